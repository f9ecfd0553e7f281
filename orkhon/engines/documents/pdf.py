"""A paper as PDF, with real footnotes, bookmarks and tags for screen readers.

WeasyPrint pages the same markup that the site shows. Nothing is fetched: a paper
is printed from the bytes it is given, and an address that is not among them is an
error. Equal papers give equal bytes with the same version of WeasyPrint and the
same fonts.
"""

import hashlib
import io
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from html import escape
from importlib import resources

from fontTools.ttLib import TTFont
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import (
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

from orkhon.engines.documents.html import render_flow
from orkhon.engines.documents.paper import Paper
from orkhon.engines.documents.runs import (
    ENGLISH_QUOTE_MARKS,
    QUOTE_MARKS,
    DocumentError,
)

# WeasyPrint saves what it takes of a variable font through fontTools, which would
# write the second of the day into it; reproducible-builds.org, SOURCE_DATE_EPOCH.
os.environ.setdefault("SOURCE_DATE_EPOCH", "0")

# Addresses of the bytes given; ".invalid" is reserved by RFC 2606.
ASSETS = "https://assets.invalid/"
MARK = "mark.svg"
# Comes after the page of paper.css.
ACROSS = "@page { size: A4 landscape; }"
# ISO 14289-1: the PDF that screen readers can follow.
ACCESSIBLE = "pdf/ua-1"
# WOFF File Format 1.0 and 2.0, the field `signature` of the header.
WOFF_SIGNATURES = (b"wOFF", b"wOF2")


@dataclass(frozen=True)
class FontFile:
    """A font to print with, so that a paper looks alike on every machine.

    Args:
        family: Name used in the styles, such as "Noto Serif".
        data: The file: TrueType, OpenType, WOFF or WOFF2.
        weight: "400", or a range such as "100 900" for a variable font.
        style: "normal" or "italic".
        unicode_range: Where the file holds only some letters, as in CSS.
    """

    family: str
    data: bytes
    weight: str = "400"
    style: str = "normal"
    unicode_range: str = ""


# WeasyPrint has no types, so its class is Any to mypy.
class _GivenAssets(URLFetcher):  # type: ignore[misc]
    """Hands out what was given and refuses every other address."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        # WeasyPrint warns and goes on after an error, unless errors are fatal.
        super().__init__(allowed_protocols=("data",), fail_on_errors=True)
        self._assets = assets

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None
    ) -> URLFetcherResponse:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        name = url.removeprefix(ASSETS)
        if not url.startswith(ASSETS) or name not in self._assets:
            raise DocumentError(f"a paper fetches nothing; it asked for {url}")
        kind = {"Content-Type": "image/svg+xml"} if name.endswith(".svg") else {}
        return URLFetcherResponse(url, self._assets[name], kind)


def render_pdf(
    paper: Paper,
    *,
    tokens_css: str,
    mark_svg: bytes = b"",
    fonts: Sequence[FontFile] = (),
    origin: str = "",
    is_tagged: bool = True,
) -> bytes:
    """Print a paper as PDF.

    Args:
        paper: What to print.
        tokens_css: The colours and faces of the house (tokens.css).
        mark_svg: The mark at the head of each page; empty prints none.
        fonts: Fonts to embed; without them those of the machine serve.
        origin: Scheme and host put before links to paths of the site.
        is_tagged: Whether to write PDF/UA-1, for screen readers.
    Returns:
        The file. Its identifier is made from its contents.
    Raises:
        DocumentError: something in the paper or the styles asks for an address.
    """
    markup = render_flow(
        paper, mark_url=f"{ASSETS}{MARK}" if mark_svg else "", origin=origin
    )
    return print_pages(
        markup.replace("<title>", f"{_properties(paper)}<title>", 1),
        styles="\n".join(
            [_own_css(), _quotes(paper.language), *([ACROSS] * paper.is_across)]
        ),
        tokens_css=tokens_css,
        pictures={MARK: mark_svg} if mark_svg else {},
        fonts=fonts,
        is_tagged=is_tagged,
    )


def print_pages(
    markup: str,
    *,
    styles: str,
    tokens_css: str,
    pictures: Mapping[str, bytes] | None = None,
    fonts: Sequence[FontFile] = (),
    is_tagged: bool = True,
) -> bytes:
    """Print what is no paper of blocks: badges, cards, sheets with a form of their own.

    Args:
        markup: A whole HTML document; every word in it is escaped by the caller.
        styles: Its own styles, which come after the tokens.
        tokens_css: The colours and faces of the house.
        pictures: By the names that stand in the markup after `ASSETS`.
        fonts: Fonts to embed.
        is_tagged: Whether to write PDF/UA-1.
    Raises:
        DocumentError: the markup or the styles ask for another address.
    """
    assets = {
        f"font-{number}": _unpacked(font.data) for number, font in enumerate(fonts)
    }
    fetcher = _GivenAssets(assets | dict(pictures or {}))
    try:
        return _print(
            markup,
            _styles(tokens_css, styles, fonts),
            fetcher,
            is_tagged=is_tagged,
        )
    except FatalURLFetchingError as error:
        raise DocumentError(str(error.__cause__)) from error


def _print(
    markup: str, styles: str, fetcher: _GivenAssets, *, is_tagged: bool
) -> bytes:
    configuration = FontConfiguration()
    style = CSS(string=styles, font_config=configuration, url_fetcher=fetcher)
    options: dict[str, object] = {
        "pdf_identifier": hashlib.sha256((styles + markup).encode()).digest()[:16]
    }
    if is_tagged:
        options["pdf_variant"] = ACCESSIBLE
    printed: bytes = HTML(string=markup, url_fetcher=fetcher).write_pdf(
        stylesheets=[style],
        font_config=configuration,
        # The widths of columns are attributes; see the tables of html.py.
        presentational_hints=True,
        **options,
    )
    return printed


def _properties(paper: Paper) -> str:
    """Author and time of issue, as WeasyPrint reads them from the head."""
    properties = f'<meta name="author" content="{escape(paper.running_head)}">'
    if paper.issued_at is not None:
        at = paper.issued_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        properties += (
            f'<meta name="dcterms.created" content="{at}">'
            f'<meta name="dcterms.modified" content="{at}">'
        )
    return properties


def _faces(fonts: Sequence[FontFile]) -> tuple[str, dict[str, list[str]]]:
    """Rules for the fonts given, and the names under which each family goes.

    WeasyPrint 70 takes two files of one family and weight for the same font and
    prints letters of one with shapes of the other. So every file of a face gets a
    family of its own, and the styles name them one after the other.
    """
    rules = []
    names: dict[str, list[str]] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    for number, font in enumerate(fonts):
        face = (font.family, font.weight, font.style)
        seen[face] += 1
        # No bare number at the end: Pango would read it as a size.
        name = f"{font.family} f{seen[face]}"
        if name not in names.setdefault(font.family, []):
            names[font.family].append(name)
        letters = f"unicode-range: {font.unicode_range};" if font.unicode_range else ""
        rules.append(
            f'@font-face {{ font-family: "{name}"; font-style: {font.style}; '
            f"font-weight: {font.weight}; {letters} "
            f'src: url("{ASSETS}font-{number}"); }}'
        )
    return "\n".join(rules), names


@lru_cache(maxsize=32)
def _unpacked(data: bytes) -> bytes:
    """A WOFF or WOFF2 file as plain TrueType or OpenType; others as they are.

    WeasyPrint would unpack it as well, but write the time of day into the font.
    """
    if data[:4] not in WOFF_SIGNATURES:
        return data
    unpacked = io.BytesIO()
    with TTFont(io.BytesIO(data), recalcTimestamp=False) as font:
        font.flavor = None
        font.save(unpacked)
    return unpacked.getvalue()


def _own_css() -> str:
    return resources.files(__package__).joinpath("paper.css").read_text("utf-8")


def _styles(tokens_css: str, styles: str, fonts: Sequence[FontFile]) -> str:
    rules, names = _faces(fonts)
    for family, given in names.items():
        listed = ", ".join(f'"{name}"' for name in given)
        tokens_css = tokens_css.replace(f'"{family}"', listed)
    return "\n".join((rules, tokens_css, styles))


def _quotes(language: str) -> str:
    marks = QUOTE_MARKS.get(language.split("-")[0], ENGLISH_QUOTE_MARKS)
    opening, closing = marks
    return f'q {{ quotes: "{opening}" "{closing}"; }}'
