"""The administrator's pages, and one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from orkhon.accounts.models import User
from orkhon.record.roles import Role
from orkhon.register.models import Body, Name

NEW = {
    "display_name": "A. Kokotaeva",
    "username": "kokotaeva",
    "email": "",
    "roles": ["protocol"],
    "parliament": "",
}


@pytest.fixture(autouse=True)
def _language_of_one_test():
    """A page leaves its reader's language in force; the next test begins anew."""
    with translation.override("en"):
        yield


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


def page(account, name="account"):
    return reverse(f"accounts:{name}", args=[account.public_id])


def test_an_account_is_added_and_its_password_is_on_the_page_once(desk):
    answer = desk.post(reverse("accounts:add"), NEW)
    made = User.objects.get(username="kokotaeva")
    password = answer.context["password"]
    assert made.check_password(password)
    assert password in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert password not in desk.get(page(made)).content.decode()


def test_a_taken_user_name_is_said_beside_the_form_and_nothing_is_lost(desk, clerk):
    answer = desk.post(reverse("accounts:add"), NEW | {"username": "Tastaq"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "The user name “Tastaq” is taken." in text
    assert 'value="A. Kokotaeva"' in text


def test_a_user_name_with_a_blank_in_it_is_refused_at_its_field(desk):
    answer = desk.post(reverse("accounts:add"), NEW | {"username": "a b"})
    text = answer.content.decode()
    assert '<a href="#id_username">User name</a>' in text
    assert 'id="id_username-error"' in text
    assert 'aria-describedby="id_username-help id_username-error"' in text


def test_roles_are_set(desk, clerk):
    desk.post(page(clerk, "roles"), {"roles": ["press", "research"], "parliament": ""})
    assert User.objects.get(pk=clerk.pk).roles == frozenset({"press", "research"})


def test_roles_that_do_not_go_together_are_refused_in_words(desk, clerk):
    answer = desk.post(page(clerk, "roles"), {"roles": ["administrator", "press"]})
    assert answer.status_code == 422
    assert "holds no other role" in answer.content.decode()
    assert User.objects.get(pk=clerk.pk).roles == frozenset({"legal"})


def test_an_account_is_closed_and_opened_again(desk, clerk):
    answer = desk.post(page(clerk, "close"), follow=True)
    assert "The account is closed." in answer.content.decode()
    answer = desk.post(page(clerk, "reopen"), follow=True)
    assert "The account is open again." in answer.content.decode()
    assert User.objects.get(pk=clerk.pk).is_active


def test_what_cannot_be_done_is_said(desk, administrator, clerk):
    answer = desk.post(page(administrator, "close"), follow=True)
    assert "is the last administrator" in answer.content.decode()
    answer = desk.post(page(clerk, "factors"), follow=True)
    assert "This account has no second factor." in answer.content.decode()


def test_the_list_reads_the_database_as_often_for_one_as_for_three(desk, make):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("accounts:list"))
        return len(captured)

    queries()  # the first page of a process fills caches of its own
    one = queries()
    make("second", Role.PRESS, Role.LEGAL)
    make("third", Role.RESEARCH)
    assert queries() == one


def test_the_settings_of_the_screen_are_the_account_s(client, clerk):
    client.force_login(clerk)
    client.post(reverse("accounts:mine"), {"language": "kk", "theme": "dark"})
    text = client.get(reverse("accounts:mine")).content.decode()
    assert '<html lang="kk" data-theme="dark">' in text


def test_the_language_goes_account_then_cookie_then_browser(client, clerk):
    def language(**headers):
        text = client.get("/accounts/login/", headers=headers).content.decode()
        return text.split('<html lang="')[1][:2]

    assert language() == "en"
    assert language(**{"accept-language": "tr"}) == "tr"
    client.post(reverse("accounts:set_language"), {"language": "uz", "next": "/"})
    assert language(**{"accept-language": "tr"}) == "uz"
    client.force_login(clerk)
    client.post(reverse("accounts:set_language"), {"language": "ky", "next": "/"})
    client.cookies["django_language"] = "uz"
    text = client.get("/accounts/").content.decode()
    assert '<html lang="ky"' in text
    clerk.refresh_from_db()
    assert clerk.language == "ky"


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere", "", "nowhere", "a:b"]
)
def test_the_language_menu_leads_nowhere_else(client, db, target):
    answer = client.post(
        reverse("accounts:set_language"), {"language": "kk", "next": target}
    )
    assert answer.headers["Location"] == "/"


def test_a_language_that_is_none_of_ours_changes_nothing(client, clerk):
    client.force_login(clerk)
    client.post(reverse("accounts:set_language"), {"language": "fr", "next": "/"})
    clerk.refresh_from_db()
    assert clerk.language == ""


def test_a_parliament_is_named_and_not_shown_by_its_key(desk, make, client):
    north = Body.objects.create(
        key="sample-north", kind="parliament", display_name="Northern Parliament"
    )
    Name.objects.create(
        body=north, text="Kuzey Parlamentosu", language="tr", kind="official"
    )
    delegate = make("delegate", Role.DELEGATE, parliament="sample-north")
    listed = desk.get(reverse("accounts:list")).content.decode()
    assert ">Northern Parliament</td>" in listed
    assert "sample-north" not in listed
    delegate.language = "tr"
    delegate.save()
    client.force_login(delegate)
    assert "Kuzey Parlamentosu" in client.get(reverse("accounts:mine")).content.decode()


def test_a_parliament_that_the_register_has_lost_is_shown_by_its_key(desk, make):
    make("delegate", Role.DELEGATE, parliament="long-gone")
    assert ">long-gone</td>" in desk.get(reverse("accounts:list")).content.decode()
