"""What a text holds, as a weighted bag: lemmas, sounds of words, numbers, names.

A word of the glossary counts as its lemma. Every longer word counts by its sounds as
well, so that loans, names and cognates meet whatever the glossary knows. A quantity
counts as itself: the same deadline in two languages is the same evidence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from orkhon.engines.texts.alignment.lexicon import Lexicon, find_nodes, reduced
from orkhon.engines.texts.alignment.quantities import quantities
from orkhon.engines.texts.alignment.spelling import TOKEN, clean, sounds

SOUND_WEIGHT = 0.6
"""A word's sounds beside a word of the glossary, which counts 1."""
NAME_WEIGHT = 1.0
"""A word with a capital inside a sentence: a body, a place, a person."""
SHORTEST_SOUNDS, LONGEST_SOUNDS = 4, 5
"""Sounds below which a word is not compared across languages, and beyond which
suffixes begin."""
QUANTITY_WEIGHT = 4.0
"""A number with what it counts: few texts share one by chance."""
_PIECE = re.compile(rf"(?P<word>{TOKEN.pattern})|[.!?:;•\n\"«“(–]")
REFERENCES = frozenset({"reference"})
"""Quantities that differ between two laws by nature."""


@dataclass(frozen=True, slots=True)
class Bag:
    """The contents of one text.

    Attributes:
        lemmas: Node of the lexicon graph to its count.
        signs: Sounds of words (`~kons`) and quantities (`=30 day`) to their weight.
        shown: For each sign the word or number as it stood.
        length: Letters of the text.
    """

    lemmas: dict[int, float]
    signs: dict[str, float]
    shown: dict[str, str]
    length: int


def read_bag(text: str, language: str, lexicon: Lexicon) -> Bag:
    """Read one text into a bag.

    Args:
        text: A provision; "" is allowed and gives an empty bag.
        language: Its variety, one of `LANGUAGES`.
        lexicon: The graph that names its lemmas.
    Returns:
        Its contents.
    """
    tokens = TOKEN.findall(text)
    words = reduced(tokens, language)
    names = set(_names(text, language))
    lemmas: dict[int, float] = {}
    signs: dict[str, float] = {}
    shown: dict[str, str] = {}
    found = find_nodes(words, language, lexicon)
    for token, word, nodes in zip(tokens, words, found, strict=True):
        for node in nodes:
            lemmas[node] = lemmas.get(node, 0.0) + 1.0
        heard = sounds(word, language)
        if len(heard) >= SHORTEST_SOUNDS:
            is_name = not nodes and clean(token, language) in names
            sign = f"~{heard[:LONGEST_SOUNDS]}"
            weight = NAME_WEIGHT if is_name else SOUND_WEIGHT
            signs[sign] = signs.get(sign, 0.0) + weight
            shown.setdefault(sign, token)
    for quantity in quantities(text, language):
        if quantity.kind not in REFERENCES:
            sign = f"={quantity}"
            signs[sign] = signs.get(sign, 0.0) + QUANTITY_WEIGHT
            shown.setdefault(sign, str(quantity))
    return Bag(lemmas, signs, shown, len(text))


def joined(bags: Iterable[Bag]) -> Bag:
    """The bag of several texts read as one."""
    lemmas: dict[int, float] = {}
    signs: dict[str, float] = {}
    shown: dict[str, str] = {}
    length = 0
    for bag in bags:
        for node, weight in bag.lemmas.items():
            lemmas[node] = lemmas.get(node, 0.0) + weight
        for sign, weight in bag.signs.items():
            signs[sign] = signs.get(sign, 0.0) + weight
            shown.setdefault(sign, bag.shown[sign])
        length += bag.length
    return Bag(lemmas, signs, shown, length)


def _names(text: str, language: str) -> Iterable[str]:
    """Cleaned words with a capital where no sentence begins."""
    begins = True
    for piece in _PIECE.finditer(text):
        word = piece["word"]
        if word is None:
            begins = True
            continue
        if word[0].isupper() and not begins:
            yield clean(word, language)
        begins = False
