"""Dates as each language writes them; expected values from the CLDR through Babel."""

from datetime import date

import pytest
from babel.dates import format_date, format_skeleton
from django.utils import translation

from orkhon.engines.periods import PartialDateError
from orkhon.ui import dates

LANGUAGES = {
    "en": "en_GB",
    "az": "az",
    "kk": "kk",
    "ky": "ky",
    "tr": "tr",
    "uz": "uz",
    "ru": "ru",
}
EACH = pytest.mark.parametrize("language", LANGUAGES)


def plain(text):
    """Babel has narrow, we have common no-break spaces; both are spaces here."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@EACH
@pytest.mark.parametrize("month", range(1, 13))
def test_a_whole_date_is_written_as_the_cldr_has_it(language, month):
    when = date(2026, month, 3)
    expected = format_date(when, "long", LANGUAGES[language])
    assert plain(dates.partial(when.isoformat(), language)) == plain(expected)


@EACH
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_without_its_day_stays_a_month(language, month):
    expected = format_skeleton(
        "yMMMM", date(2026, month, 1), locale=LANGUAGES[language]
    )
    assert plain(dates.partial(f"2026-{month:02}", language)) == plain(expected)


@EACH
def test_a_year_alone_stays_a_year(language):
    expected = format_skeleton("y", date(2026, 1, 1), locale=LANGUAGES[language])
    assert plain(dates.partial("2026", language)) == plain(expected)


@EACH
def test_a_day_and_month_leave_the_year_out(language):
    expected = format_skeleton("MMMMd", date(2026, 3, 3), locale=LANGUAGES[language])
    assert plain(dates.day_month("2026-03-03", language)) == plain(expected)


@EACH
@pytest.mark.parametrize("day", range(1, 8))
def test_a_heading_names_the_weekday(language, day):
    when = date(2027, 3, day)
    expected = plain(format_date(when, "full", LANGUAGES[language]))
    if language == "en":
        expected = expected.replace(",", "")  # as the mockup of the first screen
    assert plain(dates.with_weekday(when, language)) == expected
    if language in {"az", "kk", "ky", "tr"}:
        assert plain(dates.heading(when, language)) == expected
    else:  # the weekday leads and, as a title, begins with a capital
        assert (
            plain(dates.heading(when, language)) == expected[0].upper() + expected[1:]
        )


def test_what_is_not_known_is_not_written():
    assert dates.partial("") == ""


def test_a_day_that_the_calendar_does_not_have_is_refused():
    with pytest.raises(PartialDateError):
        dates.partial("2026-02-30", "kk")


def test_the_language_in_force_is_used():
    with translation.override("kk"):
        assert plain(dates.partial("2026-03-03")) == "2026 ж. 3 наурыз"


@pytest.mark.parametrize(
    ("first", "last", "language", "written"),
    [
        # Worked by hand from the long forms above; en dash, no space between days.
        ("2026-06-11", "2026-06-12", "en", "11–12 June 2026"),
        ("2026-06-11", "2026-06-12", "ru", "11–12 июня 2026 г."),
        ("2026-06-11", "2026-06-12", "kk", "2026 ж. 11–12 маусым"),
        ("2026-06-11", "2026-06-12", "ky", "2026-ж., 11–12-июнь"),
        ("2026-06-11", "2026-06-12", "uz", "11–12-iyun, 2026"),
        ("2026-05-30", "2026-06-02", "tr", "30 Mayıs – 2 Haziran 2026"),
        ("2026-05-30", "2026-06-02", "kk", "2026 ж. 30 мамыр – 2 маусым"),
        ("2025-12-30", "2026-01-02", "en", "30 December 2025 – 2 January 2026"),
        ("2026-06", "2026-06", "en", "June 2026"),
        ("2026-06", "", "en", "June 2026 –"),
        ("", "2026-06", "en", "– June 2026"),
        ("2025", "2026", "en", "2025 – 2026"),
        ("", "", "en", ""),
    ],
)
def test_a_span_says_once_what_its_ends_share(first, last, language, written):
    assert plain(dates.between(first, last, language)) == written


def test_a_month_without_a_day_or_a_bare_year_in_a_list():
    assert dates.day_month("2026-03", "ru") == "март"
    assert dates.day_month("2026", "ru") == "2026"
