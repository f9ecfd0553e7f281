"""Tracked changes of WordprocessingML: what is inserted, deleted and moved.

Source: ECMA-376, Office Open XML, 5th ed. (2016), part 1, 17.13.5 (revisions).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from orkhon.engines.texts.redline.layout import Line, Run
from orkhon.engines.texts.redline.model import Piece, Place, Row, TableRow
from orkhon.engines.texts.structure.model import TextError

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NO_XML = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
# How pieces are marked by kind where a provision stands in both texts, or at the place
# that it left or came to. Each way keeps "same" and "deleted" for who rejects all.
_MARKS: dict[Place, dict[str, str]] = {
    "both": {"inserted": "ins", "deleted": "del"},
    "old": {"same": "moveFrom", "deleted": "del"},
    "new": {"same": "moveTo", "inserted": "ins"},
}
_TABLE_MARKS: dict[Place, dict[str, str]] = {
    "both": {"inserted": "ins", "deleted": "del"},
    "old": {"same": "del", "deleted": "del"},
    "new": {"same": "ins", "inserted": "ins"},
}


def require_writable(text: str) -> None:
    """Refuse a sign that XML cannot hold."""
    fault = _NO_XML.search(text)
    if fault is not None:
        before = text[max(0, fault.start() - 20) : fault.start()]
        raise TextError(
            f"A Word file cannot hold the sign U+{ord(fault[0]):04X} after “{before}”"
        )


class Tracker:
    """Writes paragraphs and tables with changes by one author at one time."""

    def __init__(self, author: str, at: datetime) -> None:
        stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._by = f'w:author={quoteattr(author)} w:date="{stamp}"'
        self._count = 0
        self._moves: dict[int, int] = {}

    def paragraph(self, row: Row, line: Line, number: int) -> str:
        """One paragraph of a row, or nothing where it does not stand.

        Args:
            row: What the line belongs to.
            line: With all pieces.
            number: Which line of its row it is, the same at both places.
        """
        marks = _MARKS[row.place]
        kept = [
            Run(row.standing(run.pieces), run.strong)
            for run in line.runs
            if row.standing(run.pieces)
        ]
        if not kept:
            return ""
        used = {marks.get(piece.kind, "") for run in kept for piece in run.pieces}
        runs = "".join(self._runs(run.pieces, marks, run.strong) for run in kept)
        moved = next((mark for mark in used if mark.startswith("move")), "")
        whole = moved or (next(iter(used)) if len(used) == 1 else "")
        mark = f"<w:rPr>{self._mark(whole)}</w:rPr>" if whole else ""
        begin, end = self._range(row, number, moved) if moved else ("", "")
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{line.style}"/>{mark}</w:pPr>'
            f"{begin}{runs}</w:p>{end}"
        )

    def table(self, row: Row) -> str:
        """The table of a row; its rows come and go whole."""
        marks = _TABLE_MARKS[row.place]
        standing = [
            one for one in row.table if any(row.standing((Piece(one.kind, " "),)))
        ]
        if not standing:
            return ""
        columns = max(len(one.cells) for one in standing)
        grid = "<w:gridCol/>" * columns
        rows = "".join(self._table_row(row, one, marks) for one in standing)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="0" w:type="auto"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _table_row(self, row: Row, one: TableRow, marks: dict[str, str]) -> str:
        whole = marks.get(one.kind, "")
        properties = f"<w:trPr>{self._mark(whole)}</w:trPr>" if whole else ""
        mark = f"<w:pPr><w:rPr>{self._mark(whole)}</w:rPr></w:pPr>" if whole else ""
        cells = "".join(
            '<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p>'
            f"{mark}{self._runs(row.standing(cell), marks, False)}</w:p></w:tc>"
            for cell in one.cells
        )
        return f"<w:tr>{properties}{cells}</w:tr>"

    def _runs(
        self, pieces: Iterable[Piece], marks: dict[str, str], strong: bool
    ) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if strong else ""
        written = []
        for piece in pieces:
            name = marks.get(piece.kind, "")
            tag = "w:delText" if name == "del" else "w:t"
            run = f"<w:r>{look}{''.join(_content(piece.text, tag))}</w:r>"
            written.append(self._around(name, run) if name else run)
        return "".join(written)

    def _around(self, name: str, run: str) -> str:
        return f"{self._mark(name)[:-2]}>{run}</w:{name}>"

    def _mark(self, name: str) -> str:
        return f"<w:{name} {self._id()} {self._by}/>"

    def _range(self, row: Row, number: int, name: str) -> tuple[str, str]:
        move = self._moves.setdefault(id(row.old), len(self._moves) + 1)
        identity = self._id()
        begin = (
            f'<w:{name}RangeStart {identity} {self._by} w:name="move{move}_{number}"/>'
        )
        return begin, f"<w:{name}RangeEnd {identity}/>"

    def _id(self) -> str:
        self._count += 1
        return f'w:id="{self._count}"'


def _content(text: str, tag: str) -> Iterator[str]:
    """Words, breaks and tabs of a run."""
    require_writable(text)
    for number, line in enumerate(_BREAK.split(text)):
        if number:
            yield "<w:br/>"
        for place, words in enumerate(line.replace("\x1f", " ").split("\t")):
            if place:
                yield "<w:tab/>"
            if words:
                yield f'<{tag} xml:space="preserve">{escape(words)}</{tag}>'
