"""Django's own date filter and ours write the same date in every language."""

from datetime import date

import pytest
from babel.numbers import format_decimal
from django.utils import formats, translation

from orkhon.ui import dates


@pytest.mark.parametrize("language", ["en", "az", "kk", "ky", "tr", "uz", "ru"])
def test_the_order_of_day_month_and_year_is_the_same(language):
    when = date(2026, 3, 3)
    ours = dates.day(when, language).replace("\u00a0", " ")
    with translation.override(language):
        written = formats.date_format(when, "DATE_FORMAT")
    # The month's own form is Django's catalogue's matter; its place is ours.
    assert [part.isdigit() for part in written.replace("-", " ").split()] == [
        part.isdigit() for part in ours.replace("-", " ").split()
    ]


@pytest.mark.parametrize("language", ["en", "az", "kk", "ky", "tr", "uz", "ru"])
def test_a_day_has_24_hours_and_the_week_begins_on_monday(language):
    with translation.override(language):
        assert formats.get_format("TIME_FORMAT") == "H:i"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize("language", ["en", "az", "kk", "ky", "tr", "uz", "ru"])
def test_a_date_field_reads_what_a_browser_sends(language):
    with translation.override(language):
        assert "%Y-%m-%d" in formats.get_format("DATE_INPUT_FORMATS")


@pytest.mark.parametrize("language", ["en", "az", "kk", "ky", "tr", "uz", "ru"])
def test_numbers_are_grouped_and_pointed_as_in_the_cldr(language):
    locale = {"en": "en_GB"}.get(language, language)
    with translation.override(language):
        assert formats.number_format(1234567, force_grouping=True) == (
            format_decimal(1234567, locale=locale)
        )
        assert formats.number_format("0.5") == format_decimal(0.5, locale=locale)
