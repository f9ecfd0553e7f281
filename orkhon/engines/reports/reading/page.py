"""HTML to text: the main text with its paragraphs, without the site around it."""

import re

from lxml import etree, html

from orkhon.engines.reports.reading.encoding import decode
from orkhon.engines.reports.reading.model import ReadingError, ReadText

MEDIA_TYPE = "text/html"

_NEVER_TEXT = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "nav",
    "footer",
    "aside",
    "dialog",
    "head",
)
# Blocks whose class or id says that they are the site and not the report.
_CHROME = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|sidebar|share|social|"
    r"cookies?|banner|advert\w*|ads?|related|comments?|footer|subscribe|newsletter|"
    r"popup|modal|pagination|tags?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "br",
        "hr",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "header",
        "address",
        "dl",
        "dt",
        "dd",
        "body",
    ]
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
_XML_DECLARED = re.compile(
    rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATED = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "og:published_time",
)
_BLANK_LINES = re.compile(r"\n{3,}")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# An <article> or <main> must hold this share of the page's text to be the report.
_LEAST_MAIN_SHARE = 0.3
_HEAD_CHARACTERS = 20_000


def read_page(data: bytes, filename: str) -> ReadText:
    """Read a web page.

    Scripts, styles, forms, menus and the like are dropped; where an `article` or
    `main` holds the better part of the text, it alone is kept. Nothing is
    fetched; a page that defines entities of its own is refused.

    Raises:
        ReadingError: no encoding fits, or the page holds no text.
    """
    declared = _XML_DECLARED.search(data[:2048]) or _DECLARED.search(data[:4096])
    text, encoding = decode(
        data, filename, declared[1].decode("ascii").lower() if declared else None
    )
    plain, title, dated = page_text(text, filename)
    return ReadText(plain, MEDIA_TYPE, encoding, title, (), dated)


def page_text(source: str, filename: str) -> tuple[str, str | None, str | None]:
    """Give the text, the title and the published day of a page's source.

    Raises:
        ReadingError: the page cannot be parsed or holds no text.
    """
    if "<!ENTITY" in source[:_HEAD_CHARACTERS]:
        raise ReadingError(
            f"{filename}: the page defines entities of its own; it is not opened"
        )
    # lxml refuses a declared encoding on decoded text; NUL ends its input.
    source = _XML_DECLARATION.sub("", source).replace("\x00", "")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadingError(f"{filename}: the page holds no text") from error
    title = _title(root)
    dated = _dated(root)
    for element in list(root.iter(*_NEVER_TEXT)):
        _drop(element)
    for element in list(root.iter(etree.Element)):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag not in ("html", "body", "article", "main") and (
            _CHROME.search(names) or _is_hidden(element)
        ):
            _drop(element)
    whole = _text_of(root)
    main = max(
        (_text_of(one) for one in root.iter("article", "main")), key=len, default=""
    )
    plain = main if len(main) >= _LEAST_MAIN_SHARE * len(whole) else whole
    if not plain:
        raise ReadingError(f"{filename}: nothing is left of the page after clean-up")
    return plain, title, dated


def _title(root: html.HtmlElement) -> str | None:
    for path in ("//meta[@property='og:title']/@content", "//title/text()", "//h1"):
        found = root.xpath(path)
        if isinstance(found, list) and found:
            first = found[0]
            text = first if isinstance(first, str) else _text_of(first)
            if str(text).strip():
                return " ".join(str(text).split())
    return None


def _dated(root: html.HtmlElement) -> str | None:
    """The published day that the page's own meta data or <time> give."""
    written = [
        (meta.get("content") or "")
        for name in _DATED
        for meta in root.iter("meta")
        if name
        in (
            (meta.get("property") or "").lower(),
            (meta.get("name") or "").lower(),
            (meta.get("itemprop") or "").lower(),
        )
    ]
    times = [time.get("datetime") or "" for time in root.iter("time")]
    for text in [*written, *times[:1]]:
        day = _ISO_DAY.match(text.strip())
        if day is not None:
            return day[0]
    return None


def _is_hidden(element: html.HtmlElement) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
    )


def _drop(element: html.HtmlElement) -> None:
    """Remove an element, keep the text that follows it."""
    element.drop_tree()


def _text_of(element: html.HtmlElement) -> str:
    """Text with a blank line between blocks, spaces collapsed within lines."""
    pieces: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if one.tag == "br":
            pieces.append("\n" if event == "start" else "")
        elif one.tag in _BLOCKS:
            pieces.append("\n\n")
        if event == "start":
            pieces.append(" ".join((one.text or "").split("\n")))
        elif one is not element:
            pieces.append(" ".join((one.tail or "").split("\n")))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
