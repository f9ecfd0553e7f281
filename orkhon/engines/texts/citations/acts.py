"""Whose provision a reference names: this act's, another's, or left open."""

import functools
import re

from orkhon.engines.texts.citations.model import Act
from orkhon.engines.texts.citations.units import ENDINGS
from orkhon.engines.texts.citations.wording import WORDING, fold

LOOK = 160
_LAWS = {
    # Words that may stand alone for an act named before ("of the Law").
    "en": "law|act|code|statute|bill",
    "ru": "закон|кодекс",
    "kk": "заң|кодекс",
    "ky": "мыйзам|кодекс",
    "uz": "qonun|kodeks|қонун|кодекс",
    "az": "qanun|məcəllə",
    "tr": "kanun|yasa",
}
_OTHER = {
    "en": "constitution|convention|treaty|treaties|charter|regulations?|directive|decree|agreement"
    "|protocol|covenant|declaration|resolution|rules|ordinance|decision|order|statutes|report|contract",
    "ru": "конституци|конвенци|договор|харти|регламент|указ|постановлени|соглашени|протокол|пакт"
    "|декларац|устав|положени|правил|приказ|решени|закона?м|кодекс",
    "kk": "конституция|қағида|жарлы[қғ]|қаулы|ереже|шарт|конвенция|келісім|хартия|регламент|жарғы"
    "|декларация|бұйры[қғ]|пакт|хаттама",
    "ky": "конституция|жарлы[кг]|токтом|жобо|келишим|конвенция|регламент|устав|декларация|пакт"
    "|буйру[кг]|хартия|протокол|эреже",
    "uz": "konstitutsiya|qoida|қоида|farmon|qaror|nizom|shartnoma|konvensiya|bitim|reglament|xartiya|deklaratsiya"
    "|конституция|фармон|қарор|низом|шартнома|конвенция|битим|регламент|хартия|декларация",
    "az": "konstitusiya|fərman|qərar|əsasnamə|müqavilə|konvensiya|saziş|nizamnamə|reqlament|xartiya"
    "|bəyannamə|pakt|qayda",
    "tr": "anayasa|kararname|yönetmeli[kğ]|i?çtüzü[kğ]|iç\\s?tüzü[kğ]|tüzü[kğ]|sözleşme|antlaşma|anlaşma|tebliğ"
    "|karar|şart|protokol|beyanname",
}
# An act's name stands before these, or before the word for the act.
_JOINS = {
    "kk": "және|мен|бен|пен|немесе|сәйкес|үшін|бойынша",
    "ky": "жана|менен|же|ылайык|үчүн|боюнча",
    "uz": "va|yoki|hamda|va|ва|ёки|ҳамда|muvofiq|мувофиқ",
    "az": "və|ya|ilə|görə|üçün|əsasən",
    "tr": "ve|veya|ile|göre|için|uyarınca",
}
_GENITIVE = {
    "kk": "[ндт][ыі]ң",
    "ky": "[ндт][ыиуү]н",
    "uz": "ning|нинг",
    "az": "n?[ıiuü]n",
    "tr": "n?[ıiuü]n",
}
_SHORT = re.compile(r"\s+[A-ZА-ЯЁ]\w?[A-ZА-ЯЁ]\w?[A-ZА-ЯЁ]?\b|\s+[A-ZА-ЯЁ]{2}\b")
_NAMED = re.compile(
    r"\s+(?:on|for|no\.?|of|dated|concerning|о|об|от|№|к)\b|\s*[\"№(]|\s+№"
)


def act_after(text: str, folded: str, end: int, language: str) -> Act | None:
    """Read the act behind an English or Russian reference.

    Args:
        text, folded: The text as written, and folded.
        end: Where the words for the provision end.
        language: "en" or "ru".
    Returns:
        None where no act is named.
    """
    if _SHORT.match(text, end):
        return "other"
    patterns = _after(language)
    if patterns.this.match(folded, end):
        return "this"
    found = patterns.act.match(folded, end)
    if found is None:
        return "other" if patterns.proper.match(text, end) else None
    law = found["law"]
    named = found["between"].strip() or _is_named(text, folded, found.end())
    return "unknown" if law and not named else "other"


class _After:
    """What may stand behind a reference: patterns of one language."""

    def __init__(self, language: str) -> None:
        law, other = fold(_LAWS[language]), fold(_OTHER[language])
        if language == "en":
            lead = r"\s*,?\s+(?:of|to|in|under)\s+"
            this = rf"{lead}(?:this|the\s+present)\s+(?:[\w-]+\s+){{0,2}}(?:{law}|{other})\b"
            act = (
                rf"{lead}(?:the|that|said|its|an?)?\s*(?P<between>(?:[\w()'’-]+\s+){{0,6}}?)"
                rf"(?:(?P<law>{law})|(?:{other}))\b"
            )
            proper = r"\s+(?:of|to)\s+(?:the\s+|that\s+)?(?!Article|Section|Part|Chapter|Annex)[A-Z]\w+"
        else:
            lead = r"\s+(?:к\s+)?"
            this = rf"{lead}настоящ\w+\s+(?:[\w-]+\s+){{0,2}}(?:{law}|{other})\w*"
            act = (
                rf"{lead}(?P<between>(?:[\w-]+(?:ого|его|ой|ей|их|ых|ому|ему)\s+){{0,4}}?)"
                rf"(?:(?P<law>{law})(?:а|у|е|ом|ов|ам|ами|ах)?|(?:{other})\w*)\b"
            )
            proper = r"(?!)"
        self.this = re.compile(this)
        self.act = re.compile(act)
        self.proper = re.compile(proper)


_after = functools.cache(_After)


def _is_named(text: str, folded: str, end: int) -> bool:
    """A name follows: "Law on Elections", "Закона Республики", "Law No. 5"."""
    if _NAMED.match(folded, end):
        return True
    return re.match(r"\s+[^\W\d_a-zа-я]", text[end : end + LOOK]) is not None


def act_before(
    text: str, folded: str, start: int, language: str, possessed: bool
) -> Act | None:
    """Read the act before a reference, as the Turkic languages have it.

    Args:
        text, folded: The text as written, and folded.
        start: Where the words for the provision begin.
        language: One of the five.
        possessed: The provision's word says that it belongs to what stands before.
    Returns:
        None where no act and no other owner is named.
    """
    begin = max(0, start - LOOK)
    found = _owner(language).search(folded[begin:start])
    if found is None:
        return None
    at = begin + found.start("word")
    if found["law"] is None and found["other"] is None:
        if text[at : at + 2].isupper():
            return "other"
        return "unknown" if possessed and found["genitive"] else None
    before = folded[begin:at]
    if _this_before(language).search(before):
        return "this"
    if found["other"]:
        return "other"
    last = before.split()[-1:]
    named = last and last[0][-1].isalnum() and last[0] not in _open(language)
    return "other" if named or before.rstrip()[-1:] in set("\"'") else "unknown"


@functools.cache
def _owner(language: str) -> re.Pattern[str]:
    many, own, _case = map(fold, ENDINGS[language])
    genitive = fold(_GENITIVE[language])
    law, other = fold(_LAWS[language]), fold(_OTHER[language])
    return re.compile(
        rf"(?<!\w)(?P<word>(?:(?P<law>{law})|(?P<other>{other}))(?:{many})?(?:{own})?'?(?:{own})?(?:{genitive})?"
        rf"|[\w']+?(?P<genitive>{genitive}))\s+$"
    )


@functools.cache
def _this_before(language: str) -> re.Pattern[str]:
    # One word may stand between: "осы Конституциялық заңның".
    this = fold(WORDING[language].this)
    return re.compile(rf"(?<!\w)(?:{this})\s+(?:[\w-]+\s+)?$")


@functools.cache
def _open(language: str) -> frozenset[str]:
    return frozenset(fold(_JOINS[language]).split("|"))
