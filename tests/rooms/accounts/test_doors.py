"""Signing in: who gets in, how often one may try, what is open to everybody."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.urls import reverse

from orkhon.accounts import actions
from orkhon.accounts.adapters import MFAAdapter
from orkhon.accounts.errors import AccountError
from orkhon.record.queries import entries_about, said

DOOR = "/accounts/login/"
PASSWORD = "taş-yazıt-altı-söz"


@pytest.fixture(autouse=True)
def nobody_has_tried_yet(db):
    cache.clear()


@pytest.fixture
def holder(clerk):
    clerk.email = "tastaq@example.org"
    clerk.set_password(PASSWORD)
    clerk.save()
    return clerk


def knock(client, login, password):
    return client.post(DOOR, {"login": login, "password": password})


@pytest.mark.parametrize("login", ["tastaq", "TastaQ", "tastaq@example.org"])
def test_the_user_name_in_any_case_or_the_address_opens(client, holder, login):
    assert knock(client, login, PASSWORD).headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(holder.pk)


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(client, holder):
    wrong = knock(client, "tastaq", "no")
    unknown = knock(client, "nobody", "no")
    words = "User name and password do not go together."
    assert words in wrong.content.decode()
    assert words in unknown.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_sixth_wrong_try_meets_a_closed_door_even_with_the_right_word(
    client, holder
):
    for _ in range(5):
        knock(client, "tastaq", "no")
    answer = knock(client, "tastaq", PASSWORD)
    assert "_auth_user_id" not in client.session
    assert "Too many tries" in answer.content.decode()


def test_a_closed_account_stays_outside(client, holder, administrator):
    actions.deactivate(holder, by=administrator)
    knock(client, "tastaq", PASSWORD)
    assert "_auth_user_id" not in client.session


def test_closing_an_account_ends_its_open_sessions(client, holder, administrator):
    client.force_login(holder)
    actions.deactivate(holder, by=administrator)
    assert client.get("/accounts/").headers["Location"].startswith(DOOR)


def test_an_account_that_is_opened_again_is_signed_in_nowhere(
    client, holder, administrator
):
    knock(client, "tastaq", PASSWORD)
    assert client.get("/accounts/").status_code == 200
    actions.deactivate(holder, by=administrator)
    actions.reactivate(holder, by=administrator)
    assert client.get("/accounts/").headers["Location"].startswith(DOOR)


def test_nobody_signs_up(client):
    assert client.get("/accounts/sign-up/").status_code == 404


def test_a_password_of_somebody_else_opens_one_room_only(client, holder, administrator):
    password = actions.reset_password(holder, by=administrator)
    knock(client, "tastaq", password)
    change = reverse("account_change_password")
    assert client.get("/accounts/all/").headers["Location"] == change
    client.post(
        change,
        {"oldpassword": password, "password1": PASSWORD, "password2": PASSWORD},
    )
    assert client.get("/accounts/").status_code == 200
    assert entries_about(holder.subject)[-1].verb == "accounts.password.change"


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("short-1", "This password is too short"),
        ("1qaz2wsx3edc", "too common"),
        ("123456789012345678", "entirely numeric"),
        ("tastaq@example", "too similar"),
    ],
)
def test_a_weak_password_is_refused_with_its_reason(client, holder, password, reason):
    client.force_login(holder)
    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": password, "password2": password},
    )
    assert reason in answer.content.decode()
    holder.refresh_from_db()
    assert holder.check_password(PASSWORD)


def test_an_address_that_needs_an_account_asks_for_one_and_comes_back(client, holder):
    answer = client.get("/accounts/all/")
    assert answer.headers["Location"] == f"{DOOR}?next=/accounts/all/"


def test_a_part_of_a_page_sends_the_whole_browser_to_the_door(client, db):
    answer = client.get("/accounts/", headers={"hx-request": "true"})
    assert answer.headers["HX-Redirect"].startswith(DOOR)


def test_a_second_factor_is_asked_for_and_its_secret_lies_encrypted(client, holder):
    secret = generate_totp_secret()
    TOTP.activate(holder, secret)
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept
    assert knock(client, "tastaq", PASSWORD).headers["Location"] == reverse(
        "mfa_authenticate"
    )
    assert "_auth_user_id" not in client.session
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "This is not the code." in wrong.content.decode()
    counter = next(iter(yield_hotp_counters_from_time()))
    client.post(
        reverse("mfa_authenticate"), {"code": f"{hotp_value(secret, counter):06}"}
    )
    assert client.session["_auth_user_id"] == str(holder.pk)


def test_adding_and_removing_a_factor_are_acts_of_the_record(
    client, holder, django_capture_on_commit_callbacks
):
    knock(client, "tastaq", PASSWORD)
    again = client.get(reverse("mfa_activate_totp")).headers["Location"]
    assert again.startswith(reverse("account_reauthenticate"))
    client.post(again, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("mfa_activate_totp"), {"code": f"{hotp_value(secret, counter):06}"}
        )
    client.post(reverse("mfa_deactivate_totp"))
    acts = [(one.verb, said(one)) for one in entries_about(holder.subject)[1:]]
    assert acts[0] == ("accounts.factor.add", {"kind": "totp"})
    assert acts[-1][0] == "accounts.factor.remove"
    assert secret not in str(acts)


def test_a_secret_of_another_installation_is_refused_in_words(settings):
    kept = MFAAdapter().encrypt("secret")
    assert MFAAdapter().decrypt(kept) == "secret"
    settings.SECRET_KEY = "another"
    with pytest.raises(AccountError, match="another ORKHON_SECRET_KEY"):
        MFAAdapter().decrypt(kept)


def test_nobody_touches_the_key_of_somebody_else(client, holder, administrator):
    key = Authenticator.objects.create(
        user=administrator, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"}
    )
    knock(client, "tastaq", PASSWORD)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        assert client.post(reverse(name, args=[key.pk])).status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()
