"""A text as the words and numbers that references are made of."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from orkhon.engines.texts.citations.units import ENDINGS, UNITS, WORD_FIRST, Unit
from orkhon.engines.texts.citations.wording import (
    APART,
    WORDING,
    Wording,
    fold,
    ordinals_of,
)
from orkhon.engines.texts.structure.numbers import normal_number

_FIGURES = r"\d{1,4}(?:[.-]\d{1,4})*(?:[a-zа-я](?![^\W_]))?[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
_FREE = r"(?<![\w/%$€])(?<!\d[.-])"
_LETTERS = r"[^\W\d_]{1,2}|[ivxlc]{1,6}"
_DATE = re.compile(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}")
_ROMAN = re.compile("[ivxlc]+")
# Turkish and Azerbaijani "o" before a noun is "that".
_NO_LETTER = frozenset({"o"})
SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Token:
    """A word for a provision, a number, or "this".

    Attributes:
        start, end: Where it stands.
        unit: The word's entry; None for a number or "this".
        number: Normalised; "" for a word.
        sort: Of a number: "figure", "ordinal" (in words), "letter", "roman"; of a
            word "unit"; else "this".
        bracketed: The number stands in, or before, a parenthesis or in quotation marks.
        marked: A figure with the ending of an ordinal; a word with any ending.
        plural: The word stands in the plural for certain.
        possessed: The word has a possessive ending ("5 maddesi").
    """

    start: int
    end: int
    sort: str
    unit: Unit | None = None
    number: str = ""
    bracketed: bool = False
    marked: bool = False
    plural: bool = False
    possessed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that reading references of one language needs.

    Attributes:
        language: One of the seven.
        word_first: "статья 5", not "5-бап".
        pattern: Finds tokens in a folded text.
        forms: Of each unit, what its words look like, the endings in groups.
        ordinals: By the word, Russian ones by the stem.
        between: What may stand between a number and its word.
        measures: What makes a figure a quantity; None where grammar excludes it.
    """

    language: str
    word_first: bool
    pattern: re.Pattern[str]
    forms: tuple[tuple[Unit, re.Pattern[str]], ...]
    ordinals: dict[str, int]
    wording: Wording
    between: frozenset[str]
    measures: re.Pattern[str] | None


@functools.cache
def grammar_of(language: str) -> Grammar:
    """Make the grammar of one of the seven languages from its tables."""
    wording, word_first = WORDING[language], language in WORD_FIRST
    forms = [(unit, _form(unit, language)) for unit in UNITS[language]]
    ordinal, ordinals = ordinals_of(language)
    apart = fold(APART.get(language, "(?!)"))
    inner = "|".join(form for unit, form in forms if unit.kind in {"point", "subpoint"})
    # A letter alone is one only before the word for a point: "a bendi".
    bare = "(?!)" if word_first else rf"[^\W\d_](?=\s+(?:{_nameless(inner)})(?!\w))"
    row = rf"(?:(?P<apart>{apart})\s+)?"
    pattern = "|".join(
        (
            rf"(?<!\w)(?P<this>{fold(wording.this)})(?!\w)",
            rf"(?<!\w)(?P<bare>{bare})",
            rf"(?<!\w)(?P<unit>{'|'.join(_nameless(form) for _, form in forms)})(?<![\w](?=\w))",
            rf"(?<!\w)(?P<ordinal>{ordinal})",
            rf"{_FREE}{row}(?P<figure>{_FIGURES})(?P<mark>{fold(wording.mark)})?(?P<close>\))?(?!\w)",
            rf"\((?P<inside>\d{{1,3}}(?:-\d+)?[a-zа-я]?|{_LETTERS})\)",
            rf"['\"](?P<quoted>\d{{1,3}}|{_LETTERS})['\"]",
            rf"(?<![\w(])(?P<letter>{_LETTERS})\)",
            r"(?<!\w)(?P<roman>[ivxlcхс]+(?:-\d{1,2})?)(?!\w)",
        )
    )
    measures = wording.measures
    return Grammar(
        language,
        word_first,
        re.compile(pattern),
        tuple((unit, re.compile(form)) for unit, form in forms),
        ordinals,
        wording,
        frozenset(map(fold, wording.between)),
        re.compile(rf"\s*(?:%|(?:{fold(measures)})(?!\w))") if measures else None,
    )


def _form(unit: Unit, language: str) -> str:
    stem = fold(unit.stem).replace(" ", r"\s+")
    if language in WORD_FIRST:
        return rf"(?:(?P<many>{fold(unit.plural)})|{stem})"
    many, own, case = map(fold, ENDINGS[language])
    return rf"(?:{stem})(?P<many>{many})?(?P<own>{own})?(?P<case>'?(?:{case}))?"


def _nameless(form: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", form)


def tokens_of(text: str, folded: str, grammar: Grammar) -> Iterator[Token]:
    """Find the tokens of a text, in order; most belong to no reference.

    Args:
        text: As written: it tells a roman numeral from a word.
        folded: The same text folded.
        grammar: Of its language.
    """
    for found in grammar.pattern.finditer(folded):
        name = str(found.lastgroup)
        start, end = found.span()
        if name == "this":
            yield Token(start, end, name)
        elif name == "unit":
            unit, plural, possessed, marked = _unit(found[0], grammar.language)
            if not unit.capital or text[start].isupper():
                yield Token(
                    start, end, name, unit, "", False, marked, plural, possessed
                )
        elif name == "ordinal":
            value = _ordinal(found[0], grammar)
            yield Token(start, end, name, number=str(value), marked=True)
        elif name == "roman":
            value_or_none = normal_number(text[start:end])
            if value_or_none is not None:
                yield Token(start, end, name, number=value_or_none, marked=True)
        elif name in {"mark", "figure", "close"}:
            if _DATE.fullmatch(found["figure"]) is None:
                yield _figure(found)
        elif _is_letter(found[name]):
            number = text[found.start(name) : found.end(name)].lower()
            if name != "bare" or number not in _NO_LETTER:
                closed = end - 1 if name == "letter" and _opened(found) else end
                yield Token(start, closed, "letter", number=number, bracketed=True)


@functools.lru_cache(maxsize=10_000)
def _unit(word: str, language: str) -> tuple[Unit, bool, bool, bool]:
    """The unit of a word; whether it is plural, possessive, has any ending."""
    forms = grammar_of(language).forms
    unit, found = next(
        (unit, found) for unit, form in forms if (found := form.fullmatch(word))
    )
    endings = found.groupdict()
    return (
        unit,
        bool(endings["many"]),
        bool(endings.get("own")),
        any(endings.values()),
    )


def _ordinal(word: str, grammar: Grammar) -> int:
    single = " ".join(word.split())
    if single in grammar.ordinals:
        return grammar.ordinals[single]
    stems = (stem for stem in grammar.ordinals if single.startswith(stem))
    return grammar.ordinals[max(stems, key=len)]


def _figure(found: re.Match[str]) -> Token:
    start, end = found.span()
    number = normal_number(found["figure"]) or ""
    closed = found["close"] is not None
    if closed and _opened(found):
        closed, end = False, end - 1
    if found["apart"]:
        number = f"{found['apart']} {number}"
    marked = found["mark"] is not None
    return Token(start, end, "figure", None, number, closed, marked)


def _opened(found: re.Match[str]) -> bool:
    """A parenthesis is open here, so that the one behind the number closes it."""
    before = found.string[max(0, found.start() - SENTENCE) : found.start()]
    return before.rfind("(") > before.rfind(")")


def _is_letter(written: str) -> bool:
    return (
        len(set(written)) == 1
        or written.isdigit()
        or written[0].isdigit()
        or _ROMAN.fullmatch(written) is not None
    )
