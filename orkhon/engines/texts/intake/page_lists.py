"""The numbers of HTML lists, which the page does not hold and the browser makes."""

import re
from collections.abc import Callable

from lxml import etree

from orkhon.engines.texts.intake.word_numbers import lettered, roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_FORMS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": lambda number: lettered(number, _LATIN),
    "A": lambda number: lettered(number, _LATIN.upper()),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}
_BY_STYLE = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_WHOLE = re.compile(r"\s*(-?[0-9]{1,9})")
# An item that begins with a number of its own has no second one on paper: such lists
# are styled without numbers.
_NUMBERED = re.compile(r"\(?(?:[0-9]+(?:[.-][0-9]+)*|[^\W\d_])[.)]|[-–—•]")


class Lists:
    """The lists that are open at a place of a page."""

    def __init__(self) -> None:
        """Begin outside of all lists."""
        self._open: list[tuple[etree._Element, int, int]] = []

    def begin(self, element: etree._Element) -> None:
        """An `ol` or `ul` begins."""
        step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for _ in element.iterchildren("li"))
        usual = items if step < 0 else 1
        self._open.append((element, _whole(element.get("start"), usual), step))

    def end(self) -> None:
        """The innermost list ends."""
        self._open.pop()

    def label(self, item: etree._Element) -> str:
        """Count an item and give its number or bullet with a space; "" of none."""
        if not self._open:
            return ""
        element, number, step = self._open[-1]
        number = _whole(item.get("value"), number)
        self._open[-1] = (element, number + step, step)
        found = _STYLE.search(item.get("style") or "") or _STYLE.search(
            element.get("style") or ""
        )
        style = found[1].lower().split() if found else []
        if "none" in style:
            return ""
        if element.tag == "ul":
            return "• "
        form = next((_BY_STYLE[one] for one in style if one in _BY_STYLE), None)
        write = _FORMS.get(form or element.get("type") or "1", str)
        return f"{write(number)}. "


def with_label(label: str, words: str) -> str:
    """Put the number before an item that does not begin with one of its own."""
    return words if _NUMBERED.match(words) else label + words


def _whole(written: str | None, usual: int) -> int:
    found = _WHOLE.match(written or "")
    return int(found[1]) if found else usual
