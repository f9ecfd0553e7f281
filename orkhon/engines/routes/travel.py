"""How long it takes from one point of a city's day to another."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

from orkhon.engines.routes.problem import (
    ByDistance,
    ByMatrix,
    Place,
    Problem,
    RouteError,
    Station,
    Team,
)

EARTH_METRES = 6_371_008.8
"""Mean radius of the earth (IUGG 1980)."""


def straight_metres(one: Place, other: Place) -> float:
    """Great-circle distance by the haversine formula, on a sphere."""
    north = radians(other.latitude - one.latitude) / 2
    east = radians(other.longitude - one.longitude) / 2
    part = (
        sin(north) ** 2
        + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east) ** 2
    )
    return 2 * EARTH_METRES * asin(sqrt(min(1.0, part)))


def start_of(team: Team) -> str:
    """The name of the point where a team's day begins."""
    return f"team:{team.id}:start"


def end_of(team: Team) -> str:
    """The name of the point where a team's day ends."""
    return f"team:{team.id}:end"


class Legs:
    """Seconds and metres between the points of a problem, each computed once.

    Points are station ids, `team:ID:start` and `team:ID:end`.
    """

    def __init__(self, problem: Problem) -> None:
        self.stations = {station.id: station for station in problem.stations}
        self._travel = problem.travel
        self._places: dict[str, Place] = places_of(problem)
        self._rows: Mapping[str, int] = {}
        self._metres: dict[tuple[str, str], float] = {}
        if isinstance(problem.travel, ByMatrix):
            self._rows = _rows(problem.travel)
        elif problem.travel.detour < 1:
            raise RouteError(
                f"a detour of {problem.travel.detour} is shorter than the straight line"
            )

    def knows(self, point: str) -> bool:
        """Whether the point lies anywhere."""
        if isinstance(self._travel, ByMatrix):
            return point in self._rows
        return point in self._places

    def metres(self, start: str, end: str) -> int:
        """Metres by road from one point to another.

        Raises:
            RouteError: a point without coordinates, or not in the matrix.
        """
        if isinstance(self._travel, ByMatrix):
            return self._travel.metres[self._row(start)][self._row(end)]
        return round(self._road(self._travel, start, end))

    def seconds(self, team: Team, start: str, end: str) -> int:
        """Seconds that a team needs from one point to another.

        Raises:
            RouteError: as `metres`.
        """
        if isinstance(self._travel, ByMatrix):
            return self._travel.seconds[self._row(start)][self._row(end)]
        return round(self._road(self._travel, start, end) * 3.6 / team.speed_kmh)

    def _road(self, travel: ByDistance, start: str, end: str) -> float:
        pair = (start, end) if start < end else (end, start)
        metres = self._metres.get(pair)
        if metres is None:
            metres = travel.detour * straight_metres(
                self._place(start), self._place(end)
            )
            self._metres[pair] = metres
        return metres

    def _place(self, point: str) -> Place:
        if point not in self._places:
            raise RouteError(
                f"station {point} has no coordinates, and the city no centre"
            )
        return self._places[point]

    def _row(self, point: str) -> int:
        if point not in self._rows:
            raise RouteError(f"the travel matrix has no row for {point}")
        return self._rows[point]


def places_of(problem: Problem) -> dict[str, Place]:
    """Where every point lies; a station without coordinates at the city's centre."""
    places: dict[str, Place] = {}
    for team in problem.teams:
        places[start_of(team)] = team.start
        places[end_of(team)] = team.end
    for station in problem.stations:
        place = station.place or problem.centre
        if place is not None:
            places[station.id] = place
    return places


def is_at_centre(problem: Problem, station: Station) -> bool:
    """Whether a station stands at the centre for want of coordinates."""
    return (
        station.place is None
        and problem.centre is not None
        and isinstance(problem.travel, ByDistance)
    )


def _rows(travel: ByMatrix) -> Mapping[str, int]:
    rows = {place: row for row, place in enumerate(travel.places)}
    if len(rows) != len(travel.places):
        raise RouteError("the travel matrix names a place twice")
    for name, matrix in (("seconds", travel.seconds), ("metres", travel.metres)):
        if {len(rows)} != {len(matrix), *(len(row) for row in matrix)}:
            raise RouteError(f"the matrix of {name} is not {len(rows)} by {len(rows)}")
        if any(value < 0 for row in matrix for value in row):
            raise RouteError(f"the matrix of {name} has a value below zero")
    return rows
