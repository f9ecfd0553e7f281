"""How the votes of the leader and of all others grow with turnout."""

from dataclasses import dataclass

import numpy as np

from orkhon.engines.elections.forensics.baselines import slope_words
from orkhon.engines.elections.forensics.chances import Floats
from orkhon.engines.elections.forensics.stations import (
    Counts,
    ForensicsError,
    Stations,
)

CAVEATS = (
    "If turnout differed for reasons that have nothing to do with choice, the leader"
    " would gain about the overall share with each further voter. Regions with both"
    " a high turnout and a favourite give the same picture as added ballots.",
)


@dataclass(frozen=True, slots=True)
class Slope:
    """Votes over registered voters, regressed on turnout, one station one point."""

    slope: float
    """Further votes for each further voter who took part."""
    standard_error: float
    """Robust: to unequal spread, and to likeness within regions where known."""
    intercept: float
    r_squared: float


@dataclass(frozen=True, slots=True)
class SobyaninSukhovolsky:
    """The two slopes beside what they would be without any relation."""

    leader: Slope
    others: Slope
    """All valid votes that are not the leader's."""
    overall_share: float
    """The leader's votes over all valid ones; about the leader's slope by itself."""
    used: int
    clusters: int | None
    """Regions that the standard error allows for; None without regions."""
    turnout_words: str
    share_words: str
    caveats: tuple[str, ...]


def sobyanin_sukhovolsky(
    stations: Stations, *, minimum_voters: int = 100
) -> SobyaninSukhovolsky:
    """Regress the leader's and the others' votes over the register on turnout.

    Args:
        stations: Results by station; regions, if given, become clusters.
        minimum_voters: Smallest list of voters of a station used.
    Returns:
        Least-squares slopes, unweighted, with robust standard errors: HC1, or by
        cluster (CR1) when there are at least two regions.
    Raises:
        ForensicsError: fewer than three stations with at least one valid vote and a
            turnout of at most 100 %, or all of one turnout.
    Source:
        Sobyanin and Sukhovolsky, “Democracy limited by falsifications” (Moscow 1993,
        in Russian); the errors are White's (1980) and Liang and Zeger's (1986).
    """
    used = stations.only(
        stations.eligible(
            minimum_voters=minimum_voters, minimum_ballots=1, largest_percent=100
        )
    )
    turnout = used.turnout_count / used.registered
    if len(used) < 3 or np.ptp(turnout) == 0:
        raise ForensicsError(
            f"{len(used)} stations with one turnout or fewer than three give no slope"
        )
    clusters = None
    if used.regions is not None:
        names, places = np.unique(used.regions, return_inverse=True)
        clusters = places if len(names) > 1 else None
    return SobyaninSukhovolsky(
        leader=_slope(turnout, used.leader / used.registered, clusters),
        others=_slope(turnout, (used.valid - used.leader) / used.registered, clusters),
        overall_share=float(used.leader.sum() / used.valid.sum()),
        used=len(used),
        clusters=None if clusters is None else int(clusters.max()) + 1,
        turnout_words=used.turnout_words,
        share_words=used.share_words,
        caveats=(*CAVEATS, slope_words()),
    )


def _slope(x: Floats, y: Floats, clusters: Counts | None) -> Slope:
    centred = x - x.mean()
    square = float(centred @ centred)
    slope = float(centred @ y) / square
    residual = y - y.mean() - slope * centred
    scores = centred * residual
    size = len(x)
    if clusters is None:
        meat = float(scores @ scores) * size / (size - 2)
    else:
        sums = np.bincount(clusters, weights=scores)
        number = len(sums)
        meat = float(sums @ sums)
        meat *= number / (number - 1) * (size - 1) / (size - 2)
    spread = float(((y - y.mean()) ** 2).sum())
    return Slope(
        slope=slope,
        standard_error=float(np.sqrt(meat)) / square,
        intercept=float(y.mean() - slope * x.mean()),
        # A constant y is on its line whatever the slope.
        r_squared=1 - float(residual @ residual) / spread if spread else 1.0,
    )
