"""The clock along a route: when a team arrives, begins, ends, and how late."""

from collections.abc import Sequence

from orkhon.engines.routes.problem import (
    Call,
    Day,
    Problem,
    Route,
    RouteError,
    Stage,
    Station,
    Stop,
    Team,
    Window,
)
from orkhon.engines.routes.travel import Legs, end_of, is_at_centre, start_of


def evaluate(problem: Problem, team: str, order: Sequence[Call]) -> Route:
    """Time a route in the order somebody gave it, however late it becomes.

    Args:
        problem: The city's day; what its teams open and count at is not looked at.
        team: The team's id.
        order: Stations with what is done there, in order.
    Returns:
        The route. The team leaves as late as its first station allows. Who arrives
        early waits; who arrives after the last moment begins at once and is late.
    Raises:
        RouteError: an unknown team or station, a station without place.
    """
    require(problem)
    return timed(problem, Legs(problem), _team(problem, team), order)


def timed(problem: Problem, legs: Legs, team: Team, order: Sequence[Call]) -> Route:
    """`evaluate`, with the legs already at hand."""
    now, here = team.leaves_from, start_of(team)
    leaves_at = now
    stops: list[Stop] = []
    for call in order:
        station = legs.stations.get(call.station)
        if station is None:
            raise RouteError(f"{problem.city} has no station {call.station}")
        seconds = legs.seconds(team, here, station.id)
        windows = windows_of(problem.day, station, call.stage)
        begins = first_moment(windows, now + seconds)
        if not stops and begins is not None:
            leaves_at = now = begins - seconds
        arrives = now + seconds
        late = 0 if begins is not None else arrives - windows[-1].latest
        begins = arrives if begins is None else begins
        now = ends(problem.day, station, call.stage, begins)
        stops.append(
            Stop(
                station=station.id,
                stage=call.stage,
                arrives_at=arrives,
                begins_at=begins,
                ends_at=now,
                travel_seconds=seconds,
                travel_metres=legs.metres(here, station.id),
                late=late,
                at_centre=is_at_centre(problem, station),
            )
        )
        here = station.id
    home_seconds = legs.seconds(team, here, end_of(team))
    home_metres = legs.metres(here, end_of(team))
    visits = sum(stop.stage is Stage.VOTING for stop in stops)
    return Route(
        team=team.id,
        leaves_at=leaves_at,
        back_at=now + home_seconds,
        stops=tuple(stops),
        travel_seconds=sum(stop.travel_seconds for stop in stops) + home_seconds,
        travel_metres=sum(stop.travel_metres for stop in stops) + home_metres,
        home_seconds=home_seconds,
        home_metres=home_metres,
        late_back=max(0, now + home_seconds - team.back_by),
        visits_over=(
            0 if team.max_visits is None else max(0, visits - team.max_visits)
        ),
    )


def windows_of(day: Day, station: Station, stage: Stage) -> tuple[Window, ...]:
    """When a visit may begin, in order of time."""
    if stage is Stage.OPENING:
        moment = day.polls_open - day.opening_lead
        return (Window(moment, moment),)
    if stage is Stage.COUNTING:
        moment = day.polls_close - day.closing_lead
        return (Window(moment, moment),)
    if station.windows:
        return tuple(sorted(station.windows, key=lambda window: window.earliest))
    return (Window(day.polls_open, day.polls_close - station.service),)


def first_moment(windows: Sequence[Window], arrival: int) -> int | None:
    """The first moment from an arrival on when a visit may begin; None if too late."""
    for window in windows:
        if arrival <= window.latest:
            return max(arrival, window.earliest)
    return None


def last_arrival(windows: Sequence[Window], latest: int) -> int | None:
    """The last arrival from which a visit begins by `latest`; None if there is none."""
    for window in reversed(windows):
        if window.earliest <= latest:
            return min(window.latest, latest)
    return None


def ends(day: Day, station: Station, stage: Stage, begins: int) -> int:
    """When a visit that begins at this moment ends."""
    if stage is Stage.OPENING:
        return max(day.polls_open + day.opening_stay, begins)
    if stage is Stage.COUNTING:
        return max(day.polls_close, begins) + day.count_lasts
    return begins + station.service


def require(problem: Problem) -> None:
    """Refuse a problem that names a thing twice, or one that is not there.

    Raises:
        RouteError: naming the team, the station or the hours.
    """
    teams = _once([team.id for team in problem.teams], "team")
    stations = _once([station.id for station in problem.stations], "station")
    day = problem.day
    if day.polls_open >= day.polls_close:
        raise RouteError(f"{problem.city}: polls close before they open")
    if min(day.opening_lead, day.opening_stay, day.closing_lead, day.count_lasts) < 0:
        raise RouteError(f"{problem.city}: a duration of the day is below zero")
    for team in problem.teams:
        if team.speed_kmh <= 0:
            raise RouteError(f"team {team.id}: {team.speed_kmh} km/h leads nowhere")
        if team.leaves_from > team.back_by:
            raise RouteError(f"team {team.id} is back before it leaves")
        for station in (team.opens_at, team.counts_at):
            if station is not None and station not in stations:
                raise RouteError(f"team {team.id}: no station {station} here")
    _once([team.opens_at for team in problem.teams if team.opens_at], "opening at")
    _once([team.counts_at for team in problem.teams if team.counts_at], "count at")
    for item in problem.stations:
        if item.team is not None and item.team not in teams:
            raise RouteError(f"station {item.id}: no team {item.team} here")
        if not 0 <= item.priority <= 100:
            raise RouteError(f"station {item.id}: priority {item.priority} of 100")
        if item.service < 0:
            raise RouteError(f"station {item.id}: a visit of {item.service} seconds")
        for window in item.windows:
            if window.earliest > window.latest:
                raise RouteError(f"station {item.id}: a window ends before it begins")


def _team(problem: Problem, name: str) -> Team:
    for team in problem.teams:
        if team.id == name:
            return team
    raise RouteError(f"{problem.city} has no team {name}")


def _once(names: Sequence[str], what: str) -> set[str]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise RouteError(f"{what} {name} is given twice")
        seen.add(name)
    return seen
