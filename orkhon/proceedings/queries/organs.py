"""The organs of an assembly: who sits, which seats are empty, which terms end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from orkhon.proceedings.queries.members import Member, assembly_of, members
from orkhon.register.models import Body
from orkhon.register.queries import BodyRef, PostHeld, Seats, seats_of

SUBSTITUTE = "Substitute"
"""Title of the post of those who stand in for a delegate; they hold no seat."""
ORDER = (
    Body.Kind.COUNCIL,
    Body.Kind.ASSEMBLY,
    Body.Kind.COMMISSION,
    Body.Kind.GROUP,
    Body.Kind.SECRETARIAT,
)
"""In which kinds of organs stand on the page; delegations have a part of their own."""


@dataclass(frozen=True)
class Share:
    """The seats of one member in an organ.

    Attributes:
        of: How many it has; None where that cannot be said.
    """

    member: Member
    taken: tuple[PostHeld, ...]
    of: int | None

    @property
    def vacant(self) -> int | None:
        return None if self.of is None else max(self.of - len(self.taken), 0)


@dataclass(frozen=True)
class Organ:
    """An organ on a day.

    Attributes:
        shares: Its seats by member in English order; empty where seats are not of
            members, as in the Secretariat.
        others: Who sits there for no member.
        seats_each: Of a member, where the seats divide evenly among them.
    """

    body: Body
    seats: Seats
    shares: tuple[Share, ...]
    others: tuple[PostHeld, ...]
    seats_each: int | None
    staff: int = 0

    @property
    def chairs(self) -> tuple[PostHeld, ...]:
        return tuple(one for one in self.seats.taken if one.rank in ("head", "deputy"))


@dataclass(frozen=True)
class Delegation:
    """A parliament's delegation on a day."""

    member: Member
    body: Body
    seats: Seats
    leader: PostHeld | None
    delegates: tuple[PostHeld, ...]
    substitutes: tuple[PostHeld, ...]

    @property
    def vacant(self) -> int | None:
        if self.seats.of is None:
            return None
        led = 0 if self.leader is None else 1
        return max(self.seats.of - led - len(self.delegates), 0)


@dataclass(frozen=True)
class Organs:
    """Everything an assembly consists of on a day."""

    assembly: Body
    members: tuple[Member, ...]
    organs: tuple[Organ, ...]
    delegations: tuple[Delegation, ...]


def assemblies() -> list[Body]:
    """Assemblies whose members are known, in English order."""
    return list(
        Body.objects.filter(
            kind=Body.Kind.ASSEMBLY, parts__kind=Body.Kind.DELEGATION
        ).distinct()
    )


def organs_of(assembly: Body, day: date) -> Organs:
    """The organs and delegations of an assembly; the number of queries is fixed."""
    parts = list(
        Body.objects.filter(parent=assembly)
        .exclude(kind=Body.Kind.DELEGATION)
        .select_related("country", "parent")
    )
    known = members(assembly, day)
    delegations = {
        one.pk: one
        for one in Body.objects.filter(pk__in=[one.delegation.id for one in known])
    }
    bodies = sorted(
        (one for one in [assembly, *parts] if one.kind in ORDER),
        key=lambda one: (ORDER.index(Body.Kind(one.kind)), one.english_sort_key),
    )
    seats = seats_of([*bodies, *delegations.values()], day)
    return Organs(
        assembly=assembly,
        members=known,
        organs=tuple(_organ(one, seats[one.pk], known) for one in bodies),
        delegations=tuple(
            _delegation(one, delegations[one.delegation.id], seats[one.delegation.id])
            for one in known
        ),
    )


def organ_of(body: Body, day: date) -> Organ:
    """One organ on a day."""
    known = members(assembly_of(body), day)
    return _organ(body, seats_of([body], day)[body.pk], known)


def _organ(body: Body, seats: Seats, known: Sequence[Member]) -> Organ:
    if body.kind in (Body.Kind.SECRETARIAT, Body.Kind.ASSEMBLY):
        return Organ(body, seats, (), seats.taken, None)
    each = None
    if body.kind == Body.Kind.COUNCIL:
        # The heads of the parliaments, one of each; the agreement says so.
        each = 1
    elif seats.of is not None and known and seats.of % len(known) == 0:
        each = seats.of // len(known)
    shares = tuple(
        Share(one, tuple(_of(one, seats.taken)), each if each else None)
        for one in known
    )
    placed = {post.id for share in shares for post in share.taken}
    others = tuple(one for one in seats.taken if one.id not in placed)
    return Organ(body, seats, shares, others, each)


def _of(member: Member, posts: Iterable[PostHeld]) -> Iterable[PostHeld]:
    """Who sits for a member: for its parliament, or for one that it succeeded."""
    for post in posts:
        behalf: BodyRef | None = post.on_behalf_of
        if behalf is not None and behalf.country_id == member.parliament.country_id:
            yield post


def _delegation(member: Member, body: Body, seats: Seats) -> Delegation:
    sitting = [one for one in seats.taken if one.title != SUBSTITUTE]
    leader = next((one for one in sitting if one.is_head), None)
    return Delegation(
        member=member,
        body=body,
        seats=seats,
        leader=leader,
        delegates=tuple(one for one in sitting if one is not leader),
        substitutes=tuple(one for one in seats.taken if one.title == SUBSTITUTE),
    )
