"""Single shares at which more stations lie than around them would put there."""

from dataclasses import dataclass
from fractions import Fraction

from scipy.special import bdtrc

from orkhon.engines.elections.forensics.chances import (
    HALF_WIDTH,
    Pairs,
    expected_near,
    is_near,
)
from orkhon.engines.elections.forensics.significance import (
    benjamini_hochberg,
    holm,
)
from orkhon.engines.elections.forensics.stations import Counts, Stations

TARGETS = tuple(
    sorted(
        {
            *(Fraction(percent, 100) for percent in range(1, 100)),
            Fraction(1, 3),
            Fraction(2, 3),
        }
    )
)
"""Whole percentages, which hold halves, quarters, fifths and tenths, and the thirds."""
SURROUNDINGS = Fraction(25, 10_000)
"""A share is compared with what lies up to 0.25 points from it."""
LEVEL = 0.05
CAVEATS = (
    "Small stations return simple fractions often by arithmetic alone; the null has"
    " the same stations and so the same arithmetic.",
    "p counts all shares looked at together (Holm); a spike says where, not why.",
)


@dataclass(frozen=True, slots=True)
class Spike:
    """One share looked at: stations within 0.05 points of it, counted and expected."""

    share: Fraction
    observed: int
    expected: float
    """So many should lie within 0.05 points, by those beside it within 0.25."""
    p: float
    """Of as many or more, before any correction."""
    holm: float
    benjamini_hochberg: float

    @property
    def excess(self) -> float:
        """Effect size: stations more than expected."""
        return self.observed - self.expected


@dataclass(frozen=True, slots=True)
class Spikes:
    """All shares looked at in one distribution, in rising order."""

    words: str
    """The share's definition."""
    used: int
    looked_at: tuple[Spike, ...]
    tests: int
    """Over how many p were corrected: both distributions together."""
    caveats: tuple[str, ...]

    @property
    def standing(self) -> tuple[Spike, ...]:
        """Spikes that remain at 5 % after Holm's correction, the smallest p first."""
        left = [spike for spike in self.looked_at if spike.holm < LEVEL]
        return tuple(sorted(left, key=lambda spike: (spike.p, spike.share)))


def spikes(
    stations: Stations,
    *,
    minimum_voters: int = 100,
    minimum_ballots: int = 1,
    largest_percent: int = 99,
) -> tuple[Spikes, Spikes]:
    """Look for spikes of turnout and of the leader's share at 101 simple shares.

    Each station is redrawn from Bin(n, k / n); the chances are summed, not simulated.
    That flattens a true hill as well as a spike, so the null says only which part of
    the stations within 0.25 points of a share lies within 0.05 points of it; given
    their number the observed count is binomial (p), and by the number of those beside
    the share so many are expected on it.

    Args:
        stations: Results by station; the same rule as `integer_percentages`.
        minimum_voters: Smallest list of voters of a station used.
        minimum_ballots: Smallest denominator of the share.
        largest_percent: Largest turnout and share of a station used.
    Returns:
        Turnout's spikes, then the result's, p corrected over both. A share that has
        no station within 0.25 points, or can have none beside it, is left out.
    Raises:
        ForensicsError: no station fulfils the rule.
    Source:
        The question is Rozenas's, “Detecting election fraud from irregularities in
        vote-share distributions”, Political Analysis 25 (2017); the null is that of
        Kobak and others (2016), share by share.
    """
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters,
            minimum_ballots=minimum_ballots,
            largest_percent=largest_percent,
        )
    )
    turnout = _counted(used.turnout_count, used.registered)
    result = _counted(used.leader, used.valid)
    counts = turnout + result
    p = [one.p for one in counts]
    found = [
        Spike(one.share, one.observed, one.expected, one.p, by_holm, by_rate)
        for one, by_holm, by_rate in zip(
            counts, holm(p), benjamini_hochberg(p), strict=True
        )
    ]
    return (
        _spikes(used.turnout_words, found[: len(turnout)], len(used), len(found)),
        _spikes(used.share_words, found[len(turnout) :], len(used), len(found)),
    )


@dataclass(frozen=True, slots=True)
class _Count:
    share: Fraction
    observed: int
    expected: float
    p: float


def _counted(k: Counts, n: Counts) -> list[_Count]:
    pairs = Pairs.of(k, n)
    inner = expected_near(pairs, TARGETS, HALF_WIDTH)
    outer = expected_near(pairs, TARGETS, SURROUNDINGS)
    counts = []
    for target, within, around in zip(TARGETS, inner, outer, strict=True):
        near = is_near(pairs.k, pairs.n, target)
        wide = is_near(pairs.k, pairs.n, target, SURROUNDINGS)
        observed, total = (int(pairs.times[mask].sum()) for mask in (near, wide))
        # Without a chance or a station beside the share there is nothing to compare.
        if total and around - within > 1e-6:
            part = float(within / around)
            counts.append(
                _Count(
                    target,
                    observed,
                    (total - observed) * part / (1 - part),
                    float(bdtrc(observed - 1, total, part)),
                )
            )
    return counts


def _spikes(words: str, found: list[Spike], used: int, tests: int) -> Spikes:
    return Spikes(words, used, tuple(found), tests, CAVEATS)
