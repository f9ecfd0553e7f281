"""Bytes to letters: which encoding a text of our seven languages is in."""

import codecs
import re
from collections.abc import Iterable

from charset_normalizer import from_bytes

from orkhon.engines.texts.structure.model import TextError

TOLD = (
    "The file does not say how its letters are coded; they look like {}. If words look "
    "wrong, save it as UTF-8 and send it again."
)
_UNREADABLE = (
    "Its letters cannot be read: it is not plain text, or it is damaged. Save it as "
    "UTF-8 or as .docx and send that"
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In use for laws in our languages, most usual first: it wins where all are as good.
_USUAL = (
    "cp1251",
    "cp1254",
    "cp1252",
    "koi8-r",
    "cp866",
    "kz1048",
    "ptcp154",
    "iso8859-5",
    "mac-cyrillic",
    "iso8859-9",
)
_SAMPLE_BYTES = 50_000
# Of a hundred characters, so many may be strange before the whole is no text.
_MOST_STRANGE = 0.1
_OURS = frozenset(
    "abcdefghijklmnopqrstuvwxyzçğıöşüəñâîûʻʼáóńǵúý"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳ"
    "0123456789 \t\n\r\f.,;:!?-–—()[]{}«»“”„\"'’‘…/\\%№§&@+*=_#<>|•°ºª©®\u00a0\u00ad"
)
# A small letter before a capital, and Latin beside Cyrillic inside a word, are marks
# of the wrong encoding.
_BROKEN_WORD = re.compile(
    r"[a-zа-яёçğıöşü][A-ZА-ЯЁÇĞİÖŞÜ]|[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]"
)
_ZERO_SHARE = 0.2


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Decode the bytes of a text.

    A byte order mark decides; then UTF-8, which other encodings hardly ever satisfy;
    then what the file declares, where that gives a text; then the encoding whose
    letters are those of our languages.

    Args:
        data: The bytes.
        declared: The encoding that the file gives for itself, or None.
    Returns:
        The text, and the name of the encoding.
    Raises:
        TextError: it is in no encoding of ours, or no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decoded(data, encoding)
            if text is None:
                raise TextError(_UNREADABLE)
            return text.removeprefix("\ufeff"), encoding.removesuffix("-sig")
    if data.count(0) > _ZERO_SHARE * len(data):
        return _best(data, ("utf-16-le", "utf-16-be"), _MOST_STRANGE)
    text = _decoded(data, "utf-8")
    if text is not None:
        return text, "utf-8"
    if declared is not None:
        text = _decoded(data, declared)
        if text is not None and _strangeness(text) <= _MOST_STRANGE / 2:
            return text, declared
    found = from_bytes(data[:_SAMPLE_BYTES]).best()
    second = () if found is None else (found.encoding,)
    return _best(data, (*_USUAL, *second), _MOST_STRANGE)


def _best(data: bytes, encodings: Iterable[str], most: float) -> tuple[str, str]:
    best: tuple[float, str, str] | None = None
    for encoding in encodings:
        text = _decoded(data, encoding)
        if text is None:
            continue
        strange = _strangeness(text)
        if strange <= most and (best is None or strange < best[0]):
            best = (strange, text, encoding)
    if best is None:
        raise TextError(_UNREADABLE)
    return best[1], best[2]


def _strangeness(text: str) -> float:
    """The share of signs and joints that our languages do not have."""
    sample = text[:_SAMPLE_BYTES]
    strange = sum(letter.lower() not in _OURS for letter in sample)
    strange += len(_BROKEN_WORD.findall(sample))
    return strange / max(1, len(sample))


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode strictly; None where the bytes are not a text in that encoding."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\0" in text else text
