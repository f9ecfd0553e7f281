"""Dates that are known in part stay so; days that do not exist are refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.periods import (
    PartialDate,
    PartialDateError,
    earliest,
    latest,
    parse,
)


# ISO 8601-1:2019, 5.2.2.2 and 5.2.2.3: calendar dates of reduced precision. Leap
# years: 2000 and 2024 are, 1900 and 2023 are not (Gregorian rule).
@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-06", "month", date(2025, 6, 1), date(2025, 6, 30)),
        ("2025-06-12", "day", date(2025, 6, 12), date(2025, 6, 12)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", "month", date(1900, 2, 1), date(1900, 2, 28)),
        ("2000-02-29", "day", date(2000, 2, 29), date(2000, 2, 29)),
    ],
)
def test_a_partial_date_means_its_first_to_its_last_day(text, precision, first, last):
    read = parse(text)
    assert (read.precision, read.earliest, read.latest) == (precision, first, last)
    assert str(read) == text
    assert (earliest(text), latest(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2023-02-29", "2025-13", "2025-00", "2025-06-00", "0000"]
)
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(PartialDateError, match=f"“{text}” is no day of the calendar"):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "12.06.2025",
        "2025-6",
        "25",
        "June 2025",
        "2025-06-12T10:00",
        " 2025",
        "2025-06-1",
    ],
)
def test_another_form_is_refused_with_the_forms_to_use(text):
    with pytest.raises(PartialDateError, match="write 2025, 2025-06 or 2025-06-12"):
        parse(text)


def test_what_is_not_known_has_no_first_and_no_last_day():
    assert (earliest(""), latest("")) == (None, None)


def test_digits_of_other_scripts_mean_no_other_date():
    # Python's \d takes Arabic-Indic digits; a date written with them reads the same.
    assert parse("٢٠٢٥").earliest == date(2025, 1, 1)


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_of_the_calendar_is_read_back_as_written(day):
    assert parse(f"{day:%Y-%m-%d}".zfill(10)) == PartialDate(
        day.year, day.month, day.day
    )
    assert str(parse(day.isoformat())) == day.isoformat()
    assert earliest(day.isoformat()) == day == latest(day.isoformat())


@given(st.dates(min_value=date(1, 1, 1)))
def test_less_precision_never_means_fewer_days(day):
    year, month = day.isoformat()[:4], day.isoformat()[:7]
    assert earliest(year) <= earliest(month) <= day <= latest(month) <= latest(year)
