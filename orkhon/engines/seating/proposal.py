"""Who sits where by the order of honour, and what is wrong with a plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from orkhon.engines.seating.layout import Layout, Position, SeatingError, Side


class SeatWhy(StrEnum):
    """Why somebody is proposed for a seat."""

    HONOUR = "honour"
    BEHIND = "behind"
    BESIDE = "beside"
    NEAREST = "nearest"


class Trouble(StrEnum):
    """What is wrong with a plan."""

    TWICE = "twice"
    MISSING = "missing"
    FAR = "far"


@dataclass(frozen=True)
class Sitter:
    """Somebody who is to sit.

    Attributes:
        key: What the caller knows them by.
        side: Whose side they are of; None where there are no sides.
        rank: 1 for the first of their side; of all, where there are no sides.
        serves: Key of whom they interpret for; "" for everybody else.
    """

    key: str
    side: Side | None
    rank: int
    serves: str = ""


@dataclass(frozen=True)
class Proposal:
    """Who sits where, and who found no seat.

    Attributes:
        seated: Key by number of the seat.
        why: Why, by number of the seat.
        standing: Keys of those without a seat, in their order.
    """

    seated: Mapping[int, str]
    why: Mapping[int, SeatWhy]
    standing: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Something wrong: what, with whom, at which seats."""

    trouble: Trouble
    key: str
    seats: tuple[int, ...] = ()


def propose(layout: Layout, sitters: Sequence[Sitter]) -> Proposal:
    """Seat people by the order of honour; interpreters behind or beside their person.

    Where hosts and guests are both there, each side fills its own seats. Where only
    one is, or nobody has a side, all seats are filled in one order.

    Raises:
        SeatingError: somebody is named twice, or serves somebody who is not there.
    """
    _check(sitters)
    sides = {one.side for one in sitters}
    is_two_sided = {Side.HOST, Side.GUEST} <= sides
    seated: dict[int, str] = {}
    why: dict[int, SeatWhy] = {}
    standing = []
    queue = sorted(
        sitters, key=lambda one: (one.side is not Side.HOST, one.rank, one.key)
    )
    serving: dict[str, list[Sitter]] = {}
    for one in queue:
        serving.setdefault(one.serves, []).append(one)
    for one in serving.get("", []):
        free = _free(layout, seated, one.side if is_two_sided else None)
        seat = next(free, None)
        if seat is None:
            standing += [one.key, *(other.key for other in serving.get(one.key, []))]
            continue
        seated[seat.number], why[seat.number] = one.key, SeatWhy.HONOUR
        for other in serving.get(one.key, []):
            found = _near(layout, seated, seat)
            if found is None:
                standing.append(other.key)
                continue
            number, reason = found
            seated[number], why[number] = other.key, reason
    return Proposal(seated, why, tuple(standing))


def conflicts(
    layout: Layout, seated: Mapping[int, str], sitters: Sequence[Sitter]
) -> tuple[Conflict, ...]:
    """What is wrong: somebody twice, somebody without a seat, an interpreter too far.

    Args:
        seated: Key by number of the seat; a key that no sitter has is a guest without
            a side and can only be there twice.
    Raises:
        SeatingError: the table has no such seat.
    """
    seats: dict[str, list[int]] = {}
    for number, key in sorted(seated.items()):
        seats.setdefault(key, []).append(layout.at(number).number)
    found = [
        Conflict(Trouble.TWICE, key, tuple(at))
        for key, at in seats.items()
        if len(at) > 1
    ]
    found += [
        Conflict(Trouble.MISSING, one.key) for one in sitters if one.key not in seats
    ]
    for one in sitters:
        served = seats.get(one.serves, []) if one.serves else []
        own = seats.get(one.key, [])
        if served and own and not any(set(own) & layout.near(at) for at in served):
            found.append(Conflict(Trouble.FAR, one.key, (own[0], served[0])))
    return tuple(found)


def _check(sitters: Sequence[Sitter]) -> None:
    keys = [one.key for one in sitters]
    for one in sitters:
        if keys.count(one.key) > 1:
            raise SeatingError(f"{one.key} is named twice")
        if one.serves and one.serves not in keys:
            raise SeatingError(f"{one.key} serves {one.serves}, who is not there")
        if one.serves and any(
            other.serves for other in sitters if other.key == one.serves
        ):
            raise SeatingError(f"{one.key} serves {one.serves}, who serves as well")


def _free(
    layout: Layout, seated: Mapping[int, str], side: Side | None
) -> Iterator[Position]:
    """Free seats at the table in the order of honour."""
    at_table = [one for one in layout.positions if one.honour]
    if side is None:
        ordered = sorted(at_table, key=lambda one: one.honour)
    else:
        own = [one for one in at_table if one.side is side]
        ordered = sorted(own, key=lambda one: one.side_honour)
    return (one for one in ordered if one.number not in seated)


def _near(
    layout: Layout, seated: Mapping[int, str], seat: Position
) -> tuple[int, SeatWhy] | None:
    """Where an interpreter sits: behind, at the left hand, the right hand, nearest."""
    behind = [one.number for one in layout.positions if one.behind == seat.number]
    for number, reason in [
        *((one, SeatWhy.BEHIND) for one in behind),
        *((one, SeatWhy.BESIDE) for one in seat.beside),
    ]:
        if number not in seated:
            return number, reason
    free = [one for one in layout.positions if one.number not in seated]
    if not free:
        return None
    nearest = min(
        free,
        key=lambda one: ((one.x - seat.x) ** 2 + (one.y - seat.y) ** 2, one.number),
    )
    return nearest.number, SeatWhy.NEAREST
