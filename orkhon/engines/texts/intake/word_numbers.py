"""The numbers that Word makes by itself, written as they stand on paper.

Source: ECMA-376, part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from orkhon.engines.texts.intake.word_parts import W
from orkhon.engines.texts.intake.word_styles import (
    Styles,
    switch,
    value,
    whole_number,
)

_PLACE = re.compile(r"%([1-9])")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word leaves out the letters that cannot stand for a point: ё, й, ъ, ь.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 32_767
_MOST_TIMES = 30
# Bullets in the fonts Symbol, Wingdings and Courier New; others become "•".
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "o": "◦",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering, as the file defines it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False
    space: str = " "
    style: str | None = None


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """The running numbers of one reading; each paragraph is told in its order."""

    def __init__(self, part: etree._Element | None, styles: Styles) -> None:
        """Read the part, or number nothing where there is none."""
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.unknown: set[str] = set()
        if part is not None:
            self._read(part, styles)

    def label(self, list_id: str, level: int | None, style: str | None) -> str:
        """Count one paragraph and give its number with the space after it.

        Args:
            list_id: Identifier of the numbering.
            level: Its level, from 0; None where only a style says it.
            style: The style of the paragraph, which may belong to a level.
        Returns:
            "§ 2. ", say; "" where there is no such numbering or it writes nothing.
        """
        numbering = self._lists.get(list_id)
        if numbering is None:
            return ""
        if level is None:
            level = next(
                (
                    n
                    for n, one in numbering.levels.items()
                    if style and one.style == style
                ),
                0,
            )
        here = numbering.levels.get(level)
        if here is None:
            return ""
        self._count(list_id, numbering, level)
        text = self._written(numbering, level)
        return f"{text}{here.space}" if text else ""

    def _count(self, list_id: str, numbering: _List, level: int) -> None:
        # Lists of one definition go on counting together, but where one says from
        # where it starts.
        counts = self._counts.setdefault(numbering.abstract, {})
        for above in range(level):
            # A level that was passed over counts as begun.
            counts.setdefault(above, numbering.levels.get(above, Level()).start)
        start = numbering.starts.get(level)
        if start is not None and (list_id, level) not in self._begun:
            counts[level] = start
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = numbering.levels[level].start
        self._begun.add((list_id, level))
        for deeper in [n for n in counts if n > level]:
            restart = numbering.levels.get(deeper, Level()).restart
            # None: after any level above; 0: never; 2: after the second or above.
            if restart is None or level < restart:
                del counts[deeper]

    def _written(self, numbering: _List, level: int) -> str:
        here = numbering.levels[level]
        if here.form == "bullet":
            sign = here.text.strip()
            return _BULLETS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else sign)
        counts = self._counts[numbering.abstract]

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            one = numbering.levels.get(at, Level())
            form = "decimal" if here.is_legal else one.form
            return self._figure(counts.get(at, one.start), form)

        return _PLACE.sub(number, here.text).strip()

    def _figure(self, number: int, form: str) -> str:
        write = _FORMS.get(form)
        if write is None:
            self.unknown.add(form)
            return str(number)
        return write(number)

    def _read(self, part: etree._Element, styles: Styles) -> None:
        abstract = {
            value(one, "abstractNumId") or "": one
            for one in part.findall(f"{W}abstractNum")
        }
        chosen = {
            value(one, "numId") or "": value(one.find(f"{W}abstractNumId")) or ""
            for one in part.findall(f"{W}num")
        }
        for one in part.findall(f"{W}num"):
            list_id = value(one, "numId") or ""
            name = _followed(chosen[list_id], abstract, chosen, styles)
            if name in abstract:
                self._lists[list_id] = _list(name, abstract[name], one)


def roman(number: int) -> str:
    """Write a number in small Roman figures; beyond Word's range as it is."""
    if not 1 <= number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        written += letters * count
    return written


def lettered(number: int, letters: str) -> str:
    """Write a number as Word does in letters: a … z, aa, bb … zz, aaa.

    Beyond thirty times the alphabet, as Word does not, the number as it is.
    """
    if not 1 <= number <= _MOST_TIMES * len(letters):
        return str(number)
    times, place = divmod(number - 1, len(letters))
    return letters[place] * (times + 1)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "none": lambda number: "",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: lettered(number, _LATIN),
    "upperLetter": lambda number: lettered(number, _LATIN.upper()),
    "russianLower": lambda number: lettered(number, _RUSSIAN),
    "russianUpper": lambda number: lettered(number, _RUSSIAN.upper()),
    "ordinal": _ordinal,
}


def _followed(
    name: str,
    abstract: Mapping[str, etree._Element],
    chosen: Mapping[str, str],
    styles: Styles,
) -> str:
    """The definition behind one that points to a list style."""
    link = abstract[name].find(f"{W}numStyleLink") if name in abstract else None
    style = value(link)
    if style is None:
        return name
    return chosen.get(styles.list_of(style) or "", name)


def _list(name: str, abstract: etree._Element, num: etree._Element) -> _List:
    levels = dict(_level(one) for one in abstract.findall(f"{W}lvl"))
    starts: dict[int, int] = {}
    for one in num.findall(f"{W}lvlOverride"):
        at = whole_number(one, "ilvl") or 0
        start = whole_number(one.find(f"{W}startOverride"))
        if start is not None:
            starts[at] = start
        own = one.find(f"{W}lvl")
        if own is not None:
            levels[at] = _level(own)[1]
    return _List(name, levels, starts)


def _level(one: etree._Element) -> tuple[int, Level]:
    start = whole_number(one.find(f"{W}start"))
    restart = whole_number(one.find(f"{W}lvlRestart"))
    suffix = value(one.find(f"{W}suff"))
    return whole_number(one, "ilvl") or 0, Level(
        start=1 if start is None else start,
        form=value(one.find(f"{W}numFmt")) or "decimal",
        text=value(one.find(f"{W}lvlText")) or "",
        restart=restart,
        is_legal=switch(one, "isLgl") or False,
        space="" if suffix == "nothing" else " ",
        style=value(one.find(f"{W}pStyle")),
    )
