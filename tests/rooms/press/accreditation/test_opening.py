"""The public form of an event is opened and closed, each once, until its deadline."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from orkhon.press.actions.accreditation import make_event, open_event
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from tests.rooms.press.accreditation.test_accreditation import NOW, PLAN

LATE = datetime(2027, 3, 2, 14, 0, 1, tzinfo=UTC)
"""A second after the deadline, 18:00 in Baku."""


@pytest.fixture
def event(press, time_machine):
    time_machine.move_to(NOW, tick=False)
    return make_event(PLAN, by=press)


def _verbs(event):
    return [one.verb for one in entries_about(subject_of(event))]


def test_a_form_is_not_opened_after_its_deadline(event, press, time_machine, client):
    time_machine.move_to(LATE, tick=False)
    with pytest.raises(Refusal, match="the deadline of Sample briefing"):
        open_event(event, by=press)
    client.force_login(press)
    page = client.post(
        reverse("press:open-event", args=[event.key]), {"act": "open"}, follow=True
    )
    assert "is over" in page.content.decode()
    event.refresh_from_db()
    assert event.opened_at is None
    assert _verbs(event) == ["press.event.make"]


def test_a_form_that_is_open_is_closed_after_its_deadline(event, press, time_machine):
    open_event(event, by=press)
    time_machine.move_to(LATE, tick=False)
    open_event(event, by=press, opened=False)
    event.refresh_from_db()
    assert event.opened_at is None


def test_opening_twice_is_one_act_and_keeps_the_first_hour(event, press, time_machine):
    open_event(event, by=press)
    time_machine.shift(60)
    open_event(event, by=press)
    event.refresh_from_db()
    assert event.opened_at == NOW
    for _again in range(2):
        open_event(event, by=press, opened=False)
    assert _verbs(event) == [
        "press.event.make",
        "press.event.open",
        "press.event.close",
    ]
