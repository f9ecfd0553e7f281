"""The sample mission: a referendum in three towns of a country that does not exist.

Country, towns, people, stations, forms and figures are invented and labelled "sample".
All of it goes through the room's actions, in one transaction, so that it is there whole
or not at all. Running it again adds nothing.
"""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.keys import make_key
from orkhon.observation.actions.missions import (
    MissionPlan,
    found_mission,
    keep_invitation,
)
from orkhon.observation.actions.places import name_coordinator
from orkhon.observation.actions.rules import NewRules, add_rules
from orkhon.observation.actions.timeline import StepPlan, add_step, complete_step
from orkhon.observation.form_designs.designs import STAGES
from orkhon.observation.form_designs.protocols import protocol_form, protocol_from
from orkhon.observation.form_designs.workbook import xlsform
from orkhon.observation.models import (
    ElectoralRules,
    FieldKey,
    Mission,
    Observer,
    PollingStation,
)
from orkhon.observation.queries.keys import digest_of_token
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.operations.room import room
from orkhon.observation.queries.operations.scope import Scope
from orkhon.register.actions import add_body, add_country
from orkhon.register.models import Body, Country
from orkhon.sample import observation_evening, observation_people, observation_places
from orkhon.sample.observation_day import day_of, send_forms

TITLE = "Sample referendum in the Sample Republic"
CODE, COUNTRY = "XS", "Sample Republic"
"""XS is among the codes that ISO 3166 leaves to its users; no state has it."""
HOST_PARLIAMENT = "sample-republic-parliament"
ZONE = "Asia/Almaty"
VOTE_ON = date(2027, 3, 14)
FOLDER = Path(__file__).resolve().parent / "referendum"
FORM_VERSIONS = ("2027022201", "2027031001")
"""The second is in force; only the voting form had a first one."""
LINK_OF = "KZ-01"
"""Whose link the demonstration prints: a member of a team in Köktöbe."""
LINK_FILE = "sample-observer-link"
"""Its token beside the data, made anew for every installation."""
LETTER = (
    "Sample letter; nobody wrote it.\n\nThe sample commission of the Sample Republic"
    " invites the assembly to observe the referendum of 14 March 2027.\n"
)


@dataclass(frozen=True)
class Loaded:
    """What the sample mission holds, after this run or an earlier one."""

    mission: Mission
    observers: int
    teams: int
    stations: int
    drawn: int
    planned: int
    received: int
    protocols: int
    off_balance: int
    incidents: int
    open_incidents: int
    held: int
    token: str

    def __str__(self) -> str:
        return (
            f"{self.observers} observers in {self.teams} teams, {self.drawn} of "
            f"{self.stations} stations drawn, {self.received} of {self.planned} planned"
            f" forms received, {self.off_balance} of {self.protocols} protocols do not"
            f" add up, {self.open_incidents} of {self.incidents} incidents open,"
            f" {self.held} held"
        )


def load(by: User, secretary: User, operator: User) -> Loaded:
    """The whole mission, from the letter to the evening of the vote.

    Args:
        by: Runs the mission: protocol.
        secretary: Of the delegation that brings in its own names.
        operator: Coordinates one of the towns.
    """
    mission = Mission.objects.filter(title=TITLE, sample=True).first()
    if mission is None:
        mission = _told(by, secretary, operator)
        # Actions have changed it meanwhile: its badges' key, its invitation.
        mission.refresh_from_db()
    return _counted(mission, _token(mission, by))


@transaction.atomic
def _told(by: User, secretary: User, operator: User) -> Mission:
    """Everything in its order; here once or not at all."""
    mission = _founded(by)
    cities = observation_places.add_cities(mission, by)
    name_coordinator(mission, by, by=by, phone="+999 55 200 001")
    name_coordinator(
        mission, operator, by=by, city=cities["Saryözen"], phone="+999 55 200 002"
    )
    people = observation_people.load(mission, by, secretary)
    observation_places.load_stations(mission, cities, by)
    observation_places.draw_and_publish(mission, by)
    observation_places.load_teams(mission, cities, people.observers, by)
    observation_places.load_routes(mission, by)
    _publish_forms(mission, by)
    keys = {
        code: make_key(mission, by=by, observer=one)[0]
        for code, one in people.observers.items()
        if code != LINK_OF
    }
    _token(mission, by)
    keys[LINK_OF] = FieldKey.objects.get(
        mission=mission, observer__code=LINK_OF, revoked_at=None
    )
    day = day_of(mission, keys)
    send_forms(day)
    observation_evening.bring_texts(day)
    observation_evening.follow_up(day, by)
    observation_evening.write_to_teams(day, by)
    return mission


def _founded(by: User) -> Mission:
    country = Country.objects.filter(code=CODE).first() or add_country(
        COUNTRY, by=by, code=CODE, demonym="sample"
    )
    if not Body.objects.filter(key=HOST_PARLIAMENT).exists():
        add_body(
            "Sample Parliament of the Sample Republic",
            by=by,
            key=HOST_PARLIAMENT,
            kind=Body.Kind.PARLIAMENT,
            country=country,
            note="Invented, for the sample mission.",
            sample=True,
        )
    rules = ElectoralRules.objects.filter(country=country).first() or add_rules(
        NewRules(
            country=country,
            vote_kind="referendum",
            name="Sample Republic, referendum (sample)",
            configuration={
                "ballot classes": ["for", "against", "invalid", "not counted"],
                "polls open": "07:00",
                "polls close": "20:00",
                "list to the ministry": "18:00 on the 6th calendar day before",
            },
            from_on="2026-01-01",
            legal_reference="Sample law on the referendum",
            sample=True,
        ),
        by=by,
    )
    mission = found_mission(
        MissionPlan(
            title=TITLE,
            vote_kind="referendum",
            country=country,
            vote_on=VOTE_ON,
            time_zone=ZONE,
            polls_open=time(7),
            polls_close=time(20),
            rules=rules,
            legal_basis="Sample: invitation of 19 October 2026.",
            issuer=Mission.Issuer.COMMISSION,
            issuer_name="Sample commission of the Sample Republic",
            invited_on="2026-10-19",
            head=observation_people.head_of_mission(by),
            arrives_on=date(2027, 3, 11),
            departs_on=date(2027, 3, 16),
            deadline_days=6,
            deadline_time=time(18),
            asks_position=False,
            sample=True,
        ),
        by=by,
    )
    keep_invitation(
        mission,
        LETTER.encode(),
        filename="sample-invitation.txt",
        media_type="text/plain",
        by=by,
    )
    _timeline(mission, by)
    return mission


def _timeline(mission: Mission, by: User) -> None:
    with (FOLDER / "steps.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            due = datetime.fromisoformat(row["due"]).replace(tzinfo=ZoneInfo(ZONE))
            step = add_step(
                mission, StepPlan(row["stage"], row["title"], due, row["place"]), by=by
            )
            if row["done"] == "yes":
                complete_step(step, by=by)


def _publish_forms(mission: Mission, by: User) -> None:
    """Our own forms for every stage; the protocol with the lines of the sample."""
    lines = {**protocol_form("kazakhstan-referendum"), "name": "sample-referendum"}
    first, second = FORM_VERSIONS
    for stage in STAGES:
        protocol = lines if stage == "protocol" else None
        for version in (first, second) if stage == "voting" else (second,):
            bring_in_form(
                mission,
                xlsform(
                    stage,
                    None if protocol is None else protocol_from(protocol),
                    version=version,
                ),
                f"sample-{stage}-{version}.xlsx",
                by=by,
                publish=True,
                protocol=protocol,
            )


def _token(mission: Mission, by: User) -> str:
    """The token of the printed link; its own for every installation."""
    path = Path(settings.DATA_DIR) / LINK_FILE
    kept = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    observer = Observer.objects.get(mission=mission, code=LINK_OF)
    if kept and _is_good(kept, mission):
        return kept
    _key, token = make_key(
        mission, by=by, observer=observer, label=f"{LINK_OF}, sample link"
    )
    path.touch(mode=0o600)
    path.write_text(token, encoding="utf-8")
    return token


def _is_good(token: str, mission: Mission) -> bool:
    return FieldKey.objects.filter(
        mission=mission, digest=digest_of_token(token), revoked_at=None
    ).exists()


def _counted(mission: Mission, token: str) -> Loaded:
    """Counted from the tables, as the operations room counts."""
    clock = counting_moment(mission, timezone.now())
    found = room(Scope(mission), now=clock, may_read_incidents=False)
    return Loaded(
        mission=mission,
        observers=mission.observers.filter(membership__isnull=False).count(),
        teams=found.teams,
        stations=PollingStation.objects.filter(mission=mission).count(),
        drawn=len(found.stations.seen),
        planned=found.coverage.total.planned,
        received=found.coverage.total.here,
        protocols=found.protocol_counts.all,
        off_balance=found.protocol_counts.off,
        incidents=found.incident_counts.all,
        open_incidents=found.incident_counts.open,
        held=found.held.total,
        token=token,
    )
