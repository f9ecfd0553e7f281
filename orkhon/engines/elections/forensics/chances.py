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
_NEVER = -1e9
"""The logarithm of nothing, as far as floats can tell once it is multiplied."""


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
        # At a share of 0 or 1 the only outcome is k, where j or n - j is 0; a finite
        # logarithm makes their product 0 there and a chance of nothing elsewhere.
        with np.errstate(divide="ignore"):
            self._yes = np.maximum(np.log(pairs.k / pairs.n), _NEVER)
            self._no = np.maximum(np.log1p(-pairs.k / pairs.n), _NEVER)

    def chances(self, rows: Counts, j: Counts) -> Floats:
        """The chance of outcome j, from 0 to n, for the pair at each of the rows."""
        n = self._n[rows]
        exponent = self._factorials[n] - self._factorials[j]
        exponent -= self._factorials[n - j]
        exponent += j * self._yes[rows]
        exponent += (n - j) * self._no[rows]
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


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """Chances that a station's share lies near one of the targets."""

    pair: Floats
    """For each pair the chance of any of the targets."""
    expected: Floats
    """For each target the expected number of stations."""
    variance: Floats
    """For each target the variance of that number."""


def chances_near(
    pairs: Pairs, targets: Sequence[Fraction], half_width: Fraction = HALF_WIDTH
) -> Near:
    """Chances that a share lies near a target, ends included.

    Args:
        pairs: The different (k, n).
        targets: Shares from 0 to 1 in rising order; only if they lie more than two
            half widths apart is the chance of any of them right.
        half_width: How far from a target is near, as a proportion.
    Returns:
        Chances right to 1e-10 for each station.
    """
    binomial = Binomial(pairs)
    common = math.lcm(half_width.denominator, *(one.denominator for one in targets))
    half = int(half_width * common)
    middle = np.array([int(target * common) for target in targets])
    values = np.array([float(target) for target in targets])
    # One outcome more on either side makes up for the rounding of these floats.
    reach = (pairs.reach() + 1) / pairs.n + float(half_width)
    start = np.searchsorted(values, pairs.k / pairs.n - reach)
    count = np.searchsorted(values, pairs.k / pairs.n + reach, side="right") - start
    any_target = np.zeros(len(pairs.k))
    expected, variance = np.zeros((2, len(values)))
    for rows in _blocks(count):
        step = np.arange(int(count[rows].max()))
        target = np.minimum(start[rows][:, None] + step, len(values) - 1)
        n = pairs.n[rows][:, None]
        low = np.maximum(0, -((half - middle)[target] * n // common))
        high = np.minimum(n, (half + middle)[target] * n // common)
        high[step >= count[rows][:, None]] = -1
        near = np.zeros(target.shape)
        while True:
            # Few outcomes are near anything: those are gathered, the rest not touched.
            at = np.nonzero(low <= high)
            if not at[0].size:
                break
            near[at] += binomial.chances(rows[at[0]], low[at])
            low += 1
        any_target[rows] = near.sum(axis=1)
        for total, part in ((expected, near), (variance, near * (1 - near))):
            total += np.bincount(
                target.ravel(),
                weights=(part * pairs.times[rows][:, None]).ravel(),
                minlength=len(values),
            )
    return Near(np.minimum(any_target, 1.0), expected, variance)


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
