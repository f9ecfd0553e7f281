"""Promises: what is open, what is late, who owes whom, and what shows it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    CommitmentStep,
    Process,
    ProcessStep,
)
from orkhon.engines import names, periods
from orkhon.record.models import Citation
from orkhon.register.models import State
from orkhon.register.queries.labels import named


def called(party: CommitmentParty) -> str:
    """A party to a promise; a body by its name in the language in force."""
    if party.person is not None or party.body is None:
        return str(party)
    return named(party.body)


@dataclass(frozen=True)
class PromiseLine:
    """A promise as lists and papers show it.

    Attributes:
        days_late: Days since the last day that the due date can mean; 0 when the
            promise is not late, or its date is not known.
        citations: Every source that tells of it, the first one first.
    """

    commitment: Commitment
    owners: tuple[CommitmentParty, ...]
    beneficiaries: tuple[CommitmentParty, ...]
    days_late: int
    citations: tuple[Citation, ...]

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def owner_names(self) -> str:
        return ", ".join(called(one) for one in self.owners)

    @property
    def beneficiary_names(self) -> str:
        return ", ".join(called(one) for one in self.beneficiaries)


@dataclass(frozen=True)
class Wanted:
    """Which promises a list shows; what is left out does not narrow it.

    Attributes:
        owner: Any spelling of who owes, or of a part of the name.
        status: A value of `Commitment.Status`, or "open" for all that are not closed.
        body_id: Owed by or to this body.
    """

    owner: str = ""
    status: str = ""
    body_id: uuid.UUID | None = None
    overdue_only: bool = False


def find_promises(*, on: date, wanted: Wanted | None = None) -> list[PromiseLine]:
    """Promises as of a day: the late ones first, then by date, undated last."""
    asked = wanted or Wanted()
    rows = _rows()
    if asked.overdue_only:
        rows = rows.filter(status__in=Commitment.OPEN_STATUSES, due_day__lt=on)
    elif asked.status == "open":
        rows = rows.filter(status__in=Commitment.OPEN_STATUSES)
    elif asked.status:
        rows = rows.filter(status=asked.status)
    if asked.owner.strip():
        rows = rows.filter(pk__in=_owed_by(asked.owner))
    if asked.body_id is not None:
        rows = rows.filter(parties__body=asked.body_id)
    lines = [_line(one, on) for one in rows.distinct()]
    return sorted(
        lines,
        key=lambda line: (
            not line.is_late,
            line.commitment.status not in Commitment.OPEN_STATUSES,
            line.commitment.due_day is None,
            line.commitment.due_day or on,
            line.commitment.what,
        ),
    )


def overdue(day: date) -> list[PromiseLine]:
    """Open promises whose last possible day is past."""
    return find_promises(on=day, wanted=Wanted(overdue_only=True))


def due_between(first: date, last: date) -> list[PromiseLine]:
    """Open promises whose last possible day lies within the days given."""
    rows = _rows().filter(
        status__in=Commitment.OPEN_STATUSES, due_day__range=(first, last)
    )
    return [_line(one, first) for one in rows.order_by("due_day", "what")]


def open_count() -> int:
    """How many promises are open."""
    return (
        Commitment.objects.filter(status__in=Commitment.OPEN_STATUSES)
        .exclude(state=State.SUPERSEDED)
        .count()
    )


def commitments_with(
    *,
    person_ids: Iterable[uuid.UUID] = (),
    body_ids: Iterable[uuid.UUID] = (),
    on: date,
    open_only: bool = True,
) -> tuple[list[PromiseLine], list[PromiseLine]]:
    """Promises of both sides: what they owe, and what is owed to them.

    A promise given at a contact with them and owed by nobody of them counts as owed
    to them only when the source says so.
    """
    persons, bodies = list(person_ids), list(body_ids)
    both = []
    for side in (CommitmentParty.Side.OWNER, CommitmentParty.Side.BENEFICIARY):
        mine = CommitmentParty.objects.filter(
            Q(person__in=persons) | Q(body__in=bodies), side=side
        ).values("commitment")
        rows = _rows().filter(pk__in=mine)
        if open_only:
            rows = rows.filter(status__in=Commitment.OPEN_STATUSES)
        both.append([_line(one, on) for one in rows])
    owed_by, owed_to = both
    return owed_by, owed_to


def promises_of(contact_ids: Iterable[uuid.UUID], *, on: date) -> list[PromiseLine]:
    """Promises given at a contact, all its rows taken together.

    One that two reports tell of is there once, with both sources.
    """
    ids = list(contact_ids)
    repeated = CommitmentStep.objects.filter(
        status=Commitment.Status.SUPERSEDED, superseded_by__contact__in=ids
    ).values("commitment")
    rows = _rows().filter(contact__in=ids)
    rows = rows.exclude(pk__in=repeated, status=Commitment.Status.SUPERSEDED)
    return [_line(one, on) for one in rows]


def promise(commitment: Commitment, *, on: date) -> PromiseLine:
    """One promise with its parties and sources."""
    return _line(_rows().get(pk=commitment.pk), on)


def commitments() -> QuerySet[Commitment]:
    """Promises that were not taken back."""
    return Commitment.objects.exclude(state=State.SUPERSEDED)


def steps_of(commitment: Commitment) -> list[CommitmentStep]:
    """How a promise came to stand as it does, in time, with the evidence."""
    return list(
        commitment.steps.select_related(
            "citation__source", "by", "contact", "superseded_by"
        ).defer("citation__source__text")
    )


def processes() -> QuerySet[Process]:
    """What goes through stages, with each stage as a source claims it."""
    return (
        Process.objects.select_related("owner", "with_body")
        .prefetch_related(
            Prefetch(
                "steps",
                ProcessStep.objects.select_related("citation__source")
                .defer("citation__source__text")
                .order_by(F("on_day").asc(nulls_last=True), "pk"),
            )
        )
        .order_by("title")
    )


def _rows() -> QuerySet[Commitment]:
    return (
        commitments()
        .select_related("citation__source", "contact")
        .defer("citation__source__text")
        .prefetch_related(
            Prefetch(
                "parties",
                CommitmentParty.objects.select_related("person", "body"),
            ),
            Prefetch(
                "further",
                Citation.objects.select_related("source").defer("source__text"),
            ),
        )
        .order_by(F("due_day").asc(nulls_last=True), "what", "pk")
    )


def _line(commitment: Commitment, on: date) -> PromiseLine:
    parties = list(commitment.parties.all())
    last = periods.latest(commitment.due)
    late = 0
    if last is not None and commitment.status in Commitment.OPEN_STATUSES:
        late = max((on - last).days, 0)
    first = [] if commitment.citation is None else [commitment.citation]
    return PromiseLine(
        commitment=commitment,
        owners=_side(parties, CommitmentParty.Side.OWNER),
        beneficiaries=_side(parties, CommitmentParty.Side.BENEFICIARY),
        days_late=late,
        citations=tuple(dict.fromkeys([*first, *commitment.further.all()])),
    )


def _side(
    parties: list[CommitmentParty], side: CommitmentParty.Side
) -> tuple[CommitmentParty, ...]:
    return tuple(one for one in parties if one.side == side)


def _owed_by(text: str) -> QuerySet[CommitmentParty, uuid.UUID]:
    """Promises owed by whoever is so called, in any spelling of the register."""
    fold = names.fold(text)
    return CommitmentParty.objects.filter(
        Q(fold__contains=fold)
        | Q(person__names__fold__contains=fold)
        | Q(body__names__fold__contains=fold),
        side=CommitmentParty.Side.OWNER,
    ).values_list("commitment_id", flat=True)
