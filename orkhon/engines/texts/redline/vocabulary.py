"""How alike two provisions are in their words, and who is like whom among many.

Cosine of words weighted by rarity (tf-idf; Salton and Buckley 1988), for many provisions
at once as a product of sparse tables.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_array

from orkhon.engines.texts.structure.numbers import folded

_WORD = re.compile(r"\w+")

FEW = 100
"""Comparisons that are made one by one."""
BATCH = 256
"""Provisions that are compared with all others at once."""
CANDIDATES = 5
"""Provisions that one is offered, the likest."""

Vector = Mapping[str, float]


def words_in(text: str) -> list[str]:
    """Words and numbers of a text, folded."""
    return _WORD.findall(folded(text))


class Rarity:
    """How telling each word of two texts is."""

    def __init__(self, bags: Iterable[Counter[str]]) -> None:
        having: Counter[str] = Counter()
        count = 0
        for bag in bags:
            having.update(bag.keys())
            count += 1
        self._worth = {
            word: math.log(1 + count / times) for word, times in having.items()
        }
        self._places = {word: place for place, word in enumerate(having)}
        self._vectors: dict[int, tuple[Counter[str], Vector]] = {}

    def vector(self, bag: Counter[str]) -> Vector:
        """Worth of each word, of length 1 together; made once for a bag."""
        kept = self._vectors.get(id(bag))
        if kept is not None:
            return kept[1]
        worths = {
            word: (1 + math.log(times)) * self._worth[word]
            for word, times in bag.items()
        }
        length = math.sqrt(sum(worth * worth for worth in worths.values())) or 1.0
        vector = {word: worth / length for word, worth in worths.items()}
        # The bag is kept with it, so that its identity is not given again.
        self._vectors[id(bag)] = (bag, vector)
        return vector

    def likeness(self, one: Counter[str], other: Counter[str]) -> float:
        """From 0, no word in common, to 1, the same words."""
        a, b = self.vector(one), self.vector(other)
        if len(b) < len(a):
            a, b = b, a
        return sum(worth * b[word] for word, worth in a.items() if word in b)

    def candidates(
        self, olds: Sequence[Counter[str]], news: Sequence[Counter[str]]
    ) -> list[tuple[float, int, int]]:
        """The likest of the new ones for each old one: (likeness, old, new)."""
        if len(olds) * len(news) <= FEW:
            found = [
                (self.likeness(one, other), row, column)
                for row, one in enumerate(olds)
                for column, other in enumerate(news)
            ]
            return [one for one in found if one[0] > 0]
        table, across = self._table(olds), self._table(news).T.tocsr()
        found = []
        for start in range(0, len(olds), BATCH):
            likeness = (table[start : start + BATCH] @ across).toarray()
            best = np.argsort(-likeness, axis=1, kind="stable")[:, :CANDIDATES]
            for row, columns in enumerate(best.tolist()):
                found += [
                    (float(likeness[row, column]), start + row, column)
                    for column in columns
                    if likeness[row, column] > 0
                ]
        return found

    def _table(self, bags: Sequence[Counter[str]]) -> csr_array[np.float64]:
        """A row of worths for each bag."""
        vectors = [self.vector(bag) for bag in bags]
        ends = np.cumsum([0, *map(len, vectors)])
        places = [self._places[word] for vector in vectors for word in vector]
        worths = [worth for vector in vectors for worth in vector.values()]
        shape = (len(bags), len(self._places))
        return csr_array((np.array(worths, dtype=float), places, ends), shape=shape)
