"""A search box over names: any spelling, any script, part of a name.

Words of the indexed names form a vocabulary. A query word finds its neighbours
in the vocabulary by consonant skeletons with at most one letter deleted (the
symmetric-delete idea), their names gather points for rare words, and the best
few are compared in full.

Source:
    Symmetric delete: Mor & Fraenkel, A hash code method for detecting and
    correcting spelling errors, CACM 25 (1982).
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from math import log
from typing import Generic, TypeVar

from orkhon.engines.names.comparison import agreement, likeness
from orkhon.engines.names.words import ReadName, Word, read_name

K = TypeVar("K", bound=Hashable)

# How many names are compared in full for one query, at least.
_COMPARED = 24
# A neighbour in the vocabulary must sound at least this alike.
_NEIGHBOUR = 0.62
# A part of a name found stays below the decision threshold of `compare`.
_PART = 0.499
_SHORTEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class _Entry(Generic[K]):
    key: K
    name: str
    read: ReadName


class Index(Generic[K]):
    """Names filed under keys; a key may have many names."""

    def __init__(self) -> None:
        self._entries: dict[int, _Entry[K]] = {}
        self._of_key: dict[K, dict[str, int]] = {}
        self._next = 0
        self._postings: dict[str, set[int]] = {}
        self._words: dict[str, Word] = {}
        self._by_bones: dict[str, set[str]] = {}
        self._by_prefix: dict[str, set[str]] = {}
        self._near: dict[str, list[tuple[str, float]]] = {}

    def __len__(self) -> int:
        """Keys that have a name here."""
        return len(self._of_key)

    def add(self, key: K, name: str) -> None:
        """File one spelling under a key; the same one twice is filed once."""
        names = self._of_key.setdefault(key, {})
        if name in names:
            return
        number = names[name] = self._next
        self._next += 1
        entry = self._entries[number] = _Entry(key, name, read_name(name))
        for word in _filed(entry.read):
            if word.sounds not in self._words:
                self._learn(word)
            self._postings[word.sounds].add(number)

    def remove(self, key: K) -> None:
        """Take all names of a key out; a key never filed raises KeyError."""
        for number in self._of_key.pop(key).values():
            entry = self._entries.pop(number)
            for word in _filed(entry.read):
                numbers = self._postings[word.sounds]
                numbers.discard(number)
                if not numbers:
                    self._forget(word)

    def search(self, text: str, limit: int = 10) -> list[tuple[K, float]]:
        """Find the keys whose names fit the text best.

        Args:
            text: A whole name, one word of it, or the beginning of a word.
            limit: How many keys at most.
        Returns:
            Keys with a score of 0 to 1, best first, each key once. From 0.5 up
            it is the score of `compare`; below, a part of the name fits.
        """
        read = read_name(text)
        query = _filed(read)
        if not query or limit < 1:
            return []
        found = [dict(self._neighbours(word)) for word in query]
        points = self._points(found)
        ranked = sorted(points, key=points.__getitem__, reverse=True)
        best: dict[K, tuple[float, float]] = {}
        for number in ranked[: max(_COMPARED, 2 * limit)]:
            entry = self._entries[number]
            score = (self._score(read, query, found, entry), points[number])
            if score > best.get(entry.key, (-1.0, 0.0)):
                best[entry.key] = score
        order = sorted(best, key=best.__getitem__, reverse=True)
        return [(key, best[key][0]) for key in order[:limit]]

    def _score(
        self,
        read: ReadName,
        query: list[Word],
        found: list[dict[str, float]],
        entry: _Entry[K],
    ) -> float:
        whole = agreement(read, entry.read)
        filed = {word.sounds for word in _filed(entry.read)}
        part = sum(
            max((near.get(sounds, 0.0) for sounds in filed), default=0.0)
            for near in found
        ) / len(query)
        return max(whole, _PART * part)

    def _points(self, found: list[dict[str, float]]) -> dict[int, float]:
        total = len(self._entries)
        points: dict[int, float] = {}
        for near in found:
            for sounds, alike in near.items():
                numbers = self._postings[sounds]
                worth = alike * alike * log(1 + total / len(numbers))
                for number in numbers:
                    points[number] = points.get(number, 0.0) + worth
        return points

    def _neighbours(self, word: Word) -> list[tuple[str, float]]:
        kept = self._near.get(word.sounds)
        if kept is not None:
            return kept
        near: dict[str, float] = {}
        for bones in _shortened(word.bones):
            for sounds in self._by_bones.get(bones, ()):
                if sounds not in near:
                    near[sounds] = likeness(word, self._words[sounds])
        if len(word.skeleton) >= _SHORTEST_PREFIX:
            for sounds in self._by_prefix.get(word.skeleton, ()):
                share = len(word.skeleton) / len(self._words[sounds].skeleton)
                near[sounds] = max(near.get(sounds, 0.0), 0.7 + 0.25 * share)
        kept = [
            (sounds, alike) for sounds, alike in near.items() if alike >= _NEIGHBOUR
        ]
        if len(self._near) > 65536:
            self._near.clear()
        self._near[word.sounds] = kept
        return kept

    def _learn(self, word: Word) -> None:
        self._words[word.sounds] = word
        self._postings[word.sounds] = set()
        for bones in _shortened(word.bones):
            self._by_bones.setdefault(bones, set()).add(word.sounds)
        for prefix in _prefixes(word):
            self._by_prefix.setdefault(prefix, set()).add(word.sounds)
        self._near.clear()

    def _forget(self, word: Word) -> None:
        del self._words[word.sounds], self._postings[word.sounds]
        for bones in _shortened(word.bones):
            self._by_bones[bones].discard(word.sounds)
        for prefix in _prefixes(word):
            self._by_prefix[prefix].discard(word.sounds)
        self._near.clear()


def _filed(read: ReadName) -> list[Word]:
    return [*read.core, *read.patronymics, *read.initials]


def _shortened(bones: str) -> set[str]:
    shorter = {bones[:i] + bones[i + 1 :] for i in range(len(bones))}
    return {bones, *shorter} if len(bones) > 2 else {bones}


def _prefixes(word: Word) -> Iterable[str]:
    return (word.skeleton[:end] for end in range(_SHORTEST_PREFIX, len(word.skeleton)))
