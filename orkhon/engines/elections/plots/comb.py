"""The comb of whole percentages: what was observed against what chance would give."""

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
class CombWords:
    """The words on the plot; `{…}` are filled with figures."""

    percentage: str = "Percentage"
    stations: str = "Polling stations"
    observed: str = "observed"
    expected: str = "expected by chance alone"
    whole: str = "whole percentages"
    difference: str = "Difference"
    finding: str = (
        "At whole percentages lie {observed} stations; chance alone gives {expected}."
    )


def integer_comb(
    bins: Sequence[float],
    observed: Sequence[float],
    expected: Sequence[float],
    *,
    title: str,
    description: str = "",
    rows: int | None = None,
    words: CombWords = CombWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw a histogram of percentages in steps of 0.1 points with its expectation.

    Args:
        bins: Middle of each bin as a proportion of 1 (0.000, 0.001, …), rising by
            0.001; any stretch.
        observed: Stations in each bin.
        expected: Stations expected in each bin under the null.
        rows: The stretch is drawn in so many strips, one under the other; None
            chooses by the width.
    """
    raise NotImplementedError
