"""What the methods read: polling stations as whole numbers, column by column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

LARGEST_COUNT = 1_000_000
"""No polling station has more voters; a larger number is a sum or a slip."""

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Column = Sequence[int] | NDArray[np.generic]


class ForensicsError(ValueError):
    """Results on which the method asked for cannot be computed honestly."""


@dataclass(frozen=True, slots=True, eq=False)
class Stations:
    """Results by polling station; all columns have one length and are read-only.

    Turnout is `turnout_count / registered` and the leader's share `leader / valid`.
    What was put into these columns (ballots issued or found in the boxes, valid or all
    ballots) is the caller's choice; the two texts name it and go into every result.
    """

    registered: Counts
    """Voters on the list."""
    turnout_count: Counts
    """Those who took part, by whichever definition `turnout_words` names."""
    valid: Counts
    """What the leader's share is a share of."""
    leader: Counts
    """Votes for the list or candidate looked at."""
    regions: NDArray[np.str_] | None
    turnout_words: str
    """For example “voted / registered”."""
    share_words: str
    """For example “ak_parti / valid”."""

    @classmethod
    def of(
        cls,
        *,
        registered: Column,
        turnout_count: Column,
        valid: Column,
        leader: Column,
        regions: Iterable[str] | None = None,
        turnout_words: str = "turnout count / registered",
        share_words: str = "leader / valid",
    ) -> Self:
        """Take columns in, one number a station, all of them or none.

        Args:
            registered: Voters on the list.
            turnout_count: Those who took part; may exceed the list (officials vote
                where they serve), which is counted and not refused.
            valid: The denominator of the leader's share.
            leader: Votes for the list or candidate looked at.
            regions: A region's name for each station, or None.
            turnout_words: Turnout in words: which column over which.
            share_words: The share in words: which column over which.
        Raises:
            ForensicsError: no stations, columns of different length, a missing or
                broken number, one below zero or above a million, more votes for the
                leader than valid ones, a station without region, definitions
                without words. The row is named, the first being 1.
        """
        for name, words in (("turnout", turnout_words), ("share", share_words)):
            if not words.strip():
                raise ForensicsError(f"the definition of {name} has no words")
        columns = {
            "registered": _counts("registered", registered),
            "turnout count": _counts("turnout count", turnout_count),
            "valid": _counts("valid", valid),
            "leader": _counts("leader", leader),
        }
        size = len(columns["registered"])
        if not size:
            raise ForensicsError("there are no stations")
        for name, column in columns.items():
            if len(column) != size:
                raise ForensicsError(
                    f"{size} stations in registered but {len(column)} in {name}"
                )
        over = np.flatnonzero(columns["leader"] > columns["valid"])
        if over.size:
            row = int(over[0])
            raise ForensicsError(
                f"row {row + 1}: {columns['leader'][row]} votes for the leader of"
                f" {columns['valid'][row]} valid ones"
            )
        return cls(
            columns["registered"],
            columns["turnout count"],
            columns["valid"],
            columns["leader"],
            None if regions is None else _regions(regions, size),
            turnout_words,
            share_words,
        )

    def __len__(self) -> int:
        """How many stations."""
        return len(self.registered)

    def only(self, mask: Mask) -> Self:
        """The stations where the mask is true, in the same order.

        Raises:
            ForensicsError: the mask is true nowhere.
        """
        if not mask.any():
            raise ForensicsError("no station is left of those asked for")
        return type(self)(
            _kept(self.registered[mask]),
            _kept(self.turnout_count[mask]),
            _kept(self.valid[mask]),
            _kept(self.leader[mask]),
            None if self.regions is None else self.regions[mask],
            self.turnout_words,
            self.share_words,
        )

    def beyond_the_list(self) -> int:
        """Stations where more took part than were registered."""
        return int(np.count_nonzero(self.turnout_count > self.registered))

    def eligible(
        self, *, minimum_voters: int, minimum_ballots: int, largest_percent: int
    ) -> Mask:
        """Stations large enough and with both shares at most `largest_percent`.

        Compared in whole numbers, so that 99 of 100 is at most 99 percent.

        Raises:
            ForensicsError: a minimum below 1 or a percentage outside 1 to 100.
        """
        if minimum_voters < 1 or minimum_ballots < 1:
            raise ForensicsError(
                f"at least {minimum_voters} voters and {minimum_ballots} ballots leave"
                " shares of nothing; both must be 1 or more"
            )
        if not 1 <= largest_percent <= 100:
            raise ForensicsError(f"a largest share of {largest_percent} % is none")
        return (
            (self.registered >= minimum_voters)
            & (self.valid >= minimum_ballots)
            & (100 * self.turnout_count <= largest_percent * self.registered)
            & (100 * self.leader <= largest_percent * self.valid)
        )


def _counts(name: str, column: Column) -> Counts:
    if isinstance(column, np.ndarray) and column.dtype.kind in "iu":
        whole = column.astype(np.int64)
    else:
        whole = _whole(name, column)
    if whole.ndim != 1:
        raise ForensicsError(f"{name} is a table, not a column")
    for broken, words in (
        (whole < 0, "below zero"),
        (whole > LARGEST_COUNT, f"more than {LARGEST_COUNT:,}: no polling station"),
    ):
        rows = np.flatnonzero(broken)
        if rows.size:
            row = int(rows[0])
            raise ForensicsError(f"row {row + 1}: {name} {whole[row]} is {words}")
    return _kept(whole)


def _whole(name: str, column: Column) -> Counts:
    """Read numbers one by one, so that the first broken one is named."""
    values = column.tolist() if isinstance(column, np.ndarray) else list(column)
    for row, value in enumerate(values, 1):
        # True is an int to Python; a spreadsheet's empty cell is often NaN.
        whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
        if not whole and not (isinstance(value, float) and value.is_integer()):
            raise ForensicsError(f"row {row}: {name} “{value}” is no whole number")
        if abs(value) > np.iinfo(np.int64).max:
            raise ForensicsError(f"row {row}: {name} {value} is no station's count")
    return np.array(values, dtype=np.int64)


def _regions(regions: Iterable[str], size: int) -> NDArray[np.str_]:
    names = np.array([str(name).strip() for name in regions], dtype=np.str_)
    if len(names) != size:
        raise ForensicsError(f"{size} stations but {len(names)} regions")
    without = np.flatnonzero(names == "")
    if without.size:
        raise ForensicsError(f"row {int(without[0]) + 1}: the station has no region")
    names.flags.writeable = False
    return names


def _kept(column: Counts) -> Counts:
    column.flags.writeable = False
    return column
