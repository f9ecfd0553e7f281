"""A body is opened to everybody by a person who may, after seeing what will be seen."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.record.actions import subject_of
from orkhon.record.queries import history, is_disclosed
from orkhon.record.roles import Role
from orkhon.register import actions
from orkhon.register.actions.disclosing import close_body, open_body
from orkhon.register.errors import RegisterError


@pytest.fixture
def head(make):
    return make("head", Role.SECRETARY_GENERAL)


@pytest.fixture
def seated(parliament, speaker, person, keeper):
    """A Speaker in office, one who left, and one whom nobody confirmed."""
    actions.begin_membership(
        person, parliament, by=keeper, post=speaker, from_on="2025-01"
    )
    old = actions.add_person("Aibek Sample", by=keeper, language="en")
    actions.begin_membership(
        old, parliament, by=keeper, post=speaker, from_on="2020", to_on="2024-12"
    )
    return parliament


def page(client, body, **said):
    address = reverse("register:everybody", args=[body.key])
    return client.post(address, said) if said else client.get(address)


def test_the_page_says_what_everybody_will_see(seated, head, signed_in):
    shown = page(signed_in(head), seated).content.decode()
    assert "1 person who is there now" in shown
    assert "1 person who was there before" in shown
    assert "Open to everybody</button>" in shown
    assert "notes, days of birth" in shown


def test_opening_says_so_on_the_bodys_page_and_in_the_record(seated, head, signed_in):
    client = signed_in(head)
    answer = page(client, seated, act="open")
    assert answer.headers["Location"] == reverse("register:body", args=[seated.key])
    assert is_disclosed(subject_of(seated))
    assert history(subject_of(seated))[-1].verb == "record.subject.disclose"
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "open to everybody" in shown
    assert "Close again</a>" in shown


def test_opening_twice_is_refused_in_words(seated, head, signed_in):
    open_body(seated, by=head)
    answer = page(signed_in(head), seated, act="open")
    assert answer.status_code == 422
    assert "Northern Parliament is open to everybody already" in answer.content.decode()


def test_closing_wants_a_reason_and_keeps_it(seated, head, signed_in):
    open_body(seated, by=head)
    client = signed_in(head)
    answer = page(client, seated, act="close", why=" ")
    assert answer.status_code == 422
    assert "Say in a few words why it is closed again" in answer.content.decode()
    assert is_disclosed(subject_of(seated))
    page(client, seated, act="close", why="opened too early")
    assert not is_disclosed(subject_of(seated))
    assert history(subject_of(seated))[-1].payload == {"why": "opened too early"}


def test_what_is_not_open_is_not_closed(seated, head):
    with pytest.raises(RegisterError, match="Northern Parliament is not open"):
        close_body(seated, by=head, why="sample")


@pytest.mark.parametrize("role", [Role.PROTOCOL, Role.OBSERVER, Role.ADMINISTRATOR])
def test_others_open_and_close_nothing(seated, head, make, role):
    other = make("other", role)
    with pytest.raises(PermissionDenied):
        open_body(seated, by=other)
    assert not is_disclosed(subject_of(seated))
    open_body(seated, by=head)
    with pytest.raises(PermissionDenied):
        close_body(seated, by=other, why="sample")
    assert is_disclosed(subject_of(seated))


def test_the_press_officer_opens_as_well(seated, make):
    open_body(seated, by=make("press", Role.PRESS))
    assert is_disclosed(subject_of(seated))


def test_the_button_is_shown_to_those_alone_who_may(seated, keeper, signed_in):
    shown = signed_in(keeper).get(reverse("register:body", args=[seated.key]))
    assert "Open to everybody" not in shown.content.decode()
