"""How far a similarity stands out in its row and column, and how far it must.

A similarity of 0.4 says nothing by itself: two laws about forests are alike all over.
What counts is how far one pair stands out from all others of the same row and of the
same column, in standard deviations. Those are taken over the others alone, so that few
texts have the same scale as many, and drawn towards a usual spread where they are few.

Source:
    The greatest of n independent standard normal values is near sqrt(2 ln n) (Leadbetter,
    Lindgren and Rootzén, Extremes and Related Properties of Random Sequences and
    Processes, 1983, ch. 1); a partner found by chance stands that high.
"""

import math

import numpy as np

from orkhon.engines.texts.alignment.vectors import Matrix

USUAL_SPREAD = 0.06
"""Standard deviation of unrelated cosines in a law."""
USUAL_WEIGHT = 3
"""Values that the usual spread counts for beside those observed."""
LENGTH_WEIGHT = 0.3
"""Deviations lost where one text is e times as long as the other, usual ratio apart."""
SHUFFLED_FACTOR, ORDERED_FACTOR = 1.2, 1.0
"""Shares of the height of chance that a pair must reach; order is evidence as well."""


def standing(similarity: Matrix) -> Matrix:
    """Standardise a similarity by row and by column.

    Args:
        similarity: Rows by columns, any scale, at least 1 by 1.
    Returns:
        The mean of how many standard deviations each value stands above the
        others of its row and above the others of its column.
    """
    return (_above_others(similarity) + _above_others(similarity.T).T) / 2


def length_penalty(a: Matrix, b: Matrix) -> Matrix:
    """What pairs of unlike length lose.

    Args:
        a: Lengths of the rows' texts, in letters.
        b: Lengths of the columns' texts.
    Returns:
        Values of 0 or less, rows by columns.
    """
    log_a, log_b = np.log(np.maximum(a, 1.0)), np.log(np.maximum(b, 1.0))
    difference = (log_a - log_a.mean())[:, None] - (log_b - log_b.mean())[None, :]
    return np.asarray(-LENGTH_WEIGHT * np.abs(difference), dtype=np.float64)


def threshold(rows: int, columns: int, *, ordered: bool) -> float:
    """How far a pair must stand out to be proposed.

    Args:
        rows: Texts on one side, at least 1.
        columns: Texts on the other.
        ordered: Whether both sides keep one order.
    Returns:
        A number of standard deviations, greater for more texts.
    """
    factor = ORDERED_FACTOR if ordered else SHUFFLED_FACTOR
    return factor * math.sqrt(2 * math.log(max(rows, columns, 2)))


def confidence(stands: float, needed: float) -> float:
    """A share of 1 for how sure a pair is: a half at the threshold.

    Args:
        stands: Its standing.
        needed: The threshold.
    Returns:
        The logistic function of what it stands above the threshold.
    """
    return 1.0 / (1.0 + math.exp(-min(50.0, max(-50.0, stands - needed))))


def _above_others(values: Matrix) -> Matrix:
    others = values.shape[1] - 1
    if others:
        mean = (values.sum(axis=1, keepdims=True) - values) / others
        squares = ((values**2).sum(axis=1, keepdims=True) - values**2) / others
        spread = np.maximum(squares - mean**2, 0.0)
    else:
        mean, spread = np.zeros_like(values), np.zeros_like(values)
    drawn = (others * spread + USUAL_WEIGHT * USUAL_SPREAD**2) / (others + USUAL_WEIGHT)
    return np.asarray((values - mean) / np.sqrt(drawn), dtype=np.float64)
