"""The place of a text where what was asked for stands, with the hits marked."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache

from orkhon.catalogue.intake.words import form, places

BEFORE, AFTER = 60, 140
"""Letters around the first hit that are shown."""
LOOKED_AT = 20_000
"""Letters of a text that are looked through; the hit may stand beyond them."""
LETTERS = "abcdefghijklmnopqrstuvwxyzçş0123456789"
JOINED = {"s": "ş", "z": "j", "j": "ç", "p": "f", "t": "sç", "d": "j", "k": "n"}
"""What a letter may become with the one that follows: sh, zh, ch, ph, ts, dj."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a hit is marked."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Sought:
    """What counts as a hit.

    Attributes:
        begins: Skeletons with which a hit begins.
        same: Skeletons that a hit is; words too short to begin another.
    """

    begins: tuple[str, ...]
    same: frozenset[str]

    @cached_property
    def first(self) -> frozenset[str]:
        """Letters with which the skeleton of a hit begins."""
        return frozenset(one[:1] for one in (*self.begins, *self.same))

    def has(self, word: str) -> bool:
        """Whether a word of a text is a hit."""
        # To fold a word takes long; most begin otherwise.
        if self.first.isdisjoint(_may_begin(word[:1])):
            return False
        found = form(word)
        return found is not None and (
            found.skeleton in self.same or found.skeleton.startswith(self.begins)
        )


@lru_cache(1024)
def _may_begin(letter: str) -> str:
    """Letters with which the skeleton of a word may begin that begins so."""
    alone = form(letter)
    if alone is None:
        return LETTERS
    first = alone.skeleton[0]
    return first + JOINED.get(first, "") + ("aiu" if first in "aiu" else "")


def marked(text: str, sought: Sought) -> tuple[Piece, ...]:
    """The whole of a short text, such as a title, in pieces."""
    return _pieces(text, [m.span() for m in places(text) if sought.has(m[0])])


def snippet(text: str, sought: Sought) -> tuple[Piece, ...]:
    """The words around the first hit; the beginning of the text where there is none."""
    text = text[:LOOKED_AT]
    first = next((m.start() for m in places(text) if sought.has(m[0])), None)
    begin = 0 if first is None else max(0, first - BEFORE)
    end = (first or 0) + AFTER
    begin = text.find(" ", begin) + 1 if begin and " " in text[begin:first] else begin
    cut = text.rfind(" ", begin, end) if end < len(text) else len(text)
    end = cut if cut > (first or 0) else min(end, len(text))
    said = " ".join(text[begin:end].split())
    pieces = marked(said, sought)
    return (
        *((Piece("… "),) if begin else ()),
        *pieces,
        *((Piece(" …"),) if end < len(text) else ()),
    )


def _pieces(text: str, hits: Collection[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for start, end in hits:
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], is_hit=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
