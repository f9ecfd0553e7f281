"""Words that lists use for kinds of stations and of settlements.

What is not among them is a problem of its line: nothing is taken for ordinary because
nobody knew the word.
"""

from collections.abc import Mapping

from orkhon.observation.intake.station_columns import plain

KINDS: Mapping[str, tuple[str, ...]] = {
    "ordinary": (
        "ordinary", "regular", "общий", "обычный", "территориальный", "постоянный",
        "жалпы", "кәдімгі", "кадимки", "жалпы участок", "normal", "genel", "olağan",
        "adi", "ümumi", "oddiy", "umumiy",
    ),
    "hospital": (
        "hospital", "больница", "больничный", "лечебное учреждение", "мед учреждение",
        "стационар", "санаторий", "аурухана", "оорукана", "hastane", "xəstəxana",
        "kasalxona", "shifoxona",
    ),
    "army": (
        "army", "military", "military unit", "воинская часть", "военный", "в/ч",
        "әскери бөлім", "аскер бөлүгү", "askeri", "askerî birlik", "hərbi hissə",
        "harbiy qism",
    ),
    "detention": (
        "detention", "prison", "place of detention", "сизо", "изолятор",
        "следственный изолятор", "закрытый", "тергеу изоляторы", "тергөө изолятору",
        "cezaevi", "tutukevi", "ceza infaz kurumu", "istintaq təcridxanası",
        "tergov hibsxonasi",
    ),
    "abroad": (
        "abroad", "embassy", "consulate", "mission abroad", "зарубежный", "за рубежом",
        "посольство", "консульство", "шетелде", "шет елде", "чет өлкөдө", "yurt dışı",
        "konsolosluk", "büyükelçilik", "xaricdə", "səfirlik", "xorijda", "elchixona",
    ),
    "special": (
        "special", "temporary", "mobile", "специальный", "временный", "арнайы",
        "атайын", "özel", "geçici", "seyyar", "xüsusi", "maxsus",
    ),
}  # fmt: skip

SETTLEMENTS: Mapping[str, tuple[str, ...]] = {
    "urban": (
        "urban", "city", "town", "город", "городской", "городская", "г", "пгт", "қала",
        "қалалық", "шаар", "шаардык", "kent", "kentsel", "şehir", "şəhər", "shahar",
        "u",
    ),
    "rural": (
        "rural", "village", "село", "сельский", "сельская", "с", "аул", "ауыл",
        "ауылдық", "айыл", "айылдык", "kır", "kırsal", "köy", "kənd", "qishloq", "r",
    ),
}  # fmt: skip


def _by_word(known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(word): ours for ours, words in known.items() for word in words}


_KIND_OF = _by_word(KINDS)
_SETTLEMENT_OF = _by_word(SETTLEMENTS)


def kind_of(word: str) -> str | None:
    """The kind of station that a list's word means; None when nobody knows."""
    return _KIND_OF.get(plain(word))


def settlement_of(word: str) -> str | None:
    """Urban or rural; None when nobody knows."""
    return _SETTLEMENT_OF.get(plain(word))
