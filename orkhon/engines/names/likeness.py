"""How alike two words of a name are, from 0 to 1.

On top of the distance of their sounds: the first sound weighs more, endings
that half of all surnames share weigh less, Hasan may stand for Hasanov, and two
different given names are not alike however near they sound.

Source:
    That the beginning of a name is misheard and mistyped least: Winkler, String
    comparator metrics (1990), on names of a census.
"""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from orkhon.engines.names.distance import distance, substitution, weight
from orkhon.engines.names.lexicon import given_names
from orkhon.engines.names.words import Word

# Pairs of words whose likeness is kept; emptied when full.
PAIRS_KEPT = 262144

# The five figures below were chosen by five-fold cross-validation over persons
# on the development pairs (benchmarks/fit_names.py), from a coarse grid.
# Surcharge for another first sound, as a share of its distance, and at most.
_FIRST_SOUND = 0.6
_FIRST_SOUND_AT_MOST = 54
# Share of -ov, -eva, -ovich taken off the size of two words that both have it.
_SHARED_ENDING = 0.7
# What remains of the likeness of two different known given names.
_OTHER_GIVEN_NAME = 0.5
# What remains when only one has an ending (Hasan, Hasanov), and when one is a
# woman's and one a man's (Aslanov, Aslanova).
_ENDING_LACKING = 0.8
_OTHER_GENDER = 0.4

_kept: dict[str, dict[str, float]] = {}
_count = 0


def likeness(a: Word, b: Word) -> float:
    """How alike two words sound, 0 to 1, the same both ways; 1 for same sounds."""
    return likenesses(a, (b,))[0]


def likenesses(word: Word, others: Iterable[Word]) -> list[float]:
    """The likeness of one word to each of several."""
    sounds = word.sounds
    row = _kept.get(sounds)
    if row is None:
        row = _kept[sounds] = {sounds: 1.0}
    alike: list[float] = []
    for other in others:
        found = row.get(other.sounds)
        if found is None:
            found = _keep(row, other.sounds, _likeness(word, other))
        alike.append(found)
    return alike


def _keep(row: dict[str, float], sounds: str, alike: float) -> float:
    """Keep one likeness; a full store is emptied rather than left to grow."""
    global _count
    _count += 1
    if _count > PAIRS_KEPT:
        _kept.clear()
        _count = 0
    row[sounds] = alike
    return alike


def _likeness(a: Word, b: Word) -> float:
    # Cheap refusal first: more than half of the skeleton would have to change.
    most = max(len(a.skeleton), len(b.skeleton)) // 2
    if Levenshtein.distance(a.skeleton, b.skeleton, score_cutoff=most) > most:
        return 0.0
    if a.ending and a.ending == b.ending and a.gender != b.gender:
        return _OTHER_GENDER * _stems_alike(a, b)
    apart: float = distance(a.sounds, b.sounds)
    first = substitution(a.sounds[0], b.sounds[0])
    apart += min(_FIRST_SOUND * first, _FIRST_SOUND_AT_MOST)
    size: float = max(a.weight, b.weight)
    if a.ending and a.ending == b.ending:
        endings = a.weight - weight(a.stem), b.weight - weight(b.stem)
        size -= _SHARED_ENDING * min(endings)
    alike = max(0.0, 1.0 - apart / size)
    names, others = given_names(a.skeleton), given_names(b.skeleton)
    if names and others and not names & others:
        alike *= _OTHER_GIVEN_NAME
    if a.ending != b.ending:
        alike = max(alike, _ENDING_LACKING * _stems_alike(a, b))
    return alike


def _stems_alike(a: Word, b: Word) -> float:
    size = max(weight(a.stem), weight(b.stem))
    return max(0.0, 1.0 - distance(a.stem, b.stem) / size)


def stems_alike(a: Word, b: Word) -> float:
    """Likeness of two fathers' names: Мәжитұлы and Мажитович share a stem."""
    return 1.0 if a.stem == b.stem else _fathers(*sorted((a.stem, b.stem)))


@lru_cache(maxsize=PAIRS_KEPT)
def _fathers(a: str, b: str) -> float:
    return max(0.0, 1.0 - distance(a, b) / max(weight(a), weight(b)))
