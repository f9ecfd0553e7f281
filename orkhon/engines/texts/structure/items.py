"""Numbered lines inside an article: paragraphs, points, sub-points, dashes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orkhon.engines.texts.structure.numbers import (
    folded,
    normal_number,
    roman_value,
)
from orkhon.engines.texts.structure.words import REFERENCE_STEMS

_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]*"
_LETTERS = r"[^\W\d_]{1,2}"
_ITEM = re.compile(
    rf"(?P<dotted>\d{{1,3}}(?:[.-]\d{{1,3}})*{_RAISED})\.(?=$|\s|[^\W\d_])"
    rf"|(?P<bare>\d{{1,3}}(?:\.\d{{1,3}})+)(?=\s)"
    rf"|\((?P<paren2>\d{{1,3}}(?:-\d+)?[^\W\d_]?{_RAISED})\)"
    rf"|(?P<paren1>\d{{1,3}}(?:[.-]\d+)*[^\W\d_]?{_RAISED})\)"
    rf"|\((?P<letter2>{_LETTERS}(?:-\d+)?|(?-i:[ivxlc]{{1,6}}))\)"
    rf"|(?P<letter1>{_LETTERS}(?:-\d+)?{_RAISED}|(?-i:[ivxlc]{{1,6}}))\)"
    r"|(?P<letterdot>(?-i:[a-zа-я]))\.(?=\s)"
    r"|(?P<romandot>(?-i:[IVXLC]{1,6}))\.(?=\s)"
    r"|(?P<dash>[-–—•▪·])(?=\s)"
)
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}\b")
_ROMAN = re.compile(r"[ivxlc]+")
# The letter that stands before one that is a roman digit too.
_BEFORE = {"i": "hıі", "v": "u", "x": "w", "c": "bç", "l": "k"}


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered line.

    Attributes:
        style: How it is numbered; items of one style are on one level.
        value: Its number or letter, normalised; None for a dash.
        marker: The number as written with its signs.
        rest: The words behind it.
        is_paragraph: This style numbers paragraphs where it stands outermost.
    """

    style: str
    value: str | None
    marker: str
    rest: str
    is_paragraph: bool


def read_item(
    line: str, language: str, open_items: Sequence[tuple[str, str | None]]
) -> Item | None:
    """Read a line as a numbered item of an article.

    Args:
        line: One line, its spaces single.
        language: Decides what a reference looks like ("5. maddenin …").
        open_items: Style and value of the items that are open, outermost first.
    Returns:
        The item, or None for a line of text: a date, a decimal number ("1.5 percent"
        unless 1.4 or paragraph 1 is open), a reference, an initial ("г. Алматы"), or a
        number with a small letter behind it that does not continue the row.
    """
    found = _ITEM.match(line)
    if found is None or _DATE.match(line):
        return None
    name = str(found.lastgroup)
    written = found[name]
    rest = line[found.end() :].lstrip()
    if name == "dash":
        return Item("dash", None, found[0], rest, False)
    if name in {"dotted", "bare"}:
        return _figure(name, written, found[0], rest, language, open_items)
    if name in {"paren1", "paren2"}:
        return Item(name, normal_number(written), found[0], rest, name == "paren2")
    if name == "romandot":
        return _roman(written, found[0], rest, language, open_items)
    value = written.lower().replace("¹", "-1").replace("²", "-2")
    if (
        name == "letterdot"
        and value not in {"a", "а"}
        and not any(style == name for style, _ in open_items)
    ):
        return None
    style = _roman_or_letter(value, name, open_items)
    if style is None:
        return None
    return Item(style, value, found[0], rest, False)


def _roman(
    written: str,
    marker: str,
    rest: str,
    language: str,
    open_items: Sequence[tuple[str, str | None]],
) -> Item | None:
    """A paragraph "II.", as in Azerbaijan's constitution, if it goes on the row.

    Turkish laws number headings above the articles so.
    """
    value = roman_value(written)
    if value is None or language == "tr":
        return None
    before = [number for style, number in open_items if style == "romandot"]
    expected = int(str(before[-1])) + 1 if before else 1
    if value != expected:
        return None
    return Item("romandot", str(value), marker, rest, True)


def _figure(
    name: str,
    written: str,
    marker: str,
    rest: str,
    language: str,
    open_items: Sequence[tuple[str, str | None]],
) -> Item | None:
    depth = written.count(".") + 1
    value = str(normal_number(written))
    style = f"figure{depth}"
    follows = _follows(value, style, open_items)
    if name == "bare" and not follows:
        return None
    stems = REFERENCE_STEMS.get(language, ())
    if rest and folded(rest).startswith(tuple(map(folded, stems))):
        return None
    if rest[:1].islower() and not follows:
        return None
    return Item(style, value, marker, rest, depth <= 2)


def _follows(
    value: str, style: str, open_items: Sequence[tuple[str, str | None]]
) -> bool:
    """The number continues an open row, begins one, or goes below an open number."""
    above, _dot, last = value.rpartition(".")
    if any(number == above for _style, number in open_items if above):
        return True
    before = [number for one, number in open_items if one == style]
    if not before:
        return last == "1" and not above
    return _last_integer(str(before[-1])) + 1 == _last_integer(value)


def _last_integer(number: str) -> int:
    return int(re.split(r"[.-]", number)[-1])


def _roman_or_letter(
    value: str, name: str, open_items: Sequence[tuple[str, str | None]]
) -> str | None:
    """The style of a lettered item; two letters that are no numeral are a word."""
    letters = value.split("-")[0]
    before = [number for style, number in open_items if style == name]
    roman = _ROMAN.fullmatch(letters) is not None
    if len(letters) > 1:
        # "aa)" goes on after "z)"; "ст)" is no number.
        doubled = len(set(letters)) == 1 and not roman
        return f"roman-{name}" if roman else name if doubled else None
    if before and before[-1] and before[-1][0] in _BEFORE.get(letters, ""):
        return name
    if roman and (
        letters == "i" or any(style == f"roman-{name}" for style, _ in open_items)
    ):
        return f"roman-{name}"
    return name
