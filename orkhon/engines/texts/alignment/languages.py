"""Languages the alignment reads, their tags and the script of a text."""

from collections.abc import Iterable

LANGUAGES = ("en", "az", "kk", "ky", "ru", "tr", "uz-Latn", "uz-Cyrl")
"""Varieties with a column of their own in the glossary."""

TURKIC = frozenset(LANGUAGES) - {"en", "ru"}
"""Languages that inflect by suffixes alone, so that a word begins with its lemma."""

LATIN = frozenset({"en", "az", "tr", "uz-Latn"})

_CYRILLIC_LETTERS = ("\u0400", "\u052f")


class AlignmentError(ValueError):
    """Texts, languages or settings that nothing can be aligned with."""


def variety(language: str, texts: Iterable[str]) -> str:
    """The glossary's column for a language tag.

    Args:
        language: A tag such as `kk`, `uz`, `uz-Cyrl` or `tr-TR`, in any case,
            with hyphens or underscores. Plain `uz` is told from the texts' letters.
        texts: The texts in that language; read for plain `uz` alone.
    Returns:
        One of `LANGUAGES`.
    Raises:
        AlignmentError: the language is none of the seven.
    """
    parts = language.replace("_", "-").split("-")
    base = parts[0].lower()
    if base == "uz":
        scripts = {part.title() for part in parts[1:]} & {"Latn", "Cyrl"}
        return f"uz-{scripts.pop() if scripts else script(texts)}"
    if base not in LANGUAGES:
        known = "en, az, kk, ky, ru, tr and uz (Latin or Cyrillic)"
        raise AlignmentError(
            f"No alignment for language {language!r}: it reads {known}"
        )
    return base


def script(texts: Iterable[str]) -> str:
    """`Cyrl` when most letters of the texts are Cyrillic, otherwise `Latn`."""
    first, last = _CYRILLIC_LETTERS
    cyrillic = latin = 0
    for text in texts:
        for character in text:
            if first <= character <= last:
                cyrillic += 1
            elif character.isalpha():
                latin += 1
    return "Cyrl" if cyrillic > latin else "Latn"
