"""What cannot be true of one programme at once; plain values in, plain values out.

Nothing here decides: a programme with conflicts is kept as it was written, and every
page and print that shows it shows them too.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations, pairwise
from typing import Literal

from orkhon.engines import names

Kind = Literal[
    "car-twice",
    "person-twice",
    "too-little-time",
    "car-too-little-time",
    "car-full",
    "interpreter-language",
    "no-interpreter",
    "outside",
    "withdrawn",
    "no-car",
    "entitlement",
]

MINUTE = timedelta(minutes=1)
TRANSFER, MEETING = "transfer", "meeting"
INTERPRETER, DRIVER = "interpreter", "driver"
RIDE_ALONG = frozenset({INTERPRETER, DRIVER, "spouse", "security", "protocol", "staff"})
"""Who may sit in a car that is another guest's own."""


@dataclass(frozen=True)
class Person:
    """Somebody of a visit.

    Attributes:
        side: "guest" or "host".
        languages: Codes of all that they speak; empty where it is not known.
    """

    id: str
    side: str
    role: str
    languages: frozenset[str] = frozenset()
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Vehicle:
    """A car; `seats` are those for passengers."""

    id: str
    seats: int
    driver: str | None = None


@dataclass(frozen=True)
class Taking:
    """Somebody in a line, with the car and the interpreter that they have there."""

    person: str
    car: str | None = None
    interpreter: str | None = None


@dataclass(frozen=True)
class Line:
    """A line that stands.

    Attributes:
        begins, ends: Aware, on the clock of the line, whose days are compared.
        place, to_place: As written; compared folded. "" is not known.
    """

    id: str
    kind: str
    begins: datetime
    ends: datetime
    place: str = ""
    to_place: str = ""
    takings: tuple[Taking, ...] = ()


@dataclass(frozen=True)
class Right:
    """What guests are entitled to: kind of `Entitlement.Kind`, of which role."""

    id: str
    kind: str
    role: str = ""
    is_ticked: bool = False


@dataclass(frozen=True)
class Conflict:
    """One thing that cannot be.

    Attributes:
        lines: In time; empty where no line is meant.
        about: Id of the car, the person or, for "entitlement", the right.
        person: Whom it touches beside that; "" where nobody.
        minutes: Between two places, or passengers of a car; None elsewhere.
    """

    kind: Kind
    lines: tuple[str, ...]
    about: str
    person: str = ""
    minutes: int | None = None


def overlap(one: Line, other: Line) -> bool:
    """Whether a minute belongs to both; a line without length fills its minute."""
    ends = [max(line.ends, line.begins + MINUTE) for line in (one, other)]
    return max(one.begins, other.begins) < min(ends)


def find_conflicts(
    lines: Iterable[Line],
    people: Iterable[Person],
    cars: Iterable[Vehicle] = (),
    rights: Iterable[Right] = (),
    *,
    days: tuple[date, date],
    minutes_between: int | None = None,
) -> tuple[Conflict, ...]:
    """All conflicts of a programme, by time.

    Two lines at one and the same place do not exclude one another: gifts are exchanged
    during a meeting. A place that is not known is another place.

    Args:
        lines: Those that were not cancelled.
        people: Everybody that a line names, withdrawn ones among them.
        days: First and last day of the visit.
        minutes_between: Least minutes from place to place; None asks for no gap.
    """
    ordered = sorted(lines, key=lambda one: (one.begins, one.ends))
    known = {one.id: one for one in people}
    fleet = {one.id: one for one in cars}
    place = {one.id: number for number, one in enumerate(ordered)}
    found: list[Conflict] = []
    for line in ordered:
        found += _of_line(line, known, fleet, days)
    by_car, by_person = _used(ordered, fleet)
    for car, used in by_car.items():
        found += _pairs(used, car, "car-twice", "car-too-little-time", minutes_between)
    # A driver is where their car is: its conflict is not told twice.
    told = {
        (fleet[one.about].driver, one.lines) for one in found if one.about in by_car
    }
    for person, used in by_person.items():
        found += [
            one
            for one in _pairs(
                used, person, "person-twice", "too-little-time", minutes_between
            )
            if (person, one.lines) not in told
        ]
    for right in rights:
        found += _unmet(right, ordered, known)
    first = len(ordered)
    return tuple(
        sorted(
            found,
            key=lambda one: (
                place[one.lines[0]] if one.lines else first,
                one.kind,
                one.about,
                one.person,
            ),
        )
    )


def _used(
    lines: list[Line], fleet: dict[str, Vehicle]
) -> tuple[dict[str, list[Line]], dict[str, list[Line]]]:
    """In which lines each car and each person is; interpreters and drivers too."""
    cars: dict[str, list[Line]] = {}
    persons: dict[str, list[Line]] = {}
    for line in lines:
        used = {one.car for one in line.takings if one.car is not None}
        there = {one.person for one in line.takings}
        there |= {one.interpreter for one in line.takings if one.interpreter}
        there |= {fleet[car].driver or "" for car in used if car in fleet}
        for car in used:
            cars.setdefault(car, []).append(line)
        for person in there - {""}:
            persons.setdefault(person, []).append(line)
    return cars, persons


def _pairs(
    used: list[Line], about: str, twice: Kind, hasty: Kind, least: int | None
) -> Iterator[Conflict]:
    for one, other in combinations(used, 2):
        if overlap(one, other) and _where(one) != _where(other):
            yield Conflict(twice, (one.id, other.id), about)
    if least is None:
        return
    for one, other in pairwise(sorted(used, key=lambda line: line.ends)):
        left, reached = names.fold(one.to_place or one.place), names.fold(other.place)
        if overlap(one, other) or not left or not reached or left == reached:
            continue
        minutes = int((other.begins - one.ends) / MINUTE)
        if minutes < least:
            yield Conflict(hasty, (one.id, other.id), about, minutes=minutes)


def _where(line: Line) -> object:
    """Two lines at an equal value of this are one place; unknown equals nothing."""
    if not line.place:
        return line.id
    return names.fold(line.place), names.fold(line.to_place)


def _of_line(
    line: Line,
    known: dict[str, Person],
    fleet: dict[str, Vehicle],
    days: tuple[date, date],
) -> Iterator[Conflict]:
    if not days[0] <= line.begins.date() <= line.ends.date() <= days[1]:
        yield Conflict("outside", (line.id,), "")
    passengers: dict[str, int] = {}
    for taking in line.takings:
        person = known[taking.person]
        if person.is_withdrawn:
            yield Conflict("withdrawn", (line.id,), person.id)
        for helper in filter(None, [taking.interpreter]):
            if known[helper].is_withdrawn:
                yield Conflict("withdrawn", (line.id,), helper)
        if taking.car is not None:
            passengers[taking.car] = passengers.get(taking.car, 0) + 1
        elif line.kind == TRANSFER and person.role != DRIVER:
            yield Conflict("no-car", (line.id,), person.id)
        yield from _of_languages(line, taking, known)
    for car, count in passengers.items():
        if car in fleet and count > fleet[car].seats:
            yield Conflict("car-full", (line.id,), car, minutes=count)


def _of_languages(
    line: Line, taking: Taking, known: dict[str, Person]
) -> Iterator[Conflict]:
    """An interpreter must speak with both; who understands nobody needs one."""
    person = known[taking.person]
    others: set[str] = set()
    for one in line.takings:
        other = known[one.person]
        if other.side != person.side and other.role != INTERPRETER:
            others |= other.languages
    if taking.interpreter:
        helper = known[taking.interpreter]
        for side in (person.languages, others):
            if helper.languages and side and not helper.languages & side:
                yield Conflict("interpreter-language", (line.id,), helper.id, person.id)
                return
        return
    speaks_apart = person.languages and others and not person.languages & others
    if line.kind == MEETING and speaks_apart and person.role != INTERPRETER:
        yield Conflict("no-interpreter", (line.id,), person.id)


def _unmet(
    right: Right, lines: list[Line], known: dict[str, Person]
) -> Iterator[Conflict]:
    if right.kind == "other":
        if not right.is_ticked:
            yield Conflict("entitlement", (), right.id)
        return
    for person in known.values():
        if person.side != "guest" or person.is_withdrawn:
            continue
        if (right.role and person.role != right.role) or person.role in RIDE_ALONG - {
            "spouse"
        }:
            continue
        missing = tuple(
            line.id
            for line in lines
            for taking in line.takings
            if taking.person == person.id and not _met(right, line, taking, known)
        )
        if missing:
            yield Conflict("entitlement", missing, right.id, person.id)


def _met(right: Right, line: Line, taking: Taking, known: dict[str, Person]) -> bool:
    if right.kind == INTERPRETER:
        return line.kind != MEETING or taking.interpreter is not None
    if line.kind != TRANSFER:
        return True
    if right.kind == "car" or taking.car is None:
        return taking.car is not None
    return all(
        known[one.person].role in RIDE_ALONG
        for one in line.takings
        if one.car == taking.car and one.person != taking.person
    )
