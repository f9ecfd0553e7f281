"""Bytes to text: which of the encodings in use by our seven languages it is."""

import re
import unicodedata

from charset_normalizer import from_bytes

from orkhon.engines.reports.language import UNDETERMINED, detect
from orkhon.engines.reports.reading.model import ReadingError

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# The 8-bit encodings in which reports of our languages were and are written:
# Windows and Unix Cyrillic, Kazakh and Asian Cyrillic, Turkish, Western.
_EIGHT_BIT = (
    "cp1251",
    "koi8-r",
    "cp866",
    "kz1048",
    "ptcp154",
    "iso8859-5",
    "mac-cyrillic",
    "cp1254",
    "cp1252",
)
_SAMPLE_BYTES = 20_000
# The share of letters, spaces and plain punctuation that a text in our
# languages keeps; below it the bytes were something else.
LEAST_PLAUSIBLE = 0.85

_OUR_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzçğıöşüəñäūŋýúóáńǵâîû"
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳ"
)
_PLAIN = frozenset(" \t\n\r.,;:!?-–—()[]«»“”„\"'’‘ʻ…/%№&@+*=_#0123456789|•©°\xa0")
# A capital inside a word, a Latin letter beside a Cyrillic one.
_TURN = re.compile(r"[a-zа-яё][A-ZА-ЯЁЀ-ЏÀ-Þ]|[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]")


def decode(data: bytes, filename: str, declared: str | None = None) -> tuple[str, str]:
    """Decode bytes of a text file.

    A byte order mark decides; then UTF-8, which other encodings hardly ever
    satisfy by chance; then the encoding that the file declares; then the
    candidate whose text looks most like one of our languages.

    Args:
        data: The bytes, not empty.
        filename: Named in errors.
        declared: Encoding that the file gives for itself, or None.
    Returns:
        The text, and the encoding used.
    Raises:
        ReadingError: no encoding gives a text in our alphabets.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _decoded(data, encoding)
            if text is None:
                raise ReadingError(
                    f"{filename}: begins with the mark of {encoding.upper()} "
                    "but is not valid in it; save it again as UTF-8"
                )
            return text.removeprefix("\ufeff"), encoding.removesuffix("-sig")
    text = _decoded(data, "utf-8")
    if text is not None and "\x00" not in text:
        return text, "utf-8"
    candidates = dict.fromkeys([*([declared] if declared else []), *_EIGHT_BIT])
    best: tuple[float, str, str] | None = None
    for encoding in [*candidates, *_second_opinion(data)]:
        text = _decoded(data, encoding)
        if text is None:
            continue
        score = plausibility(text)
        # A declaration counts for something: it settles near ties.
        score += 0.03 if encoding == declared else 0.0
        if best is None or score > best[0]:
            best = (score, encoding, text)
    if best is None or best[0] < LEAST_PLAUSIBLE:
        raise ReadingError(
            f"{filename}: the encoding cannot be told, or the text is damaged; "
            "save it again as UTF-8"
        )
    return best[2], best[1]


def plausibility(text: str) -> float:
    """Say how much a text looks like one in our languages: 0 (not) to about 1.5.

    The share of characters that our languages write, less a fine for letters of
    other languages, control characters, for capitals inside words (the mark of KOI8 read as Windows
    Cyrillic) and for words in two alphabets, plus up to .5 where grammar words of a language are found.
    """
    sample = text[:_SAMPLE_BYTES]
    good = bad = 0
    for letter in sample:
        if letter in _PLAIN or letter.lower() in _OUR_LETTERS:
            good += 1
        elif unicodedata.category(letter) in ("Cc", "Cn", "Co", "Cs", "So", "Sk"):
            bad += 2
        elif letter.isalpha():
            bad += 1
    turns = len(_TURN.findall(sample))
    share = (good - bad - 3 * turns) / max(1, len(sample))
    found = detect(sample)
    return share + (0.0 if found.language == UNDETERMINED else found.confidence / 2)


def _decoded(data: bytes, encoding: str) -> str | None:
    """Decode strictly; None where the bytes are not of that encoding."""
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def has_mark(data: bytes) -> bool:
    """Whether bytes begin with a byte order mark of UTF-8, UTF-16 or UTF-32."""
    return any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS)


def utf16_without_mark(data: bytes) -> tuple[str, str] | None:
    """Read UTF-16 that begins without a mark, where that gives a text of ours."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        if text is not None and plausibility(text) >= LEAST_PLAUSIBLE:
            return text, encoding
    return None


def _second_opinion(data: bytes) -> list[str]:
    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    return [] if best is None else [best.encoding]
