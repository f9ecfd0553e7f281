"""What changed between two prints: new, changed with what it was, cancelled."""

from dataclasses import replace

import pytest

from orkhon.protocol.intake.printed import (
    Changed,
    PrintedLine,
    PrintedPerson,
    compare,
)

MEETING = PrintedLine(
    item="1",
    kind="meeting",
    begins="2027-03-03T10:00:00+04:00",
    ends="2027-03-03T11:00:00+04:00",
    zone="Asia/Baku",
    title="Meeting",
    place="Hall",
    own=("Meeting", "Hall", "", "", ""),
    car="A",
    interpreter="Sample interpreter",
    seat="3",
    people=(PrintedPerson("Sample host", "Secretary General"),),
)
DINNER = replace(
    MEETING,
    item="2",
    begins="2027-03-03T20:00:00+04:00",
    ends="2027-03-03T22:00:00+04:00",
    title="Dinner",
)


def test_a_first_print_marks_nothing():
    assert compare(None, [MEETING]) == [Changed("same", MEETING)]


def test_new_cancelled_and_unchanged_lines_stand_in_time():
    walk = replace(MEETING, item="3", begins="2027-03-03T12:00:00+04:00")
    assert [
        (one.state, one.line.item) for one in compare([MEETING, DINNER], [walk, DINNER])
    ] == [
        ("cancelled", "1"),
        ("new", "3"),
        ("same", "2"),
    ]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"begins": "2027-03-03T10:15:00+04:00"}, ("hours",)),
        ({"car": "B", "plate": "00-SM-002"}, ("car", "plate")),
        ({"interpreter": "Sample other"}, ("interpreter",)),
        ({"seat": "4"}, ("seat",)),
        ({"people": ()}, ("people",)),
        ({"place": "Hall 2", "own": ("Meeting", "Hall 2", "", "", "")}, ("place",)),
    ],
)
def test_what_differs_is_named(change, named):
    (found,) = compare([MEETING], [replace(MEETING, **change)])
    assert (found.state, found.fields, found.was) == ("changed", named, MEETING)


def test_another_language_is_no_change_and_another_place_is():
    kazakh = replace(MEETING, title="Кездесу", place="Зал")
    assert compare([MEETING], [kazakh], is_same_language=False)[0].state == "same"
    assert compare([MEETING], [kazakh])[0].fields == ("title", "place")
    moved = replace(kazakh, own=("Meeting", "Museum", "", "", ""))
    (found,) = compare([MEETING], [moved], is_same_language=False)
    assert found.fields == ("place",)


def test_a_cancelled_line_of_a_print_in_another_language_has_its_own_words():
    kazakh = replace(MEETING, title="Кездесу", place="Зал")
    assert compare([kazakh], [])[0].line.title == "Кездесу"
    (found,) = compare([kazakh], [], is_same_language=False)
    assert (found.line.title, found.line.place) == ("Meeting", "Hall")


def test_the_same_moment_on_another_clock_is_no_change_of_hours():
    elsewhere = replace(
        MEETING, begins="2027-03-03T11:00:00+05:00", ends="2027-03-03T12:00:00+05:00",
        zone="Asia/Almaty",
    )  # fmt: skip
    assert compare([MEETING], [elsewhere])[0].fields == ("zone",)


def test_a_line_comes_back_from_what_was_kept_of_it():
    kept = MEETING.as_data()
    assert PrintedLine.of(kept) == MEETING
    assert PrintedLine.of(kept | {"later": 1, "people": []}).people == ()
