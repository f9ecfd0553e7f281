"""The statements of a mission; beginning another one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.changing import change_statement
from orkhon.observation.forms.statements import (
    BeginForm,
    ChangeForm,
    offered_sentences,
)
from orkhon.observation.models import Mission, Sentence, Statement
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.queries.statements.listing import (
    published_statements,
    statement_lines,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.statements.doors import statement_of
from orkhon.record.refusals import Refusal


@require_GET
@inside
def statements(request: HttpRequest, number: int) -> HttpResponse:
    """Every statement of a mission, the newest first."""
    mission = mission_of(request, number, can_write_statement)
    return render(
        request,
        "observation/statements.html",
        {
            "mission": mission,
            "part": "statements",
            "lines": statement_lines(mission),
        },
    )


@require_http_methods(["GET", "POST"])
@inside
def begin(request: HttpRequest, number: int) -> HttpResponse:
    """Begin a statement; `?from=1` offers the sentences of published statement 1."""
    mission = mission_of(request, number, can_write_statement)
    earlier = _earlier(mission, request.GET.get("from", ""))
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        sentences=offered_sentences(mission, earlier),
        initial=_initial(earlier),
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = begin_statement(
                mission,
                said["kind"],
                said["authentic"],
                said["languages"],
                by=reader(request),
                joint_with=form.joint(),
                place=said["place"],
                sentences=_taken(said.get("taken", [])),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Begun: %(statement)s.") % {"statement": made})
            return redirect("observation:statement", mission.number, made.number)
    return render(
        request,
        "observation/statement_begin.html",
        {
            "mission": mission,
            "part": "statements",
            "form": form,
            "earlier": earlier,
            "published": published_statements(mission),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def change(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Change languages, partners, place or day of a statement."""
    found = statement_of(request, number, statement)
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        initial=ChangeForm.initial_of(found),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_statement(found, form.facts(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:statement", number, statement)
    return render(
        request,
        "observation/statement_change.html",
        {
            "mission": found.mission,
            "part": "statements",
            "statement": found,
            "form": form,
        },
        status=422 if request.method == "POST" else 200,
    )


def _earlier(mission: Mission, asked: str) -> Statement | None:
    if not asked.isdecimal() or len(asked) > 4:
        return None
    return next(
        (one for one in published_statements(mission) if one.number == int(asked)),
        None,
    )


def _initial(earlier: Statement | None) -> dict[str, object]:
    if earlier is None:
        return {"kind": Statement.Kind.STATEMENT, "authentic": "en"}
    return {
        "kind": Statement.Kind.PRESS,
        "authentic": earlier.authentic,
        "languages": earlier.languages,
        "joint_with": "\n".join(earlier.joint_with),
        "place": earlier.place,
    }


def _taken(keys: list[str]) -> list[Sentence]:
    return list(
        Sentence.objects.filter(pk__in=keys)
        .select_related("section__statement", "citation")
        .prefetch_related("texts", "findings", "figures")
        .order_by("section__precedence", "precedence")
    )
