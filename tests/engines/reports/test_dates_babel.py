"""Babel writes the days from the Unicode CLDR; we must read the same days back.

Babel is the independent program here: its month names, orders and year words
are those of the CLDR and not ours.
"""

import datetime

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.reports.dates import find_dates

LOCALES = ["en", "en_GB", "az", "kk", "ky", "tr", "uz", "uz_Cyrl", "ru"]
# The short forms of English (3/3/26) and Kyrgyz (3/3/26, month first in the
# CLDR) can be read in two ways, and so we do not read them.
SHORT_FORM_IS_PLAIN = {"az", "kk", "tr", "uz", "uz_Cyrl", "ru"}
DAYS = [datetime.date(2023, 12, 27) + datetime.timedelta(11 * n) for n in range(100)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["medium", "long", "full"])
def test_every_day_that_babel_writes_is_read_back(locale, form):
    for day in DAYS:
        written = format_date(day, form, locale=locale)
        found = find_dates(written, locale[:2], None)
        assert [date.date for date in found] == [day.isoformat()], written


@pytest.mark.parametrize("locale", sorted(SHORT_FORM_IS_PLAIN))
def test_every_short_form_that_is_plain_is_read_back(locale):
    for day in DAYS:
        written = format_date(day, "short", locale=locale)
        found = find_dates(written, locale[:2], None)
        assert [date.date for date in found] == [day.isoformat()], written


@settings(max_examples=60, deadline=None)
@given(
    day=st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    locale=st.sampled_from(LOCALES),
)
def test_any_day_within_a_line_keeps_its_span_and_its_value(day, locale):
    written = format_date(day, "long", locale=locale)
    line = f"— {written} —"
    (found,) = find_dates(line, locale[:2], "2026-03-03")
    # The full stop of "2026 г." and "2026 ж." may or may not belong to the date.
    assert line[found.start : found.end].rstrip(".") == written.rstrip(".")
    assert (found.date, found.precision, found.month_day) == (
        day.isoformat(),
        "day",
        None,
    )


@settings(max_examples=60, deadline=None)
@given(
    day=st.dates(datetime.date(2000, 1, 1), datetime.date(2059, 12, 31)),
    published=st.dates(datetime.date(2000, 1, 1), datetime.date(2059, 12, 31)),
    locale=st.sampled_from(["en", "az", "kk", "ky", "tr", "uz", "ru"]),
)
def test_a_day_without_its_year_is_found_near_publication(day, published, locale):
    pattern = "d-MMMM" if locale in ("ky", "uz") else "d MMMM"
    written = format_date(day, pattern, locale=locale)
    (found,) = find_dates(written, locale, published.isoformat())
    assert found.month_day == f"--{day.month:02d}-{day.day:02d}"
    if found.date is None:
        assert (day.month, day.day) == (2, 29)
        return
    read = datetime.date.fromisoformat(found.date)
    assert (read.month, read.day) == (day.month, day.day)
    # Eight months back and four ahead; the leap day can need a day more.
    if (day.month, day.day) != (2, 29):
        assert -244 <= (read - published).days <= 122
