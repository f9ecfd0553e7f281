"""Language and script of a text: py3langid for the one, the alphabet for the other."""

import re
from typing import NamedTuple

from py3langid import classify  # type: ignore[import-untyped]  # -- it ships no types

from orkhon.engines.texts.structure.words import OURS

UNDETERMINED = "und"
# More text changes no answer.
READ_CHARACTERS = 20_000
_CYRILLIC = re.compile(r"[Ѐ-ӿ]+")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
# Letters of one script alone decide what a language model cannot: it was not taught
# Kazakh in Latin letters, say, and then names some other language.
_SCRIPTS = {
    "Cyrl": frozenset({"kk", "ky", "uz", "ru"}),
    "Latn": frozenset({"en", "az", "tr", "uz"}),
}


class Detected(NamedTuple):
    """What a text seems to be written in; the caller can correct both."""

    language: str
    script: str


def detect(text: str) -> Detected:
    """Say which of the seven languages a text is in, and its script.

    Args:
        text: Any text; its first 20,000 characters are read.
    Returns:
        The language, or "und" where it is none of the seven (Tatar, say) or where
        there are no letters; and "Latn", "Cyrl" or "Zyyy" (no letters).
    Source:
        py3langid (Barbaresi), after Lui & Baldwin, langid.py, ACL 2012.
    """
    sample = text[:READ_CHARACTERS]
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if not cyrillic and not latin:
        return Detected(UNDETERMINED, "Zyyy")
    script = "Cyrl" if cyrillic > latin else "Latn"
    language = str(classify(sample)[0])
    if language not in OURS or language not in _SCRIPTS[script]:
        language = UNDETERMINED
    return Detected(language, script)
