"""The fingerprint of an election: where its polling stations lie in turnout and share."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from orkhon.engines.elections.plots.plot import (
    ENGLISH,
    PAGE_WIDTH,
    Formats,
    Plot,
    Theme,
)


@dataclass(frozen=True)
class FingerprintWords:
    """The words on the plot; `{…}` are filled with figures."""

    turnout: str = "Turnout"
    share: str = "Share of the leader"
    stations: str = "Polling stations"
    in_a_cell: str = "Stations in a cell"
    finding: str = (
        "{stations} polling stations by turnout and share. The fullest cell holds "
        "{most}, at turnout {turnout} and share {share}."
    )


def fingerprint(
    matrix: Sequence[Sequence[float]],
    x_edges: Sequence[float],
    y_edges: Sequence[float],
    *,
    title: str,
    description: str = "",
    shades: Literal["log", "sqrt"] = "sqrt",
    words: FingerprintWords = FingerprintWords(),
    formats: Formats = ENGLISH,
    theme: Theme = Theme.PAPER,
    width: int = PAGE_WIDTH,
) -> Plot:
    """Draw how many stations lie at each turnout and share.

    Args:
        matrix: matrix[i][j] stations with turnout between x_edges[i] and [i + 1],
            share between y_edges[j] and [j + 1].
        x_edges: Turnout, proportions of 1, rising, one more than rows of the matrix.
        y_edges: Share, the same; one more than columns.
    """
    raise NotImplementedError
