"""Tables of files: the words of a cell, and frames that only look like tables."""

from collections.abc import Sequence

from orkhon.engines.texts.structure.model import Block

# Word allows no more columns; a wider cell is a mistake or an attack.
MOST_COLUMNS = 63
# A cell with more paragraphs than this is a page laid out by a table.
_MOST_PARAGRAPHS = 20


def as_cell(blocks: Sequence[Block]) -> str:
    """Give the words of a cell; a table inside it gives a line a row."""
    lines = []
    for block in blocks:
        lines += [block.text] if block.text else []
        lines += [" ".join(cell for cell in row if cell) for row in block.rows]
    return "\n".join(lines)


def table_of(
    rows: Sequence[Sequence[str]], cells: Sequence[Sequence[Block]]
) -> list[Block]:
    """Make a table, or the paragraphs of one that only frames them.

    Args:
        rows: The words of the cells, with empty cells for the columns that others span.
        cells: The blocks of the cells, in order; without the empty ones.
    Returns:
        Nothing where no cell has words.
    """
    if len(cells) == 1 or any(len(cell) > _MOST_PARAGRAPHS for cell in cells):
        return [block for cell in cells for block in cell]
    if any(any(row) for row in rows):
        return [Block(rows=tuple(tuple(row) for row in rows))]
    return []
