"""Whether short texts in several languages speak of one subject.

Titles and summaries of bills are few, short and each in another language. Where a
table is so small, how far a pair stands out says little (see `standing`); so here the
cosine itself decides, and what makes cosines comparable is a background: texts on
everything, the same thirty in every language. They tell which words are rare, and what
texts of one language have in common that is taken away.

Source:
    docs/methods/coordination.md, with the figures; the vectors are those of
    docs/methods/alignment.md.
"""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from orkhon.engines.texts.alignment.bags import Bag, read_bag
from orkhon.engines.texts.alignment.comparison import Comparison
from orkhon.engines.texts.alignment.languages import LANGUAGES, variety
from orkhon.engines.texts.alignment.lexicon import Lexicon, shipped_lexicon
from orkhon.engines.texts.alignment.spelling import TOKEN, clean
from orkhon.engines.texts.alignment.vectors import (
    Side,
    Space,
    cosines,
    embed,
    learn_space,
)

REFERENCE = Path(__file__).resolve().parent / "reference"
NEEDED = 0.22
"""The cosine at which a pair is as likely right as wrong."""
SLOPE = 0.04
"""Cosine by which the odds of a pair grow e-fold."""
REASONS = 6
"""Shared things that are told."""
REASONS_NEEDED = 3
"""Shared things below which a pair is chance."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the tag of its language: en az kk ky ru tr uz uz-Latn uz-Cyrl."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Two texts that seem to speak of one subject.

    Attributes:
        first: Place of one in the list given, from 0.
        second: Place of the other, greater than `first`.
        likeness: Their cosine, from -1 to 1.
        confidence: From 0 to 1; a half is the threshold.
        why: What both share, the weightiest first, in plain words.
    """

    first: int
    second: int
    likeness: float
    confidence: float
    why: tuple[str, ...]


@lru_cache(maxsize=1)
def shipped_background() -> tuple[Told, ...]:
    """The Universal Declaration in eight varieties, article by article."""
    return tuple(
        Told(line, language)
        for language in LANGUAGES
        for line in (REFERENCE / f"{language}.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )


def find_alike(
    told: Sequence[Told],
    *,
    least: float = 0.5,
    background: Sequence[Told] | None = None,
    lexicon: Lexicon | None = None,
) -> list[Alike]:
    """Pairs of texts on one subject, the surest first.

    Args:
        told: Titles with summaries, or whole texts; each in its own language.
        least: Confidence below which a pair is left out.
        background: Texts on other things, in all languages of `told`; the shipped
            ones by default.
        lexicon: A lexicon of the caller's; the shipped one by default.
    Returns:
        Pairs with their reasons. Texts that share fewer than three things, and texts
        without words, are in none.
    Raises:
        AlignmentError: an unknown language.
    """
    ours = lexicon or shipped_lexicon()
    if background is None and lexicon is None:
        around = _shipped_bags()
    else:
        around = _bags(shipped_background() if background is None else background, ours)
    bags = _bags(told, ours)
    everything = [bag for _, bag in (*bags, *around)]
    space = learn_space(everything, everything, ours)
    # The texts in question first, so that their places are known.
    spoken: dict[str, list[Bag]] = defaultdict(list)
    places: list[tuple[str, int]] = []
    for language, bag in bags:
        places.append((language, len(spoken[language])))
        spoken[language].append(bag)
    for language, bag in around:
        spoken[language].append(bag)
    sides = {
        language: embed(spoken[language], space)
        for language in {one for one, _ in bags}
    }
    tables = {
        (one, other): _compared(spoken, sides, one, other, space=space)
        for one in sides
        for other in sides
    }
    found = []
    for second, (other, column) in enumerate(places):
        for first, (one, row) in enumerate(places[:second]):
            table = tables[one, other]
            likeness = float(table.similarity[row, column])
            sure = confidence_of(likeness)
            if sure < least:
                continue
            reasons = tuple(table.why(row, column, most=REASONS))
            # Two titles of five words may share one by chance.
            if len(reasons) >= REASONS_NEEDED:
                found.append(Alike(first, second, likeness, sure, reasons))
    return sorted(found, key=lambda one: (-one.likeness, one.first, one.second))


def confidence_of(likeness: float) -> float:
    """How sure a pair of this cosine is: a half at `NEEDED`, from 0 to 1."""
    return 1.0 / (1.0 + math.exp((NEEDED - likeness) / SLOPE))


@lru_cache(maxsize=1)
def _shipped_bags() -> list[tuple[str, Bag]]:
    return _bags(shipped_background(), shipped_lexicon())


def _bags(told: Sequence[Told], lexicon: Lexicon) -> list[tuple[str, Bag]]:
    """Each text's variety and contents."""
    found = []
    for one in told:
        language = variety(one.language, [one.text])
        words = _without_frame(one.text, language)
        found.append((language, read_bag(words, language, lexicon)))
    return found


def _without_frame(text: str, language: str) -> str:
    """A text without the words with which any bill is announced."""
    frame = _frames()[language]

    def kept(word: re.Match[str]) -> str:
        return "" if clean(word[0], language).startswith(frame) else word[0]

    return TOKEN.sub(kept, text)


@lru_cache(maxsize=1)
def _frames() -> dict[str, tuple[str, ...]]:
    """Beginnings of words that say nothing of a subject, by variety."""
    rows = (REFERENCE / "frame.tsv").read_text(encoding="utf-8").splitlines()[1:]
    parted = (row.split("\t") for row in rows)
    return {
        language: tuple(clean(word, language) for word in words.split())
        for language, words in parted
    }


def _compared(
    spoken: dict[str, list[Bag]],
    sides: dict[str, Side],
    one: str,
    other: str,
    *,
    space: Space,
) -> Comparison:
    a, b = sides[one], sides[other]
    similarity = cosines(a, b, centred_a=a, centred_b=b)
    return Comparison(spoken[one], spoken[other], space, a, b, similarity)
