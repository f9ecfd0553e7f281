"""Two tables compared row by row, then cell by cell."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from orkhon.engines.texts.redline.model import Piece, PieceKind, TableRow
from orkhon.engines.texts.redline.wording import word_pieces

Cells = tuple[str, ...]
_Key = Callable[[Cells], Cells]


def table_rows(a: Sequence[Cells], b: Sequence[Cells]) -> tuple[TableRow, ...]:
    """Compare two tables.

    Rows with the same cells are one, then rows with the same first cell (their name),
    then the only ones left between those, if they have as many cells. All others come
    and go whole.
    """
    return tuple(_rows(a, b, (_all_cells, _first_cell, _width)))


def _rows(
    a: Sequence[Cells], b: Sequence[Cells], keys: Sequence[_Key]
) -> Iterator[TableRow]:
    if not keys or not a or not b:
        yield from (TableRow("deleted", _whole("deleted", row)) for row in a)
        yield from (TableRow("inserted", _whole("inserted", row)) for row in b)
        return
    key = keys[0]
    olds, news = [key(row) for row in a], [key(row) for row in b]
    if key is _width and (len(a), len(b)) != (1, 1):
        yield from _rows(a, b, ())
        return
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            for before, after in zip(a[a1:a2], b[b1:b2], strict=True):
                yield TableRow("same", tuple(map(word_pieces, before, after)))
        else:
            yield from _rows(a[a1:a2], b[b1:b2], keys[1:])


def _all_cells(row: Cells) -> Cells:
    return tuple(" ".join(cell.split()) for cell in row)


def _first_cell(row: Cells) -> Cells:
    """The name of a row and how many cells it has."""
    return ("".join(row[:1]).strip(), str(len(row)))


def _width(row: Cells) -> Cells:
    return (str(len(row)),)


def _whole(kind: PieceKind, row: Cells) -> tuple[tuple[Piece, ...], ...]:
    return tuple((Piece(kind, cell),) if cell else () for cell in row)
