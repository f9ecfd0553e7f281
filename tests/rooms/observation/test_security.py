"""What a stranger, a phone in wrong hands or a curious colleague gets: nothing.

Each test is a fault that was here once, or a door that is easily left open.
"""

import uuid
from datetime import UTC, datetime

import pytest
from django.test import Client

from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.incidents import add_incident_step
from orkhon.observation.actions.keys import make_key
from orkhon.observation.actions.messages import send_message
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.actions.reviewing import note_form
from orkhon.observation.actions.text_messages import receive_text
from orkhon.observation.gateway import read_incoming
from orkhon.observation.intake.form_facts import moment_of
from orkhon.observation.models import (
    Submission,
    Team,
    TeamMember,
    TextMessage,
    Unreadable,
)
from orkhon.record.actions import subject_of
from orkhon.record.models import Entry
from orkhon.record.permissions import may_read_words
from orkhon.record.queries import entry_for
from orkhon.record.roles import Role
from tests.rooms.observation.odk.posts import BOUNDARY, body, filled, form_xml
from tests.rooms.observation.odk.posts import uuid as number

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
OPENROSA = {"HTTP_X_OPENROSA_VERSION": "1.0"}


@pytest.fixture
def opening(mission, protocol):
    return bring_in_form(mission, form_xml(), "opening.xml", by=protocol, publish=True)


@pytest.fixture
def incident(mission, protocol, come):
    bring_in_form(mission, form_xml("incident"), "i.xml", by=protocol, publish=True)
    return come("AZ-01", filled(7, form_id="incident")).incident


@pytest.fixture
def come(mission, observers):
    """A form with the key of an observer: `come("AZ-01", filled(1))`."""

    def one(code, xml, *, files=(), **fields):
        sender = Sender(observer_id=observers[code].pk if code else None, **fields)
        (receipt,) = receive(
            [
                arrival_of(
                    xml,
                    mission_id=mission.pk,
                    received_at=NOON,
                    channel=Submission.Channel.APP,
                    sender=sender,
                    files=files,
                )
            ]
        )
        return Submission.objects.get(pk=receipt.submission_id)

    return one


@pytest.fixture
def team(mission, city, observers):
    made = Team.objects.create(mission=mission, code="T1", city=city)
    for code in ("AZ-01", "TR-01"):
        TeamMember.objects.create(team=made, observer=observers[code])
    return made


@pytest.fixture
def token(mission, observers, protocol):
    return make_key(mission, by=protocol, observer=observers["AZ-01"])[1]


def readable(account, row):
    """Whether the account may read in the record what was last said of a row."""
    last = Entry.objects.filter(subject=subject_of(row)).order_by("-seq").first()
    return entry_for(account, last.seq)[1]


# What was said of restricted things


def test_what_is_done_about_an_incident_is_not_read_in_the_record_by_everybody(
    incident, protocol, press
):
    add_incident_step(incident, "Called the witness.", by=protocol)
    note_form(incident.submission, "The witness is afraid.", by=protocol)
    for row in (incident, incident.submission):
        assert readable(protocol, row)
        assert not readable(press, row)


def test_the_administrator_reads_none_of_it(incident, make, protocol):
    add_incident_step(incident, "Called the witness.", by=protocol)
    assert not readable(make("keeper", Role.ADMINISTRATOR), incident)


def test_a_form_that_all_may_open_is_read_in_the_record_by_all(
    opening, come, protocol, press
):
    form = come("AZ-01", filled(1))
    note_form(form, "Read twice.", by=protocol)
    assert readable(press, form)


def test_messages_and_texts_are_for_those_who_act(mission, observers, protocol, press):
    sent = send_message(mission, "Come back.", by=protocol, observer=observers["AZ-01"])
    text, _is_new = receive_text(
        read_incoming({"from": "+7 700 000 00 01", "text": "They threatened us"})
    )
    elsewhere = TextMessage.objects.get(pk=text.pk)
    for row in (sent, elsewhere):
        assert readable(protocol, row)
        assert not readable(press, row)
    TextMessage.objects.filter(pk=text.pk).update(mission=None)
    assert readable(protocol, elsewhere)
    assert not readable(press, elsewhere)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("incident", "none"),
        ("message", str(uuid.UUID(int=1))),
        ("textmessage", "none"),
        ("unreadable", "none"),
        ("submission", "0"),
        ("submission", "none"),
    ],
)
def test_what_was_said_of_something_that_is_gone_is_for_who_runs_missions(
    protocol, press, kind, key
):
    assert may_read_words(protocol, kind, key)
    assert not may_read_words(press, kind, key)


# Forms


def test_a_stranger_to_a_form_does_not_take_its_place(opening, come):
    first = come("AZ-01", filled(1))
    other = come("KG-01", filled(2, deprecated=number(1), on_time="no"))
    first.refresh_from_db()
    assert (first.is_current, first.state) == (True, "received")
    assert (other.is_current, other.is_branch) == (False, True)
    assert other.why_held == "it corrects another observer’s form"


def test_claiming_the_team_in_the_form_does_not_help(opening, come, team):
    come("AZ-01", filled(1, team="T1"))
    other = come("KG-01", filled(2, deprecated=number(1), team="T1", observer="AZ-01"))
    assert other.why_held == "it corrects another observer’s form"


def test_a_stranger_who_comes_first_does_not_take_its_place_either(opening, come):
    early = come("KG-01", filled(2, deprecated=number(1), on_time="no"))
    first = come("AZ-01", filled(1))
    early.refresh_from_db()
    assert first.is_current
    assert (early.is_current, early.is_branch, early.state) == (
        False, True, "quarantined",
    )  # fmt: skip


def test_the_other_one_of_the_team_corrects_what_was_agreed(opening, come, team):
    first = come("AZ-01", filled(1))
    edit = come("TR-01", filled(2, deprecated=number(1)))
    first.refresh_from_db()
    assert (first.is_current, edit.is_current, edit.state) == (False, True, "received")


def test_a_form_with_signs_that_cannot_be_kept_is_kept_as_a_form(
    opening, mission, token
):
    base = f"/v1/key/{token}/projects/{mission.number}/submission"
    answer = Client().generic(
        "POST",
        base,
        body(
            filled(1, photo="a.jpg", end="2100-12-31T23:59:59-23:59"),
            ("a\0b.jpg", b"\xff\xd8"),
        ),
        content_type=f"multipart/form-data; boundary={BOUNDARY}",
        **OPENROSA,
    )
    assert answer.status_code == 201
    assert (Submission.objects.count(), Unreadable.objects.count()) == (1, 0)


def test_a_moment_of_a_zone_that_no_database_knows_is_kept_in_utc():
    # XML Schema lets a zone be 14 hours off, Python 24, PostgreSQL 16.
    assert moment_of("2027-03-14T00:00:00-20:00") == datetime(
        2027, 3, 14, 20, tzinfo=UTC
    )
    assert moment_of("2027-03-14T00:00:00-20:00").tzinfo is UTC


# People


def test_a_city_coordinator_sees_the_names_of_the_city_alone(
    signed_in, city_coordinator, team, observers, mission
):
    page = signed_in(city_coordinator)
    shown = page.get("/observation/1/observers/").content.decode()
    assert observers["AZ-01"].name in shown
    assert observers["KG-01"].name not in shown
    assert page.get("/observation/1/observers/kg-01/").status_code == 404
