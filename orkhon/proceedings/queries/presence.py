"""Who is there: which parliaments are present in a sitting, and through whom.

A registration at the desk says that somebody has come to the session; present in a
sitting is only who was registered for that sitting and has not left it.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from orkhon.proceedings.models import Participant, Registration, Session, Sitting
from orkhon.proceedings.queries.members import members
from orkhon.register.queries import BodyRef

ROLES_WITH_A_VOICE = (
    Participant.Role.LEADER,
    Participant.Role.MEMBER,
    Participant.Role.SUBSTITUTE,
)
"""Staff of a delegation is in the room; it does not make a parliament present."""
_FIRST = {role: place for place, role in enumerate(Participant.Role.values)}


@dataclass(frozen=True)
class Attendee:
    """A participant registered for a sitting, as printed in the list.

    Attributes:
        at: When they were registered; the first time, if they came back.
        left_at: When they left for the last time; None while they are there.
    """

    id: uuid.UUID
    number: int
    name: str
    post: str
    capacity: str
    role: str
    body_key: str
    at: datetime
    left_at: datetime | None

    @property
    def is_there(self) -> bool:
        return self.left_at is None


@dataclass(frozen=True)
class ParliamentPresence:
    """Whether a member parliament is present, since when, and through whom.

    Attributes:
        since: Since when without a break; None while it is not present.
        persons: Who of its delegation is there, leader first, staff left out.
    """

    parliament: BodyRef
    is_present: bool
    since: datetime | None
    persons: tuple[Attendee, ...]


@dataclass(frozen=True)
class Presence:
    """Who is there at a moment.

    Attributes:
        parliaments: Every member of the assembly, in fixed English order.
        others: Everybody else who is there: staff, observers, guests, press.
    """

    parliaments: tuple[ParliamentPresence, ...]
    others: tuple[Attendee, ...]

    @property
    def registered(self) -> frozenset[uuid.UUID]:
        """Ids of all participants who are there."""
        of_members = (one for row in self.parliaments for one in row.persons)
        return frozenset(one.id for one in (*of_members, *self.others))

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the parliaments present, in fixed English order."""
        return tuple(one.parliament.key for one in self.parliaments if one.is_present)

    @property
    def count(self) -> int:
        """How many parliaments are present."""
        return len(self.keys)

    @property
    def whole(self) -> int:
        """How many parliaments the assembly has: 4 of 4."""
        return len(self.parliaments)

    def has(self, one: Participant) -> bool:
        """Whether this participant is there."""
        return one.pk in self.registered


def presence(sitting: Sitting, at: datetime | None = None) -> Presence:
    """Which parliaments and persons are present in a sitting; three queries.

    Args:
        at: The moment; None for now. Who left before it is not there.
    """
    moment = timezone.now() if at is None else at
    rows = members(sitting.session.organ, day_of(sitting))
    of_parliament: dict[str, list[Registration]] = {
        row.parliament.key: [] for row in rows
    }
    others = []
    for one in _registrations(sitting):
        if one.at > moment or one.participant.withdrawn_at is not None:
            continue
        key = _speaks_for(one.participant)
        if key in of_parliament:
            of_parliament[key].append(one)
        elif _is_there(one, moment):
            others.append(one)
    return Presence(
        tuple(
            _of_parliament(row.parliament, of_parliament[row.parliament.key], moment)
            for row in rows
        ),
        tuple(_attendee([one]) for one in others),
    )


def attendance(sitting: Sitting) -> tuple[Attendee, ...]:
    """Everybody who was registered for a sitting at any time, in the order of numbers.

    Who came back is named once: from the first arrival to the last leaving.
    """
    found: dict[uuid.UUID, list[Registration]] = {}
    for one in _registrations(sitting):
        found.setdefault(one.participant_id, []).append(one)
    return tuple(
        sorted((_attendee(rows) for rows in found.values()), key=lambda one: one.number)
    )


def sitting_now(session: Session) -> Sitting | None:
    """The sitting that a badge scanned now belongs to; None: the desk."""
    return (
        session.sittings.filter(opened_at__isnull=False, closed_at=None)
        .order_by("-opened_at")
        .first()
    )


def day_of(sitting: Sitting) -> date:
    """The day on which a sitting begins, on the clock of its place."""
    zone = sitting.session.time_zone or timezone.get_default_timezone_name()
    return sitting.begins_at.astimezone(ZoneInfo(zone)).date()


def _registrations(sitting: Sitting) -> Sequence[Registration]:
    return list(
        Registration.objects.filter(sitting=sitting)
        .select_related("participant__body")
        .order_by("at")
    )


def _speaks_for(participant: Participant) -> str:
    """The key of the parliament that somebody makes present; "" for none."""
    if (
        participant.capacity != Participant.Capacity.DELEGATION
        or participant.role not in ROLES_WITH_A_VOICE
        or participant.body is None
    ):
        return ""
    return participant.body.key


def _is_there(one: Registration, moment: datetime) -> bool:
    return one.at <= moment and (one.left_at is None or one.left_at > moment)


def _of_parliament(
    parliament: BodyRef, come: Sequence[Registration], moment: datetime
) -> ParliamentPresence:
    there = [one for one in come if _is_there(one, moment)]
    persons = sorted((_attendee([one]) for one in there), key=_leader_first)
    return ParliamentPresence(
        parliament=parliament,
        is_present=bool(there),
        since=_since(come, moment) if there else None,
        persons=tuple(persons),
    )


def _since(come: Sequence[Registration], moment: datetime) -> datetime:
    """Since when somebody of them was there without a break, up to the moment."""
    since = moment
    for one in reversed(come):
        if one.left_at is None or one.left_at >= since:
            since = min(since, one.at)
    return since


def _attendee(rows: Sequence[Registration]) -> Attendee:
    """One participant from their registrations, the first first."""
    one = rows[0].participant
    return Attendee(
        id=one.pk,
        number=one.number,
        name=one.name,
        post=one.post,
        capacity=one.capacity,
        role=one.role,
        body_key="" if one.body is None else one.body.key,
        at=rows[0].at,
        left_at=rows[-1].left_at,
    )


def _leader_first(one: Attendee) -> tuple[int, int]:
    return _FIRST[one.role], one.number
