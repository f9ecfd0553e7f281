"""Plan the sittings of a session; the floor opens and closes them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.actions.sessions import days_of
from orkhon.proceedings.models import Session, Sitting
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Person

LONGEST = timedelta(hours=24)
"""Of a sitting; a longer one is a typing error in its day."""
HIGHEST = 99


@dataclass(frozen=True)
class SittingPlan:
    """When and where a session sits.

    Attributes:
        number: 1, 2, … in the session; None is the next.
        title: Where it has a name, such as “Opening”.
    """

    begins_at: datetime
    ends_at: datetime | None = None
    place: str = ""
    title: str = ""
    number: int | None = None
    presides: Person | None = None


@transaction.atomic
def plan_sitting(session: Session, plan: SittingPlan, *, by: Actor) -> Sitting:
    """Enter a sitting.

    Raises:
        Refusal: see `_check`.
    """
    require(can_prepare(by), "plan a sitting")
    session = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
    number = plan.number
    if number is None:
        number = (session.sittings.aggregate(last=Max("number"))["last"] or 0) + 1
    _check(session, plan, number)
    sitting = Sitting.objects.create(session=session, **_values(plan, number))
    append(
        "proceedings.sitting.plan", subject_of(sitting), by=by, **_said(plan, number)
    )
    return sitting


@transaction.atomic
def change_sitting(sitting: Sitting, plan: SittingPlan, *, by: Actor) -> Sitting:
    """Move a sitting that has not begun, or correct its words.

    Raises:
        Refusal: it is open or over, nothing changed, or see `_check`.
    """
    require(can_prepare(by), "change a sitting")
    sitting = _not_begun(sitting)
    number = sitting.number if plan.number is None else plan.number
    _check(sitting.session, plan, number, but=sitting)
    now, new = _said(_plan_of(sitting), sitting.number), _said(plan, number)
    changed = {name: new[name] for name in new if new[name] != now[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    for name, value in _values(plan, number).items():
        setattr(sitting, name, value)
    sitting.save()
    append(
        "proceedings.sitting.change",
        subject_of(sitting),
        by=by,
        was={name: now[name] for name in changed},
        now=changed,
    )
    return sitting


@transaction.atomic
def drop_sitting(sitting: Sitting, *, by: Actor) -> None:
    """Take back a sitting that has not begun; its items go to no sitting.

    Raises:
        Refusal: it is open or over, or somebody is registered for it.
    """
    require(can_prepare(by), "drop a sitting")
    sitting = _not_begun(sitting)
    if sitting.registrations.exists():
        raise Refusal(
            _("participants are registered for sitting %(number)d")
            % {"number": sitting.number}
        )
    items = [item.number for item in sitting.items.all()]
    sitting.items.update(sitting=None)
    append(
        "proceedings.sitting.drop",
        subject_of(sitting),
        by=by,
        session=str(sitting.session_id),
        number=sitting.number,
        items=items,
    )
    sitting.delete()


def _not_begun(sitting: Sitting) -> Sitting:
    sitting = (
        Sitting.objects.select_for_update(of=("self",))
        .select_related("session")
        .get(pk=sitting.pk)
    )
    if sitting.opened_at is not None:
        raise Refusal(_("sitting %(number)d has begun") % {"number": sitting.number})
    return sitting


def _check(
    session: Session, plan: SittingPlan, number: int, *, but: Sitting | None = None
) -> None:
    """Refuse what cannot be, in words that name it.

    Raises:
        Refusal: the session is over or cancelled or has no days yet, the sitting lies
            outside them, ends before it begins, meets another, or has its number.
    """
    if session.progress in (Session.State.CLOSED, Session.State.CANCELLED):
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session, "state": session.get_progress_display()}
        )
    if not 1 <= number <= HIGHEST:
        raise Refusal(_("%(n)d cannot be the number of a sitting") % {"n": number})
    days = days_of(session)
    if days is None:
        raise Refusal(_("the days of the session are not fixed yet"))
    begins = clock_of(session, plan.begins_at)
    if not days[0] <= begins.date() <= days[1]:
        raise Refusal(
            _("%(day)s lies outside the session, which is from %(first)s to %(last)s")
            % {"day": begins.date(), "first": days[0], "last": days[1]}
        )
    ends = plan.ends_at
    if ends is not None and ends <= plan.begins_at:
        raise Refusal(
            _("the sitting ends at %(end)s, before it begins at %(begin)s")
            % {"end": f"{clock_of(session, ends):%H:%M}", "begin": f"{begins:%H:%M}"}
        )
    if ends is not None and ends - plan.begins_at > LONGEST:
        raise Refusal(_("the sitting would be longer than a day"))
    others = session.sittings.all()
    if but is not None:
        others = others.exclude(pk=but.pk)
    for other in others:
        if other.number == number:
            raise Refusal(
                _("the session has a sitting %(number)d already") % {"number": number}
            )
        if _meets(plan, other):
            raise Refusal(
                _("the session sits then already: sitting %(number)d")
                % {"number": other.number}
            )


def _meets(plan: SittingPlan, other: Sitting) -> bool:
    """Whether two sittings take place at once; an end not known excludes nothing."""
    if plan.begins_at == other.begins_at:
        return True
    if plan.begins_at < other.begins_at:
        return plan.ends_at is not None and plan.ends_at > other.begins_at
    return other.ends_at is not None and other.ends_at > plan.begins_at


def _plan_of(sitting: Sitting) -> SittingPlan:
    return SittingPlan(
        begins_at=sitting.begins_at,
        ends_at=sitting.ends_at,
        place=sitting.place,
        title=sitting.title,
        presides=sitting.presides,
    )


def _values(plan: SittingPlan, number: int) -> dict[str, object]:
    return {
        "number": number,
        "title": plan.title.strip(),
        "place": plan.place.strip(),
        "begins_at": plan.begins_at,
        "ends_at": plan.ends_at,
        "presides": plan.presides,
    }


def _said(plan: SittingPlan, number: int) -> dict[str, JSON]:
    return {
        "number": number,
        "title": plan.title.strip(),
        "place": plan.place.strip(),
        "begins_at": written(plan.begins_at),
        "ends_at": None if plan.ends_at is None else written(plan.ends_at),
        "presides": None if plan.presides is None else str(plan.presides.pk),
    }
