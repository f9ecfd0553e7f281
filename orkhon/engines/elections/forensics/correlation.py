"""Whether turnout and the leader's share go together; a description, not a test."""

from dataclasses import dataclass

import numpy as np

from orkhon.engines.elections.forensics.baselines import correlation_words
from orkhon.engines.elections.forensics.chances import Floats
from orkhon.engines.elections.forensics.stations import (
    Counts,
    ForensicsError,
    Stations,
)

CAVEATS = (
    "A description only: towns and villages, young and old, regions and languages"
    " differ in both turnout and choice without anybody's doing.",
)


@dataclass(frozen=True, slots=True)
class Correlation:
    """Turnout and the leader's share over stations."""

    pearson: float
    by_voters: float
    """Pearson's, each station weighed by its registered voters."""
    spearman: float
    """Of ranks."""
    within_regions: float | None
    """Pearson's after each region's means are taken off; None without regions."""
    used: int
    turnout_words: str
    share_words: str
    caveats: tuple[str, ...]


def turnout_and_share(stations: Stations, *, minimum_voters: int = 100) -> Correlation:
    """Correlate turnout with the leader's share.

    Args:
        stations: Results by station.
        minimum_voters: Smallest list of voters of a station used.
    Raises:
        ForensicsError: no station, or one turnout or one share in all of them or,
            with regions, within each of them.
    """
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters, minimum_ballots=1, largest_percent=100
        )
    )
    turnout = used.turnout_count / used.registered
    share = used.leader / used.valid
    equal = np.ones(len(used))
    within = None
    if used.regions is not None:
        places = np.unique(used.regions, return_inverse=True)[1]
        within = _pearson(_off(turnout, places), _off(share, places), equal)
    return Correlation(
        pearson=_pearson(turnout, share, equal),
        by_voters=_pearson(turnout, share, used.registered.astype(np.float64)),
        spearman=_pearson(_ranks(turnout), _ranks(share), equal),
        within_regions=within,
        used=len(used),
        turnout_words=used.turnout_words,
        share_words=used.share_words,
        caveats=(*CAVEATS, correlation_words()),
    )


def _off(values: Floats, places: Counts) -> Floats:
    means = np.bincount(places, weights=values) / np.bincount(places)
    off: Floats = values - means[places]
    return off


def _ranks(values: Floats) -> Floats:
    """Ranks from the smallest; equal values share the mean of theirs."""
    _, where, times = np.unique(values, return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(times) - (times - 1) / 2)[where]
    return ranks


def _pearson(x: Floats, y: Floats, weights: Floats) -> float:
    x = x - np.average(x, weights=weights)
    y = y - np.average(y, weights=weights)
    spread = float((weights * x * x).sum() * (weights * y * y).sum())
    # Means of equal floats can differ from them by their last bit.
    if spread <= 1e-24 * len(x) ** 2:
        raise ForensicsError(
            f"{len(x)} stations of one turnout or one share have no correlation"
        )
    return float((weights * x * y).sum() / np.sqrt(spread))
