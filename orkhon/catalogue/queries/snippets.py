"""The place of a text where what was asked for stands, with the hits marked."""

from collections.abc import Collection
from dataclasses import dataclass

from orkhon.catalogue.intake.words import form, places

BEFORE, AFTER = 60, 140
"""Letters around the first hit that are shown."""
LOOKED_AT = 20_000
"""Letters of a text that are looked through; the hit may stand beyond them."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text; a hit is marked."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Sought:
    """What counts as a hit.

    Attributes:
        plain: Plain forms of the words asked for.
        begins: Skeletons with which a hit begins.
        same: Skeletons that a hit is; words too short to begin another.
    """

    plain: frozenset[str]
    begins: tuple[str, ...]
    same: frozenset[str]

    def has(self, word: str) -> bool:
        """Whether a word of a text is a hit."""
        found = form(word)
        return found is not None and (
            found.plain in self.plain
            or found.skeleton in self.same
            or found.skeleton.startswith(self.begins)
        )


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
