"""Words as they are compared: cleaned within a language, as sounds across languages.

`clean` undoes what typing does (capitals, apostrophes of several kinds, Latin letters
inside Cyrillic words, as old law texts have them). `sounds` writes a word of any script
in one coarse alphabet in which related forms of related languages often fall together:
kk `тәуелсіз`, ky `тәуелсиз`; az `vətəndaş`, tr `vatandaş`. Letter by letter, so that a
lemma stays the beginning of its inflected forms.
"""

import re
from functools import lru_cache

from orkhon.engines.texts.alignment.languages import LATIN

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[ʻʼ'’‘`´](?=[^\W\d_]))*")
"""A number, or a word with apostrophes inside it."""

_APOSTROPHES = str.maketrans(dict.fromkeys("ʻʼ'’‘`´"))
_LOOKALIKES = str.maketrans("aceopxyiïkhmtb", "асеорхуіїкһмтв")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_MARKS = str.maketrans({"â": "a", "î": "i", "û": "u", "ё": "е", "\u0307": None})
_KAZAKH_HOOKS = str.maketrans("қғ", "кг")

# Uzbek o and oʻ are other languages' a and o; both apostrophes are decided first.
_UZBEK_SIGNS = re.compile(r"([og])[ʻʼ'’‘`´]")

_CLASSES = {
    "a": "aäəeаәеэя",
    "i": "iıyыиі",
    "o": "oöuüоөуұүёюў",
    "k": "kqgğkhxкқгғхһҳ",
    "b": "bpvwfбпвф",
    "t": "tdтд",
    "s": "sşzçсзцчшщ",
    "y": "jcйжҷ",
    "m": "mм",
    "n": "nnñнң",
    "l": "lл",
    "r": "rр",
}
_SOUND_OF = {letter: sound for sound, letters in _CLASSES.items() for letter in letters}
_OF_LANGUAGE = {
    "en": {"c": "k", "j": "y", "y": "i"},
    "tr": {"y": "y"},
    "az": {"y": "y"},
    "uz-Latn": {"y": "y", "o": "a"},
    "uz-Cyrl": {"о": "a"},
}
_ENGLISH_SOFT = re.compile("c(?=[eiy])")


@lru_cache(maxsize=200_000)
def clean(word: str, language: str) -> str:
    """A word in small letters without marks that come and go; "" for an odd token."""
    if language in {"tr", "az"}:
        word = word.replace("I", "ı").replace("İ", "i")
    word = word.lower()
    if language == "uz-Latn":
        word = _UZBEK_SIGNS.sub(r"\1ʻ", word)
        return "".join(
            character
            for place, character in enumerate(word)
            if character not in "ʼ'’‘`´"
            and (character != "ʻ" or word[place - 1] in "og")
        ).translate(_MARKS)
    word = word.translate(_APOSTROPHES)
    if language not in LATIN and _CYRILLIC.search(word):
        word = word.translate(_LOOKALIKES)
    if language == "kk":  # scanned laws drop the hook: кұқық for құқық
        word = word.translate(_KAZAKH_HOOKS)
    return word.translate(_MARKS)


@lru_cache(maxsize=200_000)
def sounds(word: str, language: str) -> str:
    """A cleaned word in the coarse alphabet; doubled sounds are written once."""
    own = _OF_LANGUAGE.get(language, {})
    if language == "en":
        word = _ENGLISH_SOFT.sub("s", word).replace("sh", "s").replace("ph", "f")
    if language == "uz-Latn":
        word = word.replace("oʻ", "ö").replace("sh", "s").replace("ch", "s")
        word = word.replace("gʻ", "g").replace("ʻ", "")
    heard: list[str] = []
    for letter in word:
        sound = own.get(letter) or _SOUND_OF.get(letter, "")
        if sound and not (heard and heard[-1] == sound):
            heard.append(sound)
    return "".join(heard)
