"""Measure the planning of a mission's day through its action: `python -m benchmarks.deployment`.

Sixty teams in twelve cities and 1,500 drawn stations of 4,000, all invented and
seeded: the draw is made and published, then every city's routes are planned, kept
and confirmed, entries in the record included. `benchmarks.routes` measures the engine
beside pyvroom alone.
"""

import json
import os
import random
import sys
import tempfile
import time
from datetime import date
from datetime import time as hour
from pathlib import Path
from typing import Any

import django

CITIES = tuple(
    (f"Sample city {number}", 40.8 + number, 60.0 + 2 * number, 5)
    for number in range(1, 13)
)
STATIONS, DRAWN = 4_000, 1_500
ROUNDS = 1_000


def world() -> Any:
    """The mission with its stations and teams."""
    from orkhon.accounts.actions import add_account  # noqa: PLC0415 -- after setup
    from orkhon.observation.models import (  # noqa: PLC0415 -- after setup
        Mission,
        MissionCity,
        PollingStation,
        Team,
    )
    from orkhon.record.roles import Role  # noqa: PLC0415 -- after setup
    from orkhon.register.models import Country  # noqa: PLC0415 -- after setup

    by = add_account("bench", by=None, display_name="Bench", roles=[Role.PROTOCOL])
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    mission = Mission.objects.create(
        number=1, title="Sample", vote_kind="referendum", country=country,
        vote_on=date(2027, 3, 14), time_zone="Asia/Almaty",
        polls_open=hour(7), polls_close=hour(20),
    )  # fmt: skip
    chance = random.Random(1)  # noqa: S311 -- invented rows
    stations, teams = [], []
    for name, latitude, longitude, count in CITIES:
        city = MissionCity.objects.create(
            mission=mission, name=name, latitude=latitude, longitude=longitude
        )
        for _ in range(STATIONS * count // 60):
            stations.append(
                PollingStation(
                    mission=mission,
                    code=f"{len(stations) + 1:05}",
                    number=str(len(stations) + 1),
                    city=city,
                    latitude=latitude + chance.gauss(0, 0.05),
                    longitude=longitude + chance.gauss(0, 0.07),
                )
            )
        for _ in range(count):
            teams.append(
                Team(mission=mission, code=f"T-{len(teams) + 1:02}", city=city)
            )
    PollingStation.objects.bulk_create(stations)
    Team.objects.bulk_create(teams)
    return mission, by


def measured() -> dict[str, float]:
    from orkhon.observation.actions import draws, routes  # noqa: PLC0415 -- after setup
    from orkhon.observation.models import Visit  # noqa: PLC0415 -- after setup
    from orkhon.observation.queries.draws import DrawSaid  # noqa: PLC0415 -- after setup
    from orkhon.observation.queries.route_problems import (  # noqa: PLC0415 -- after setup
        RouteSaid,
    )

    mission, by = world()
    said = DrawSaid("stratified", DRAWN, 5, "48213", strata_by="city")
    start = time.perf_counter()
    kept = draws.draw_stations(mission, said, by=by)
    draws.publish_draw(kept, by=by)
    drawn = time.perf_counter() - start
    # So short a visit, because 1,500 stations are to fit into sixty days.
    asked = RouteSaid(visit=12, closing_lead=20, speed=35.0, rounds=ROUNDS)
    start, cpu = time.perf_counter(), time.process_time()
    made = routes.plan_routes(mission, asked, by=by)
    planned, cpu = time.perf_counter() - start, time.process_time() - cpu
    start = time.perf_counter()
    visits = sum(routes.confirm_routes(one, by=by) for one in made)
    confirmed = time.perf_counter() - start
    assert visits == Visit.objects.filter(cancelled_at=None).count()
    return {
        "draw and publish 1,500 of 4,000, seconds": drawn,
        "plan 60 teams and 1,500 stations, seconds": planned,
        "  of processor time": cpu,
        "confirm, seconds": confirmed,
        "visits": visits,
        "stations not reached": sum(len(one.unassigned) for one in made),
    }


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "orkhon.config.settings"
        os.environ["ORKHON_DATA_DIR"] = folder
        os.environ["ORKHON_DATABASE_URL"] = (
            f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        )
        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 -- after setup

        call_command("migrate", verbosity=0)
        found = measured()
    if "--json" in sys.argv:
        print(json.dumps(found, indent=2))
        return
    for label, value in found.items():
        print(f"{label:45}{value:12,.1f}")


if __name__ == "__main__":
    main()
