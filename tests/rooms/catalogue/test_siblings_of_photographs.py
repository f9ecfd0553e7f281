"""Photographs: what is published is found in each language, its sibling nowhere."""

import json
from datetime import date, timedelta

import pytest

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.catalogue.models import ItemVersion
from orkhon.catalogue.queries.listing import published_listed, published_things
from orkhon.press.actions.photographs import Seen, attach, publish, take_in, withdraw
from orkhon.register.models import Person
from tests.rooms.catalogue.found import at_once, found, nowhere
from tests.rooms.press.conftest import assembly, contact, head, parliament, press
from tests.rooms.press.photographs.conftest import (
    MORNING,
    _clock,
    drawn,
    says,
    taken,
    told,
)

__all__ = [
    "_clock", "assembly", "contact", "drawn", "head", "parliament", "press", "says",
    "taken", "told",
]  # fmt: skip

CANARY = "Canarybird"


@pytest.fixture
def sibling(drawn, says, press):
    """Ready, and published by nobody."""
    made = take_in(drawn(colour="green"), filename="secret.jpg", by=press)
    return says(made, author=CANARY, place=CANARY)


def data(key):
    last = ItemVersion.objects.filter(kind="photograph", key=key).latest("number")
    return json.loads(last.data)


def test_a_photograph_is_found_by_what_is_seen_and_who_is_shown(
    taken, sibling, says, press
):
    person = Person.objects.create(display_name="Aybike Örnekova", sample=True)
    says(taken, languages=("en", "kk"), shown=[Seen(person), Seen(None, "a guest")])
    assert found("caption") == []
    publish(taken, by=press)
    key = str(taken.number)
    assert found("fields of colour") == [("photograph", key)]
    assert found("Өрнекова", "kk") == [("photograph", key)]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    (one,) = published_listed("photograph", [key])
    assert one.titles == {"en": "Sample caption en", "kk": "Sample caption kk"}
    assert one.day == date(2027, 3, 3)
    said = data(key)
    assert said["files"]["small"] == f"/public/photographs/{key}/small.jpg"
    assert set(said["files"]) == {one["name"] for one in said["photograph"]["sizes"]}
    # Nobody opened a body with them: named as on the page, without a page of their own.
    assert said["photograph"]["shown"] == [
        {"person": "", "name": "Aybike Örnekova"}, {"person": "", "name": "a guest"},
    ]  # fmt: skip
    withdraw(taken, by=press, why="A mistake.")
    assert at_once("fields of colour") == []
    assert published_things("photograph") == []
    refresh()
    assert ItemVersion.objects.get(kind="photograph").withdrawn_at is not None


def test_one_without_a_caption_or_a_day_is_called_by_what_is_seen(taken, says, press):
    says(taken, taken_on="")
    taken.texts.update(caption="")
    publish(taken, by=press)
    refresh()
    (one,) = published_listed("photograph", [str(taken.number)])
    assert one.titles == {"en": "Two fields of colour en"}
    assert one.day == MORNING.date()


def test_beside_a_text_under_embargo_a_photograph_waits(
    taken, says, told, press, time_machine
):
    says(taken)
    said = told("Sample title", embargo=MORNING + timedelta(hours=2))
    attach(taken, said, by=press)
    publish(taken, by=press)
    assert found("fields of colour") == []
    assert published_things("photograph") == []
    time_machine.move_to(MORNING + timedelta(hours=3), tick=False)
    assert ("photograph", str(taken.number)) in found("fields of colour")
