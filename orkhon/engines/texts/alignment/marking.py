"""Where in a text the words of the glossary stand, and where its quantities do."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from orkhon.engines.texts.alignment.languages import variety
from orkhon.engines.texts.alignment.lexicon import (
    Lexicon,
    find_nodes,
    reduced,
    shipped_lexicon,
)
from orkhon.engines.texts.alignment.quantities import quantities
from orkhon.engines.texts.alignment.spelling import TOKEN

LONGEST_QUANTITY = 6
"""Words of a quantity, at most: “one hundred and twenty calendar days”."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words of the glossary in a text.

    Attributes:
        start: First character.
        end: One past the last.
        concepts: Ids of the concepts they may stand for.
    """

    start: int
    end: int
    concepts: frozenset[str]


def terms_in(
    text: str, language: str, *, lexicon: Lexicon | None = None
) -> tuple[Term, ...]:
    """Find the words of the glossary in a text.

    Args:
        text: A provision.
        language: Its language tag.
        lexicon: A lexicon of the caller's; the shipped one by default.
    Returns:
        Terms in order, none inside another: the longest phrase that begins first.
    Raises:
        AlignmentError: an unknown language.
    """
    tag = variety(language, [text])
    graph = lexicon or shipped_lexicon()
    tokens = list(TOKEN.finditer(text))
    nodes = find_nodes(reduced([one[0] for one in tokens], tag), tag, graph)
    lengths = _lengths(graph, tag)
    found: list[Term] = []
    free = 0
    for place, standing in enumerate(nodes):
        if place < free or not standing:
            continue
        words = max(lengths[node] for node in standing)
        concepts = {
            graph.concepts[index].id
            for node in standing
            if lengths[node] == words
            for index in graph.to_concepts[node].indices
        }
        free = place + words
        start, end = tokens[place].start(), tokens[free - 1].end()
        found.append(Term(start, end, frozenset(concepts)))
    return tuple(found)


def quantities_at(
    text: str, language: str, wanted: Collection[str]
) -> list[tuple[int, int]]:
    """Find where quantities stand.

    Args:
        text: A provision.
        language: Its language tag.
        wanted: Quantities in words as flags have them: `5 day`, `4%`.
    Returns:
        Start and end of the fewest words that say one of them, in order.
    Raises:
        AlignmentError: an unknown language.
    """
    tag = variety(language, [text])
    tokens = list(TOKEN.finditer(text))
    found: list[tuple[int, int]] = []
    free = 0
    for first in range(len(tokens)):
        if first < free:
            continue
        for last in range(first, min(first + LONGEST_QUANTITY, len(tokens))):
            start, end = tokens[first].start(), tokens[last].end()
            end += text[end : end + 1] == "%"
            said = [str(one) for one in quantities(text[start:end], tag)]
            if len(said) == 1 and said[0] in wanted:
                found.append((_tight(tokens, first, last, text, tag, said[0]), end))
                free = last + 1
                break
    return found


def _tight(
    tokens: list[re.Match[str]], first: int, last: int, text: str, tag: str, said: str
) -> int:
    """The latest start from which the same quantity is still said."""
    end = tokens[last].end()
    end += text[end : end + 1] == "%"
    starts = [tokens[first].start()]
    for place in range(first + 1, last + 1):
        start = tokens[place].start()
        if [str(one) for one in quantities(text[start:end], tag)] == [said]:
            starts.append(start)
    return starts[-1]


def _lengths(lexicon: Lexicon, language: str) -> dict[int, int]:
    """For each node of a language its number of words."""
    return {
        entry.node: 1 + len(entry.following)
        for entries in lexicon.first_words[language].values()
        for entry in entries
    }
