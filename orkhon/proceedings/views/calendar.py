"""The calendar of sessions: RFC 5545, fetched by phones without a login.

Its address holds the signed token of the account's other calendar and ends with it.
Who reads promises finds them in it too, so that one address is enough.
"""

from datetime import UTC, date, datetime

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST
from icalendar import Calendar, Event

from orkhon.accounts.models import User
from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.promises import renew_feed_address
from orkhon.dialogue.permissions import can_read as can_read_promises
from orkhon.dialogue.queries.promises import find_promises
from orkhon.dialogue.views.calendar import account_of, promise_events, token_of
from orkhon.proceedings.permissions import can_enter, can_read_preparations
from orkhon.proceedings.queries.calendar import CalendarEvent, calendar_events
from orkhon.proceedings.views.doors import inside


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar that belongs to a token."""
    user = account_of(token)
    if not can_enter(user):
        raise Http404("no such calendar")
    now = timezone.now()
    with override(user.language or settings.LANGUAGE_CODE):
        data = _calendar(user, now, request.build_absolute_uri("/"))
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="sessions.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response


@require_POST
@inside
def renew(request: HttpRequest) -> HttpResponse:
    """Make a new address; the old one dies."""
    renew_feed_address(by=reader(request))
    messages.success(request, _("The calendar has a new address; the old one is dead."))
    return redirect("proceedings:index")


def session_feed_address(request: HttpRequest, user: User) -> str:
    """The address of the account's calendar of sessions."""
    return request.build_absolute_uri(
        reverse("proceedings:feed", args=[token_of(user)])
    )


def _calendar(user: User, now: datetime, address: str) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Orkhon//Sessions//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Sessions"))
    for one in calendar_events(now, sees_all=can_read_preparations(user)):
        made.add_component(_event(one, now, address))
    if can_read_promises(user):
        lines = find_promises(on=timezone.localdate(now))
        for event in promise_events(lines, at=now, address=address):
            made.add_component(event)
    data: bytes = made.to_ical()
    return data


def _event(one: CalendarEvent, now: datetime, address: str) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now)
    # A moment is written in UTC, so that no phone needs the table of a zone.
    event.add("dtstart", _utc(one.begins))
    if one.ends is not None:
        event.add("dtend", _utc(one.ends))
    if not isinstance(one.begins, datetime):
        event.add("transp", "TRANSPARENT")
    event.add("summary", one.summary)
    if one.description:
        event.add("description", one.description)
    if one.place:
        event.add("location", one.place)
    event.add("url", f"{address.rstrip('/')}{one.path}")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    return event


def _utc(when: date | datetime) -> date | datetime:
    return when.astimezone(UTC) if isinstance(when, datetime) else when
