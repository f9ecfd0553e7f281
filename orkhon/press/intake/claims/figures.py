"""Numbers of a text against those of the record: by what they count, else by size."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orkhon.engines.reports.lexicon.choice import lexicon_for
from orkhon.press.intake.claims.model import Claim, Known, Standing

CLOSE = Decimal("0.25")
"""A share of the record's value within which an uncounted number is taken for it."""
LEAST = 10
"""Below this a number without a noun of ours is taken for another one."""
REACH = 4
"""Words after a number in which its noun may stand."""

_SPACE = " \u00a0\u202f"
_NUMBER = re.compile(
    rf"(?<![\w/.,:-])(?:\d{{1,3}}(?:[{_SPACE}.,’']\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"(?![\d/:]|[.,]\d)"
)
_NUMBER_TAIL = re.compile(r"(?:st|nd|rd|th)\b|-?[а-яёәіңғүұқөһa-zəıöüçşğ]{1,6}\b")
_WORD = re.compile(r"[^\W\d_][\w'’ʻ-]*")

UNITS: dict[str, tuple[str, ...]] = {
    "session": (
        "session",
        "сесси",
        "отырыс",
        "жыйын",
        "sessiya",
        "iclas",
        "oturum",
        "genel kurul",
    ),
    "station": (
        "station",
        "участк",
        "участок",
        "участке",
        "учаске",
        "məntəqə",
        "sandı",
        "uchastka",
    ),
    "city": ("cit", "город", "қала", "шаар", "şəhər", "şehir", "shahar"),
    "region": ("region", "област", "облыс", "облус", "bölge", "viloyat", "rayon"),
    "observer": (
        "observer",
        "наблюдател",
        "байқаушы",
        "байкоочу",
        "müşahidəçi",
        "gözlemci",
        "kuzatuvchi",
    ),
    "form": ("form", "форм", "нысан", "forma"),
    "member": (
        "member",
        "delegate",
        "член",
        "делегат",
        "мүше",
        "üzv",
        "üye",
        "aʼzo",
        "a’zo",
        "deputat",
        "депутат",
        "parliamentarian",
        "milletvekili",
    ),
    "country": (
        "countr",
        "state",
        "стран",
        "государств",
        "ел",
        "мемлекет",
        "өлкө",
        "мамлекет",
        "ölkə",
        "dövlət",
        "ülke",
        "devlet",
        "davlat",
        "mamlakat",
    ),
    "text": (
        "text",
        "document",
        "текст",
        "документ",
        "құжат",
        "мәтін",
        "belge",
        "sənəd",
    ),
    "article": ("article", "стат", "бап", "берене", "maddə", "madde", "modda"),
    "percent": (
        "%",
        "percent",
        "per cent",
        "процент",
        "пайыз",
        "пайыз",
        "faiz",
        "yüzde",
    ),
}
"""Stems of what is counted, in the seven languages, by the thing."""


@dataclass(frozen=True)
class _Number:
    start: int
    end: int
    value: Decimal
    counts: str


def figure_claims(
    text: str, language: str, known: Iterable[Known], taken: Sequence[Claim]
) -> list[Claim]:
    """Numbers in figures, and in words where they count something known.

    Args:
        taken: Claims on whose characters no number is read: dates and names.
    """
    facts = [one for one in known if one.value is not None]
    claims = []
    for one in _numbers(text, language):
        if any(one.start < other.end and other.start < one.end for other in taken):
            continue
        claim = _claim(text, one, facts)
        if claim is not None:
            claims.append(claim)
    return claims


def counted(words: str) -> str:
    """The key of what English or other words count; "" for nothing of ours."""
    for match in _WORD.finditer(words):
        if unit := _unit(match[0]):
            return unit
    return ""


def _claim(text: str, one: _Number, facts: Sequence[Known]) -> Claim | None:
    words = text[one.start : one.end]
    same = [
        fact
        for fact in facts
        if fact.value == one.value
        and (not one.counts or not fact.counts or counted(fact.counts) == one.counts)
    ]
    if same:
        return Claim(
            one.start, one.end, words, "figure", Standing.AGREES, same[0].key, words
        )
    units = [
        fact for fact in facts if one.counts and counted(fact.counts) == one.counts
    ]
    if not units and one.value >= LEAST and not one.counts:
        units = [
            fact
            for fact in facts
            if fact.value and abs(fact.value - one.value) / fact.value <= CLOSE
        ]
    if units:
        nearest = min(units, key=lambda fact: abs((fact.value or 0) - one.value))
        record = f"{nearest.value:f}"
        return Claim(
            one.start, one.end, words, "figure", Standing.DIFFERS, nearest.key, record
        )
    if words.isdigit() and len(words) == len("2027") and one.value > 1900:
        # A year.
        return None
    return Claim(one.start, one.end, words, "figure", Standing.UNKNOWN)


def _numbers(text: str, language: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text):
        tail = _NUMBER_TAIL.match(text, match.end())
        after = match.end() if tail is None else tail.end()
        yield _Number(
            match.start(), match.end(), _value(match[0]), _counts(text, after)
        )
    words = lexicon_for(language).number_words
    for match in _WORD.finditer(text):
        value = words.get(match[0].casefold())
        unit = _counts(text, match.end(), reach=2)
        if value is not None and value > 1 and unit:
            yield _Number(match.start(), match.end(), Decimal(value), unit)


def _value(figures: str) -> Decimal:
    """146, 1 246, 1,246 and 1.246 are whole; 12.5 and 12,5 are not."""
    parts = re.split(rf"[{_SPACE}.,’']", figures)
    if len(parts) > 1 and all(len(one) == len("246") for one in parts[1:]):
        return Decimal("".join(parts))
    return Decimal(".".join(parts))


def _counts(text: str, start: int, reach: int = REACH) -> str:
    """What is counted, in the same part of the sentence."""
    if re.match(r"\s?%", text[start : start + 2]):
        return "percent"
    stretch = re.split(r"[.,;:!?()\n]|\d", text[start : start + 60])[0]
    for place, match in enumerate(_WORD.finditer(stretch)):
        if place >= reach:
            break
        if unit := _unit(match[0]):
            return unit
    return ""


def _unit(word: str) -> str:
    shown = word.replace("İ", "i").replace("I", "ı" if "ı" in word else "i").casefold()
    for key, stems in UNITS.items():
        for stem in stems:
            if shown.startswith(stem) and len(shown) - len(stem) <= _tail(stem):
                return key
    return ""


def _tail(stem: str) -> int:
    """How many letters an ending may add: few where the stem is short."""
    return 4 if len(stem) <= len("city") else 9
