"""The sample session before it begins: convened, its agenda, who takes part.

Everybody and everything in it is invented and says so. It is held on the day on which
the sample is loaded, so that the sitting that is open is open now.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from orkhon.accounts.models import User
from orkhon.proceedings.actions.agenda import ItemPlan, add_item
from orkhon.proceedings.actions.agenda_whole import translate_item
from orkhon.proceedings.actions.circulation import circulate_agenda
from orkhon.proceedings.actions.convening import convene
from orkhon.proceedings.actions.participants import Entrant, add_participant
from orkhon.proceedings.actions.programme import LinePlan, add_line
from orkhon.proceedings.actions.registration import arrive
from orkhon.proceedings.actions.sessions import (
    SessionPlan,
    change_session,
    open_session,
    plan_of,
    plan_session,
)
from orkhon.proceedings.actions.sittings import SittingPlan, plan_sitting
from orkhon.proceedings.models import AgendaItem, Participant, Session, Sitting
from orkhon.register.actions import add_person
from orkhon.register.models import Body

FOLDER = Path(__file__).resolve().parent / "session"
LANGUAGES = ("az", "kk", "tr")
"""Beside English, in which everything is kept."""
CALLED = timedelta(days=60)
"""How long before the session the parliaments were called."""

Told = dict[str, Any]


@dataclass
class Setting:
    """The session with what the story names."""

    session: Session
    said: Told
    sittings: dict[int, Sitting] = field(default_factory=dict)
    items: dict[str, AgendaItem] = field(default_factory=dict)
    participants: dict[str, Participant] = field(default_factory=dict)

    def leader(self, country: str) -> Participant:
        """Who leads the delegation of a country."""
        return next(
            one
            for one in self.participants.values()
            if one.role == Participant.Role.LEADER
            and one.capacity == Participant.Capacity.DELEGATION
            and one.body is not None
            and one.body.country is not None
            and one.body.country.code == country
        )

    def parliament(self, country: str) -> Body:
        """The parliament of a country that takes part."""
        body = self.leader(country).body
        if body is None:
            raise ValueError(f"the leader of {country} comes from no parliament")
        return body


def read(name: str) -> Told:
    """One of the files of the sample session."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def prepare(secretary: User, protocol: User) -> Setting:
    """Plan and convene the session, write its agenda, enter and register everybody."""
    said = read("session")
    zone = ZoneInfo(said["time_zone"])
    day = timezone.now().astimezone(zone).date()
    host = _body(said["host"])
    session = plan_session(
        SessionPlan(
            organ=Body.objects.get(kind=Body.Kind.ASSEMBLY),
            number=said["number"],
            title=said["title"],
            theme=said["theme"],
            decided_place=said["place"],
            decided_by="Fifteenth session",
            place=said["place"],
            from_on=day.isoformat(),
            to_on=day.isoformat(),
            time_zone=said["time_zone"],
            host=host,
            sample=True,
        ),
        key=said["key"],
        by=secretary,
    )
    made = Setting(session, said)
    _sittings(made, day, zone, secretary)
    _agenda(made, secretary)
    _programme(made, day, zone, protocol)
    called = timezone.now() - CALLED
    convene(session, answer_by=called + CALLED / 2, at=called, by=secretary)
    _participants(made, protocol)
    presiding = replace(plan_of(session), presides=made.leader("KG").person)
    session = change_session(session, presiding, by=secretary)
    circulate_agenda(
        session,
        is_draft=True,
        recipients=[made.parliament(code) for code in ("AZ", "KZ", "KG", "TR")],
        by=secretary,
        at=called + CALLED / 3,
    )
    made.session = open_session(session, by=secretary)
    for sitting in made.sittings.values():
        for one in made.participants.values():
            arrive(one, sitting=sitting, by=protocol)
    return made


def _sittings(made: Setting, day: date, zone: ZoneInfo, by: User) -> None:
    for one in made.said["sitting"]:
        made.sittings[one["number"]] = plan_sitting(
            made.session,
            SittingPlan(
                begins_at=_at(day, one["begins"], zone),
                ends_at=_at(day, one["ends"], zone),
                place=one["place"],
                number=one["number"],
            ),
            by=by,
        )


def _agenda(made: Setting, by: User) -> None:
    for one in made.said["item"]:
        item = add_item(
            made.session,
            ItemPlan(
                title=one["en"],
                kind=one["kind"],
                annotation=one.get("annotation", ""),
                minutes=one["minutes"],
                sitting=made.sittings[one["sitting"]],
            ),
            number=one["number"],
            by=by,
        )
        for language in LANGUAGES:
            translate_item(item, language, title=one[language], by=by)
        made.items[one["number"]] = item


def _programme(made: Setting, day: date, zone: ZoneInfo, by: User) -> None:
    for one in made.said["programme"]:
        add_line(
            made.session,
            LinePlan(
                begins_at=_at(day, one["begins"], zone),
                ends_at=_at(day, one["ends"], zone) if "ends" in one else None,
                title=one["title"],
                place=one["place"],
                audience=one.get("audience", ""),
            ),
            by=by,
        )


def _participants(made: Setting, by: User) -> None:
    for one in made.said["participant"]:
        made.participants[one["name"]] = _participant(made, one, by)


def _participant(made: Setting, one: Mapping[str, str], by: User) -> Participant:
    person = add_person(
        one["name"], by=by, note="Sample: an invented person.", sample=True
    )
    return add_participant(
        made.session,
        Entrant(
            person,
            one.get("capacity", Participant.Capacity.DELEGATION),
            one["role"],
            _body(one["body"]),
            post=one["post"],
            stands_in_for=made.participants.get(one.get("for", "")),
        ),
        by=by,
    )


def _at(day: date, hour: str, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), zone)


def _body(key: str) -> Body:
    return Body.objects.select_related("country").get(key=key)
