"""How many stations lie at each tenth of a percentage point, and how many would."""

from dataclasses import dataclass

import numpy as np

from orkhon.engines.elections.forensics.chances import Floats, Pairs, windows
from orkhon.engines.elections.forensics.stations import Counts, Stations

BINS = 1001
"""From 0.0 to 100.0 percent by tenths, each bin 0.05 points to either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Comb:
    """One share's distribution in tenths of a point, beside its exact expectation.

    Bin i is centred on i / 10 percent. A bin of a whole percentage holds both its
    ends, so that it counts what the integer-percentage test counts.
    """

    percent: Floats
    observed: Counts
    expected: Floats
    words: str
    """The share's definition."""

    def at_whole_percentages(self) -> tuple[int, float]:
        """Observed and expected stations in the bins of whole percentages."""
        return int(self.observed[::10].sum()), float(self.expected[::10].sum())


@dataclass(frozen=True, slots=True, eq=False)
class Combs:
    """The two combs of one election, over the same stations."""

    turnout: Comb
    result: Comb
    used: int


def integer_comb(
    stations: Stations,
    *,
    minimum_voters: int = 100,
    minimum_ballots: int = 1,
    largest_percent: int = 99,
) -> Combs:
    """The distributions of turnout and share by tenths of a percentage point.

    Args:
        stations: Results by station.
        minimum_voters: As in `integer_percentages`, likewise the two below.
        minimum_ballots: Smallest denominator of the share.
        largest_percent: Largest turnout and share.
    Returns:
        Numbers of stations, observed and expected under the same null as the
        integer-percentage test, right to 1e-9 a station.
    Raises:
        ForensicsError: no station fulfils the rule.
    """
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters,
            minimum_ballots=minimum_ballots,
            largest_percent=largest_percent,
        )
    )
    return Combs(
        _comb(used.turnout_count, used.registered, used.turnout_words),
        _comb(used.leader, used.valid, used.share_words),
        len(used),
    )


def _comb(k: Counts, n: Counts, words: str) -> Comb:
    pairs = Pairs.of(k, n)
    expected = np.zeros(BINS)
    for window in windows(pairs):
        n_rows = pairs.n[window.rows][:, None]
        expected += np.bincount(
            _bins(window.j, n_rows).ravel(),
            weights=(window.chance * pairs.times[window.rows][:, None]).ravel(),
            minlength=BINS,
        )
    observed = np.bincount(_bins(k, n), minlength=BINS)
    return Comb(np.arange(BINS) / 10, observed, expected, words)


def _bins(k: Counts, n: Counts) -> Counts:
    """The nearest tenth of a percent; of two equally near, a whole one, else the upper."""
    nearest, rest = np.divmod(2000 * k + n, 2 * n)
    below = (rest == 0) & (nearest % 10 == 1)
    bins: Counts = nearest - below
    return bins
