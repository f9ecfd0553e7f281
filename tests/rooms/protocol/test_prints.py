"""Programmes given out: each print numbered, the next one marks what changed."""

import re
from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.protocol.actions.printing import print_out
from orkhon.protocol.actions.programme import (
    cancel_line,
    change_line,
    plan_of,
    translate_line,
)
from orkhon.protocol.actions.programme_people import Place, assign
from orkhon.protocol.actions.visit_people import withdraw_participant
from orkhon.protocol.actions.visits import cancel_visit
from orkhon.protocol.documents.programme import feed_address, printout_bytes
from orkhon.protocol.models import Printout
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.printed import Subject, before_of, print_states
from orkhon.record.refusals import Refusal
from tests.rooms.protocol.programmes import a_car, a_line, a_person, hour

SECRET = "+000 sample 77"


@pytest.fixture
def full(visit, line, guests, protocol):
    """The leader in a meeting with car, interpreter and seat; a host with a telephone."""
    driver = a_person(visit, protocol, "Sample driver", role="driver")
    car = a_car(visit, protocol, plate="00-SM-1", driver=driver)
    helper = a_person(visit, protocol, "Sample interpreter", role="interpreter")
    host = a_person(visit, protocol, "Sample host", post="Sample Secretary General",
                    phone=SECRET, needs="no nuts")  # fmt: skip
    assign(line, guests[0], Place(car, helper, "row 1, seat 4"), by=protocol)
    assign(line, host, Place(), by=protocol)
    return visit


def words(printout, form="html"):
    text = printout_bytes(printout, before_of(printout), form).decode()
    text = re.sub(r"<style.*?</style>|data:image[^\"]*", "", text, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def printed(visit, person, by, **said):
    (made,) = print_out(
        visit, [Subject(participant=person)], by=by, language="en", **said
    )
    return made


def test_a_print_holds_car_interpreter_seat_and_whom_one_meets(full, guests, protocol):
    made = printed(full, guests[0], protocol)
    text = words(made)
    assert made.number == 1
    for said in (
        "10:00–11:00",
        "Car A, 00-SM-1, Sample driver",
        "Interpreter: Sample interpreter",
        "Seat: row 1, seat 4",
        "Sample host, Sample Secretary General",
        "Hours are those of Asia/Baku (UTC+4).",
        feed_address(guests[0]),
    ):
        assert said in text, said
    assert SECRET not in text
    assert "nuts" not in text


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_print_is_made_again_as_it_was(full, line, guests, protocol, form):
    made = printed(full, guests[0], protocol)
    first = printout_bytes(made, None, form)
    change_line(line, replace(plan_of(line), place="Hall 2"), seen=0, by=protocol)
    assert printout_bytes(Printout.objects.get(pk=made.pk), None, form) == first


def test_the_next_print_marks_new_changed_and_cancelled(full, line, guests, protocol):
    dinner = a_line(full, protocol)
    assign(dinner, guests[0], Place(), by=protocol)
    printed(full, guests[0], protocol)
    change_line(
        line,
        replace(plan_of(line), begins_at=hour("10:15"), ends_at=hour("11:15")),
        seen=0,
        by=protocol,
    )
    cancel_line(dinner, why="Fog", by=protocol)
    assign(a_line(full, protocol, "Coffee", "15:00"), guests[0], Place(), by=protocol)
    second = printed(full, guests[0], protocol)
    text = words(second)
    assert "number 2; replaces number 1" in text
    assert "1 line changed, 1 new line, 1 line cancelled" in text
    assert "CHANGED Meeting with the Secretary General" in text
    assert "Was: time 10:00–11:00" in text
    assert "CANCELLED Dinner" in text
    assert "NEW Coffee" in text


def test_who_holds_an_old_print_is_listed(full, line, guests, protocol):
    print_out(full, [one.subject for one in print_states(book_of(full))], by=protocol)
    assert not [one for one in print_states(book_of(full)) if one.is_old]
    row = line.assignments.get(participant=guests[0])
    assign(
        line, guests[0], Place(row.car, row.interpreter, "seat 9"), seen=0, by=protocol
    )
    old = [one for one in print_states(book_of(full)) if one.is_old]
    assert [one.subject.participant for one in old] == [guests[0], None]
    made = print_out(full, [one.subject for one in print_states(book_of(full))],
                     only_old=True, by=protocol)  # fmt: skip
    assert {(one.participant, one.number) for one in made} == {
        (guests[0], 2),
        (None, 2),
    }
    with pytest.raises(Refusal, match="nothing is to be printed"):
        print_out(full, [one.subject for one in print_states(book_of(full))],
                  only_old=True, by=protocol)  # fmt: skip


def test_somebody_withdrawn_and_a_cancelled_visit_leave_no_line(full, guests, protocol):
    printed(full, guests[0], protocol)
    withdraw_participant(guests[0], why="Ill", by=protocol)
    state = next(one for one in print_states(book_of(full)) if one.last is not None)
    assert [one.state for one in state.changes] == ["cancelled"]
    cancel_visit(full, why="Snow", by=protocol)
    assert words(printed(full, guests[0], protocol)).count("CANCELLED") == 1


def test_a_print_is_in_the_language_of_its_person(full, line, guests, protocol):
    translate_line(line, "kk", {"title": "Бас хатшымен кездесу"}, by=protocol)
    (made,) = print_out(full, [Subject(participant=guests[0])], by=protocol)
    assert made.language == "kk"
    assert "Бас хатшымен кездесу" in words(made)


def test_drivers_and_ceremonies_have_sheets_of_their_own(full, guests, protocol):
    wreath = a_line(full, protocol, "Wreath", "12:00", kind="wreath", place="Alley",
                    order_of_ceremony="The leader steps forward\nSilence",
                    carry="Wreath")  # fmt: skip
    assign(wreath, guests[0], Place(task="lays the wreath"), by=protocol)
    car = full.cars.get()
    sheet, ceremonies = print_out(
        full,
        [Subject("car", car=car), Subject("ceremonies")],
        by=protocol,
        language="en",
    )
    text = words(sheet)
    assert "Driver’s sheet: car A" in text
    assert "Passengers" in text
    assert "Sample leader" in text
    assert "Wreath" not in text
    text = words(ceremonies)
    assert "1 The leader steps forward 2 Silence" in text
    assert "lays the wreath" in text
    assert "Meeting with" not in text


def test_what_cannot_be_printed_is_refused(visit, guests, protocol, press):
    everybody = [Subject(participant=guests[0])]
    with pytest.raises(PermissionDenied):
        print_out(visit, everybody, by=press)
    for said, why in (
        ({}, "no lines yet"),
        ({"form": "odt"}, "“odt” is no form"),
        ({"language": "xx"}, "“xx” is no language"),
    ):
        with pytest.raises(Refusal, match=why):
            print_out(visit, everybody, by=protocol, **said)
    assert not Printout.objects.exists()


def test_a_look_has_no_number_and_is_not_kept(client, full, guests, protocol):
    client.force_login(protocol)
    address = reverse("protocol:look-at-print", args=[full.key, "docx"])
    assert client.get(f"{address}?subject=person-1").status_code == 200
    assert client.get(f"{address}?subject=person-99").status_code == 404
    assert not Printout.objects.exists()


def test_prints_are_given_out_from_their_page(client, full, guests, protocol):
    client.force_login(protocol)
    page = reverse("protocol:prints", args=[full.key])
    answer = client.post(
        reverse("protocol:give-out", args=[full.key]), {"which": "due"}
    )
    assert answer.headers["Location"] == page
    made = Printout.objects.get(participant=guests[0])
    file = client.get(reverse("protocol:print-file", args=[full.key, made.pk, "docx"]))
    assert (
        'filename="sample-visit-programme-01-1.docx"'
        in file.headers["Content-Disposition"]
    )
    assert b"as printed" in client.get(page).content
    merged = client.get(reverse("protocol:newest-prints", args=[full.key]))
    assert merged.content.startswith(b"%PDF")
