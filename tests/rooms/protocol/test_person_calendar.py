"""A person's calendar: fetched without an account, true to zones, changes counted."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from icalendar import Calendar

from orkhon.protocol.actions.programme import cancel_line, change_line, plan_of
from orkhon.protocol.actions.programme_people import Place, assign, take_off
from orkhon.protocol.actions.visit_people import renew_calendar, withdraw_participant
from orkhon.protocol.actions.visits import cancel_visit
from orkhon.protocol.documents.programme import feed_address
from tests.rooms.protocol.programmes import a_line, a_person, hour

SECRET = "+000 sample 77"


@pytest.fixture
def going(visit, line, guests, protocol):
    host = a_person(visit, protocol, "Sample host", phone=SECRET, needs="no nuts")
    assign(line, guests[0], Place(seat="4"), by=protocol)
    assign(line, host, Place(), by=protocol)
    return line


def fetched(client, person):
    person.refresh_from_db()
    answer = client.get(reverse("protocol:calendar", args=[person.feed_token]))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert SECRET not in answer.content.decode()
    assert "nuts" not in answer.content.decode()
    return Calendar.from_ical(answer.content)


def events(client, person):
    return {str(one["SUMMARY"]): one for one in fetched(client, person).walk("VEVENT")}


def test_nobody_signs_in_and_the_hours_are_those_of_the_place(client, going, guests):
    (event,) = events(client, guests[0]).values()
    assert event["DTSTART"].params["TZID"] == "Asia/Baku"
    assert event.decoded("DTSTART") == hour("10:00")
    assert event["DTEND"].dt - event["DTSTART"].dt == going.ends_at - going.begins_at
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 0)
    assert event["UID"] == f"programme-{going.pk}@orkhon"
    assert event.decoded("DTSTAMP") >= going.changed_at.replace(microsecond=0)
    assert "4" in event["DESCRIPTION"]


def test_a_line_on_another_clock_brings_its_zone_with_it(
    client, visit, guests, protocol
):
    flight = a_line(visit, protocol, "Departure", "10:00", time_zone="Europe/Istanbul")
    assign(flight, guests[0], Place(), by=protocol)
    calendar = fetched(client, guests[0])
    (event,) = calendar.walk("VEVENT")
    zones = {str(one["TZID"]): one for one in calendar.walk("VTIMEZONE")}
    assert event["DTSTART"].params["TZID"] == "Europe/Istanbul"
    # 10:00 in Baku is 09:00 in Istanbul: UTC+3 the whole year since 2016.
    assert f"{event['DTSTART'].dt:%H:%M}" == "09:00"
    offsets = {
        one["TZOFFSETTO"].to_ical() for one in zones["Europe/Istanbul"].subcomponents
    }
    assert offsets == {"+0300"}


def test_both_sides_of_a_change_of_the_clock_are_in_the_zone(
    client, visit, guests, protocol
):
    flight = a_line(visit, protocol, "Stopover", "10:00", time_zone="Europe/Berlin")
    assign(flight, guests[0], Place(), by=protocol)
    (zone,) = fetched(client, guests[0]).walk("VTIMEZONE")
    assert {one["TZOFFSETTO"].to_ical() for one in zone.subcomponents} == {
        "+0100",
        "+0200",
    }


def test_a_change_counts_up_and_a_cancellation_is_said(client, going, guests, protocol):
    change_line(going, replace(plan_of(going), place="Hall 2"), seen=0, by=protocol)
    assign(going, guests[0], Place(seat="5"), seen=0, by=protocol)
    (event,) = events(client, guests[0]).values()
    assert (event["SEQUENCE"], event["LOCATION"]) == (2, "Hall 2")
    going.refresh_from_db()
    cancel_line(going, why="Fog", by=protocol)
    (event,) = events(client, guests[0]).values()
    assert (event["SEQUENCE"], event["STATUS"]) == (3, "CANCELLED")


def test_who_was_taken_off_learns_of_it(client, going, guests, protocol):
    take_off(going, guests[0], by=protocol)
    (event,) = events(client, guests[0]).values()
    assert (event["SEQUENCE"], event["STATUS"]) == (1, "CANCELLED")
    assert "DESCRIPTION" not in event


def test_a_cancelled_visit_and_a_withdrawn_guest_cancel_everything(
    client, visit, going, guests, protocol
):
    withdraw_participant(guests[0], why="Ill", by=protocol)
    assert {one["STATUS"] for one in events(client, guests[0]).values()} == {
        "CANCELLED"
    }
    host = visit.participants.get(name="Sample host")
    cancel_visit(visit, why="Snow", by=protocol)
    (event,) = events(client, host).values()
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)


def test_an_interpreter_sees_where_they_interpret(
    client, visit, going, guests, protocol
):
    helper = a_person(visit, protocol, "Sample interpreter", role="interpreter")
    assert events(client, helper) == {}
    assign(going, guests[0], Place(interpreter=helper), seen=0, by=protocol)
    assert list(events(client, helper)) == ["Meeting with the Secretary General"]


def test_a_new_address_kills_the_old_one(client, going, guests, protocol, press):
    old = feed_address(guests[0])
    renewed = renew_calendar(guests[0], by=protocol)
    assert feed_address(renewed) != old
    path = "/" + old.split("/", 3)[3]
    assert client.get(path).status_code == 404
    with pytest.raises(PermissionDenied):
        renew_calendar(guests[0], by=press)
