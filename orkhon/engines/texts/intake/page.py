"""HTML pages: their blocks, lists as a browser numbers them, tables, no scripts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from lxml import etree, html

from orkhon.engines.texts.intake.cells import MOST_COLUMNS, as_cell, table_of
from orkhon.engines.texts.intake.changes import By, Changes, moment_of
from orkhon.engines.texts.intake.encoding import TOLD, decode
from orkhon.engines.texts.intake.model import Drawn, Limits, View
from orkhon.engines.texts.intake.page_lists import Lists, with_label
from orkhon.engines.texts.intake.spelling import NOT_XML, clean, letters, raised
from orkhon.engines.texts.structure.model import Block, TextError

_NEVER_WORDS = (
    "script",
    "style",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "head",
    "noscript",
)
_TOOLS = ("nav", "button", "select", "textarea", "dialog", "datalist")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
    *("details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
    *("form", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section"),
    *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
_STRONG = _HEADINGS | {"b", "strong"}
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)"""
    rb"""|\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DEFINES = re.compile(r"<!ENTITY", re.IGNORECASE)
_HEAD = 20_000
_COUNT = re.compile(r"[0-9]{1,4}")
_BLANKS = re.compile(r"\s+")
# What stands in <main> or <article> is the text where it is the better part of it.
_LEAST_MAIN_SHARE = 0.5


def read_page(data: bytes, view: View, limits: Limits) -> Drawn:
    """Read an HTML page.

    Args:
        data: The file. Nothing that it names is fetched, no script is run.
        view: "new" without what stands in `del`, "old" without what stands in `ins`.
        limits: Not used here: the size of the file bounds the page.
    Returns:
        Paragraphs, list items with their numbers, and tables; what is hidden, or
        stands around the text, in notes.
    Raises:
        TextError: unreadable letters, entities of its own, or nothing in it.
    """
    found = _DECLARED.search(data[:_HEAD])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else None
    source, encoding = decode(data, declared)
    if _DEFINES.search(source[:_HEAD]):
        raise TextError(
            "The page defines entities of its own, which can hide a bomb. Copy its "
            "text into Word and send that"
        )
    root = _parsed(source)
    notes = (
        []
        if encoding.startswith("utf") or encoding == declared
        else [TOLD.format(encoding)]
    )
    notes += _taken_out(root)
    main = _main(root)
    around = _read(root, view, but=main) if main is not None else None
    reader = _read(root if main is None else main, view)
    if around is not None and (words := clean(as_cell(around.blocks))):
        told = words.replace("\n", " / ")
        notes.append(f"Around the text, left out of it: “{told}”.")
    if reader.pictures:
        notes.append(
            f"Pictures in the page: {reader.pictures}. What stands in them is not read."
        )
    return Drawn(tuple(reader.blocks), tuple(notes), reader.changes.placed())


def _parsed(source: str) -> html.HtmlElement:
    # lxml refuses a declared encoding on decoded text.
    source = NOT_XML.sub(" ", _XML_DECLARATION.sub("", source))
    parser = html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise TextError("There are no words in the page. Choose another") from error
    # At its limit of depth libxml2 leaves out the rest and only logs it.
    if any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log):
        raise TextError(
            "The page has thousands of tags inside one another and cannot be read "
            "whole. Copy its text into Word and send that"
        )
    return root


def _taken_out(root: html.HtmlElement) -> list[str]:
    """Take out what is no text; give notes of the words that it held."""
    for one in list(root.iter(*_NEVER_WORDS)):
        one.drop_tree()
    hidden = _dropped(root, [one for one in root.iter(etree.Element) if _hides(one)])
    tools = _dropped(root, list(root.iter(*_TOOLS)))
    edges = _dropped(root, [one for one in root.iter("div") if _is_edge(one)])
    for one in root.iter("sup"):
        if len(one) == 0:
            one.text = raised(one.text or "")
    notes = []
    if hidden:
        notes.append(f"Hidden words, left out of the text: “{hidden}”.")
    if tools:
        notes.append(f"Menus and buttons, left out of the text: “{tools}”.")
    if edges:
        notes.append(f"At the edge of pages, left out of the text: “{edges}”.")
    return notes


def _is_edge(element: html.HtmlElement) -> bool:
    """So LibreOffice marks the header and the footer of a document's pages."""
    return element.get("title") in ("header", "footer")


def _dropped(root: html.HtmlElement, elements: Iterable[html.HtmlElement]) -> str:
    """Take elements out and give their words, those inside another one once."""
    found = []
    for one in elements:
        if any(above is root for above in one.iterancestors()):
            found.append(" ".join(" ".join(one.itertext()).split()))
            one.drop_tree()
    return " / ".join(filter(None, found))


def _hides(element: html.HtmlElement) -> bool:
    # A page that a script shows when all is loaded is not hidden.
    return element.tag not in ("html", "body") and (
        element.get("hidden") is not None
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _main(root: html.HtmlElement) -> html.HtmlElement | None:
    found = [one for one in root.iter("main", "article") if _length(one)]
    best = max(found, key=_length, default=None)
    if best is None or _length(best) < _LEAST_MAIN_SHARE * _length(root):
        return None
    return best


def _length(element: html.HtmlElement) -> int:
    return sum(letters(words) for words in element.itertext())


@dataclass(slots=True)
class _Table:
    outer: list[Block]
    rows: list[list[str]] = field(default_factory=list)
    cells: list[list[Block]] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    saved: list[list[Block]] = field(default_factory=list)


def _read(
    root: html.HtmlElement, view: View, but: html.HtmlElement | None = None
) -> "_Reader":
    reader = _Reader(view)
    inside = False
    # Not by recursion: pages with thousands of unclosed tags are real.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element is but:
            inside = event == "start"
        elif inside:
            continue
        elif event == "start":
            reader.start(element)
            reader.words(element.text or "")
        else:
            reader.end(element)
        if event == "end" and element is not root:
            reader.words(element.tail or "")
    reader.flush()
    return reader


class _Reader:
    """Goes through a page from tag to tag."""

    def __init__(self, view: View) -> None:
        self.blocks: list[Block] = []
        self.changes = Changes()
        self.pictures = 0
        self._view = view
        self._pieces: list[tuple[str, bool]] = []
        self._place = 0
        self._lists = Lists()
        self._label = ""
        self._tables: list[_Table] = []
        self._strong: list[etree._Element] = []
        self._kept: list[etree._Element] = []
        self._by: list[tuple[etree._Element, By]] = []

    def start(self, element: etree._Element) -> None:
        """A tag opens."""
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.flush()
        if tag in _STRONG or _BOLD.search(element.get("style") or ""):
            self._strong.append(element)
        if tag == "br":
            self._pieces.append(("\n", False))
        elif tag == "img":
            self.pictures += 1
        elif tag == "pre":
            self._kept.append(element)
        elif tag in ("ol", "ul"):
            self._lists.begin(element)
        elif tag == "li":
            self._label += self._lists.label(element)
        elif tag in ("ins", "del"):
            act = By("inserted" if tag == "ins" else "deleted", "", _when(element))
            self._by.append((element, act))
        elif tag == "table":
            self._tables.append(_Table(self.blocks))
            self.blocks = []
        elif tag == "tr" and self._tables:
            if self._tables[-1].rows:
                _fill_spanned(self._tables[-1], ends=True)
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._before_cell(self._tables[-1])

    def end(self, element: etree._Element) -> None:
        """A tag closes."""
        tag = str(element.tag)
        if tag in _BLOCKS:
            self.flush()
        if self._strong and self._strong[-1] is element:
            self._strong.pop()
        if tag == "pre":
            self._kept.pop()
        elif tag in ("ol", "ul"):
            self._lists.end()
        elif tag == "li":
            self._label = ""
        elif tag in ("ins", "del"):
            self._by.pop()
        elif tag == "table":
            table = self._tables.pop()
            # What stands in the table but in no cell stands before it: its caption.
            table.outer += self.blocks
            self.blocks = table.outer
            self.blocks += table_of(table.rows, table.cells)
        elif tag in ("td", "th") and self._tables:
            self._after_cell(self._tables[-1], element)

    def words(self, words: str) -> None:
        """Words between two tags."""
        if not self._kept:
            words = _BLANKS.sub(" ", words)
        by = self._by[-1][1] if self._by else None
        self.changes.pass_words(words, by, self._place)
        acts = {one.act for _, one in self._by}
        if ("deleted" if self._view == "new" else "inserted") in acts:
            return
        self._pieces.append((words, bool(self._strong)))
        self._place += letters(words)

    def flush(self) -> None:
        """A paragraph ends."""
        words = clean("".join(piece for piece, _ in self._pieces))
        strong = [bold for piece, bold in self._pieces if piece.strip()]
        self._pieces.clear()
        if words:
            block = with_label(self._label, words)
            self._place += letters(block) - letters(words)
            self._label = ""
            self.blocks.append(Block(block, all(strong)))

    def _before_cell(self, table: _Table) -> None:
        if not table.rows:
            table.rows.append([])
        _fill_spanned(table, ends=False)
        table.saved.append(self.blocks)
        self.blocks = []

    def _after_cell(self, table: _Table, cell: etree._Element) -> None:
        row, first = table.rows[-1], len(table.rows[-1])
        columns = _span(cell.get("colspan"))
        row += [as_cell(self.blocks), *[""] * (columns - 1)]
        for column in range(first, first + columns):
            table.below[column] = _span(cell.get("rowspan")) - 1
        table.cells.append(self.blocks)
        self.blocks = table.saved.pop()


def _fill_spanned(table: _Table, *, ends: bool) -> None:
    """Put empty cells where a cell of a row above reaches down."""
    row = table.rows[-1]
    while table.below.get(len(row), 0) > 0 or (
        ends and any(n > len(row) and left for n, left in table.below.items())
    ):
        table.below[len(row)] = max(0, table.below.get(len(row), 0) - 1)
        row.append("")


def _span(written: str | None) -> int:
    number = int(written) if written and _COUNT.fullmatch(written) else 1
    return min(max(1, number), MOST_COLUMNS)


def _when(element: etree._Element) -> datetime | None:
    return moment_of(element.get("datetime") or "")
