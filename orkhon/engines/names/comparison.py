"""Two written names: the same person or not?

The words of the two names are paired so that the pairs sound most alike; what
the pairing shows (the worst pair, the mean, what is left over, the patronymics)
is weighed by a logistic rule whose weights were fitted once, on labelled pairs,
by `python -m benchmarks.fit_names`.
"""

from functools import lru_cache
from math import exp
from operator import mul
from typing import NamedTuple

from orkhon.engines.names.distance import substitution
from orkhon.engines.names.likeness import stems_alike
from orkhon.engines.names.pairing import Pairing, best_pairing
from orkhon.engines.names.words import ReadName, Word, read_name

# Pairs of names whose result is kept.
PAIRS_KEPT = 131072
# A part of a name found stays below the decision threshold of 0.5.
PART_OF_A_NAME = 0.499
# Fathers' names this alike are the same name.
_FATHERS_AGREE = 0.75
# An initial stands for a word that begins so ("N. Baibulin", "Nurlan
# Baibulin"): less sure than the word itself; another letter speaks against.
_INITIAL_FITS = 0.9
_INITIAL_DIFFERS = 0.3
_SAME_LETTER = 30


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
INTERCEPT = 4.27
WEIGHTS = Evidence(
    worst_apart=-5.30,
    mean_apart=-1.89,
    worst_below_80=-3.28,
    one_word_left_over=-1.17,
    two_words_left_over=-0.22,
    only_one_pair=-1.18,
    three_pairs=0.99,
    honorific_left_over=-0.28,
    fathers_agree=1.29,
    fathers_apart=-2.39,
)


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


def agreement(a: ReadName, b: ReadName) -> float:
    """How sure it is that two read names are one person's, 0 to 1."""
    shown = evidence(a, b)
    if shown is None:
        return 0.0
    sure = 1.0 / (1.0 + exp(-INTERCEPT - sum(map(mul, WEIGHTS, shown))))
    if len(a.core) != len(b.core) and (_is_alone(a) or _is_alone(b)):
        # One name shared out of several says who it may be, not who it is.
        return PART_OF_A_NAME * sure
    return sure


def _is_alone(name: ReadName) -> bool:
    return len(name.core) == 1 and not name.initials and not name.honorifics


def evidence(a: ReadName, b: ReadName) -> Evidence | None:
    """What the best pairing of two names shows; None when no words are alike."""
    x, y = a.core, b.core
    if not x or not y:
        return None
    if a.honorifics and b.honorifics:
        x, y = x + a.honorifics, y + b.honorifics
    pairing = best_pairing(x, y)
    alike = [s for _, _, s in pairing.pairs]
    if not any(alike):
        return None
    left_over = abs(len(pairing.a) - len(pairing.b))
    if a.initials or b.initials:
        seen = _initials(a, b, pairing)
        left_over = max(0, left_over - len(seen))
        alike += seen
    count = len(alike)
    worst = min(alike)
    agree = apart = 0.0
    if a.patronymics and b.patronymics:
        fathers = stems_alike(a.patronymics[0], b.patronymics[0])
        agree, apart = float(fathers > _FATHERS_AGREE), 1.0 - fathers
    return Evidence(
        1.0 - worst,
        1.0 - sum(alike) / count,
        0.8 - worst if worst < 0.8 else 0.0,
        1.0 if left_over else 0.0,
        1.0 if left_over > 1 else 0.0,
        1.0 if count == 1 else 0.0,
        1.0 if count > 2 else 0.0,
        1.0 if left_over and bool(a.honorifics) != bool(b.honorifics) else 0.0,
        agree,
        apart,
    )


def _initials(a: ReadName, b: ReadName, pairing: Pairing) -> list[float]:
    """Likeness of each initial to the words that it may stand for.

    An initial with nothing left opposite (a father's initial) says nothing.
    """
    paired_a = {i for i, _, _ in pairing.pairs}
    paired_b = {j for _, j, _ in pairing.pairs}
    free_a = [w for i, w in enumerate(pairing.a) if i not in paired_a]
    free_b = [w for j, w in enumerate(pairing.b) if j not in paired_b]
    seen: list[float] = []
    for initials, opposite in (
        (a.initials, [*free_b, *b.initials]),
        (b.initials, free_a),
    ):
        for initial, _ in zip(initials, opposite, strict=False):
            fits = any(_stands_for(initial, other) for other in opposite)
            seen.append(_INITIAL_FITS if fits else _INITIAL_DIFFERS)
    return seen


def _stands_for(initial: Word, word: Word) -> bool:
    return substitution(initial.sounds[0], word.sounds[0]) <= _SAME_LETTER
