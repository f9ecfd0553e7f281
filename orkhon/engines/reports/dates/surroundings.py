"""What stands around a date: its year, its limit, and which way it lies."""

import re
from dataclasses import dataclass
from typing import Literal, cast

from orkhon.engines.reports.dates.grammar import Grammar
from orkhon.engines.reports.dates.model import Bound

Direction = Literal["ahead", "past", "nearest"]

_LOOK_BACK = 60
_SENTENCE_END = re.compile(r"[.!?…]['\"»”]?\s+(?=[^\Wa-zа-яё\d_]|[«“\"])|\n")


@dataclass(frozen=True, slots=True)
class WrittenYear:
    """A year beside a date: its number, or an offset from that of publication."""

    number: int | None
    offset: int | None
    span: tuple[int, int]


def relative_years(match: re.Match[str]) -> int:
    """Return -1, 0 or 1 for the group last, this or next that matched."""
    if match["this"] is not None:
        return 0
    return -1 if match["last"] is not None else 1


def year_around(
    text: str, grammar: Grammar, span: tuple[int, int]
) -> WrittenYear | None:
    """Find the year written beside a date.

    Directly after it wins, then before it, then after a comma: in a list the
    comma may belong to the next date.
    """
    start, end = span
    after = grammar.year_after.match(text, end)
    if after is not None and after["comma"] is None:
        return _written(after, (start, after.end()))
    before = grammar.year_before.search(text, max(0, start - _LOOK_BACK), start)
    if before is not None:
        return _written(before, (before.start(), end))
    return None if after is None else _written(after, (start, after.end()))


def _written(match: re.Match[str], span: tuple[int, int]) -> WrittenYear:
    if match["y"] is not None:
        return WrittenYear(int(match["y"]), None, span)
    return WrittenYear(None, relative_years(match), span)


def bound_around(text: str, grammar: Grammar, span: tuple[int, int]) -> Bound | None:
    """Return the kind of limit that words around a date make of it, if any."""
    start, end = span
    for pattern, bound in grammar.bounds_before:
        if pattern.search(text, max(0, start - _LOOK_BACK), start):
            return cast(Bound, bound)
    for pattern, bound in grammar.bounds_after:
        if pattern.match(text, end):
            return cast(Bound, bound)
    return None


def direction_of(text: str, grammar: Grammar, span: tuple[int, int]) -> Direction:
    """Say which way a date lies: "by" means ahead, else the nearest cue says."""
    start, end = span
    first, last = _sentence(text, start, end)
    if bound_around(text, grammar, span) == "by":
        return "ahead"
    ahead = _nearest(grammar.future, text, first, last, span)
    past = _nearest(grammar.past, text, first, last, span)
    if ahead is None and past is None:
        return "nearest"
    if past is None or (ahead is not None and ahead <= past):
        return "ahead"
    return "past"


def says_ahead(text: str, grammar: Grammar, span: tuple[int, int]) -> bool:
    """Whether the nearest cue of the sentence says that the day is to come."""
    return direction_of(text, grammar, span) == "ahead"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(0, start - 300)
    for boundary in _SENTENCE_END.finditer(text, first, start):
        first = boundary.end()
    after = _SENTENCE_END.search(text, end, min(len(text), end + 300))
    return first, min(len(text), end + 300) if after is None else after.start()


def _nearest(
    cue: re.Pattern[str], text: str, first: int, last: int, span: tuple[int, int]
) -> int | None:
    distances = [
        max(span[0] - found.end(), found.start() - span[1])
        for found in cue.finditer(text, first, last)
    ]
    return min((d for d in distances if d >= 0), default=None)
