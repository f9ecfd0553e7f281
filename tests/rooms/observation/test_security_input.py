"""Addresses, bodies and sessions of programs that would break things: answered in words."""

import json
import socket
import uuid
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from orkhon.accounts.actions import change_password
from orkhon.config import wsgi
from orkhon.observation.actions.forms import bring_in_form
from orkhon.observation.actions.keys import make_key
from orkhon.observation.actions.messages import send_message
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.actions.rest_sessions import open_session
from orkhon.observation.intake.signs import moment_kept, writable
from orkhon.observation.models import (
    ObserverPosition,
    RestSession,
    Submission,
    Team,
    TeamDraft,
    TeamMember,
    TextMessage,
)
from tests.rooms.observation.odk.posts import filled, form_xml
from tests.rooms.observation.odk.posts import uuid as number

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
HALF = '"\\ud83d"'
"""Half a sign, as JSON writes it: what is left of a picture that was cut through."""
STEALING = "=cmd|'/C calc'!A0"


@pytest.fixture
def opening(mission, protocol):
    return bring_in_form(mission, form_xml(), "opening.xml", by=protocol, publish=True)


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


@pytest.fixture
def field(token):
    """The observer's app: `field("put", "position", '{…}')`."""

    def ask(method, path, said=""):
        return getattr(Client(), method)(
            f"/field/api/{path}",
            data=said,
            content_type="application/json",
            headers={"Authorization": f"Bearer {token}"},
        )

    return ask


# Addresses and bodies that break things


@pytest.mark.parametrize(
    "address",
    [
        "/field/api/sent/%00.xml",
        "/field/api/team-drafts/a%00",
        "/v1/projects/1/forms/%00",
        "/v1/projects/1/forms/opening/submissions/a%00b",
        "/v1/projects/1/forms/opening.svc/Submissions('%00')",
        "/v1/projects/1/forms/opening.svc/Submissions?$filter=__id eq '%00'",
        "/v1/projects/1/formList?formID=%00",
        "/v1/key/" + "A" * 64 + "/projects/1/forms/%00.xml",
        "/observation/1/received/?station=%00",
    ],
)
def test_an_address_with_nul_in_it_is_a_bad_address(address):
    assert Client().get(address).status_code == 400


@pytest.mark.parametrize(
    "year", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_odata_refuses_a_moment_beyond_the_calendar(
    program_of, opening, protocol, year
):
    answer = program_of(protocol).get(
        "/v1/projects/1/forms/opening.svc/Submissions"
        f"?$filter=__system/submissionDate gt {year.replace('+', '%2B')}"
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("latitude", "1" + "0" * 400),
        ("latitude", "NaN"),
        ("accuracy", "1e999"),
        ("at", '"0001-01-01T00:00:00+14:00"'),
        ("at", '"9999-12-31T23:59:59-14:00"'),
        ("at", HALF),
    ],
)
def test_a_position_that_is_none_is_refused(mission, field, name, value):
    mission.asks_position = True
    mission.save()
    said = {
        "latitude": "1",
        "longitude": "2",
        "accuracy": "3",
        "at": f'"{NOON.isoformat()}"',
    }
    said[name] = value
    words = ",".join(f'"{key}":{one}' for key, one in said.items())
    assert field("put", "position", f"{{{words}}}").status_code == 422
    assert not ObserverPosition.objects.exists()


def test_half_a_sign_in_an_answer_or_draft_is_refused_in_words(
    mission, observers, protocol, field, team
):
    sent = send_message(
        mission, "Where are you?", by=protocol, observer=observers["AZ-01"]
    )
    answer = field(
        "post", f"messages/{sent.pk}/answer", f'{{"id":"{uuid.uuid4()}","text":{HALF}}}'
    )
    draft = field("put", "team-drafts/uuid:1", f'{{"form_id":{HALF}}}')
    assert (answer.status_code, draft.status_code) == (422, 422)
    assert not TeamDraft.objects.exists()


def test_a_phone_cannot_fill_the_disk_with_drafts(team, observers, field):
    TeamDraft.objects.bulk_create(
        TeamDraft(
            team=team, observer=observers["AZ-01"], instance_id=f"uuid:{one}",
            form_id="opening", version="1", stage="opening", station_code="",
            xml="<data/>", updated_at=NOON,
        )
        for one in range(60)
    )  # fmt: skip
    xml = filled(1).decode()
    said = {
        "form_id": "opening", "version": "1", "station": "", "stage": "opening",
        "xml": xml, "updated_at": NOON.isoformat(),
    }  # fmt: skip
    answer = field("put", f"team-drafts/{number(1)}", json.dumps(said))
    assert (answer.status_code, TeamDraft.objects.count()) == (422, 60)


@pytest.mark.parametrize(
    "said",
    [
        '{"from":"+7700","text":"\\ud83d"}',
        '{"from":"+77\\u000000","text":"a\\u0000"}',
        '{"from":"+7700","text":"a","id":"\\ud83d\\u0000"}',
        '{"from":"+7700","text":"a","at":"0001-01-01T00:00:00+14:00"}',
    ],
)
def test_a_text_with_strange_signs_is_kept_all_the_same(settings, mission, said):
    settings.ORKHON_SMS_INBOUND_SECRET = "sample secret"
    answer = Client().post(
        "/observation/sms/inbound/",
        data=said,
        content_type="application/json",
        headers={"X-Orkhon-Secret": "sample secret"},
    )
    assert answer.status_code == 201
    assert TextMessage.objects.get().text in {"\ufffd", "a"}


def test_the_queue_of_a_phone_with_half_a_sign_comes_in(
    opening, mission, protocol, signed_in
):
    xml = filled(1).decode()
    said = {
        "format": "orkhon-queue/1", "mission": 1, "observer": "\ud83d",
        "forms": [
            {"form_id": "\ud83d", "instance_id": "\ud83d", "xml": "<"},
            {"form_id": "opening", "xml": xml.replace("KT-001", "KT\ud83d"),
             "files": [{"name": "\ud83d.jpg", "data": "é", "sha256": ""}]},
        ],
    }  # fmt: skip
    page = signed_in(protocol).post(
        "/observation/1/queue/",
        {"file": SimpleUploadedFile("queue.json", json.dumps(said).encode())},
    )
    assert page.status_code == 200
    assert Submission.objects.get().station_code == "KT\ufffd"


def test_signs_are_put_right_as_browsers_do():
    assert writable("a\0\ud83d😀") == "a\ufffd😀"
    assert moment_kept(None) is None
    assert moment_kept(datetime(2027, 3, 14)) is None  # noqa: DTZ001 -- on purpose


# Programs


@pytest.fixture
def program_of():
    def of(account):
        return Client(headers={"Authorization": f"Bearer {open_session(account)[1]}"})

    return of


def test_a_session_of_a_program_ends_with_the_password(program_of, protocol, mission):
    program = program_of(protocol)
    assert program.get("/v1/projects").status_code == 200
    change_password(protocol, "a quite different phrase", by=protocol)
    assert program.get("/v1/projects").status_code == 401
    assert not RestSession.objects.exists()


def test_a_session_of_a_program_ends_with_a_second_factor(program_of, protocol):
    program = program_of(protocol)
    Authenticator.objects.create(
        user=protocol, type=Authenticator.Type.TOTP, data={"secret": "sample"}
    )
    assert program.get("/v1/projects").status_code == 401


@pytest.mark.parametrize(
    "said",
    [
        '{"email":"\\ud83d","password":"x"}',
        '{"email":"a","password":"\\ud83d"}',
        '{"email":"%s","password":"x"}' % ("x" * 60_000),
    ],
)
def test_a_name_that_nobody_has_is_refused_before_it_is_looked_for(db, said):
    answer = Client().post("/v1/sessions", data=said, content_type="application/json")
    assert answer.status_code == 400


def test_a_table_for_spreadsheets_runs_nothing(opening, come, program_of, protocol):
    come("AZ-01", filled(1, on_time=STEALING, station="-12.5"), device_id="@SUM(1)")
    answer = program_of(protocol).get("/v1/projects/1/forms/opening/submissions.csv")
    said = b"".join(answer.streaming_content).decode()
    assert f"'{STEALING}" in said
    assert "'@SUM(1)" in said
    assert ",-12.5," in said


class _Line:
    """A stream as gunicorn makes it of a socket."""

    def __init__(self, line):
        self.read, self.readline = line.recv, line.recv


def test_nobody_waits_for_a_body_that_does_not_come(monkeypatch):
    monkeypatch.setattr(wsgi, "PATIENCE", 0.01)
    here, there = socket.socketpair()
    with here, there:
        body = wsgi.PatientInput(_Line(here), here)
        there.sendall(b"begun")
        assert body.read(5) == b"begun"
        with pytest.raises(TimeoutError):
            body.readline(5)
        # The answer may take its time.
        assert here.gettimeout() is None
