"""What pyvroom makes of a city: the one place that calls it."""

import importlib
from collections.abc import Sequence

from orkhon.engines.routes.city import City


def solved(city: City, *, exploration: int, threads: int) -> list[list[int]]:
    """Routes by pyvroom: most priority first, then least travel.

    Args:
        city: Shifts and visits.
        exploration: 0 to 5; each level takes about twice as long.
        threads: How many it may use; they do not change the result.
    Returns:
        Visit numbers in order, one list for each shift.
    Source:
        VROOM 1.14 (https://github.com/VROOM-Project/vroom) through pyvroom.
    """
    # Loaded by name at the first plan: with it come numpy and pandas, which a process
    # that only serves pages should not carry.
    vroom = importlib.import_module("vroom")
    problem = vroom.Input()
    for speed, seconds in city.seconds.items():
        problem.set_durations_matrix(str(speed), seconds)
    for number, shift in enumerate(city.shifts):
        limit = shift.team.max_visits
        problem.add_vehicle(
            vroom.Vehicle(
                number + 1,
                start=shift.start,
                end=shift.end,
                profile=str(shift.team.speed_kmh),
                skills={number + 1},
                time_window=(shift.starts_at, shift.ends_by),
                **({} if limit is None else {"max_tasks": limit}),
            )
        )
    for number, visit in enumerate(city.visits):
        problem.add_job(
            vroom.Job(
                number,
                location=number,
                default_service=visit.service,
                priority=visit.priority,
                skills=set() if visit.shift is None else {visit.shift + 1},
                time_windows=[
                    vroom.TimeWindow(window.earliest, window.latest)
                    for window in visit.windows
                ],
            )
        )
    solution = problem.solve(exploration_level=exploration, nb_threads=threads)
    routes: list[list[int]] = [[] for _ in city.shifts]
    for vehicle, kind, job in _steps(solution.routes):
        if kind == "job":
            routes[vehicle - 1].append(job)
    return routes


def _steps(frame: object) -> Sequence[tuple[int, str, int]]:
    """Vehicle, kind and job of every step, out of pyvroom's table."""
    columns = frame[["vehicle_id", "type", "id"]]  # type: ignore[index] -- a pandas table, which has no types here
    return [
        (int(vehicle), str(kind), int(job) if str(kind) == "job" else -1)
        for vehicle, kind, job in columns.itertuples(index=False, name=None)
    ]
