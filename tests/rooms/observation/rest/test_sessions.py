"""Signing in for programs, and who is let in.

After the ODK Central API documentation, "Authentication"; a second factor is ours.
"""

import base64
import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from orkhon.accounts.models import User
from orkhon.observation.models import RestSession
from orkhon.record.models import Entry

pytestmark = pytest.mark.django_db
PASSWORD = "taş-yazıt-altı-söz"


@pytest.fixture
def account(protocol):
    protocol.set_password(PASSWORD)
    protocol.email = "protocol@sample.example"
    protocol.save()
    return protocol


def sign_in(name, password=PASSWORD, **extra):
    said = {"email": name, "password": password}
    return Client().post(
        "/v1/sessions", json.dumps(said), content_type="application/json", **extra
    )


@pytest.mark.parametrize("name", ["protocol", "protocol@sample.example"])
def test_a_password_opens_a_session_for_a_day(account, mission, name):
    answer = sign_in(name)
    assert answer.status_code == 200
    session = RestSession.objects.get()
    assert session.expires_at - session.made_at == timedelta(hours=24)
    read = Client().get(
        "/v1/users/current",
        headers={"Authorization": f"Bearer {answer.json()['token']}"},
    )
    assert read.json() == {
        "id": 1_000_000_000 + account.pk,
        "type": "user",
        "displayName": "Protocol",
        "email": "protocol@sample.example",
        "createdAt": read.json()["createdAt"],
        "updatedAt": None,
        "deletedAt": None,
    }
    assert Entry.objects.filter(verb="observation.session.open").count() == 1


def test_the_token_itself_is_kept_nowhere(account):
    token = sign_in("protocol").json()["token"]
    assert token not in str(RestSession.objects.values_list())
    assert not Entry.objects.filter(kept__payload__contains=token.encode()).exists()


def test_a_wrong_password_is_told_as_central_tells_it(account):
    answer = sign_in("protocol", "another-word")
    assert (answer.status_code, answer.json()["code"]) == (401, 401.2)


def test_a_second_factor_cannot_be_given_by_a_program(account):
    Authenticator.objects.create(user=account, type="totp", data={})
    answer = sign_in("protocol")
    assert answer.json()["code"] == 401.2
    assert "second factor" in answer.json()["message"]


def test_a_password_that_somebody_else_chose_opens_nothing(account):
    token = sign_in("protocol").json()["token"]
    User.objects.update(must_change_password=True)
    assert sign_in("protocol").status_code == 401
    read = Client().get("/v1/projects", headers={"Authorization": f"Bearer {token}"})
    assert read.status_code == 401


def test_guessing_is_slowed_down(account):
    codes = [sign_in("protocol", f"guess-{n}").status_code for n in range(7)]
    assert codes == [401] * 5 + [429] * 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", 400.2),
        (b"{", 400.1),
        (b"[]", 400.1),
        (b"[" * 100_000, 400.1),
        (b'{"email": "protocol"}', 400.2),
        (b'{"email": "a\\u0000b", "password": "x"}', 400.8),
    ],
)
def test_a_body_that_is_no_sign_in(account, body, code):
    answer = Client().post("/v1/sessions", body, content_type="application/json")
    assert answer.json()["code"] == code


def test_a_session_ends_when_it_is_closed_and_no_other_does(account, mission, program):
    one, other = program(account), program(account)
    assert one.ask("DELETE", "/v1/sessions/current").json() == {"success": True}
    assert one.get("").status_code == 401
    assert other.get("").status_code == 200
    assert other.ask("DELETE", f"/v1/sessions/{one.token}").json()["code"] == 404.1


def test_nobody_closes_anothers_session(account, press, mission, program):
    one, other = program(account), program(press)
    assert other.ask("DELETE", f"/v1/sessions/{one.token}").status_code == 404
    assert one.get("").status_code == 200


def test_a_session_that_ran_out_opens_nothing(account, mission, program):
    one = program(account)
    session = RestSession.objects.get()
    RestSession.objects.update(expires_at=session.made_at)
    assert one.get("").json()["code"] == 401.2
    program(account)
    assert RestSession.objects.count() == 1  # those that ran out are cleared away


def test_a_closed_account_opens_nothing(account, mission, program):
    one = program(account)
    User.objects.update(is_active=False)
    assert one.get("").status_code == 401


def test_a_password_with_each_request_is_taken_over_tls_alone(account, mission):
    said = base64.b64encode(f"protocol:{PASSWORD}".encode()).decode()
    headers = {"Authorization": f"Basic {said}"}
    assert Client().get("/v1/projects", headers=headers).json()["code"] == 401.3
    read = Client().get("/v1/projects", headers=headers, secure=True)
    assert [one["id"] for one in read.json()] == [1]


def test_a_cookie_counts_nowhere(account, mission, signed_in):
    assert signed_in(account).get("/v1/projects").json()["code"] == 401.2


def test_an_address_says_what_it_does_not_do(account, mission, office):
    assert office.ask("DELETE", "").json()["code"] == 405.1
    assert Client().get("/v1/sessions").json()["code"] == 405.1
