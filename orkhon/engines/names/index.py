"""A search box over names: any spelling, any script, part of a name.

Words of the indexed names form a vocabulary. A query word finds its neighbours
in the vocabulary by consonant skeletons with at most one letter deleted (the
symmetric-delete idea), their names gather points for rare words, and the best
few are compared in full.

Source:
    Symmetric delete: Mor & Fraenkel, A hash code method for detecting and
    correcting spelling errors, CACM 25 (1982).
"""

import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein

from orkhon.engines.names.comparison import PART_OF_A_NAME, agreement
from orkhon.engines.names.likeness import likeness
from orkhon.engines.names.pairing import join
from orkhon.engines.names.words import ReadName, Word, read_name

K = TypeVar("K", bound=Hashable)

# How many names are compared in full for one query, at least, and what share
# of the best one's points another must have for that.
_COMPARED = 40
_SHARE_OF_BEST = 0.3
# Once a name is this sure, others need this share of its points: who shares
# one word of two with somebody found in full is not asked for.
_CERTAIN = 0.9
_SHARE_OF_CERTAIN = 0.65
# A neighbour in the vocabulary must sound at least this alike, and not more
# than this share of its skeleton may differ.
_NEIGHBOUR = 0.55
_SKELETON_APART = 0.5
_SHORTEST_PREFIX = 2
# What every word found is worth before its rarity, so that two common words
# outweigh one rare one.
_FOUND = 2.0
# A word that begins with the query word is worth this much, and more the less
# of it is missing.
_BEGINS = 0.65
# Query words whose neighbours are kept.
_WORDS_KEPT = 16384


_HYPHENS = frozenset("-\u2010\u2011\u2013")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Entry(Generic[K]):
    key: K
    name: str
    read: ReadName
    words: tuple[Word, ...]


class Index(Generic[K]):
    """Names filed under keys; a key may have many names."""

    def __init__(self) -> None:
        self._entries: dict[int, _Entry[K]] = {}
        self._of_key: dict[K, dict[str, int]] = {}
        self._next = 0
        self._postings: dict[str, set[int]] = {}
        self._words: dict[str, dict[str, Word]] = {}
        self._by_bones: dict[str, set[str]] = {}
        self._by_prefix: dict[str, set[str]] = {}
        self._near: dict[str, dict[str, float]] = {}

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
        read = read_name(name)
        words = {w.sounds: w for w in (*_searched(read), *_hyphenated(read, name))}
        self._entries[number] = _Entry(key, name, read, tuple(words.values()))
        for word in words.values():
            if word.sounds not in self._postings:
                self._learn(word)
            self._postings[word.sounds].add(number)

    def remove(self, key: K) -> None:
        """Take all names of a key out; a key never filed raises KeyError."""
        for number in self._of_key.pop(key).values():
            entry = self._entries.pop(number)
            for word in entry.words:
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
        query = _searched(read)
        if not query or limit < 1:
            return []
        found = [self._neighbours(word) for word in query]
        points = self._points(found)
        if not points:
            return []
        ranked = sorted(points, key=points.__getitem__, reverse=True)
        enough = points[ranked[0]] * _SHARE_OF_BEST
        best: dict[K, tuple[float, float]] = {}
        for number in ranked[: max(_COMPARED, 2 * limit)]:
            if points[number] < enough:
                break
            entry = self._entries[number]
            score = 1.0 if entry.name == text else agreement(read, entry.read)
            if score < PART_OF_A_NAME:
                score = max(score, PART_OF_A_NAME * self._covered(found, number))
            elif score > _CERTAIN:
                enough = max(enough, points[number] * _SHARE_OF_CERTAIN)
            worth = (score, points[number])
            if worth > best.get(entry.key, (-1.0, 0.0)):
                best[entry.key] = worth
        order = sorted(best, key=best.__getitem__, reverse=True)
        return [(key, best[key][0]) for key in order[:limit]]

    def _covered(self, found: list[dict[str, float]], number: int) -> float:
        """Mean likeness of the query's words to words of one name."""
        filed = [word.sounds for word in self._entries[number].words]
        total = 0.0
        for near in found:
            total += max([near.get(sounds, 0.0) for sounds in filed])
        return total / len(found)

    def _points(self, found: list[dict[str, float]]) -> dict[int, float]:
        """Points of every name that has a neighbour of a query word.

        A word counts by its likeness and by its rarity here (inverse document
        frequency; Spärck Jones, Journal of Documentation 28, 1972).
        """
        total = len(self._entries)
        points: dict[int, float] = {}
        get = points.get
        for near in found:
            for sounds, alike in near.items():
                numbers = self._postings[sounds]
                worth = alike * alike * (_FOUND + log(1 + total / len(numbers)))
                for number in numbers:
                    points[number] = get(number, 0.0) + worth
        return points

    def _neighbours(self, word: Word) -> dict[str, float]:
        """Filed words that sound like a query word or begin with it."""
        kept = self._near.get(word.sounds)
        if kept is not None:
            return kept
        candidates: set[str] = set()
        for bones in _shortened(word.bones):
            candidates |= self._by_bones.get(bones, _NONE)
        near: dict[str, float] = {}
        shape, size = word.skeleton, len(word.skeleton)
        for skeleton in candidates:
            most = int(max(size, len(skeleton)) * _SKELETON_APART)
            if Levenshtein.distance(shape, skeleton, score_cutoff=most) > most:
                continue
            for sounds, other in self._words[skeleton].items():
                alike = likeness(word, other)
                if alike >= _NEIGHBOUR:
                    near[sounds] = alike
        for skeleton in self._by_prefix.get(shape, _NONE):
            alike = _BEGINS + (1.0 - _BEGINS) * size / len(skeleton)
            for sounds in self._words[skeleton]:
                near[sounds] = max(near.get(sounds, 0.0), alike)
        if len(self._near) >= _WORDS_KEPT:
            self._near.clear()
        self._near[word.sounds] = near
        return near

    def _learn(self, word: Word) -> None:
        self._postings[word.sounds] = set()
        same = self._words.setdefault(word.skeleton, {})
        if not same:
            for bones in _shortened(word.bones):
                self._by_bones.setdefault(bones, set()).add(word.skeleton)
            for prefix in _prefixes(word):
                self._by_prefix.setdefault(prefix, set()).add(word.skeleton)
        same[word.sounds] = word
        self._near.clear()

    def _forget(self, word: Word) -> None:
        del self._postings[word.sounds]
        same = self._words[word.skeleton]
        del same[word.sounds]
        if not same:
            del self._words[word.skeleton]
            for bones in _shortened(word.bones):
                self._by_bones[bones].discard(word.skeleton)
            for prefix in _prefixes(word):
                self._by_prefix[prefix].discard(word.skeleton)
        self._near.clear()


def _searched(read: ReadName) -> list[Word]:
    return [*read.core, *read.patronymics, *read.initials]


def _hyphenated(read: ReadName, name: str) -> list[Word]:
    """Kassym-Jomart as one word too, so that Qasymjomart alone finds it."""
    composed = unicodedata.normalize("NFC", name)
    return [
        join(first, second)
        for first, second in pairwise(read.core)
        if composed[first.end : second.start] in _HYPHENS
    ]


def _shortened(bones: str) -> set[str]:
    shorter = {bones[:i] + bones[i + 1 :] for i in range(len(bones))}
    return {bones, *shorter} if len(bones) > 2 else {bones}


def _prefixes(word: Word) -> Iterable[str]:
    return (word.skeleton[:end] for end in range(_SHORTEST_PREFIX, len(word.skeleton)))
