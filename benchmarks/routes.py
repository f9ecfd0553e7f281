"""Measure the routes beside plain pyvroom: `python -m benchmarks.routes`.

Sixty teams and 1,500 stations in twelve invented cities, one problem a city, far more
stations than the teams can visit. Plain pyvroom is asked once a city in the plain way:
a vehicle a team from home to home, every station a job, the openings and counts that
our plan chose as jobs for their team at their hour, at the same exploration and on the
same threads. Both use the same distances, which are not timed for pyvroom.

The wall clock of a busy machine says little; processor seconds stand beside it.
"""

import argparse
import time
from collections.abc import Sequence
from random import Random

import vroom

from orkhon.engines.routes import (
    Day,
    Place,
    Plan,
    Problem,
    Stage,
    Station,
    Team,
    plan,
)
from orkhon.engines.routes.travel import Legs

TEAMS, STATIONS, CITIES = 60, 1500, 12
LIMIT = 15.0
"""Seconds allowed for all cities."""
HOUR, MINUTE = 3600, 60
DAY = Day(
    polls_open=7 * HOUR,
    polls_close=20 * HOUR,
    opening_stay=15 * MINUTE,
    closing_lead=30 * MINUTE,
    count_lasts=4 * HOUR,
)


def cities(seed: str) -> list[Problem]:
    """Invented cities of different size, stations strewn around their centre."""
    random = Random(seed)  # noqa: S311 -- sample cities, not a secret
    weights = [random.uniform(0.5, 2) for _ in range(CITIES)]
    return [
        _city(random, number, teams, stations)
        for number, (teams, stations) in enumerate(
            zip(_shared(TEAMS, weights), _shared(STATIONS, weights), strict=True)
        )
    ]


def plain(problem: Problem, ours: Plan, exploration: int, threads: int) -> "Outcome":
    """What pyvroom alone makes of the same day."""
    points = [item.id for item in problem.stations]
    points += [f"team:{item.id}:start" for item in problem.teams]
    legs, crew = Legs(problem), problem.teams[0]
    seconds = [[legs.seconds(crew, one, other) for other in points] for one in points]
    began = time.perf_counter(), time.process_time()
    alone = vroom.Input()
    alone.set_durations_matrix("car", seconds)
    fixed = {}
    for number, route in enumerate(ours.routes):
        home = len(problem.stations) + number
        alone.add_vehicle(
            vroom.Vehicle(
                number,
                start=home,
                end=home,
                skills={number},
                time_window=(crew.leaves_from, crew.back_by),
            )
        )
        for stop in route.stops:
            if stop.stage is not Stage.VOTING:
                fixed[stop.station] = (number, stop.begins_at, stop.ends_at)
    last = problem.day.polls_close
    for number, item in enumerate(problem.stations):
        owner, begins, ends = fixed.get(item.id, (None, 0, 0))
        hours = (problem.day.polls_open, last - item.service)
        alone.add_job(
            vroom.Job(
                number,
                number,
                default_service=item.service if owner is None else ends - begins,
                skills=set() if owner is None else {owner},
                priority=item.priority if owner is None else 100,
                time_windows=[
                    vroom.TimeWindow(*(hours if owner is None else (begins, begins)))
                ],
            )
        )
    solution = alone.solve(exploration_level=exploration, nb_threads=threads)
    return Outcome(
        len(solution.unassigned),
        solution.summary.duration,
        time.perf_counter() - began[0],
        time.process_time() - began[1],
    )


class Outcome:
    """Stations missed and travel of one or all cities, and what they took."""

    def __init__(self, missed: int, travel: int, wall: float, cpu: float) -> None:
        self.missed, self.travel, self.wall, self.cpu = missed, travel, wall, cpu

    @property
    def cost(self) -> tuple[int, int]:
        """The smaller the better, stations first."""
        return self.missed, self.travel

    def __add__(self, other: "Outcome") -> "Outcome":
        """Both cities together."""
        return Outcome(
            self.missed + other.missed,
            self.travel + other.travel,
            self.wall + other.wall,
            self.cpu + other.cpu,
        )


def main() -> None:
    """Print our figures beside pyvroom's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--exploration", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", default="benchmark")
    given = parser.parse_args()
    ours, alone = [], []
    for problem in cities(given.seed):
        began = time.perf_counter(), time.process_time()
        found = plan(
            problem,
            exploration=given.exploration,
            threads=given.threads,
            rounds=given.rounds,
            seed=given.seed,
        )
        ours.append(
            Outcome(
                found.cost.missed,
                found.cost.travel_seconds,
                time.perf_counter() - began[0],
                time.process_time() - began[1],
            )
        )
        alone.append(plain(problem, found, given.exploration, given.threads))
    _print(ours, alone)


def _print(ours: Sequence[Outcome], alone: Sequence[Outcome]) -> None:
    nothing = Outcome(0, 0, 0.0, 0.0)
    us, peer = sum(ours, nothing), sum(alone, nothing)
    print(f"{TEAMS} teams, {STATIONS} stations, {CITIES} cities")
    print(f"{'':24}{'visited':>9}{'travel h':>10}{'wall s':>9}{'core s':>9}")
    for name, one in (("Orkhon", us), ("pyvroom alone", peer)):
        print(
            f"{name:24}{STATIONS - one.missed:>9}{one.travel / HOUR:>10.1f}"
            f"{one.wall:>9.1f}{one.cpu:>9.1f}"
        )
    worse = sum(
        mine.cost > theirs.cost for mine, theirs in zip(ours, alone, strict=True)
    )
    print(f"cities in which ours is worse: {worse} of {CITIES}")
    print(f"under {LIMIT:.0f} s: {'yes' if us.wall < LIMIT else 'no'}")


def _shared(total: int, weights: Sequence[float]) -> list[int]:
    shares = [max(1, round(total * weight / sum(weights))) for weight in weights]
    shares[-1] += total - sum(shares)
    return shares


def _city(random: Random, number: int, teams: int, stations: int) -> Problem:
    latitude, longitude = random.uniform(41, 52), random.uniform(52, 80)

    def place(spread: float) -> Place:
        return Place(
            latitude + random.gauss(0, spread),
            longitude + random.gauss(0, 1.4 * spread),
        )

    homes = [place(0.02) for _ in range(teams)]
    return Problem(
        city=f"sample city {number}",
        day=DAY,
        teams=tuple(
            Team(f"{number}-{crew}", home, home, 5 * HOUR, 33 * HOUR, 35.0)
            for crew, home in enumerate(homes)
        ),
        stations=tuple(
            Station(f"{number}-{place_number}", place(0.18), 30 * MINUTE)
            for place_number in range(stations)
        ),
    )


if __name__ == "__main__":
    main()
