"""Days that come round: leap days, what is not known, which anniversary it is."""

from datetime import date

import pytest

from orkhon.protocol.intake.anniversaries import NoSuchDay, between, in_year, kept


def test_the_thirtieth_anniversary_of_a_treaty_is_a_round_one():
    # A treaty of 18 October 1994: 1994 + 30 = 2024.
    found = in_year(kept("1994-10-18"), 2024)
    assert (found.on, found.number, found.is_round) == ("2024-10-18", 30, True)
    assert not in_year(kept("1994-10-18"), 2023).is_round


def test_the_day_itself_is_no_anniversary_and_nothing_is_before_it():
    assert in_year(kept("1994-10-18"), 1994).number == 0
    assert not in_year(kept("1994-10-18"), 1994).is_round
    assert in_year(kept("1994-10-18"), 1993) is None


@pytest.mark.parametrize(
    ("year", "on", "is_moved"),
    # 2028 and 2000 are leap years; 2027 is none, nor is 2100 (Gregorian rule).
    [
        (2027, "2027-02-28", True),
        (2028, "2028-02-29", False),
        (2100, "2100-02-28", True),
        (2000, "2000-02-29", False),
    ],
)
def test_a_leap_day_is_kept_on_the_28th_where_the_year_lacks_it(year, on, is_moved):
    found = in_year(kept("1960-02-29"), year)
    assert (found.on, found.is_moved) == (on, is_moved)


def test_a_year_alone_never_gets_a_day():
    found = in_year(kept("1960"), 2027)
    assert (found.on, found.day, found.number) == ("2027", None, 67)
    assert list(between(kept("1960"), date(2027, 1, 1), date(2027, 12, 31))) == []


def test_a_month_alone_stays_a_month():
    found = in_year(kept("1960-02"), 2028)
    assert (found.on, found.day, found.last) == ("2028-02", None, date(2028, 2, 29))


def test_a_day_without_its_year_has_no_number():
    found = in_year(kept("--12-16"), 2027)
    assert (found.on, found.number, found.is_round) == ("2027-12-16", None, False)


def test_what_happens_once_does_not_come_again():
    assert in_year(kept("2027-03-14"), 2028, is_yearly=False) is None
    assert in_year(kept("2027-03-14"), 2027, is_yearly=False).number == 0


def test_days_are_found_across_the_end_of_a_year():
    found = between(kept("1990-01-02"), date(2026, 12, 20), date(2027, 1, 10))
    assert [one.on for one in found] == ["2027-01-02"]


@pytest.mark.parametrize("text", ["1994-13", "--02-30", "--2-3", "yesterday", ""])
def test_no_day_of_the_calendar_is_refused_by_name(text):
    with pytest.raises(NoSuchDay, match=text or "is no date"):
        kept(text)
