"""What a file is, by its content; its name only serves messages."""

import re
from typing import Literal

from orkhon.engines.texts.structure.model import TextError

Sort = Literal["zip", "pdf", "akn", "html", "txt"]

_AS_DOCX = "Open it in Word or LibreOffice, save it as .docx and send that"
_TEXT_NEEDED = "Send the text itself, as .docx, PDF, HTML or plain text"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"AT&TFORM", "a scan (DjVu)"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!\x1a", "a packed file"),
    (b"\xfd7zXZ", "a packed file"),
    (b"SQLite format 3\x00", "a database"),
)
_PICTURE = "If it shows a page of text, have the text recognised (OCR) first"
_HEAD_BYTES = 8_192
_AKN = re.compile(
    r"<(?:[\w.-]+:)?akomaNtoso[\s>]|<[^>]*docs\.oasis-open\.org/legaldocml", re.DOTALL
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|section|div|p|table|meta|h[1-6]|ol|ul)"
    r"[\s>/]",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml[\s?]|[A-Za-z_][\w.-]*(?::[A-Za-z_]|\s[^>]*xmlns))")


def sort_of(data: bytes) -> Sort:
    """Say what a file is by its first bytes.

    Args:
        data: The file, not empty.
    Returns:
        "zip" may be a Word file.
    Raises:
        TextError: surely no text; the message says what it is and what to do.
    """
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return "zip"
    if data.startswith(_OLD_OFFICE):
        if _LOCKED in data:
            raise TextError(
                "It is locked with a password. Open it in Word, take the password off "
                "and send it again"
            )
        raise TextError(f"It is an old Word file (.doc) or the like. {_AS_DOCX}")
    if data.startswith(b"{\\rtf"):
        raise TextError(f"It is an RTF file. {_AS_DOCX}")
    # A few bytes of rubbish may stand before a PDF, and readers take it.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for signature, what in _OTHERS:
        if data.startswith(signature):
            advice = (
                _PICTURE if what in ("a picture", "a scan (DjVu)") else _TEXT_NEEDED
            )
            raise TextError(f"It is {what}, not a text. {advice}")
    if data[:4] == b"RIFF" or data[4:8] == b"ftyp":
        raise TextError(f"It is a picture, sound or film, not a text. {_TEXT_NEEDED}")
    return _written_sort(data)


def _written_sort(data: bytes) -> Sort:
    # Zeros drop out of UTF-16; the tags are ASCII in every encoding of ours.
    head = data[:_HEAD_BYTES].replace(b"\0", b"").decode("latin-1")
    head = head.removeprefix("ÿþ").removeprefix("þÿ").removeprefix("ï»¿").lstrip()
    if not head.startswith("<"):
        return "txt"
    if _AKN.search(head):
        return "akn"
    if _HTML.search(head):
        return "html"
    if _XML.match(head):
        raise TextError(
            "It is an XML file, but not Akoma Ntoso. Save the text as .docx, HTML or "
            "plain text and send that"
        )
    return "txt"
