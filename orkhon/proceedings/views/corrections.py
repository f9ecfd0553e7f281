"""Corrections of minutes on screen: opening the period, making one, answering it."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.corrections import answer_correction, correct_minutes
from orkhon.proceedings.actions.minutes_approval import open_corrections
from orkhon.proceedings.forms.minutes import (
    AnswerForm,
    CorrectionForm,
    LetterCorrectionForm,
    OpenForm,
)
from orkhon.proceedings.models import Correction
from orkhon.proceedings.permissions import can_run_sitting
from orkhon.proceedings.queries.minutes import attended
from orkhon.proceedings.queries.sessions import clock_of, zone_of
from orkhon.proceedings.views.doors import inside, running, sitting_of
from orkhon.proceedings.views.minutes import (
    back,
    minutes_or_404,
    paragraph_of,
    readable,
    who_may_be_named,
)
from orkhon.record.clocks import moment_on
from orkhon.record.refusals import Refusal

USUAL_DAYS = 7
"""Proposed in the form, and no rule: the legal documents’ own period was not found."""


@require_http_methods(["GET", "POST"])
@running
def open_period(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put the draft before those who attended, until a deadline."""
    sitting = sitting_of(key, number)
    found = minutes_or_404(sitting)
    coming = clock_of(sitting.session, timezone.now() + timedelta(days=USUAL_DAYS))
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        initial={
            "closes": coming.replace(
                hour=18, minute=0, second=0, microsecond=0, tzinfo=None
            ),
            "time_zone": zone_of(sitting.session).key,
        },
    )
    if form.is_bound and form.is_valid():
        try:
            open_corrections(found, **form.cleaned_data, by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return back(sitting)
    return render(
        request,
        "proceedings/minutes_open.html",
        {
            "session": sitting.session,
            "sitting": sitting,
            "form": form,
            "people": attended(sitting),
            "part": "minutes",
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def correct(
    request: HttpRequest, key: str, number: int, paragraph: int
) -> HttpResponse:
    """Say how a paragraph should read."""
    sitting = sitting_of(key, number)
    people = who_may_be_named(request, sitting)
    if readable(request, sitting) is None or not people:
        raise Http404("no such page")
    found = paragraph_of(sitting, paragraph)
    kind = LetterCorrectionForm if can_run_sitting(request.user) else CorrectionForm
    form = kind(
        request.POST if request.method == "POST" else None,
        initial={"text": found.text},
        people=people,
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        came = given.get("received_at")
        try:
            correct_minutes(
                found,
                given["participant"],
                given["text"],
                by=reader(request),
                reason=given["reason"],
                received_at=None
                if came is None
                else moment_on(came, found.minutes.time_zone),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The correction is kept; it waits for an answer.")
            )
            return back(sitting, f"p{paragraph}")
    return render(
        request,
        "proceedings/minutes_correct.html",
        {
            "session": sitting.session,
            "sitting": sitting,
            "form": form,
            "paragraph": found,
            "part": "minutes",
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@running
def answer(request: HttpRequest, key: str, number: int, pk: UUID) -> HttpResponse:
    """Take a correction over, or decline it with a reason."""
    sitting = sitting_of(key, number)
    found = get_object_or_404(
        Correction.objects.select_related(
            "paragraph__minutes", "participant__body__country"
        ),
        pk=pk,
        paragraph__minutes__sitting=sitting,
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            answer_correction(
                found,
                given["answer"],
                by=reader(request),
                note=given["note"],
                text=given["text"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return back(sitting, f"p{found.paragraph.number}")
    return render(
        request,
        "proceedings/minutes_answer.html",
        {
            "session": sitting.session,
            "sitting": sitting,
            "form": form,
            "correction": found,
            "part": "minutes",
        },
        status=422 if form.errors else 200,
    )
