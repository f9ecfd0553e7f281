"""Read one file, whatever it is, or say in one sentence why it cannot be read."""

from pathlib import PurePath

from orkhon.engines.reports.reading.encoding import decode, has_mark, utf16_without_mark
from orkhon.engines.reports.reading.kinds import (
    has_binary_bytes,
    is_zip,
    looks_like_html,
    looks_like_mail,
    not_a_text,
)
from orkhon.engines.reports.reading.mail import read_mail
from orkhon.engines.reports.reading.model import LIMIT_BYTES, ReadingError, ReadText
from orkhon.engines.reports.reading.page import read_page
from orkhon.engines.reports.reading.word import read_word

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MAILS = frozenset({".eml"})


def read(data: bytes, filename: str, limit_bytes: int = LIMIT_BYTES) -> ReadText:
    """Read the text of a report from the bytes of a file.

    What the file is, its first bytes decide; the name only where they leave it
    open. Nothing is fetched, nothing is executed, no entity is expanded.

    Args:
        data: The file as it came in.
        filename: Its name, for its ending and for messages.
        limit_bytes: Largest file that is read.
    Returns:
        The text with what is known of it.
    Raises:
        ReadingError: empty, too large, not a text, undecodable, damaged or
            without text; the message names the file and the reason.
    """
    if not data:
        raise ReadingError(f"{filename}: the file is empty")
    if len(data) > limit_bytes:
        raise ReadingError(
            f"{filename}: {_megabytes(len(data))} is too large; the limit is "
            f"{_megabytes(limit_bytes)}"
        )
    if is_zip(data):
        return read_word(data, filename)
    other = not_a_text(data)
    if other is not None:
        raise ReadingError(f"{filename}: is {other}, not a text")
    ending = PurePath(filename).suffix.lower()
    if ending == ".docx":
        raise ReadingError(f"{filename}: is named .docx but is no Word document")
    if ending in _MAILS or looks_like_mail(data):
        return read_mail(data, filename)
    if ending in _PAGES or looks_like_html(data):
        return read_page(data, filename)
    return _read_plain(data, filename)


def _read_plain(data: bytes, filename: str) -> ReadText:
    text, encoding = _decoded_text(data, filename)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReadingError(f"{filename}: holds only blanks, no text")
    if not any(letter.isalpha() for letter in text):
        raise ReadingError(f"{filename}: holds no words, only figures or signs")
    notes: tuple[str, ...] = ()
    if encoding not in ("utf-8", "utf-16", "utf-32"):
        notes = (f"The encoding was told by its letters: {encoding}.",)
    return ReadText(text, "text/plain", encoding, None, notes)


def _decoded_text(data: bytes, filename: str) -> tuple[str, str]:
    # UTF-16 is full of control bytes, with its mark or without it.
    if not has_mark(data) and has_binary_bytes(data):
        found = utf16_without_mark(data)
        if found is None:
            raise ReadingError(f"{filename}: is a binary file, not a text")
        return found
    return decode(data, filename)


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.0f} MB"
