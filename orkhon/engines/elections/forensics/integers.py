"""More stations at whole percentages than chance puts there."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

import numpy as np

from orkhon.engines.elections.forensics.baselines import integer_words
from orkhon.engines.elections.forensics.chances import Floats, Pairs, chances_near
from orkhon.engines.elections.forensics.significance import (
    Tails,
    count_tails,
    normal_tails,
)
from orkhon.engines.elections.forensics.stations import (
    Counts,
    ForensicsError,
    Mask,
    Stations,
)

PERCENTS = tuple(Fraction(percent, 100) for percent in range(101))
CAVEATS = (
    "The comparison is with each station's own share: as if its voters had decided"
    " again, each apart. It says how many stations lie at whole percentages, not why,"
    " and names none of them.",
    "Units of about 300 voters have given z down to -3.8 where nobody disputes the"
    " count; a small z of either sign is no finding.",
    "Where nearly all shares lie within half a point of each other, as in very large"
    " units, the comparison is not valid.",
)


class Criterion(Enum):
    """Which share has to lie at a whole percentage."""

    TURNOUT = "turnout"
    RESULT = "result"
    UNION = "union"
    """Either of the two, as in the publication."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Stations at whole percentages, counted and expected, with any weights."""

    observed: float
    expected: float
    variance: float
    total: float
    """All stations used, or the sum of their weights."""
    tails: Tails

    @property
    def excess(self) -> float:
        """Observed less expected."""
        return self.observed - self.expected

    @property
    def z(self) -> float:
        """Excess in standard deviations of the null."""
        return float(self.excess / np.sqrt(self.variance))

    @property
    def excess_share(self) -> float:
        """The effect size: excess as a proportion of all stations used."""
        return self.excess / self.total


@dataclass(frozen=True, slots=True)
class IntegerPercentages:
    """The integer-percentage test, three criteria beside one another."""

    union: Hits
    turnout: Hits
    result: Hits
    stations: int
    used: int
    turnout_words: str
    share_words: str
    rule: str
    """Which stations were used, in words."""
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class IntegerChances:
    """Hits and chances of every used station, to be summed over any of them."""

    hit: dict[Criterion, Mask]
    chance: dict[Criterion, Floats]

    @classmethod
    def of(cls, used: Stations) -> "IntegerChances":
        """Compute both shares' chances; the stations must be the eligible ones."""
        hit, chance = {}, {}
        for criterion, k, n in (
            (Criterion.TURNOUT, used.turnout_count, used.registered),
            (Criterion.RESULT, used.leader, used.valid),
        ):
            pairs = Pairs.of(k, n)
            hit[criterion] = at_whole_percentage(k, n)
            chance[criterion] = chances_near(pairs, PERCENTS)[pairs.where]
        hit[Criterion.UNION] = hit[Criterion.TURNOUT] | hit[Criterion.RESULT]
        chance[Criterion.UNION] = 1 - (1 - chance[Criterion.TURNOUT]) * (
            1 - chance[Criterion.RESULT]
        )
        return cls(hit, chance)

    def hits(
        self,
        criterion: Criterion,
        *,
        where: Mask | None = None,
        weights: Floats | None = None,
    ) -> Hits:
        """Sum over all stations or those of a mask.

        Raises:
            ForensicsError: no station of them could have missed, or none have hit,
                so that nothing can be measured.
        """
        hit, chance = self.hit[criterion], self.chance[criterion]
        if where is not None:
            hit, chance = hit[where], chance[where]
        spread = chance * (1 - chance)
        if weights is None:
            variance = float(spread.sum())
            _require_spread(variance, len(hit), len(hit), criterion)
            observed = int(np.count_nonzero(hit))
            return Hits(
                observed,
                float(chance.sum()),
                variance,
                len(hit),
                count_tails(observed, chance),
            )
        variance = float((weights**2 * spread).sum())
        _require_spread(variance, float(weights @ weights), len(hit), criterion)
        weighed = float(weights[hit].sum())
        expected = float((weights * chance).sum())
        return Hits(
            weighed,
            expected,
            variance,
            float(weights.sum()),
            normal_tails((weighed - expected) / float(np.sqrt(variance))),
        )


def integer_percentages(
    stations: Stations,
    *,
    minimum_voters: int = 100,
    minimum_ballots: int = 1,
    largest_percent: int = 99,
    weights: Sequence[float] | Floats | None = None,
) -> IntegerPercentages:
    """Count stations at whole percentages beside an exact null.

    A station is hit when turnout, or the leader's share, lies within 0.05 percentage
    points of an integer, compared in whole numbers. Under the null its count k of n
    is drawn again from Bin(n, k / n); expectation and variance are summed, not
    simulated, and right to 1e-9 a station.

    Args:
        stations: Results, with the definitions of turnout and share in words.
        minimum_voters: Smallest list of voters of a station used (paper: 100).
        minimum_ballots: Smallest denominator of the share (paper: 1).
        largest_percent: Largest turnout and share of a station used (paper: 99).
        weights: A weight of zero or more for every station, used or not, for example
            its voters; None counts stations.
    Returns:
        Observed, expected, variance, excess, z and both tails by turnout, by result,
        and by either. With weights the tails are the normal law's.
    Raises:
        ForensicsError: no station fulfils the rule, none could have missed, or a
            weight is missing, below zero or not finite.
    Source:
        Kobak, Shpilkin and Pshenichnikov, “Integer percentages as electoral
        falsification fingerprints”, Annals of Applied Statistics 10 (2016), with the
        sum in place of 1,000 draws.
    """
    mask = stations.eligible(
        minimum_voters=minimum_voters,
        minimum_ballots=minimum_ballots,
        largest_percent=largest_percent,
    )
    used = stations.only(mask)
    chances = IntegerChances.of(used)
    weighed = None if weights is None else _weights(weights, stations)[mask]
    turnout, result, union = (
        chances.hits(criterion, weights=weighed) for criterion in Criterion
    )
    return IntegerPercentages(
        union=union,
        turnout=turnout,
        result=result,
        stations=len(stations),
        used=len(used),
        turnout_words=stations.turnout_words,
        share_words=stations.share_words,
        rule=(
            f"at least {minimum_voters} voters and {minimum_ballots} in the share's"
            f" denominator, both shares at most {largest_percent} %"
        ),
        caveats=(*CAVEATS, integer_words()),
    )


def at_whole_percentage(k: Counts, n: Counts) -> Mask:
    """Which shares lie within 0.05 points of an integer percentage, ends included."""
    over = 100 * k % n
    near: Mask = 20 * np.minimum(over, n - over) <= n
    return near


def _require_spread(
    variance: float, at_most: float, stations: int, criterion: Criterion
) -> None:
    # Chances are right to 1e-10, so that this much variance may be none.
    if variance <= 1e-9 * at_most:
        raise ForensicsError(
            f"by {criterion.value}, nothing is left to chance in the stations used"
            f" ({stations}): each must, or cannot, lie at a whole percentage"
        )


def _weights(weights: Sequence[float] | Floats, stations: Stations) -> Floats:
    given = np.asarray(weights, dtype=np.float64)
    if given.shape != (len(stations),):
        raise ForensicsError(f"{len(stations)} stations but {given.size} weights")
    broken = np.flatnonzero(~(np.isfinite(given) & (given >= 0)))
    if broken.size:
        row = int(broken[0])
        raise ForensicsError(f"row {row + 1}: a weight of {given[row]} is none")
    return given
