"""How lists of places are searched: without case and marks, in any of our scripts."""

import unicodedata

_ALIKE = str.maketrans(
    {"İ": "i", "I": "i", "ı": "i", "Ə": "e", "ə": "e", "ё": "е", "Ё": "е"}
)
_KEPT = "\u0306"
"""The breve of й, which is a letter of its own."""


def search_key(*parts: str) -> str:
    """What is kept beside a row to find it by; numbers stay as they are.

    These are numbers, streets and schools, no names of people: those are compared by
    the names engine.
    """
    text = " ".join(part for part in parts if part).translate(_ALIKE).casefold()
    if text.isascii():
        return text
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text)
        if sign == _KEPT or not unicodedata.combining(sign)
    )
    return unicodedata.normalize("NFC", bare)
