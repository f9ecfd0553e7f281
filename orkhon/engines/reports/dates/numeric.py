"""Dates in figures: 2026-03-14, 14.03.2026, 14/03/2026, 11-12.06.2026, 14.03.26."""

import re
from collections.abc import Iterator

from orkhon.engines.reports.dates.calendar_days import (
    FIRST_YEAR,
    LAST_YEAR,
    mention,
    why_impossible,
)
from orkhon.engines.reports.dates.grammar import matches_at
from orkhon.engines.reports.dates.model import DateMention

_YEAR_FIRST = re.compile(
    r"(?<![\w.,/-])(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?![\d/-]|\.\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\w,/-])(?<!\d\.)(?:(?P<d1>\d{1,2})\s?[-–]\s?)?"
    r"(?P<d>\d{1,2})(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<y>\d{4})(?![\d/-]|\.\d)"
)
_SHORT_YEAR = re.compile(
    r"(?<![\w,/-])(?<!\d\.)(?P<d>\d\d)(?P<s>[./])(?P<m>\d\d)(?P=s)(?P<y>\d\d)"
    r"(?![\w/-]|[.,:]\d)"
)


def numeric_dates(
    text: str, language: str, digits: tuple[int, ...]
) -> Iterator[DateMention]:
    """Yield the dates in figures; day before month in all seven languages.

    English with slashes is written both ways: where both readings are days, the
    mention has the rule "ambiguous" and no date. `digits` are the places where
    numbers begin.
    """
    for match in matches_at(_YEAR_FIRST, text, digits):
        year = int(match["y"])
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield _checked(match, year, int(match["m"]), int(match["d"]), "iso")
    for match in matches_at(_DAY_FIRST, text, digits):
        year = int(match["y"])
        if FIRST_YEAR <= year <= LAST_YEAR:
            yield _day_first(match, year, language)
    for match in matches_at(_SHORT_YEAR, text, digits):
        year, month, day = 2000 + int(match["y"]), int(match["m"]), int(match["d"])
        english_slashes = language == "en" and match["s"] == "/"
        # Three pairs of figures are often no date: telephone, time, version.
        if not english_slashes and why_impossible("", year, month, day) is None:
            yield _checked(match, year, month, day, "numeric-short-year")


def _day_first(match: re.Match[str], year: int, language: str) -> DateMention:
    month, day = int(match["m"]), int(match["d"])
    if language == "en" and match["s"] == "/" and day != month and day <= 12:
        if month > 12:
            return _checked(match, year, day, month, "numeric-month-first")
        return mention(
            match.span(),
            date=None,
            rule="ambiguous",
            problem=(
                f"“{match[0]}” can be read as {day}.{month}.{year} or as "
                f"{month}.{day}.{year}"
            ),
        )
    return _checked(match, year, month, day, "numeric", match["d1"])


def _checked(
    match: re.Match[str],
    year: int,
    month: int,
    day: int,
    rule: str,
    first: str | None = None,
) -> DateMention:
    first_day = day if first is None else int(first)
    problem = why_impossible(match[0], year, month, day) or why_impossible(
        match[0], year, month, first_day
    )
    if problem is not None:
        return mention(match.span(), date=None, rule="impossible", problem=problem)
    last = f"{year:04d}-{month:02d}-{day:02d}"
    if first is None or first_day >= day:
        return mention(match.span(), date=last, rule=rule)
    return mention(
        match.span(),
        date=f"{year:04d}-{month:02d}-{first_day:02d}",
        end_date=last,
        rule=rule,
    )
