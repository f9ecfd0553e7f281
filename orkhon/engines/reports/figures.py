"""Read counted figures: how many of what ("641 observers from 35 countries")."""

import re

from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Figure, Span

_NUMBER = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+|\d+")
_BETWEEN_WORDS = 3
_COUNTED = 3


def figures_of(document: Document) -> tuple[Figure, ...]:
    """Find the figures of a report whose unit is known, in text order."""
    found: list[Figure] = []
    tokens, lexicon = document.tokens, document.vocabulary.lexicon
    index = 0
    while index < len(tokens):
        value, after = _number_at(document, index)
        if value is None:
            index += 1
            continue
        unit = after
        while (
            unit < len(tokens)
            and unit - after < _BETWEEN_WORDS
            and (
                tokens[unit].fold not in lexicon.figure_units
                and document.labels[unit] in "wUuDNmMC"
            )
        ):
            unit += 1
        if unit >= len(tokens) or tokens[unit].fold not in lexicon.figure_units:
            index += 1
            continue
        if document.sentence_of[unit] != document.sentence_of[index]:
            index += 1
            continue
        last = unit + 1
        of, end = _of_what(document, last)
        span = Span(tokens[index].start, tokens[unit].end)
        found.append(
            Figure(
                value,
                document.words(after, last),
                of,
                span if of is None else Span(span.start, tokens[end - 1].end),
                "a number and what is counted",
                0.85,
            )
        )
        index = last
    return tuple(found)


def _number_at(document: Document, index: int) -> tuple[int | None, int]:
    tokens = document.tokens
    token = tokens[index]
    words = document.vocabulary.lexicon.number_words
    if token.fold in words:
        # "the two countries" counts nothing
        return (
            (words[token.fold], index + 1)
            if words[token.fold] >= _COUNTED
            else (
                None,
                index,
            )
        )
    if not token.text[0].isdigit():
        return None, index
    match = _NUMBER.match(document.text, token.start)
    if match is None or (token.start and document.text[token.start - 1] in "./-"):
        return None, index
    last = index
    while last < len(tokens) and tokens[last].start < match.end():
        last += 1
    if tokens[last - 1].end > match.end():
        return None, index
    return int(re.sub(r"\D", "", match.group())), last


def _of_what(document: Document, index: int) -> tuple[str | None, int]:
    """Read "from 35 foreign countries" or "of the Senate" after a figure."""
    tokens, labels = document.tokens, document.labels
    if index >= len(tokens) or tokens[index].fold not in {"from", "of", "in"}:
        return None, index
    last = index + 1
    while (
        last < len(tokens)
        and last - index < 7
        and (
            labels[last] in "0DPBUuNC"
            or tokens[last].fold in {"the", "foreign", "of"}
            or tokens[last].fold in document.vocabulary.lexicon.figure_units
            or (labels[last] == "w" and labels[last - 1] == "0")
        )
    ):
        last += 1
    if last == index + 1:
        return None, index
    return document.words(index, last), last
