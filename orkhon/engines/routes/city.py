"""A city's day made ready for solving: shifts between opening and count, and visits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orkhon.engines.routes.problem import (
    REASONS,
    Call,
    Problem,
    Stage,
    Station,
    Team,
    Unassigned,
    Window,
)
from orkhon.engines.routes.timing import first_moment, windows_of
from orkhon.engines.routes.travel import Legs, end_of, start_of


@dataclass(frozen=True, slots=True)
class Shift:
    """One team between the end of its opening and the beginning of its count.

    All four points are numbers of `City.seconds`: where the shift begins and ends,
    and where the team comes from and goes back to.
    """

    team: Team
    opening: str | None
    counting: str | None
    start: int
    end: int
    home_start: int
    home_end: int
    starts_at: int
    ends_by: int
    fixed_seconds: int
    """Travel to the opening and from the count, whatever lies between."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A station to visit during voting; its point is its number."""

    station: str
    service: int
    windows: tuple[Window, ...]
    shift: int | None
    priority: int


@dataclass(frozen=True, slots=True)
class City:
    """What the solvers work on: everything by number."""

    shifts: tuple[Shift, ...]
    visits: tuple[Visit, ...]
    seconds: Mapping[float, list[list[int]]]
    """Travel between points by a team's speed: visits, then each shift's four ends."""

    def orders(self, routes: Sequence[Sequence[int]]) -> list[list[Call]]:
        """Routes of visit numbers as orders with opening and count."""
        orders = []
        for shift, route in zip(self.shifts, routes, strict=True):
            order = [Call(self.visits[visit].station, Stage.VOTING) for visit in route]
            if shift.opening is not None:
                order.insert(0, Call(shift.opening, Stage.OPENING))
            if shift.counting is not None:
                order.append(Call(shift.counting, Stage.COUNTING))
            orders.append(order)
        return orders


def city_of(
    problem: Problem,
    legs: Legs,
    openings: Mapping[str, str],
    countings: Mapping[str, str],
) -> City:
    """Make a city of the stations that lie somewhere and are not opened or counted at.

    Args:
        problem: The city's day.
        legs: Its travel.
        openings: Station by team; every one can be reached in time.
        countings: The same for the count.
    """
    taken = {*openings.values(), *countings.values()}
    stations = [
        station
        for station in problem.stations
        if station.id not in taken and legs.knows(station.id)
    ]
    points = [station.id for station in stations]
    number = {team.id: place for place, team in enumerate(problem.teams)}
    shifts = []
    for team in problem.teams:
        shift = _shift(
            problem, legs, team, openings.get(team.id), countings.get(team.id), points
        )
        shifts.append(shift)
    seconds: dict[float, list[list[int]]] = {}
    for team in problem.teams:
        if team.speed_kmh not in seconds:
            seconds[team.speed_kmh] = [
                [legs.seconds(team, one, other) for other in points] for one in points
            ]
    return City(
        tuple(shifts),
        tuple(_visit(problem, station, number) for station in stations),
        seconds,
    )


def left_out(
    problem: Problem, city: City, legs: Legs, routes: Sequence[Sequence[int]]
) -> list[Unassigned]:
    """Stations that no route visits, each with its reason."""
    visited = {visit for route in routes for visit in route}
    missed = [
        Unassigned(
            item.station,
            None,
            Stage.VOTING,
            reason,
            f"{item.station} {REASONS[reason]}",
        )
        for number, item in enumerate(city.visits)
        if number not in visited
        for reason in ["no_room" if _fits_alone(city, number) else "no_time"]
    ]
    missed += [
        Unassigned(
            station.id,
            None,
            Stage.VOTING,
            "no_place",
            f"{station.id} {REASONS['no_place']}",
        )
        for station in problem.stations
        if not legs.knows(station.id)
    ]
    return missed


def _visit(problem: Problem, station: Station, number: Mapping[str, int]) -> Visit:
    return Visit(
        station.id,
        station.service,
        windows_of(problem.day, station, Stage.VOTING),
        None if station.team is None else number[station.team],
        station.priority,
    )


def _shift(
    problem: Problem,
    legs: Legs,
    team: Team,
    opening: str | None,
    counting: str | None,
    points: list[str],
) -> Shift:
    """One team's shift; its four ends are added to the points."""
    day = problem.day
    start, end = opening or start_of(team), counting or end_of(team)
    points += [start, end, start_of(team), end_of(team)]
    return Shift(
        team=team,
        opening=opening,
        counting=counting,
        start=len(points) - 4,
        end=len(points) - 3,
        home_start=len(points) - 2,
        home_end=len(points) - 1,
        starts_at=(day.polls_open + day.opening_stay if opening else team.leaves_from),
        ends_by=day.polls_close - day.closing_lead if counting else team.back_by,
        fixed_seconds=(
            (legs.seconds(team, start_of(team), opening) if opening else 0)
            + (legs.seconds(team, counting, end_of(team)) if counting else 0)
        ),
    )


def _fits_alone(city: City, number: int) -> bool:
    """Whether some team could visit the station if it visited no other."""
    return any(
        _fits(city, shift, number)
        for place, shift in enumerate(city.shifts)
        if city.visits[number].shift in (None, place)
    )


def _fits(city: City, shift: Shift, number: int) -> bool:
    visit = city.visits[number]
    seconds = city.seconds[shift.team.speed_kmh]
    begins = first_moment(visit.windows, shift.starts_at + seconds[shift.start][number])
    return (
        begins is not None
        and begins + visit.service + seconds[number][shift.end] <= shift.ends_by
    )
