"""Counts with their whole, one bar under the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class Bar:
    """A count of a whole, with the ends of its interval where one may be given.

    Attributes:
        low: Proportion of 1; None, with `high`, where there is no interval.
    """

    label: str
    count: int
    whole: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class BarWords:
    """The words on the plot; `{…}` are filled with figures."""

    label: str = "Answer"
    count: str = "Count"
    whole: str = "Of"
    share: str = "Share"
    low: str = "From"
    high: str = "To"
    of: str = "{count} of {whole}"
    none: str = "none asked"


def bars(
    rows: Sequence[Bar],
    *,
    title: str,
    description: str = "",
    words: BarWords = BarWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a share of its whole for each row."""
    raise NotImplementedError
