"""A full day in a fresh database, and the operations room asked over and over.

Called by `benchmarks.operations`; prints JSON. Every name is invented.
"""

import argparse
import io
import json
import random
import statistics
import time
from datetime import UTC, datetime, timedelta
from datetime import time as clock

import django

django.setup()

# ruff: noqa: E402 -- Django first
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from orkhon.accounts.actions import add_account
from orkhon.observation.models import (
    Area,
    Incident,
    IncidentStep,
    Mission,
    MissionCity,
    Observer,
    PollingStation,
    ProtocolCheck,
    Submission,
    Team,
    TeamMember,
    Visit,
)
from orkhon.record.actions import Incoming, hold_bytes, keep_sources
from orkhon.record.roles import Role
from orkhon.register.models import Body, Country

DAY = datetime(2027, 3, 14, tzinfo=UTC)
STAGES = {"opening": 2, "voting": 8, "closing": 14, "counting": 16}
"""Hours after midnight UTC at which each stage ends."""
NAMES = [
    ("Köktöbe", "Көктөбе", 43.25, 76.95),
    ("Saryözen", "Сарыөзен", 42.3, 69.6),
    ("Ulytas", "Ұлытас", 48.0, 67.0),
]
WRITTEN = [
    "Observer asked to leave before the count",
    "Lights out for 9 minutes",
    "Campaign poster 30 m from the door",
]


def build(forms: int, stations: int, teams: int) -> Mission:
    """A mission with its plan and so many received forms."""
    chance = random.Random(20270314)  # noqa: S311 -- a sample, seeded
    clerk = add_account(
        "protocol",
        by=None,
        display_name="C. Ağdaşlı",
        roles=[Role.PROTOCOL],
        must_change_password=False,
        password="bench-only-password",  # noqa: S106 -- a database that is thrown away
    )
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    mission = Mission.objects.create(
        number=1,
        title="Sample referendum",
        vote_kind="referendum",
        country=country,
        vote_on=DAY.date(),
        time_zone="Asia/Almaty",
        polls_open=clock(7),
        polls_close=clock(20),
        sample=True,
    )
    cities = [
        MissionCity.objects.create(
            mission=mission,
            name=name,
            local_name=local,
            local_language="kk",
            latitude=north,
            longitude=east,
            precedence=place,
        )
        for place, (name, local, north, east) in enumerate(NAMES)
    ]
    areas = [
        Area.objects.create(
            mission=mission, kind="district", name=f"Audan {number}", city=city
        )
        for city in cities
        for number in (1, 2, 3)
    ]
    PollingStation.objects.bulk_create(
        PollingStation(
            mission=mission,
            code=f"KT-{number:03}",
            number=str(number),
            area=(area := areas[number % len(areas)]),
            city=area.city,
            latitude=(area.city.latitude or 0) + chance.gauss(0, 0.1),
            longitude=(area.city.longitude or 0) + chance.gauss(0, 0.1),
        )
        for number in range(1, stations + 1)
    )
    places = list(mission.stations.select_related("city"))
    parliament = Body.objects.create(
        key="sample-kk", kind="parliament", display_name="Sample Kurultai"
    )
    groups = []
    for number in range(1, teams + 1):
        team = Team.objects.create(
            mission=mission, code=f"T{number:02}", city=cities[number % 3]
        )
        groups.append(team)
        for seat in (1, 2):
            observer = Observer.objects.create(
                mission=mission,
                code=f"OB-{number:02}{seat}",
                name=f"Sample Observer {number}-{seat}",
                parliament=parliament,
                capacity="member",
                nominated_at=DAY,
                nominated_by="account/sample",
                sample=True,
            )
            TeamMember.objects.create(team=team, observer=observer)
    _plan(mission, groups, places, chance)
    _receive(mission, forms, chance, clerk)
    return mission


def _plan(
    mission: Mission,
    groups: list[Team],
    places: list[PollingStation],
    chance: random.Random,
) -> None:
    """Each team opens, votes at many stations, closes and counts at one."""
    visits = []
    for team in groups:
        near = [one for one in places if one.city_id == team.city_id]
        route = chance.sample(near, min(len(near), 23))
        for order, place in enumerate(route):
            stage = "voting" if 0 < order < len(route) - 2 else "opening"
            if order >= len(route) - 2:
                stage = "closing" if order == len(route) - 2 else "counting"
            ends = DAY + timedelta(hours=STAGES[stage], minutes=chance.randint(0, 59))
            if stage == "voting":
                ends = DAY + timedelta(hours=3, minutes=28 * order)
            visits.append(
                Visit(
                    mission=mission,
                    team=team,
                    station=place,
                    stage=stage,
                    order=order,
                    starts_at=ends - timedelta(minutes=25),
                    ends_at=ends,
                )
            )
    Visit.objects.bulk_create(visits)


@transaction.atomic
def _receive(
    mission: Mission, forms: int, chance: random.Random, clerk: object
) -> None:
    """Rows as receiving leaves them: planned visits first, then forms beside the plan."""
    (source,) = keep_sources(
        [
            Incoming(
                hold_bytes(io.BytesIO(b"<data/>")),
                filename="form.xml",
                media_type="text/xml",
                by=clerk,  # type: ignore[arg-type]  # -- an account
                text="<data/>",
            )
        ]
    )
    seats = {
        one.team_id: one.observer
        for one in TeamMember.objects.select_related("observer").order_by("pk")
    }
    visits = list(mission.visits.select_related("station", "team"))
    chance.shuffle(visits)
    rows = []
    for number in range(forms):
        visit = visits[number % len(visits)]
        again = number >= len(visits) * 0.9
        stage = visit.stage
        if again:
            stage = chance.choice(
                ["voting", "voting", "voting", "protocol", "incident"]
            )
        at = (visit.ends_at or DAY) + timedelta(minutes=chance.randint(-20, 20))
        name = f"uuid:bench-{number}"
        rows.append(
            Submission(
                mission=mission,
                form_id=stage,
                version="2027031401",
                instance_id=name,
                root_instance_id=name,
                source=source,
                sha256=source.sha256,
                observer=seats[visit.team_id],
                channel=chance.choice(["app", "app", "app", "collect", "sms"]),
                received_at=at,
                filled_at=at - timedelta(minutes=chance.randint(1, 60)),
                stage=stage,
                station=visit.station,
                station_code=visit.station.code,
                team=visit.team,
                values={
                    "/data/incident/what": chance.choice(WRITTEN),
                    "/data/incident/seen": chance.choice(["seen", "told"]),
                }
                if stage == "incident"
                else {f"/data/{stage}/q{n}": "yes" for n in range(12)},
                is_complete=chance.random() > 0.001,
                state="quarantined" if chance.random() < 0.001 else "received",
                seq=number + 1,
                leaf="0" * 64,
            )
        )
    Submission.objects.bulk_create(rows, batch_size=500)
    _consequences(mission, chance)


def _consequences(mission: Mission, chance: random.Random) -> None:
    forms = mission.submissions.filter(stage="incident")
    Incident.objects.bulk_create(
        Incident(
            submission=one,
            mission=mission,
            severity=chance.choice(["note", "low", "low", "serious"]),
            state=chance.choice(["open", "followed", "closed", "closed", "closed"]),
            happened_at=one.received_at,
        )
        for one in forms
    )
    IncidentStep.objects.bulk_create(
        IncidentStep(
            incident=one,
            text="coordinator called the chair",
            state=one.state,
            made_at=DAY,
            made_by="account/sample",
        )
        for one in mission.incidents.exclude(state="open")
    )
    ProtocolCheck.objects.bulk_create(
        ProtocolCheck(
            submission=one,
            mission=mission,
            schema_name="sample",
            schema_version="1",
            balanced=(balanced := chance.random() > 0.02),
            results=[] if balanced else [_broken(chance)],
            checked_at=DAY,
        )
        for one in mission.submissions.filter(stage="protocol")
    )


def _broken(chance: random.Random) -> dict[str, object]:
    valid, invalid = chance.randint(500, 900), chance.randint(5, 40)
    off = chance.choice([-10, -2, 1, 3])
    boxes = valid + invalid - off
    terms = [("valid", valid), ("invalid", invalid)]
    return {
        "key": "boxes",
        "severity": "hard",
        "status": "broken",
        "sense": "=",
        "left": boxes,
        "right": valid + invalid,
        "difference": off,
        "left_terms": [{"line": "in_boxes", "times": 1, "value": boxes}],
        "right_terms": [
            {"line": line, "times": 1, "value": value} for line, value in terms
        ],
    }


def asked(client: Client, path: str, times: int) -> dict[str, float]:
    """Milliseconds for one answer, those worked among them; questions asked."""
    client.get(path)
    took, worked = [], []
    for _turn in range(times):
        begin, busy = time.perf_counter(), time.process_time()
        answer = client.get(path)
        took.append((time.perf_counter() - begin) * 1000)
        worked.append((time.process_time() - busy) * 1000)
        assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as questions:
        client.get(path)
    return {
        "median_ms": statistics.median(took),
        "worked_ms": statistics.median(worked),
        "quickest_ms": min(took),
        "queries": len(questions),
    }


def main() -> None:
    """Build, ask, print."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--forms", type=int, required=True)
    words.add_argument("--stations", type=int, default=200)
    words.add_argument("--teams", type=int, default=60)
    words.add_argument("--times", type=int, default=25)
    said = words.parse_args()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    mission = build(said.forms, said.stations, said.teams)
    client = Client()
    client.force_login(
        add_account(
            "reader",
            by=None,
            display_name="Reader",
            roles=[Role.SECRETARY_GENERAL],
            must_change_password=False,
        )
    )
    room = f"/observation/{mission.number}/operations/"
    found = {
        "the room": asked(client, room, said.times),
        "the room, one city": asked(client, f"{room}?city=Ulytas", said.times),
        "received forms": asked(client, "/observation/1/received/", said.times),
    }
    print(json.dumps({"visits": mission.visits.count(), "pages": found}))


if __name__ == "__main__":
    main()
