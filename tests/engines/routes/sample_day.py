"""An invented town on a line: one degree of latitude is 60 minutes of travel.

Coordinates are used only where a test says so; elsewhere travel comes from a matrix
that a reader can check in the head: every place lies on a road at so many minutes.
"""

from dataclasses import replace
from random import Random

from orkhon.engines.routes import (
    ByMatrix,
    Day,
    Place,
    Problem,
    Station,
    Team,
)

MINUTE = 60
HOUR = 3600

DAY = Day(
    polls_open=7 * HOUR,
    polls_close=20 * HOUR,
    opening_stay=15 * MINUTE,
    closing_lead=30 * MINUTE,
    count_lasts=4 * HOUR,
)
NOWHERE = Place(0.0, 0.0)


def team(name, **changes):
    """A team that may leave at five and must be back by nine the next morning."""
    return replace(
        Team(name, NOWHERE, NOWHERE, 5 * HOUR, 33 * HOUR, speed_kmh=40.0), **changes
    )


def station(name, **changes):
    """A station whose visit takes half an hour."""
    return replace(Station(name, None, 30 * MINUTE), **changes)


def on_a_road(minutes, teams, stations, **changes):
    """A town on one road: `minutes` says where each place lies along it.

    A team's home is under its own name. A minute is a kilometre.
    """
    places, at = [], []
    for item in teams:
        places += [f"team:{item.id}:start", f"team:{item.id}:end"]
        at += [minutes[item.id]] * 2
    for item in stations:
        if item.id in minutes:
            places.append(item.id)
            at.append(minutes[item.id])
    away = [[abs(one - other) for other in at] for one in at]
    return Problem(
        city="sample town",
        day=changes.pop("day", DAY),
        teams=tuple(teams),
        stations=tuple(stations),
        travel=ByMatrix(
            tuple(places),
            tuple(tuple(value * MINUTE for value in row) for row in away),
            tuple(tuple(value * 1000 for value in row) for row in away),
        ),
        **changes,
    )


def scattered(seed, teams, stations, **changes):
    """An invented city of stations and homes strewn around a centre."""
    random = Random(seed)  # noqa: S311 -- a sample city, not a secret

    def place(spread):
        return Place(43.3 + random.gauss(0, spread), 68.3 + random.gauss(0, spread))

    crews = []
    for number in range(teams):
        home = place(0.02)
        crews.append(team(f"T{number}", start=home, end=home))
    return Problem(
        city=f"sample {seed}",
        day=DAY,
        teams=tuple(crews),
        stations=tuple(
            station(f"S{number}", place=place(0.15), **changes)
            for number in range(stations)
        ),
    )
