"""Visits: planned, changed, confirmed, held, cancelled; nothing is taken away."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.actions.personal import move_deletion_days
from orkhon.protocol.models import Visit, VisitCategory
from orkhon.protocol.permissions import can_arrange
from orkhon.record.actions import append, subject_of
from orkhon.record.clocks import known_zone
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.models import Body

State = Visit.State
LONGEST_DAYS = 60
KEY_LENGTH = 60


@dataclass(frozen=True)
class VisitPlan:
    """What is said of a visit.

    Attributes:
        direction: A value of `Visit.Direction`.
        time_zone: Of the place, by its name in the time zone database.
        minutes_between: Least minutes from place to place; None: not set.
    """

    title: str
    direction: str
    guest: Body
    host: Body
    begins_on: date
    ends_on: date
    time_zone: str
    category: VisitCategory | None = None
    place: str = ""
    purpose: str = ""
    note: str = ""
    minutes_between: int | None = None
    sample: bool = False


@transaction.atomic
def plan_visit(plan: VisitPlan, *, by: User, key: str = "") -> Visit:
    """Enter a visit.

    Args:
        key: What addresses call it; "" makes one of the title.
    Raises:
        Refusal: no title, days in the wrong order or too many, an unknown zone, a body
            that visits itself, a key that is taken.
    """
    require(can_arrange(by), "plan a visit")
    _check(plan)
    key = key or _free_key(plan)
    if Visit.objects.filter(key=key).exists():
        raise Refusal(_("a visit is called “%(key)s” already") % {"key": key})
    made = Visit.objects.create(
        key=key, made_at=timezone.now(), made_by=by.actor_id, **_values(plan)
    )
    append("protocol.visit.plan", subject_of(made), by=by, key=key, **_said(made))
    return made


@transaction.atomic
def change_visit(visit: Visit, plan: VisitPlan, *, by: User) -> Visit:
    """Change what is said of a visit; the entry names what changed, and from what.

    Raises:
        Refusal: nothing changed, the visit is over, or see `plan_visit`.
    """
    require(can_arrange(by), "change a visit")
    _check(plan)
    visit = open_visit(visit)
    was = _said(visit)
    for name, value in _values(plan).items():
        setattr(visit, name, value)
    now = _said(visit)
    changed = {name: value for name, value in now.items() if value != was[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    visit.save()
    if "ends_on" in changed:
        move_deletion_days(visit)
    append(
        "protocol.visit.change",
        subject_of(visit),
        by=by,
        was={name: was[name] for name in changed},
        now=changed,
    )
    return visit


def confirm_visit(visit: Visit, *, by: User) -> Visit:
    """It takes place.

    Raises:
        Refusal: it is not planned any more.
    """
    return _advance(visit, {State.PLANNED}, State.CONFIRMED, "confirm", by)


def hold_visit(visit: Visit, *, by: User) -> Visit:
    """It was held.

    Raises:
        Refusal: held or cancelled before, or its first day has not come.
    """
    if timezone.localdate() < visit.begins_on:
        raise Refusal(
            _("%(visit)s begins on %(day)s")
            % {"visit": visit.title, "day": visit.begins_on}
        )
    return _advance(visit, {State.PLANNED, State.CONFIRMED}, State.HELD, "hold", by)


@transaction.atomic
def cancel_visit(visit: Visit, *, why: str, by: User) -> Visit:
    """It does not take place; calendars show its lines as cancelled.

    Raises:
        Refusal: no reason, or it is over.
    """
    require(can_arrange(by), "cancel a visit")
    if not why.strip():
        raise Refusal(_("say why the visit is cancelled"))
    visit = open_visit(visit)
    visit.progress = State.CANCELLED
    visit.cancelled_why = why.strip()[:300]
    visit.save()
    append("protocol.visit.cancel", subject_of(visit), by=by, why=visit.cancelled_why)
    return visit


def open_visit(visit: Visit) -> Visit:
    """The visit as it is now, locked for the rest of the transaction.

    Raises:
        Refusal: it was held or cancelled.
    """
    visit = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if visit.progress in (State.HELD, State.CANCELLED):
        raise Refusal(
            _("%(visit)s is %(state)s")
            % {"visit": visit.title, "state": visit.get_progress_display()}
        )
    return visit


@transaction.atomic
def _advance(visit: Visit, before: set[State], to: State, verb: str, by: User) -> Visit:
    require(can_arrange(by), "say how far a visit has come")
    changed = Visit.objects.filter(pk=visit.pk, progress__in=before).update(progress=to)
    visit.refresh_from_db()
    if not changed:
        raise Refusal(
            _("%(visit)s is %(state)s")
            % {"visit": visit.title, "state": visit.get_progress_display()}
        )
    append(f"protocol.visit.{verb}", subject_of(visit), by=by)
    return visit


def _check(plan: VisitPlan) -> None:
    if not plan.title.strip():
        raise Refusal(_("the visit has no title"))
    known_zone(plan.time_zone)
    if plan.ends_on < plan.begins_on:
        raise Refusal(
            _("the visit ends on %(end)s, before it begins on %(begin)s")
            % {"end": plan.ends_on, "begin": plan.begins_on}
        )
    if (plan.ends_on - plan.begins_on).days >= LONGEST_DAYS:
        raise Refusal(
            _("a visit of %(n)d days or more is not one visit") % {"n": LONGEST_DAYS}
        )
    if plan.guest == plan.host:
        raise Refusal(_("%(body)s cannot visit itself") % {"body": plan.guest})


def _free_key(plan: VisitPlan) -> str:
    """Made of the title in Latin letters, with a number where it is taken."""
    stem = slugify(names.romanise(plan.title, "en"))[: KEY_LENGTH - 12] or "visit"
    stem = f"{stem}-{plan.begins_on:%Y-%m}"[: KEY_LENGTH - 4]
    taken = set(
        Visit.objects.filter(key__startswith=stem).values_list("key", flat=True)
    )
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _values(plan: VisitPlan) -> dict[str, object]:
    return {
        "title": plan.title.strip(),
        "direction": plan.direction,
        "guest": plan.guest,
        "host": plan.host,
        "begins_on": plan.begins_on,
        "ends_on": plan.ends_on,
        "time_zone": plan.time_zone,
        "category": plan.category,
        "place": plan.place.strip(),
        "purpose": plan.purpose.strip(),
        "note": plan.note.strip(),
        "minutes_between": plan.minutes_between,
        "sample": plan.sample,
    }


def _said(visit: Visit) -> dict[str, JSON]:
    return {
        "title": visit.title,
        "direction": str(visit.direction),
        "guest": visit.guest.key,
        "host": visit.host.key,
        "begins_on": visit.begins_on.isoformat(),
        "ends_on": visit.ends_on.isoformat(),
        "time_zone": visit.time_zone,
        "category": None if visit.category is None else visit.category.key,
        "place": visit.place,
        "purpose": visit.purpose,
        "note": visit.note,
        "minutes_between": visit.minutes_between,
    }
