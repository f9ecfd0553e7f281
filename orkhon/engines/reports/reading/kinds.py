"""What a file is, by its first bytes: many are not texts, and we say what they are."""

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"BM", "a bitmap picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Word, Excel or Outlook document (.doc, .xls, .msg)",
    ),
)
_RIFF = {b"WEBP": "a WebP picture", b"WAVE": "a sound file", b"AVI ": "a video"}
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"\A(?:(?:From |From:|To:|Date:|Subject:|Received:|Return-Path:|Message-ID:|"
    rb"MIME-Version:|Delivered-To:|X-[\w-]+:|DKIM-Signature:|Content-Type:)[^\n]*\n"
    rb"(?:[ \t][^\n]*\n)*){2,}",
    re.IGNORECASE,
)
# C0 control bytes that no text has: all but tab, line feed, form feed, return.
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}
_MOST_CONTROL_SHARE = 0.02


def not_a_text(data: bytes) -> str | None:
    """Say what a file is that is surely no text ("a PDF"), or None.

    Short signatures of letters alone ("BM", "MZ", "ID3") count only where the
    bytes after them are no text.
    """
    head = data[:4096]
    for signature, name in _SIGNATURES:
        if head.startswith(signature) and not (
            signature.isalnum() and _control_share(head) == 0
        ):
            return name
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "a media file")
    if head[4:8] == b"ftyp":
        return "a video or a picture of a telephone"
    return None


def has_binary_bytes(data: bytes) -> bool:
    """Whether bytes hold more control characters than any text does."""
    return _control_share(data[:65536]) > _MOST_CONTROL_SHARE


def is_zip(data: bytes) -> bool:
    """Whether a file is a ZIP container, as .docx is."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def looks_like_html(data: bytes) -> bool:
    """Whether a file begins as a web page does."""
    return _HTML.match(data[:4096]) is not None


def looks_like_mail(data: bytes) -> bool:
    """Whether a file begins with two or more header lines of a mail."""
    return _MAIL.match(data[:8192]) is not None


def _control_share(data: bytes) -> float:
    return sum(byte in _CONTROL for byte in data) / max(1, len(data))
