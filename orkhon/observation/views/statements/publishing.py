"""Publishing a statement after looking at what is published; correcting one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.jobs.queries import latest
from orkhon.jobs.views import following
from orkhon.observation.actions.statements.correcting import (
    correct_statement,
    say_why,
)
from orkhon.observation.actions.statements.publishing import PUBLISH, ask_to_publish
from orkhon.observation.forms.statements import CorrectionForm
from orkhon.observation.models import Statement
from orkhon.observation.permissions import can_issue, can_write_statement
from orkhon.observation.queries.statements.blocking import blocking
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.standing import standing
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.statements.doors import one_of
from orkhon.record.actions import subject_of
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "POST"])
@inside
def publish(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """What is about to be published, with who objects; `POST` publishes it."""
    found = one_of(mission_of(request, number, can_issue), statement)
    if found.published_at is not None:
        there = redirect("observation:statement", number, statement)
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": there["Location"]})
        return there
    if request.method == "POST":
        try:
            ask_to_publish(found, seen=request.POST.get("seen", ""), by=reader(request))
        except Refusal as error:
            messages.error(request, str(error))
        return redirect("observation:publish-statement", number, statement)
    texts = composed_all(found)
    stands = standing(found, texts)
    job = latest(subject_of(found), PUBLISH)
    answer = render(
        request,
        "observation/statement_publish.html",
        {
            "mission": found.mission,
            "part": "statements",
            "statement": found,
            "texts": texts,
            "authentic": texts[found.authentic],
            "standing": stands,
            "blocks": blocking(found, texts, stands),
            "job": job,
            "is_under_way": job is not None and job.state in ("waiting", "running"),
        },
    )
    return following(request, answer, job)


@require_http_methods(["GET", "POST"])
@inside
def correct(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Begin a correction of a published statement: say why, in its languages."""
    found = one_of(mission_of(request, number, can_issue), statement)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None, statement=found
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = correct_statement(found, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Begun: %(statement)s. The published text stays as it is.")
                % {"statement": made},
            )
            return redirect("observation:statement", number, made.number)
    return _correction(request, found, form)


@require_POST
@inside
def why(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Change the words that say why a text is corrected."""
    found = one_of(mission_of(request, number, can_write_statement), statement)
    form = CorrectionForm(request.POST, statement=found)
    if form.is_valid():
        try:
            say_why(found, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:statement", number, statement)
    return _correction(request, found, form)


def _correction(
    request: HttpRequest, found: Statement, form: CorrectionForm
) -> HttpResponse:
    return render(
        request,
        "observation/statement_correct.html",
        {
            "mission": found.mission,
            "part": "statements",
            "statement": found,
            "form": form,
        },
        status=422 if form.is_bound else 200,
    )
