"""Two spellings side by side: word by word, with what differs marked."""

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from orkhon.engines.names.distance import dropping, substitution
from orkhon.engines.names.letters import lowered
from orkhon.engines.names.likeness import likeness
from orkhon.engines.names.pairing import best_pairing
from orkhon.engines.names.sounds import transcribe
from orkhon.engines.names.words import TITLE, ReadName, Word, read_name

# Up to this cost two sounds are one sound written in two alphabets
# (distance._CLOSE: "one vowel", "one consonant in different alphabets").
_ONE_SOUND = 15
# From here words count as one word misspelt or differently transliterated; the
# same value below which a neighbour is no neighbour in `index`.
_CLOSE = 0.62
_SAME_SOUNDS = 0.93


class Level(StrEnum):
    """How far two words agree."""

    SAME = "same"
    SAME_SOUNDS = "same sounds"
    CLOSE = "close"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters of a word that agrees or differs."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class WordPair:
    """A word of each spelling, or of one with nothing opposite.

    Attributes:
        a: The word of the first spelling as written, or None.
        b: The word of the second, or None.
        level: How far they agree; MISSING when one is None.
        kind: "core", "patronymic", "initial" or "title".
        a_parts: `a` cut into runs; their texts joined are `a`.
        b_parts: `b` likewise.
    """

    a: str | None
    b: str | None
    level: Level
    kind: str
    a_parts: tuple[Part, ...]
    b_parts: tuple[Part, ...]


def explain(a: str, b: str) -> tuple[WordPair, ...]:
    """Pair the words of two spellings and mark what differs.

    Args:
        a: A name as written.
        b: Another spelling, perhaps of the same person.
    Returns:
        Every word of both exactly once, in the order of `a`; words of `b` alone
        come at the end, in their order. Words that one spelling writes joined
        (Kassym-Jomart, Qasymjomart) stand as one pair.
    """
    a, b = unicodedata.normalize("NFC", a), unicodedata.normalize("NFC", b)
    first, second = read_name(a), read_name(b)
    pairs: list[tuple[int, WordPair]] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for left, right in _matched(first, second):
        pairs.append((left.start, _pair(_whole(left, a), _whole(right, b))))
        used_a |= _places(left)
        used_b |= _places(right)
    for word in first.words:
        if not used_a & _places(word):
            pairs.append((word.start, _alone(word, is_first=True)))
    pairs.sort(key=lambda item: item[0])
    rest = [w for w in second.words if not used_b & _places(w)]
    return (*(pair for _, pair in pairs), *(_alone(w, is_first=False) for w in rest))


def _matched(first: ReadName, second: ReadName) -> list[tuple[Word, Word]]:
    matched: list[tuple[Word, Word]] = []
    if first.core and second.core:
        pairing = best_pairing(first.core, second.core)
        matched += [(pairing.a[i], pairing.b[j]) for i, j, _ in pairing.pairs]
    matched += zip(first.patronymics, second.patronymics, strict=False)
    matched += zip(first.initials, second.initials, strict=False)
    titles = [[w for w in name.words if w.kind == TITLE] for name in (first, second)]
    matched += zip(*titles, strict=False)
    return matched


def _places(word: Word) -> set[int]:
    return set(range(word.start, word.end))


def _whole(word: Word, name: str) -> Word:
    """A word that was joined from two, with the hyphen or space it had."""
    return replace(word, text=name[word.start : word.end])


def _pair(a: Word, b: Word) -> WordPair:
    a_parts, b_parts = _marked(a.text, b.text)
    return WordPair(a.text, b.text, _level(a, b), a.kind, a_parts, b_parts)


def _alone(word: Word, *, is_first: bool) -> WordPair:
    parts = (Part(word.text, differs=True),)
    if is_first:
        return WordPair(word.text, None, Level.MISSING, word.kind, parts, ())
    return WordPair(None, word.text, Level.MISSING, word.kind, (), parts)


def _level(a: Word, b: Word) -> Level:
    if lowered(a.text) == lowered(b.text):
        return Level.SAME
    alike = likeness(a, b)
    if alike >= _SAME_SOUNDS or a.skeleton == b.skeleton:
        return Level.SAME_SOUNDS
    return Level.CLOSE if alike >= _CLOSE else Level.DIFFERS


def _marked(a: str, b: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Cut two words into runs of characters that agree and that differ."""
    left, right = transcribe(a), transcribe(b)
    differ_a, differ_b = _differing(left.sounds, right.sounds)
    return (
        _runs(a, [left.spans[i] for i in differ_a]),
        _runs(b, [right.spans[j] for j in differ_b]),
    )


def _differing(a: str, b: str) -> tuple[list[int], list[int]]:
    """Places of sounds that the cheapest edit changes or drops at some cost."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, sound in enumerate(a):
        table[i + 1][0] = table[i][0] + dropping(sound)
    for j, sound in enumerate(b):
        table[0][j + 1] = table[0][j] + dropping(sound)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = min(
                table[i][j] + substitution(x, y),
                table[i][j + 1] + dropping(x),
                table[i + 1][j] + dropping(y),
            )
    i, j = len(a), len(b)
    in_a: list[int] = []
    in_b: list[int] = []
    while i or j:
        here = table[i][j]
        if i and j and here == table[i - 1][j - 1] + substitution(a[i - 1], b[j - 1]):
            i, j = i - 1, j - 1
            if substitution(a[i], b[j]) > _ONE_SOUND:
                in_a.append(i)
                in_b.append(j)
        elif i and here == table[i - 1][j] + dropping(a[i - 1]):
            i -= 1
            if dropping(a[i]) > _ONE_SOUND:
                in_a.append(i)
        else:
            j -= 1
            if dropping(b[j]) > _ONE_SOUND:
                in_b.append(j)
    return in_a, in_b


def _runs(word: str, differing: list[tuple[int, int]]) -> tuple[Part, ...]:
    marks = [False] * len(word)
    for start, end in differing:
        marks[start:end] = [True] * (end - start)
    parts: list[Part] = []
    for character, differs in zip(word, marks, strict=True):
        if parts and parts[-1].differs == differs:
            parts[-1] = Part(parts[-1].text + character, differs)
        else:
            parts.append(Part(character, differs))
    return tuple(parts)
