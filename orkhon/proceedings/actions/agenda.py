"""The agenda of a session: items under numbers that stay, in an order of business.

A number is printed and quoted, so it stays when an item before it is taken off or the
order changes. Until an agenda is circulated the items can be numbered anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.observation.models import Mission
from orkhon.proceedings.models import (
    AgendaItem,
    Session,
    Sitting,
)
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.agenda import order_key
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person

STEP = 10
"""Between places in the order of business, so that rows can be read by eye."""
LONGEST_MINUTES = 24 * 60
MOST_PARTS = 26
"""Sub-items of an item: 7a to 7z."""


@dataclass(frozen=True)
class ItemPlan:
    """What is said of an item, in English; other languages stand beside it.

    Attributes:
        annotation: What the annotated agenda says below the title.
        minutes: Time foreseen; None where it is not known.
        body: Whose report it is.
        mission: Whose final report it is.
    """

    title: str
    kind: str = AgendaItem.Kind.OTHER
    annotation: str = ""
    minutes: int | None = None
    sitting: Sitting | None = None
    rapporteurs: tuple[Person, ...] = ()
    body: Body | None = None
    mission: Mission | None = None


@transaction.atomic
def add_item(
    session: Session,
    plan: ItemPlan,
    *,
    by: Actor,
    parent: AgendaItem | None = None,
    number: str = "",
) -> AgendaItem:
    """Put an item at the end of the order of business, or under another item.

    Args:
        number: As it is to be printed; the next free one where "".
    Raises:
        Refusal: see `_check`; the number is taken or no number.
    """
    require(can_prepare(by), "add an item to an agenda")
    session = open_agenda(session)
    _check(session, plan)
    if parent is not None and (
        parent.session_id != session.pk or parent.parent_id is not None
    ):
        raise Refusal(_("an item stands under an item of the same agenda"))
    number = number.strip() or _next_number(session, parent)
    _check_number(session, number, parent)
    last = session.items.aggregate(last=Max("precedence"))["last"] or 0
    item = AgendaItem.objects.create(
        session=session,
        parent=parent,
        number=number,
        precedence=last + STEP,
        made_at=timezone.now(),
        made_by=by.actor_id,
        **_values(plan),
    )
    item.rapporteurs.set(plan.rapporteurs)
    append(
        "proceedings.item.add",
        subject_of(item),
        by=by,
        session=str(session.pk),
        number=number,
        parent=None if parent is None else parent.number,
        **_said(plan),
    )
    if parent is not None:
        _place(session, in_order(session))
    return item


@transaction.atomic
def change_item(item: AgendaItem, plan: ItemPlan, *, by: Actor) -> AgendaItem:
    """Change what is said of an item; its number stays.

    Raises:
        Refusal: nothing changed, it was dealt with, or see `_check`.
    """
    require(can_prepare(by), "change an item")
    session = open_agenda(item.session)
    _check(session, plan)
    item = _not_done(item)
    now, new = _said(plan_of(item)), _said(plan)
    changed = {name: new[name] for name in new if new[name] != now[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    for name, value in _values(plan).items():
        setattr(item, name, value)
    item.save()
    item.rapporteurs.set(plan.rapporteurs)
    append(
        "proceedings.item.change",
        subject_of(item),
        by=by,
        number=item.number,
        was={name: now[name] for name in changed},
        now=changed,
    )
    return item


@transaction.atomic
def move_item(
    item: AgendaItem, where: Literal["up", "down"], *, by: Actor
) -> AgendaItem:
    """Move an item before or behind its neighbour of the sitting; its parts go too.

    To another sitting an item comes by `change_item`.

    Raises:
        Refusal: it is the first or the last already.
    """
    require(can_prepare(by), "move an item")
    session = open_agenda(item.session)
    rows = list(session.items.order_by("precedence"))
    beside = [row for row in rows if _are_neighbours(row, item)]
    at = next(n for n, row in enumerate(beside) if row.pk == item.pk)
    to = at - 1 if where == "up" else at + 1
    if not 0 <= to < len(beside):
        raise Refusal(
            _("item %(number)s is the first already") % {"number": item.number}
            if where == "up"
            else _("item %(number)s is the last already") % {"number": item.number}
        )
    beside[at], beside[to] = beside[to], beside[at]
    moved = iter(beside)
    # Neighbours change places where they stand; parts are put behind them again.
    order = [next(moved) if _are_neighbours(row, item) else row for row in rows]
    _place(session, _grouped(order))
    item.refresh_from_db()
    append(
        "proceedings.item.move",
        subject_of(item),
        by=by,
        number=item.number,
        where=where,
    )
    return item


@transaction.atomic
def take_off_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Take an item off the agenda; number and row stay, and no other gets them.

    Raises:
        Refusal: it was dealt with or is on the floor, or is off already.
    """
    return _set_progress(item, AgendaItem.State.STRUCK, "strike", by)


@transaction.atomic
def put_off_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Put an item off to another session.

    Raises:
        Refusal: it was dealt with or is on the floor, or is put off already.
    """
    return _set_progress(item, AgendaItem.State.POSTPONED, "put-off", by)


@transaction.atomic
def take_back_item(item: AgendaItem, *, by: Actor) -> AgendaItem:
    """Put an item that was taken or put off on the agenda again.

    Raises:
        Refusal: it is on the agenda.
    """
    return _set_progress(item, AgendaItem.State.PLANNED, "restore", by)


def plan_of(item: AgendaItem) -> ItemPlan:
    """What is said of an item now."""
    return ItemPlan(
        title=item.title,
        kind=item.kind,
        annotation=item.annotation,
        minutes=item.minutes,
        sitting=item.sitting,
        rapporteurs=tuple(item.rapporteurs.all()),
        body=item.body,
        mission=item.mission,
    )


def in_order(session: Session) -> list[AgendaItem]:
    """The items of an agenda, each followed by its parts."""
    return _grouped(list(session.items.order_by("precedence")))


def open_agenda(session: Session) -> Session:
    """The session, held until the act is done; agendas of the past stay as they are."""
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    if session.progress in (Session.State.CLOSED, Session.State.CANCELLED):
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session, "state": session.get_progress_display()}
        )
    return session


def _check(session: Session, plan: ItemPlan) -> None:
    """Refuse what cannot be.

    Raises:
        Refusal: no title, an unknown kind, no time or more than a day, a sitting of
            another session, a rapporteur named twice.
    """
    if not plan.title.strip():
        raise Refusal(_("the item has no title"))
    if plan.kind not in AgendaItem.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of item") % {"kind": plan.kind})
    if plan.minutes is not None and not 1 <= plan.minutes <= LONGEST_MINUTES:
        raise Refusal(
            _("an item cannot take %(n)d minutes; leave the time open where it is not"
              " known")
            % {"n": plan.minutes}
        )  # fmt: skip
    if plan.sitting is not None and plan.sitting.session_id != session.pk:
        raise Refusal(_("the sitting belongs to another session"))
    twice = len(plan.rapporteurs) - len({one.pk for one in plan.rapporteurs})
    if twice:
        raise Refusal(_("a rapporteur is named twice"))


def _check_number(session: Session, number: str, parent: AgendaItem | None) -> None:
    known = number if parent is None else number.removeprefix(parent.number)
    fits = known.isdecimal() if parent is None else len(known) == 1 and known.islower()
    if not fits or not number.startswith("" if parent is None else parent.number):
        raise Refusal(
            _("“%(number)s” is no number of an item; write 7, or 7a under 7")
            % {"number": number}
        )
    if session.items.filter(number=number).exists():
        raise Refusal(
            _("the agenda has an item %(number)s already") % {"number": number}
        )


def _next_number(session: Session, parent: AgendaItem | None) -> str:
    """One more than the highest ever given here: numbers taken off are not reused."""
    if parent is None:
        given = session.items.filter(parent=None).values_list("number", flat=True)
        return str(max((int(one) for one in given if one.isdecimal()), default=0) + 1)
    count = parent.parts.count()
    if count >= MOST_PARTS:
        raise Refusal(
            _("item %(number)s has %(n)d parts; no letter is left")
            % {"number": parent.number, "n": MOST_PARTS}
        )
    return f"{parent.number}{chr(ord('a') + count)}"


def _not_done(item: AgendaItem) -> AgendaItem:
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if item.progress == AgendaItem.State.DONE:
        raise Refusal(
            _("item %(number)s has been dealt with") % {"number": item.number}
        )
    return item


def _set_progress(
    item: AgendaItem, to: AgendaItem.State, verb: str, by: Actor
) -> AgendaItem:
    require(can_prepare(by), "change the agenda")
    open_agenda(item.session)
    item = _not_done(item)
    if item.progress in (to, AgendaItem.State.FLOOR):
        raise Refusal(
            _("item %(number)s is %(state)s")
            % {"number": item.number, "state": item.get_progress_display()}
        )
    was, item.progress = item.progress, to
    item.save(update_fields=["progress"])
    append(
        f"proceedings.item.{verb}",
        subject_of(item),
        by=by,
        number=item.number,
        was=was,
    )
    return item


def _are_neighbours(one: AgendaItem, other: AgendaItem) -> bool:
    """Whether two items stand in one row: parts of one item, or items of one sitting."""
    if one.parent_id != other.parent_id:
        return False
    return one.parent_id is not None or one.sitting_id == other.sitting_id


def _grouped(rows: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Each item followed by its parts, both in the order given."""
    return sorted(rows, key=order_key(rows))


def _place(session: Session, rows: Sequence[AgendaItem]) -> None:
    for place, row in enumerate(rows, start=1):
        AgendaItem.objects.filter(pk=row.pk, session=session).update(
            precedence=place * STEP
        )


def _values(plan: ItemPlan) -> dict[str, object]:
    return {
        "title": plan.title.strip(),
        "kind": plan.kind,
        "annotation": plan.annotation.strip(),
        "minutes": plan.minutes,
        "sitting": plan.sitting,
        "body": plan.body,
        "mission": plan.mission,
    }


def _said(plan: ItemPlan) -> dict[str, JSON]:
    return {
        "title": plan.title.strip(),
        "kind": plan.kind,
        "annotation": plan.annotation.strip(),
        "minutes": plan.minutes,
        "sitting": None if plan.sitting is None else plan.sitting.number,
        "rapporteurs": [str(one.pk) for one in plan.rapporteurs],
        "body": None if plan.body is None else plan.body.key,
        "mission": None if plan.mission is None else plan.mission.number,
    }
