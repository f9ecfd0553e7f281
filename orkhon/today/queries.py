"""What the first screen shows, as of a moment; the number of queries is constant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    Contact,
    Participation,
    Report,
)
from orkhon.dialogue.queries.reports import waiting_reports
from orkhon.engines import periods
from orkhon.legislation.queries.comments import RoundLine
from orkhon.legislation.queries.way import Due
from orkhon.observation.queries.missions import ListDue
from orkhon.proceedings.models import Obligation, Sitting
from orkhon.proceedings.queries.sessions import Due as SessionDue
from orkhon.protocol.queries.visits import VisitDue
from orkhon.record.models import Citation
from orkhon.register.models import Chairmanship, State
from orkhon.register.queries import PostHeld, terms_ending

HORIZON = timedelta(days=90)
"""How far ahead an ending term is a deadline."""
SOON = timedelta(days=30)
"""How far ahead an open promise is a deadline."""
MEETINGS = 6
OVERDUE = 8
SOURCES = 8
DEADLINES = 10
"""Rows that a section shows; the heading gives the whole number and leads to it."""


@dataclass(frozen=True)
class Meeting:
    """A planned contact, with who is expected."""

    contact: Contact
    people: tuple[Participation, ...]
    citation: Citation | None


@dataclass(frozen=True)
class PromiseDue:
    """An open promise with those who owe it and are owed it."""

    promise: Commitment
    owners: tuple[CommitmentParty, ...]
    beneficiaries: tuple[CommitmentParty, ...]
    days_late: int


@dataclass(frozen=True)
class DueToday:
    """One row of the day: a meeting or a promise, at an hour where one is set."""

    kind: Literal["meeting", "to-complete", "promise"]
    at: time | None
    meeting: Meeting | None = None
    promise: PromiseDue | None = None


@dataclass(frozen=True)
class Deadline:
    """Something that ends or falls due: a term, a promise, a chair, a round of comments.

    Or the time for a mission's list, for a step of a draft, for a session, for what a
    memorandum obliges to, for a visit or the answer to its invitation.
    """

    kind: Literal[
        "term",
        "promise",
        "chair",
        "list",
        "round",
        "step",
        "session",
        "obligation",
        "visit",
    ]
    day: date
    on: str
    term: PostHeld | None = None
    promise: PromiseDue | None = None
    chair: Chairmanship | None = None
    mission_list: ListDue | None = None
    round: RoundLine | None = None
    step: Due | None = None
    session: SessionDue | None = None
    obligation: Obligation | None = None
    visit: VisitDue | None = None


@dataclass(frozen=True)
class WaitingReport:
    """A report with proposals that nobody has answered."""

    report: Report
    waiting: int
    total: int


@dataclass(frozen=True)
class Desk:
    """The working day of the Secretariat."""

    due: tuple[DueToday, ...]
    overdue: tuple[PromiseDue, ...]
    overdue_count: int
    open_count: int
    waiting: tuple[WaitingReport, ...]
    waiting_sources: int
    waiting_proposals: int
    meetings: tuple[Meeting, ...]


def desk(now: datetime) -> Desk:
    """What is due, late, waiting and next, on the local day of `now`."""
    today = now.date()
    promises = [_promise(one, today) for one in _open_promises(until=today + SOON)]
    overdue = [one for one in promises if one.days_late > 0]
    planned = [_meeting(one) for one in _planned()]
    # The counts are annotations, which the type of the rows does not name.
    reports: Iterable[Any] = waiting_reports().defer("source__text")
    waiting = [
        WaitingReport(report, report.waiting, report.total) for report in reports
    ]
    return Desk(
        due=tuple(sorted(_due(planned, promises, today), key=_hour)),
        overdue=tuple(overdue[:OVERDUE]),
        overdue_count=len(overdue),
        open_count=_open().count(),
        waiting=tuple(waiting[:SOURCES]),
        waiting_sources=len(waiting),
        waiting_proposals=sum(one.waiting for one in waiting),
        meetings=tuple(one for one in planned if _opens_after(one, today))[:MEETINGS],
    )


def deadlines(
    today: date,
    *,
    with_promises: bool,
    lists: Iterable[ListDue] = (),
    rounds: Iterable[RoundLine] = (),
    steps: Iterable[Due] = (),
    sessions: Iterable[SessionDue] = (),
    obligations: Iterable[Obligation] = (),
    visits: Iterable[VisitDue] = (),
) -> tuple[Deadline, ...]:
    """Terms and chairmanships that end within 90 days; the rest within 30.

    Args:
        with_promises: False for those who do not see the dialogue.
        lists: Lists of observers that fall due, as far as the reader brings in names.
        rounds: Rounds of comments that are open to the reader.
        steps: Steps of drafts that are ahead or late.
        sessions: What sessions wait for.
        obligations: What memoranda oblige to, still open.
        visits: Visits that begin, and invitations whose answer is due.
    """
    found = [
        Deadline(
            "list",
            one.deadline.at.date(),
            one.deadline.at.date().isoformat(),
            mission_list=one,
        )
        for one in lists
    ]
    for line in rounds:
        closes = timezone.localtime(line.round.closes_at).date()
        if closes <= today + SOON:
            found.append(Deadline("round", closes, closes.isoformat(), round=line))
    for due in steps:
        day, planned = due.step.day, due.step.planned_on
        if day is not None and day <= today + SOON:
            found.append(Deadline("step", day, planned, step=due))
    found += [
        Deadline("session", one.day, one.day.isoformat(), session=one)
        for one in sessions
        if one.day <= today + HORIZON
    ]
    found += [
        Deadline("obligation", one.due_day, one.due_on, obligation=one)
        for one in obligations
        if one.due_day is not None
    ]
    found += [
        Deadline("visit", one.day, one.day.isoformat(), visit=one) for one in visits
    ]
    found += [
        Deadline("term", one.to_day, one.ends_on, term=one)
        for one in terms_ending(today + HORIZON, since=today)
        if one.to_day is not None
    ]
    chairs = (
        Chairmanship.objects.filter(
            state=State.CONFIRMED, to_day__gte=today, to_day__lte=today + HORIZON
        )
        .select_related("assembly", "parliament", "citation__source")
        .defer("citation__source__text")
    )
    found += [
        Deadline("chair", one.to_day, one.to_on, chair=one)
        for one in chairs
        if one.to_day is not None
    ]
    if with_promises:
        found += [
            Deadline("promise", one.due_day, one.due, promise=_promise(one, today))
            for one in _open_promises(until=today + SOON, after=today)
            if one.due_day is not None
        ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind))[:DEADLINES])


def open_sittings() -> QuerySet[Sitting]:
    """Sittings that go on now, the latest opened first."""
    return (
        Sitting.objects.filter(opened_at__isnull=False, closed_at=None)
        .select_related("session", "floor__item")
        .order_by("-opened_at")
    )


def _open() -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        state=State.CONFIRMED, status__in=Commitment.OPEN_STATUSES
    )


def _open_promises(*, until: date, after: date | None = None) -> QuerySet[Commitment]:
    rows = _open().filter(due_day__lte=until)
    if after is not None:
        rows = rows.filter(due_day__gt=after)
    return (
        rows.select_related("citation__source")
        .defer("citation__source__text")
        .prefetch_related("parties__person", "parties__body")
        .order_by("due_day", "pk")
    )


def _planned() -> QuerySet[Contact]:
    expected = Participation.objects.filter(
        role=Participation.Role.PARTICIPANT
    ).select_related("person", "body")
    cited = Citation.objects.select_related("source").defer("source__text")
    return (
        Contact.objects.filter(state=Contact.State.PLANNED, merged_into=None)
        .filter(Q(on_day__isnull=False))
        .prefetch_related(
            Prefetch("participations", queryset=expected),
            Prefetch("citations", queryset=cited),
        )
        .order_by("on_day", "at_time", "pk")
    )


def _meeting(contact: Contact) -> Meeting:
    citations = list(contact.citations.all())
    return Meeting(
        contact=contact,
        people=tuple(contact.participations.all()),
        citation=citations[0] if citations else None,
    )


def _promise(promise: Commitment, today: date) -> PromiseDue:
    parties = list(promise.parties.all())
    late = 0 if promise.due_day is None else (today - promise.due_day).days
    return PromiseDue(
        promise=promise,
        owners=_side(parties, CommitmentParty.Side.OWNER),
        beneficiaries=_side(parties, CommitmentParty.Side.BENEFICIARY),
        days_late=max(late, 0),
    )


def _side(parties: list[CommitmentParty], side: str) -> tuple[CommitmentParty, ...]:
    return tuple(one for one in parties if one.side == side)


def _due(
    planned: list[Meeting], promises: list[PromiseDue], today: date
) -> Iterator[DueToday]:
    for one in planned:
        last = periods.latest(one.contact.until or one.contact.on)
        if last is not None and last < today:
            yield DueToday("to-complete", None, meeting=one)
        elif one.contact.on == today.isoformat():
            yield DueToday("meeting", one.contact.at_time, meeting=one)
    for promise in promises:
        if promise.promise.due == today.isoformat():
            yield DueToday("promise", None, promise=promise)


def _opens_after(meeting: Meeting, today: date) -> bool:
    """Not held yet and not on today's list; a month that has begun still counts."""
    last = periods.latest(meeting.contact.on)
    return last is not None and last > today


def _hour(row: DueToday) -> tuple[time, str]:
    return (row.at or time.max, row.kind)
