"""At which station each team opens, and at which it counts."""

from collections.abc import Callable, Mapping

from orkhon.engines.routes.matching import cheapest_pairs
from orkhon.engines.routes.problem import (
    REASONS,
    Call,
    Problem,
    Stage,
    Station,
    Team,
    Unassigned,
)
from orkhon.engines.routes.timing import timed
from orkhon.engines.routes.travel import Legs, end_of, start_of

Chosen = tuple[dict[str, str], list[Unassigned]]
"""Station by team, and the teams that have none."""


def choose(problem: Problem, legs: Legs) -> tuple[dict[str, str], Chosen]:
    """Openings first, counts among the stations left.

    Given stations are kept when the team can be there in time. The others are chosen
    so that the teams' travel to the opening, and from the count, is least in sum.

    Returns:
        Openings by team; counts by team with everything that could not be had.
    """
    given_openings = {
        team.id: team.opens_at for team in problem.teams if team.opens_at is not None
    }
    given_counts = {
        team.id: team.counts_at for team in problem.teams if team.counts_at is not None
    }
    reserved = {*given_openings.values(), *given_counts.values()}
    openings, missed = _stage(
        problem,
        legs,
        Stage.OPENING,
        {team.id: team for team in problem.teams if team.opens},
        given_openings,
        reserved,
        {},
    )
    counts, uncounted = _stage(
        problem,
        legs,
        Stage.COUNTING,
        {team.id: team for team in problem.teams if team.counts},
        given_counts,
        reserved | {*openings.values()},
        openings,
    )
    return openings, (counts, missed + uncounted)


def _stage(
    problem: Problem,
    legs: Legs,
    stage: Stage,
    teams: Mapping[str, Team],
    given: Mapping[str, str],
    reserved: set[str],
    openings: Mapping[str, str],
) -> Chosen:
    def possible(team: Team, station: str) -> bool:
        order = [Call(station, stage)]
        if team.id in openings:
            order.insert(0, Call(openings[team.id], Stage.OPENING))
        return legs.knows(station) and timed(problem, legs, team, order).is_in_time

    def travel(team: Team, station: str) -> int:
        if stage is Stage.OPENING:
            return legs.seconds(team, start_of(team), station)
        return legs.seconds(team, station, end_of(team))

    chosen: dict[str, str] = {}
    missed: list[Unassigned] = []
    for name, station in given.items():
        if name in teams and possible(teams[name], station):
            chosen[name] = station
        elif name in teams:
            missed.append(_missed(name, stage, "late", station))
    seekers = [team for team in teams.values() if team.id not in given]
    free = [station for station in problem.stations if station.id not in reserved]
    found = _matched(seekers, free, possible, travel)
    missed += [
        _missed(team.id, stage, "no_station", None)
        for team in seekers
        if team.id not in found
    ]
    return chosen | found, missed


def _matched(
    teams: list[Team],
    stations: list[Station],
    possible: Callable[[Team, str], bool],
    travel: Callable[[Team, str], int],
) -> dict[str, str]:
    """Teams to stations at the least travel; as many teams as can be served."""
    costs: list[list[int]] = []
    for team in teams:
        costs.append(
            [
                travel(team, station.id)
                if station.team in (None, team.id) and possible(team, station.id)
                else -1
                for station in stations
            ]
        )
    # One column a team for “none”, dearer than all travel together.
    none = 1 + sum(max([0, *row]) for row in costs)
    priced = [
        [none + 1 if cost < 0 else cost for cost in row] + [none] * len(teams)
        for row in costs
    ]
    return {
        team.id: stations[column].id
        for team, column in zip(teams, cheapest_pairs(priced), strict=True)
        if column < len(stations)
    }


def _missed(team: str, stage: Stage, reason: str, station: str | None) -> Unassigned:
    where = "" if station is None else f" at {station}"
    return Unassigned(
        station, team, stage, reason, f"Team {team}, {stage}{where}: {REASONS[reason]}"
    )
