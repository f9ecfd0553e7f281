"""Numbers in a law and what they count: days, years, percent, money, dates.

Read in all languages, in figures and in words (`30 күн`, `отуз күн`, `otuz gün`,
`тридцати дней`), so that a deadline is found to be the same or another one whatever
the language. Numbers of articles and points are told apart: they differ by nature.
"""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import StringIO

from orkhon.engines.texts.alignment.languages import LANGUAGES, TURKIC
from orkhon.engines.texts.alignment.spelling import TOKEN, clean

UNIT_REACH = 2
"""Words after a number among which its unit may stand (30 calendar days)."""
DATE_REACH = 3
"""Words around a month among which its year may stand; its day stands beside it."""
UNIT_TAIL = 6
"""Letters that suffixes add to a Turkic unit."""
YEARS = range(1900, 2101)
"""Numbers that are the name of a year when a year follows."""

_LIST_MARK = re.compile(r"(?m)^\s*\(?\d{1,3}[.)](?=\s)|(?<=[;:,.]\s)\(?\d{1,3}\)(?=\s)")
_NUMERIC_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3})((?:[  ]\d{3})+)(?![\d])")


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A number with what it counts.

    Attributes:
        kind: `number`, `deadline`, `percent`, `amount`, `date` or `reference`.
        value: The number in figures; a date as 2025-01-31 or as far as known.
        unit: `day`, `month` …, `money`, `unit of account`; "" without one.
    """

    kind: str
    value: str
    unit: str = ""

    def __str__(self) -> str:
        if self.kind == "percent":
            return f"{self.value}%"
        shown = {"money": "of money", "unit of account": "units of account"}
        return f"{self.value} {shown.get(self.unit, self.unit)}".strip()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    figures: str


def quantities(text: str, language: str) -> list[Quantity]:
    """Read the numbers of a text, in order.

    Args:
        text: A provision.
        language: Its variety, one of `LANGUAGES`.
    Returns:
        Its quantities. Marks of enumeration are left out.
    """
    joined = _THOUSANDS.sub(_without_spaces, _LIST_MARK.sub(" ", text))
    joined = joined.replace("%", " % ")
    words = [
        _Word(clean(part, language), part if part[0].isdigit() else "")
        for part in re.findall(rf"%|{TOKEN.pattern}", joined)
    ]
    found: list[Quantity] = []
    taken: set[int] = set()
    for place in range(len(words)):
        if (date := _date_at(words, place, language, taken)) is not None:
            found.append(date)
    place = 0
    while place < len(words):
        if place in taken:
            place += 1
            continue
        value, after = _number_at(words, place, language)
        if value is None:
            place += 1
            continue
        found.append(_counted(words, place, after, value, language))
        place = after
    return found


def _without_spaces(match: re.Match[str]) -> str:
    return re.sub(r"\s", "", match[0])


def _date_at(
    words: list[_Word], place: int, language: str, taken: set[int]
) -> Quantity | None:
    numeric = _NUMERIC_DATE.fullmatch(words[place].figures)
    if numeric and 1 <= int(numeric[1]) <= 31 and 1 <= int(numeric[2]) <= 12:
        taken.add(place)
        day, month, year = numeric.groups()
        return Quantity("date", f"{year}-{int(month):02}-{int(day):02}")
    month, _ = _sign("month", words, place, language)
    if month is None:
        return None
    near = range(max(0, place - DATE_REACH), min(len(words), place + DATE_REACH + 1))
    figures = {at: _whole(words[at].figures) for at in near}
    days = [at for at, number in figures.items() if 1 <= number <= 31]
    years = [at for at, number in figures.items() if number in YEARS]
    days.sort(key=lambda at: abs(at - place))
    years.sort(key=lambda at: abs(at - place))
    if not days or abs(days[0] - place) > 1:
        return None
    taken.update(days[:1] + years[:1])
    year = f"{figures[years[0]]}-" if years else ""
    return Quantity("date", f"{year}{int(month):02}-{figures[days[0]]:02}")


def _whole(figures: str) -> int:
    """A number of up to four figures; 0 for any other."""
    return int(figures) if figures.isdigit() and len(figures) <= 4 else 0


def _number_at(words: list[_Word], place: int, language: str) -> tuple[str | None, int]:
    """A number in figures or words and the place after it."""
    if words[place].figures:
        value = words[place].figures.replace(",", ".").rstrip(".")
        after = place + 1
        spelled, beyond = _spelled(words, after, language)
        return value, beyond if spelled == value else after
    return _spelled(words, place, language)


def _spelled(words: list[_Word], place: int, language: str) -> tuple[str | None, int]:
    total = current = 0
    after = place
    while after < len(words):
        name, length = _sign("number", words, after, language)
        if name is None:
            break
        value = int(name)
        if value >= 1000:
            total, current = total + max(1, current) * value, 0
        elif value == 100:
            current = max(1, current) * value
        else:
            current += value
        after += length
    return (str(total + current) if after > place else None), after


def _counted(
    words: list[_Word], place: int, after: int, value: str, language: str
) -> Quantity:
    """What the number between two places counts."""
    reach = range(after, min(len(words), after + UNIT_REACH))
    before = place - 1
    if language == "tr" and before >= 0 and _is_percent(words, before, language):
        return Quantity("percent", value)
    if language in TURKIC:
        parts = any(_sign("part", words, at, language)[0] for at in reach)
    else:
        parts = before >= 0 and _sign("part", words, before, language)[0] is not None
    if parts:
        return Quantity("reference", value)
    for at in reach:
        if words[at].figures:
            break
        if _is_percent(words, at, language):
            return Quantity("percent", value)
        unit, _ = _sign("unit", words, at, language)
        if unit == "year" and _whole(value) in YEARS:
            return Quantity("date", value)
        if unit is not None:
            money = unit in {"money", "unit of account"}
            return Quantity("amount" if money else "deadline", value, unit)
    return Quantity("number", value)


def _is_percent(words: list[_Word], place: int, language: str) -> bool:
    return words[place].text == "%" or _sign("unit", words, place, language)[0] == "%"


def _sign(
    kind: str, words: list[_Word], place: int, language: str
) -> tuple[str | None, int]:
    """The value of a sign of that kind that begins at a place, and its words."""
    for parts, value in _openings(kind, words[place].text, language):
        there = words[place : place + len(parts)]
        if len(there) == len(parts) and all(
            _is_form(word.text, part, kind, language)
            for word, part in zip(there, parts, strict=True)
        ):
            return value, len(parts)
    return None, 0


def _is_form(word: str, stem: str, kind: str, language: str) -> bool:
    if kind == "number" or language not in TURKIC:
        return word == stem
    return word.startswith(stem) and len(word) - len(stem) <= UNIT_TAIL


@lru_cache(maxsize=100_000)
def _openings(
    kind: str, word: str, language: str
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The signs of a kind whose first word may be this one."""
    return tuple(
        sign
        for sign in _signs(language)[kind]
        if _is_form(word, sign[0][0], kind, language)
    )


@lru_cache(maxsize=len(LANGUAGES))
def _signs(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The signs of a language by kind, those of most words first."""
    home = files("orkhon.engines.texts.alignment")
    text = home.joinpath("signs.tsv").read_text(encoding="utf-8")
    signs: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in csv.DictReader(StringIO(text), delimiter="\t"):
        for name in row[language].split("|"):
            parts = tuple(clean(part, language) for part in name.split())
            signs.setdefault(row["kind"], []).append((parts, row["value"]))
    for listed in signs.values():
        listed.sort(key=lambda sign: -len(sign[0]))
    return signs
