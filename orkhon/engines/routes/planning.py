"""A city's plan: choose, solve, improve, say what is left."""

from collections.abc import Sequence

from orkhon.engines.routes.choice import choose
from orkhon.engines.routes.city import City, city_of, left_out
from orkhon.engines.routes.improvement import improved
from orkhon.engines.routes.problem import Cost, Plan, Problem
from orkhon.engines.routes.solver import between, whole_day
from orkhon.engines.routes.timing import require, timed
from orkhon.engines.routes.travel import Legs, is_at_centre

SMALL = 60
"""Up to so many visits pyvroom is asked in two ways; above, in the plain one alone."""


def plan(
    problem: Problem,
    *,
    exploration: int,
    threads: int,
    rounds: int,
    seed: str,
) -> Plan:
    """Plan one city's election day.

    pyvroom's routes are the beginning; a seeded search then takes stations out and
    puts them back, and never returns anything worse.

    Args:
        problem: Teams, stations, hours, travel.
        exploration: How long pyvroom searches, 0 to 5.
        threads: How many threads it may use.
        rounds: How often our own search tries something; 0 for pyvroom alone.
        seed: Text that decides what it tries.
    Returns:
        Routes that keep every hour, and everything left out with its reason. The
        same for the same arguments.
    Raises:
        RouteError: naming what no route can be planned with.
    Source:
        docs/methods/routes.md.
    """
    require(problem)
    legs = Legs(problem)
    openings, (countings, missed) = choose(problem, legs)
    city = city_of(problem, legs, openings, countings)
    plain = _by_pyvroom(problem, city, exploration, threads)
    plain_cost = cost_of(city, plain)
    best = improved(city, plain, rounds=rounds, seed=f"{seed}:{problem.city}")
    routes = tuple(
        timed(problem, legs, shift.team, order)
        for shift, order in zip(city.shifts, city.orders(best), strict=True)
    )
    return Plan(
        city=problem.city,
        routes=routes,
        unassigned=(*missed, *left_out(problem, city, legs, best)),
        at_centre=tuple(
            station.id for station in problem.stations if is_at_centre(problem, station)
        ),
        cost=cost_of(city, best),
        plain_cost=plain_cost,
    )


def _by_pyvroom(
    problem: Problem, city: City, exploration: int, threads: int
) -> list[list[int]]:
    """The best that pyvroom finds alone."""
    if not city.shifts or not city.visits:
        return [[] for _ in city.shifts]
    found = whole_day(city, problem.day, exploration=exploration, threads=threads)
    if found is not None and len(city.visits) > SMALL:
        return found
    other = between(city, exploration=exploration, threads=threads)
    if found is not None and cost_of(city, found) <= cost_of(city, other):
        return found
    return other


def cost_of(city: City, routes: Sequence[Sequence[int]]) -> Cost:
    """What routes cost: priority missed, stations missed, seconds on the road."""
    visited = {number for route in routes for number in route}
    missed = [
        visit.priority
        for number, visit in enumerate(city.visits)
        if number not in visited
    ]
    return Cost(sum(missed), len(missed), travel_of(city, routes))


def travel_of(city: City, routes: Sequence[Sequence[int]]) -> int:
    """Seconds on the road of all teams together, from home to home."""
    total = 0
    for shift, route in zip(city.shifts, routes, strict=True):
        seconds = city.seconds[shift.team.speed_kmh]
        total += shift.fixed_seconds
        here = shift.start
        for number in [*route, shift.end]:
            total += seconds[here][number]
            here = number
    return total
