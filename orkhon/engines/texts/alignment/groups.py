"""Splits and merges: one provision against several neighbours.

A provision that stayed alone joins the pair beside it when it belongs to the same
partner: the partner is its best, the two read as one are more like the partner than
the one alone, and together they come nearer to the partner's length.
"""

import math
from collections.abc import Callable, Sequence
from statistics import median

import numpy as np

from orkhon.engines.texts.alignment.comparison import Comparison
from orkhon.engines.texts.alignment.pairing import Pair
from orkhon.engines.texts.alignment.vectors import Matrix

GAIN = 0.01
"""Cosine that a text must add to join."""
FLOOR = 0.5
"""Standard deviations that a text must stand out beside the partner it joins."""

Group = tuple[tuple[int, ...], tuple[int, ...]]
Places = tuple[int, ...]


def grow_groups(
    pairs: Sequence[Pair], standings: Matrix, comparison: Comparison
) -> list[Group]:
    """Let texts that stayed alone join the pairs of their neighbours.

    Args:
        pairs: One-to-one pairs.
        standings: How far each pair stands out, rows by columns.
        comparison: The two sides, to read several texts as one.
    Returns:
        A group a pair: rows and columns, ascending; one of both is single.
    """
    lengths_a = [max(1, bag.length) for bag in comparison.bags_a]
    lengths_b = [max(1, bag.length) for bag in comparison.bags_b]
    usual = median([lengths_b[column] / lengths_a[row] for row, column in pairs] or [1])
    taken_a = {row for row, _ in pairs}
    taken_b = {column for _, column in pairs}

    def split(row: int, column: int) -> Places:
        wanted = lengths_a[row] * usual
        return _grown(
            column,
            free=lambda place: (
                place not in taken_b and _belongs(standings[:, place], row)
            ),
            alike=lambda places: comparison.together([row], places),
            off=lambda places: _off(places, lengths_b, wanted),
            end=len(lengths_b),
        )

    def merged(row: int, column: int) -> Places:
        wanted = lengths_b[column] / usual
        return _grown(
            row,
            free=lambda place: (
                place not in taken_a and _belongs(standings[place], column)
            ),
            alike=lambda places: comparison.together(places, [column]),
            off=lambda places: _off(places, lengths_a, wanted),
            end=len(lengths_a),
        )

    groups: list[Group] = []
    for row, column in pairs:
        columns = split(row, column)
        rows = merged(row, column) if len(columns) == 1 else (row,)
        taken_a.update(rows)
        taken_b.update(columns)
        groups.append((rows, columns))
    return groups


def _grown(
    place: int,
    *,
    free: Callable[[int], bool],
    alike: Callable[[Places], float],
    off: Callable[[Places], float],
    end: int,
) -> Places:
    """A text and the neighbours that join it, one by one, on both sides."""
    group: Places = (place,)
    height: float | None = None
    while True:
        beside = [
            neighbour
            for neighbour in (group[0] - 1, group[-1] + 1)
            if 0 <= neighbour < end and free(neighbour)
        ]
        wider = [tuple(sorted((*group, neighbour))) for neighbour in beside]
        wider = [places for places in wider if off(places) < off(group)]
        if not wider:
            return group
        height = alike(group) if height is None else height
        best = max(wider, key=alike)
        if alike(best) < height + GAIN:
            return group
        group, height = best, alike(best)


def _belongs(standings: Matrix, place: int) -> bool:
    return int(np.argmax(standings)) == place and standings[place] >= FLOOR


def _off(places: Places, lengths: Sequence[int], wanted: float) -> float:
    """How far texts together are from a wanted length, in logarithms."""
    return abs(math.log(sum(lengths[place] for place in places) / wanted))
