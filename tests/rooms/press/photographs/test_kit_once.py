"""The press kit is put together once, and anew when something in it is another."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orkhon.engines.merkle.archive import unpack
from orkhon.portal.copies import state_of_record
from orkhon.press.actions.photographs import attach, publish, withdraw
from orkhon.record.actions import append


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.ORKHON_PUBLIC_COPIES = 10


@pytest.fixture
def beside(taken, says, told, press):
    """A communiqué that is out, with its photograph."""
    said = told("Sample title")
    says(taken)
    attach(taken, said, by=press)
    publish(taken, by=press)
    return taken


@pytest.fixture
def kit(client):
    """`kit()` gives the answer and the statements that it cost."""

    def one(**more):
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(
                reverse("portal:communique-kit", args=[2027, 1]), **more
            )
        return answer, [one["sql"] for one in queries]

    return one


def test_a_kit_is_put_together_once_while_nothing_changed(beside, kit):
    first, _cost = kit()
    with CaptureQueriesContext(connection) as state:
        state_of_record()
    again, cost = kit()
    assert again.content == first.content
    assert len(cost) == len(state)
    held, cost = kit(headers={"if-none-match": first["ETag"]})
    assert (held.status_code, held.content, len(cost)) == (304, b"", len(state))


def test_an_act_that_leaves_the_kit_as_it_is_has_no_file_read_again(beside, kit, press):
    first, cost = kit()
    assert [one for one in cost if "photographsize" in one and '"data"' in one]
    append("sample.thing.do", "orkhon:thing/1", by=press)
    again, cost = kit()
    assert (again.content, again["ETag"]) == (first.content, first["ETag"])
    assert not [one for one in cost if "photographsize" in one and '"data"' in one]


def test_a_photograph_that_is_taken_back_is_in_no_kit_any_more(beside, kit, press):
    first, _cost = kit()
    withdraw(beside, by=press, why="Sample reason")
    after, _cost = kit(headers={"if-none-match": first["ETag"]})
    assert after.status_code == 200
    assert "photographs/photograph-1.jpg" in unpack(first.content)
    assert "photographs/photograph-1.jpg" not in unpack(after.content)
