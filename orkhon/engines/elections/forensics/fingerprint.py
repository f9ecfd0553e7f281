"""Stations on a square of turnout and share, for the eye."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from orkhon.engines.elections.forensics.chances import Floats
from orkhon.engines.elections.forensics.stations import ForensicsError, Stations

CAVEATS = (
    "A picture, not a test. A tail towards high turnout and a high share can be"
    " added ballots, and can be villages, army stations or a region with its own"
    " favourite: look at regions apart.",
)


class Weighing(Enum):
    """What a cell of the square sums."""

    STATIONS = "stations"
    VOTERS = "registered voters"


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """A two-dimensional histogram: rows are turnout, columns are the leader's share."""

    cells: Floats
    edges: Floats
    """Of both sides, proportions from 0 to 1; each cell holds its lower edge."""
    weighed_by: Weighing
    used: int
    beyond: int
    """Stations left out because more took part than were registered."""
    undefined: int
    """Stations left out because they are too small or have no share."""
    turnout_words: str
    share_words: str
    caveats: tuple[str, ...]


def fingerprint(
    stations: Stations,
    *,
    bins: int = 100,
    weighed_by: Weighing = Weighing.STATIONS,
    minimum_voters: int = 100,
) -> Fingerprint:
    """Count stations, or their voters, by turnout and the leader's share.

    Args:
        stations: Results by station.
        bins: Cells a side, 10 to 500.
        weighed_by: Stations, or the voters registered there.
        minimum_voters: Smallest list of voters of a station used.
    Returns:
        The square; sorted into cells by whole numbers, 100 % in the last.
    Raises:
        ForensicsError: fewer than 10 or more than 500 cells a side, or no station.
    Source:
        Klimek, Yegorov, Hanel and Thurner, “Statistical detection of systematic
        election irregularities”, PNAS 109 (2012).
    """
    if not 10 <= bins <= 500:
        raise ForensicsError(f"{bins} cells a side: from 10 to 500 can be drawn")
    mask = stations.eligible(
        minimum_voters=minimum_voters, minimum_ballots=1, largest_percent=100
    )
    used = stations.only(mask)
    row = np.minimum(bins * used.turnout_count // used.registered, bins - 1)
    column = np.minimum(bins * used.leader // used.valid, bins - 1)
    weights = used.registered if weighed_by is Weighing.VOTERS else None
    cells = np.bincount(row * bins + column, weights=weights, minlength=bins * bins)
    beyond = stations.beyond_the_list()
    return Fingerprint(
        cells=cells.reshape(bins, bins).astype(np.float64),
        edges=np.arange(bins + 1) / bins,
        weighed_by=weighed_by,
        used=len(used),
        beyond=beyond,
        undefined=len(stations) - len(used) - beyond,
        turnout_words=used.turnout_words,
        share_words=used.share_words,
        caveats=CAVEATS,
    )
