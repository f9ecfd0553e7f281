"""An event for journalists does not take place: who counts on it hears why."""

from dataclasses import replace

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.press.actions.accreditation import (
    ask_accreditation,
    decide,
    open_event,
    tick_arrival,
)
from orkhon.press.actions.event_changes import call_off_event, change_event
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.record.refusals import Refusal
from tests.rooms.press.accreditation.test_accreditation import ONE, PLAN

WHY = "The guest does not come (sample)."


@pytest.fixture
def people(event, press, work_off):
    """Accredited, waiting and refused; their mails are out."""
    found = [
        ask_accreditation(
            event,
            replace(ONE, name=f"Sample {name}", email=f"{name}@example.org"),
            "en",
        )
        for name in ("first", "second", "third")
    ]
    decide(found[0], "accredited", by=press)
    decide(found[2], "refused", by=press, why="No seat (sample).")
    work_off()
    mail.outbox.clear()
    return found


def test_the_accredited_and_the_waiting_hear_why(event, people, press, work_off):
    call_off_event(event, why=f"  {WHY}\n", by=press)
    work_off()
    assert [one.to for one in mail.outbox] == [
        ["first@example.org"],
        ["second@example.org"],
    ]
    first, second = mail.outbox
    assert first.subject == second.subject == "Called off: Sample briefing"
    assert f"The event is called off.\n\nReason: {WHY}\n" in first.body
    assert "Sample first, Sample Gazette" in first.body
    # Nobody confirmed that this address is of who asked.
    assert "Sample second" not in second.body
    (entry,) = [
        one for one in history(subject_of(event)) if one.verb == "press.event.call-off"
    ]
    assert entry.payload == {"why": WHY}


def test_an_address_that_others_wrote_into_the_form_is_not_flooded(
    event, press, work_off
):
    for number in range(5):
        ask_accreditation(event, replace(ONE, name=f"Sample {number}"), "en")
    call_off_event(event, why=WHY, by=press)
    work_off()
    assert [one.subject.partition(":")[0] for one in mail.outbox] == [
        *["Request received"] * 3,
        *["Called off"] * 3,
    ]


def test_the_public_form_says_why_and_takes_nobody(client, event, press):
    call_off_event(event, why=WHY, by=press)
    address = f"/press/apply/{event.key}/en/"
    page = client.get(address).content.decode()
    assert "The event is called off." in page
    assert WHY in page
    assert 'name="outlet"' not in page
    assert client.post(address, vars(ONE)).status_code == 422
    assert not event.journalists.exists()


def test_nothing_is_done_any_more_at_an_event_that_is_called_off(event, people, press):
    call_off_event(event, why=WHY, by=press)
    event.refresh_from_db()
    people[0].event.refresh_from_db()
    for act in (
        lambda: call_off_event(event, why=WHY, by=press),
        lambda: change_event(event, replace(PLAN, place="Ankara"), by=press),
        lambda: open_event(event, by=press, opened=False),
        lambda: decide(people[1], "accredited", by=press),
        lambda: tick_arrival(people[0], by=press),
    ):
        with pytest.raises(Refusal, match="Sample briefing is called off"):
            act()


def test_it_needs_a_reason_and_an_event_that_is_still_to_come(
    event, press, time_machine
):
    with pytest.raises(Refusal, match="say why"):
        call_off_event(event, why=" ", by=press)
    time_machine.move_to(event.begins_at, tick=False)
    with pytest.raises(Refusal, match="has begun"):
        call_off_event(event, why=WHY, by=press)
    event.refresh_from_db()
    assert (event.called_off_at, event.called_off_why) == (None, "")


def test_who_may_not_accredit_calls_nothing_off(event, stranger):
    with pytest.raises(PermissionDenied):
        call_off_event(event, why=WHY, by=stranger)
    event.refresh_from_db()
    assert event.called_off_at is None


def test_from_the_page_an_event_is_called_off(client, event, people, press):
    client.force_login(press)
    page = reverse("press:event", args=[event.key])
    address = reverse("press:call-off-event", args=[event.key])
    assert address in client.get(page).content.decode()
    assert "say why" in client.post(address, {}, follow=True).content.decode()
    done = client.post(address, {"why": WHY}, follow=True).content.decode()
    assert "It is called off." in done
    assert WHY in done
    for gone in (
        address,
        reverse("press:change-event", args=[event.key]),
        reverse("press:open-event", args=[event.key]),
        reverse("press:decide", args=[event.key, 2]),
        reverse("press:arrival", args=[event.key, 1]),
    ):
        assert gone not in done
    assert "called off" in client.get(reverse("press:events")).content.decode()
