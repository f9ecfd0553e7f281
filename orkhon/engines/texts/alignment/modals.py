"""Whether a provision obliges, allows or forbids, by the words each language has.

Read coarsely: which of the three kinds a text uses at all and how often. A person
judges what it means; the flag only says where to look.
"""

import re
from functools import cache

from orkhon.engines.texts.alignment.languages import TURKIC

KINDS = ("shall", "may", "must not")

_WORDS = {
    "en": {
        "must not": r"\b(?:shall|must|may) not\b|\bprohibited\b|\bforbidden\b",
        "shall": r"\b(?:shall|must|obliged|required to|has to|have to)\b",
        "may": r"\b(?:may|entitled to|has the right|have the right|can)\b",
    },
    "ru": {
        "must not": r"не (?:вправе|допуска\w+|мо[гж]\w+|должн\w+)|запреща\w+|запрещ[её]н\w*",
        "shall": r"\bобязан\w*|\bдолж(?:ен|н[аоы])\b|\bподлеж[аи]т\b|\bследует\b",
        "may": r"\bвправе\b|\bмо(?:жет|гут)\b|\bиме(?:ет|ют) право\b",
    },
    "tr": {
        "must not": r"\b\w+[ea]mez(?:ler)?\b|\b\w+[ea]maz(?:lar)?\b|\byasak\w*",
        "shall": r"\bzorunda\w*|\byükümlü\w*|\b\w+m[ae]l[ıi](?:d[ıi]r)?\b|\bmecbur\w*",
        "may": r"\b\w+[ea]bilir(?:ler)?\b|\byetkili\w*|\bhakk[ıi]n[ae] sahip\w*",
    },
    "az": {
        "must not": r"\bbilməz\w*|\bqadağan\w*|\byol verilmir\b|\bm[ae]mal[ıi]d[ıi]r\b",
        "shall": r"\bborclu\w*|\bvəzifəli?d[ıi]r\w*|\b\w+m[aə]l[ıi](?:d[ıi]r(?:l[aə]r)?)\b",
        "may": r"\bbilər\w*|\bhüququ? var\w*|\bhüququna malik\w*|\bhüquqludur\w*",
    },
    "kk": {
        "must not": r"\bтыйым салын\w*|\bжол берілмейді\b|\b\w+уға болмайды\b"
        r"|\b\w+уге болмайды\b|\bқұқылы емес\b|\b\w+[аей] алмайды\b",
        "shall": r"\bміндетті\b|\bтиіс\w*|\bқажет\b|\bміндеттенеді\b",
        "may": r"\bқұқылы\b|\bмүмкін\b|\bқұқығы бар\b|\b\w+[аей] алады\b|\b\w+у?ға болады\b",
    },
    "ky": {
        "must not": r"\bтыюу салын\w*|\bжол берилбейт\b|\b\w+га болбойт\b|\b\w+ албайт\b"
        r"|\bукугу жок\b|\bукуксуз\b",
        "shall": r"\bмилдеттүү\b|\bтийиш\w*|\bзарыл\b|\bкерек\b",
        "may": r"\bукуктуу\b|\bмүмкүн\b|\bукугу бар\b|\bакысы бар\b|\b\w+ алат\b",
    },
    "uz-Latn": {
        "must not": r"\btaqiqlanadi\b|\byoʻl qoʻyilmaydi\b|\bmumkin emas\b|\bhaqli emas\b",
        "shall": r"\bshart\b|\bmajbur\w*|\bkerak\b|\blozim\b|\bzarur\b",
        "may": r"\bmumkin\b|\bhaqli\w*|\bhuquqiga ega\b|\bhuquqli\w*",
    },
    "uz-Cyrl": {
        "must not": r"\bтақиқланади\b|\bйўл қўйилмайди\b|\bмумкин эмас\b|\bҳақли эмас\b",
        "shall": r"\bшарт\b|\bмажбур\w*|\bкерак\b|\bлозим\b|\bзарур\b",
        "may": r"\bмумкин\b|\bҳақли\w*|\bҳуқуқига эга\b|\bҳуқуқли\w*",
    },
}


def modals(text: str, language: str) -> dict[str, int]:
    """Count what obliges, allows and forbids.

    Args:
        text: A provision.
        language: Its variety, one of the glossary's.
    Returns:
        How often each of `KINDS` occurs. What forbids is not counted as what
        obliges or allows as well.
    """
    small = re.sub(r"([og])['’‘`´]", r"\1ʻ", _lowered(text, language))
    counts: dict[str, int] = {}
    for kind in ("must not", "shall", "may"):
        small, counts[kind] = _pattern(language, kind).subn(" ", small)
    return {kind: counts[kind] for kind in KINDS}


def _lowered(text: str, language: str) -> str:
    if language in TURKIC:
        text = text.replace("İ", "i")
        if language in {"tr", "az"}:
            text = text.replace("I", "ı")
    return text.lower()


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    return re.compile(_WORDS[language][kind])
