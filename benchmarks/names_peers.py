"""The matchers that the names engine is measured against.

Each takes two names and gives a score, higher for more alike; what it needs to
know of one name alone is prepared once and kept, as users of it would do.
"""

from functools import cache
from itertools import permutations

import jellyfish
from rapidfuzz import fuzz
from unidecode import unidecode

try:
    from rigour.names import (
        Name,
        NameTypeTag,
        align_person_name_order,
        compare_parts,
    )

    HAS_RIGOUR = True
except ImportError:
    # It compiles against ICU where no wheel fits: the other rows stand without.
    HAS_RIGOUR = False

# Longer names are paired by their first words: permutations grow too fast.
MOST_WORDS = 4


@cache
def _plain(name: str) -> str:
    return unidecode(name).lower()


@cache
def _sorted_words(name: str) -> str:
    return " ".join(sorted(_plain(name).split()))


def token_sort(a: str, b: str) -> float:
    """rapidfuzz token_sort_ratio on unidecode, the sorting done once a name."""
    return fuzz.ratio(_sorted_words(a), _sorted_words(b))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_plain(name).replace("-", " ").split()[:MOST_WORDS])


def jaro_winkler(a: str, b: str) -> float:
    """jellyfish Jaro-Winkler, words paired in the best way, mean of pairs."""
    x, y = sorted((_words(a), _words(b)), key=len)
    if not x:
        return 0.0
    likeness = jellyfish.jaro_winkler_similarity
    table = [[likeness(p, q) for q in y] for p in x]
    rows = range(len(x))
    return max(
        sum(table[i][j] for i, j in zip(rows, choice, strict=True))
        for choice in permutations(range(len(y)), len(x))
    ) / len(x)


@cache
def _parts(name: str) -> "Name":
    return Name(name, tag=NameTypeTag.PER)


def rigour(a: str, b: str) -> float:
    """rigour compare_parts after its own ordering of a person's names.

    It leaves the summing up to the caller: the mean of all alignments, those
    with nothing opposite counting 0, gave the best F1 of fifteen ways tried.
    """
    left, right = align_person_name_order(_parts(a).parts, _parts(b).parts)
    aligned = compare_parts(left, right)
    return sum(pair.score for pair in aligned) / len(aligned) if aligned else 0.0


PEERS = {
    "rapidfuzz token_sort, unidecode": token_sort,
    "jellyfish Jaro-Winkler, aligned": jaro_winkler,
}
if HAS_RIGOUR:
    PEERS["rigour compare_parts"] = rigour
