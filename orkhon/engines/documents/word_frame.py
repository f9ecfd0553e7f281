"""The page of a Word paper: A4, the running head, the status and the page number."""

import io
from dataclasses import dataclass
from typing import cast

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from orkhon.engines.documents.paper import Paper
from orkhon.engines.documents.word_styles import CUT
from orkhon.engines.documents.word_xml import element, field, placed, twips, words

HAIRLINE = "4"
MARK_HEIGHT_MM = 4.5
FRAME_AIR_MM = 1.5


@dataclass(frozen=True)
class _Page:
    """Millimetres; the same page as in paper.css."""

    width: float = 210
    height: float = 297
    top: float = 27
    right: float = 22
    bottom: float = 25
    left: float = 26
    head: float = 13
    foot: float = 12

    @property
    def text_width(self) -> float:
        """What is left for words."""
        return self.width - self.left - self.right


PAGE = _Page()
ACROSS = _Page(width=297, height=210)
# Right of the foot, in millimetres: the number of the page.
PAGE_NUMBER = 22.0


def page_of(paper: Paper) -> _Page:
    """The page that a paper is printed on: A4, upright or on its side."""
    return ACROSS if paper.is_across else PAGE


def write_frame(document: Document, paper: Paper, *, mark_png: bytes) -> None:
    """Set the page and write what stands at the head and foot of each."""
    section = document.sections[0]
    page = page_of(paper)
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if paper.is_across:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance, section.footer_distance = Mm(page.head), Mm(page.foot)
    half = page.text_width / 2

    header = section.header
    header.is_linked_to_previous = False
    left = _line("Header")
    if mark_png:
        paragraph = WordParagraph(cast(CT_P, left), header)
        picture = paragraph.add_run().add_picture(
            io.BytesIO(mark_png), height=Mm(MARK_HEIGHT_MM)
        )
        placed(picture._inline, "")
        left.append(words("  "))
    if paper.running_head:
        left.append(words(paper.running_head))
    right = _line("Header", align="right")
    if paper.running_note:
        right.append(words(paper.running_note))
    _fill(header._element, _pair(left, right, (half, half), is_ruled=True), "Header")

    footer = section.footer
    footer.is_linked_to_previous = False
    status = _line("Footer")
    if paper.status:
        status.append(words(paper.status))
    count = _line("Footer", align="right")
    count.extend(_count(paper.labels.page))
    widths = (page.text_width - PAGE_NUMBER, PAGE_NUMBER)
    _fill(footer._element, _pair(status, count, widths), "Footer")


def _count(label: str) -> list[BaseOxmlElement]:
    before, _, rest = label.partition("{number}")
    between, _, after = rest.partition("{count}")
    return [
        *_said(before),
        *field("PAGE", "1"),
        *_said(between),
        *field("NUMPAGES", "1"),
        *_said(after),
    ]


def _said(text: str) -> list[BaseOxmlElement]:
    return [words(text)] if text else []


def _line(style: str, *, align: str = "") -> BaseOxmlElement:
    properties = element("pPr", element("pStyle", val=style))
    if align:
        properties.append(element("jc", val=align))
    return element("p", properties)


def _pair(
    left: BaseOxmlElement,
    right: BaseOxmlElement,
    widths: tuple[float, float],
    *,
    is_ruled: bool = False,
) -> BaseOxmlElement:
    properties = element("tblPr", element("tblW", w=twips(sum(widths)), type="dxa"))
    if is_ruled:
        line = element("bottom", val="single", sz=HAIRLINE, space="0", color=CUT)
        properties.append(element("tblBorders", line))
    properties.append(element("tblLayout", type="fixed"))
    properties.append(
        element(
            "tblCellMar",
            element("left", w="0", type="dxa"),
            element("bottom", w=twips(FRAME_AIR_MM), type="dxa"),
            element("right", w="0", type="dxa"),
        )
    )
    cells = []
    for content, width in zip((left, right), widths, strict=True):
        bottom = element("vAlign", val="bottom" if is_ruled else "top")
        size = element("tcW", w=twips(width), type="dxa")
        cells.append(element("tc", element("tcPr", size, bottom), content))
    grid = element("tblGrid", *(element("gridCol", w=twips(w)) for w in widths))
    return element("tbl", properties, grid, element("tr", *cells))


def _fill(root: BaseOxmlElement, table: BaseOxmlElement, style: str) -> None:
    for child in list(root):
        root.remove(child)
    root.append(table)
    # A head or foot ends with a paragraph; this one takes no room.
    spacing = element("spacing", before="0", after="0", line="20", lineRule="exact")
    root.append(element("p", element("pPr", element("pStyle", val=style), spacing)))
