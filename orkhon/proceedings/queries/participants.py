"""Who takes part, in the order of the list: the same in every language.

Who presides comes first, then the members in English alphabetical order, observers
after members, organisations, guests, the Secretariat, the press. In a delegation the
leader comes first, then members by name, substitutes, staff.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, pgettext

from orkhon.engines import names
from orkhon.proceedings.models import (
    Participant,
    Registration,
    Session,
    Setting,
    Sitting,
)
from orkhon.proceedings.queries.members import assembly_of, members
from orkhon.proceedings.queries.rules import setting_of
from orkhon.register.models import Body, Person
from orkhon.register.queries import BodyRef, ids_of, posts_on
from orkhon.register.queries.labels import named

CHAIR = "chair"
"""The group of the person who presides over the session."""
_GROUPS = {
    word: place for place, word in enumerate((CHAIR, *Participant.Capacity.values))
}
_ROLES = {word: place for place, word in enumerate(Participant.Role.values)}


@dataclass(frozen=True)
class Line:
    """One participant, as printed.

    Attributes:
        arrived_at: Since when they are registered, for the sitting that was asked for
            or the session; None where they are not or have left.
        left_at: When they left; None while they are there or were never there.
    """

    id: uuid.UUID
    person_id: uuid.UUID
    number: int
    name: str
    post: str
    capacity: str
    role: str
    role_words: str
    language: str
    body: BodyRef | None
    stands_in_for: str
    withdrawn_at: datetime | None
    withdrawn_by: str
    arrived_at: datetime | None
    left_at: datetime | None

    @property
    def is_out(self) -> bool:
        return self.withdrawn_at is not None


@dataclass(frozen=True)
class Group:
    """The lines under one heading.

    Attributes:
        kind: "chair" or a capacity.
        body: Where they come from; None for guests, the press and the like.
        entitled: Delegates that the rules give the parliament; None: not set.
        in_chair: Delegates of the parliament who stand under the chair.
    """

    kind: str
    body: BodyRef | None
    lines: tuple[Line, ...]
    entitled: int | None
    in_chair: int = 0

    @property
    def going(self) -> int:
        """How many of them were not withdrawn."""
        return sum(not one.is_out for one in self.lines)

    @property
    def seated(self) -> int:
        """Who of them takes one of the places that the rules give."""
        seats = (Participant.Role.LEADER, Participant.Role.MEMBER)
        here = sum(not one.is_out and one.role in seats for one in self.lines)
        return here + self.in_chair

    @property
    def is_over(self) -> bool:
        """More members than the rules give."""
        return self.entitled is not None and self.seated > self.entitled

    @property
    def heading(self) -> str:
        """In the language in force."""
        match self.kind:
            case "chair":
                return pgettext("list of participants", "Chair")
            case Participant.Capacity.GUEST:
                return gettext("Guests")
            case Participant.Capacity.SECRETARIAT:
                return pgettext("list of participants", "Secretariat")
            case Participant.Capacity.PRESS:
                return pgettext("list of participants", "Press")
        return "" if self.body is None else named(self.body)

    @property
    def above(self) -> str:
        """The part of the list that the group stands in: members, observers …"""
        match self.kind:
            case Participant.Capacity.DELEGATION:
                return gettext("Delegations of members")
            case Participant.Capacity.OBSERVER:
                return gettext("Observers")
            case Participant.Capacity.ORGANISATION:
                return gettext("Organisations")
        return ""


def day_of_session(session: Session) -> date:
    """The day whose members and posts count: its first; today where it is not known."""
    return session.from_day or timezone.localdate()


def post_on(person: Person, body: Body | None, day: date) -> str:
    """The post under which somebody is printed: in the body they come from, first."""
    held = posts_on([person.pk], day)[person.pk]
    if not held:
        return ""
    home = None if body is None else body.country_id
    at_home = [one for one in held if body is not None and one.body.id == body.pk]
    near = [one for one in held if home is not None and one.body.country_id == home]
    one = (at_home or near or held)[0]
    if body is not None and one.body.id == body.pk:
        return one.title
    return str(one)


def groups_of(
    session: Session,
    *,
    sitting: Sitting | None = None,
    with_withdrawn: bool = False,
) -> tuple[Group, ...]:
    """The list of participants.

    Args:
        sitting: Whose arrivals the lines carry; None for the session as a whole, in
            which any registration counts.
        with_withdrawn: Whether those who were taken off the list stand in it, struck.
    """
    rows = rows_of(session)
    if not with_withdrawn:
        rows = rows.filter(withdrawn_at=None)
    come = _arrivals(session, sitting)
    chair = (
        frozenset[uuid.UUID]() if session.presides is None else ids_of(session.presides)
    )
    places: dict[tuple[object, ...], tuple[str, Body | None, list[Line]]] = {}
    for row in rows:
        kind = (
            CHAIR if row.person_id in chair and not row.withdrawn_at else row.capacity
        )
        under = row.body if kind in _UNDER_A_BODY else None
        place = _place(kind, under)
        places.setdefault(place, (kind, under, []))[2].append(
            _line(row, come.get(row.pk, ()))
        )
    sizes = delegation_sizes(session)
    presiding = [
        line.body.key
        for kind, _under, lines in places.values()
        for line in lines
        if kind == CHAIR and line.body is not None
    ]
    found = []
    for _place_of, (kind, under, lines) in sorted(
        places.items(), key=lambda one: one[0]
    ):
        is_delegation = kind == Participant.Capacity.DELEGATION
        found.append(
            Group(
                kind,
                None if under is None else BodyRef.of(under),
                tuple(sorted(lines, key=_in_group)),
                sizes.get(under.key) if under is not None and is_delegation else None,
                presiding.count(under.key)
                if under is not None and is_delegation
                else 0,
            )
        )
    return tuple(found)


def rows_of(session: Session) -> QuerySet[Participant]:
    """Every participant that was ever entered, with what a line needs."""
    return session.participants.select_related(
        "body__country", "person", "stands_in_for"
    )


def delegation_sizes(session: Session) -> dict[str, int]:
    """How many delegates each parliament may send, by key; what is not set is left out.

    The places of the delegation as the register has them; where it has none, what
    the assembly's rules say.
    """
    day = day_of_session(session)
    rule = setting_of(assembly_of(session.organ), Setting.Key.DELEGATION_SIZE, day)
    found = {}
    for one in members(session.organ, day):
        size = one.seats if one.seats is not None else rule
        if isinstance(size, int):
            found[one.parliament.key] = size
    return found


_UNDER_A_BODY = (
    Participant.Capacity.DELEGATION,
    Participant.Capacity.OBSERVER,
    Participant.Capacity.ORGANISATION,
)


def _place(kind: str, body: Body | None) -> tuple[object, ...]:
    """Where a group stands; the English key decides in every language."""
    if body is None:
        return (_GROUPS[kind], "", "")
    country = "" if body.country is None else body.country.english_sort_key
    if kind == Participant.Capacity.ORGANISATION:
        country = ""
    return (_GROUPS[kind], country or body.english_sort_key, body.english_sort_key)


def _in_group(one: Line) -> tuple[object, ...]:
    by_rank = one.capacity in (
        Participant.Capacity.DELEGATION,
        Participant.Capacity.OBSERVER,
    )
    return (_ROLES[one.role] if by_rank else 0, names.sort_key(one.name), one.number)


def _arrivals(
    session: Session, sitting: Sitting | None
) -> dict[uuid.UUID, Sequence[Registration]]:
    come = Registration.objects.filter(participant__session=session).order_by("at")
    if sitting is not None:
        come = come.filter(sitting=sitting)
    found: dict[uuid.UUID, list[Registration]] = {}
    for one in come:
        found.setdefault(one.participant_id, []).append(one)
    return dict(found)


def _line(row: Participant, come: Iterable[Registration]) -> Line:
    kept = list(come)
    there = [one for one in kept if one.left_at is None]
    return Line(
        id=row.pk,
        person_id=row.person_id,
        number=row.number,
        name=row.name,
        post=row.post,
        capacity=row.capacity,
        role=row.role,
        role_words=str(row.get_role_display())
        if row.role != Participant.Role.MEMBER
        else "",
        language=row.language,
        body=None if row.body is None else BodyRef.of(row.body),
        stands_in_for="" if row.stands_in_for is None else row.stands_in_for.name,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        arrived_at=there[0].at if there else None,
        left_at=kept[-1].left_at if kept and not there else None,
    )
