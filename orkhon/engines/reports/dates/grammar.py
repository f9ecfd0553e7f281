"""The grammar of dates of one language, compiled from its calendar words."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from orkhon.engines.reports.dates.words import CalendarWords
from orkhon.engines.reports.dates.words_english_russian import ENGLISH, RUSSIAN
from orkhon.engines.reports.dates.words_kazakh_kyrgyz import (
    KAZAKH,
    KAZAKH_LATIN,
    KYRGYZ,
)
from orkhon.engines.reports.dates.words_turkish_azerbaijani import (
    AZERBAIJANI,
    TURKISH,
)
from orkhon.engines.reports.dates.words_uzbek import UZBEK_CYRILLIC, UZBEK_LATIN

# (language, is the text Cyrillic?) -> words; others have numeric dates only.
_WORDS: dict[tuple[str, bool], CalendarWords] = {
    ("en", False): ENGLISH,
    ("ru", True): RUSSIAN,
    ("kk", True): KAZAKH,
    ("kk", False): KAZAKH_LATIN,
    ("ky", True): KYRGYZ,
    ("tr", False): TURKISH,
    ("az", False): AZERBAIJANI,
    ("uz", False): UZBEK_LATIN,
    ("uz", True): UZBEK_CYRILLIC,
}
_TWO_ALPHABETS = frozenset({"kk", "uz"})
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_LATIN = re.compile(r"[A-Za-z]")
_DASH = r"\s*[-–—−]\s*"
_NUMBER = re.compile(r"\d+")
_YEAR = r"(?:1[89]|20|21)\d\d"


@dataclass(frozen=True, slots=True)
class Starts:
    """Where in a text dates can begin; the patterns are tried only there."""

    digits: tuple[int, ...]
    months: tuple[int, ...]
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Compiled patterns; groups are named d1 d2 d3 m1 m2 y y2 this last next."""

    words: CalendarWords
    month_names: tuple[re.Pattern[str], ...]
    day_first: re.Pattern[str]
    month_then_day: re.Pattern[str] | None
    month: re.Pattern[str]
    month_start: re.Pattern[str]
    word_start: re.Pattern[str]
    month_ending: re.Pattern[str] | None
    month_word: re.Pattern[str]
    month_lead: re.Pattern[str] | None
    year_after: re.Pattern[str]
    year_before: re.Pattern[str]
    day_tail: re.Pattern[str]
    year: re.Pattern[str]
    year_lead: re.Pattern[str] | None
    relative_year: re.Pattern[str]
    season: re.Pattern[str]
    season_before: re.Pattern[str]
    part_before: re.Pattern[str]
    relative: tuple[tuple[re.Pattern[str], str, int], ...]
    weekday: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    bounds_before: tuple[tuple[re.Pattern[str], str], ...]
    bounds_after: tuple[tuple[re.Pattern[str], str], ...]


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def grammar_for(language: str, text: str) -> Grammar | None:
    """Return the grammar for a text in a language, None for other languages.

    Kazakh and Uzbek are written in two alphabets; the larger part decides.
    """
    if language not in _TWO_ALPHABETS:
        cyrillic = language in {"ru", "ky"}
    else:
        cyrillic = len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
    return _grammar(language, cyrillic)


def digit_starts(text: str) -> tuple[int, ...]:
    """Return the places of the first figure of every number."""
    return tuple(match.start() for match in _NUMBER.finditer(text))


def starts_in(text: str, grammar: Grammar, digits: tuple[int, ...]) -> Starts:
    """Find in one pass each where months, relative words and numbers begin."""
    return Starts(
        digits,
        tuple(match.start() for match in grammar.month_start.finditer(text)),
        tuple(match.start() for match in grammar.word_start.finditer(text)),
    )


def matches_at(
    pattern: re.Pattern[str], text: str, places: tuple[int, ...]
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begin at one of the places."""
    for place in places:
        match = pattern.match(text, place)
        if match is not None:
            yield match


def all_grammars() -> tuple[tuple[str, Grammar], ...]:
    """Return every grammar with its language, for headers in another language."""
    found = ((language, _grammar(language, script)) for language, script in _WORDS)
    return tuple((language, grammar) for language, grammar in found if grammar)


@functools.lru_cache(maxsize=len(_WORDS) + 8)
def _grammar(language: str, cyrillic: bool) -> Grammar | None:
    words = _WORDS.get((language, cyrillic))
    return None if words is None else _build(words)


def _build(words: CalendarWords) -> Grammar:
    names = "|".join(words.months)
    short = "|".join(words.short_months)
    month = rf"(?:(?:{names}){words.suffix}(?!\w)|(?:{short})\b\.?)"
    day = rf"\d{{1,2}}{words.day_ending}"
    join_days = rf"(?:{_DASH}|\s+(?:{words.span_words}|{words.and_words})\s+)"
    join_dates = rf"(?:{_DASH}|\s+(?:{words.span_words})\s+)"
    gap = words.day_gap
    relative_year = (
        rf"(?:(?P<this>{words.this_year})|(?P<last>{words.last_year})"
        rf"|(?P<next>{words.next_year}))(?!\w)"
    )
    mark = words.year_mark
    before_mark = mark or r",?"
    range_of_years = rf"(?P<y>{_YEAR})(?:\s*[-–—]\s*(?P<y2>{_YEAR}))?"
    if words.year_lead is None:
        year = rf"(?<![\w./-]){range_of_years}{mark}(?!\w)"
    else:
        # A span of years before a capital is part of a title, not a date.
        year = (
            rf"{range_of_years}(?![\w/-]|[.,]\d)"
            r"(?(y2)(?!(?-i:\s+[A-Z])))"
        )
    return Grammar(
        words=words,
        month_names=tuple(
            _compile(rf"(?:{full}){words.suffix}|(?:{brief})\.?")
            for full, brief in zip(words.months, words.short_months, strict=True)
        ),
        day_first=_compile(
            rf"(?<!\w)(?<!\d[.,:/-])(?P<d1>{day})"
            rf"(?:(?P<join>{join_days})(?P<d2>{day}))?{gap}(?P<m1>{month})"
            rf"(?(d2)|(?:{join_dates}(?P<d3>{day}){gap}(?P<m2>{month}))?)"
        ),
        month_then_day=_month_then_day(words, names, month, join_days),
        month_start=_compile(rf"(?<!\w)(?:{names}|{short})"),
        word_start=_compile(rf"(?<!\w)(?:{_word_starts(words)})"),
        month=_compile(rf"(?<!\w)(?P<m1>(?:{names}){words.suffix})(?!\w)"),
        month_ending=(
            _compile(rf"(?:{words.month_tail})$") if words.month_tail else None
        ),
        month_word=_compile(words.month_word),
        month_lead=(
            _compile(rf"(?<!\w)(?:{words.month_lead})$") if words.month_lead else None
        ),
        year_after=_compile(
            rf"(?:(?P<comma>,)?\s+(?:of\s+)?|,)(?P<y>{_YEAR})(?!-?\d|[.,:]\d)"
            rf"(?(comma)(?!{mark or '(?!)'})|(?:{mark})?)|\s+{relative_year}"
        ),
        year_before=_compile(
            rf"(?:(?<![\d-])(?P<y>{_YEAR}){before_mark}|(?<!\w){relative_year})"
            r"[,\s]+(?:on\s+|the\s+)?$"
        ),
        day_tail=_compile(words.day_tail or r"(?!)"),
        year=_compile(year),
        year_lead=(
            _compile(rf"(?<!\w){words.year_lead}$") if words.year_lead else None
        ),
        relative_year=_compile(rf"(?<!\w){relative_year}"),
        season=_compile(
            rf"(?<!\w)(?:(?P<this>this)|(?P<last>last)|(?P<next>next))\s+"
            rf"{words.seasons}(?!\w)"
        ),
        season_before=_compile(rf"(?<!\w){words.seasons}(?:\s+of)?\s+$"),
        part_before=_compile(rf"(?<!\w)(?:{words.part_of_year or '(?!)'})$"),
        relative=tuple(
            (_compile(rf"(?<!\w)(?:{fragment})(?!\w)"), kind, offset)
            for kind, table in (
                ("day", words.relative_days),
                ("week", words.relative_weeks),
                ("month", words.relative_months),
            )
            for fragment, offset in table
        ),
        weekday=_compile(
            rf"(?<!\w){words.weekday_lead}(?:"
            + "|".join(f"(?P<w{n}>{name})" for n, name in enumerate(words.weekdays))
            + rf"){words.weekday_tail}(?!\w)"
        ),
        future=_compile(rf"(?<!\w){words.future}(?!\w)"),
        past=_compile(rf"(?<!\w){words.past}(?!\w)"),
        bounds_before=tuple(
            (_compile(rf"(?<!\w)(?:{fragment})\s+(?:the\s+)?$"), bound)
            for fragment, bound in words.bounds_before
        ),
        bounds_after=tuple(
            (_compile(rf"(?:{fragment})(?!\w)"), bound)
            for fragment, bound in words.bounds_after
        ),
    )


def _word_starts(words: CalendarWords) -> str:
    """Everything that a relative word, a season or a weekday begins with."""
    relative = (
        *words.relative_days,
        *words.relative_weeks,
        *words.relative_months,
    )
    return "|".join(
        [
            *(fragment for fragment, _ in relative),
            words.this_year,
            words.last_year,
            words.next_year,
            rf"(?:this|last|next)\s+{words.seasons}",
            words.weekday_lead + "(?:" + "|".join(words.weekdays) + ")",
        ]
    )


def _month_then_day(
    words: CalendarWords, names: str, month: str, join: str
) -> re.Pattern[str] | None:
    if words.month_first:
        ending = words.day_ending
        return _compile(
            rf"(?<!\w)(?P<m1>{month})\s+(?:the\s+)?(?P<d1>\d{{1,2}}{ending})"
            rf"(?!\w|[:.,]\d)(?:(?P<join>{join})(?:(?P<m2>{month})\s+)?"
            rf"(?P<d2>\d{{1,2}}{ending})(?!\w|[:.,]\d))?"
        )
    if words.genitive is None:
        return None
    return _compile(
        rf"(?<!\w)(?P<m1>(?:{names})(?:{words.genitive}))\s+(?P<d1>\d{{1,2}})"
        rf"(?:(?P<join>{join})(?P<d2>\d{{1,2}}))?(?:[-'’‘]?[^\W\d]{{1,8}})?(?!\w|[:.,]\d)"
    )
