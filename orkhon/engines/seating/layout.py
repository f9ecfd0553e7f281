"""Where the seats of a table are, and in which order of honour.

The order is usual practice, no rule of an assembly was read: the middle of a side is
the first place, then the right of who sits there, then the left, and so on outwards;
hosts sit opposite guests, and where they sit in one line the guests are at the right
hand of the hosts. docs/methods/seating.md draws each shape.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, zip_longest

MOST_SEATS = 60
"""Of one side, or of one row: what a sheet of paper can still name."""
MOST_ROWS = 20
UP, EAST, DOWN, WEST = 0, 90, 180, 270


class SeatingError(ValueError):
    """A table that cannot be laid, or a seat that it does not have."""


class Shape(StrEnum):
    """How the seats stand."""

    FACING = "facing"
    U = "u"
    ROUND = "round"
    ROWS = "rows"


class Side(StrEnum):
    """Whose side of the table a seat is on."""

    HOST = "host"
    GUEST = "guest"


@dataclass(frozen=True)
class Position:
    """A seat.

    Attributes:
        number: 1, 2, … as plans and papers name it.
        x: From the left of the drawing, 0 to 1.
        y: From its top, 0 to 1.
        looks: Where who sits there looks, and the plate with them: degrees clockwise,
            0 is the top of the drawing.
        side: Whose seat it is when two sides meet.
        honour: Place in the order of honour of all seats; 0 for a chair behind.
        side_honour: The same on its own side.
        beside: The seats next to it: at its left hand, at its right hand.
        behind: The seat that this chair stands behind; 0 for a seat at the table.
        row: 1, 2, … in rows; 0 at a table.
        place: 1, 2, … in the row from the left; the number at a table.
    """

    number: int
    x: float
    y: float
    looks: int
    side: Side
    honour: int = 0
    side_honour: int = 0
    beside: tuple[int, ...] = ()
    behind: int = 0
    row: int = 0
    place: int = 0


@dataclass(frozen=True)
class Layout:
    """All seats of a table, by their numbers."""

    shape: Shape
    positions: tuple[Position, ...]

    def at(self, number: int) -> Position:
        """The seat of this number.

        Raises:
            SeatingError: there is none.
        """
        if not 1 <= number <= len(self.positions):
            raise SeatingError(f"there is no seat {number}")
        return self.positions[number - 1]

    def near(self, number: int) -> frozenset[int]:
        """From where one speaks softly into the ear of who sits there."""
        chairs = {one.number for one in self.positions if one.behind == number}
        return frozenset({*self.at(number).beside, *chairs})


def layout_of(shape: Shape, seats: int, rows: int = 1) -> Layout:
    """Lay a table.

    Args:
        seats: Along a side; around a round table all of them; in a row.
        rows: How many rows; 1 for every other shape.
    Raises:
        SeatingError: no seats, or more than a sheet can name.
    """
    least = 2 if shape is Shape.ROUND else 1
    if not least <= seats <= MOST_SEATS:
        raise SeatingError(
            f"{seats} seats: write a number from {least} to {MOST_SEATS}"
        )
    if not 1 <= rows <= MOST_ROWS:
        raise SeatingError(f"{rows} rows: write a number from 1 to {MOST_ROWS}")
    match shape:
        case Shape.FACING:
            return Layout(shape, tuple(_facing(seats)))
        case Shape.U:
            return Layout(shape, tuple(_horseshoe(seats)))
        case Shape.ROUND:
            return Layout(shape, tuple(_round(seats)))
    return Layout(shape, tuple(_rows(seats, rows)))


def _along(count: int, first: float, last: float) -> list[float]:
    """Middles of `count` equal parts of a line."""
    part = (last - first) / count
    return [first + part * (at + 0.5) for at in range(count)]


def _outwards(middle: int, count: int) -> list[int]:
    """0, 1, … from a seat outwards: it, its right (+1), its left (-1), its right …"""
    right = range(middle + 1, count)
    left = range(middle - 1, -1, -1)
    pairs = chain.from_iterable(zip_longest(right, left))
    return [middle, *(one for one in pairs if one is not None)]


def _honoured(
    seats: Sequence[Position], order: Sequence[int], sides: Sequence[Sequence[int]]
) -> list[Position]:
    """Write the order of honour into seats; orders name them by their numbers."""
    overall = {number: at for at, number in enumerate(order, 1)}
    own = {number: at for side in sides for at, number in enumerate(side, 1)}
    return [
        replace(
            one, honour=overall.get(one.number, 0), side_honour=own.get(one.number, 0)
        )
        for one in seats
    ]


def _facing(seats: int) -> Iterator[Position]:
    """Hosts below, guests above; nobody sits at the ends, a chair behind each leader."""
    middle = (seats - 1) // 2
    hosts = [1 + at for at in _outwards(middle, seats)]
    # Guests look down: their right hand is at the left of the drawing. Their leader
    # sits opposite the hosts' leader, also where a side has no seat in its middle.
    guests = [2 * seats - at for at in _outwards(seats - 1 - middle, seats)]
    found = []
    for side, y, looks, base in (
        (Side.HOST, 0.71, UP, 0),
        (Side.GUEST, 0.29, DOWN, seats),
    ):
        for at, x in enumerate(_along(seats, 0.02, 0.98)):
            number = base + at + 1
            line = (number - 1 if at else 0, number + 1 if at + 1 < seats else 0)
            hands = line if looks == UP else line[::-1]
            found.append(
                Position(
                    number, x, y, looks, side,
                    beside=tuple(one for one in hands if one), place=number,
                )
            )  # fmt: skip
    order = chain.from_iterable(zip(hosts, guests, strict=True))
    yield from _honoured(found, list(order), [hosts, guests])
    x = found[middle].x
    number = 2 * seats
    yield Position(number + 1, x, 0.91, UP, Side.HOST, behind=hosts[0])
    yield Position(number + 2, x, 0.09, DOWN, Side.GUEST, behind=guests[0])


def _horseshoe(seats: int) -> Iterator[Position]:
    """The head above, an arm at each side; the guests at the right hand of the head."""
    head = [(x, 0.18, DOWN) for x in _along(seats, 0.14, 0.86)]
    ys = _along(seats, 0.25, 0.99)
    arms = [(0.08, y, EAST) for y in ys] + [(0.92, y, WEST) for y in ys]
    middle = (seats - 1) // 2
    # Who sits at the head looks down: the left of the drawing is their right hand.
    guests = [*range(middle, 0, -1), *range(seats + 1, 2 * seats + 1)]
    hosts = [*range(middle + 1, seats + 1), *range(2 * seats + 1, 3 * seats + 1)]
    # Once around: up the left arm, along the head, down the right arm.
    ring = [*range(2 * seats, seats, -1), *range(1, seats + 1),
            *range(2 * seats + 1, 3 * seats + 1)]  # fmt: skip
    beside = {
        number: tuple(
            ring[place] for place in (at + 1, at - 1) if 0 <= place < len(ring)
        )
        for at, number in enumerate(ring)
    }
    whose = dict.fromkeys(guests, Side.GUEST)
    found = [
        Position(
            number, x, y, looks, whose.get(number, Side.HOST),
            beside=beside[number], place=number,
        )
        for number, (x, y, looks) in enumerate([*head, *arms], 1)
    ]  # fmt: skip
    top = [seats - at for at in _outwards(seats - 1 - middle, seats)]
    arms_order = chain.from_iterable(
        (seats + at, 2 * seats + at) for at in range(1, seats + 1)
    )
    yield from _honoured(found, [*top, *arms_order], [hosts, guests])
    yield Position(
        3 * seats + 1, found[middle].x, 0.06, DOWN, Side.HOST, behind=middle + 1
    )


def _round(seats: int) -> Iterator[Position]:
    """Seat 1 above, then clockwise; hosts around it, guests around who is opposite."""
    order = [1 + at % seats for at in _ring_outwards(seats, 0, seats)]
    opposite = seats // 2
    guests = [1 + at % seats for at in _ring_outwards(seats, opposite, seats // 2)]
    hosts = [one for one in order if one not in guests]
    found = []
    for at in range(seats):
        turn = 2 * math.pi * at / seats
        number = at + 1
        neighbours = dict.fromkeys([(at + 1) % seats + 1, (at - 1) % seats + 1])
        found.append(
            Position(
                number,
                0.5 + 0.41 * math.sin(turn),
                0.5 - 0.42 * math.cos(turn),
                round(math.degrees(turn) + DOWN) % 360,
                Side.GUEST if number in guests else Side.HOST,
                # Looking to the middle, the next one clockwise is at the left hand.
                beside=tuple(neighbours),
                place=number,
            )
        )
    return iter(_honoured(found, order, [hosts, guests]))


def _ring_outwards(seats: int, first: int, count: int) -> list[int]:
    """`count` places of a ring from one outwards: it, its right hand, its left …

    Clockwise is the left hand of who looks to the middle, so the right hand is less.
    """
    found = [first]
    for step in range(1, seats):
        found += [first - step + seats, first + step]
    return list(dict.fromkeys(one % seats for one in found))[:count]


def _rows(seats: int, rows: int) -> Iterator[Position]:
    """All look to the top, the first row is there; guests right of the middle."""
    middle = (seats - 1) // 2
    ys = _along(rows, 0.12, 0.98)
    found, order, hosts, guests = [], [], [], []
    for row, y in enumerate(ys):
        base = row * seats
        for at, x in enumerate(_along(seats, 0.02, 0.98)):
            number = base + at + 1
            hands = (number - 1 if at else 0, number + 1 if at + 1 < seats else 0)
            found.append(
                Position(
                    number, x, y, UP, Side.GUEST if at > middle else Side.HOST,
                    beside=tuple(one for one in hands if one), row=row + 1, place=at + 1,
                )
            )  # fmt: skip
        order += [base + at + 1 for at in _outwards(middle, seats)]
        hosts += [base + at + 1 for at in range(middle, -1, -1)]
        guests += [base + at + 1 for at in range(middle + 1, seats)]
    return iter(_honoured(found, order, [hosts, guests]))
