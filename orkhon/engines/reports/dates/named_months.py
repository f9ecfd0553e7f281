"""Dates with the month in words: "14 марта", "March 3, 2026", "2026-жылдын 3-мартында"."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orkhon.engines.reports.dates.calendar_days import (
    mention,
    why_impossible,
    year_of_day,
    year_of_month,
)
from orkhon.engines.reports.dates.grammar import Grammar, Starts, matches_at
from orkhon.engines.reports.dates.model import DateMention
from orkhon.engines.reports.dates.surroundings import (
    WrittenYear,
    bound_around,
    direction_of,
    year_around,
)

_DIGITS = re.compile(r"\d+")
# English "in March 10 deputies …": a day follows "on", a month follows "in".
_IN_BEFORE = re.compile(r"\b(?:in|of|since)\s+$", re.IGNORECASE)
_THIS_LAST_NEXT = re.compile(
    r"\b(?:(?P<this>this)|(?P<last>last)|(?P<next>next))\s+$", re.IGNORECASE
)
_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class _Days:
    """One day or a span of days as written, before its year is known."""

    span: tuple[int, int]
    rule: str
    month: int
    day: int
    last_month: int
    last_day: int

    @property
    def is_span(self) -> bool:
        return (self.month, self.day) != (self.last_month, self.last_day)


def days_in_words(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    starts: Starts,
    taken: list[tuple[int, int]],
) -> Iterator[DateMention]:
    """Yield the days whose month is a word, with their years where known."""
    for match in matches_at(grammar.day_first, text, starts.digits):
        month = _month_number(grammar, match["m1"])
        if month is not None:
            yield from _dated(text, grammar, anchor, match, month, "day-month")
    if grammar.month_then_day is None:
        return
    for match in matches_at(grammar.month_then_day, text, starts.months):
        month = _month_number(grammar, _bare_genitive(grammar, match["m1"]))
        if month is not None and int(_digits(match["d1"])) <= 31:
            yield from _dated(text, grammar, anchor, match, month, "month-day")


def _dated(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    match: re.Match[str],
    month: int,
    rule: str,
) -> Iterator[DateMention]:
    tail = grammar.day_tail.match(text, match.end())
    year = year_around(text, grammar, match.span())
    if year is None and tail is not None:
        year = year_around(text, grammar, (match.start(), tail.end()))
    if year is None:
        if rule == "month-day" and grammar.words.month_first:
            before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
            if _IN_BEFORE.search(before):
                return
        if _is_short(grammar, match["m1"]):
            return
    for days in _readings(grammar, match, month, rule):
        start, end = days.span
        # Two days of one phrase share its year, but not its span.
        if year is not None and start == match.start():
            start = min(start, year.span[0])
        if year is not None and end == match.end():
            end = max(end, year.span[1])
        tail = grammar.day_tail.match(text, end)
        span = (start, end if tail is None else tail.end())
        yield _resolve(text, grammar, anchor, replace(days, span=span), year)


def _readings(
    grammar: Grammar, match: re.Match[str], month: int, rule: str
) -> Iterator[_Days]:
    """One reading, or two days where "and" joins days that are no neighbours."""
    groups = match.groupdict()
    day = int(_digits(match["d1"]))
    second = groups.get("d3") or match["d2"]
    if second is None:
        yield _Days(match.span(), rule, month, day, month, day)
        return
    last = int(_digits(second))
    other = groups.get("m2")
    last_month = (_month_number(grammar, other) if other else None) or month
    joined_by_words = match["join"] is not None and any(
        letter.isalpha() for letter in match["join"]
    )
    by_and = joined_by_words and not re.fullmatch(
        grammar.words.span_words, match["join"].strip(), re.IGNORECASE
    )
    if by_and and other is None and last != day + 1:
        split = match.start("d2")
        yield _Days((match.start(), match.end("d1")), rule, month, day, month, day)
        yield _Days((split, match.end()), rule, month, last, month, last)
        return
    yield _Days(match.span(), rule, month, day, last_month, last)


def _resolve(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    days: _Days,
    year: WrittenYear | None,
) -> DateMention:
    written = " ".join(text[days.span[0] : days.span[1]].split())
    number, rule, relative = _year_number(text, grammar, anchor, days, year)
    # A span over the New Year is written with the year of its end.
    over = (days.last_month, days.last_day) < (days.month, days.day)
    first_year = last_year = number
    if number is not None and over:
        if year is not None and year.number is not None:
            first_year = number - 1
        else:
            last_year = number + 1
    problem = why_impossible(
        written, first_year, days.month, days.day
    ) or why_impossible(written, last_year, days.last_month, days.last_day)
    if over and days.month == days.last_month:
        problem = f"“{written}” is not a span of days: it ends before it begins"
    bound = bound_around(text, grammar, days.span)
    if problem is not None:
        return mention(
            days.span, date=None, rule="impossible", bound=bound, problem=problem
        )
    month_day = None
    if year is None or year.number is None:
        month_day = f"--{days.month:02d}-{days.day:02d}"
        if days.is_span:
            month_day += f"/--{days.last_month:02d}-{days.last_day:02d}"
    date = end_date = None
    if first_year is not None:
        date = f"{first_year:04d}-{days.month:02d}-{days.day:02d}"
        if days.is_span:
            end_date = f"{last_year:04d}-{days.last_month:02d}-{days.last_day:02d}"
    return mention(
        days.span,
        date=date,
        end_date=end_date,
        relative=relative,
        rule=rule,
        month_day=month_day,
        bound=bound,
    )


def _year_number(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    days: _Days,
    year: WrittenYear | None,
) -> tuple[int | None, str, bool]:
    """Return the year, the rule with how it was found, and whether it is relative."""
    if year is not None and year.number is not None:
        return year.number, days.rule + "-year", False
    if year is not None and year.offset is not None:
        rule = days.rule + "+relative-year"
        return (None if anchor is None else anchor.year + year.offset), rule, True
    if anchor is None or why_impossible("", None, days.month, days.day):
        return None, days.rule, False
    direction = direction_of(text, grammar, days.span)
    number = year_of_day(days.month, days.day, anchor, direction)
    return number, f"{days.rule}+year-{direction}", False


def months_in_words(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    starts: Starts,
    taken: list[tuple[int, int]],
) -> Iterator[DateMention]:
    """Yield months without a day, where the words around make them dates."""
    for match in matches_at(grammar.month, text, starts.months):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        month = _month_number(grammar, match["m1"])
        if month is None:
            continue
        word = grammar.month_word.match(text, match.end())
        span = (match.start(), match.end() if word is None else word.end())
        year = year_around(text, grammar, span)
        if year is not None:
            span = (min(span[0], year.span[0]), max(span[1], year.span[1]))
        before = text[max(0, span[0] - _LOOK_BACK) : span[0]]
        turn = _THIS_LAST_NEXT.search(before) if grammar.words.month_first else None
        if turn is not None and year is None:
            span = (span[0] - len(before) + turn.start(), span[1])
        elif year is None and not (
            word is not None or _stands_alone(grammar, match["m1"], month, before)
        ):
            continue
        yield _resolve_month(text, grammar, anchor, (span, month), year, turn)


def _stands_alone(grammar: Grammar, written: str, month: int, before: str) -> bool:
    """Whether a bare month is a date by its ending or the word before it."""
    if month in grammar.words.ambiguous_months:
        return False
    if grammar.month_ending is not None and grammar.month_ending.search(written):
        return True
    return grammar.month_lead is not None and bool(grammar.month_lead.search(before))


def _resolve_month(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    what: tuple[tuple[int, int], int],
    year: WrittenYear | None,
    turn: re.Match[str] | None,
) -> DateMention:
    span, month = what
    number: int | None
    relative = False
    if year is not None and year.number is not None:
        number, rule = year.number, "month-year"
    elif year is not None and year.offset is not None:
        number = None if anchor is None else anchor.year + year.offset
        rule, relative = "month+relative-year", True
    elif anchor is None:
        number, rule = None, "month"
    elif turn is not None:
        number, rule, relative = _turned(month, anchor, turn), "month+turn", True
    else:
        direction = direction_of(text, grammar, span)
        number = year_of_month(month, anchor, direction)
        rule = f"month+year-{direction}"
    written_year = year is not None and year.number is not None
    return mention(
        span,
        date=None if number is None else f"{number:04d}-{month:02d}",
        precision="month",
        relative=relative,
        rule=rule,
        month_day=None if written_year else f"--{month:02d}",
        bound=bound_around(text, grammar, span),
    )


def _turned(month: int, anchor: datetime.date, turn: re.Match[str]) -> int:
    """The year of "this June", "last June" (past, not this month), "next June"."""
    if turn["this"] is not None:
        return anchor.year
    if turn["last"] is not None:
        return anchor.year - (month >= anchor.month)
    return anchor.year + (month <= anchor.month)


def _month_number(grammar: Grammar, written: str) -> int | None:
    """Return 1..12, or None for a word that only looks like a month."""
    words = grammar.words
    if words.months_are_capital and not written[0].isupper():
        return None
    return next(
        (
            number
            for number, pattern in enumerate(grammar.month_names, start=1)
            if pattern.fullmatch(written)
        ),
        None,
    )


def _is_short(grammar: Grammar, written: str) -> bool:
    if grammar.words.short_stands_alone:
        return False
    bare = written.rstrip(".")
    if any(re.fullmatch(name, bare, re.IGNORECASE) for name in grammar.words.months):
        return False
    return any(
        re.fullmatch(name, bare, re.IGNORECASE) for name in grammar.words.short_months
    )


def _bare_genitive(grammar: Grammar, written: str) -> str:
    """Take the word for "month" off: "mart ayının" is read as "mart"."""
    word = grammar.month_word.search(written)
    return written if word is None else written[: word.start()]


def _digits(written: str) -> str:
    found = _DIGITS.match(written)
    return found[0] if found else written
