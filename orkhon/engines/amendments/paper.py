"""The rows of the two-column paper: as issued, and as somebody asks for it."""

from collections.abc import Sequence

from orkhon.engines.amendments.bracketing import pieces_of, require_fitting
from orkhon.engines.amendments.lines import lines_of
from orkhon.engines.amendments.model import (
    OF_WORDS,
    Amendment,
    Line,
    PaperRow,
    Paragraph,
    Piece,
    Text,
)


def rows_of_paper(
    base: Text, amendments: Sequence[Amendment], lines: Sequence[Line]
) -> tuple[PaperRow, ...]:
    """One row an amendment, in the order of the text, then of the numbers.

    Each row shows its own amendment alone against the text as issued, whatever was
    accepted since: that is what its owners wrote, and the lines are the printed ones.

    Raises:
        AmendmentError: one does not fit the text.
    """
    require_fitting(base, amendments)
    order = {key: index for index, key in enumerate(base.by_key)}
    return tuple(
        _row(base, each, lines)
        for each in sorted(amendments, key=lambda each: _place(order, each))
    )


def _place(order: dict[str, int], each: Amendment) -> tuple[int, int, int, int, str]:
    new = each.kind == "insert-paragraph"
    anchor = each.after if new else each.paragraph
    index = -1 if anchor is None else order[anchor]
    return index, int(new), each.start, each.number, each.key


def _row(base: Text, each: Amendment, lines: Sequence[Line]) -> PaperRow:
    if each.kind == "insert-paragraph":
        paragraph = Paragraph(each.paragraph, "", each.text, each.role)
        return PaperRow(
            each.key, paragraph, None, None, (), (Piece("inserted", each.text),)
        )
    paragraph = base.paragraph(each.paragraph)
    if each.kind in OF_WORDS:
        pieces = pieces_of(paragraph, [(each,)], [])
        left = tuple(piece for piece in pieces if piece.kind != "inserted")
        right = tuple(piece for piece in pieces if piece.kind != "deleted")
        met = lines_of(lines, paragraph.key, each.start, each.end)
    else:
        goes = each.kind == "delete-paragraph"
        end = len(paragraph.text)
        left = (Piece("deleted" if goes else "kept", paragraph.text, 0, end),)
        right = () if goes else left
        met = lines_of(lines, paragraph.key, 0, len(paragraph.text))
    first, last = met or (None, None)
    return PaperRow(each.key, paragraph, first, last, left, right)
