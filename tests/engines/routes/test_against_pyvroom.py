"""Never worse than what pyvroom alone finds, on cities generated from seeds.

The plain use of pyvroom is written here by itself: one vehicle a team from home to
home, every station a job, the openings and counts (the same as in our plan) as jobs
for their team at their hour. It shares no code with the engine but the distances.
"""

import pytest
import vroom

from orkhon.engines.routes import Stage, plan
from orkhon.engines.routes.travel import Legs
from tests.engines.routes.sample_day import scattered


def plain_pyvroom(problem, found, exploration):
    """Stations missed and seconds on the road by pyvroom's own account."""
    legs = Legs(problem)
    points = [item.id for item in problem.stations]
    points += [f"team:{item.id}:start" for item in problem.teams]
    crew = problem.teams[0]
    alone = vroom.Input()
    alone.set_durations_matrix(
        "car",
        [[legs.seconds(crew, one, other) for other in points] for one in points],
    )
    day = problem.day
    fixed = {}
    for number, route in enumerate(found.routes):
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
    for number, item in enumerate(problem.stations):
        if item.id in fixed:
            owner, begins, ends = fixed[item.id]
            job = vroom.Job(
                number,
                number,
                default_service=ends - begins,
                skills={owner},
                priority=100,
                time_windows=[vroom.TimeWindow(begins, begins)],
            )
        else:
            job = vroom.Job(
                number,
                number,
                default_service=item.service,
                priority=item.priority,
                time_windows=[
                    vroom.TimeWindow(day.polls_open, day.polls_close - item.service)
                ],
            )
        alone.add_job(job)
    solution = alone.solve(exploration_level=exploration, nb_threads=1)
    return len(solution.unassigned), solution.summary.duration


@pytest.mark.parametrize("exploration", [0, 1])
@pytest.mark.parametrize(
    ("seed", "teams", "stations"),
    [(11, 1, 14), (12, 2, 30), (13, 3, 40), (14, 3, 60), (15, 4, 90), (16, 5, 120)],
)
def test_never_worse_than_pyvroom_alone(seed, teams, stations, exploration):
    problem = scattered(seed, teams, stations)
    found = plan(problem, exploration=exploration, threads=1, rounds=300, seed="sample")
    ours = (found.cost.missed, found.cost.travel_seconds)
    assert ours <= plain_pyvroom(problem, found, exploration)
    assert found.cost <= found.plain_cost
