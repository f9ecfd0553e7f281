"""What a provision is called when somebody speaks of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from orkhon.engines.texts.structure.model import Kind, Provision, TextError
from orkhon.engines.texts.structure.words import NUMBERED_APART

_KINDS: tuple[Kind, ...] = (
    "preface",
    "preamble",
    "book",
    "part",
    "section",
    "subsection",
    "chapter",
    "subchapter",
    "article",
    "paragraph",
    "point",
    "subpoint",
    "annex",
    "table",
    "note",
    "unknown",
)


def _named(words: str) -> dict[Kind, str]:
    return dict(zip(_KINDS, words.split("|"), strict=True))


# In each language the words of `_KINDS`, in that order; the last one names as well a
# line without a number inside a numbered paragraph or point.
_WORDS: dict[str, dict[Kind, str]] = {
    "en": _named(
        "preface|preamble|book|part|section|subsection|chapter|subchapter|article|"
        "paragraph|point|subpoint|annex|table|note|passage"
    ),
    "az": _named(
        "başlıq|preambula|kitab|hissə|bölmə|yarımbölmə|fəsil|paraqraf|maddə|"
        "hissə|bənd|yarımbənd|əlavə|cədvəl|qeyd|abzas"
    ),
    "kk": _named(
        "тақырып|кіріспе|кітап|бөлік|бөлім|кіші бөлім|тарау|параграф|бап|"
        "тармақ|тармақша|бөлікше|қосымша|кесте|ескертпе|абзац"
    ),
    "ky": _named(
        "аталышы|преамбула|китеп|бөлүк|бөлүм|бөлүмчө|глава|параграф|берене|"
        "бөлүк|пункт|пунктча|тиркеме|таблица|эскертүү|абзац"
    ),
    "tr": _named(
        "künye|başlangıç|kitap|kısım|kesim|alt kesim|bölüm|ayrım|madde|"
        "fıkra|bent|alt bent|ek|tablo|not|paragraf"
    ),
    "uz": _named(
        "sarlavha|muqaddima|kitob|qism|bo‘lim|kichik bo‘lim|bob|paragraf|modda|"
        "qism|band|kichik band|ilova|jadval|izoh|xatboshi"
    ),
    "uz-Cyrl": _named(
        "сарлавҳа|муқаддима|китоб|қисм|бўлим|кичик бўлим|боб|параграф|модда|"
        "қисм|банд|кичик банд|илова|жадвал|изоҳ|хатбоши"
    ),
    "ru": _named(
        "вводная часть|преамбула|книга|часть|раздел|подраздел|глава|параграф|статья|"
        "часть|пункт|подпункт|приложение|таблица|примечание|абзац"
    ),
}
# The number goes before the word: "14-бап".
_NUMBER_FIRST = frozenset({"kk", "ky", "uz", "uz-Cyrl"})
# What stands inside an article goes into brackets: "Article 14(1)(a)".
_IN_BRACKETS = frozenset({"en", "tr", "az"})
_INSIDE: frozenset[Kind] = frozenset({"paragraph", "point", "subpoint"})
_BESIDE: frozenset[Kind] = _INSIDE | {"table", "note"}
_PHRASES = {apart: phrase for phrase, apart in NUMBERED_APART.items()}
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_COUNTED = re.compile(r"_nn_(\d+)$")


def name_of(
    provision: Provision, language: str, ancestors: Sequence[Provision] = ()
) -> str:
    """Name a provision in words: "Article 14(1)", "14-бап, 1-тармақ", "Madde 14(1)".

    Args:
        provision: What is named.
        language: One of the seven; "uz-Cyrl" for Uzbek in Cyrillic, which is used as
            well where the provision is written so; "und" is named in English.
        ancestors: What it stands in, outermost first, as `walk` yields; without them a
            paragraph is named alone ("Paragraph 1").
    Returns:
        The name, its first letter a capital. The chapters above an article are left out
        (its number is enough), an annex above it is named. What has no number is
        counted among its kind: "Article 14, paragraph 2".
    Raises:
        TextError: the language is none of these.
    """
    path = _path(provision, ancestors)
    name = "en" if language == "und" else language
    if name == "uz" and any(map(_is_cyrillic, path)):
        name = "uz-Cyrl"
    if name not in _WORDS:
        raise TextError(f"“{language}” is no language known here")
    pieces: list[str] = []
    # The piece that a longer number ("5.1.1" for "5.1") takes the place of.
    whose = path[0]
    above: Provision | None = None
    for one in path:
        if above is not None and _goes_on(above, one):
            pieces[-1] = _words(whose, name, _number(one))
        elif one.kind in _INSIDE and pieces and name in _IN_BRACKETS and one.number:
            pieces[-1] += f"({one.number})"
        else:
            inside = above is not None and above.kind in _INSIDE and one.number is None
            kind = "unknown" if inside and one.kind == "paragraph" else one.kind
            whose = replace(one, kind=kind)
            pieces.append(_words(whose, name, _number(one)))
        above = one
    words = ", ".join(pieces)
    first = "İ" if words[0] == "i" and name in {"tr", "az"} else words[0].upper()
    return first + words[1:]


def short_no(provision: Provision, ancestors: Sequence[Provision] = ()) -> str:
    """The number of a provision in figures: "14(1)(a)", "2"; for table columns.

    Args:
        provision, ancestors: As in `name_of`.
    Returns:
        The numbers from the article down, without words. What has no number is counted
        among its kind: "14[2]"; "" where nothing is known of its place.
    """
    written = ""
    above: Provision | None = None
    for one in _path(provision, ancestors):
        number = _number(one)
        if above is None or _goes_on(above, one):
            written = number
        elif one.kind not in _BESIDE:
            written = f"{written} {number}".strip()
        elif one.number:
            written += f"({number})"
        elif number:
            written += f"[{number}]"
        above = one
    return written


def _path(
    provision: Provision, ancestors: Sequence[Provision]
) -> tuple[Provision, ...]:
    """What is named of all that a provision stands in: from the article down."""
    chain = (*ancestors, provision)
    articles = [n for n, one in enumerate(chain) if one.kind == "article"]
    parts = [n for n, one in enumerate(chain) if one.kind not in _BESIDE]
    start = (articles or parts or [0])[-1]
    annexes = [one for one in chain[:start] if one.kind == "annex"]
    return (*annexes, *chain[start:])


def _goes_on(above: Provision, one: Provision) -> bool:
    """Its number holds the one above it: "5.1" in article 5."""
    return (
        bool(above.number and one.number)
        and one.kind in _INSIDE
        and (str(one.number).startswith(f"{above.number}."))
    )


def _number(one: Provision) -> str:
    """The number, or the place among its kind that its identifier shows."""
    if one.number is not None:
        return one.number
    counted = _COUNTED.search(one.eid)
    if counted is None or (counted[1] == "1" and one.kind not in _INSIDE):
        return ""
    return counted[1]


def _is_cyrillic(one: Provision) -> bool:
    words = one.marker or one.heading or one.text
    return _CYRILLIC.search(words) is not None


def _words(one: Provision, name: str, number: str) -> str:
    word = _WORDS[name][one.kind]
    apart, _space, figure = number.rpartition(" ")
    if apart and name in {"tr", "az"}:
        return f"{_PHRASES.get(apart, word)} {figure}"
    if not number:
        return word
    return f"{number}-{word}" if name in _NUMBER_FIRST else f"{word} {number}"
