"""How alike two provisions are in their words, and who is like whom among many.

Cosine of words weighted by rarity (tf-idf; Salton and Buckley 1988), with an index from
words to provisions, so that only those which share a telling word are compared.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from orkhon.engines.texts.structure.numbers import folded

_WORD = re.compile(r"\w+")

COMMON_SHARE = 0.1
"""A word in more than this share of the provisions does not lead to a candidate."""
COMMON_AT_LEAST = 60
"""Of fewer provisions all words lead to candidates."""
CANDIDATES = 5
"""Provisions that are compared exactly, the best by the index."""

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
        """Likeness of those that may belong together: (likeness, old, new)."""
        holding: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, bag in enumerate(news):
            for word, worth in self.vector(bag).items():
                holding[word].append((place, worth))
        most = max(COMMON_AT_LEAST, COMMON_SHARE * len(news))
        found = []
        for row, bag in enumerate(olds):
            sums: defaultdict[int, float] = defaultdict(float)
            for word, worth in self.vector(bag).items():
                held = holding.get(word, ())
                if len(held) <= most:
                    for place, other in held:
                        sums[place] += worth * other
            best = sorted(sums, key=lambda place: -sums[place])[:CANDIDATES]
            found += [(self.likeness(bag, news[place]), row, place) for place in best]
        return found
