"""Latin forms that people can read, and the key that sorts names.

Source:
    Kazakh: the Latin alphabet shown on 28 January 2021, but і as i, not ı, for
    readers of English. Uzbek: alphabet of 6 May 1995. Azerbaijani: alphabet of
    25 December 1991. Kyrgyz: BGN/PCGN 1979 agreement. Russian: BGN/PCGN 1947
    without its apostrophes.
"""

import re
import unicodedata

from orkhon.engines.names.letters import APOSTROPHES

LANGUAGES = ("az", "en", "kk", "ky", "ru", "tr", "uz")


class UnknownLanguage(ValueError):
    """A language whose spelling this engine does not know."""


_RUSSIAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip
_KYRGYZ = {**_RUSSIAN, "ж": "j", "ң": "ng", "ө": "ö", "ү": "ü"}
_KAZAKH = {
    **_RUSSIAN, "ә": "ä", "ғ": "ğ", "ж": "j", "и": "i", "й": "i", "қ": "q", "ң": "ñ",
    "ө": "ö", "ұ": "ū", "ү": "ü", "х": "h", "һ": "h", "ш": "ş", "щ": "şş",
    "ы": "y", "і": "i", "ю": "iu", "я": "ia", "ё": "io",
}  # fmt: skip
_UZBEK = {
    **_RUSSIAN, "ё": "yo", "ж": "j", "х": "x", "ў": "oʻ", "қ": "q", "ғ": "gʻ",
    "ҳ": "h", "ъ": "ʼ", "ы": "i", "щ": "sh",
}  # fmt: skip
_AZERBAIJANI = {
    **_RUSSIAN, "г": "q", "ғ": "ğ", "ә": "ə", "ж": "j", "ј": "y", "ҝ": "g", "ө": "ö",
    "ү": "ü", "х": "x", "һ": "h", "ч": "ç", "ҹ": "c", "ш": "ş", "ы": "ı", "э": "e",
}  # fmt: skip
# A Turkish name in Cyrillic has passed through Russian.
_TABLES = {
    "az": _AZERBAIJANI, "en": _RUSSIAN, "kk": _KAZAKH, "ky": _KYRGYZ,
    "ru": _RUSSIAN, "tr": _RUSSIAN, "uz": _UZBEK,
}  # fmt: skip
# е is ye at the beginning of a word, after a vowel and after a sign.
_YE_LANGUAGES = frozenset({"en", "ky", "ru", "tr", "uz"})
_AFTER = frozenset("аеёиоуыэюяўөүәіұъь")
_DOTTED_LANGUAGES = frozenset({"az", "tr"})

# Other letters of the alphabets in the sorting key; marks fall off by themselves.
_PLAIN = {
    **{letter: latin.encode("ascii", "ignore").decode() for letter, latin in _RUSSIAN.items()},
    "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    "і": "i", "ў": "o", "ҳ": "h", "ҝ": "g", "ҹ": "j", "ј": "y", "ҷ": "j", "ї": "yi",
    "є": "ye", "ґ": "g", "җ": "j", "ə": "a", "ı": "i", "æ": "ae", "ø": "o", "ł": "l",
    "đ": "d", "ß": "ss", "þ": "th", "ŋ": "n", "œ": "oe",
}  # fmt: skip


def romanise(text: str, language: str) -> str:
    """Write a name in Latin letters as a reader of English can follow.

    Args:
        text: A name or phrase; what is in Latin letters already stays as it is.
        language: "az", "en", "kk", "ky", "ru", "tr" or "uz": the language of
            the spelling, not of the person.
    Returns:
        The Latin form, capitals kept.
    Raises:
        UnknownLanguage: the language is none of these.
    """
    table = _TABLES.get(language)
    if table is None:
        raise UnknownLanguage(
            f"no romanisation for language {language!r}; known: {', '.join(LANGUAGES)}"
        )
    text = unicodedata.normalize("NFC", text)
    pieces: list[str] = []
    for place, character in enumerate(text):
        small = character.lower()
        latin = table.get(small)
        if latin is None:
            pieces.append(character)
            continue
        before = text[place - 1].lower() if place else ""
        if small == "е" and language in _YE_LANGUAGES:
            latin = "e" if before.isalpha() and before not in _AFTER else "ye"
        if character != small:
            after = text[place + 1 : place + 2]
            loud = after.isupper() or (not after.isalpha() and before.isupper())
            latin = _capital(latin, language, whole=loud)
        pieces.append(latin)
    return "".join(pieces)


def _capital(latin: str, language: str, *, whole: bool) -> str:
    """Capital form; i keeps its dot where the language has two letters i."""
    if language in _DOTTED_LANGUAGES:
        latin = latin.replace("i", "İ") if whole else re.sub("^i", "İ", latin)
    return latin.upper() if whole else latin[:1].upper() + latin[1:]


def capitals(latin: str, language: str) -> str:
    """A romanised text in capitals, with the dotted İ of Turkish and Azerbaijani."""
    return _capital(latin, language, whole=True)


def sort_key(text: str) -> str:
    """Key that files names by the English alphabet, whatever their script.

    Args:
        text: Any string.
    Returns:
        Small unaccented letters and digits, words one space apart: ə as a, ı
        as i, ş as s, Cyrillic by the Russian table. Equal keys keep the order
        in which they came (Python's and SQL's sorts by it are up to the caller).
    """
    folded = unicodedata.normalize("NFC", text.replace("İ", "i")).lower()
    pieces: list[str] = []
    for character in folded:
        plain = _PLAIN.get(character)
        if plain is None:
            parts = unicodedata.normalize("NFKD", character)
            bare = "".join(p for p in parts if not unicodedata.combining(p)).lower()
            plain = "".join(_PLAIN.get(part, part) for part in bare)
        if character not in APOSTROPHES:
            pieces.append("".join(p if p.isalnum() else " " for p in plain))
    return " ".join("".join(pieces).split())
