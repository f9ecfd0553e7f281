"""Events for journalists: made, opened, changed, called off."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.press.actions.accreditation import EventPlan, make_event, open_event
from orkhon.press.actions.event_changes import call_off_event, change_event
from orkhon.press.forms.accreditation import EventForm
from orkhon.press.models import PressEvent
from orkhon.press.permissions import can_accredit
from orkhon.press.queries.accreditation import events, is_open, local_words
from orkhon.press.views.doors import accrediting, event_of, inside
from orkhon.record.refusals import Refusal


@require_safe
@inside
def event_list(request: HttpRequest) -> HttpResponse:
    """Every event, with how many asked."""
    now = timezone.now()
    return render(
        request,
        "press/events.html",
        {
            "events": [(one, is_open(one, now)) for one in events()],
            "may_accredit": can_accredit(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@accrediting
def new(request: HttpRequest) -> HttpResponse:
    """Make an event."""
    form = EventForm(
        request.POST if request.method == "POST" else None,
        initial={"zone": timezone.get_current_timezone_name()},
    )
    if form.is_bound and form.is_valid():
        try:
            made = make_event(_plan(form), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("press:event", made.key)
    return _form(request, form)


@require_http_methods(["GET", "POST"])
@accrediting
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is said of an event."""
    held = event_of(key)
    form = EventForm(
        request.POST if request.method == "POST" else None, initial=_said(held)
    )
    if form.is_bound and form.is_valid():
        try:
            change_event(held, _plan(form), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Changed."))
            return redirect("press:event", key)
    return _form(request, form, held)


@require_POST
@accrediting
def calling_off(request: HttpRequest, key: str) -> HttpResponse:
    """It does not take place."""
    try:
        call_off_event(
            event_of(key), why=request.POST.get("why", ""), by=reader(request)
        )
        messages.success(request, _("It is called off."))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:event", key)


@require_POST
@accrediting
def opening(request: HttpRequest, key: str) -> HttpResponse:
    """Open the public form, or close it."""
    opened = request.POST.get("act") != "close"
    try:
        open_event(event_of(key), by=reader(request), opened=opened)
        messages.success(
            request, _("Journalists may ask.") if opened else _("The form is closed.")
        )
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:event", key)


def _form(
    request: HttpRequest, form: EventForm, event: PressEvent | None = None
) -> HttpResponse:
    return render(
        request,
        "press/event_form.html",
        {"form": form, "event": event},
        status=422 if form.errors else 200,
    )


def _said(event: PressEvent) -> dict[str, object]:
    """As the form shows what holds: hours by the clock of the place."""
    return {
        "title": event.title,
        "place": event.place,
        "begins": _naive(local_words(event.begins_at, event.time_zone)),
        "asks_until": _naive(local_words(event.asks_until, event.time_zone)),
        "zone": event.time_zone,
        "seats": event.seats,
        "keep_days": event.keep_days,
        "session": event.session,
        "mission": event.mission,
        "visit": event.visit,
    }


def _plan(form: EventForm) -> EventPlan:
    said = form.cleaned_data
    return EventPlan(
        title=said["title"],
        place=said["place"],
        begins=_naive(said["begins"]),
        asks_until=_naive(said["asks_until"]),
        zone=said["zone"],
        keep_days=said["keep_days"],
        seats=said["seats"],
        of=said["session"] or said["mission"] or said["visit"],
    )


def _naive(moment: datetime) -> datetime:
    """As it was written: the zone stands in a field of its own."""
    return moment.replace(tzinfo=None)
