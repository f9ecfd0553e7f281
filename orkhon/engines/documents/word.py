"""A paper as a Word file: real styles, real footnotes, heads of tables repeated.

python-docx writes the package; what it has no words for (footnotes, numbering,
fields) is written in the modules beside this one. A4, with the running head and the
status of the paper on every page.
"""

import io
from collections.abc import Sequence
from typing import cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from orkhon.engines.documents.numbering import NoteNumbers
from orkhon.engines.documents.paper import (
    Bullets,
    Columns,
    Facts,
    Figure,
    Heading,
    Identity,
    Numbered,
    Paper,
    Paragraph,
    Plain,
    Printed,
    Table,
)
from orkhon.engines.documents.runs import (
    Deleted,
    DocumentError,
    Foreign,
    Inserted,
    LineBreak,
    Quote,
    Runs,
    Strong,
    Text,
    quoted,
    runs,
)
from orkhon.engines.documents.word_frame import page_of, write_frame
from orkhon.engines.documents.word_lists import Lists
from orkhon.engines.documents.word_notes import Footnotes
from orkhon.engines.documents.word_package import begin, pack
from orkhon.engines.documents.word_tables import (
    IDENTITY,
    LABELLED,
    TWO,
    cell,
    layout,
    table,
)
from orkhon.engines.documents.word_xml import element, placed, redlined, words


def render_docx(paper: Paper, *, mark_png: bytes = b"", origin: str = "") -> bytes:
    """Print a paper as a Word file.

    Args:
        paper: What to print.
        mark_png: The mark at the head of each page; empty prints none.
        origin: Scheme and host put before links to paths of the site.
    Returns:
        The file; equal papers give equal bytes.
    Raises:
        DocumentError: a figure has no PNG, which Word needs.
    """
    document = begin(paper)
    writer = _Writer(paper, document, origin)
    write_frame(document, paper, mark_png=mark_png)
    section = document.element.body.find(qn("w:sectPr"))
    for part in writer.parts():
        section.addprevious(part)
    return pack(document)


class _Writer:
    """One walk through one paper."""

    def __init__(self, paper: Paper, document: Document, origin: str) -> None:
        self._paper = paper
        self._document = document
        self._numbers = NoteNumbers()
        self._lists = Lists(document)
        self._footnotes = Footnotes(document, language=paper.language, origin=origin)

    def parts(self) -> list[BaseOxmlElement]:
        parts = []
        if not self._paper.has_identity:
            parts.append(self._line(runs(self._paper.title), "Title"))
            if self._paper.subtitle:
                parts.append(self._line(runs(self._paper.subtitle), "Lede"))
        for number, leaf in enumerate(self._paper.leaves()):
            self._numbers.begin_leaf()
            printed = [part for block in leaf for part in self._block(block)]
            if number:
                _break_before(printed)
            parts.extend(printed)
        return parts

    def _block(self, block: Printed) -> list[BaseOxmlElement]:
        match block:
            case Identity():
                return self._identity(block)
            case Columns(left, right):
                sides = [self._within(left), self._within(right)]
                return layout([sides], TWO)
            case _:
                return self._plain(block)

    def _within(self, blocks: Sequence[Plain]) -> list[BaseOxmlElement]:
        return [part for block in blocks for part in self._plain(block)]

    def _plain(self, block: Plain) -> list[BaseOxmlElement]:
        match block:
            case Heading(text, level):
                return [self._line(runs(text), f"Heading{level}")]
            case Paragraph(content):
                return [self._line(content)]
            case Bullets(items):
                return self._items(items, "ListBullet", self._lists.bullets)
            case Numbered(items):
                return self._items(items, "ListNumber", self._lists.new_numbers())
            case Table():
                return self._table(block)
            case Facts(pairs):
                rows = [
                    [
                        [self._line(runs(label), "FactLabel")],
                        [self._line(value)],
                    ]
                    for label, value in pairs
                ]
                return layout(rows, LABELLED)
            case _:
                return self._figure(block)

    def _table(self, block: Table) -> list[BaseOxmlElement]:
        head = [cell([self._line(runs(label), "TableHead")]) for label in block.head]
        rows = [
            [cell([self._line(content, "TableText")]) for content in row]
            for row in block.rows
        ]
        return table(
            head,
            rows,
            room=page_of(self._paper).text_width,
            widths=block.widths,
            caption=block.caption,
        )

    def _items(
        self, items: tuple[Runs, ...], style: str, numbering: str
    ) -> list[BaseOxmlElement]:
        printed = []
        for item in items:
            line = self._line(item, style)
            numbered = element(
                "numPr", element("ilvl", val="0"), element("numId", val=numbering)
            )
            line[0].append(numbered)
            printed.append(line)
        return printed

    def _identity(self, identity: Identity) -> list[BaseOxmlElement]:
        left = [self._line(runs(identity.name), "Title")]
        if identity.other_name:
            left.append(self._line(identity.other_name, "Subtitle"))
        if identity.lede:
            left.append(self._line(identity.lede, "Lede"))
        if identity.facts is None:
            return left
        right = []
        for label, value in identity.facts.pairs:
            right.append(self._line(runs(label), "FactLabel"))
            right.append(self._line(value, "FactText"))
        return layout([[left, right]], IDENTITY)

    def _figure(self, figure: Figure) -> list[BaseOxmlElement]:
        if not figure.png:
            raise DocumentError(f"the figure {figure.alt!r} has no PNG, Word needs one")
        line = element("p")
        paragraph = WordParagraph(cast(CT_P, line), self._document._body)
        picture = paragraph.add_run().add_picture(io.BytesIO(figure.png))
        widest = Mm(page_of(self._paper).text_width)
        if picture.width > widest:
            picture.height = round(picture.height * widest / picture.width)
            picture.width = widest
        placed(picture._inline, figure.alt)
        caption = (
            [self._line(runs(figure.caption), "Caption")] if figure.caption else []
        )
        return [line, *caption]

    def _line(self, content: Runs, style: str = "") -> BaseOxmlElement:
        line = element("p")
        if style:
            line.append(element("pPr", element("pStyle", val=style)))
        for run in content:
            match run:
                case Text(text):
                    line.append(words(text))
                case Strong(text):
                    line.append(words(text, is_strong=True))
                case Foreign(text, language):
                    line.append(words(text, language=language))
                case Quote(text, language):
                    marked = quoted(text, self._paper.language)
                    line.append(words(marked, language=language or ""))
                case Inserted(text, language):
                    line.append(redlined(text, "inserted", language or ""))
                case Deleted(text, language):
                    line.append(redlined(text, "deleted", language or ""))
                case LineBreak():
                    line.append(element("r", element("br")))
                case _:
                    number, is_first = self._numbers.number(run.note)
                    line.extend(
                        self._footnotes.add(number, run.note)
                        if is_first
                        else self._footnotes.again(number)
                    )
        return line


def _break_before(parts: list[BaseOxmlElement]) -> None:
    """Begin a new page: on the first paragraph, or on one of its own."""
    first = parts[0]
    if first.tag != qn("w:p"):
        first = element("p", element("pPr", element("pStyle", val="Gap")))
        parts.insert(0, first)
    properties = first.find(qn("w:pPr"))
    if properties is None:
        properties = element("pPr")
        first.insert(0, properties)
    style = properties.find(qn("w:pStyle"))
    place = 0 if style is None else 1
    properties.insert(place, element("pageBreakBefore"))
    # The space above a heading is for the middle of a page.
    properties.insert(place + 1, element("spacing", before="0"))
