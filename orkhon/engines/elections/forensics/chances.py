"""Binomial chances near each station's own share, summed without simulation.

The null of every method here that counts stations is Kobak's: a station with k of n
could as well have had any j with the chance Bin(j; n, k / n). His paper draws from
it; summing it gives what infinitely many draws would.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from orkhon.engines.elections.forensics.stations import Counts, Mask

Floats = NDArray[np.float64]

HALF_WIDTH = Fraction(1, 2000)
"""0.05 percentage points on either side count as near (Kobak and others, 2016)."""
TAIL_LOGARITHM = float(np.log(2e10))
"""Outside of what is summed lies less than 1e-10 of each station's chance."""
CELLS = 1 << 17
"""Chances computed at a time, so that they stay in the processor's cache."""
_NEVER = -60.0
"""A logarithm so low that not even a million voters reach what it stands for."""


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The different (k, n) of many stations; most of them occur more than once."""

    k: Counts
    n: Counts
    where: Counts
    """For each station the place of its pair."""
    times: Counts
    """How many stations have the pair."""

    @classmethod
    def of(cls, k: Counts, n: Counts) -> "Pairs":
        """Find the different pairs; every n at least 1 and k from 0 to n."""
        width = int(n.max()) + 1
        key, where, times = np.unique(
            n * width + k, return_inverse=True, return_counts=True
        )
        return cls(key % width, key // width, where, times)

    def reach(self) -> Floats:
        """How far from k a draw falls with a chance of at most 1e-10.

        Source:
            Bernstein's inequality: P(|X − np| > t) ≤ 2 exp(−t² / 2(np(1 − p) + t/3)),
            solved for t.
        """
        variance = self.k * (1 - self.k / self.n)
        third = TAIL_LOGARITHM / 3
        reach: Floats = third + np.sqrt(third**2 + 2 * TAIL_LOGARITHM * variance)
        return reach


class Binomial:
    """Chances of Bin(n, k / n) by logarithms of factorials from one table."""

    def __init__(self, pairs: Pairs) -> None:
        """Make the table as long as the largest n asks for."""
        self._n = pairs.n
        self._factorials: Floats = gammaln(np.arange(int(pairs.n.max()) + 1) + 1.0)
        # At a share of 0 or 1 the logarithm is minus infinity, which would spoil the
        # one outcome there is; no real share comes down to the one put in its place.
        with np.errstate(divide="ignore"):
            yes = np.maximum(np.log(pairs.k / pairs.n), _NEVER)
            no = np.maximum(np.log1p(-pairs.k / pairs.n), _NEVER)
        self._constant = self._factorials[pairs.n] + pairs.n * no
        self._slope = yes - no

    def chances(self, rows: Counts, j: Counts) -> Floats:
        """The chance of outcome j, from 0 to n, for the pair at each of the rows."""
        exponent = j * self._slope[rows]
        exponent += self._constant[rows]
        exponent -= self._factorials[j]
        exponent -= self._factorials[self._n[rows] - j]
        chances: Floats = np.exp(exponent, out=exponent)
        return chances


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A block of pairs with all outcomes that have a chance worth summing."""

    rows: Counts
    """Places of the pairs."""
    j: Counts
    """Outcomes, a row for each pair; those past the end of a row have chance 0."""
    chance: Floats


def windows(pairs: Pairs) -> Iterator[Window]:
    """All outcomes of every pair within reach, block by block."""
    binomial = Binomial(pairs)
    reach = pairs.reach()
    low = np.maximum(0, np.floor(pairs.k - reach).astype(np.int64))
    high = np.minimum(pairs.n, np.ceil(pairs.k + reach).astype(np.int64))
    for rows in _blocks(high - low + 1):
        width = int((high - low)[rows].max()) + 1
        j = low[rows][:, None] + np.arange(width)
        inside = j <= high[rows][:, None]
        j = np.minimum(j, high[rows][:, None])
        yield Window(rows, j, binomial.chances(rows[:, None], j) * inside)


def chances_near(pairs: Pairs, targets: Sequence[Fraction]) -> Floats:
    """For each pair the chance that its share lies near any of the targets.

    Args:
        pairs: The different (k, n).
        targets: Shares from 0 to 1 in rising order, more than 0.1 points apart.
    Returns:
        Chances of lying within 0.05 points, ends included; right to 1e-9.
    """
    near = np.zeros(len(pairs.k))
    for outcomes in _outcomes_near(pairs, targets, HALF_WIDTH):
        near += np.bincount(
            outcomes.row, weights=outcomes.chance, minlength=len(pairs.k)
        )
    return np.minimum(near, 1.0)


def expected_near(
    pairs: Pairs, targets: Sequence[Fraction], half_width: Fraction
) -> Floats:
    """For each target the expected number of stations near it.

    Args:
        pairs: The different (k, n).
        targets: Shares from 0 to 1 in rising order.
        half_width: How far from a target is near, as a proportion.
    """
    expected = np.zeros(len(targets))
    for outcomes in _outcomes_near(pairs, targets, half_width):
        expected += np.bincount(
            outcomes.target,
            weights=outcomes.chance * pairs.times[outcomes.row],
            minlength=len(targets),
        )
    return expected


@dataclass(frozen=True, slots=True, eq=False)
class _Outcomes:
    """Some of the outcomes near a target, one an entry."""

    row: Counts
    target: Counts
    chance: Floats


def _outcomes_near(
    pairs: Pairs, targets: Sequence[Fraction], half_width: Fraction
) -> Iterator[_Outcomes]:
    binomial = Binomial(pairs)
    common = math.lcm(half_width.denominator, *(one.denominator for one in targets))
    middle = np.array([float(target * common) for target in targets])
    # One outcome more on either side makes up for the rounding of these floats.
    reach = (pairs.reach() + 1) / pairs.n + float(half_width)
    start = np.searchsorted(middle / common, pairs.k / pairs.n - reach)
    end = np.searchsorted(middle / common, pairs.k / pairs.n + reach, side="right")
    # A whole town in one row would have hundreds of outcomes to a target.
    most = (2 * half_width.numerator * pairs.n) // half_width.denominator + 1
    for rows in _blocks((end - start) * most):
        target = start[rows][:, None] + np.arange(int((end - start)[rows].max()))
        beyond = target >= end[rows][:, None]
        target[beyond] = 0
        # Whole numbers in floats, far below 2^53: a quotient lies on a whole number
        # or at least 1 / common from it, so that rounding cannot carry it across.
        n = pairs.n[rows][:, None].astype(np.float64)
        centre, half = middle[target] * n, float(half_width * common) * n
        low = np.maximum(np.ceil((centre - half) / common), 0.0)
        high = np.minimum(np.floor((centre + half) / common), n)
        high[beyond] = -1.0
        size = np.maximum(high - low + 1.0, 0.0).astype(np.int64).ravel()
        # Few outcomes are near anything: from here on they alone are listed.
        cell = np.repeat(np.arange(len(size)), size)
        first = low.ravel().astype(np.int64) - (np.cumsum(size) - size)
        j = first[cell] + np.arange(len(cell))
        row = rows[cell // target.shape[1]]
        yield _Outcomes(row, target.ravel()[cell], binomial.chances(row, j))


def is_near(
    k: Counts, n: Counts, target: Fraction, half_width: Fraction = HALF_WIDTH
) -> Mask:
    """Which shares k / n lie near a target, compared in whole numbers."""
    apart = np.abs(k * target.denominator - n * target.numerator)
    near: Mask = (
        apart * half_width.denominator <= n * target.denominator * half_width.numerator
    )
    return near


def _blocks(widths: Counts) -> Iterator[Counts]:
    """Places of rows of about the same width, about `CELLS` cells at a time."""
    order = np.argsort(widths, kind="stable")
    begin = 0
    while begin < len(order):
        # Widths rise, so the block is cut again by its widest row.
        rows = order[begin : begin + max(1, CELLS // max(1, int(widths[order[begin]])))]
        rows = rows[: max(1, CELLS // max(1, int(widths[rows[-1]])))]
        begin += len(rows)
        yield rows
