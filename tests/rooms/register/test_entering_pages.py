"""Entering by hand: near names first, every refusal said at the form."""

import pytest
from django.urls import reverse

from orkhon.record.roles import Role
from orkhon.register.models import Membership, Person


@pytest.fixture
def change(keeper, person, signed_in):
    client = signed_in(keeper)

    def posted(act, **fields):
        address = reverse("register:change-person", args=[person.pk])
        return client.post(address, {"act": act, **fields})

    return posted


def test_a_new_person_is_entered(keeper, signed_in):
    answer = signed_in(keeper).post(
        reverse("register:add-person"),
        {"display_name": "Rüfət Səyyadlı", "language": "az", "born_on": "1970-05"},
    )
    made = Person.objects.get()
    assert answer["Location"] == reverse("register:person", args=[made.pk])
    assert (made.names.get().language, made.born_on) == ("az", "1970-05")


def test_somebody_who_seems_to_be_there_is_shown_first(keeper, person, signed_in):
    client = signed_in(keeper)
    fields = {"display_name": "Өмірғали Сүндетбек", "language": "kk"}
    warned = client.post(reverse("register:add-person"), fields).content.decode()
    assert "Perhaps this person is here already" in warned
    assert "Omirgali Sundetbek" in warned
    assert Person.objects.count() == 1
    client.post(reverse("register:add-person"), fields | {"anyway": "1"})
    assert Person.objects.count() == 2


def test_a_person_with_an_impossible_birthday_is_not_entered(keeper, signed_in):
    answer = signed_in(keeper).post(
        reverse("register:add-person"), {"display_name": "A", "born_on": "1970-02-30"}
    )
    assert answer.status_code == 422
    assert "“1970-02-30” is no day of the calendar" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_person_of_spaces_is_not_entered(keeper, signed_in):
    answer = signed_in(keeper).post(
        reverse("register:add-person"), {"display_name": "   "}
    )
    assert answer.status_code == 422


def test_a_spelling_is_added_and_a_double_is_refused(change, person):
    fields = {"text": "Сүндетбек", "language": "kk", "kind": "press"}
    assert change("name", **fields).status_code == 302
    assert person.names.get(kind="press").language == "kk"
    again = change("name", **fields)
    assert again.status_code == 422
    assert "in the register already" in again.content.decode()


def test_a_post_is_added_and_ended(change, person, parliament, speaker):
    assert (
        change("post", body=parliament.pk, post=speaker.pk, from_on="2024-02")
    ).status_code == 302
    seat = Membership.objects.get()
    wrong = change("end", held=seat.pk, on="2020")
    assert wrong.status_code == 422
    assert change("end", held=seat.pk, on="2026-11-01").status_code == 302
    seat.refresh_from_db()
    assert (seat.post, seat.to_on) == (speaker, "2026-11-01")


def test_a_post_of_another_body_is_refused(change, assembly, speaker):
    answer = change("post", body=assembly.pk, post=speaker.pk)
    assert "is no post in Sample Assembly" in answer.content.decode()
    assert not Membership.objects.exists()


def test_a_spelling_is_struck_with_the_reason(change, person):
    name = person.names.get()
    assert change("strike", name=name.pk, why="").status_code == 422
    assert change("strike", name=name.pk, why="misspelt").status_code == 302
    name.refresh_from_db()
    assert name.state == "superseded"


def test_an_act_that_is_none_changes_nothing(change, person):
    assert change("erase").status_code == 200
    assert person.names.count() == 1


def test_a_person_who_is_not_there_cannot_be_changed(keeper, signed_in):
    gone = "8f3c0000-0000-4000-8000-000000000009"
    answer = signed_in(keeper).get(reverse("register:change-person", args=[gone]))
    assert answer.status_code == 404


@pytest.mark.parametrize("role", [Role.DELEGATE, Role.OBSERVER, Role.ADMINISTRATOR])
def test_to_readers_these_pages_are_not_there(make, signed_in, person, role):
    client = signed_in(make("other", role, parliament="sample-north"))
    for address in (
        reverse("register:add-person"),
        reverse("register:change-person", args=[person.pk]),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"display_name": "A"}).status_code == 404
    assert Person.objects.count() == 1


def test_what_the_buttons_lead_to_is_there(keeper, person, signed_in):
    client = signed_in(keeper)
    page = client.get(reverse("register:person", args=[person.pk])).content.decode()
    assert reverse("register:change-person", args=[person.pk]) in page
    listed = client.get(reverse("register:people")).content.decode()
    assert reverse("register:add-person") in listed
