"""Badges: issued with the mission's signature, printed, checked, revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from orkhon.accounts.models import User
from orkhon.engines.badges import Badge as Said
from orkhon.engines.badges import sign, verify
from orkhon.observation.actions.missions import open_mission
from orkhon.observation.documents.badges import PrintedBadge, badges_pdf, validity
from orkhon.observation.keys import badge_key
from orkhon.observation.models import Badge, Mission, Observer, ObserverDocument
from orkhon.observation.permissions import can_operate, can_run
from orkhon.observation.queries.observers import ENGLISH_ORDER
from orkhon.record import sealed
from orkhon.record.actions import append, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import require
from orkhon.register.queries import labels


@dataclass(frozen=True)
class Checked:
    """What came of looking at a badge: what it says, and why it does not hold."""

    said: Said
    why_not: str

    @property
    def holds(self) -> bool:
        return not self.why_not


@transaction.atomic
def issue_badges(
    mission: Mission, observers: Sequence[Observer], *, by: User
) -> list[Badge]:
    """Issue a badge to each; an earlier one that holds is revoked by it.

    The mission's key is made with its first badge; the public half is published in
    the mission and in the record.

    Raises:
        Refusal: nobody, somebody without accreditation, or it is not known when the
            mission arrives and departs, which is when its badges hold.
        MissionKeyError: the key was lost or is another one.
    """
    require(can_run(by, mission), "issue badges")
    mission = open_mission(mission)
    first, last = mission.arrives_on, mission.departs_on
    if first is None or last is None:
        raise Refusal(
            _("say first when the mission arrives and departs: badges hold so long")
        )
    rows = list(
        mission.observers.filter(pk__in=[one.pk for one in observers])
        .select_related("parliament")
        .order_by("code")
    )
    if not rows:
        raise Refusal(_("nobody is chosen for a badge"))
    waiting = [
        f"{one.code} {one}" for one in rows if one.state != Observer.State.ACCREDITED
    ]
    if waiting:
        raise Refusal(
            _("a badge is for whom the host accredited; not so: %(names)s")
            % {"names": ", ".join(waiting)}
        )
    had_key = bool(mission.badge_key)
    key = badge_key(mission)
    if not had_key:
        mission.save(update_fields=["badge_key"])
        append(
            "observation.badge.key",
            subject_of(mission),
            by=by,
            public_key=bytes(mission.badge_key).hex(),
        )
    return [_issue(mission, one, (first, last), key, by) for one in rows]


@transaction.atomic
def revoke_badge(badge: Badge, *, why: str, by: User) -> Badge:
    """Say that a badge holds no longer: lost, stolen, sent home.

    Raises:
        Refusal: no reason, or it was revoked before.
    """
    require(can_run(by, badge.observer.mission), "revoke a badge")
    if not why.strip():
        raise Refusal(_("say why the badge is revoked"))
    changed = Badge.objects.filter(pk=badge.pk, revoked_at=None).update(
        revoked_at=timezone.now(), why_revoked=why.strip()[:200]
    )
    badge.refresh_from_db()
    if not changed:
        raise Refusal(
            _("the badge was revoked before: %(why)s") % {"why": badge.why_revoked}
        )
    append(
        "observation.badge.revoke",
        subject_of(badge),
        by=by,
        observer=badge.observer.code,
        why=badge.why_revoked,
    )
    return badge


@transaction.atomic
def print_badges(mission: Mission, badges: Sequence[Badge], *, by: User) -> bytes:
    """The badges that hold as PDF; photographs are opened for it, with their trace.

    Raises:
        Refusal: none of them holds.
    """
    require(can_run(by, mission), "print badges")
    rows = list(
        Badge.objects.filter(
            pk__in=[one.pk for one in badges],
            observer__mission=mission,
            revoked_at=None,
        )
        .select_related("observer__parliament")
        .order_by(*(f"observer__{one}" for one in ENGLISH_ORDER))
    )
    if not rows:
        raise Refusal(_("no badge is chosen that holds"))
    photographs = {
        one.observer_id: one
        for one in ObserverDocument.objects.filter(
            observer__in=[row.observer_id for row in rows],
            kind=ObserverDocument.Kind.PHOTO,
            deleted_at=None,
        ).order_by("added_at")
    }
    public = bytes(mission.badge_key)
    printed = []
    for row in rows:
        photograph = photographs.get(row.observer_id)
        printed.append(_printed(row, verify(row.code, public), photograph, mission))
    append(
        "observation.badge.print",
        subject_of(mission),
        by=by,
        observers=[row.observer.code for row in rows],
        photographs=[str(one.pk) for one in photographs.values()],
    )
    return badges_pdf(tuple(printed))


def check_badge(mission: Mission, code: str, *, by: User, on: date) -> Checked:
    """Whether a code is a badge of this mission that holds on a day.

    Raises:
        Refusal: the mission has issued no badge.
        BadgeError: no badge of this mission.
    """
    require(can_operate(by, mission), "check a badge")
    if not mission.badge_key:
        raise Refusal(_("the mission has issued no badge yet"))
    said = verify(code, bytes(mission.badge_key))
    row = Badge.objects.filter(observer__mission=mission, code=code.strip()).first()
    if row is not None and row.revoked_at is not None:
        return Checked(
            said,
            _("it was revoked on %(day)s: %(why)s")
            % {"day": timezone.localdate(row.revoked_at), "why": row.why_revoked},
        )
    if not said.holds_on(on):
        return Checked(
            said,
            _("it holds from %(first)s to %(last)s")
            % {"first": said.valid_from, "last": said.valid_until},
        )
    return Checked(said, "")


def _issue(
    mission: Mission,
    observer: Observer,
    days: tuple[date, date],
    key: bytes,
    by: User,
) -> Badge:
    said = Said(
        mission=mission.number,
        title=mission.title,
        card=observer.card_number,
        name=observer.name,
        parliament=observer.parliament.display_name,
        observer=observer.code,
        valid_from=days[0],
        valid_until=days[1],
    )
    now = timezone.now()
    Badge.objects.filter(observer=observer, revoked_at=None).update(
        revoked_at=now, why_revoked="another badge was issued"
    )
    badge = Badge.objects.create(observer=observer, code=sign(said, key), issued_at=now)
    append(
        "observation.badge.issue",
        subject_of(badge),
        by=by,
        observer=observer.code,
        card=observer.card_number,
        valid_from=days[0].isoformat(),
        valid_until=days[1].isoformat(),
    )
    return badge


def _printed(
    row: Badge, said: Said, photograph: ObserverDocument | None, mission: Mission
) -> PrintedBadge:
    return PrintedBadge(
        code=row.code,
        name=said.name,
        observer=said.observer,
        parliament=labels.named(row.observer.parliament),
        capacity=str(row.observer.get_capacity_display()),
        card=said.card,
        mission=said.title,
        valid=validity(said.valid_from.isoformat(), said.valid_until.isoformat()),
        photo=b"" if photograph is None else sealed.unseal(photograph.file),
        is_sample=mission.sample,
    )
