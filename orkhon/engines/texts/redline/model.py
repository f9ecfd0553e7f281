"""What a redline says: its rows, pieces of words, and what became of a provision."""

from dataclasses import dataclass
from typing import Literal

from orkhon.engines.texts.structure.model import Provision

How = Literal["same", "changed", "moved", "renumbered", "inserted", "deleted"]
PieceKind = Literal["same", "inserted", "deleted"]
Place = Literal["both", "old", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stay, come or go; never empty."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, cell by cell."""

    kind: PieceKind
    cells: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One provision without what stands inside it, at one place of the redline.

    Attributes:
        how: All that applies, never empty: ("moved", "renumbered", "changed"), or one
            of ("same",), ("inserted",), ("deleted",). What is inside a moved provision
            and came along with it is not itself "moved".
        place: "both": it stands here in both texts. "old": it stands here in the old
            text alone; when `new` is there, it moved from here. "new": it stands here
            in the new text alone; when `old` is there, it moved to here.
        old: The provision of the old text, None when inserted.
        new: The provision of the new text, None when deleted.
        level: How deep it stands, 0 at the top.
        marker: Its number as written.
        heading: Its heading.
        pieces: Its own words. A moved one has all its pieces at both places, so that a
            page can show them at one; `standing` gives those that stand at this one.
        table: Its table, row by row.
    """

    how: tuple[How, ...]
    place: Place
    old: Provision | None
    new: Provision | None
    level: int
    marker: tuple[Piece, ...] = ()
    heading: tuple[Piece, ...] = ()
    pieces: tuple[Piece, ...] = ()
    table: tuple[TableRow, ...] = ()

    def standing(self, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        """Of pieces of this row, those that stand at its place."""
        away: dict[Place, PieceKind | None]
        away = {"both": None, "old": "inserted", "new": "deleted"}
        return tuple(piece for piece in pieces if piece.kind != away[self.place])


@dataclass(frozen=True, slots=True)
class Redline:
    """Two texts in one: every provision of both stands in it once.

    Attributes:
        rows: In the order of reading; a moved provision stands at both its places.
        language: Language of the new text.
    """

    rows: tuple[Row, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a provision.

    Attributes:
        new_eid: Its identifier in the new text, None when it is not there any more.
        unchanged: Its words, and those of all inside it, are the same; its number, its
            place and the numbers inside it may be others.
    """

    new_eid: str | None
    unchanged: bool
