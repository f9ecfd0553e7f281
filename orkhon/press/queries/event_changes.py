"""How an event for journalists was changed: from what, to what, as the record has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import Mission
from orkhon.press.models import PressEvent
from orkhon.press.queries.accreditation import local_words
from orkhon.proceedings.models import Session
from orkhon.protocol.models import Visit
from orkhon.record.actions import subject_of
from orkhon.record.queries import history

WHERE_AND_WHEN = frozenset({"place", "begins_at"})
"""Of these the accredited are told."""
TOLD = WHERE_AND_WHEN | {"title", "asks_until"}
"""Of these everybody reads who reads the public form."""
Particulars = Mapping[str, JSON]
_KINDS = {"session": Session, "mission": Mission, "visit": Visit}


@dataclass(frozen=True)
class ChangedLine:
    """One thing that is said of an event, before and after, in the language in force.

    Attributes:
        name: As `particulars` calls it.
    """

    name: str
    label: str
    was: str
    now: str


@dataclass(frozen=True)
class EventChange:
    """One act that changed an event; `by` is the actor's id."""

    at: datetime
    by: str
    lines: tuple[ChangedLine, ...]


def particulars(event: PressEvent) -> dict[str, JSON]:
    """What is said of an event, as an entry of the record keeps it."""
    of = event.session or event.mission or event.visit
    return {
        "title": event.title,
        "place": event.place,
        "begins_at": event.begins_at.isoformat(),
        "time_zone": event.time_zone,
        "asks_until": event.asks_until.isoformat(),
        "seats": event.seats,
        "keep_days": event.keep_days,
        "of": "" if of is None else subject_of(of),
    }


def changed_lines(was: Particulars, now: Particulars) -> tuple[ChangedLine, ...]:
    """What differs, in words; hours by the clock that held when each was said."""
    found = (
        ChangedLine(name, label, _in_words(name, was), _in_words(name, now))
        for name, label in _labels().items()
    )
    return tuple(one for one in found if one.was != one.now)


def event_changes(event: PressEvent) -> tuple[EventChange, ...]:
    """Every change of an event, the last one first.

    An entry says only what changed, so they are read back from what holds now. Behind
    one that was erased from the record nothing is known.
    """
    found, after = [], particulars(event)
    for line in reversed(history(subject_of(event))):
        if line.verb != "press.event.change":
            continue
        if line.payload is None:
            break
        before = after | _said_before(line.payload)
        found.append(EventChange(line.at, line.actor, changed_lines(before, after)))
        after = before
    return tuple(found)


def public_changes(event: PressEvent) -> tuple[EventChange, ...]:
    """What a reader of the public form may have read otherwise; nobody is named."""
    opened = [
        line.at
        for line in history(subject_of(event))
        if line.verb == "press.event.open"
    ]
    found = (
        replace(
            one, by="", lines=tuple(line for line in one.lines if line.name in TOLD)
        )
        for one in event_changes(event)
        if opened and one.at >= opened[0]
    )
    return tuple(one for one in found if one.lines)


def _said_before(payload: Mapping[str, JSON]) -> dict[str, JSON]:
    was = payload["was"]
    return dict(was) if isinstance(was, dict) else {}


def _labels() -> dict[str, str]:
    return {
        "title": pgettext("event", "Title"),
        "place": _("Place"),
        "begins_at": _("Begins"),
        "asks_until": _("Journalists may ask until"),
        "seats": _("Seats"),
        "keep_days": _("Personal data are kept for, in days after the event"),
        "of": pgettext("event", "Part of"),
    }


def _in_words(name: str, said: Particulars) -> str:
    value = said[name]
    if name in ("begins_at", "asks_until"):
        zone = str(said["time_zone"])
        here = local_words(datetime.fromisoformat(str(value)), zone)
        return f"{here:%Y-%m-%d %H:%M} ({zone})"
    if name == "seats" and value is None:
        return pgettext("seats", "no limit")
    if name == "of" and value:
        kind, _slash, key = str(value).removeprefix("orkhon:").partition("/")
        # What it was part of may be gone; then its number in the record is left.
        return str(_KINDS[kind]._default_manager.filter(pk=key).first() or value)
    return str(value) or pgettext("of an event", "not said")
