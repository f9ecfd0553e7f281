"""A line typed in one go, and hours on the clock of a place."""

from datetime import UTC, date, datetime

import pytest

from orkhon.protocol.intake.quick_line import (
    QuickLine,
    read_numbers,
    read_quick_line,
)
from orkhon.record.clocks import known_zone, moment_on, offset_words
from orkhon.record.refusals import Refusal

DAY = date(2027, 3, 3)
KINDS = ("meeting", "wreath", "transfer")


def there(text):
    """A day and an hour without a zone."""
    return datetime.fromisoformat(text)


def read(text):
    return read_quick_line(text, day=DAY, first=DAY, kinds=KINDS)


def test_everything_of_a_line_is_typed_at_once():
    assert read(
        "10:00-10:45 wreath: At the flame @ Alley of heroes +1,3-5 *A"
    ) == QuickLine(
        begins=there("2027-03-03 10:00"),
        ends=there("2027-03-03 10:45"),
        title="At the flame",
        kind="wreath",
        place="Alley of heroes",
        people=(1, 3, 4, 5),
        car="A",
    )


def test_a_place_after_the_arrow_makes_a_transfer():
    line = read("9.05 25m To the hall @ Hotel > Hall 2")
    assert (line.kind, line.place, line.to_place) == ("transfer", "Hotel", "Hall 2")
    assert line.ends == there("2027-03-03 09:30")


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        (
            "20:30-00:15 Dinner",
            there("2027-03-03 20:30"),
            there("2027-03-04 00:15"),
        ),
        ("d2 9:00 Coffee", there("2027-03-04 09:00"), there("2027-03-04 09:00")),
        (
            "2027-03-05 9:00 Coffee",
            there("2027-03-05 09:00"),
            there("2027-03-05 09:00"),
        ),
    ],
)
def test_days_and_midnight_are_understood(text, begins, ends):
    line = read(text)
    assert (line.begins, line.ends) == (begins, ends)


def test_a_colon_that_names_no_kind_belongs_to_the_title():
    assert read("10:00 Talk: corridors").title == "Talk: corridors"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Meeting at ten", "does not begin as in"),
        ("25:00 Meeting", "“25:00” is no hour"),
        ("10:00 @ Hall", "has no title"),
        ("10:00 Meeting +one", "“one” is no number of a person"),
        ("10:00 Meeting +5-1", "“5-1” is no range of numbers"),
        ("2027-13-45 10:00 Meeting", "“2027-13-45” is no day"),
    ],
)
def test_what_cannot_be_read_is_named(text, words):
    with pytest.raises(Refusal, match=words):
        read(text)


def test_numbers_stand_once_in_the_order_typed():
    assert read_numbers("3 1, 2-4") == (3, 1, 2, 4)


def test_an_hour_that_clocks_skip_is_named():
    # Berlin, 28 March 2027: clocks go from 02:00 to 03:00 (Directive 2000/84/EC).
    with pytest.raises(Refusal, match="Europe/Berlin do not show 02:30 on 2027-03-28"):
        moment_on(there("2027-03-28 02:30"), "Europe/Berlin")
    assert moment_on(there("2027-03-28 03:30"), "Europe/Berlin") == datetime(
        2027, 3, 28, 1, 30, tzinfo=UTC
    )


def test_of_an_hour_shown_twice_the_first_is_meant():
    # Berlin, 31 October 2027: 02:30 is shown at 00:30 and at 01:30 UTC.
    assert moment_on(there("2027-10-31 02:30"), "Europe/Berlin") == datetime(
        2027, 10, 31, 0, 30, tzinfo=UTC
    )


def test_offsets_are_written_with_their_half_hours():
    noon = datetime(2027, 3, 3, 12, tzinfo=UTC)
    assert offset_words(noon, "Asia/Baku") == "UTC+4"
    assert offset_words(noon, "Asia/Kolkata") == "UTC+5:30"
    assert offset_words(noon, "America/New_York") == "UTC−5"


def test_a_zone_that_is_none_is_named():
    with pytest.raises(Refusal, match="“Baku” is no time zone"):
        known_zone("Baku")
