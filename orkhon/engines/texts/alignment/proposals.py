"""Proposed correspondences between the provisions of two texts.

The machine proposes, a person confirms: each proposal says how sure it is, who came
second, and what both sides share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orkhon.engines.texts.alignment.backends import SimilarityBackend
from orkhon.engines.texts.alignment.comparison import Comparison, LexiconGraph, Shared
from orkhon.engines.texts.alignment.groups import grow_groups
from orkhon.engines.texts.alignment.languages import AlignmentError, variety
from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.pairing import pair_freely, pair_in_order
from orkhon.engines.texts.alignment.standing import (
    confidence,
    length_penalty,
    standing,
    threshold,
)
from orkhon.engines.texts.alignment.vectors import Matrix

REASONS = 5
"""Things shared that a proposal names."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A further measure of similarity and its weight beside the lexicon graph's 1."""

    backend: SimilarityBackend
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text of the other side that may correspond.

    Attributes:
        place: Its place in the other side, from 0.
        confidence: From 0 to 1; a half is the threshold of a proposal.
        why: What both share, the weightiest first, in plain words.
    """

    place: int
    confidence: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Texts of both sides that seem to correspond.

    Attributes:
        a: Places in the first side, ascending; several when one text was split.
        b: Places in the second.
        confidence: From 0 to 1; a half is the threshold.
        runner_up: The next best text of the second side for the first of `a`;
            None when there is no other.
        margin: How many standard deviations it leads the runner-up; negative when
            order or assignment gave that one to another text.
        why: What both share, the weightiest first, in plain words.
        backends: The measures that were asked.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    confidence: float
    runner_up: int | None
    margin: float | None
    why: tuple[str, ...]
    backends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the machine makes of two texts.

    Attributes:
        proposals: In order of the first side.
        alone_a: Places of the first side without a partner.
        alone_b: Places of the second.
        standings: How far each pair stands out, first side by second.
        needed: How far a pair must stand out.
    """

    proposals: tuple[Proposal, ...]
    alone_a: tuple[int, ...]
    alone_b: tuple[int, ...]
    standings: Matrix
    needed: float
    _comparison: Comparison

    def candidates(self, place: int, *, most: int = 3) -> list[Candidate]:
        """The likeliest partners of one text of the first side, best first.

        Args:
            place: Its place, from 0.
            most: How many at most.
        Returns:
            Candidates, also such as stand below the threshold.
        """
        row = self.standings[place]
        return [
            Candidate(
                int(column),
                confidence(float(row[column]), self.needed),
                tuple(self._comparison.why(place, int(column), most=REASONS)),
            )
            for column in np.argsort(-row, kind="stable")[:most]
        ]

    def shared(self, place: int, column: int, *, most: int = REASONS) -> list[Shared]:
        """What a text of the first side has in common with one of the second.

        Args:
            place: Its place, from 0.
            column: The place of the other.
            most: How many things at most.
        Returns:
            The weightiest first, each with its share.
        """
        return self._comparison.shared(place, column, most=most)


def propose(
    a: Sequence[str],
    a_lang: str,
    b: Sequence[str],
    b_lang: str,
    *,
    ordered: bool,
    lexicon: Lexicon | None = None,
    further: Sequence[Weighted] = (),
) -> Alignment:
    """Propose which provisions of two texts correspond.

    Args:
        a: Provisions of the first text, without numbers and with their headings if
            both sides have them. None at all gives no proposals.
        a_lang: Its language tag: en az kk ky ru tr uz uz-Latn uz-Cyrl.
        b: Provisions of the second text.
        b_lang: Its language tag; may be the same.
        ordered: Whether both sides keep one order, as versions of one text do.
        lexicon: A lexicon of the caller's; the shipped one by default.
        further: Measures that join the lexicon graph. One that does not read both
            languages is left out.
    Returns:
        Proposals with their confidence and reasons, and who stayed alone.
    Raises:
        AlignmentError: an unknown language, a text that is no string, a weight of
            0 or less, a measure that gives no table of the right shape.
    """
    for name, texts in (("first", a), ("second", b)):
        if isinstance(texts, str) or not all(isinstance(text, str) for text in texts):
            raise AlignmentError(f"The {name} side is not a list of texts")
    one, other = variety(a_lang, a), variety(b_lang, b)
    if not a or not b:
        nothing = np.zeros((len(a), len(b)))
        empty = LexiconGraph(lexicon).compare([""], one, [""], other)
        return Alignment(
            (), tuple(range(len(a))), tuple(range(len(b))), nothing, 0.0, empty
        )
    comparison = LexiconGraph(lexicon).compare(a, one, b, other)
    asked = [
        item
        for item in further
        if item.backend.languages is None or {one, other} <= item.backend.languages
    ]
    standings = _fused(comparison, asked, a, one, b, other)
    needed = threshold(len(a), len(b), ordered=ordered)
    pairs = (pair_in_order if ordered else pair_freely)(standings, needed)
    groups = grow_groups(pairs, standings, comparison)
    names = (LexiconGraph.name, *(item.backend.name for item in asked))
    proposals = tuple(
        _proposal(rows, columns, standings, needed, comparison, names)
        for rows, columns in sorted(groups)
    )
    paired_a = {row for rows, _ in groups for row in rows}
    paired_b = {column for _, columns in groups for column in columns}
    return Alignment(
        proposals,
        tuple(row for row in range(len(a)) if row not in paired_a),
        tuple(column for column in range(len(b)) if column not in paired_b),
        standings,
        needed,
        comparison,
    )


def _fused(
    comparison: Comparison,
    further: Sequence[Weighted],
    a: Sequence[str],
    one: str,
    b: Sequence[str],
    other: str,
) -> Matrix:
    """The weighted mean of all measures' standings; a mean keeps the scale."""
    total, weights = standing(comparison.similarity), 1.0
    for item in further:
        if item.weight <= 0:
            raise AlignmentError(
                f"{item.backend.name} has weight {item.weight}, not above 0"
            )
        similarity = np.asarray(item.backend.similarity(a, one, b, other), dtype=float)
        if similarity.shape != total.shape or not np.isfinite(similarity).all():
            raise AlignmentError(
                f"{item.backend.name} gave similarities of shape {similarity.shape} "
                f"for {len(a)} by {len(b)} texts, or not all numbers"
            )
        total = total + item.weight * standing(similarity)
        weights += item.weight
    lengths_a = np.array([bag.length for bag in comparison.bags_a], dtype=float)
    lengths_b = np.array([bag.length for bag in comparison.bags_b], dtype=float)
    return total / weights + length_penalty(lengths_a, lengths_b)


def _proposal(
    rows: tuple[int, ...],
    columns: tuple[int, ...],
    standings: Matrix,
    needed: float,
    comparison: Comparison,
    backends: tuple[str, ...],
) -> Proposal:
    cells = standings[np.ix_(rows, columns)]
    row, column = (int(part) for part in np.unravel_index(cells.argmax(), cells.shape))
    first, best = rows[row], columns[column]
    others = [place for place in range(standings.shape[1]) if place not in columns]
    stands = standings[first]
    runner_up = max(others, key=lambda place: stands[place], default=None)
    reasons = comparison.why(first, best, most=REASONS)
    return Proposal(
        rows,
        columns,
        confidence(float(stands[best]), needed),
        runner_up,
        None if runner_up is None else float(stands[best] - stands[runner_up]),
        tuple(reasons),
        backends,
    )
