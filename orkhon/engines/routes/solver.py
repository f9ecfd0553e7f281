"""What pyvroom makes of a city: the one place that calls it."""

import importlib
from types import ModuleType
from typing import Any

from orkhon.engines.routes.city import City, Shift
from orkhon.engines.routes.problem import Day

FIRST = 100
"""The highest priority pyvroom knows."""


def between(city: City, *, exploration: int, threads: int) -> list[list[int]]:
    """Routes by pyvroom from the end of each opening to the beginning of each count.

    No opening and no count can be lost this way, since each is an end of a shift.

    Args:
        city: Shifts and visits.
        exploration: 0 to 5; each level takes about twice as long.
        threads: How many it may use; they do not change the result.
    Returns:
        Visit numbers in order, one list for each shift.
    Source:
        VROOM (https://github.com/VROOM-Project/vroom) through pyvroom.
    """
    vroom = _vroom()
    problem = _with_visits(vroom, city)
    for number, shift in enumerate(city.shifts):
        limit = shift.team.max_visits
        problem.add_vehicle(
            vroom.Vehicle(
                number,
                start=shift.start,
                end=shift.end,
                profile=str(shift.team.speed_kmh),
                skills={number + 1},
                time_window=(shift.starts_at, shift.ends_by),
                **({} if limit is None else {"max_tasks": limit}),
            )
        )
    return _routes(problem.solve(exploration, threads), len(city.shifts))


def whole_day(
    city: City, day: Day, *, exploration: int, threads: int
) -> list[list[int]] | None:
    """Routes by pyvroom from home to home, openings and counts as jobs among others.

    Returns:
        As `between`; None when it lost an opening or a count, or put a visit before
        the one or after the other.
    """
    vroom = _vroom()
    problem = _with_visits(vroom, city)
    number = len(city.visits)
    ends: list[tuple[list[int], list[int]]] = []
    for place, shift in enumerate(city.shifts):
        first, last = _ends(vroom, problem, day, place, shift, number)
        number += len(first) + len(last)
        ends.append((first, last))
        limit = shift.team.max_visits
        tasks = {} if limit is None else {"max_tasks": limit + len(first + last)}
        problem.add_vehicle(
            vroom.Vehicle(
                place,
                start=shift.home_start,
                end=shift.home_end,
                profile=str(shift.team.speed_kmh),
                skills={place + 1},
                time_window=(shift.team.leaves_from, shift.team.back_by),
                **tasks,
            )
        )
    routes = []
    found = _routes(problem.solve(exploration, threads), len(city.shifts))
    for (first, last), route in zip(ends, found, strict=True):
        middle = [job for job in route if job < len(city.visits)]
        if route != first + middle + last:
            return None
        routes.append(middle)
    return routes


def _vroom() -> ModuleType:
    # Loaded by name at the first plan: with it come numpy and pandas, which a process
    # that only serves pages should not carry.
    return importlib.import_module("vroom")


def _with_visits(vroom: ModuleType, city: City) -> Any:
    """A problem with the travel and the visits; the teams are still to come."""
    problem = vroom.Input()
    for speed, seconds in city.seconds.items():
        problem.set_durations_matrix(str(speed), seconds)
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
    return problem


def _ends(
    vroom: ModuleType, problem: Any, day: Day, place: int, shift: Shift, number: int
) -> tuple[list[int], list[int]]:
    """Add a team's opening and count as jobs for it alone; their numbers."""
    first: list[int] = []
    last: list[int] = []
    jobs = (
        (
            shift.opening,
            first,
            shift.start,
            day.polls_open - day.opening_lead,
            day.opening_lead + day.opening_stay,
        ),
        (
            shift.counting,
            last,
            shift.end,
            day.polls_close - day.closing_lead,
            day.closing_lead + day.count_lasts,
        ),
    )
    for station, numbers, location, begins, service in jobs:
        if station is not None:
            problem.add_job(
                vroom.Job(
                    number,
                    location=location,
                    default_service=service,
                    priority=FIRST,
                    skills={place + 1},
                    time_windows=[vroom.TimeWindow(begins, begins)],
                )
            )
            numbers.append(number)
            number += 1
    return first, last


def _routes(solution: Any, teams: int) -> list[list[int]]:
    routes: list[list[int]] = [[] for _ in range(teams)]
    frame = solution.routes
    if "id" not in frame.columns:  # pyvroom drops the column when no job is in it
        return routes
    steps = frame[["vehicle_id", "type", "id"]]
    for vehicle, kind, job in steps.itertuples(index=False, name=None):
        if kind == "job":
            routes[int(vehicle)].append(int(job))
    return routes
