"""Who may call: keys in the address, taken back or ended; accounts over TLS."""

import base64
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from orkhon.observation.actions.keys import limit_key, make_key, revoke_key
from orkhon.observation.models import RestSession, Submission, Unreadable
from orkhon.observation.queries.keys import digest_of_token
from orkhon.record.queries import bytes_of
from tests.rooms.observation.odk.conftest import Phone
from tests.rooms.observation.odk.posts import body, filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("form")]
PASSWORD = "a long sample password"


def basic(name, password=PASSWORD):
    said = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"HTTP_AUTHORIZATION": f"Basic {said}"}


@pytest.fixture
def desk(mission, protocol):
    """The address without a key, and an account that runs the mission."""
    protocol.set_password(PASSWORD)
    protocol.save()
    return Phone(f"/v1/projects/{mission.number}", Client())


@pytest.mark.parametrize(
    ("token", "status"),
    [
        ("short", 401),
        ("x" * 63 + "-", 401),
        # well-formed and unknown: 403, so that Collect asks for no password
        ("x" * 64, 403),
    ],
)
def test_a_key_that_is_none_opens_nothing(mission, token, status, words):
    for answer in (
        Phone(f"/v1/key/{token}/projects/1", Client()).post(filled()),
        Phone("/v1/projects/1", Client()).get(f"formList?st={token}"),
    ):
        assert answer.status_code == status
        assert "WWW-Authenticate" not in answer
        assert words(answer)
    assert not Unreadable.objects.exists()


def test_a_key_may_stand_behind_the_address(mission, key):
    answer = Client().get(
        f"/v1/projects/{mission.number}/formList?st={key[1]}",
        HTTP_X_OPENROSA_VERSION="1.0",
    )
    assert answer.status_code == 200


def test_a_key_opens_its_own_mission_alone(key):
    answer = Phone(f"/v1/key/{key[1]}/projects/99", Client()).greet()
    assert answer.status_code == 404


def test_a_key_taken_back_opens_nothing_and_what_it_brings_is_kept(
    phone, key, protocol, words
):
    assert phone.greet().status_code == 204
    revoke_key(key[0], by=protocol, why="sample: the phone was lost")
    assert phone.greet().status_code == 403
    assert phone.get("formList").status_code == 403
    answer = phone.post(filled(), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 403
    assert words(answer) == (
        "This key was taken back. Ask the coordinator for a new one."
    )
    kept = Unreadable.objects.get()
    assert bytes_of(kept.source) == body(filled())
    assert kept.key == key[0]
    assert not Submission.objects.exists()


def test_a_key_that_has_ended_opens_nothing(phone, key, protocol, words):
    limit_key(key[0], by=protocol, expires_at=timezone.now() - timedelta(seconds=1))
    answer = phone.post(filled(), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 403
    assert words(answer) == "This key has ended. Ask the coordinator for a new one."
    limit_key(key[0], by=protocol, expires_at=None)
    assert phone.post(filled()).status_code == 201


def test_a_shared_phone_sends_for_whom_the_form_names(mission, protocol, observers):
    _key, token = make_key(mission, by=protocol, label="Shared phone 1")
    shared = Phone(f"/v1/key/{token}/projects/{mission.number}", Client())
    answer = shared.post(filled(observer="KG-01"))
    assert answer["Content-Language"] == "en"
    assert Submission.objects.get().observer == observers["KG-01"]


def test_an_account_signs_in_with_its_password_over_tls(desk, protocol):
    answer = desk.post(filled(), secure=True, **basic("protocol"))
    assert answer.status_code == 201
    kept = Submission.objects.get()
    assert (kept.by_account, kept.key) == (protocol.actor_id, None)


def test_over_tls_a_password_is_asked_for(desk):
    answer = desk.greet(secure=True)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == 'Basic realm="Orkhon", charset="UTF-8"'


def test_without_tls_no_password_is_asked_for_or_looked_at(desk):
    answer = desk.greet(**basic("protocol"))
    assert answer.status_code == 401
    assert "WWW-Authenticate" not in answer


@pytest.mark.parametrize(
    "extra",
    [
        basic("protocol", "wrong"),
        basic("nobody"),
        basic("\0"),
        {"HTTP_AUTHORIZATION": "Basic not base64"},
        {"HTTP_AUTHORIZATION": "Basic \xd1\x84"},
        {"HTTP_AUTHORIZATION": "Basic cHJvdG9jb2w="},
        {"HTTP_AUTHORIZATION": "Bearer nothing"},
        {"HTTP_AUTHORIZATION": "Digest username"},
    ],
)
def test_a_wrong_password_opens_nothing(desk, extra):
    assert desk.greet(secure=True, **extra).status_code == 401


def test_too_many_wrong_passwords_are_answered_so(desk):
    answers = [
        desk.greet(secure=True, **basic("protocol", f"wrong {n}")).status_code
        for n in range(8)
    ]
    assert answers[0] == 401
    assert answers[-1] == 429


def test_an_account_with_a_second_factor_uses_a_key_instead(desk, protocol):
    Authenticator.objects.create(user=protocol, type=Authenticator.Type.TOTP, data={})
    assert desk.greet(secure=True, **basic("protocol")).status_code == 401


def test_an_account_without_a_part_in_the_mission_is_told_of_none(desk, make, stranger):
    stranger.set_password(PASSWORD)
    stranger.save()
    answer = desk.greet(secure=True, **basic("stranger"))
    assert answer.status_code == 404


def test_the_secretariat_reads_forms_and_sends_none(desk, press):
    press.set_password(PASSWORD)
    press.save()
    said = basic("press")
    assert desk.get("formList", secure=True, **said).status_code == 200
    assert desk.greet(secure=True, **said).status_code == 404


def test_a_session_of_the_interface_counts_until_it_ends(desk, protocol):
    session = RestSession.objects.create(
        user=protocol,
        digest=digest_of_token("sample-token"),
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(hours=1),
    )
    said = {"HTTP_AUTHORIZATION": "Bearer sample-token"}
    assert desk.get("forms/opening.xml", **said).status_code == 200
    session.expires_at = timezone.now()
    session.save()
    assert desk.get("forms/opening.xml", **said).status_code == 401
