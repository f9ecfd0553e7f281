"""Two written names: the same person or not?

The words of the two names are paired so that the pairs sound most alike; what
the pairing shows (the worst pair, the mean, what is left over, the patronymics)
is weighed by a logistic rule whose weights were fitted once, on labelled pairs,
by `python -m benchmarks.fit_names`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp
from operator import mul
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from orkhon.engines.names.lexicon import given_names
from orkhon.engines.names.likeness import distance, substitution, weight
from orkhon.engines.names.words import (
    READ_NAMES_KEPT,
    ReadName,
    Word,
    read_name,
    read_word,
)

# Pairs of words and of names whose result is kept.
PAIRS_KEPT = 262144

# A part of a name found stays below the decision threshold of 0.5.
PART_OF_A_NAME = 0.499
# From here up a pair of words fits and no better pairing is looked for.
_FITS = 0.85
# Two words joined must sound at least this like one word opposite.
_JOINED_FITS = 0.75
# Fathers' names this near are the same name.
_FATHERS_AGREE = 0.25

_likeness_kept: dict[tuple[str, str], float] = {}
_fathers_kept: dict[tuple[str, str], float] = {}


def likeness(a: Word, b: Word) -> float:
    """How alike two words sound, 0 to 1; endings of surnames may be lacking."""
    if a.sounds == b.sounds:
        return 1.0
    key = (a.sounds, b.sounds) if a.sounds < b.sounds else (b.sounds, a.sounds)
    found = _likeness_kept.get(key)
    if found is None:
        if len(_likeness_kept) >= PAIRS_KEPT:
            _likeness_kept.clear()
        found = _likeness_kept[key] = _likeness(a, b)
    return found


def _likeness(a: Word, b: Word) -> float:
    # Cheap refusal first: more than half of the skeleton would have to change.
    most = max(len(a.skeleton), len(b.skeleton)) // 2
    if Levenshtein.distance(a.skeleton, b.skeleton, score_cutoff=most) > most:
        return 0.0
    size = max(a.weight, b.weight, 1)
    apart = distance(a.sounds, b.sounds)
    if a.sounds[:1] != b.sounds[:1]:
        apart += min(FIRST * substitution(a.sounds[0], b.sounds[0]) / 100, FIRST * 0.9)
    if a.ending and a.ending == b.ending:
        size -= EN * min(
            weight(a.sounds) - weight(a.stem), weight(b.sounds) - weight(b.stem)
        )
    best = 1.0 - apart / size
    if LEX < 1:
        x, y = given_names(a.skeleton), given_names(b.skeleton)
        if x and y and not x & y:
            best *= LEX
    if a.ending != b.ending or a.gender != b.gender:
        stems = 1.0 - distance(a.stem, b.stem) / max(weight(a.stem), weight(b.stem), 1)
        if a.ending and a.ending == b.ending:
            return max(0.0, stems * 0.7)
        best = max(best, stems * 0.9)
    return max(best, 0.0)


FIRST, EN, LEX = 60, 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Pairing:
    """Words of two names paired, and what the pairing shows.

    Attributes:
        pairs: For each paired word of the shorter name the index in `a`, the
            index in `b` and the likeness.
        a: Words of the first name as paired (joined ones are one word).
        b: Words of the second name.
    """

    pairs: tuple[tuple[int, int, float], ...]
    a: tuple[Word, ...]
    b: tuple[Word, ...]


def _assign(
    matrix: list[list[float]], rows: int, columns: int
) -> tuple[float, tuple[int, ...]]:
    """Best one-to-one choice of a column for every row; rows <= columns."""
    if rows == 1:
        row = matrix[0]
        best = max(range(columns), key=row.__getitem__)
        return row[best], (best,)
    if rows == 2:
        first, second = matrix
        top = -1.0
        choice: tuple[int, ...] = (0, 1)
        for i in range(columns):
            for j in range(columns):
                if i != j and first[i] + second[j] > top:
                    top, choice = first[i] + second[j], (i, j)
        return top, choice
    top = -1.0
    chosen: tuple[int, ...] = ()
    row, rest = matrix[0], matrix[1:]
    # Long lists (a sentence given as a name) are paired greedily.
    columns_tried: Sequence[int] = range(columns)
    if rows > 5:
        columns_tried = [max(columns_tried, key=row.__getitem__)]
    for column in columns_tried:
        smaller = [other[:column] + other[column + 1 :] for other in rest]
        total, choice = _assign(smaller, rows - 1, columns - 1)
        if row[column] + total > top:
            top = row[column] + total
            chosen = (column, *(c + (c >= column) for c in choice))
    return top, chosen


def pair_words(a: tuple[Word, ...], b: tuple[Word, ...]) -> Pairing:
    """Pair the words of two names so that the pairs sound most alike."""
    if len(a) > len(b):
        turned = pair_words(b, a)
        return Pairing(tuple((j, i, s) for i, j, s in turned.pairs), a, b)
    matrix = [[likeness(x, y) for y in b] for x in a]
    _, choice = _assign(matrix, len(a), len(b))
    return Pairing(tuple((i, j, matrix[i][j]) for i, j in enumerate(choice)), a, b)


class Evidence(NamedTuple):
    """What a pairing of two names shows; each weighs in the logistic rule.

    Likeness runs from 0 to 1, the rest is 1 where it holds; what has not been
    seen counts 0.
    """

    worst_apart: float
    mean_apart: float
    worst_below_80: float
    one_word_left_over: float
    two_words_left_over: float
    only_one_pair: float
    three_pairs: float
    honorific_left_over: float
    fathers_agree: float
    fathers_apart: float


# Fitted by `python -m benchmarks.fit_names` on the development pairs
# (benchmarks/data/names-pairs.jsonl) with a ridge penalty of 1.
INTERCEPT = 4.28
WEIGHTS = Evidence(
    worst_apart=-5.85,
    mean_apart=-2.15,
    worst_below_80=-3.9,
    one_word_left_over=-1.0,
    two_words_left_over=-0.16,
    only_one_pair=-2.31,
    three_pairs=0.69,
    honorific_left_over=1.73,
    fathers_agree=1.22,
    fathers_apart=-2.08,
)


def evidence(a: ReadName, b: ReadName) -> Evidence:
    """Weighable evidence from the best pairing of two names with core words."""
    x, y = a.core, b.core
    if a.honorifics and b.honorifics:
        x, y = x + a.honorifics, y + b.honorifics
    pairing = best_pairing(x, y)
    sims = [s for _, _, s in pairing.pairs]
    left_over = abs(len(pairing.a) - len(pairing.b))
    worst = min(sims)
    agree = apart = 0.0
    if a.patronymics and b.patronymics:
        apart = _fathers_apart(a.patronymics[0], b.patronymics[0])
        agree = float(apart < _FATHERS_AGREE)
    return Evidence(
        1.0 - worst,
        1.0 - sum(sims) / len(sims),
        max(0.0, 0.8 - worst),
        float(left_over > 0),
        float(left_over > 1),
        float(len(sims) == 1),
        float(len(sims) > 2),
        float(left_over > 0 and bool(a.honorifics) != bool(b.honorifics)),
        agree,
        apart,
    )


def _fathers_apart(x: Word, y: Word) -> float:
    key = (x.stem, y.stem) if x.stem < y.stem else (y.stem, x.stem)
    apart = _fathers_kept.get(key)
    if apart is None:
        if len(_fathers_kept) >= PAIRS_KEPT:
            _fathers_kept.clear()
        size = max(weight(x.stem), weight(y.stem), 1)
        apart = _fathers_kept[key] = min(1.0, distance(x.stem, y.stem) / size)
    return apart


def agreement(a: ReadName, b: ReadName) -> float:
    """How sure it is that two read names are one person's, 0 to 1."""
    if not a.core or not b.core:
        return 0.0
    total = INTERCEPT + sum(map(mul, WEIGHTS, evidence(a, b)))
    if len(a.core) != len(b.core) and min(len(a.core), len(b.core)) == 1:
        if not (a.honorifics or b.honorifics):
            # One name shared out of several says who it may be, not who it is.
            return PART_OF_A_NAME / (1.0 + exp(-total))
    return 1.0 / (1.0 + exp(-total))


def compare(a: str, b: str) -> float:
    """Say how sure it is that two spellings name the same person.

    Args:
        a: A name as written, any script, any order of given name and surname.
        b: Another.
    Returns:
        0 to 1; 0.5 is the decision threshold, 1 only for the same text. The
        order of the two does not matter. A string without letters or digits
        is like nothing but itself.
    Source:
        docs/methods/names.md.
    """
    if a == b:
        return 1.0
    return _compared(a, b) if a < b else _compared(b, a)


@lru_cache(maxsize=PAIRS_KEPT)
def _compared(a: str, b: str) -> float:
    return agreement(read_name(a), read_name(b))


def best_pairing(a: tuple[Word, ...], b: tuple[Word, ...]) -> Pairing:
    """The pairing of words, joining two neighbours where that fits better."""
    best = pair_words(a, b)
    for _, _, alike in best.pairs:
        if alike < _FITS:
            break
    else:
        return best
    value = -1.0
    for x, y, turned in ((a, b, False), (b, a, True)):
        for place in range(len(x) - 1):
            joined = _joined_like(x[place], x[place + 1], y)
            if joined is None:
                continue
            shorter = (*x[:place], joined, *x[place + 2 :])
            tried = pair_words(y, shorter) if turned else pair_words(shorter, y)
            if value < 0.0:
                value = _worth(best)
            if _worth(tried) > value:
                best, value = tried, _worth(tried)
    return best


def _joined_like(first: Word, second: Word, words: tuple[Word, ...]) -> Word | None:
    """Two neighbours as one word, when one of `words` sounds like that."""
    begins = first.skeleton[:1]
    size = len(first.skeleton) + len(second.skeleton)
    for word in words:
        if word.skeleton[:1] == begins and abs(len(word.skeleton) - size) < 3:
            joined = _joined(first, second)
            if likeness(joined, word) >= _JOINED_FITS:
                return joined
    return None


def _worth(pairing: Pairing) -> float:
    sims = [s for _, _, s in pairing.pairs]
    extra = abs(len(pairing.a) - len(pairing.b))
    return min(sims) + sum(sims) / len(sims) - 0.2 * extra


@lru_cache(maxsize=READ_NAMES_KEPT)
def _joined(a: Word, b: Word) -> Word:
    return replace(read_word(a.text + b.text, a.start), end=b.end)
