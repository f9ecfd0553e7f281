"""Seating plans: made, seated by the order of honour, moved by a person, assigned."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.seating import Shape, layout_of, propose
from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.models import (
    Assignment,
    ProgrammeItem,
    Seat,
    SeatingPlan,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.seating import (
    key_of,
    layout_for,
    occupant,
    seat_words,
    seats_of,
    sitters_of,
)
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require


@dataclass(frozen=True)
class Table:
    """What is said of a table.

    Attributes:
        shape: One of `SeatingPlan.Shape`.
        seats: Along a side; around a round table all of them; in a row.
        forum: Key of the body that decides names and flags; "" for none.
    """

    title: str
    shape: str
    seats: int
    rows: int = 1
    visit: Visit | None = None
    item: ProgrammeItem | None = None
    forum: str = ""


@dataclass(frozen=True)
class Occupant:
    """Who is to sit at a seat: a participant of the visit, or a name."""

    participant: VisitParticipant | None = None
    name: str = ""
    post: str = ""


@transaction.atomic
def make_plan(
    said: Table, *, by: User, key: str = "", sample: bool = False
) -> SeatingPlan:
    """Make a plan with free seats.

    Raises:
        Refusal: no title, an unknown shape, or a line of another visit.
        SeatingError: no seats, or more than a sheet can name.
    """
    require(can_arrange(by), "make a seating plan")
    title = " ".join(said.title.split())
    if not title:
        raise Refusal(_("say what the seating plan is for"))
    if said.shape not in SeatingPlan.Shape.values:
        raise Refusal(_("“%(shape)s” is no shape of a table") % {"shape": said.shape})
    rows = said.rows if said.shape == SeatingPlan.Shape.ROWS else 1
    layout_of(Shape(said.shape), said.seats, rows)
    if said.item is not None and said.item.visit_id != getattr(said.visit, "pk", None):
        raise Refusal(_("“%(line)s” is of another visit") % {"line": said.item.title})
    plan = SeatingPlan.objects.create(
        key=key or _free_key(title),
        title=title,
        visit=said.visit,
        item=said.item,
        forum=said.forum,
        shape=said.shape,
        seats=said.seats,
        rows=rows,
        sample=sample,
        made_at=timezone.now(),
        made_by=by.actor_id,
    )
    append(
        "protocol.seating.make",
        subject_of(plan),
        by=by,
        title=title,
        shape=str(said.shape),
        seats=said.seats,
        rows=rows,
        visit=None if said.visit is None else said.visit.key,
    )
    return plan


@transaction.atomic
def propose_seats(plan: SeatingPlan, *, by: User) -> list[str]:
    """Seat everybody by the order of honour, in place of who sat there.

    Returns:
        Who found no seat.
    Raises:
        PrecedenceError: a side has two leaders.
        Refusal: there is nobody to seat.
    """
    require(can_arrange(by), "seat people")
    plan = SeatingPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    sitters = sitters_of(plan)
    if not sitters:
        raise Refusal(_("there is nobody to seat"))
    before = {key_of(one): one for one in seats_of(plan).values()}
    people = (
        {str(one.number): one for one in plan.visit.participants.all()}
        if plan.visit
        else {}
    )
    proposal = propose(layout_for(plan), sitters)

    def who(key: str) -> Occupant:
        if key in people:
            return Occupant(people[key])
        return Occupant(name=before[key].name, post=before[key].post)

    _write(plan, {at: who(key) for at, key in proposal.seated.items()})
    append(
        "protocol.seating.propose",
        subject_of(plan),
        by=by,
        seated=len(proposal.seated),
        standing=len(proposal.standing),
    )
    return [who(key).participant.name if key in people else who(key).name  # type: ignore[union-attr]  # -- a participant has one
            for key in proposal.standing]  # fmt: skip


@transaction.atomic
def arrange(
    plan: SeatingPlan, seats: Mapping[int, Occupant], *, seen: int, by: User
) -> SeatingPlan:
    """Say who sits where; seats that are not named are free.

    Args:
        seen: The revision of the page on which it was arranged.
    Raises:
        Refusal: somebody arranged it meanwhile, or a person of another visit.
        SeatingError: the table has no such seat.
    """
    require(can_arrange(by), "move people to other seats")
    plan = SeatingPlan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if plan.revision != seen:
        raise Refusal(
            _("“%(plan)s” was changed meanwhile; look again") % {"plan": plan.title}
        )
    layout = layout_for(plan)
    kept = {}
    for number, one in seats.items():
        layout.at(number)
        person = one.participant
        if person is not None and person.visit_id != plan.visit_id:
            raise Refusal(_("%(name)s is of another visit") % {"name": person.name})
        if person is not None or one.name.strip():
            kept[number] = one
    was = {str(at): occupant(one) for at, one in seats_of(plan).items()}
    _write(plan, kept)
    append(
        "protocol.seating.arrange",
        subject_of(plan),
        by=by,
        was=was,
        now={str(at): occupant(one) for at, one in seats_of(plan).items()},
    )
    return plan


@transaction.atomic
def assign_seats(plan: SeatingPlan, *, by: User) -> int:
    """Write the seats into the line of the programme; who is not in it comes in.

    Returns:
        How many places changed.
    Raises:
        Refusal: the plan is of no line, somebody sits twice, or nothing changes.
    """
    require(can_arrange(by), "write seats into the programme")
    if plan.item is None:
        raise Refusal(_("“%(plan)s” is of no line") % {"plan": plan.title})
    layout = layout_for(plan)
    seated: dict[int, str] = {}
    people = {}
    for at, seat in sorted(seats_of(plan).items()):
        person = seat.participant
        if person is None or person.withdrawn_at is not None:
            continue
        if person.number in seated:
            raise Refusal(_("%(name)s sits twice") % {"name": person.name})
        seated[person.number] = seat_words(layout.at(at))
        people[person.number] = person
    rows = {
        one.participant.number: one
        for one in Assignment.objects.filter(
            item=plan.item, dropped_at=None
        ).select_related("participant", "car", "interpreter")
    }
    changed = 0
    for number, words in seated.items():
        row = rows.get(number)
        if row is not None and row.seat == words:
            continue
        place = (
            Place(seat=words)
            if row is None
            else Place(row.car, row.interpreter, words, row.task)
        )
        seen = None if row is None else row.revision
        assign(plan.item, people[number], place, seen=seen, by=by)
        changed += 1
    if not changed:
        raise Refusal(_("the programme has these seats already"))
    append("protocol.seating.assign", subject_of(plan), by=by, changed=changed)
    return changed


def _write(plan: SeatingPlan, seats: Mapping[int, Occupant]) -> None:
    plan.seating.all().delete()
    Seat.objects.bulk_create(
        Seat(
            plan=plan,
            position=number,
            participant=one.participant,
            name="" if one.participant else " ".join(one.name.split())[:200],
            post="" if one.participant else " ".join(one.post.split())[:240],
        )
        for number, one in sorted(seats.items())
    )
    plan.revision += 1
    plan.save(update_fields=["revision"])


def _free_key(title: str) -> str:
    """A short key for addresses, in Latin letters; unique by its tail."""
    return f"{slugify(title)[:48] or 'plan'}-{uuid.uuid4().hex[:6]}"
