"""Letters of the seven languages, each with the sound that it stands for.

One alphabet of sounds serves every orthography: a letter of any script becomes
one or more *sounds* (single characters of our own choosing), so that spellings
can be compared without knowing their language. A letter that means different
sounds in different languages (Latin c, j, x; Russian г for h) gets a sound of
its own, and the table of distances in `sounds` says what it may be.

Source:
    The published alphabets: Azerbaijani (law of 25 December 1991), Uzbek (law
    of 2 September 1993 as amended 6 May 1995), Kazakh Cyrillic (1940) and the
    Latin draft shown to the government on 28 January 2021, Kyrgyz Cyrillic
    (1940), Turkish (law 1353 of 1928), Turkmen (1993), Russian.
"""

import unicodedata

VOWELS = frozenset("aäeiıoöuüŏ")

# Cyrillic, all languages at once: no letter here means two unlike things,
# except г (g, or h in loans), ж (zh or dj), which have sounds of their own.
CYRILLIC = {
    "а": "a", "ә": "ä", "ӓ": "ä", "б": "b", "в": "v", "г": "γ", "ґ": "g", "ғ": "ğ",
    "ӷ": "ğ", "д": "d", "ђ": "j", "е": "e", "є": "e", "ё": "yö", "ж": "ž", "җ": "j",
    "ӂ": "j", "з": "z", "ҙ": "z", "и": "i", "ӣ": "i", "й": "y", "і": "ı", "ї": "yi",
    "ј": "y", "к": "k", "қ": "q", "ҝ": "g", "ҡ": "q", "л": "l", "љ": "l", "м": "m",
    "н": "n", "њ": "n", "ң": "ŋ", "ҥ": "ŋ", "о": "o", "ө": "ö", "ӧ": "ö", "п": "p",
    "р": "r", "с": "s", "ҫ": "s", "т": "t", "ћ": "ç", "у": "u", "ұ": "u", "ү": "ü",
    "ӱ": "ü", "ў": "ŏ", "ӯ": "ŏ", "ф": "f", "х": "h", "ҳ": "h", "һ": "h", "ц": "c",
    "ч": "ç", "ҷ": "j", "ҹ": "j", "џ": "j", "ш": "ş", "щ": "ş", "ъ": "", "ь": "",
    "ы": "ı", "э": "e", "ю": "yü", "я": "ya", "ӏ": "",
}  # fmt: skip

# Latin: c, j, x and w keep their ambiguity; the rest is Turkish, Azerbaijani,
# Uzbek, Kazakh, Turkmen and the diacritics of older transliterations.
LATIN = {
    "a": "a", "b": "b", "c": "C", "d": "d", "e": "e", "f": "f", "g": "g", "h": "h",
    "i": "i", "j": "J", "k": "k", "l": "l", "m": "m", "n": "n", "o": "o", "p": "p",
    "q": "q", "r": "r", "s": "s", "t": "t", "u": "u", "v": "v", "w": "v", "x": "x",
    "y": "y", "z": "z",
    "ə": "ä", "ä": "ä", "æ": "ä", "á": "ä", "ı": "ı", "ï": "i", "ö": "ö", "ø": "ö",
    "ó": "ö", "œ": "ö", "ü": "ü", "ú": "u", "ű": "ü", "ő": "ö", "ū": "u", "ç": "ç",
    "ć": "ç", "č": "ç", "ş": "ş", "ș": "ş", "š": "ş", "ś": "ş", "ž": "ž", "ż": "ž",
    "ğ": "ğ", "ǵ": "ğ", "ģ": "g", "ġ": "ğ", "ñ": "ŋ", "ň": "ŋ", "ŋ": "ŋ", "ń": "ŋ",
    "ý": "y", "ţ": "c", "ț": "c", "ß": "s", "đ": "j", "ð": "d", "þ": "t", "ł": "l",
    "ḥ": "h", "ḫ": "h", "ħ": "h", "ŏ": "ŏ", "ō": "o", "ƶ": "ž",
}  # fmt: skip

# Arabic script: consonants and long vowels only, as the script writes them.
ARABIC = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ى": "a", "ب": "b", "پ": "p", "ت": "t",
    "ط": "t", "ث": "s", "س": "s", "ص": "s", "ج": "j", "چ": "ç", "ح": "h", "خ": "h",
    "ه": "h", "ة": "e", "ھ": "h", "د": "d", "ض": "z", "ذ": "z", "ز": "z", "ظ": "z",
    "ژ": "ž", "ر": "r", "ش": "ş", "ع": "", "غ": "ğ", "ف": "f", "ق": "q", "ك": "k",
    "ک": "k", "گ": "g", "ڭ": "ŋ", "ل": "l", "م": "m", "ن": "n", "و": "u", "ۋ": "v",
    "ۇ": "u", "ۆ": "ö", "ۈ": "ü", "ې": "e", "ە": "e", "ي": "i", "ی": "i", "ئ": "",
    "ء": "",
}  # fmt: skip

GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "t",
    "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "X", "ο": "o", "π": "p",
    "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f", "χ": "h", "ψ": "ps",
    "ω": "o",
}  # fmt: skip

SOUNDS_OF = {**LATIN, **CYRILLIC, **ARABIC, **GREEK}

# Signs that stand after o and g in Uzbek and mean nothing elsewhere.
APOSTROPHES = frozenset("'`´ʻʼʽʾʿ‘’‛′ˈ")
AFTER_APOSTROPHE = {"o": "ŏ", "g": "ğ"}

# Two sounds written one after the other that are one sound in some alphabet.
# They are joined wherever they meet, in every script, so that Исхак and İshak
# go the same way as Ishak.
JOINED = {
    "sh": "ş", "zh": "ž", "kh": "h", "gh": "ğ", "qh": "h", "Ch": "ç", "ch": "ç",
    "ph": "f", "ts": "c", "tc": "c", "dž": "j", "dj": "j", "dJ": "j", "tç": "ç",
    "şç": "ş", "şC": "ş", "ks": "X", "qs": "X", "ng": "ŋ", "nγ": "ŋ", "tC": "ç",
    "jh": "j", "Jh": "j",
}  # fmt: skip

# Letters of one script that look like letters of the other, for words where
# somebody typed with the wrong keyboard.
_LATIN_TWINS = "ABCEHIJKMOPTXYaceopxyijhsk"
_CYRILLIC_TWINS = "АВСЕНІЈКМОРТХУасеорхуіјһѕк"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

_SCRIPTS = (
    ("Latn", "LATIN"),
    ("Cyrl", "CYRILLIC"),
    ("Arab", "ARABIC"),
    ("Grek", "GREEK"),
    ("Armn", "ARMENIAN"),
    ("Geor", "GEORGIAN"),
    ("Hebr", "HEBREW"),
    ("Hani", "CJK"),
)


def script_of(text: str) -> str:
    """Say which script most letters of the text are written in.

    Args:
        text: Any string.
    Returns:
        The ISO 15924 code: "Latn", "Cyrl", "Arab", "Grek", "Armn", "Geor",
        "Hebr" or "Hani"; "Zyyy" (undetermined) when it has no letters of these.
        A tie goes to the one earlier in this list.
    """
    counts = dict.fromkeys((code for code, _ in _SCRIPTS), 0)
    for character in text:
        if not character.isalpha():
            continue
        name = unicodedata.name(character, "")
        for code, prefix in _SCRIPTS:
            if name.startswith(prefix):
                counts[code] += 1
                break
    code, count = max(counts.items(), key=lambda item: item[1])
    return code if count else "Zyyy"


def lowered(text: str) -> str:
    """Lower case with one character for each letter, marks composed.

    The capital İ would become two characters under `str.lower`; here it is i.
    """
    text = unicodedata.normalize("NFC", text).replace("İ", "i")
    return unicodedata.normalize("NFC", text.lower())


def one_script(word: str) -> str:
    """Undo letters typed in the wrong keyboard layout inside one word."""
    if word.isascii():
        return word
    latin = cyrillic = 0
    for character in word:
        small = character.lower()
        latin += small in LATIN
        cyrillic += small in CYRILLIC
    if not (latin and cyrillic):
        return word
    return word.translate(_TO_CYRILLIC if cyrillic >= latin else _TO_LATIN)


def sounds_of_letter(character: str) -> str:
    """The sounds of one lowered character; an unknown letter stands for itself."""
    sounds = SOUNDS_OF.get(character)
    if sounds is not None:
        return sounds
    if character.isascii():
        return character if character.isalnum() else ""
    plain = unicodedata.normalize("NFKD", character)
    bare = "".join(part for part in plain if not unicodedata.combining(part)).lower()
    if bare == character:
        return character if character.isalnum() else ""
    return "".join(SOUNDS_OF.get(part, part if part.isalnum() else "") for part in bare)
