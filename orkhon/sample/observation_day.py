"""The sample's day of the vote: forms as phones would have sent them, and what follows.

Every form is made from its visit and its station's invented figures and comes in the
one way forms come in, in the order in which they are said to have arrived. The hour at
which the sample stands still is `CLOCK`.
"""

import csv
import random
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from orkhon.engines.xforms.model import FormSchema
from orkhon.observation.actions.receiving import (
    Arrival,
    Receipt,
    Sender,
    arrival_of,
    receive,
)
from orkhon.observation.intake.typed_form import typed_form
from orkhon.observation.models import (
    FieldKey,
    FormVersion,
    Mission,
    Observer,
    PollingStation,
    Submission,
    Team,
    Visit,
)
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.sample.observation_answers import (
    SEED,
    StationDay,
    drawn_picture,
    stage_answers,
    station_day,
)

INCIDENTS = Path(__file__).resolve().parent / "referendum" / "incidents.csv"
NAMESPACE = uuid.UUID("6d5c2f3a-1f0e-5a77-9a39-7361d06c6521")
"""Instances keep their names, so that the same form is never there twice."""
CLOCK, LAST = (21, 14), ("T-09", "counting")
"""Hour and minute in the host's time at which the last form came, and which it was."""
PROTOCOLS = 8
"""Teams that had sent a copy of the protocol by then."""
NOT_YET = {
    # stage: teams whose form of it had not come; T-12 sent a text for the closing
    "closing": ("T-10", "T-11", "T-12"),
    "counting": ("T-04", "T-10", "T-11", "T-12"),
}
SLOW_TEAMS = {"T-10": 38, "T-12": 24}
"""Minutes until these teams had network again."""
WRONG_CLOCK = {"T-07": timedelta(minutes=37)}
"""By how much a team's phone is ahead."""
BY_COLLECT = "T-05"
OFF_BY: Mapping[str, Mapping[str, int]] = {
    # Invalid and not counted together are 3 too many for what was in the boxes …
    "T-02": {
        "received": 1084, "issued": 805, "issued_mobile": 7, "spoiled": 2,
        "unused": 270, "signatures": 812, "in_boxes": 812, "valid": 789,
        "invalid": 18, "not_counted": 8, "option_for": 604, "option_against": 185,
    },
    # … and here 10 ballots were received that nobody accounts for.
    "T-07": {
        "received": 1240, "issued": 651, "issued_mobile": 4, "spoiled": 4,
        "unused": 571, "signatures": 655, "in_boxes": 655, "valid": 631,
        "invalid": 14, "not_counted": 10, "option_for": 402, "option_against": 229,
    },
}  # fmt: skip
UNKNOWN_VERSION = "2027020101"
UNKNOWN_STATION = "KT-444"


@dataclass(frozen=True)
class Day:
    """What the forms of the day are made from."""

    mission: Mission
    forms: Mapping[str, FormSchema]
    keys: Mapping[str, FieldKey]
    """By the observer's code."""
    figures: Mapping[int, StationDay]
    """By the station's key."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.mission.time_zone)

    def at(self, hour: int, minute: int) -> datetime:
        """A moment of the day in the host's time."""
        midnight = datetime.combine(
            self.mission.vote_on, datetime.min.time(), self.zone
        )
        return midnight + timedelta(hours=hour, minutes=minute)

    @property
    def clock(self) -> datetime:
        """The moment at which the sample stands still."""
        return self.at(*CLOCK)


@dataclass(frozen=True)
class Filled:
    """A form before it is written down."""

    stage: str
    station: str
    team: str
    observer: Observer
    starts: datetime
    ends: datetime
    received: datetime
    answers: Mapping[str, str]
    agreed_with: str = ""
    version: str = ""
    mark: str = ""
    files: tuple[tuple[str, str, bytes], ...] = ()


def day_of(mission: Mission, keys: Mapping[str, FieldKey]) -> Day:
    """Read what the forms are made from."""
    versions = FormVersion.objects.filter(
        design__mission=mission, published_at__isnull=False, replaced_at=None
    ).select_related("design")
    figures = {}
    for station in PollingStation.objects.filter(mission=mission).prefetch_related(
        "voters"
    ):
        latest = max(station.voters.all(), key=lambda one: one.as_of)
        figures[station.pk] = station_day(station.code, latest.value)
    return Day(
        mission=mission,
        forms={one.design.form_id: form_shape(one) for one in versions},
        keys=keys,
        figures=figures,
    )


def send_forms(day: Day) -> list[Receipt]:
    """All forms of the day, in one batch, in the order of their arrival."""
    filled = [*_planned(day), *_protocols(day), *_incidents(day), *_to_be_held(day)]
    filled.sort(key=lambda one: (one.received, one.team, one.stage))
    return receive([_arrival(one, day) for one in filled])


def _planned(day: Day) -> Iterator[Filled]:
    """A form for every visit that was over in time, but for those not yet come."""
    for visit in _visits(day):
        if visit.team.code in NOT_YET.get(visit.stage, ()):
            continue
        one = _of_visit(visit, day)
        if (visit.team.code, visit.stage) == LAST:
            one = replace(one, received=day.clock)
        if one.received <= day.clock:
            yield one


def _protocols(day: Day) -> Iterator[Filled]:
    """Copies of the protocol with a picture, two of which do not add up."""
    counted = [
        visit
        for visit in _visits(day)
        if visit.stage == "counting" and visit.team.code not in NOT_YET["counting"]
    ]
    for visit in counted[:PROTOCOLS]:
        lines = {
            **day.figures[visit.station_id].protocol(),
            **OFF_BY.get(visit.team.code, {}),
        }
        name = f"protocol-{visit.station.code}.jpg"
        picture = drawn_picture(f"Sample protocol, {visit.station.code}", lines)
        filled = _of_visit(visit, day)
        late = visit.team.code == "T-08"
        yield replace(
            filled,
            stage="protocol",
            answers={
                **{key: str(value) for key, value in lines.items()},
                "copy_given": "yes",
                "photo": name,
            },
            # The picture of one is still on its way.
            files=() if late else ((name, "image/jpeg", picture),),
        )


def _incidents(day: Day) -> Iterator[Filled]:
    teams = _teams(day)
    with INCIDENTS.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file, strict=True), start=1):
            team = teams[row["team"]]
            at = _hour(day, row["at"])
            received = _hour(day, row["received"])
            name = f"incident-{number}.jpg"
            picture = drawn_picture(f"Sample incident {number}")
            yield Filled(
                stage="incident",
                station=_station_at(day, team, at),
                team=team.code,
                observer=_speaker(team, row["language"]),
                starts=at,
                ends=at + timedelta(minutes=4),
                received=received,
                answers={
                    "kind": row["kind"],
                    "severity": row["severity"],
                    "seen": row["seen"],
                    "safety": row["safety"],
                    "at": at.isoformat(timespec="milliseconds"),
                    "what": row["what"],
                    **({"photo": name} if row["photo"] == "yes" else {}),
                },
                mark=str(number),
                files=((name, "image/jpeg", picture),) if row["photo"] == "yes" else (),
            )


def _to_be_held(day: Day) -> Iterator[Filled]:
    """What a person must look at: a double, a version of a trial, a station nobody has."""
    visits = [one for one in _visits(day) if one.stage == "voting"]
    theirs = next(one for one in visits if one.team.code == "T-02")
    other = next(one for one in visits if one.team.code == "T-05")
    double = _of_visit(theirs, day)
    observer = _members(other.team)[0]
    yield replace(
        double,
        team="T-05",
        observer=observer,
        starts=double.starts + timedelta(minutes=50),
        ends=double.ends + timedelta(minutes=50),
        received=double.received + timedelta(minutes=52),
        answers={**double.answers, "secrecy": "no", "rating": "bad"},
        agreed_with="",
        mark="double",
    )
    trial = _of_visit([one for one in visits if one.team.code == "T-08"][-1], day)
    yield replace(trial, version=UNKNOWN_VERSION, mark="trial")
    stray = _of_visit([one for one in visits if one.team.code == "T-03"][-1], day)
    yield replace(stray, station=UNKNOWN_STATION, mark="stray")


def _of_visit(visit: Visit, day: Day) -> Filled:
    """The form that a team fills at a visit, by one of the two in turn."""
    if visit.starts_at is None or visit.ends_at is None:
        raise ValueError(f"{visit} has no hours")
    dice = _dice(visit)
    starts = visit.starts_at.astimezone(day.zone) + timedelta(
        minutes=dice.randrange(0, 5)
    )
    ends = visit.ends_at.astimezone(day.zone) - timedelta(minutes=dice.randrange(1, 6))
    first, second = _members(visit.team)[:2]
    if visit.order % 2:
        first, second = second, first
    language = first.languages[0] if first.languages else "en"
    return Filled(
        stage=visit.stage,
        station=visit.station.code,
        team=visit.team.code,
        observer=first,
        starts=starts,
        ends=ends,
        received=ends
        + timedelta(
            minutes=SLOW_TEAMS.get(visit.team.code, 0) * (visit.stage == "voting")
        )
        + timedelta(seconds=dice.randrange(20, 420)),
        answers=stage_answers(
            visit.stage, day.figures[visit.station_id], starts, ends, language
        ),
        agreed_with=second.code if dice.random() < 0.5 else "",
    )


def _arrival(one: Filled, day: Day) -> Arrival:
    """Written down and sent, as the phone of that observer would."""
    form = day.forms[one.stage]
    name = uuid.uuid5(
        NAMESPACE, f"{SEED}/{one.team}/{one.station}/{one.stage}/{one.mark}"
    )
    ahead = WRONG_CLOCK.get(one.team, timedelta())
    is_collect = one.team == BY_COLLECT
    device = f"{'collect' if is_collect else 'orkhon'}:sample-{one.observer.code}"
    root = f"/{form.root}"
    values = {
        f"{root}/start": _written(one.starts + ahead),
        f"{root}/end": _written(one.ends + ahead),
        f"{root}/deviceid": device,
        f"{root}/header/station": one.station,
        f"{root}/header/team": one.team,
        f"{root}/header/observer": one.observer.code,
        f"{root}/header/arrival": _written(one.starts + ahead),
        f"{root}/header/departure": _written(one.ends + ahead),
        f"{root}/header/agreed_with": one.agreed_with,
        f"{root}/header/via": "collect" if is_collect else "app",
        **{f"{root}/{one.stage}/{key}": value for key, value in one.answers.items()},
    }
    shape = replace(form, version=one.version) if one.version else form
    key = day.keys[one.observer.code]
    return arrival_of(
        typed_form(shape, values, instance_id=f"uuid:{name}"),
        mission_id=day.mission.pk,
        received_at=one.received,
        channel=(Submission.Channel.COLLECT if is_collect else Submission.Channel.APP),
        sender=Sender(key_id=key.pk, observer_id=one.observer.pk, device_id=device),
        files=one.files,
        client_time=None if is_collect else one.received + ahead,
    )


def _visits(day: Day) -> Sequence[Visit]:
    return list(
        Visit.objects.filter(mission=day.mission, cancelled_at=None)
        .select_related("team", "station")
        .prefetch_related("team__members__observer")
        .order_by("team__code", "order")
    )


def _teams(day: Day) -> dict[str, Team]:
    return {
        one.code: one
        for one in Team.objects.filter(mission=day.mission).prefetch_related(
            "members__observer"
        )
    }


def _members(team: Team) -> list[Observer]:
    return [one.observer for one in team.members.all()]


def _speaker(team: Team, language: str) -> Observer:
    """The member who writes this language; else the first."""
    people = _members(team)
    return next((one for one in people if language in one.languages), people[0])


def _station_at(day: Day, team: Team, at: datetime) -> str:
    """Where the team is at a moment, or where it was last."""
    last = ""
    for visit in _visits(day):
        if visit.team_id == team.pk and visit.starts_at and visit.starts_at <= at:
            last = visit.station.code
    return last


def _hour(day: Day, written: str) -> datetime:
    hour, minute = written.split(":")
    return day.at(int(hour), int(minute))


def _dice(visit: Visit) -> random.Random:
    return random.Random(  # noqa: S311 -- a sample, not a secret
        f"{SEED}/{visit.team.code}/{visit.station.code}/{visit.stage}"
    )


def _written(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def standing_still(day: Day, hour: int, minute: int) -> Callable[[], datetime]:
    """A clock that stands at a moment of the sample's day."""
    at = day.at(hour, minute)
    return lambda: at
