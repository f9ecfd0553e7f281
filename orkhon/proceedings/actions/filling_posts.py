"""The register after an election: a membership begins, those before it end."""

from dataclasses import dataclass
from datetime import date

from django.utils import translation

from orkhon.engines import periods
from orkhon.proceedings.models import Appointment, Question
from orkhon.proceedings.queries.appointments import is_held_by_one
from orkhon.proceedings.queries.decisions_record import decision_of
from orkhon.proceedings.queries.minutes_proposal import decided_words
from orkhon.record.actions import cite, keep_source
from orkhon.record.models import Citation
from orkhon.record.roles import Actor
from orkhon.register.actions import (
    begin_membership,
    correct_membership,
    end_membership,
)
from orkhon.register.models import Membership, State


@dataclass(frozen=True)
class Filled:
    """What the register says since: who began, and the ids of those who ended."""

    membership: Membership
    ended: tuple[str, ...]


def fill_post(appointment: Appointment, question: Question, *, by: Actor) -> Filled:
    """Bring the register up to date in the caller's transaction.

    A post of one holder passes from whoever has it; of several deputies the one who
    stands for the same parliament ends.

    Raises:
        RegisterError: the register holds something else of these days.
    """
    citation = _cited(appointment, question, by=by)
    ended = tuple(
        str(_ended(row, appointment, citation, by=by).pk)
        for row in _before(appointment)
    )
    begun = begin_membership(
        appointment.person,
        appointment.post.body,
        by=by,
        post=appointment.post,
        on_behalf_of=appointment.on_behalf_of,
        from_on=appointment.from_on,
        to_on=appointment.to_on,
        citation=citation,
    )
    return Filled(begun, ended)


def _cited(appointment: Appointment, question: Question, *, by: Actor) -> Citation:
    """The decision in words, kept as a source; the membership points into it."""
    session = appointment.session
    with translation.override("en"):
        words = decided_words(decision_of(question))
    source, _new = keep_source(
        words.encode(),
        filename=f"decision-{session.key}-{question.number}.txt",
        media_type="text/plain",
        text=words,
        language="en",
        title=f"{session.title}, decision on question {question.number}",
        published_on=session.from_on,
        by=by,
    )
    return cite(source, start=0, end=len(words), by=by)


def _before(appointment: Appointment) -> list[Membership]:
    """Who holds the post on the day on which it passes on."""
    day = periods.earliest(appointment.from_on) or date.min
    rows = Membership.objects.filter(
        post=appointment.post, state=State.CONFIRMED
    ).select_related("body", "post", "person", "on_behalf_of")
    if not is_held_by_one(appointment.post):
        rows = rows.filter(on_behalf_of=appointment.on_behalf_of)
    return [
        one
        for one in rows
        if (one.from_day is None or one.from_day < day)
        and (one.to_day is None or one.to_day > day)
    ]


def _ended(
    row: Membership, appointment: Appointment, citation: Citation, *, by: Actor
) -> Membership:
    if not row.to_on:
        return end_membership(row, by=by, on=appointment.from_on, citation=citation)
    # An end that was computed for later is corrected; the former row stays, struck,
    # and the corrected one keeps the source of its beginning.
    return correct_membership(
        row,
        by=by,
        why=f"{appointment.person} was elected from {appointment.from_on}",
        from_on=row.from_on,
        to_on=appointment.from_on,
        post=row.post,
    )
