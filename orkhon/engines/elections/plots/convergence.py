"""A quick count as it comes in: shares with intervals, until the release and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class SharePoint:
    """An estimate at a moment, or after so many stations.

    Attributes:
        at: A time, or a number of stations; the same kind everywhere in a plot.
        share: Proportion of 1.
        low: Lower end of the interval; None, with `high`, where none may be given.
    """

    at: datetime | float
    share: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class ShareLine:
    """One option over time.

    Attributes:
        official: The later official share, where known.
    """

    label: str
    points: tuple[SharePoint, ...]
    official: float | None = None


@dataclass(frozen=True)
class ConvergenceWords:
    """The words on the plot; `{…}` are filled with figures."""

    time: str = "Time"
    stations: str = "Stations counted"
    option: str = "Option"
    share: str = "Share"
    low: str = "From"
    high: str = "To"
    official: str = "Official"
    released: str = "released"
    no_interval: str = "no margin of error"
    finding: str = "Last estimate: {shares}."


def convergence(
    lines: Sequence[ShareLine],
    *,
    title: str,
    description: str = "",
    released_at: datetime | float | None = None,
    words: ConvergenceWords = ConvergenceWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw how the estimates of a quick count settled."""
    raise NotImplementedError
