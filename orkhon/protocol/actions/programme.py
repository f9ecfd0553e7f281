"""The lines of a programme: written, changed, moved, cancelled, put in other words."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.dialogue.models import Contact
from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.actions.visits import open_visit
from orkhon.protocol.models import ProgrammeItem, ProgrammeText, Visit
from orkhon.protocol.permissions import can_arrange
from orkhon.record.actions import append, subject_of
from orkhon.record.clocks import known_zone, on_clock
from orkhon.record.moments import written
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require

LONGEST = timedelta(hours=36)
FAR = timedelta(days=7)
"""Farther than this from the visit a line is a slip of the pen, not an early arrival."""
TEXTS = ("title", "place", "to_place", "carry", "order_of_ceremony")


@dataclass(frozen=True)
class LinePlan:
    """One line; hours are moments, `time_zone` "" is that of the visit."""

    kind: str
    begins_at: datetime
    ends_at: datetime
    title: str
    time_zone: str = ""
    place: str = ""
    to_place: str = ""
    dress: str = ""
    carry: str = ""
    order_of_ceremony: str = ""
    note: str = ""
    contact: Contact | None = None


@transaction.atomic
def add_line(visit: Visit, plan: LinePlan, *, by: User) -> ProgrammeItem:
    """Write a line under the next number.

    Raises:
        Refusal: no title, an end before the beginning, a line longer than 36 hours or
            a week away from the visit, an unknown kind or zone, or a visit that is over.
    """
    require(can_arrange(by), "write a programme")
    visit = open_visit(visit)
    _check(visit, plan)
    last = visit.programme.aggregate(last=Max("number"))["last"] or 0
    now = timezone.now()
    made = ProgrammeItem.objects.create(
        visit=visit,
        number=last + 1,
        made_at=now,
        made_by=by.actor_id,
        changed_at=now,
        **_values(plan),
    )
    append(
        "protocol.line.add",
        subject_of(made),
        by=by,
        visit=visit.key,
        number=made.number,
        **_said(made),
    )
    return made


@transaction.atomic
def change_line(
    item: ProgrammeItem, plan: LinePlan, *, seen: int, by: User
) -> ProgrammeItem:
    """Change a line; the entry names what changed, and from what.

    Args:
        seen: The line's revision on the page where it was changed.
    Raises:
        Refusal: somebody changed it meanwhile, it is cancelled, nothing is changed, or
            see `add_line`.
    """
    require(can_arrange(by), "write a programme")
    visit = open_visit(item.visit)
    item = _standing(item)
    if item.revision != seen:
        raise Refusal(
            _("“%(title)s” was changed meanwhile; look at it and change it again")
            % {"title": item.title}
        )
    _check(visit, plan)
    was = _said(item)
    for name, value in _values(plan).items():
        setattr(item, name, value)
    now = _said(item)
    changed = {name: value for name, value in now.items() if value != was[name]}
    if not changed:
        raise Refusal(_("nothing is changed"))
    _touch(item)
    append(
        "protocol.line.change",
        subject_of(item),
        by=by,
        was={name: was[name] for name in changed},
        now=changed,
    )
    return item


def move_line(
    item: ProgrammeItem, minutes: int, *, with_later: bool = False, by: User
) -> list[ProgrammeItem]:
    """Move a line by minutes, and on demand all that follow on its day.

    Args:
        minutes: Later where positive.
        with_later: Everything that begins after it on the same day of its clock moves
            with it: a delegation that lands late.
    Raises:
        Refusal: no minutes, or see `add_line`; then nothing moves.
    """
    if not minutes:
        raise Refusal(_("nothing is changed"))
    with transaction.atomic():
        return [
            change_line(
                one,
                replace(
                    plan_of(one),
                    begins_at=one.begins_at + timedelta(minutes=minutes),
                    ends_at=one.ends_at + timedelta(minutes=minutes),
                ),
                seen=one.revision,
                by=by,
            )
            for one in [item, *(_later(item) if with_later else ())]
        ]


@transaction.atomic
def cancel_line(item: ProgrammeItem, *, why: str, by: User) -> ProgrammeItem:
    """Cancel a line; it stays, struck, and prints and calendars say so.

    Raises:
        Refusal: no reason, cancelled before, or the visit is over.
    """
    require(can_arrange(by), "cancel a line of a programme")
    if not why.strip():
        raise Refusal(_("say why “%(title)s” is cancelled") % {"title": item.title})
    open_visit(item.visit)
    item = _standing(item)
    item.cancelled_at = timezone.now()
    item.cancelled_why = why.strip()[:300]
    _touch(item)
    append("protocol.line.cancel", subject_of(item), by=by, why=item.cancelled_why)
    return item


@transaction.atomic
def translate_line(
    item: ProgrammeItem, language: str, words: dict[str, str], *, by: User
) -> ProgrammeText | None:
    """Write the words of a line in another language; empty words take them out.

    Args:
        words: By name: title, place, to_place, carry, order_of_ceremony.
    Raises:
        Refusal: an unknown language, words without a title, or nothing is changed.
    """
    require(can_arrange(by), "write a programme")
    open_visit(item.visit)
    item = _standing(item)
    if language not in dict(settings.LANGUAGES):
        raise Refusal(
            _("“%(code)s” is no language of ours: %(known)s")
            % {"code": language, "known": ", ".join(dict(settings.LANGUAGES))}
        )
    said = {name: words.get(name, "").strip() for name in TEXTS}
    found = item.texts.filter(language=language).first()
    was = {name: getattr(found, name) for name in TEXTS} if found else {}
    if said == (was or dict.fromkeys(TEXTS, "")):
        raise Refusal(_("nothing is changed"))
    if not said["title"] and any(said.values()):
        raise Refusal(_("say the title in this language, too"))
    if not said["title"]:
        item.texts.filter(language=language).delete()
        found = None
    else:
        found, _made = item.texts.update_or_create(language=language, defaults=said)
    _touch(item)
    append(
        "protocol.line.translate",
        subject_of(item),
        by=by,
        language=language,
        was={**was},
        now={**said},
    )
    return found


def plan_of(item: ProgrammeItem) -> LinePlan:
    """What a line says now."""
    return LinePlan(
        kind=item.kind,
        begins_at=item.begins_at,
        ends_at=item.ends_at,
        title=item.title,
        time_zone=item.time_zone,
        place=item.place,
        to_place=item.to_place,
        dress=item.dress,
        carry=item.carry,
        order_of_ceremony=item.order_of_ceremony,
        note=item.note,
        contact=item.contact,
    )


def _later(item: ProgrammeItem) -> list[ProgrammeItem]:
    zone = item.time_zone or item.visit.time_zone
    day = on_clock(item.begins_at, zone).date()
    rows = item.visit.programme.filter(
        begins_at__gte=item.begins_at, cancelled_at=None
    ).exclude(pk=item.pk)
    return [one for one in rows if on_clock(one.begins_at, zone).date() == day]


def _standing(item: ProgrammeItem) -> ProgrammeItem:
    row = ProgrammeItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if row.cancelled_at is not None:
        raise Refusal(_("“%(title)s” is cancelled") % {"title": row.title})
    return row


def _touch(item: ProgrammeItem) -> None:
    item.revision += 1
    item.changed_at = timezone.now()
    item.save()


def _check(visit: Visit, plan: LinePlan) -> None:
    if not plan.title.strip():
        raise Refusal(_("the line says nothing"))
    if plan.kind not in ProgrammeItem.Kind.values:
        raise Refusal(_("“%(kind)s” is no kind of a line") % {"kind": plan.kind})
    zone = known_zone(plan.time_zone) if plan.time_zone else visit.time_zone
    begins, ends = on_clock(plan.begins_at, zone), on_clock(plan.ends_at, zone)
    said = {"title": plan.title, "begin": f"{begins:%H:%M}", "end": f"{ends:%H:%M}"}
    if plan.ends_at < plan.begins_at:
        raise Refusal(
            _("“%(title)s” ends at %(end)s, before it begins at %(begin)s") % said
        )
    if plan.ends_at - plan.begins_at > LONGEST:
        raise Refusal(_("“%(title)s” is longer than a day and a half") % said)
    first, last = visit.begins_on - FAR, visit.ends_on + FAR
    if not first <= begins.date() <= last:
        raise Refusal(
            _("%(day)s is far from the visit, which is from %(first)s to %(last)s")
            % {"day": begins.date(), "first": visit.begins_on, "last": visit.ends_on}
        )


def _values(plan: LinePlan) -> dict[str, object]:
    return {
        "kind": plan.kind,
        "begins_at": plan.begins_at,
        "ends_at": plan.ends_at,
        "time_zone": plan.time_zone,
        "title": plan.title.strip(),
        "place": plan.place.strip(),
        "to_place": plan.to_place.strip(),
        "dress": plan.dress.strip(),
        "carry": plan.carry.strip(),
        "order_of_ceremony": plan.order_of_ceremony.strip(),
        "note": plan.note.strip(),
        "contact": plan.contact,
    }


def _said(item: ProgrammeItem) -> dict[str, JSON]:
    return {
        "kind": str(item.kind),
        "begins_at": written(item.begins_at),
        "ends_at": written(item.ends_at),
        "time_zone": item.time_zone,
        "title": item.title,
        "place": item.place,
        "to_place": item.to_place,
        "dress": item.dress,
        "carry": item.carry,
        "order_of_ceremony": item.order_of_ceremony,
        "note": item.note,
        "contact": None if item.contact_id is None else str(item.contact_id),
    }
