"""How to say a name: syllables, the stressed one in capitals.

The convention, stated in docs/methods/names.md: the romanised name is cut into
syllables (one vowel each; of the consonants between two vowels the last goes
with the second); Turkic words are stressed on the last syllable, Slavic
surnames and patronymics of Turkic stems on the last syllable of the stem. A
Russian word of another shape is left without capitals: its stress cannot be
read off its spelling, and a wrong one is worse than none.

Source:
    Final stress of Turkic words: Johanson & Csató, The Turkic Languages, 1998.
"""

import re
from itertools import pairwise

from orkhon.engines.names.letters import script_of
from orkhon.engines.names.romanisation import capitals, romanise

_VOWELS = "aeiouäöüəıūâîûáóúé"
# Letters of two characters that a syllable must not cut.
_UNIT = re.compile(r"shch|sh|ch|zh|kh|ts|oʻ|o'|gʻ|g'|y(?![aeiouäöü])|.", re.DOTALL)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['ʻʼ’̀-ͯ])*")
_SLAVIC = re.compile(
    r"(?:[oe]v|[oe]va|[oe]vich|[oe]vna|[oe]vi[çc]|yev|yeva|yevich|yevna)$"
)
# In Kazakh, Kyrgyz and Russian romanisation y is a vowel between consonants.
_Y_IS_VOWEL = frozenset({"en", "kk", "ky", "ru"})


def pronounce(text: str, language: str) -> str:
    """Cut a name into syllables for reading aloud, stress in capitals.

    Args:
        text: A name.
        language: As for `romanise`.
    Returns:
        For "Өмірғали" in Kazakh "ö-mir-ğa-LI": small letters, syllables joined
        by hyphens, words by spaces, the stressed syllable in capitals. Words of
        one syllable and words whose stress is not known have no capitals.
    Raises:
        UnknownLanguage: the language is not one of `romanise`.
    """
    romanise("", language)
    return " ".join(_say(word, language) for word in _WORD.findall(text))


def _say(word: str, language: str) -> str:
    is_latin = script_of(word) != "Cyrl"
    small = word.replace("I", "ı") if language in ("tr", "az") and is_latin else word
    small = small.replace("İ", "i").lower()
    if language == "kk":
        # й, ю, я as sounds; the alphabet of 2021 writes them i, iu, ia.
        small = small.replace("й", "y").replace("ю", "yu").replace("я", "ya")
    latin = romanise(small, language)
    syllables = _syllables(latin, language)
    stressed = _stressed(latin, syllables, language)
    if len(syllables) > 1 and stressed is not None:
        syllables[stressed] = capitals(syllables[stressed], language)
    return "-".join(syllables)


def _syllables(latin: str, language: str) -> list[str]:
    units = _UNIT.findall(latin)
    peaks = [i for i in range(len(units)) if _is_peak(units, i, language)]
    cuts = [0]
    for first, second in pairwise(peaks):
        cuts.append(max(first + 1, second - 1) if second - first > 1 else second)
    cuts.append(len(units))
    pieces = ["".join(units[a:b]) for a, b in pairwise(cuts)]
    return [piece for piece in pieces if piece]


def _is_peak(units: list[str], place: int, language: str) -> bool:
    unit = units[place]
    if unit == "y" and language in _Y_IS_VOWEL:
        beside = units[max(0, place - 1) : place] + units[place + 1 : place + 2]
        return not any(other[0] in _VOWELS for other in beside)
    # A doubled vowel is one long one: Таалайбек is taa-lay-BEK.
    return unit[0] in _VOWELS and units[place - 1 : place] != [unit]


def _stressed(latin: str, syllables: list[str], language: str) -> int | None:
    """Which syllable is stressed; None where the spelling does not tell."""
    slavic = _SLAVIC.search(latin)
    if slavic:
        length = 0
        for place in range(len(syllables) - 1):
            length += len(syllables[place])
            if any(vowel in latin[length : slavic.start()] for vowel in _VOWELS):
                continue
            return place
    return None if language in ("ru", "en") else len(syllables) - 1
