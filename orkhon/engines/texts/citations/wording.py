"""The small words of references: "this", "and", "to", ordinals, measures."""

import re
from dataclasses import dataclass

from orkhon.engines.texts.structure.words import ORDINALS

_SIGNS = str.maketrans(
    {
        "ı": "i",
        "і": "i",
        "ё": "е",
        "â": "a",
        "î": "i",
        "û": "u",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\N{NON-BREAKING HYPHEN}": "-",
        **dict.fromkeys("‘’ʻʼ`´", "'"),
        **dict.fromkeys("“”«»„", '"'),
    }
)


def fold(text: str) -> str:
    """Write a text for looking words up in it; every sign keeps its place.

    Small letters, one i for the dotted and the dotless one of both scripts, one
    apostrophe, one quotation mark.
    """
    return text.replace("İ", "i").lower().translate(_SIGNS)


@dataclass(frozen=True, slots=True)
class Wording:
    """The small words of one language; patterns, but for the sets.

    Attributes:
        this: Before a provision: the one that this sentence stands in.
        mark: What makes a figure an ordinal.
        between: What may stand between the number and the word.
        joins: Between the members of a list.
        spans: Between the ends of a range.
        links: From an inner provision to the outer one.
        measures: After a figure: it counts something.
    """

    this: str
    mark: str
    between: frozenset[str]
    joins: frozenset[str]
    spans: frozenset[str]
    links: frozenset[str] = frozenset()
    measures: str = ""


_DASHES = {"-", "–", "—"}
_COMMA = {",", ";", "/"}


def _words(*words: str) -> frozenset[str]:
    return frozenset(
        {fold(word) for word in words} | _COMMA | {f", {w}" for w in words}
    )


WORDING: dict[str, Wording] = {
    "en": Wording(
        r"this|the present|present",
        r"(?:st|nd|rd|th)(?!\w)",
        frozenset({"", "no.", "no"}),
        _words(
            "and",
            "or",
            "and/or",
            "as well as",
            "and of",
            "or of",
            "and in",
            "and with",
            "or in",
        ),
        frozenset({*_DASHES, "to", "through"}),
        frozenset({"of", "of the", "to", "in", "in the"}),
        r"million|billion|percent|per\s+cent|days?|months?|years?|hours?|members?|times|euros?|dollars?"
        r"|january|february|march|april|may|june|july|august|september|october|november|december",
    ),
    "ru": Wording(
        r"настоящ(?:ей|его|ему|ем|им|ая|ий|ее|ие|их|ими|ую)|(?:этой|данной)(?=\s+(?:стать|част|глав))"
        r"|(?:этого|данного)(?=\s+(?:пункт|подпункт|абзац|раздел|параграф))",
        r"-?(?:ого|его|ому|ой|ый|ий|ая|го|му|й|я|е|ю|ей)(?!\w)",
        frozenset({"", "№", "с", "со"}),
        _words(
            "и",
            "или",
            "либо",
            "а также",
            "и в",
            "или в",
            "и со",
            "и с",
            "и по",
            "либо в",
        ),
        frozenset({*_DASHES, "по"}),
        frozenset(),
        r"млн|миллион\w*|миллиард\w*|процент\w*|дн(?:я|ей)|рабочих|календарных|месяц\w*|лет|года?"
        r"|человек|членов|депутат\w*|раз[а]?|государств\w*|стран|января|февраля|марта|апреля|мая|июня|июля|августа|сентября"
        r"|октября|ноября|декабря",
    ),
    "kk": Wording(
        "осы",
        r"-?(?:ші|шы)(?!\w)",
        frozenset({"", "-", "–"}),
        _words("және", "немесе", "мен", "бен", "пен", "я", "сондай-ақ"),
        frozenset(_DASHES),
    ),
    "ky": Wording(
        "ушул|бул",
        r"-?ч[ыиуү](?!\w)",
        frozenset({"", "-", "–"}),
        _words("жана", "же", "менен", "ошондой эле"),
        frozenset(_DASHES),
    ),
    "uz": Wording(
        "ushbu|mazkur|shu|ушбу|мазкур|шу",
        r"-?(?:i?nchi|и?нчи)(?!\w)",
        frozenset({"", "-", "–"}),
        _words("va", "yoki", "hamda", "ва", "ёки", "ҳамда", "yohud", "ёхуд"),
        frozenset(_DASHES),
    ),
    "az": Wording(
        "bu|hazırkı",
        r"-?\s?(?:[ıiuü]?nc[ıiuü]|c[ıiuü])(?!\w)",
        frozenset({"", "-", "–", "nömrəli"}),
        _words("və", "və ya", "yaxud", "ya da", "həmçinin"),
        frozenset(_DASHES),
    ),
    "tr": Wording(
        "bu|işbu",
        r"(?:\s?'?\s?(?:[ıiuü]nc[ıiuü]|nc[ıiuü])(?!\w)|\.(?=\s*(?:$|[^\W\d_]|[(,])))",
        frozenset({"", "-", "–", "numaralı", "sayılı", "nolu", "no'lu"}),
        _words("ve", "veya", "ya da", "ile", "yahut"),
        frozenset({*_DASHES, "ila", "ilâ"}),
        frozenset(),
        r"milyon|bin|gün|yıl|ay|kişi|lira|üye|saat",
    ),
}

# A row of numbers of its own: the word goes into the number.
APART = {"tr": "geçici|ek|mükerrer", "az": "keçid"}

_RUSSIAN_ENDINGS = (
    "ый|ий|ой|ая|яя|ое|ее|ые|ого|его|ому|ему|ым|им|ом|ем|ую|ых|их|ыми|ими|ей"
    "|ья|ье|ьи|ьего|ьей|ьему|ьим|ьем|ью|ьих|ьими"
)
_RUSSIAN_STEMS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат "
    "тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат "
    "двадцат"
)


def ordinals_of(language: str) -> tuple[str, dict[str, int]]:
    """The pattern of ordinals in words, and what each is; Russian by its stems."""
    if language == "ru":
        stems = {fold(one): n for n, one in enumerate(_RUSSIAN_STEMS.split(), 1)}
        return rf"(?:{_any_of(stems)})(?:{_RUSSIAN_ENDINGS})(?!\w)", stems
    words = {fold(word): value for word, value in ORDINALS[language].items()}
    return rf"(?:{_any_of(words)})(?!\w)", words


def _any_of(words: dict[str, int]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest_first))
