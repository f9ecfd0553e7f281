"""The timeline of a mission: its steps, and the same as a calendar file."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from orkhon.accounts.reader import reader
from orkhon.observation.actions.timeline import (
    add_step,
    change_step,
    complete_step,
    drop_step,
    take_back_step,
)
from orkhon.observation.forms.missions import StepForm
from orkhon.observation.models import Mission, MissionStep
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.missions import is_list_sent
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.missions import overview

ACTS: dict[str, Callable[..., object]] = {
    "done": complete_step,
    "undo": take_back_step,
    "drop": drop_step,
}


@require_POST
@inside
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Enter a step."""
    mission = mission_of(request, number, can_run)
    form = StepForm(request.POST)
    if form.is_valid():
        try:
            made = add_step(mission, form.plan(mission), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered: %(step)s.") % {"step": made})
            return _back(mission)
    return overview(request, mission, step=form)


@require_POST
@inside
def step(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A step is done, not done after all, dropped, or something else (`act`)."""
    mission = mission_of(request, number, can_run)
    found = get_object_or_404(MissionStep, mission=mission, pk=pk)
    act = ACTS.get(request.POST.get("act", ""))
    try:
        if act is not None:
            act(found, by=reader(request))
            return _back(mission)
        form = StepForm(request.POST)
        if form.is_valid():
            change_step(found, form.plan(mission), by=reader(request))
            messages.success(request, _("The step is changed."))
            return _back(mission)
    except ValueError as error:
        messages.error(request, str(error))
        return _back(mission)
    return overview(request, mission, step=form)


@require_GET
@inside
def calendar(request: HttpRequest, number: int) -> HttpResponse:
    """The steps and the deadline of the list as RFC 5545."""
    mission = mission_of(request, number)
    data = _calendar(mission, timezone.now())
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="mission-{mission.number}.ics"'
    )
    return response


def _calendar(mission: Mission, now: datetime) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Orkhon//Missions//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", mission.title)
    made.add("x-wr-timezone", mission.time_zone)
    for one in mission.steps.exclude(due_at=None):
        if one.due_at is not None:
            done = _("done: %(step)s") % {"step": one.title}
            words = done if one.done_at else one.title
            made.add_component(
                _event(f"{one.pk}@orkhon", words, one.due_at, now, one.place)
            )
    deadline = list_deadline(mission, now)
    if deadline is not None and not is_list_sent(mission):
        made.add_component(
            _event(
                f"{mission.pk}-list@orkhon",
                _("The list is due at the ministry: %(mission)s")
                % {"mission": mission},
                deadline.at,
                now,
                "",
            )
        )
    data: bytes = made.to_ical()
    return data


def _event(uid: str, words: str, at: datetime, now: datetime, place: str) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now)
    # In UTC: every calendar shows it in the zone of whoever looks.
    event.add("dtstart", at.astimezone(UTC))
    event.add("summary", words)
    if place:
        event.add("location", place)
    return event


def _back(mission: Mission) -> HttpResponse:
    return redirect("observation:mission", mission.number)
