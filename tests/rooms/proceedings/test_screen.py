"""The room's screen: a link without an account, nothing restricted, no controls."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from orkhon.proceedings.actions import entering
from orkhon.proceedings.actions.floor import close_sitting, put_item, renew_screen
from orkhon.proceedings.actions.speakers import ask_for_floor, give_floor
from orkhon.proceedings.models import AgendaItemText
from orkhon.proceedings.views.screen import OUTLIVES, link_of
from tests.rooms.proceedings.asked import ALL, LATER, come


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def room(sitting, item, delegates, secretary):
    """The sitting with an objection, a speaker, a secretary's note and a screen."""
    come(sitting, *(delegates[code][0] for code in ALL))
    put_item(sitting, item, by=secretary)
    question = entering.put_on_floor(
        sitting, "So be it", rule="unanimity", by=secretary
    )
    entering.position_on_floor(
        sitting, question, "objects", delegates["TR"][0], "Not in June", by=secretary
    )
    asked = ask_for_floor(sitting, delegates["TR"][0], by=secretary)
    give_floor(asked, by=secretary)
    entering.note_on_floor(sitting, "They quarrel behind the door", by=secretary)
    renew_screen(sitting, by=secretary)
    return sitting


def test_the_link_shows_item_speaker_and_verdict_to_whoever_has_it(client, room):
    answer = client.get(link_of(room))
    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Draft declaration",
        "Sample leader of Türkiye",
        "objects",
        "Not adopted as it stands",
        "1 objection",
    ):
        assert words in page
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_nothing_restricted_and_no_control_is_on_it(client, room):
    page = client.get(link_of(room)).content.decode()
    news = client.get(f"{link_of(room)}parts/", {"after": "0"}).json()
    for words in (page, *news["parts"].values()):
        assert "quarrel" not in words
        assert "Not in June" not in words
        assert "<form" not in words
        assert "<button" not in words
        assert "secretary" not in words.lower()
    assert set(news["parts"]) == {"floor", "speakers", "positions"}


def test_its_language_and_light_stand_in_the_address(client, room, item):
    AgendaItemText.objects.create(item=item, language="kk", title="Декларация жобасы")
    page = client.get(link_of(room), {"language": "kk", "theme": "dark"})
    assert '<html lang="kk" data-theme="dark">' in page.content.decode()
    assert "Декларация жобасы" in page.content.decode()
    assert "events/?language=kk" in page.content.decode()
    news = client.get(f"{link_of(room)}parts/", {"after": "0", "language": "kk"}).json()
    assert "Декларация жобасы" in news["parts"]["floor"]
    plain = client.get(link_of(room), {"language": "xx", "theme": "<b>"})
    assert '<html lang="en">' in plain.content.decode()


def test_a_new_link_puts_out_the_old_one(client, room, secretary):
    old = link_of(room)
    client.force_login(secretary)
    answer = client.post(
        reverse("proceedings:renew-screen", args=["plenary-16", room.number])
    )
    client.logout()
    assert answer.status_code == 302
    assert client.get(old).status_code == 404
    assert client.get(f"{old}events/").status_code == 404
    assert client.get(f"{old}parts/").status_code == 404
    assert client.get(link_of(room)).status_code == 200


def test_the_link_outlives_the_sitting_by_half_a_day(client, room, secretary, clock):
    entering.close_on_floor(room, room.session.questions.get(), by=secretary)
    close_sitting(room, by=secretary)
    clock.shift(OUTLIVES - timedelta(minutes=1))
    page = client.get(link_of(room))
    assert "The sitting is closed" in page.content.decode() or page.status_code == 200
    clock.shift(timedelta(minutes=2))
    assert client.get(link_of(room)).status_code == 404


def test_a_link_that_we_did_not_sign_shows_nothing(client, room):
    link = link_of(room)
    for wrong in (
        link.replace("plenary-16", "plenary-15"),
        link.replace("/2/screen", "/3/screen"),
        link[:-4] + "abc/",
        link.replace("~", "x"),
        reverse("proceedings:room-screen", args=["plenary-16", 2, "no~token"]),
    ):
        assert client.get(wrong).status_code == 404


def test_before_a_link_is_made_there_is_none(client, sitting, item, secretary):
    put_item(sitting, item, by=secretary)
    assert link_of(sitting) == ""


def test_who_is_signed_in_sees_it_without_a_link(client, room, press, stranger):
    address = reverse("proceedings:sitting-screen", args=["plenary-16", 2])
    client.force_login(press)
    assert "Draft declaration" in client.get(address).content.decode()
    client.force_login(stranger)
    assert client.get(address).status_code == 404
