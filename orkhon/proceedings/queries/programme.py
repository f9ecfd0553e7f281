"""The programme of a session, its sittings among the other lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from orkhon.proceedings.models import ProgrammeLine, Session, Sitting
from orkhon.proceedings.queries.sessions import clock_of


@dataclass(frozen=True)
class Entry:
    """One line; a sitting has its row, any other line too.

    Attributes:
        begins_at: On the clock of the session's place, like `ends_at`.
        meets: Titles of lines for the same people that take place at the same time.
    """

    begins_at: datetime
    ends_at: datetime | None
    title: str
    place: str
    audience: str
    note: str
    sitting: Sitting | None = None
    line: ProgrammeLine | None = None
    meets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """The lines of a day, in time."""

    day: date
    entries: tuple[Entry, ...]


def programme(session: Session) -> tuple[Day, ...]:
    """Sittings and lines by day on the clock of the session's place; two queries."""
    found = sorted(_entries(session), key=lambda one: (one.begins_at, one.title))
    marked = [_with_meetings(one, found) for one in found]
    return tuple(
        Day(day, tuple(entries))
        for day, entries in groupby(marked, key=lambda one: one.begins_at.date())
    )


def sitting_words(sitting: Sitting) -> str:
    """“Sitting 2”, or with its name: “Sitting 1: Opening”."""
    words = _("Sitting %(number)d") % {"number": sitting.number}
    return f"{words}: {sitting.title}" if sitting.title else words


def _entries(session: Session) -> Iterator[Entry]:
    for sitting in session.sittings.all():
        yield Entry(
            begins_at=clock_of(session, sitting.begins_at),
            ends_at=None
            if sitting.ends_at is None
            else clock_of(session, sitting.ends_at),
            title=sitting_words(sitting),
            place=sitting.place,
            audience="",
            note="",
            sitting=sitting,
        )
    for line in session.programme.all():
        yield Entry(
            begins_at=clock_of(session, line.begins_at),
            ends_at=None if line.ends_at is None else clock_of(session, line.ends_at),
            title=line.title,
            place=line.place,
            audience=line.audience,
            note=line.note,
            line=line,
        )


def _with_meetings(one: Entry, others: list[Entry]) -> Entry:
    meets = tuple(
        other.title for other in others if other is not one and _meet(one, other)
    )
    return replace(one, meets=meets) if meets else one


def _meet(one: Entry, other: Entry) -> bool:
    """Whether the same people are asked to be in two places at once.

    Lines for different people may go side by side; an end that is not known excludes
    nothing.
    """
    if one.audience != other.audience or one.place == other.place != "":
        return False
    first, second = sorted((one, other), key=lambda each: each.begins_at)
    if first.begins_at == second.begins_at:
        return True
    return first.ends_at is not None and first.ends_at > second.begins_at
