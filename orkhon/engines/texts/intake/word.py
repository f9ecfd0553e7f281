"""Word files (.docx): the new or the old view of tracked changes, nothing left out.

python-docx leaves tracked insertions out of its paragraphs, hence the reading of our
own. Whatever may hold words is gone into, known or not; the few elements whose words
do not stand on paper are named here.
Source: ECMA-376 (Office Open XML), part 1, 17 (WordprocessingML).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from orkhon.engines.texts.intake.cells import MOST_COLUMNS, as_cell, table_of
from orkhon.engines.texts.intake.changes import ACTS, By, Comments, by_whom
from orkhon.engines.texts.intake.model import Drawn, Limits, View
from orkhon.engines.texts.intake.spelling import clean, raised
from orkhon.engines.texts.intake.word_flow import Flow, Piece
from orkhon.engines.texts.intake.word_numbers import Numbers
from orkhon.engines.texts.intake.word_parts import Parts, W, open_parts
from orkhon.engines.texts.intake.word_styles import Styles, switch, value, whole_number
from orkhon.engines.texts.structure.model import Block

_SIGNS = {
    "tab": " ",
    "ptab": " ",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# Properties, and the instructions of fields.
_NO_WORDS = frozenset(
    {"pPr", "rPr", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr", "delInstrText"}
)
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_SYMBOLS = {
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B1": "±",
    "F0B4": "×",
    "F0B8": "÷",
    "F0B9": "≠",
    "F0B0": "°",
    "F0B7": "•",
    "F02D": "–",
}
_UNREAD = "\ufffd"
_SELF_NUMBERING = ("LISTNUM", "AUTONUM")


@dataclass(frozen=True, slots=True)
class _Standing:
    """What the elements around say of the words in them."""

    inserted: By | None = None
    deleted: By | None = None
    is_listed: bool = False
    is_bold: bool = False

    def within(self, by: By) -> "_Standing":
        """Go into an element that was inserted, deleted or moved."""
        if by.act in ("deleted", "moved away"):
            return replace(self, deleted=by)
        return replace(self, inserted=by)

    @property
    def by(self) -> By | None:
        """The last thing that was done to the words."""
        return self.deleted or self.inserted


def read_word(data: bytes, view: View, limits: Limits) -> Drawn:
    """Read a Word file.

    Args:
        data: The file.
        view: "new" as if all tracked changes were accepted, "old" as if all were
            rejected.
        limits: How much is unpacked.
    Returns:
        Paragraphs and tables with the numbers that Word makes, comments and changes
        with their places, and what was left out in notes.
    Raises:
        TextError: broken, locked, a bomb or no Word file.
    """
    parts = open_parts(data, limits)
    styles = Styles(parts.styles)
    numbers = Numbers(parts.numbering, styles)
    flow = Flow(styles, numbers, view, Comments(parts.comments))
    reader = _Reader(flow, parts.body)
    reader.inside(parts.body, _Standing())
    flow.close()
    return Drawn(tuple(flow.blocks), _notes(reader, parts), flow.placed())


class _Reader:
    """Goes through one part in the order of reading."""

    def __init__(self, flow: Flow, part: etree._Element) -> None:
        self.flow = flow
        self.hidden: list[str] = []
        self.pictures = 0
        self.embedded = 0
        self.formulas = 0
        self.unread_symbols = 0
        self.numbers_itself = False
        self._move = ""
        self._fields: list[str] = []
        self._boxes: list[tuple[etree._Element, _Standing]] = []
        kinds = [value(one, "fldCharType") for one in part.iter(f"{W}fldChar")]
        # Where fields do not close, nothing is taken for their instructions.
        self._fields_close = kinds.count("begin") == kinds.count("end")

    def inside(self, element: etree._Element, standing: _Standing) -> None:
        """Read all that stands in an element."""
        for child in element:
            self._one(child, standing)

    def _one(self, element: etree._Element, standing: _Standing) -> None:
        name = _name(element)
        if name in _NO_WORDS:
            return
        if name == "p":
            self._paragraph(element, standing)
        elif name == "r":
            self._run(element, standing)
        elif name == "tbl":
            self._table(element, standing)
        elif name in ACTS:
            move = self._move if name in ("moveFrom", "moveTo") else ""
            self.inside(element, standing.within(by_whom(element, ACTS[name], move)))
        elif name == "sdt":
            listed = standing.is_listed or _is_contents(element)
            self.inside(element, replace(standing, is_listed=listed))
        elif name == "AlternateContent":
            for one in _chosen(element):
                self.inside(one, standing)
        elif name in _DRAWINGS:
            self._drawing(element, standing)
        elif name in ("altChunk", "subDoc"):
            self.embedded += 1
        elif name == "oMath":
            self.formulas += 1
            self.inside(element, standing)
        else:
            self._sign_or_more(element, name, standing)

    def _sign_or_more(
        self, element: etree._Element, name: str, standing: _Standing
    ) -> None:
        identifier = value(element, "id") or ""
        if name in ("t", "delText"):
            self._words(element.text or "", standing)
        elif name in _SIGNS:
            self._words(_SIGNS[name], standing)
        elif name == "sym":
            self._words(self._symbol(element), standing)
        elif name == "fldChar":
            self._field(value(element, "fldCharType"))
        elif name == "instrText":
            told = (element.text or "").upper()
            self.numbers_itself |= any(word in told for word in _SELF_NUMBERING)
        elif name in ("moveFromRangeStart", "moveToRangeStart"):
            self._move = value(element, "name") or ""
        elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._move = ""
        elif name == "commentRangeStart":
            self.flow.pieces.append(Piece(sign=("begin", identifier)))
        elif name == "commentRangeEnd":
            self.flow.pieces.append(Piece(sign=("end", identifier)))
        elif name == "commentReference":
            self.flow.pieces.append(Piece(sign=("point", identifier)))
        elif name in ("footnoteReference", "endnoteReference"):
            where = "f" if name == "footnoteReference" else "e"
            self.flow.pieces.append(
                Piece(
                    is_shown=self._is_shown(standing), sign=("note", where + identifier)
                )
            )
        else:
            self.inside(element, standing)

    def _paragraph(self, element: etree._Element, standing: _Standing) -> None:
        properties = self.flow.properties(element)
        style = self.flow.style(properties)
        bold = self.flow.styles.is_bold(style)
        self.inside(element, replace(standing, is_bold=bold))
        mark = _of_mark(element, standing)
        self.flow.end_paragraph(
            element,
            ends=self._is_shown(mark),
            by=mark.by,
            listed=standing.is_listed,
        )
        boxes, self._boxes = self._boxes, []
        for box, around in boxes:
            self.flow.close()
            self.inside(box, around)
            self.flow.close()

    def _run(self, element: etree._Element, standing: _Standing) -> None:
        properties = element.find(f"{W}rPr")
        if properties is None:
            self.inside(element, standing)
            return
        bold = switch(properties, "b")
        if bold is None:
            style = value(properties.find(f"{W}rStyle"))
            bold = standing.is_bold or self.flow.styles.is_bold(style)
        if switch(properties, "vanish"):
            self.hidden.append("".join(one.text or "" for one in element.iter(f"{W}t")))
            return
        if value(properties.find(f"{W}vertAlign")) == "superscript":
            for one in element.iter(f"{W}t", f"{W}delText"):
                one.text = raised(one.text or "")
        self.inside(element, replace(standing, is_bold=bold))

    def _table(self, element: etree._Element, standing: _Standing) -> None:
        self.flow.close()
        outer, rows = self.flow.blocks, []
        cells: list[list[Block]] = []
        for row in _within(element, "tr"):
            around = _of_row(row, standing)
            words: list[str] = []
            for cell in _within(row, "tc"):
                self.flow.blocks = []
                self.inside(cell, _of_cell(cell, around))
                self.flow.close()
                words += [as_cell(self.flow.blocks), *_wide(cell)]
                cells += [self.flow.blocks] if self._is_shown(around) else []
            rows += [tuple(words)] if self._is_shown(around) else []
        outer += table_of(rows, cells)
        self.flow.blocks = outer

    def _drawing(self, element: etree._Element, standing: _Standing) -> None:
        boxes = list(_within(element, "txbxContent"))
        self._boxes += [(box, standing) for box in boxes]
        self.pictures += not boxes

    def _words(self, words: str, standing: _Standing) -> None:
        if self._fields_close and "code" in self._fields:
            return
        self.flow.pieces.append(
            Piece(words, standing.is_bold, self._is_shown(standing), standing.by)
        )

    def _is_shown(self, standing: _Standing) -> bool:
        gone = standing.deleted if self.flow.view == "new" else standing.inserted
        return gone is None

    def _symbol(self, element: etree._Element) -> str:
        code = (value(element, "char") or "").upper()
        if code in _SYMBOLS:
            return _SYMBOLS[code]
        self.unread_symbols += 1
        return _UNREAD

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append("code")
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The nearest elements of a name, whatever wraps them; one of two alternatives."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) == "AlternateContent":
            for one in _chosen(child):
                yield from _within(one, name)
        else:
            yield from _within(child, name)


def _chosen(alternatives: etree._Element) -> list[etree._Element]:
    """The first of several ways to say the same, so that it is read once."""
    return list(alternatives)[:1]


def _of_mark(paragraph: etree._Element, standing: _Standing) -> _Standing:
    """How the end of a paragraph stands: it can be inserted or deleted by itself."""
    found = paragraph.find(f"{W}pPr/{W}rPr")
    return _changed_by(found, standing)


def _of_row(row: etree._Element, standing: _Standing) -> _Standing:
    return _changed_by(row.find(f"{W}trPr"), standing)


def _of_cell(cell: etree._Element, standing: _Standing) -> _Standing:
    return _changed_by(cell.find(f"{W}tcPr"), standing)


def _changed_by(properties: etree._Element | None, standing: _Standing) -> _Standing:
    for child in [] if properties is None else properties:
        if (act := ACTS.get(_name(child))) is not None:
            standing = standing.within(by_whom(child, act))
    return standing


def _wide(cell: etree._Element) -> list[str]:
    """Empty cells for the columns that a wide cell spans."""
    span = whole_number(cell.find(f"{W}tcPr/{W}gridSpan")) or 1
    return [""] * (min(span, MOST_COLUMNS) - 1)


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"


def _notes(reader: _Reader, parts: Parts) -> tuple[str, ...]:
    notes: list[str] = []
    notes += _footnotes(reader, parts)
    notes += _margins(reader, parts)
    flow = reader.flow
    if flow.contents:
        lines = " / ".join(flow.contents)
        notes.append(f"The table of contents is left out of the text: “{lines}”.")
    if hidden := clean("".join(reader.hidden)):
        notes.append(f"Hidden words, left out of the text: “{hidden}”.")
    if reader.pictures:
        notes.append(
            f"Pictures in the file: {reader.pictures}. What stands in them is not read."
        )
    if reader.embedded:
        notes.append(
            f"Other files inside the file: {reader.embedded}. They are not read; copy "
            "their text into the document."
        )
    if reader.formulas:
        notes.append(
            f"Formulas in the file: {reader.formulas}. Their signs are read one after "
            "the other, so a fraction loses its stroke; compare them with the file."
        )
    if reader.unread_symbols:
        notes.append(
            f"Signs of a symbol font that are not known: {reader.unread_symbols}. "
            f"“{_UNREAD}” stands for each."
        )
    if reader.numbers_itself:
        notes.append(
            "Some numbers are made by fields (LISTNUM or AUTONUM) and are not read; "
            "type them into the document."
        )
    notes += [
        f"Numbers of the kind “{form}” are written as 1, 2, 3."
        for form in sorted(flow.numbers.unknown)
    ]
    return tuple(notes)


def _footnotes(reader: _Reader, parts: Parts) -> list[str]:
    said: list[str] = []
    elements = {
        sign + (value(one, "id") or ""): one
        for sign, part in (("f", parts.footnotes), ("e", parts.endnotes))
        for one in ([] if part is None else part)
    }
    for number, (identifier, before) in enumerate(reader.flow.noted, 1):
        found = elements.get(identifier)
        words = (
            " is not in the file." if found is None else f": {_alone(found, reader)}"
        )
        said.append(f"Footnote {number} after “{before[-60:]}”{words}")
    return said


def _margins(reader: _Reader, parts: Parts) -> list[str]:
    words = dict.fromkeys(_alone(one, reader) for one in parts.margins)
    return [
        f"At the edge of pages, left out of the text: “{one}”." for one in words if one
    ]


def _alone(element: etree._Element, reader: _Reader) -> str:
    """The words of a footnote or page edge in the view that is read."""
    flow = reader.flow
    own = Flow(flow.styles, flow.numbers, flow.view, Comments(None))
    _Reader(own, element).inside(element, _Standing())
    own.close()
    return clean(as_cell(own.blocks).replace("\n", " "))
