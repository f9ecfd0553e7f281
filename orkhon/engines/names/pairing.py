"""Which word of one name stands opposite which word of the other.

Source:
    The assignment problem; names are short, so all choices are tried (Kuhn,
    The Hungarian method, 1955, is for longer lists).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from orkhon.engines.names.likeness import likeness, likenesses
from orkhon.engines.names.words import READ_NAMES_KEPT, Word, read_word

# From here up a pair of words fits and no better pairing is looked for.
_FITS = 0.85
# Two words joined must sound at least this like one word opposite.
_JOINED_FITS = 0.75
# What a word left over takes off the worth of a pairing.
_LEFT_OVER = 0.2
# Names of more words than this (a sentence given as a name) are paired greedily.
_MOST_WORDS_TRIED = 5


class Pairing(NamedTuple):
    """Words of two names paired.

    Attributes:
        pairs: For each word of the shorter name its index in `a`, the index in
            `b` of its counterpart, and their likeness.
        a: Words of the first name as paired (joined ones are one word).
        b: Words of the second name.
    """

    pairs: list[tuple[int, int, float]]
    a: tuple[Word, ...]
    b: tuple[Word, ...]


def best_pairing(a: tuple[Word, ...], b: tuple[Word, ...]) -> Pairing:
    """Pair the words of two names so that the pairs sound most alike.

    Two neighbours are joined where that fits better: Kassym-Jomart stands
    opposite Qasymjomart. Both names must have words.
    """
    best = _pair_words(a, b)
    fitting = [pair for pair in best.pairs if pair[2] >= _FITS]
    if len(fitting) == len(best.pairs) or not any(s for _, _, s in best.pairs):
        # All fits, or nothing is even a little alike, as halves would be.
        return best
    worth = -1.0
    for x, y, side in ((a, b, 1), (b, a, 0)):
        if len(x) == 1:
            continue
        fitted = {pair[side] for pair in fitting}
        opposite = [word for place, word in enumerate(y) if place not in fitted]
        for place in range(len(x) - 1):
            joined = _joined_like(x[place], x[place + 1], opposite)
            if joined is None:
                continue
            shorter = (*x[:place], joined, *x[place + 2 :])
            tried = _pair_words(shorter, y) if side else _pair_words(y, shorter)
            if worth < 0.0:
                worth = _worth(best)
            if _worth(tried) > worth:
                best, worth = tried, _worth(tried)
    return best


def _pair_words(a: tuple[Word, ...], b: tuple[Word, ...]) -> Pairing:
    turned = len(a) > len(b)
    rows, columns = (b, a) if turned else (a, b)
    matrix = [likenesses(word, columns) for word in rows]
    if not any(map(any, matrix)):
        pairs = [(i, i, 0.0) for i in range(len(rows))]
    elif turned:
        pairs = [(j, i, matrix[i][j]) for i, j in enumerate(_assign(matrix)[1])]
    else:
        pairs = [(i, j, matrix[i][j]) for i, j in enumerate(_assign(matrix)[1])]
    return Pairing(pairs, a, b)


def _assign(matrix: list[list[float]]) -> tuple[float, tuple[int, ...]]:
    """Best one-to-one choice of a column for every row; no more rows than columns."""
    row = matrix[0]
    if len(matrix) == 1:
        top = max(row)
        return top, (row.index(top),)
    if len(matrix) == len(row) == 2:
        (a, b), (c, d) = matrix
        return (a + d, (0, 1)) if a + d >= b + c else (b + c, (1, 0))
    columns: Sequence[int] = range(len(row))
    top = -1.0
    chosen: tuple[int, ...] = ()
    if len(matrix) == 2:
        for j, second in enumerate(matrix[1]):
            for i, first in enumerate(row):
                if first + second > top and i != j:
                    top, chosen = first + second, (i, j)
        return top, chosen
    if len(matrix) > _MOST_WORDS_TRIED:
        columns = [row.index(max(row))]
    rest = matrix[1:]
    for column in columns:
        smaller = [other[:column] + other[column + 1 :] for other in rest]
        total, choice = _assign(smaller)
        if row[column] + total > top:
            top = row[column] + total
            chosen = (column, *(c + (c >= column) for c in choice))
    return top, chosen


def _joined_like(first: Word, second: Word, words: Sequence[Word]) -> Word | None:
    """Two neighbours as one word, when one of `words` sounds like that."""
    begins = first.skeleton[:1]
    size = len(first.skeleton) + len(second.skeleton)
    for word in words:
        if word.skeleton[:1] == begins and abs(len(word.skeleton) - size) < 3:
            joined = join(first, second)
            if likeness(joined, word) >= _JOINED_FITS:
                return joined
    return None


@lru_cache(maxsize=READ_NAMES_KEPT)
def join(a: Word, b: Word) -> Word:
    """Two neighbours read as one word."""
    return replace(read_word(a.text + b.text, a.start), end=b.end)


def _worth(pairing: Pairing) -> float:
    alike = [s for _, _, s in pairing.pairs]
    left_over = abs(len(pairing.a) - len(pairing.b))
    return min(alike) + sum(alike) / len(alike) - _LEFT_OVER * left_over
