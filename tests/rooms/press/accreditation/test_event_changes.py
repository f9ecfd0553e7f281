"""An event for journalists is changed: recorded, told, and seen by whoever reads of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.press.actions.accreditation import (
    ask_accreditation,
    decide,
    make_event,
    open_event,
)
from orkhon.press.actions.event_changes import change_event
from orkhon.press.models import PressEvent
from orkhon.press.queries.accreditation import kept_until
from orkhon.press.queries.event_changes import event_changes, public_changes
from orkhon.proceedings.models import Session
from orkhon.record.actions import erase_payload, subject_of
from orkhon.record.queries import entries_about, history
from orkhon.record.refusals import Refusal
from tests.rooms.press.accreditation.test_accreditation import ONE, PLAN

LATER = replace(PLAN, begins=datetime(2027, 3, 4, 15, 30))  # noqa: DTZ001 -- the zone stands beside it
EVENING = datetime(2027, 3, 2, 15, 0, tzinfo=UTC)
"""Seven in the evening in Baku: the deadline is over, the briefing is tomorrow."""


@pytest.fixture
def people(event, press, work_off):
    """Four who asked: accredited, waiting, refused, withdrawn; their mails are out."""
    found = [
        ask_accreditation(
            event,
            replace(ONE, name=f"Sample {name}", email=f"{name}@example.org"),
            "en",
        )
        for name in ("first", "second", "third", "fourth")
    ]
    decide(found[0], "accredited", by=press)
    decide(found[2], "refused", by=press, why="No seat (sample).")
    decide(found[3], "accredited", by=press)
    decide(found[3], "withdrawn", by=press, why="Another came (sample).")
    work_off()
    mail.outbox.clear()
    return found


def _form(client, event, language="en"):
    return client.get(f"/press/apply/{event.key}/{language}/").content.decode()


def _changes(event):
    return [
        line.payload
        for line in history(subject_of(event))
        if line.verb == "press.event.change"
    ]


def test_a_change_is_recorded_from_what_to_what(event, press):
    plan = replace(LATER, title="Sample  briefing ", place="Ankara", seats=None)
    changed = change_event(event, plan, by=press)
    # 15:30 in Baku is 11:30 in Greenwich, 12:00 is 8:00.
    assert changed.begins_at == datetime(2027, 3, 4, 11, 30, tzinfo=UTC)
    assert (changed.key, changed.place) == (event.key, "Ankara")
    assert _changes(event) == [
        {
            "was": {
                "place": "Baku",
                "begins_at": "2027-03-03T08:00:00+00:00",
                "seats": 1,
            },
            "now": {
                "place": "Ankara",
                "begins_at": "2027-03-04T11:30:00+00:00",
                "seats": None,
            },
        }
    ]


def test_the_accredited_alone_hear_of_another_hour(event, people, press, work_off):
    change_event(event, LATER, by=press)
    work_off()
    (one,) = mail.outbox
    assert one.to == ["first@example.org"]
    assert one.subject == "Changed: Sample briefing"
    assert (
        "Begins: earlier 2027-03-03 12:00 (Asia/Baku), now 2027-03-04 15:30 (Asia/Baku)."
        in one.body
    )
    assert "Your accreditation stays." in one.body
    # Thirty days after the new day.
    assert "erased after 2027-04-03" in one.body


def test_the_accredited_hear_of_another_place_in_their_language(event, press, work_off):
    one = ask_accreditation(event, ONE, "ru")
    decide(one, "accredited", by=press)
    work_off()
    change_event(event, replace(PLAN, place=""), by=press)
    work_off()
    # "Place", as the Russian catalogue has it.
    assert "Место: " in mail.outbox[-1].body
    assert "Baku" in mail.outbox[-1].body
    assert f"/press/apply/{event.key}/ru/" in mail.outbox[-1].body


@pytest.mark.parametrize(
    "change",
    [
        {"seats": 5},
        {"title": "Another sample briefing"},
        {"keep_days": 10},
        {"asks_until": datetime(2027, 3, 2, 12, 0)},  # noqa: DTZ001 -- as above
    ],
)
def test_what_is_neither_hour_nor_place_is_no_mail(
    event, people, press, work_off, change
):
    change_event(event, replace(PLAN, **change), by=press)
    work_off()
    assert mail.outbox == []


def test_the_same_hour_by_another_clock_is_told_as_well(event, people, press, work_off):
    # Dubai has the hour of Baku the whole year.
    change_event(event, replace(PLAN, zone="Asia/Dubai"), by=press)
    work_off()
    assert "now 2027-03-03 12:00 (Asia/Dubai)." in mail.outbox[0].body
    assert set(_changes(event)[0]["now"]) == {"time_zone"}


def test_the_public_form_shows_the_new_hour_and_that_it_changed(client, event, press):
    assert "This was changed:" not in _form(client, event)
    until = datetime(2027, 3, 3, 18, 0)  # noqa: DTZ001 -- the zone stands beside it
    change_event(event, replace(LATER, asks_until=until, keep_days=9), by=press)
    page = _form(client, event)
    assert "Baku, 2027-03-04 15:30 (Asia/Baku)" in page
    assert "You may ask until 2027-03-03 18:00 (Asia/Baku)." in page
    assert "This was changed:" in page
    assert (
        "Begins: earlier 2027-03-03 12:00 (Asia/Baku), now 2027-03-04 15:30 (Asia/Baku)."
        in page
    )
    assert "Journalists may ask until: earlier 2027-03-02 18:00 (Asia/Baku)" in page
    # Who changed it, and what concerns the house alone, is not told to strangers.
    assert "Press" not in page.partition("This was changed:")[2].partition("</ul>")[0]
    assert "earlier 30, now 9" not in page


def test_what_was_changed_before_anybody_could_read_it_is_no_news(press, client):
    made = make_event(PLAN, by=press)
    changed = change_event(made, LATER, by=press)
    assert (len(event_changes(changed)), public_changes(changed)) == (1, ())
    open_event(changed, by=press)
    assert "This was changed:" not in _form(client, changed)
    changed = change_event(changed, replace(LATER, seats=7), by=press)
    assert (len(event_changes(changed)), public_changes(changed)) == (2, ())


def test_every_change_stands_on_the_page_of_the_house_the_last_first(
    client, event, press, assembly
):
    session = Session.objects.create(
        key="sample-1", organ=assembly, title="Sample session"
    )
    change_event(event, LATER, by=press)
    changed = change_event(
        event, replace(LATER, place="", seats=None, of=session), by=press
    )
    lines = [
        [(line.label, line.was, line.now) for line in one.lines]
        for one in event_changes(changed)
    ]
    assert lines == [
        [
            ("Place", "Baku", "not said"),
            ("Seats", "1", "no limit"),
            ("Part of", "not said", str(session)),
        ],
        [
            (
                "Begins",
                "2027-03-03 12:00 (Asia/Baku)",
                "2027-03-04 15:30 (Asia/Baku)",
            )
        ],
    ]
    client.force_login(press)
    page = client.get(reverse("press:event", args=[event.key])).content.decode()
    assert page.index("Seats: earlier 1, now no limit.") < page.index("Begins: earlier")


def test_behind_a_change_that_was_erased_nothing_is_guessed(event, press, head, make):
    change_event(event, LATER, by=press)
    changed = change_event(event, replace(LATER, place="Ankara"), by=press)
    first = next(
        one
        for one in entries_about(subject_of(event))
        if one.verb == "press.event.change"
    )
    erase_payload(first.seq, by=head, why="Sample rule")
    assert [line.name for one in event_changes(changed) for line in one.lines] == [
        "place"
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "nothing is changed"),
        ({"title": " "}, "no title"),
        ({"zone": "Mars/Olympus"}, "Mars"),
        (
            {
                "begins": datetime(2027, 2, 28, 12, 0),  # noqa: DTZ001 -- as above
                "asks_until": datetime(2027, 2, 27, 12, 0),  # noqa: DTZ001 -- as above
            },
            "begins in the future",
        ),
        ({"asks_until": datetime(2027, 2, 27, 12, 0)}, "deadline that is past"),  # noqa: DTZ001 -- as above
    ],
)
def test_a_change_that_makes_no_sense_is_refused(event, press, change, said):
    with pytest.raises(Refusal, match=said):
        change_event(event, replace(PLAN, **change), by=press)
    assert _changes(event) == []
    assert PressEvent.objects.get().begins_at == event.begins_at


def test_data_are_kept_for_no_longer_than_was_said_to_those_who_asked(event, press):
    # Nobody asked yet: nobody was told anything.
    changed = change_event(event, replace(PLAN, keep_days=60), by=press)
    assert kept_until(changed).isoformat() == "2027-05-02"
    ask_accreditation(event, ONE, "en")
    with pytest.raises(Refusal, match="kept for 60 days"):
        change_event(event, replace(PLAN, keep_days=61), by=press)
    changed = change_event(event, replace(PLAN, keep_days=10), by=press)
    assert kept_until(changed).isoformat() == "2027-03-13"


def test_the_place_is_changed_after_the_deadline_and_nothing_after_the_beginning(
    event, press, time_machine
):
    time_machine.move_to(EVENING, tick=False)
    change_event(event, replace(PLAN, place="Ankara"), by=press)
    time_machine.move_to(event.begins_at, tick=False)
    with pytest.raises(Refusal, match="has begun"):
        change_event(event, PLAN, by=press)


def test_who_may_not_accredit_changes_nothing(event, stranger):
    with pytest.raises(PermissionDenied):
        change_event(event, LATER, by=stranger)
    assert _changes(event) == []


def test_from_the_page_an_event_is_changed(client, event, press):
    client.force_login(press)
    address = reverse("press:change-event", args=[event.key])
    page = client.get(reverse("press:event", args=[event.key])).content.decode()
    assert f'href="{address}"' in page
    form = client.get(address).context["form"]
    said = {
        name: form[name].value()
        for name in form.fields
        if form[name].value() is not None
    }
    # The clock of the place, not of whoever reads.
    assert f"{said['begins']:%Y-%m-%dT%H:%M}" == "2027-03-03T12:00"
    said |= {"begins": "2027-03-03T12:00", "asks_until": "2027-03-02T18:00"}
    again = client.post(address, said)
    assert again.status_code == 422
    assert "nothing is changed" in again.content.decode()
    done = client.post(address, said | {"place": "Ankara"}, follow=True)
    assert "Place: earlier Baku, now Ankara." in done.content.decode()
    assert PressEvent.objects.get().place == "Ankara"
