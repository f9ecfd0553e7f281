"""Tables in a Word paper: those that hold data, and those that only place things."""

from collections.abc import Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from orkhon.engines.documents.word_styles import CUT, RULE
from orkhon.engines.documents.word_xml import element, twips

HAIRLINE = "4"
CELL_GAP_MM = 4
CELL_AIR_MM = 1.1
# Widths in millimetres; together the text width of the page.
IDENTITY = (112.0, 50.0)
TWO = (81.0, 81.0)
LABELLED = (42.0, 120.0)


def cell(
    content: Sequence[BaseOxmlElement], *, width: float | None = None
) -> BaseOxmlElement:
    """One cell; a width in millimetres, or as wide as its contents ask."""
    properties = element(
        "tcPr",
        element("tcW", w="0", type="auto")
        if width is None
        else element("tcW", w=twips(width), type="dxa"),
    )
    # Word refuses a cell that does not end with a paragraph; every part does.
    return element("tc", properties, *content)


def table(
    head: Sequence[BaseOxmlElement],
    rows: Sequence[Sequence[BaseOxmlElement]],
    *,
    room: float,
    widths: tuple[int, ...] | None,
    caption: str,
) -> list[BaseOxmlElement]:
    """A table of data: hairlines under its rows, its head on every page.

    Args:
        room: Width of the page's text in millimetres.
    """
    borders = element(
        "tblBorders",
        element("bottom", val="single", sz=HAIRLINE, space="0", color=RULE),
        element("insideH", val="single", sz=HAIRLINE, space="0", color=RULE),
    )
    columns = _columns(len(head), widths, room)
    made = _table(columns, borders=borders, is_fixed=widths is not None)
    if caption:
        made[0].append(element("tblCaption", val=caption))
    made.append(_row(_sized(head, columns, widths), is_head=True))
    for row in rows:
        made.append(_row(_sized(row, columns, widths)))
    return [made, _gap()]


def layout(
    rows: Sequence[Sequence[Sequence[BaseOxmlElement]]], widths: Sequence[float]
) -> list[BaseOxmlElement]:
    """Things side by side, without lines; the second of IDENTITY has one at its left."""
    made = _table(widths, borders=None, is_fixed=True)
    for row in rows:
        cells = [
            cell(content, width=width)
            for width, content in zip(widths, row, strict=True)
        ]
        if tuple(widths) == IDENTITY:
            _line_at_left(cells[-1])
        made.append(element("tr", element("trPr", element("cantSplit")), *cells))
    return [made, _gap()]


def _columns(count: int, widths: tuple[int, ...] | None, room: float) -> list[float]:
    if widths is None:
        return [room / count] * count
    return [room * width / 100 for width in widths]


def _sized(
    cells: Sequence[BaseOxmlElement],
    columns: Sequence[float],
    widths: tuple[int, ...] | None,
) -> Sequence[BaseOxmlElement]:
    if widths is not None:
        for made, width in zip(cells, columns, strict=True):
            size = made[0][0]
            made[0].replace(size, element("tcW", w=twips(width), type="dxa"))
    return cells


def _table(
    columns: Sequence[float], *, borders: BaseOxmlElement | None, is_fixed: bool
) -> BaseOxmlElement:
    properties = element("tblPr", element("tblW", w=twips(sum(columns)), type="dxa"))
    if borders is not None:
        properties.append(borders)
    properties.append(element("tblLayout", type="fixed" if is_fixed else "autofit"))
    air = CELL_AIR_MM if borders is not None else 0
    properties.append(
        element(
            "tblCellMar",
            element("top", w=twips(air), type="dxa"),
            element("left", w="0", type="dxa"),
            element("bottom", w=twips(air), type="dxa"),
            element("right", w=twips(CELL_GAP_MM), type="dxa"),
        )
    )
    grid = element("tblGrid", *(element("gridCol", w=twips(c)) for c in columns))
    return element("tbl", properties, grid)


def _row(cells: Sequence[BaseOxmlElement], *, is_head: bool = False) -> BaseOxmlElement:
    properties = element("trPr", element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
        for made in cells:
            line = element("bottom", val="single", sz=HAIRLINE, space="0", color=CUT)
            made[0].append(element("tcBorders", line))
    return element("tr", properties, *cells)


def _line_at_left(made: BaseOxmlElement) -> None:
    line = element("left", val="single", sz=HAIRLINE, space="0", color=CUT)
    made[0].append(element("tcBorders", line))
    made[0].append(element("tcMar", element("left", w=twips(CELL_GAP_MM), type="dxa")))


def _gap() -> BaseOxmlElement:
    return element("p", element("pPr", element("pStyle", val="Gap")))
