"""Plan, change, open, close and cancel sessions; `convening` calls them.

Where a session was decided to be and where it is are two things: neither is ever
written over the other.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.models import Session
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.rules import ORGANS
from orkhon.record.actions import append, subject_of
from orkhon.record.models import Citation
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require
from orkhon.register.models import Body, Person

FIXED_WORDS = frozenset(
    {
        "badge",
        "calendar",
        "chair",
        "legal-documents",
        "new",
        "organs",
        "rules",
        "texts",
        "with-others",
    }
)
"""What stands where a session's key would in an address of the room."""
HIGHEST = 9_999
"""Number of a session; four digits are a typing error away from a year."""


@dataclass(frozen=True)
class SessionPlan:
    """What is said of a session as a whole; what is not known stays None or "".

    Attributes:
        number: 1, 2, … of the organ; None where it is not counted.
        decided_place: Where it was decided to be, by `decided_by` on `decided_on`.
        place: Where it is or was.
        from_on: Partial date of the first day; "2027" while no day is fixed.
        time_zone: Of the place, by its name in the time zone database.
        host: The parliament that receives it.
        takes_chair: The parliament that takes the chair there.
        final_text: How the final text is called, where a source names it.
    """

    organ: Body
    title: str
    number: int | None = None
    theme: str = ""
    decided_place: str = ""
    decided_on: str = ""
    decided_by: str = ""
    place: str = ""
    from_on: str = ""
    to_on: str = ""
    time_zone: str = ""
    host: Body | None = None
    takes_chair: Body | None = None
    presides: Person | None = None
    registration_closes_at: datetime | None = None
    final_text: str = ""
    note: str = ""
    sample: bool = False


@transaction.atomic
def plan_session(
    plan: SessionPlan,
    *,
    by: Actor,
    key: str = "",
    held: bool = False,
    citation: Citation | None = None,
) -> Session:
    """Enter a session of an organ.

    Args:
        key: For addresses and commands; made from organ and number where "".
        held: It is over and was prepared elsewhere; nothing is asked of it any more.
        citation: Where it was read.
    Raises:
        Refusal: see `check`; or the key is taken or no key.
    """
    require(can_prepare(by), "plan a session")
    check(plan)
    key = key or _key_of(plan)
    if slugify(key) != key or key in FIXED_WORDS:
        raise Refusal(
            _("“%(key)s” cannot be the key of a session; write it as plenary-16")
            % {"key": key}
        )
    if Session.objects.filter(key=key).exists():
        raise Refusal(_("there is a session %(key)s already") % {"key": key})
    _once(plan)
    session = Session.objects.create(
        key=key,
        citation=citation,
        progress=Session.State.CLOSED if held else Session.State.PLANNED,
        **_values(plan),
    )
    append(
        "proceedings.session.plan",
        subject_of(session),
        by=by,
        key=key,
        held=held,
        citation=None if citation is None else str(citation.pk),
        **_said(plan),
    )
    return session


@transaction.atomic
def change_session(session: Session, plan: SessionPlan, *, by: Actor) -> Session:
    """Change what is said of a session; the entry names what changed, and from what.

    Raises:
        Refusal: nothing changed, it is cancelled, another organ, a sitting would fall
            outside its days, or see `check`.
    """
    require(can_prepare(by), "change a session")
    check(plan)
    session = _locked(session)
    if session.progress == Session.State.CANCELLED:
        raise Refusal(_("%(session)s is cancelled") % {"session": session})
    if plan.organ.pk != session.organ_id:
        raise Refusal(_("a session does not pass to another organ"))
    now, new = _said(plan_of(session)), _said(plan)
    changed = {name: new[name] for name in new if new[name] != now[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    _once(plan, but=session)
    for name, value in _values(plan).items():
        setattr(session, name, value)
    session.save()
    _hold(session)
    append(
        "proceedings.session.change",
        subject_of(session),
        by=by,
        was={name: now[name] for name in changed},
        now=changed,
    )
    return session


@transaction.atomic
def open_session(session: Session, *, by: Actor) -> Session:
    """Open a session that was convened.

    Raises:
        Refusal: it was not convened, or is open or over.
    """
    require(can_prepare(by), "open a session")
    return _advance(session, Session.State.CONVENED, Session.State.OPEN, "open", by)


@transaction.atomic
def close_session(session: Session, *, by: Actor) -> Session:
    """Close an open session; its texts, minutes and lists stay in work.

    Raises:
        Refusal: it is not open, or one of its sittings is.
    """
    require(can_prepare(by), "close a session")
    sitting = session.sittings.filter(
        opened_at__isnull=False, closed_at__isnull=True
    ).first()
    if sitting is not None:
        raise Refusal(
            _("sitting %(number)d is still open") % {"number": sitting.number}
        )
    return _advance(session, Session.State.OPEN, Session.State.CLOSED, "close", by)


@transaction.atomic
def cancel_session(session: Session, *, why: str, by: Actor) -> Session:
    """Cancel a session that has not begun; its number is free again.

    Raises:
        Refusal: no reason is given, or it has begun.
    """
    require(can_prepare(by), "cancel a session")
    if not why.strip():
        raise Refusal(_("say why the session is cancelled"))
    session = _locked(session)
    if session.progress not in (Session.State.PLANNED, Session.State.CONVENED):
        raise Refusal(_("%(session)s is not to come") % {"session": session})
    was = session.progress
    session.progress = Session.State.CANCELLED
    session.note = "\n".join(filter(None, (session.note, why.strip())))
    session.save()
    append(
        "proceedings.session.cancel",
        subject_of(session),
        by=by,
        was=was,
        why=why.strip(),
    )
    return session


def check(plan: SessionPlan) -> None:
    """Refuse what cannot be, in words that name it.

    Raises:
        Refusal: no title, an organ that does not meet, a number out of range, dates
            that are none or out of order, an unknown time zone, a registration that
            closes after the last day, a host that is no parliament.
    """
    if not plan.title.strip():
        raise Refusal(_("the session has no title"))
    if plan.organ.kind not in ORGANS:
        raise Refusal(_("%(body)s has no sessions") % {"body": plan.organ})
    if plan.number is not None and not 1 <= plan.number <= HIGHEST:
        raise Refusal(_("%(n)d cannot be the number of a session") % {"n": plan.number})
    if plan.time_zone and plan.time_zone not in available_timezones():
        raise Refusal(
            _("“%(zone)s” is no time zone; write it as Asia/Almaty")
            % {"zone": plan.time_zone}
        )
    for parliament in (plan.host, plan.takes_chair):
        if parliament is not None and parliament.kind != Body.Kind.PARLIAMENT:
            raise Refusal(_("%(body)s is no parliament") % {"body": parliament})
    _check_days(plan)


def days_of(session: Session) -> tuple[date, date] | None:
    """The first and the last day of a session; None while they are not fixed."""
    if not session.from_on:
        return None
    first = periods.parse(session.from_on)
    last = periods.parse(session.to_on or session.from_on)
    if first.day is None or last.day is None:
        return None
    return first.earliest, last.latest


def plan_of(session: Session) -> SessionPlan:
    """What is said of a session now."""
    return SessionPlan(
        **{one.name: getattr(session, one.name) for one in fields(SessionPlan)}
    )


def _check_days(plan: SessionPlan) -> None:
    try:
        decided = periods.earliest(plan.decided_on)
        first, last = periods.earliest(plan.from_on), periods.latest(plan.to_on)
    except periods.PartialDateError as error:
        raise Refusal(str(error)) from error
    if plan.to_on and not plan.from_on:
        raise Refusal(_("the session has a last day and no first day"))
    if first is not None and last is not None and last < first:
        raise Refusal(
            _("the session ends on %(last)s, before it begins on %(first)s")
            % {"last": plan.to_on, "first": plan.from_on}
        )
    end = last or periods.latest(plan.from_on)
    if decided is not None and end is not None and decided > end:
        raise Refusal(
            _("it was decided on %(decided)s, after the session of %(first)s")
            % {"decided": plan.decided_on, "first": plan.from_on}
        )
    closes = plan.registration_closes_at
    if closes is not None and end is not None:
        zone = ZoneInfo(plan.time_zone) if plan.time_zone else None
        if timezone.localtime(closes, zone).date() > end:
            raise Refusal(_("registration closes after the session is over"))


def _once(plan: SessionPlan, *, but: Session | None = None) -> None:
    """Refuse a number that another session of the organ has."""
    if plan.number is None:
        return
    others = Session.objects.exclude(progress=Session.State.CANCELLED)
    if but is not None:
        others = others.exclude(pk=but.pk)
    other = others.filter(organ=plan.organ, number=plan.number).first()
    if other is not None:
        raise Refusal(
            _("%(organ)s has a session of the number %(n)d already: %(other)s")
            % {"organ": plan.organ, "n": plan.number, "other": other}
        )


def _hold(session: Session) -> None:
    """Refuse days that what is set already would contradict: answers, sittings."""
    days = days_of(session)
    zone = ZoneInfo(session.time_zone) if session.time_zone else None
    if session.answer_by is not None:
        due = timezone.localtime(session.answer_by, zone).date()
        if days is None or due >= days[0]:
            raise Refusal(
                _(
                    "parliaments were asked to answer by %(day)s; the session cannot"
                    " begin before"
                )
                % {"day": due}
            )
    for sitting in session.sittings.all():
        day = timezone.localtime(sitting.begins_at, zone).date()
        if days is None or not days[0] <= day <= days[1]:
            raise Refusal(
                _("sitting %(number)d on %(day)s would lie outside the session")
                % {"number": sitting.number, "day": day}
            )


def _key_of(plan: SessionPlan) -> str:
    """plenary-16, legal-3, legal-2027; with a, b, … where that is taken."""
    organ = "plenary" if plan.organ.kind == Body.Kind.ASSEMBLY else plan.organ.key
    year = plan.from_on[:4]
    stem = slugify("-".join(filter(None, (organ, str(plan.number or year or "")))))[:56]
    if not Session.objects.filter(key=stem).exists() and stem not in FIXED_WORDS:
        return stem
    taken = set(Session.objects.filter(key__startswith=stem).values_list("key"))
    return next(
        key for key in (f"{stem}-{n}" for n in range(2, HIGHEST)) if (key,) not in taken
    )


def _advance(
    session: Session, before: Session.State, after: Session.State, verb: str, by: Actor
) -> Session:
    changed = Session.objects.filter(pk=session.pk, progress=before).update(
        progress=after
    )
    session.refresh_from_db()
    if not changed:
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session, "state": session.get_progress_display()}
        )
    append(f"proceedings.session.{verb}", subject_of(session), by=by)
    return session


def _locked(session: Session) -> Session:
    return Session.objects.select_for_update(of=("self",)).get(pk=session.pk)


def _values(plan: SessionPlan) -> dict[str, Any]:
    values = {one.name: getattr(plan, one.name) for one in fields(SessionPlan)}
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in values.items()
    }


def _said(plan: SessionPlan) -> dict[str, JSON]:
    """The plan as the record keeps it; rows by their keys."""
    return {name: _plain(value) for name, value in _values(plan).items()}


def _plain(value: object) -> JSON:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return written(value)
    if isinstance(value, Body):
        return value.key
    return str(getattr(value, "pk", value))
