"""A day of a mission: teams, stations, a plan, and forms that come in as phones send them.

Everything is invented. Forms go through the one way in, so that what stands in a row
is what receiving makes of it.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

import pytest
import time_machine
from django.urls import reverse

from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.models import (
    Area,
    FormDesign,
    FormVersion,
    PollingStation,
    Submission,
    Team,
    TeamMember,
    Visit,
)

NOON = datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
"""12:00 in Almaty, where the sample mission is (UTC+5)."""
VERSION = "2027031401"
BALANCED = {
    "received": 1000,
    "issued": 800,
    "spoiled": 4,
    "unused": 196,
    "in_boxes": 800,
    "valid": 780,
    "invalid": 20,
}
PROTOCOL = {
    "name": "sample",
    "version": "2",
    "lines": [
        {"key": key, "labels": {"en": key.replace("_", " ")}} for key in BALANCED
    ],
    "relations": [
        {
            "key": "boxes",
            "left": ["in_boxes"],
            "sense": "=",
            "right": ["valid", "invalid"],
            "severity": "hard",
            "legal_reference": "sample law, article 1",
        },
        {
            "key": "ballots",
            "left": ["received"],
            "sense": "=",
            "right": ["issued", "spoiled", "unused"],
            "severity": "hard",
            "legal_reference": "",
        },
        {
            "key": "within",
            "left": ["in_boxes"],
            "sense": "<=",
            "right": ["issued"],
            "severity": "soft",
            "legal_reference": "",
        },
    ],
}
QUESTIONS = {
    "opening": ["on_time"],
    "voting": ["secrecy", "remarks"],
    "counting": ["displayed"],
    "protocol": [*BALANCED, "illegible", "photo"],
    "incident": ["kind", "severity", "seen", "at", "what", "photo", "safety"],
}
HEADER = ("station", "team", "observer", "via")
YES_NO = """<value>yes</value><label>yes</label></item><item><value>no</value><label>no</label>"""


def xform(form_id):
    """A small form as pyxform would write it, with two questions of a kind."""
    binds, controls = [], []
    for name in HEADER:
        binds.append(f'<bind nodeset="/data/header/{name}" type="string"/>')
        controls.append(
            f'<input ref="/data/header/{name}"><label>{name.title()}</label></input>'
        )
    for name in QUESTIONS[form_id]:
        path = f"/data/{form_id}/{name}"
        kind = "string"
        if name == "photo":
            kind = "binary"
            control = f'<upload mediatype="image/*" ref="{path}"><label>Photo</label></upload>'
        elif name in BALANCED:
            kind = "int"
            control = (
                f'<input ref="{path}"><label>{name.replace("_", " ")}</label></input>'
            )
        elif name in {"on_time", "secrecy", "displayed"}:
            control = f'<select1 ref="{path}"><label>Was it {name}?</label><item>{YES_NO}</item></select1>'
        else:
            kind = "dateTime" if name == "at" else kind
            control = f'<input ref="{path}"><label>{name.title()}</label></input>'
        binds.append(f'<bind nodeset="{path}" type="{kind}"/>')
        controls.append(control)
    header = "".join(f"<{name}/>" for name in HEADER)
    asked = "".join(f"<{name}/>" for name in QUESTIONS[form_id])
    return f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>{form_id}</h:title><model><instance>
<data id="{form_id}" version="{VERSION}"><header>{header}</header><{form_id}>{asked}</{form_id}>
<meta><instanceID/></meta></data></instance>{"".join(binds)}
<bind nodeset="/data/meta/instanceID" type="string"/></model></h:head>
<h:body><group ref="/data/header"><label>Header</label>{"".join(controls[:4])}</group>
<group ref="/data/{form_id}"><label>{form_id.title()}</label>{"".join(controls[4:])}</group>
</h:body></h:html>""".encode()


def filled(form_id, instance, header, answers, *, version=VERSION, deprecated=""):
    """A filled form as a phone sends it."""

    def leaves(values):
        return "".join(f"<{k}>{escape(str(v))}</{k}>" for k, v in values.items())

    old = f"<deprecatedID>{deprecated}</deprecatedID>" if deprecated else ""
    return (
        f'<data id="{form_id}" version="{version}"><header>{leaves(header)}</header>'
        f"<{form_id}>{leaves(answers)}</{form_id}>"
        f"<end>2027-03-14T11:58:00+05:00</end>"
        f"<meta><instanceID>{instance}</instanceID>{old}</meta></data>"
    ).encode()


@pytest.fixture
def designs(mission):
    """The forms of the mission in force, by form id."""
    made = {}
    for form_id in QUESTIONS:
        design = FormDesign.objects.create(
            mission=mission,
            form_id=form_id,
            title=form_id.title(),
            stage=form_id,
            protocol=PROTOCOL if form_id == "protocol" else None,
            made_at=NOON,
        )
        xml = xform(form_id)
        FormVersion.objects.create(
            design=design,
            version=VERSION,
            xml=xml,
            md5=hashlib.md5(xml, usedforsecurity=False).hexdigest(),
            sha256=hashlib.sha256(xml).hexdigest(),
            made_at=NOON,
            made_by="account/sample",
            published_at=NOON,
        )
        made[form_id] = design
    return made


@pytest.fixture
def stations(mission, city):
    """Three stations of two districts of the city, one elsewhere."""
    east, west = (
        Area.objects.create(mission=mission, kind="district", name=name, city=city)
        for name in ("East", "West")
    )
    rows = [
        ("KT-001", east, city, 43.20, 76.90),
        ("KT-002", east, city, 43.25, 76.95),
        ("KT-003", west, city, None, None),
        ("UL-001", None, None, None, None),
    ]
    return {
        code: PollingStation.objects.create(
            mission=mission,
            code=code,
            number=code[-3:],
            area=area,
            city=where,
            latitude=latitude,
            longitude=longitude,
        )
        for code, area, where, latitude, longitude in rows
    }


@pytest.fixture
def teams(mission, city, observers):
    """Two teams: T1 in the city, T2 in none; two observers each."""
    made = {
        "T1": Team.objects.create(mission=mission, code="T1", city=city),
        "T2": Team.objects.create(mission=mission, code="T2"),
    }
    for code, team in (
        ("AZ-01", "T1"),
        ("TR-01", "T1"),
        ("KG-01", "T2"),
        ("TR-02", "T2"),
    ):
        TeamMember.objects.create(team=made[team], observer=observers[code])
    return made


@pytest.fixture
def visit(mission, teams, stations):
    """A visit of the plan: `visit("T1", "KT-001", "voting", ends=-90)`, minutes from noon."""

    def planned(team, station, stage, *, ends=-60, **fields):
        return Visit.objects.create(
            mission=mission,
            team=teams[team],
            station=stations[station],
            stage=stage,
            order=mission.visits.count() + 1,
            starts_at=NOON + timedelta(minutes=ends - 40),
            ends_at=NOON + timedelta(minutes=ends),
            **fields,
        )

    return planned


@pytest.fixture
def come(mission, designs, stations, teams, observers):
    """A form as it comes in: `come("voting", "KT-001", "AZ-01", secrecy="yes")`."""
    count = iter(range(1, 100_000))

    def one(
        form_id,
        station,
        observer,
        *,
        came_at=NOON,
        instance="",
        files=(),
        version=VERSION,
        deprecated="",
        client_time=None,
        **answers,
    ):
        person = observers.get(observer)
        membership = getattr(person, "membership", None)
        header = {
            "station": station,
            "team": membership.team.code if membership else "",
            "observer": observer,
            "via": "app",
        }
        (receipt,) = receive(
            [
                arrival_of(
                    filled(
                        form_id,
                        instance or f"uuid:form-{next(count)}",
                        header,
                        answers,
                        version=version,
                        deprecated=deprecated,
                    ),
                    mission_id=mission.pk,
                    received_at=came_at,
                    channel=Submission.Channel.APP,
                    sender=Sender(observer_id=person.pk if person else None),
                    files=files,
                    client_time=client_time,
                )
            ]
        )
        return Submission.objects.get(pk=receipt.submission_id)

    return one


@pytest.fixture
def protocol_form(come):
    """A protocol as it comes in; figures that differ from a balanced one by name."""

    def one(station="KT-001", observer="AZ-01", *, without=(), **figures):
        answers = {**BALANCED, **figures}
        return come(
            "protocol",
            station,
            observer,
            **{key: value for key, value in answers.items() if key not in without},
        )

    return one


@pytest.fixture
def noon():
    """The clock stands at noon of the day."""
    with time_machine.travel(NOON, tick=False):
        yield NOON


def words(answer):
    """What a page says."""
    return answer.content.decode()


@pytest.fixture
def page(client, mission, coordinator):
    """A page as the coordinator sees it, or somebody else: `page("operations")`."""

    def seen(name, *args, by=None, data=None, status=200, query="", **extra):
        address = reverse(f"observation:{name}", args=[mission.number, *args])
        with time_machine.travel(NOON, tick=False):
            client.force_login(by or coordinator)
            if data is None:
                answer = client.get(address + query, **extra)
            else:
                answer = client.post(address, data, follow=status == 200)
        assert answer.status_code == status, answer.status_code
        return answer

    return seen


@pytest.fixture
def day(visit, come, protocol_form):
    """A little of everything."""
    visit("T1", "KT-001", "opening", ends=-200)
    visit("T1", "KT-002", "voting", ends=-100)
    come("opening", "KT-001", "AZ-01", on_time="yes")
    come("voting", "KT-003", "AZ-01", secrecy="yes")
    come("voting", "KT-003", "KG-01", secrecy="no")
    come("voting", "KT-999", "AZ-01")
    come("incident", "KT-001", "AZ-01", severity="serious", what="asked to leave")
    return protocol_form(in_boxes=812, valid=789, invalid=26)
