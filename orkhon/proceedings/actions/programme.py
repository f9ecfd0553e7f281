"""The programme of a session: what participants do when and where.

Sittings stand in it by themselves; a line here is everything else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from orkhon.engines.merkle.entry import JSON
from orkhon.proceedings.actions.sessions import days_of
from orkhon.proceedings.models import ProgrammeLine, Session
from orkhon.proceedings.permissions import can_prepare
from orkhon.proceedings.queries.sessions import clock_of
from orkhon.record.actions import append, subject_of
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Actor, require

AROUND = timedelta(days=3)
"""How far before and after the session its programme may reach: arrivals, a tour."""
LONGEST = timedelta(hours=24)


@dataclass(frozen=True)
class LinePlan:
    """One line; `audience` says for whom it is, "" for all."""

    begins_at: datetime
    title: str
    ends_at: datetime | None = None
    place: str = ""
    audience: str = ""
    note: str = ""


@transaction.atomic
def add_line(session: Session, plan: LinePlan, *, by: Actor) -> ProgrammeLine:
    """Enter a line.

    Raises:
        Refusal: see `_check`.
    """
    require(can_prepare(by), "write a programme")
    _check(session, plan)
    line = ProgrammeLine.objects.create(session=session, **_values(plan))
    append(
        "proceedings.programme.add",
        subject_of(line),
        by=by,
        session=str(session.pk),
        **_said(plan),
    )
    return line


@transaction.atomic
def change_line(line: ProgrammeLine, plan: LinePlan, *, by: Actor) -> ProgrammeLine:
    """Change a line; the entry names what changed, and from what.

    Raises:
        Refusal: nothing changed, or see `_check`.
    """
    require(can_prepare(by), "write a programme")
    _check(line.session, plan)
    line = ProgrammeLine.objects.select_for_update().get(pk=line.pk)
    was = LinePlan(
        begins_at=line.begins_at,
        title=line.title,
        ends_at=line.ends_at,
        place=line.place,
        audience=line.audience,
        note=line.note,
    )
    now, new = _said(was), _said(plan)
    changed = {name: new[name] for name in new if new[name] != now[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    for name, value in _values(plan).items():
        setattr(line, name, value)
    line.save()
    append(
        "proceedings.programme.change",
        subject_of(line),
        by=by,
        was={name: now[name] for name in changed},
        now=changed,
    )
    return line


@transaction.atomic
def drop_line(line: ProgrammeLine, *, by: Actor) -> None:
    """Take a line out of the programme."""
    require(can_prepare(by), "write a programme")
    append(
        "proceedings.programme.drop",
        subject_of(line),
        by=by,
        session=str(line.session_id),
        begins_at=written(line.begins_at),
        title=line.title,
    )
    line.delete()


def _check(session: Session, plan: LinePlan) -> None:
    """Refuse what cannot be, in words that name it.

    Raises:
        Refusal: the session is over or cancelled or has no days yet, no title, days
            away from the session, an end before the beginning.
    """
    if session.progress in (Session.State.CLOSED, Session.State.CANCELLED):
        raise Refusal(
            _("%(session)s is %(state)s")
            % {"session": session, "state": session.get_progress_display()}
        )
    if not plan.title.strip():
        raise Refusal(_("the line says nothing"))
    days = days_of(session)
    if days is None:
        raise Refusal(_("the days of the session are not fixed yet"))
    begins = clock_of(session, plan.begins_at)
    if not days[0] - AROUND <= begins.date() <= days[1] + AROUND:
        raise Refusal(
            _("%(day)s is far from the session, which is from %(first)s to %(last)s")
            % {"day": begins.date(), "first": days[0], "last": days[1]}
        )
    if plan.ends_at is None:
        return
    if plan.ends_at <= plan.begins_at:
        ends = clock_of(session, plan.ends_at)
        raise Refusal(
            _("“%(title)s” ends at %(end)s, before it begins at %(begin)s")
            % {
                "title": plan.title,
                "end": f"{ends:%H:%M}",
                "begin": f"{begins:%H:%M}",
            }
        )
    if plan.ends_at - plan.begins_at > LONGEST:
        raise Refusal(_("“%(title)s” is longer than a day") % {"title": plan.title})


def _values(plan: LinePlan) -> dict[str, object]:
    return {
        "begins_at": plan.begins_at,
        "ends_at": plan.ends_at,
        "title": plan.title.strip(),
        "place": plan.place.strip(),
        "audience": plan.audience.strip(),
        "note": plan.note.strip(),
    }


def _said(plan: LinePlan) -> dict[str, JSON]:
    return {
        "begins_at": written(plan.begins_at),
        "ends_at": None if plan.ends_at is None else written(plan.ends_at),
        "title": plan.title.strip(),
        "place": plan.place.strip(),
        "audience": plan.audience.strip(),
        "note": plan.note.strip(),
    }
