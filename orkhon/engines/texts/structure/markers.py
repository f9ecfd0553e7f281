"""Which lines open a book, a part, a chapter, an article or an annex.

One grammar a language, made from its words: the word before the number ("Статья 1",
"Madde 1"), after it ("1-бап", "I fəsil"), after an ordinal ("BİRİNCİ BÖLÜM") or before
one ("Раздел первый"). The rules that tell a heading from a sentence that begins with a
reference stand in docs/methods/texts.md.
"""

import functools
import re
from dataclasses import dataclass

from orkhon.engines.texts.structure.model import Kind
from orkhon.engines.texts.structure.numbers import (
    APOSTROPHES,
    FIGURES,
    ROMAN_LETTERS,
    folded,
    normal_number,
)
from orkhon.engines.texts.structure.words import (
    NAMED_PARTS,
    NUMBERED_APART,
    ORDINALS,
    OURS,
    PREAMBLES,
    WORDS,
)

_ABBREVIATED = r"(?:№|N[o°]?\.?(?=\s*\d)|Nr\.?)"
_ORDINAL_ENDING = r"(?:ші|шы|чи|чы|ci|cı|cu|cü|inci|nci|nömrəli)"
_SEPARATOR = r"(?P<sep>\s*[.:)](?:\s*[-–—])?|\s*[-–—])?"
_DATIVE = r"[^\W\d_](?:а|е|ға|ге|қа|ке|на|не|га|го|a|ə|na|nə|ga|qa)"
LONGEST_ANNEX = 200
_CLOSING = ".;:,"
_BRACKETS = re.compile(r"(?:\([^)]*\)\s*)+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A line that opens a provision above the paragraphs.

    Attributes:
        kind, number: As in Provision; number None with a word but no number.
        marker: What numbers it, as written.
        rest: What stands behind on the line.
        separated: A sign parts the two, so that the rest is no part of a sentence.
        why: Set where the number cannot be read.
    """

    kind: Kind
    number: str | None
    marker: str
    rest: str
    separated: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one language."""

    patterns: tuple[re.Pattern[str], ...]
    nameless: re.Pattern[str]
    kinds: dict[str, Kind]
    ordinals: dict[str, int]
    parts: frozenset[str]
    preambles: frozenset[str]


@functools.cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language; for one that is not ours, of all seven together."""
    languages = (language,) if language in OURS else ("kk", *OURS)
    kinds: dict[str, Kind] = {}
    ordinals: dict[str, int] = {}
    written: list[str] = []
    for one in languages:
        for kind, words in WORDS[one].items():
            written += words
            for word in words:
                kinds.setdefault(folded(word), kind)
        ordinals |= {folded(word): value for word, value in ORDINALS[one].items()}
    word = f"(?P<word>{_any_of(written)}|§)"
    end = rf"(?![\w{APOSTROPHES}])"
    number = rf"(?:{_ABBREVIATED}\s*)?(?P<number>{FIGURES}|{ROMAN_LETTERS})"
    all_ordinals = [one for language in languages for one in ORDINALS[language]]
    ordinal = f"(?P<ordinal>{_any_of(all_ordinals)})"
    rest = r"(?P<rest>.*)"
    letter = r"(?P<letter>(?-i:[A-ZА-ЯЁ]))(?![^\W_])"
    after = r"(?=$|[\s.:)–—(-])"
    lettered = [
        word
        for one in languages
        for kind, words in WORDS[one].items()
        if kind != "article"
        for word in words
    ]
    annex = _any_of([word for one in languages for word in WORDS[one]["annex"]])
    forms = (
        rf"{word}\s*[-–]?\s*{number}{after}{_SEPARATOR}\s*{rest}",
        rf"{number}\s*[-–.]?\s*(?:{_ORDINAL_ENDING}\s+)?{word}{end}{_SEPARATOR}\s*{rest}",
        rf"{ordinal}\s+{word}{end}{_SEPARATOR}\s*{rest}",
        rf"{word}\s+{ordinal}{end}{_SEPARATOR}\s*{rest}",
        rf"(?P<word>{_any_of(lettered)})\s*[-–]?\s*{letter}{after}{_SEPARATOR}\s*{rest}",
        # "… туралы Заңға 1-қосымша": the law that it belongs to, in the dative.
        rf"(?=.{{0,{LONGEST_ANNEX}}}$)[^.;:,]*{_DATIVE}\s+{number}\s*[-–]?\s*"
        rf"(?:{_ORDINAL_ENDING}\s+)?(?P<word>{annex})(?P<sep>)(?P<rest>)",
    )
    return Grammar(
        tuple(re.compile(form, re.IGNORECASE | re.DOTALL) for form in forms),
        re.compile(
            rf"(?P<word>{_any_of(written)})(?P<sep>\s*[.:])?(?:\s+(?P<rest>\S.*))?",
            re.IGNORECASE | re.DOTALL,
        ),
        kinds,
        ordinals,
        frozenset(folded(name) for one in languages for name in NAMED_PARTS[one]),
        frozenset(folded(name) for one in languages for name in PREAMBLES[one]),
    )


def _any_of(words: list[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    any_apostrophe = f"[{APOSTROPHES}]"
    return "|".join(
        re.escape(word).replace("'", any_apostrophe).replace(r"\ ", r"\s+")
        for word in longest_first
    )


def read_mark(line: str, language: str) -> Mark | None:
    """Read a line as one that opens a provision, by its words alone.

    Args:
        line: One line, its spaces single.
        language: One of the seven, or "und".
    Returns:
        The mark; None for a line of text. `accepted` weighs what it stands among.
    """
    grammar = grammar_of(language)
    bare = folded(line.rstrip(".: "))
    if bare in grammar.parts:
        return Mark("part", None, line, "", True)
    if bare in grammar.preambles:
        return Mark("preamble", None, line, "", True)
    for pattern in grammar.patterns:
        found = pattern.fullmatch(line)
        if found is not None:
            return _mark(found, grammar)
    return _nameless(line, grammar)


def _mark(found: re.Match[str], grammar: Grammar) -> Mark:
    groups = found.groupdict()
    word = folded(found["word"])
    kind = grammar.kinds.get(word, "subchapter")  # "§" is in no language's table
    rest = found["rest"]
    marker = found.string[: len(found.string) - len(rest)].rstrip()
    number: str | None
    if groups.get("ordinal"):
        number = str(grammar.ordinals[folded(found["ordinal"])])
    elif groups.get("letter"):
        number = found["letter"]
    else:
        number = normal_number(found["number"])
        if number is None:
            why = f"“{found['number']}” is no number known here"
            return Mark(kind, None, marker, rest, True, why)
    apart = NUMBERED_APART_FOLDED.get(word)
    if apart is not None:
        number = f"{apart} {number}"
    return Mark(kind, number, marker, rest, found["sep"] is not None)


NUMBERED_APART_FOLDED = {folded(word): name for word, name in NUMBERED_APART.items()}


def _nameless(line: str, grammar: Grammar) -> Mark | None:
    """An annex without a number; an article or chapter whose number is missing."""
    found = grammar.nameless.fullmatch(line)
    if found is None or not line[0].isupper():
        return None
    kind = grammar.kinds[folded(found["word"])]
    rest = found["rest"] or ""
    separated = found["sep"] is not None
    if kind == "annex" and (not rest or separated or _to_something(rest)):
        marker = line[: len(line) - len(rest)].rstrip()
        return Mark(kind, None, marker, rest, True)
    if kind != "annex" and (separated or not rest):
        why = f"“{found['word']}” has no number"
        return Mark(kind, None, line, "", True, why)
    return None


def _to_something(rest: str) -> bool:
    return rest.split()[0] in {"к", "to", "№"} and rest[-1] not in _CLOSING


def accepted(mark: Mark, expected: int | None, number: int | None) -> bool:
    """Say whether a mark opens a provision, or its line is a sentence of the text.

    Args:
        mark: The line as read by its words.
        expected: The number that the next article of this text would have.
        number: The whole number of this mark, None where it has none.
    Returns:
        True with nothing behind the number, with a sign between the two, or with
        something in parentheses, unless a small letter goes on behind it ("Article 5(1)
        of the law"). Without a sign ("Статья 5 Предмет") what follows must
        begin with a capital, and either not end like a sentence or carry exactly the
        next number.
    """
    rest = mark.rest
    brackets = _BRACKETS.match(rest)
    if brackets and not mark.separated and rest[brackets.end() :][:1].islower():
        return False
    if not rest or rest[0] == "(" or (mark.separated and rest[0] not in _CLOSING):
        return True
    if not rest[0].isupper():
        return mark.kind == "annex" and _to_something(rest)
    if mark.kind != "article":
        return rest[-1] not in _CLOSING
    return rest[-1] not in _CLOSING or (number is not None and number == expected)
