"""Who takes part in a line, with which car, interpreter, seat and task."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import (
    Assignment,
    Car,
    ProgrammeItem,
    VisitParticipant,
)
from orkhon.protocol.permissions import can_arrange
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@dataclass(frozen=True)
class Place:
    """What somebody has in a line; conflicts are flagged, not refused."""

    car: Car | None = None
    interpreter: VisitParticipant | None = None
    seat: str = ""
    task: str = ""


@transaction.atomic
def assign(
    item: ProgrammeItem,
    participant: VisitParticipant,
    place: Place,
    *,
    seen: int | None = None,
    by: User,
) -> Assignment:
    """Put somebody into a line, or change what they have there.

    Args:
        seen: The revision of their place on the page where it was changed; None where
            they were not in the line.
    Raises:
        Refusal: somebody changed it meanwhile, nothing is changed, a person or car of
            another visit, their own interpreter, a cancelled line, a withdrawn person.
    """
    require(can_arrange(by), "say who takes part")
    visit = open_visit(item.visit)
    _refuse_strangers(item, participant, place)
    if item.cancelled_at is not None:
        raise Refusal(_("“%(title)s” is cancelled") % {"title": item.title})
    if participant.withdrawn_at is not None:
        raise Refusal(_("%(name)s is withdrawn already") % {"name": participant.name})
    row = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(item=item, participant=participant)
        .first()
    )
    is_there = row is not None and row.dropped_at is None
    revision = row.revision if row is not None and is_there else None
    if seen != revision:
        raise Refusal(
            _("the place of %(name)s in “%(title)s” was changed meanwhile; look again")
            % {"name": participant.name, "title": item.title}
        )
    was = _said(row) if row is not None and is_there else None
    if row is None:
        row = Assignment(item=item, participant=participant)
    else:
        row.revision += 1
    row.car, row.interpreter = place.car, place.interpreter
    row.seat, row.task = place.seat.strip()[:60], place.task.strip()[:200]
    row.dropped_at = None
    row.changed_at = timezone.now()
    if was == _said(row):
        raise Refusal(_("nothing is changed"))
    row.save()
    append(
        "protocol.line.assign",
        subject_of(item),
        by=by,
        visit=visit.key,
        participant=participant.number,
        was=was,
        now=_said(row),
    )
    return row


@transaction.atomic
def take_off(
    item: ProgrammeItem, participant: VisitParticipant, *, by: User
) -> Assignment:
    """Take somebody off a line; their calendar shows it as cancelled.

    Raises:
        Refusal: they are not in it, or the visit is over.
    """
    require(can_arrange(by), "say who takes part")
    open_visit(item.visit)
    row = (
        Assignment.objects.select_for_update(of=("self",))
        .filter(item=item, participant=participant, dropped_at=None)
        .first()
    )
    if row is None:
        raise Refusal(
            _("%(name)s is not in “%(title)s”")
            % {"name": participant.name, "title": item.title}
        )
    row.dropped_at = row.changed_at = timezone.now()
    row.revision += 1
    row.save()
    append(
        "protocol.line.take-off",
        subject_of(item),
        by=by,
        participant=participant.number,
        was=_said(row),
    )
    return row


@transaction.atomic
def assign_all(
    item: ProgrammeItem,
    people: Iterable[VisitParticipant],
    *,
    car: Car | None = None,
    by: User,
) -> list[Assignment]:
    """Put several into a line at once; who is in it already stays as they are."""
    there = set(
        item.assignments.filter(dropped_at=None).values_list(
            "participant_id", flat=True
        )
    )
    return [
        assign(item, one, Place(car=car), by=by)
        for one in people
        if one.pk not in there
    ]


@transaction.atomic
def copy_people(
    source: ProgrammeItem, to: ProgrammeItem, *, with_cars: bool = False, by: User
) -> list[Assignment]:
    """Put the people of one line into another, with their interpreters.

    Args:
        with_cars: Their cars as well; seats and tasks are of the place and stay out.
    Raises:
        Refusal: lines of two visits, or nobody is left to be copied.
    """
    require(can_arrange(by), "say who takes part")
    if source.visit_id != to.visit_id or source.pk == to.pk:
        raise Refusal(
            _("the people of “%(one)s” cannot be copied to “%(other)s”")
            % {"one": source.title, "other": to.title}
        )
    there = set(
        to.assignments.filter(dropped_at=None).values_list("participant_id", flat=True)
    )
    rows = source.assignments.filter(
        dropped_at=None, participant__withdrawn_at=None
    ).select_related("participant", "car", "interpreter")
    copied = [
        assign(
            to,
            one.participant,
            Place(car=one.car if with_cars else None, interpreter=one.interpreter),
            by=by,
        )
        for one in rows
        if one.participant_id not in there
    ]
    if not copied:
        raise Refusal(
            _("nobody of “%(one)s” is missing in “%(other)s”")
            % {"one": source.title, "other": to.title}
        )
    return copied


def _refuse_strangers(
    item: ProgrammeItem, participant: VisitParticipant, place: Place
) -> None:
    for one in (participant, place.interpreter, place.car):
        if one is not None and one.visit_id != item.visit_id:
            raise Refusal(_("%(name)s is of another visit") % {"name": one})
    if place.interpreter == participant:
        raise Refusal(
            _("%(name)s cannot interpret for themselves") % {"name": participant.name}
        )


def _said(row: Assignment) -> dict[str, JSON]:
    return {
        "car": None if row.car is None else row.car.label,
        "interpreter": None if row.interpreter is None else row.interpreter.number,
        "seat": row.seat,
        "task": row.task,
    }
