"""Lines of a programme: written, changed, moved, cancelled; who is in them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.protocol.actions.programme import (
    add_line,
    cancel_line,
    change_line,
    move_line,
    plan_of,
    translate_line,
)
from orkhon.protocol.actions.programme_people import (
    Place,
    assign,
    assign_all,
    copy_people,
    take_off,
)
from orkhon.protocol.actions.visit_people import withdraw_participant
from orkhon.protocol.models import Visit
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.conflicts import conflicts_of
from orkhon.record.refusals import Refusal
from tests.rooms.protocol.programmes import (
    a_car,
    a_line,
    a_person,
    hour,
    plan,
    said_last,
)


def test_lines_are_numbered_and_stand_in_time(visit, protocol):
    late = a_line(visit, protocol, "Dinner", "20:00")
    early = a_line(visit, protocol, "Meeting", "10:00")
    assert (late.number, early.number) == (1, 2)
    assert list(book_of(visit).items) == [early, late]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": " "}, "the line says nothing"),
        ({"kind": "yacht"}, "“yacht” is no kind of a line"),
        ({"time_zone": "Baku"}, "“Baku” is no time zone"),
        ({"ends_at": hour("19:00")}, "ends at 19:00, before it begins at 20:00"),
        ({"ends_at": hour("09:00", 5)}, "longer than a day and a half"),
        (
            {"begins_at": hour("20:00", 20), "ends_at": hour("21:00", 20)},
            "2027-03-20 is far from the visit",
        ),
    ],
)
def test_a_line_that_cannot_be_is_refused(visit, protocol, said, words):
    with pytest.raises(Refusal, match=words):
        add_line(visit, replace(plan(), **said), by=protocol)
    assert not visit.programme.exists()


def test_a_change_counts_and_names_what_it_was(line, protocol):
    changed = change_line(
        line, replace(plan_of(line), place="Hall 2"), seen=0, by=protocol
    )
    assert changed.revision == 1
    assert said_last(line)[1]["was"] == {"place": "Secretariat, first floor"}


def test_a_line_that_changed_meanwhile_is_not_overwritten(line, protocol):
    change_line(line, replace(plan_of(line), place="Hall 2"), seen=0, by=protocol)
    with pytest.raises(Refusal, match="was changed meanwhile"):
        change_line(line, replace(plan_of(line), place="Hall 3"), seen=0, by=protocol)
    line.refresh_from_db()
    assert line.place == "Hall 2"
    with pytest.raises(Refusal, match="nothing is changed"):
        change_line(line, plan_of(line), seen=1, by=protocol)


def test_a_late_landing_moves_everything_that_follows_on_its_day(visit, protocol):
    before = a_line(visit, protocol, "Coffee", "09:00")
    first = a_line(visit, protocol, "Arrival", "10:00")
    second = a_line(visit, protocol, "Meeting", "11:00")
    tomorrow = a_line(visit, protocol, "Museum", "11:00", day=4)
    move_line(first, 20, with_later=True, by=protocol)
    begins = {one.title: one.begins_at for one in visit.programme.all()}
    assert begins == {
        "Coffee": before.begins_at,
        "Arrival": first.begins_at + timedelta(minutes=20),
        "Meeting": second.begins_at + timedelta(minutes=20),
        "Museum": tomorrow.begins_at,
    }
    with pytest.raises(Refusal, match="nothing is changed"):
        move_line(first, 0, by=protocol)


def test_a_cancelled_line_stays_with_its_reason(line, guests, protocol):
    with pytest.raises(Refusal, match="say why"):
        cancel_line(line, why="", by=protocol)
    cancel_line(line, why="Fog", by=protocol)
    line.refresh_from_db()
    assert (line.cancelled_why, line.revision) == ("Fog", 1)
    with pytest.raises(Refusal, match="is cancelled"):
        cancel_line(line, why="Fog", by=protocol)
    with pytest.raises(Refusal, match="is cancelled"):
        assign(line, guests[0], Place(), by=protocol)


def test_words_in_other_languages_are_kept_and_taken_out(line, protocol):
    text = translate_line(line, "kk", {"title": "Кездесу"}, by=protocol)
    assert text.title == "Кездесу"
    with pytest.raises(Refusal, match="nothing is changed"):
        translate_line(line, "kk", {"title": "Кездесу"}, by=protocol)
    with pytest.raises(Refusal, match="say the title"):
        translate_line(line, "kk", {"place": "Зал"}, by=protocol)
    with pytest.raises(Refusal, match="“xx” is no language of ours"):
        translate_line(line, "xx", {"title": "x"}, by=protocol)
    assert translate_line(line, "kk", {}, by=protocol) is None
    assert not line.texts.exists()


def test_somebody_gets_car_interpreter_and_seat(visit, line, guests, protocol):
    car = a_car(visit, protocol)
    helper = a_person(visit, protocol, "Sample interpreter", role="interpreter")
    row = assign(
        line, guests[0], Place(car, helper, "row 1, seat 4", "speaks"), by=protocol
    )
    assert (row.car, row.interpreter, row.seat, row.task, row.revision) == (
        car,
        helper,
        "row 1, seat 4",
        "speaks",
        0,
    )
    changed = assign(line, guests[0], Place(seat="5"), seen=0, by=protocol)
    assert (changed.car, changed.revision) == (None, 1)
    verb, said = said_last(line)
    assert (verb, said["was"]["car"], said["now"]["seat"]) == (
        "protocol.line.assign",
        "A",
        "5",
    )
    with pytest.raises(Refusal, match="nothing is changed"):
        assign(line, guests[0], Place(seat="5"), seen=1, by=protocol)


def test_a_place_that_changed_meanwhile_is_not_overwritten(line, guests, protocol):
    assign(line, guests[0], Place(seat="1"), by=protocol)
    for seen in (None, 7):
        with pytest.raises(Refusal, match="was changed meanwhile; look again"):
            assign(line, guests[0], Place(seat="2"), seen=seen, by=protocol)
    assert line.assignments.get().seat == "1"


def test_strangers_to_the_visit_are_refused(visit, line, guests, protocol):
    other = Visit.objects.get(pk=visit.pk)
    other.pk, other.key = None, "other"
    other._state.adding = True
    other.save()
    stranger = a_person(other, protocol, "Sample stranger")
    for who, place in ((stranger, Place()), (guests[0], Place(interpreter=stranger))):
        with pytest.raises(Refusal, match="Sample stranger is of another visit"):
            assign(line, who, place, by=protocol)
    with pytest.raises(Refusal, match="cannot interpret for themselves"):
        assign(line, guests[0], Place(interpreter=guests[0]), by=protocol)
    withdraw_participant(guests[1], why="Ill", by=protocol)
    guests[1].refresh_from_db()
    with pytest.raises(Refusal, match="is withdrawn already"):
        assign(line, guests[1], Place(), by=protocol)


def test_somebody_taken_off_can_come_back(line, guests, protocol):
    assign(line, guests[0], Place(seat="1"), by=protocol)
    assert take_off(line, guests[0], by=protocol).revision == 1
    with pytest.raises(Refusal, match="is not in"):
        take_off(line, guests[0], by=protocol)
    back = assign(line, guests[0], Place(seat="2"), by=protocol)
    assert (back.dropped_at, back.revision) == (None, 2)


def test_people_are_copied_with_their_interpreters(visit, line, guests, protocol):
    helper = a_person(visit, protocol, "Sample interpreter", role="interpreter")
    car = a_car(visit, protocol)
    assign_all(line, guests, car=car, by=protocol)
    assign(line, guests[0], Place(car, helper, "1"), seen=0, by=protocol)
    dinner = a_line(visit, protocol)
    assign(dinner, guests[1], Place(seat="9"), by=protocol)
    copied = copy_people(line, dinner, by=protocol)
    assert {
        (one.participant, one.interpreter, one.car, one.seat) for one in copied
    } == {
        (guests[0], helper, None, ""),
        (guests[2], None, None, ""),
    }
    with pytest.raises(Refusal, match=r"nobody of .* is missing"):
        copy_people(line, dinner, by=protocol)
    with pytest.raises(Refusal, match="cannot be copied"):
        copy_people(line, line, by=protocol)
    coffee = a_line(visit, protocol, "Coffee", "15:00")
    assert {
        one.car for one in copy_people(line, coffee, with_cars=True, by=protocol)
    } == {car}


def test_one_car_in_two_places_is_kept_and_flagged(visit, guests, protocol):
    car = a_car(visit, protocol)
    for place, who in (("Hotel", guests[0]), ("Office", guests[1])):
        ride = a_line(visit, protocol, f"From {place}", "09:00", kind="transfer",
                      place=place, to_place="Hall")  # fmt: skip
        assign(ride, who, Place(car=car), by=protocol)
    (found,) = conflicts_of(book_of(visit))
    assert found.words == (
        "Car A is in two places: 09:00 “From Hotel” and 09:00 “From Office”"
    )
    assert visit.programme.count() == 2


def test_press_writes_no_line(visit, line, guests, press):
    for act in (
        lambda: add_line(visit, plan(), by=press),
        lambda: change_line(line, plan(), seen=0, by=press),
        lambda: cancel_line(line, why="x", by=press),
        lambda: translate_line(line, "kk", {"title": "x"}, by=press),
        lambda: assign(line, guests[0], Place(), by=press),
        lambda: take_off(line, guests[0], by=press),
        lambda: copy_people(line, line, by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()
