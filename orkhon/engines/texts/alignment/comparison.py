"""Two sides read by the lexicon graph: how alike their texts are, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from orkhon.engines.texts.alignment.bags import Bag, joined, read_bag
from orkhon.engines.texts.alignment.lexicon import Lexicon, shipped_lexicon
from orkhon.engines.texts.alignment.vectors import (
    Matrix,
    Side,
    Space,
    cosines,
    embed,
    learn_space,
    shares,
)


class LexiconGraph:
    """Our own measure, the default: no model, no server, and it says why."""

    name = "lexicon-graph"
    languages: frozenset[str] | None = None

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        """Use a lexicon of the caller's, or the shipped glossary's."""
        self.lexicon = lexicon or shipped_lexicon()

    def similarity(
        self, a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str
    ) -> Matrix:
        """Cosines of the texts' vectors, texts of `a` by texts of `b`."""
        return self.compare(a, a_lang, b, b_lang).similarity

    def compare(
        self, a: Sequence[str], a_lang: str, b: Sequence[str], b_lang: str
    ) -> "Comparison":
        """Read both sides; keep what is needed to explain and to join texts."""
        bags_a = [read_bag(text, a_lang, self.lexicon) for text in a]
        bags_b = [read_bag(text, b_lang, self.lexicon) for text in b]
        space = learn_space(bags_a, bags_b, self.lexicon)
        side_a, side_b = embed(bags_a, space), embed(bags_b, space)
        similarity = cosines(side_a, side_b, centred_a=side_a, centred_b=side_b)
        return Comparison(bags_a, bags_b, space, side_a, side_b, similarity)


@dataclass(frozen=True, slots=True)
class Shared:
    """One thing that two texts have in common.

    Attributes:
        label: A concept by its English name, a number as figures, another word as it
            stands in both texts.
        concept: The concept's id in the glossary; None for numbers and other words.
        weight: Its share of all that the two have in common, up to 1.
    """

    label: str
    concept: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides read by the lexicon graph.

    Attributes:
        bags_a: Contents of the texts of one side.
        bags_b: Contents of the other.
        space: How they became vectors.
        side_a: Vectors of one side.
        side_b: Vectors of the other.
        similarity: Their cosines.
    """

    bags_a: list[Bag]
    bags_b: list[Bag]
    space: Space
    side_a: Side
    side_b: Side
    similarity: Matrix

    def together(self, rows: Sequence[int], columns: Sequence[int]) -> float:
        """The cosine between several texts read as one on either side."""
        one = embed([joined(self.bags_a[row] for row in rows)], self.space)
        other = embed([joined(self.bags_b[column] for column in columns)], self.space)
        cosine = cosines(one, other, centred_a=self.side_a, centred_b=self.side_b)
        return float(cosine[0, 0])

    def why(self, row: int, column: int, *, most: int) -> list[str]:
        """What two texts share, the weightiest first, in plain words.

        Args:
            row: A text of the first side.
            column: A text of the second.
            most: How many things at most.
        Returns:
            Concepts by their English name, numbers as figures, other words as
            they stand in both texts.
        """
        return [one.label for one in self.shared(row, column, most=most)]

    def shared(self, row: int, column: int, *, most: int) -> list[Shared]:
        """As `why`, each with its concept and its weight; a label stands once."""
        concepts, signs = shares(
            self.side_a,
            self.side_b,
            row,
            column,
            centred_a=self.side_a,
            centred_b=self.side_b,
        )
        names = list(self.space.columns)
        known = self.space.lexicon.concepts
        found: list[tuple[float, str, str | None]] = [
            (float(weight), known[place].label, known[place].id)
            for place, weight in enumerate(concepts)
            if weight > 0
        ]
        found += [
            (float(signs[place]), self._shown(names[place], row, column), None)
            for place in np.flatnonzero(signs > 0)
        ]
        found.sort(key=lambda one: (-one[0], one[1]))
        total = sum(weight for weight, _, _ in found)
        once: dict[str, Shared] = {}
        for weight, label, concept in found:
            once.setdefault(label, Shared(label, concept, weight / total))
        return list(once.values())[:most]

    def _shown(self, sign: str, row: int, column: int) -> str:
        here, there = self.bags_a[row].shown[sign], self.bags_b[column].shown[sign]
        return here if here.casefold() == there.casefold() else f"{here} ~ {there}"
