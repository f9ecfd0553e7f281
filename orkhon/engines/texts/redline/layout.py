"""Rows of a redline as paragraphs on paper, the same for both texts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from orkhon.engines.texts.redline.model import Piece, PieceKind, Row
from orkhon.engines.texts.structure.model import Kind, Provision

Style = Literal[
    "Front",
    "Division",
    "Chapter",
    "Article",
    "Body",
    "Paragraph",
    "Point",
    "Subpoint",
    "Remark",
]
_STYLES: dict[Kind, Style] = {
    "preface": "Front",
    "preamble": "Chapter",
    "book": "Division",
    "part": "Division",
    "section": "Division",
    "subsection": "Chapter",
    "chapter": "Chapter",
    "subchapter": "Chapter",
    "annex": "Chapter",
    "article": "Article",
    "paragraph": "Paragraph",
    "point": "Point",
    "subpoint": "Subpoint",
    "note": "Remark",
}
_HEADED: frozenset[Style] = frozenset({"Division", "Chapter", "Article"})


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of one look."""

    pieces: tuple[Piece, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph; its runs have all pieces of both texts."""

    style: Style
    runs: tuple[Run, ...]


def lines(row: Row) -> list[Line]:
    """The paragraphs of a row, without its table.

    Number and heading stand in one paragraph in front of the words; where there is no
    heading the words follow the number. Spaces between them come and go with them.
    """
    one = row.new or row.old
    if one is None:
        return []
    style = _STYLES.get(one.kind, "Body")
    words_style: Style = "Body" if style in _HEADED else style
    front = [run for run in _front(row) if run.pieces]
    words = Run(row.pieces)
    if row.heading:
        found = [Line(style, _spaced(front)), Line(words_style, _spaced([words]))]
    elif row.pieces and not _marker_alone(one, style):
        strong = [replace(run, strong=style in _HEADED) for run in front]
        found = [Line(words_style, _spaced([*strong, words]))]
    else:
        found = [Line(style, _spaced(front)), Line(words_style, _spaced([words]))]
    return [line for line in found if line.runs]


def _marker_alone(one: Provision, style: Style) -> bool:
    return style in _HEADED and one.text_place != "same"


def _front(row: Row) -> list[Run]:
    """Number and heading in the order of both texts."""
    old, new = row.old or row.new, row.new or row.old
    was, comes = (
        one is not None and one.heading_place == "above" for one in (old, new)
    )
    marker, heading = Run(row.marker), Run(row.heading)
    if was == comes:
        return [heading, marker] if was else [marker, heading]
    gone = Run(_turned(row.marker, "inserted", "deleted"))
    come = Run(_turned(row.marker, "deleted", "inserted"))
    return [come, heading, gone] if was else [gone, heading, come]


def _turned(
    pieces: tuple[Piece, ...], without: PieceKind, kind: PieceKind
) -> tuple[Piece, ...]:
    """The words of one text, all of them of one kind."""
    words = "".join(piece.text for piece in pieces if piece.kind != without)
    return (Piece(kind, words),) if words else ()


def _spaced(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with spaces between: in the old text, the new, or both."""
    found: list[Run] = []
    for run in runs:
        if found and run.pieces:
            found.append(Run(_space(found, run)))
        found.append(run)
    return tuple(run for run in found if run.pieces)


def _space(before: list[Run], after: Run) -> tuple[Piece, ...]:
    gone, come = (
        any(piece.kind != away for run in before for piece in run.pieces)
        and any(piece.kind != away for piece in after.pieces)
        for away in ("inserted", "deleted")
    )
    if gone and come:
        return (Piece("same", " "),)
    if gone or come:
        return (Piece("deleted" if gone else "inserted", " "),)
    return ()
