"""From standings to pairs: in order with gaps, or as an assignment with nobody.

Source:
    In order: Needleman and Wunsch, Journal of Molecular Biology 48 (1970) 443-453,
    with a gap that costs nothing and a pair that earns what it stands above the
    threshold. Shuffled: Jonker and Volgenant, Computing 38 (1987) 325-340, as in
    scipy.optimize.linear_sum_assignment; a pair that earns nothing is nobody's.
"""

import numpy as np
from scipy.optimize import linear_sum_assignment

from orkhon.engines.texts.alignment.vectors import Matrix

Pair = tuple[int, int]


def pair_in_order(standings: Matrix, needed: float) -> list[Pair]:
    """The pairs of the best alignment that keeps the order of both sides.

    Args:
        standings: Rows by columns.
        needed: The threshold a pair must pass.
    Returns:
        Pairs of row and column, ascending in both.
    """
    rows, columns = standings.shape
    earned = standings - needed
    best = np.zeros((rows + 1, columns + 1))
    for row in range(rows):
        with_row = np.maximum(best[row, 1:], best[row, :-1] + earned[row])
        best[row + 1, 1:] = np.maximum.accumulate(np.maximum(with_row, 0.0))
    pairs: list[Pair] = []
    row, column = rows, columns
    while row and column:
        here = best[row, column]
        if here == best[row - 1, column]:
            row -= 1
        elif here == best[row, column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]


def pair_freely(standings: Matrix, needed: float) -> list[Pair]:
    """The pairs of the best assignment in which anyone may stay alone.

    Args:
        standings: Rows by columns.
        needed: The threshold a pair must pass.
    Returns:
        Pairs of row and column, ascending by row.
    """
    earned = np.maximum(standings - needed, 0.0)
    rows, columns = linear_sum_assignment(earned, maximize=True)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if earned[row, column] > 0
    ]
