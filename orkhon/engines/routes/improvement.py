"""A search on top of the solver: take stations out, put them back better."""

from collections.abc import Iterable, Sequence
from math import log
from random import Random

from orkhon.engines.routes.city import City
from orkhon.engines.routes.timing import first_moment, last_arrival

MOST_REMOVED = 10
"""Visits taken out at once; Christiaens and Vanden Berghe (2020) use 10 on average."""
NEIGHBOURS = 40
"""How many stations around the one picked take part in a round."""
CANDIDATES = 12
"""How many unvisited stations near it are tried in a round."""
WARM, COLD = 120.0, 1.0
"""Seconds of travel that may be lost in one round, at the beginning and at the end."""
MISSED = 10**7
"""One missed station weighs more than any travel of a day; priorities come before."""


def improved(
    city: City, routes: Sequence[Sequence[int]], *, rounds: int, seed: str
) -> list[list[int]]:
    """Improve routes by ruin and recreate with slowly falling tolerance.

    Args:
        city: Shifts and visits.
        routes: Routes that keep every hour, one for each shift.
        rounds: How many times to try.
        seed: Text that decides what is tried.
    Returns:
        The best routes met, at worst the given ones.
    Source:
        Schrimpf et al., Record Breaking Optimization Results Using the Ruin and
        Recreate Principle (2000); Christiaens and Vanden Berghe, Slack Induction by
        String Removals (2020).
    """
    if not city.visits or not city.shifts:
        return [list(route) for route in routes]
    search = _Search(city, routes, seed)
    for turn in range(rounds):
        search.turn(WARM * (COLD / WARM) ** (turn / rounds))
    return search.best


class _Search:
    """Routes on their way, and the best so far."""

    def __init__(self, city: City, routes: Sequence[Sequence[int]], seed: str) -> None:
        self.city = city
        self.random = Random(seed)  # noqa: S311 -- a search, not a secret
        self.routes = [list(route) for route in routes]
        self.best = [list(route) for route in routes]
        self.place: list[int | None] = [None] * len(city.visits)
        for shift, route in enumerate(self.routes):
            for visit in route:
                self.place[visit] = shift
        self.near = _neighbours(city)
        self.missed = [visit.priority * 100 * MISSED + MISSED for visit in city.visits]
        self.behind = 0
        """How much worse the routes are than the best; below zero when better."""

    def turn(self, tolerance: float) -> None:
        """One round: ruin around a station, recreate, keep or undo."""
        around = self.near[self.random.randrange(len(self.place))]
        shifts = self._shifts(around)
        before = {shift: list(self.routes[shift]) for shift in shifts}
        removed = self._removed(around)
        waiting = [visit for visit in around if self.place[visit] is None]
        candidates = removed + waiting[:CANDIDATES]
        value = self._travel(shifts) + self._missed(candidates)
        for visit in removed:
            self.routes[self.place[visit] or 0].remove(visit)
            self.place[visit] = None
        self._recreate(candidates, shifts)
        change = self._travel(shifts) + self._missed(candidates) - value
        if change > -tolerance * log(1.0 - self.random.random()):
            for visit in candidates:
                self.place[visit] = None
            for shift, route in before.items():
                self.routes[shift] = route
                for visit in route:
                    self.place[visit] = shift
            return
        self.behind += change
        if self.behind < 0:
            self.behind = 0
            self.best = [list(route) for route in self.routes]

    def _shifts(self, around: Iterable[int]) -> list[int]:
        """Teams near enough to take part, and those with nothing to do."""
        holders = {self.place[visit] for visit in around} - {None}
        idle = (shift for shift, route in enumerate(self.routes) if not route)
        return sorted({shift for shift in holders if shift is not None} | {*idle})

    def _removed(self, around: Iterable[int]) -> list[int]:
        visited = [visit for visit in around if self.place[visit] is not None]
        return visited[: self.random.randint(1, MOST_REMOVED)]

    def _recreate(self, candidates: list[int], shifts: Sequence[int]) -> None:
        """Put stations back one by one, each where it costs least."""
        order = list(candidates)
        self.random.shuffle(order)
        if self.random.random() < 0.5:
            order.sort(key=lambda visit: -self.missed[visit])
        clocks = {
            shift: _clock(self.city, shift, self.routes[shift]) for shift in shifts
        }
        for visit in order:
            spot = self._cheapest(visit, clocks)
            if spot is not None:
                shift, position = spot
                self.routes[shift].insert(position, visit)
                self.place[visit] = shift
                clocks[shift] = _clock(self.city, shift, self.routes[shift])

    def _cheapest(
        self, visit: int, clocks: dict[int, "_Clock"]
    ) -> tuple[int, int] | None:
        best: tuple[int, int] | None = None
        least = MISSED
        wanted = self.city.visits[visit]
        for shift, (points, departures, deadlines) in clocks.items():
            own = self.city.shifts[shift]
            full = len(points) - 2 == own.team.max_visits
            if full or wanted.shift not in (None, shift):
                continue
            seconds = self.city.seconds[own.team.speed_kmh]
            onward = seconds[visit]
            here = points[0]
            for position, departure in enumerate(departures):
                there = points[position + 1]
                from_here = seconds[here]
                here = there
                go, on = from_here[visit], onward[there]
                detour = go + on - from_here[there]
                if detour >= least:
                    continue
                # The last moment to begin here and still reach the next in time.
                last = deadlines[position] - on - wanted.service
                if departure + go <= last:
                    begins = first_moment(wanted.windows, departure + go)
                    if begins is not None and begins <= last:
                        least, best = detour, (shift, position)
        return best

    def _travel(self, shifts: Iterable[int]) -> int:
        total = 0
        for shift in shifts:
            own = self.city.shifts[shift]
            seconds = self.city.seconds[own.team.speed_kmh]
            here = own.start
            for visit in self.routes[shift]:
                total += seconds[here][visit]
                here = visit
            total += seconds[here][own.end]
        return total

    def _missed(self, visits: Iterable[int]) -> int:
        return sum(self.missed[visit] for visit in visits if self.place[visit] is None)


_Clock = tuple[list[int], list[int], list[int]]
"""A route's points, when each is left, and by when the one after it must be reached."""


def _clock(city: City, shift: int, route: Sequence[int]) -> _Clock:
    own = city.shifts[shift]
    seconds = city.seconds[own.team.speed_kmh]
    departures, here, now = [own.starts_at], own.start, own.starts_at
    for visit in route:
        arrival = now + seconds[here][visit]
        begins = first_moment(city.visits[visit].windows, arrival)
        now = (arrival if begins is None else begins) + city.visits[visit].service
        departures.append(now)
        here = visit
    deadlines, there, latest = [own.ends_by], own.end, own.ends_by
    for visit in reversed(route):
        begin_by = latest - seconds[visit][there] - city.visits[visit].service
        last = last_arrival(city.visits[visit].windows, begin_by)
        latest = begin_by if last is None else last
        deadlines.append(latest)
        there = visit
    deadlines.reverse()
    return [own.start, *route, own.end], departures, deadlines


def _neighbours(city: City) -> list[list[int]]:
    """For each station, itself and the nearest others, near first."""
    seconds = next(iter(city.seconds.values()))
    numbers = range(len(city.visits))
    return [
        sorted(numbers, key=lambda other: seconds[visit][other])[:NEIGHBOURS]
        for visit in numbers
    ]
