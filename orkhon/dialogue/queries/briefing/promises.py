"""Promises of both sides, as they stood on a day."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from orkhon.dialogue.models import Commitment, CommitmentParty, CommitmentStep
from orkhon.dialogue.queries.briefing.sides import Group, promise_side
from orkhon.dialogue.queries.briefing.values import OPEN_STATUSES, Promised
from orkhon.engines import periods
from orkhon.record.models import Citation
from orkhon.register.models import State
from orkhon.register.queries import BodyRef

# Not promises any more: taken back, or told again elsewhere.
GONE = frozenset({Commitment.Status.SUPERSEDED, Commitment.Status.WITHDRAWN})


def promised(
    rows: Mapping[uuid.UUID, uuid.UUID], *, them: Group, ours: Group, day: date
) -> tuple[Promised, ...]:
    """Promises given at some contacts, or by or to a side, up to a day.

    Args:
        rows: Every row of the contacts, with the one that is kept.
        day: Statuses are those of this day; later steps are not read.
    Returns:
        What is open first, the next due first; then what is settled.
    """
    given = (
        Commitment.objects.filter(
            Q(contact__in=rows)
            | Q(parties__person_id__in=them.people)
            | Q(parties__body_id__in=them.bodies),
            state=State.CONFIRMED,
        )
        .filter(Q(contact=None) | Q(contact__on_day=None) | Q(contact__on_day__lte=day))
        .select_related("contact", "citation__source")
        .prefetch_related(
            "parties__person",
            "parties__body__country",
            "steps__citation__source",
            "further__source",
        )
        .distinct()
    )
    found = []
    for one in given:
        status, step = _status_on(one, day)
        if status not in GONE:
            found.append(_value(one, status, step, rows, them, ours, day))
    return tuple(sorted(found, key=_order))


def counts(promises: Iterable[Promised]) -> dict[uuid.UUID, tuple[int, int]]:
    """How many promises each contact led to, and how many of these are kept."""
    found: dict[uuid.UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in promises:
        if one.contact is not None:
            made, kept = found[one.contact]
            is_kept = one.status == Commitment.Status.DONE
            found[one.contact] = (made + 1, kept + is_kept)
    return dict(found)


def _status_on(promise: Commitment, day: date) -> tuple[str, CommitmentStep | None]:
    """The status after the last step known to have been taken by a day."""
    taken = [one for one in promise.steps.all() if _day_of(one) <= day]
    if not taken:
        return Commitment.Status.OPEN, None
    last = max(taken, key=lambda one: (_day_of(one), one.recorded_at))
    return last.status, last


def _day_of(step: CommitmentStep) -> date:
    return periods.earliest(step.on) or timezone.localdate(step.recorded_at)


def _value(
    promise: Commitment,
    status: str,
    step: CommitmentStep | None,
    rows: Mapping[uuid.UUID, uuid.UUID],
    them: Group,
    ours: Group,
    day: date,
) -> Promised:
    contact = promise.contact
    cited: list[Citation | None] = [promise.citation, *promise.further.all()]
    if step is not None:
        cited.append(step.citation)
    return Promised(
        id=promise.pk,
        contact=None
        if contact is None
        else rows.get(contact.pk, contact.merged_into_id or contact.pk),
        what=promise.what.strip(),
        strength=promise.strength,
        owners=_called(promise, CommitmentParty.Side.OWNER),
        beneficiaries=_called(promise, CommitmentParty.Side.BENEFICIARY),
        due=promise.due,
        days_late=_days_late(promise, status, day),
        place=promise.place,
        status=status,
        status_note="" if step is None else step.note.strip(),
        side=promise_side(promise, them, ours),
        given_on="" if contact is None else contact.on,
        citations=tuple({one.pk: one for one in cited if one is not None}.values()),
    )


def _called(promise: Commitment, side: str) -> tuple[BodyRef | str, ...]:
    return tuple(
        str(one) if one.person or one.body is None else BodyRef.of(one.body)
        for one in promise.parties.all()
        if one.side == side
    )


def _days_late(promise: Commitment, status: str, day: date) -> int | None:
    """Days since the last day that the due date can mean; None without a date."""
    if promise.due_day is None:
        return None
    if status not in OPEN_STATUSES:
        return 0
    return max((day - promise.due_day).days, 0)


def _order(one: Promised) -> tuple[bool, date, str, str]:
    due = periods.latest(one.due) or date.max
    return (one.status not in OPEN_STATUSES, due, one.given_on, one.what)
