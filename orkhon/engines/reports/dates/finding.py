"""Find the dates of a text, each with its span and the rule that read it.

The method is a small grammar for each language (`words*.py`) read by regular
expressions; a span that one rule has taken is closed to the rules after it.
See docs/methods/dates.md.
"""

import datetime
import re
from collections.abc import Iterator

from orkhon.engines.reports.dates.calendar_days import (
    mention,
    parse_published,
    shifted_month,
)
from orkhon.engines.reports.dates.grammar import (
    Grammar,
    Starts,
    digit_starts,
    grammar_for,
    matches_at,
    starts_in,
)
from orkhon.engines.reports.dates.model import DateMention
from orkhon.engines.reports.dates.named_months import days_in_words, months_in_words
from orkhon.engines.reports.dates.numeric import numeric_dates
from orkhon.engines.reports.dates.surroundings import (
    bound_around,
    relative_years,
    says_ahead,
)

_CRAWL_HEADER = re.compile(r"\A\ufeff?\s*date\s+(?=\d{4}-\d\d-\d\d\b)")
_RELATIVE_DAY_RULES = {
    -2: "two-days-ago",
    -1: "yesterday",
    0: "today",
    1: "tomorrow",
    2: "in-two-days",
}
_LONGEST_LEAD = 12
_STEP_RULES = {-1: "last", 0: "this", 1: "next"}


def find_dates(text: str, language: str, published: str | None) -> list[DateMention]:
    """Find the dates that a text writes, in order.

    Args:
        text: Any text.
        language: "en", "az", "kk", "ky", "tr", "uz" or "ru"; in any other
            language only dates in figures are read.
        published: ISO date of publication, the anchor of relative dates and of
            missing years; None leaves these without a date.
    Returns:
        Mentions that do not overlap, by position. A date in figures or words
        that the calendar does not have is returned with the rule "impossible",
        no date and a `problem`; nothing is put right silently.
    Raises:
        DateError: `published` is not an ISO date.
    """
    anchor = parse_published(published)
    grammar = grammar_for(language, text)
    found: list[DateMention] = []
    digits = digit_starts(text)
    _take(found, numeric_dates(text, language, digits))
    if grammar is not None:
        starts = starts_in(text, grammar, digits)
        for rule in (
            days_in_words,
            months_in_words,
            _years,
            _relative_words,
            _weekdays,
        ):
            _take(found, rule(text, grammar, anchor, starts, _spans(found)))
    header = _CRAWL_HEADER.match(text)
    if header is not None:
        found = [
            _as_crawl_header(date) if date.start == header.end() else date
            for date in found
        ]
    return sorted(found, key=lambda date: date.start)


def _spans(found: list[DateMention]) -> list[tuple[int, int]]:
    return [(date.start, date.end) for date in found]


def _take(found: list[DateMention], proposed: Iterator[DateMention]) -> None:
    """Add what does not overlap; among the new ones, the earlier and longer wins."""
    for date in sorted(proposed, key=lambda one: (one.start, -one.end)):
        if all(date.end <= other.start or date.start >= other.end for other in found):
            found.append(date)


def _as_crawl_header(date: DateMention) -> DateMention:
    return mention((date.start, date.end), date=date.date, rule="crawl-header")


def _years(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    starts: Starts,
    taken: list[tuple[int, int]],
) -> Iterator[DateMention]:
    for match in matches_at(grammar.year, text, starts.digits):
        if grammar.year_lead is not None and not grammar.year_lead.search(
            text, max(0, match.start() - _LONGEST_LEAD), match.start()
        ):
            continue
        first, second = match["y"], match["y2"]
        if second is not None and int(second) <= int(first):
            continue
        start = match.start("y")
        end = match.end()
        yield from _year_with_part(text, grammar, (start, end), first, second)
    for match in matches_at(grammar.relative_year, text, starts.words):
        offset = relative_years(match)
        year = None if anchor is None else str(anchor.year + offset)
        rule = f"{_STEP_RULES[offset]}-year"
        yield from _year_with_part(text, grammar, match.span(), year, None, rule)
    for match in matches_at(grammar.season, text, starts.words):
        offset = relative_years(match)
        yield mention(
            match.span(),
            date=None if anchor is None else str(anchor.year + offset),
            precision="year",
            relative=True,
            rule="season",
        )


def _year_with_part(
    text: str,
    grammar: Grammar,
    span: tuple[int, int],
    year: str | None,
    last: str | None,
    relative_rule: str | None = None,
) -> Iterator[DateMention]:
    """A year, with the season or the half of it that stands before; not finer."""
    start, end = span
    lead = max(0, start - 60)
    rule = relative_rule or ("years" if last else "year")
    for pattern, name in (
        (grammar.season_before, "season"),
        (grammar.part_before, "part-of-year"),
    ):
        before = pattern.search(text, lead, start)
        if before is not None:
            start, rule = before.start(), name
            break
    yield mention(
        (start, end),
        date=year,
        end_date=last,
        precision="year",
        relative=relative_rule is not None,
        rule=rule,
        bound=bound_around(text, grammar, (start, end)),
    )


def _relative_words(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    starts: Starts,
    taken: list[tuple[int, int]],
) -> Iterator[DateMention]:
    for pattern, kind, offset in grammar.relative:
        for match in matches_at(pattern, text, starts.words):
            span = match.span()
            bound = bound_around(text, grammar, span)
            if kind == "day":
                day = None if anchor is None else anchor + datetime.timedelta(offset)
                yield mention(
                    span,
                    date=None if day is None else day.isoformat(),
                    relative=True,
                    rule=_RELATIVE_DAY_RULES[offset],
                    bound=bound,
                )
            elif kind == "month":
                yield mention(
                    span,
                    date=None if anchor is None else shifted_month(anchor, offset),
                    precision="month",
                    relative=True,
                    rule=f"{_STEP_RULES[offset]}-month",
                    bound=bound,
                )
            else:
                monday = (
                    None
                    if anchor is None
                    else anchor + datetime.timedelta(7 * offset - anchor.weekday())
                )
                yield mention(
                    span,
                    date=None if monday is None else monday.isoformat(),
                    end_date=(
                        None
                        if monday is None
                        else (monday + datetime.timedelta(6)).isoformat()
                    ),
                    relative=True,
                    rule=f"{_STEP_RULES[offset]}-week",
                    bound=bound,
                )


def _weekdays(
    text: str,
    grammar: Grammar,
    anchor: datetime.date | None,
    starts: Starts,
    taken: list[tuple[int, int]],
) -> Iterator[DateMention]:
    """The last such day up to publication, or the next where the words say so."""
    beside = {start for start, _ in taken} | {end for _, end in taken}
    for match in matches_at(grammar.weekday, text, starts.words):
        start, end = match.span()
        if grammar.words.months_are_capital and not match[0][0].isupper():
            continue
        # "Tuesday, March 3" and "3 марта, вторник" are one date, already found.
        if any(end < near <= end + 3 for near in beside) or any(
            start - 3 <= near < start for near in beside
        ):
            continue
        day, rule = None, "weekday"
        ahead = says_ahead(text, grammar, (start, end))
        if anchor is not None:
            back = (anchor.weekday() - int(str(match.lastgroup)[1:])) % 7
            day = anchor - datetime.timedelta(back)
            if ahead:
                day += datetime.timedelta(7 if back else 0)
        if ahead:
            rule = "weekday+ahead"
        yield mention(
            (start, end),
            date=None if day is None else day.isoformat(),
            relative=True,
            rule=rule,
            bound=bound_around(text, grammar, (start, end)),
        )
