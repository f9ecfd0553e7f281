"""What looks like a date and is none, what is a date and does not exist."""

import pytest

from orkhon.engines.reports.dates import DateError, find_dates


@pytest.mark.parametrize(
    "text",
    [
        "(Press Service, 74-72-27.)",
        "the 2022-2023 Development Concept",
        "the 105th anniversary",
        "the 14th Plenary Session",
        "telephone +7 7172 74 72 27",
        "under article 12 of resolution 3.14",
        "641 observers from 35 countries",
        "at 10:30",
        "they may attend; the march of 30 people",
        "version 12.30.45",
        "No 2026-15",
        "they may 10 and march 12, up to 10 may, on monday",
        "in the year 7212-12-12 or 12.12.1600 or 1.1.7212",
        "on Tuesdays the 5th committee sits",
    ],
)
def test_figures_that_are_no_dates_are_left_alone(text):
    assert find_dates(text, "en", "2026-03-20") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Қазан қаласында"),
        ("kk", "қазанда"),
        ("tr", "ocakta ve aralıkta"),
        ("az", "sən 5 sen demə"),
        ("ru", "мартен и маевка"),
    ],
)
def test_words_that_are_also_months_need_more_than_themselves(language, text):
    assert find_dates(text, language, "2026-03-20") == []


def test_a_span_of_years_is_read_as_years_and_not_as_days():
    (found,) = find_dates("a programme for 2023-2028", "en", None)
    assert (found.date, found.end_date, found.precision) == ("2023", "2028", "year")
    (found,) = find_dates("на 2025-2027 годы", "ru", None)
    assert (found.date, found.end_date, found.precision) == ("2025", "2027", "year")


def test_years_that_run_backwards_are_no_span():
    assert find_dates("for 2028-2023 people", "en", None) == []


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        (
            "en",
            "31 February",
            "“31 February” is not a date: February has at most 29 days",
        ),
        (
            "en",
            "31 April 2026",
            "“31 April 2026” is not a date: April 2026 has 30 days",
        ),
        ("en", "30.02.2026", "“30.02.2026” is not a date: February 2026 has 28 days"),
        ("en", "2026-13-01", "“2026-13-01” is not a date: there is no month 13"),
        (
            "ru",
            "29 февраля 2026 года",
            "“29 февраля 2026 года” is not a date: February 2026 has 28 days",
        ),
        (
            "ru",
            "14-12 мая",
            "“14-12 мая” is not a span of days: it ends before it begins",
        ),
        ("kk", "0 наурыз", "“0 наурыз” is not a date: March has 31 days"),
    ],
)
def test_a_day_that_does_not_exist_is_said_and_not_put_right(language, text, problem):
    (found,) = find_dates(text, language, "2026-03-20")
    assert (found.date, found.rule, found.problem) == (None, "impossible", problem)
    assert text[found.start : found.end] == text


def test_a_leap_day_exists_in_leap_years_only():
    (found,) = find_dates("29 February 2024", "en", None)
    assert found.date == "2024-02-29"
    # Seen from 2026 no year within reach has that day: 2024 and 2028 do.
    (found,) = find_dates("29 February", "en", "2026-03-20")
    assert (found.date, found.month_day) == (None, "--02-29")


def test_english_slashes_that_read_both_ways_are_not_guessed():
    (found,) = find_dates("on 05/06/2026", "en", None)
    assert (found.date, found.rule) == (None, "ambiguous")
    assert found.problem == "“05/06/2026” can be read as 5.6.2026 or as 6.5.2026"
    (same,) = find_dates("on 05/05/2026", "en", None)
    assert same.date == "2026-05-05"


def test_two_days_joined_by_and_are_a_span_only_when_neighbours():
    (span,) = find_dates("11 and 12 June 2026", "en", None)
    assert (span.date, span.end_date) == ("2026-06-11", "2026-06-12")
    apart = find_dates("3 and 10 June 2026", "en", None)
    assert [date.date for date in apart] == ["2026-06-03", "2026-06-10"]


def test_three_ends_are_no_span():
    first, second = find_dates("11-12 June – 3 July 2026", "en", "2026-06-20")
    assert (first.date, first.end_date) == ("2026-06-11", "2026-06-12")
    assert second.date == "2026-07-03"


def test_a_weekday_without_publication_has_no_day():
    (found,) = find_dates("met on Tuesday", "en", None)
    assert (found.date, found.rule) == (None, "weekday")


def test_a_month_that_is_also_a_word_is_read_with_the_word_for_month():
    (found,) = find_dates("ekim ayında", "tr", "2026-03-20")
    assert found.date == "2025-10"
    assert find_dates("Ekim'de", "tr", "2026-03-20") == []


def test_a_day_above_thirty_one_behind_its_month_is_no_day():
    (found,) = find_dates("since March 45 deputies", "en", "2026-03-20")
    assert (found.date, found.precision) == ("2026-03", "month")


def test_a_month_followed_by_a_count_is_not_a_day():
    (found,) = find_dates("in March 10 deputies came", "en", "2026-03-20")
    assert (found.date, found.precision) == ("2026-03", "month")


def test_without_publication_a_missing_year_stays_missing():
    (day,) = find_dates("14 наурызда", "kk", None)
    assert (day.date, day.month_day, day.rule) == (None, "--03-14", "day-month")
    (span,) = find_dates("11-12 June", "en", None)
    assert span.month_day == "--06-11/--06-12"
    (month,) = find_dates("in April", "en", None)
    assert (month.date, month.month_day) == (None, "--04")
    (year,) = find_dates("last year", "en", None)
    assert (year.date, year.relative) == (None, True)
    (month,) = find_dates("in April this year", "en", None)
    assert (month.date, month.rule) == (None, "month+relative-year")
    (day,) = find_dates("биыл 19 наурызда", "kk", None)
    assert (day.date, day.rule) == (None, "day-month+relative-year")


@pytest.mark.parametrize(
    ("text", "published", "date", "rule"),
    [
        # Words of the future: the next such day.
        ("The session is slated for June 11-12", "2025-04-21", "2025-06-11", "ahead"),
        ("It will be held on 10 January", "2025-12-20", "2026-01-10", "ahead"),
        # A report stored two days late still means this year.
        ("It will be held on 18 December", "2025-12-20", "2025-12-18", "ahead"),
        # Words of the past: the last such day.
        ("The talks were held on 28 December", "2026-01-05", "2025-12-28", "past"),
        ("The treaty was signed on 10 October", "2025-10-09", "2025-10-10", "past"),
        ("The treaty was signed on 20 October", "2025-10-09", "2024-10-20", "past"),
        # No such words: eight months back, four ahead.
        ("Talks on 28 December", "2026-01-05", "2025-12-28", "nearest"),
        ("Talks on 10 January", "2025-12-20", "2026-01-10", "nearest"),
        ("Talks on 1 June", "2026-01-05", "2025-06-01", "nearest"),
    ],
)
def test_a_missing_year_is_filled_by_the_stated_rule(text, published, date, rule):
    (found,) = find_dates(text, "en", published)
    assert found.date == date
    assert found.rule.endswith(f"+year-{rule}")


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("it will open in February", "2025-11-10", "2026-02"),
        ("it was opened in December", "2026-01-10", "2025-12"),
        ("talks in December", "2026-01-10", "2025-12"),
        ("talks in February", "2025-12-10", "2026-02"),
    ],
)
def test_a_month_without_its_year_follows_the_same_rule(text, published, date):
    (found,) = find_dates(text, "en", published)
    assert found.date == date


def test_in_a_language_that_we_do_not_read_only_figures_count():
    found = find_dates("2026. március 3. 03.03.2026", "hu", "2026-03-20")
    assert [date.date for date in found] == ["2026-03-03"]


def test_a_day_of_publication_that_is_none_is_refused():
    with pytest.raises(DateError, match="“soon” is not a day of publication"):
        find_dates("today", "en", "soon")


def test_a_partial_day_of_publication_anchors_nothing():
    (found,) = find_dates("today", "en", "2026-03")
    assert found.date is None
