"""Words that confirmed links suggest for the glossary; a terminologist decides.

A word outside the glossary that keeps standing opposite one and the same word of the
other language may be its translation. Nothing is learnt silently.

Source:
    The log-likelihood ratio of a two-by-two table: Dunning, Computational Linguistics
    19 (1993) 61-74, equation for binomial counts.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from orkhon.engines.texts.alignment.languages import TURKIC, AlignmentError, variety
from orkhon.engines.texts.alignment.lexicon import (
    Lexicon,
    find_nodes,
    reduced,
    shipped_lexicon,
)
from orkhon.engines.texts.alignment.spelling import TOKEN

STEM = 6
"""Letters of a Turkic word outside the glossary that stand for its stem."""
SHORTEST = 4
"""Letters below which a word is taken for a particle."""
LEAST_LINKS = 3
"""Links that must hold both words."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two words that may be one concept.

    Attributes:
        a: The word of the first language, as it stood most often.
        b: The word of the second.
        links: Confirmed links that hold both.
        strength: The log-likelihood ratio; 10.83 is reached by chance once in a
            thousand.
    """

    a: str
    b: str
    links: int
    strength: float


def suggest_words(
    links: Sequence[tuple[str, str]],
    a_lang: str,
    b_lang: str,
    *,
    most: int,
    lexicon: Lexicon | None = None,
) -> list[Suggestion]:
    """Suggest pairs of words from the texts of confirmed links.

    Args:
        links: For each confirmed link the texts of both sides.
        a_lang: Language tag of the first texts.
        b_lang: Language tag of the second.
        most: How many suggestions at most.
        lexicon: A lexicon of the caller's; the shipped one by default.
    Returns:
        Pairs of words outside the glossary, the strongest first; each word once.
    Raises:
        AlignmentError: an unknown language, or the same one twice.
    """
    one = variety(a_lang, [a for a, _ in links])
    other = variety(b_lang, [b for _, b in links])
    if one == other:
        raise AlignmentError(f"Both sides are in {one}: nothing to translate")
    graph = lexicon or shipped_lexicon()
    shown_a: dict[str, Counter[str]] = {}
    shown_b: dict[str, Counter[str]] = {}
    held = [
        (_unknown(a, one, graph, shown_a), _unknown(b, other, graph, shown_b))
        for a, b in links
    ]
    having_a = Counter(word for words, _ in held for word in words)
    having_b = Counter(word for _, words in held for word in words)
    both = Counter(pair for left, right in held for pair in product(left, right))
    found = [
        Suggestion(
            shown_a[a].most_common(1)[0][0],
            shown_b[b].most_common(1)[0][0],
            times,
            likelihood_ratio(times, having_a[a], having_b[b], len(links)),
        )
        for (a, b), times in both.items()
        if times >= LEAST_LINKS and times * len(links) > having_a[a] * having_b[b]
    ]
    found.sort(key=lambda item: (-item.strength, item.a, item.b))
    chosen: list[Suggestion] = []
    for item in found:
        if all(item.a != kept.a and item.b != kept.b for kept in chosen):
            chosen.append(item)
    return chosen[:most]


def likelihood_ratio(both: int, first: int, second: int, total: int) -> float:
    """How much better two words are explained together than apart.

    Args:
        both: Links that hold both words.
        first: Links that hold the first.
        second: Links that hold the second.
        total: All links.
    Returns:
        Twice the sum of observed counts times the logarithm of observed over
        expected, over the four cells of the table.
    """
    cells = [
        (both, first * second),
        (first - both, first * (total - second)),
        (second - both, (total - first) * second),
        (total - first - second + both, (total - first) * (total - second)),
    ]
    return 2 * sum(
        seen * math.log(seen * total / expected) for seen, expected in cells if seen
    )


def _unknown(
    text: str, language: str, lexicon: Lexicon, shown: dict[str, Counter[str]]
) -> set[str]:
    """Stems of a text's words that the glossary does not know."""
    tokens = TOKEN.findall(text)
    words = reduced(tokens, language)
    stems: set[str] = set()
    nodes = find_nodes(words, language, lexicon)
    for token, word, known in zip(tokens, words, nodes, strict=True):
        if known or len(word) < SHORTEST or token[0].isdigit():
            continue
        stem = word[:STEM] if language in TURKIC else word
        stems.add(stem)
        shown.setdefault(stem, Counter())[token] += 1
    return stems
