"""PDF files with text: the words of their pages as paragraphs."""

import io
import re
import struct
import unicodedata
import zlib
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from orkhon.engines.texts.intake.model import Drawn, Limits, View
from orkhon.engines.texts.intake.pdf_lines import (
    PageLine,
    lines_of_page,
    paragraphs_of,
    without_edges,
)
from orkhon.engines.texts.structure.model import TextError

# What pypdf raises on files that break the rules of PDF, beside its own errors.
_BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    OSError,
    struct.error,
    zlib.error,
)
_SCANNED = (
    "The PDF holds pictures of pages and no text (a scan). Have the text recognised "
    "(OCR), or send the Word file that it was printed from"
)
# A page of a law has a thousand letters; a scan with a stamp of the scanner, few.
_LEAST_LETTERS_A_PAGE = 10
_MOST_MEANINGLESS = 0.05
_MOST_COLUMNED = 0.3
_WIDE = re.compile(r"\S {6,}\S")
_Made = TypeVar("_Made")


def read_pdf(data: bytes, view: View, limits: Limits) -> Drawn:
    """Read a PDF that holds text.

    Args:
        data: The file.
        view: Not used: a PDF has no tracked changes.
        limits: How many pages.
    Returns:
        Paragraphs; what ran along the edges of pages, and pages without text, in notes.
    Raises:
        TextError: broken, locked, a scan, or with letters that mean nothing; the
            message says which and what to do.
    """
    reader = _guarded(lambda: _opened(data))
    count = _guarded(lambda: len(reader.pages))
    if count > limits.pages:
        raise TextError(
            f"The PDF has {count:,} pages; the limit is {limits.pages:,}. Send it in "
            "parts"
        )
    pages: list[tuple[PageLine, ...]] = []
    columned: list[int] = []
    for number in range(count):
        text, has_columns = _guarded(partial(_text_of, reader, number))
        pages.append(lines_of_page(text, number))
        columned += [number + 1] if has_columns else []
    _require_meaning(pages)
    lines, edges = without_edges(pages)
    blocks, mended = paragraphs_of(lines)
    notes = [*edges]
    if mended:
        notes.append(f"Words parted at the end of a line and joined: {mended}.")
    if columned:
        notes.append(
            f"Pages with columns: {_listed(columned)}. Compare the order of their text "
            "with the file."
        )
    if empty := [n for n, page in enumerate(pages, 1) if not page]:
        notes.append(
            f"Pages without text: {_listed(empty)}. If there are pictures of text on "
            "them, have it recognised (OCR) first."
        )
    return Drawn(tuple(blocks), tuple(notes))


def _opened(data: bytes) -> PdfReader:
    reader = PdfReader(io.BytesIO(data))
    # Many files are locked against printing alone; those open with no password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise TextError(
            "The PDF is locked with a password. Save it without one and send it again"
        )
    return reader


def _guarded(make: Callable[[], _Made]) -> _Made:
    try:
        return make()
    except TextError:
        raise
    except _BROKEN as error:
        # Of the rest the words are for programmers.
        why = error if isinstance(error, PyPdfError) else "it breaks the rules of PDF"
        raise TextError(
            f"The PDF is broken ({why}). Open it in a reader of PDF, print it into a "
            "new PDF and send that"
        ) from error


def _text_of(reader: PdfReader, number: int) -> tuple[str, bool]:
    """The text of a page laid out with spaces; in order of writing if in columns."""
    page = reader.pages[number]
    laid_out = page.extract_text(
        extraction_mode="layout",
        layout_mode_space_vertically=True,
        layout_mode_strip_rotated=False,
    )
    lines = [line for line in laid_out.splitlines() if line.strip()]
    wide = sum(_WIDE.search(line) is not None for line in lines)
    has_columns = len(lines) > _LEAST_LETTERS_A_PAGE and wide > _MOST_COLUMNED * len(
        lines
    )
    return (page.extract_text() if has_columns else laid_out), has_columns


def _require_meaning(pages: list[tuple[PageLine, ...]]) -> None:
    text = "".join("".join(line.text.split()) for page in pages for line in page)
    if len(text) < _LEAST_LETTERS_A_PAGE * len(pages):
        raise TextError(_SCANNED)
    meaningless = sum(unicodedata.category(one) in ("Co", "Cn", "Cc") for one in text)
    if meaningless + text.count("\ufffd") > _MOST_MEANINGLESS * len(text):
        raise TextError(
            "The letters of the PDF mean nothing to a machine (its fonts have no table "
            "of letters). Have the text recognised (OCR), or send the Word file"
        )


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers))
