"""A city's election day as a routing problem: teams, stations, hours, travel.

Times are whole seconds since local midnight of election day; a count that ends the
next morning has more than 86,400.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

OPENING_LEAD = 30 * 60
"""Boxes and seals are checked half an hour before voting begins.

Kazakhstan, Constitutional Law on Elections, on the opening of a polling station;
another country's rule is given as `Day.opening_lead`.
"""

DETOUR = 1.3
"""Road distance over straight line: a planning assumption, to be replaced by a matrix.

Newell (1980) found about 1.2 between random points of a town; one-way streets, rivers
and country roads make it more.
"""


class RouteError(ValueError):
    """A team, a station, a time or a matrix that no route can be planned with."""


class Stage(StrEnum):
    """What a team does at a station."""

    OPENING = "opening"
    VOTING = "voting"
    COUNTING = "counting"
    """Closing and count, to the end."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the earth in decimal degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Window:
    """A visit may begin from `earliest` to `latest`, both included."""

    earliest: int
    latest: int


@dataclass(frozen=True, slots=True)
class Day:
    """The hours of election day in one city."""

    polls_open: int
    polls_close: int
    opening_stay: int
    """How long a team stays after polls open."""
    closing_lead: int
    """How long before polls close a team is at the station where it counts."""
    count_lasts: int
    """From the close of polls to the end of the count, as planned."""
    opening_lead: int = OPENING_LEAD


@dataclass(frozen=True, slots=True)
class Team:
    """One team's day: from `start` at `leaves_from` to `end` by `back_by`.

    `opens_at` and `counts_at` are stations; None means that the plan chooses, unless
    `opens` or `counts` says that the team does not do it at all. `max_visits` counts
    the visits during voting.
    """

    id: str
    start: Place
    end: Place
    leaves_from: int
    back_by: int
    speed_kmh: float
    max_visits: int | None = None
    opens_at: str | None = None
    counts_at: str | None = None
    opens: bool = True
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Station:
    """One polling station to visit.

    `windows` are the hours when a visit may begin; none means all of the voting.
    `team` ties the station to one team. `priority` is 0 to 100: when not every
    station can be visited, the sum of priorities visited is what the plan maximises.
    """

    id: str
    place: Place | None
    service: int
    """How long a visit during voting lasts."""
    windows: tuple[Window, ...] = ()
    team: str | None = None
    priority: int = 50


@dataclass(frozen=True, slots=True)
class ByDistance:
    """Travel by straight line times a detour, at each team's own speed."""

    detour: float = DETOUR


@dataclass(frozen=True, slots=True)
class ByMatrix:
    """Travel as given, the same for every team.

    `places` names rows and columns: station ids, and for each team `team:ID:start`
    and `team:ID:end`. `seconds` and `metres` are square, row from, column to.
    """

    places: tuple[str, ...]
    seconds: tuple[tuple[int, ...], ...]
    metres: tuple[tuple[int, ...], ...]


Travel = ByDistance | ByMatrix


@dataclass(frozen=True, slots=True)
class Problem:
    """One city on election day.

    A station without coordinates stands at `centre`, and the plan says so; without
    a centre it stays unvisited, with that reason.
    """

    city: str
    day: Day
    teams: tuple[Team, ...]
    stations: tuple[Station, ...]
    travel: Travel = ByDistance()
    centre: Place | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One station in a route as somebody orders it."""

    station: str
    stage: Stage


@dataclass(frozen=True, slots=True)
class Stop:
    """One station in a route, with its times and the leg that leads to it."""

    station: str
    stage: Stage
    arrives_at: int
    begins_at: int
    ends_at: int
    travel_seconds: int
    travel_metres: int
    late: int
    """Seconds after the last moment the visit should have begun; 0 when in time."""
    at_centre: bool
    """The station has no coordinates and was placed at the city's centre."""

    @property
    def waits(self) -> int:
        """Seconds between arrival and the beginning of the visit."""
        return self.begins_at - self.arrives_at

    @property
    def travel_minutes(self) -> int:
        """The leg in minutes, a begun one counted whole."""
        return -(-self.travel_seconds // 60)

    @property
    def travel_km(self) -> float:
        """The leg in kilometres."""
        return self.travel_metres / 1000


@dataclass(frozen=True, slots=True)
class Route:
    """One team's day in order."""

    team: str
    leaves_at: int
    back_at: int
    stops: tuple[Stop, ...]
    travel_seconds: int
    """Of all legs, the way back included."""
    travel_metres: int
    home_seconds: int
    """Of the last leg."""
    home_metres: int
    late_back: int
    """Seconds after `Team.back_by`; 0 when in time."""
    visits_over: int
    """Visits during voting above the team's `max_visits`; 0 when within."""

    @property
    def is_in_time(self) -> bool:
        """Nothing late, nothing over."""
        return not (
            self.late_back or self.visits_over or any(stop.late for stop in self.stops)
        )


@dataclass(frozen=True, slots=True)
class Unassigned:
    """What no route does: a station not visited, a team without its opening or count."""

    station: str | None
    """None when a team found no station at all for this stage."""
    team: str | None
    """The team meant; None when any could have gone."""
    stage: Stage
    reason: str
    """A key of `REASONS`, for rooms that write it in another language."""
    words: str


REASONS: Mapping[str, str] = {
    "no_place": "has no coordinates, and the city has no centre to place it at",
    "no_time": "cannot be reached in time by a team that may go there",
    "no_room": "does not fit, every team's day is full",
    "late": "cannot be there in time, or not be back in time",
    "no_station": "finds no station that is free and near enough",
}
"""The first three are said of a station, the others of a team."""


@dataclass(frozen=True, slots=True, order=True)
class Cost:
    """What a plan costs; the smaller is the better, compared from the first field on."""

    missed_priority: int
    missed: int
    travel_seconds: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A city's routes, and everything that could not be done."""

    city: str
    routes: tuple[Route, ...]
    unassigned: tuple[Unassigned, ...]
    at_centre: tuple[str, ...]
    """Stations without coordinates that were placed at the city's centre."""
    cost: Cost
    plain_cost: Cost
    """What pyvroom alone made of the same day."""


def moment(midnight: datetime, seconds: int) -> datetime:
    """The moment that a number of seconds after local midnight is.

    Args:
        midnight: Aware, in the city's zone.
        seconds: Elapsed since then; a change of the clocks is taken into account.
    Raises:
        RouteError: `midnight` has no zone.
    """
    if midnight.tzinfo is None:
        raise RouteError(f"{midnight:%Y-%m-%d %H:%M} has no time zone")
    return (midnight.astimezone(UTC) + timedelta(seconds=seconds)).astimezone(
        midnight.tzinfo
    )
