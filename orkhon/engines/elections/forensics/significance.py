"""Tails of sums of unlike chances, and corrections for many looks at one election."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from orkhon.engines.elections.forensics.chances import Floats

EXACT_UP_TO = 400
"""Stations up to which the distribution is built step by step."""


@dataclass(frozen=True, slots=True)
class Tails:
    """How often the null alone would give as little, and as much, or more extreme."""

    lower: float
    upper: float

    @property
    def two_sided(self) -> float:
        """Twice the smaller tail, at most 1."""
        return min(1.0, 2 * min(self.lower, self.upper))


def count_tails(observed: int, chances: Floats) -> Tails:
    """Tails of a number of stations, each counted with a chance of its own.

    Args:
        observed: Stations counted.
        chances: A chance for each station; at least one strictly between 0 and 1.
    Returns:
        P(X ≤ observed) and P(X ≥ observed): exact for at most 400 stations, beyond
        by the normal law with a correction for skewness, whose error is of the order
        of one over the variance.
    Source:
        Hong, “On computing the distribution function for the Poisson binomial
        distribution” (2013), section 3; the refined normal law is Volkova's (1996).
    """
    if len(chances) <= EXACT_UP_TO:
        law = np.zeros(len(chances) + 1)
        law[0] = 1.0
        for chance in chances:
            law[1:] = law[1:] * (1 - chance) + law[:-1] * chance
            law[0] *= 1 - chance
        return Tails(
            float(min(1.0, law[: observed + 1].sum())),
            float(min(1.0, law[observed:].sum())),
        )
    mean = float(chances.sum())
    spread = chances * (1 - chances)
    deviation = float(np.sqrt(spread.sum()))
    skewness = float((spread * (1 - 2 * chances)).sum()) / deviation**3
    return Tails(
        _refined((observed + 0.5 - mean) / deviation, skewness),
        _refined((mean - observed + 0.5) / deviation, -skewness),
    )


def normal_tails(z: float) -> Tails:
    """Tails of the normal law."""
    return Tails(float(ndtr(z)), float(ndtr(-z)))


def holm(chances: Sequence[float]) -> list[float]:
    """Holm's adjusted p: below 0.05 in any of them with a chance of 5 % at most.

    Source:
        Holm, “A simple sequentially rejective multiple test procedure” (1979).
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    adjusted = [0.0] * len(chances)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, (len(chances) - rank) * chances[place])
        adjusted[place] = min(1.0, highest)
    return adjusted


def benjamini_hochberg(chances: Sequence[float]) -> list[float]:
    """Adjusted p: of those below 0.05, 5 % are expected to be chance's work.

    Source:
        Benjamini and Hochberg, “Controlling the false discovery rate” (1995).
    """
    order = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)
    adjusted = [0.0] * len(chances)
    lowest = 1.0
    for above, place in enumerate(order):
        rank = len(chances) - above
        lowest = min(lowest, chances[place] * len(chances) / rank)
        adjusted[place] = lowest
    return adjusted


def _refined(t: float, skewness: float) -> float:
    plain = float(ndtr(t))
    density = math.exp(-t * t / 2) / math.sqrt(2 * math.pi)
    refined = plain + skewness * (1 - t * t) * density / 6
    # Far out the correction can outgrow what it corrects.
    return min(1.0, refined) if refined > 0 else plain
