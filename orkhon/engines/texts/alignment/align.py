"""The alignment in its plainest form: lists of texts in, matches out."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.alignment.proposals import propose


@dataclass(frozen=True, slots=True)
class Match:
    """Units of two texts that correspond.

    Attributes:
        a: Places in the first list, from 0, ascending.
        b: Places in the second list.
        score: How sure the match is, from 0 to 1; a half is the threshold.
        why: What both share, the weightiest first, in plain words.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    why: list[str]


def align(
    a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str, *, ordered: bool
) -> list[Match]:
    """Match the units of two texts, in one language or in two.

    Args:
        a: Units of the first text: articles, paragraphs or points.
        a_lang: Its language: en, az, kk, ky, ru, tr, uz, uz-Latn or uz-Cyrl.
        b: Units of the second text.
        b_lang: Its language.
        ordered: Whether both texts keep one order.
    Returns:
        Matches in order of the first text. Units without a partner are left out;
        several units on one side are a split or a merger.
    Raises:
        AlignmentError: an unknown language, or a side that is no list of texts.
    Source:
        docs/methods/alignment.md.
    """
    found = propose(a, a_lang, b, b_lang, ordered=ordered)
    return [
        Match(item.a, item.b, item.confidence, list(item.why))
        for item in found.proposals
    ]
