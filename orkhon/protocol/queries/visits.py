"""What is due of visits: those ahead, answers, conflicts, prints that are old."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from orkhon.protocol.models import Invitation, Visit
from orkhon.protocol.queries.book import books_of
from orkhon.protocol.queries.conflicts import Said, conflicts_of
from orkhon.protocol.queries.printed import PrintState, print_states

State = Visit.State
OPEN = (State.PLANNED, State.CONFIRMED)
SOON = timedelta(days=30)
WATCHED = 6
"""Visits whose programmes are looked through for the first page."""


@dataclass(frozen=True)
class Watched:
    """A visit that goes on or comes, with what is wrong in it.

    Attributes:
        old: Prints that are not true any more.
    """

    visit: Visit
    conflicts: tuple[Said, ...]
    old: tuple[PrintState, ...]


def visits() -> QuerySet[Visit]:
    """Visits with what their lists show."""
    return Visit.objects.select_related("guest__country", "host__country", "category")


def ahead(today: date) -> QuerySet[Visit]:
    """Open visits that are not over, the next first."""
    return (
        visits()
        .filter(progress__in=OPEN, ends_on__gte=today)
        .order_by("begins_on", "title")
    )


def unsaid(today: date) -> QuerySet[Visit]:
    """Open visits whose days are over: nobody said that they were held."""
    return (
        visits()
        .filter(progress__in=OPEN, ends_on__lt=today)
        .order_by("begins_on", "title")
    )


def past() -> QuerySet[Visit]:
    """Visits that were held or cancelled, the latest first."""
    return visits().filter(progress__in=(State.HELD, State.CANCELLED))


def watched(today: date) -> list[Watched]:
    """The next visits with their conflicts and old prints."""
    found = []
    for book in books_of(ahead(today)[:WATCHED]):
        found.append(
            Watched(
                book.visit,
                tuple(conflicts_of(book)),
                tuple(one for one in print_states(book) if one.is_old),
            )
        )
    return found


def unanswered() -> QuerySet[Invitation]:
    """Invitations that wait for an answer; those with the nearest deadline first."""
    return (
        Invitation.objects.filter(
            answer=Invitation.Answer.WAITING, visit__progress__in=OPEN
        )
        .select_related("visit", "to_person", "to_body__country")
        .order_by(F("answer_by").asc(nulls_last=True), "sent_on")
    )


@dataclass(frozen=True)
class VisitDue:
    """A visit that begins, or an invitation whose answer is due."""

    day: date
    visit: Visit
    invitation: Invitation | None = None


def visits_due(today: date) -> list[VisitDue]:
    """Visits that begin and answers that are due within 30 days, the nearest first."""
    found = [
        VisitDue(one.begins_on, one)
        for one in ahead(today).filter(begins_on__lte=today + SOON)
        if one.begins_on >= today
    ]
    found += [
        VisitDue(one.answer_by, one.visit, one)
        for one in unanswered().filter(answer_by__lte=today + SOON)
        if one.answer_by is not None
    ]
    return sorted(found, key=lambda one: (one.day, one.visit.title))
