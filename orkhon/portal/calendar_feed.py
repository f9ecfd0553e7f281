"""The public calendar as RFC 5545, one for each language.

Nothing of it is taken from the clock: an event is stamped with its last change in the
record and numbered by its changes, so that the same calendar is the same bytes. There
is no METHOD, since then DTSTAMP is the moment of the last change (RFC 5545, 3.8.7.2).
"""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from icalendar import Calendar, Event

from orkhon.portal.calendar_links import address_of
from orkhon.register.queries.published_events import PublishedEvent

REFRESH = timedelta(hours=6)
"""How often a calendar may ask again."""


def calendar_of(events: Iterable[PublishedEvent], language: str, origin: str) -> bytes:
    """The calendar as bytes.

    Args:
        events: Those without a fixed day are left out: a phone would name a day.
        language: Of the addresses that it leads to; in force.
        origin: Of the site, without a stroke at its end.
    """
    made = Calendar()
    made.add("prodid", f"-//Orkhon//Public calendar//{language.upper()}")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    name = pgettext("public section", "Calendar")
    made.add("x-wr-calname", name)
    made.add("name", name)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for one in events:
        if one.is_fixed:
            made.add_component(_event(one, language, origin))
    data: bytes = made.to_ical()
    return data


def _event(one: PublishedEvent, language: str, origin: str) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("sequence", one.sequence)
    if one.begins_at is None:
        event.add("dtstart", one.first)
        # The day after the last, as RFC 5545 counts whole days.
        event.add("dtend", one.last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        # A moment is written in UTC, so that no phone needs the table of a zone.
        event.add("dtstart", one.begins_at.astimezone(UTC))
        if one.ends_at is not None:
            event.add("dtend", one.ends_at.astimezone(UTC))
        event.add("description", _local(one))
    title = (
        _("Sample: %(title)s") % {"title": one.title} if one.is_sample else one.title
    )
    event.add("summary", title)
    if one.place:
        event.add("location", one.place)
    path = address_of(one, language)
    if path:
        event.add("url", f"{origin}{path}")
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    return event


def _local(one: PublishedEvent) -> str:
    """“10:00 there (Asia/Bishkek)”: a calendar shows the reader's own hour."""
    if one.begins_at is None:  # pragma: no cover -- only events with an hour ask
        raise AssertionError(f"{one.uid} has no hour")
    return _("%(hour)s there (%(zone)s)") % {
        "hour": f"{one.begins_at:%H:%M}",
        "zone": one.time_zone,
    }
