"""The styles of a Word file: which are bold, headings, numbered, or a list of contents."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from orkhon.engines.texts.intake.word_parts import W

_OFF = frozenset({"0", "false", "off", "none"})
_BODY_LEVEL = 9
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Style:
    """One style as it is written; what it leaves open, the one it is based on says.

    Attributes:
        name: In lower letters, as Word names it in English whatever its language.
        based_on: Identifier of another style, or None.
        bold: None where it says nothing.
        outline: Level among headings from 0; 9 is body text; None as above.
        list_id: Identifier of its numbering; "0" is none; None as above.
        level: Level in that numbering; None as above.
    """

    name: str
    based_on: str | None
    bold: bool | None
    outline: int | None
    list_id: str | None
    level: int | None


class Styles:
    """The styles of one file, asked by their identifier."""

    def __init__(self, part: etree._Element | None) -> None:
        """Read the part, or know no style where there is none."""
        self._styles: dict[str, Style] = {}
        self.usual: str | None = None
        for one in [] if part is None else part.findall(f"{W}style"):
            identifier = value(one, "styleId") or ""
            self._styles[identifier] = _style(one)
            is_default = (value(one, "default") or "0") not in _OFF
            if is_default and value(one, "type") == "paragraph":
                self.usual = identifier

    def chain(self, identifier: str | None) -> Iterator[Style]:
        """Give a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            style = self._styles[identifier]
            yield style
            identifier = style.based_on

    def is_bold(self, identifier: str | None) -> bool:
        """Whether words in this style are bold unless they say otherwise."""
        said = (style.bold for style in self.chain(identifier))
        return next((bold for bold in said if bold is not None), False)

    def is_heading(self, identifier: str | None) -> bool:
        """Whether this style is a title or has a level among the headings."""
        for style in self.chain(identifier):
            if style.outline is not None:
                return style.outline < _BODY_LEVEL
            if style.name == "title" or style.name.startswith("heading "):
                return True
        return False

    def is_contents(self, identifier: str | None) -> bool:
        """Whether this style is for lines of a table of contents."""
        return any(
            style.name.startswith("toc ") and style.name != "toc heading"
            for style in self.chain(identifier)
        )

    def numbered(self, identifier: str | None) -> tuple[str | None, int | None]:
        """Give the identifier of a style's numbering and its level there."""
        chain = tuple(self.chain(identifier))
        return (
            next((one.list_id for one in chain if one.list_id is not None), None),
            next((one.level for one in chain if one.level is not None), None),
        )

    def list_of(self, identifier: str) -> str | None:
        """Give the numbering that a list style stands for."""
        return self.numbered(identifier)[0]


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Give an attribute of Word's own, or None where it or the element is missing."""
    return None if element is None else element.get(f"{W}{name}")


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Read a property that is on, off, or not said (None), as bold is."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return None if found is None else (value(found) or "1") not in _OFF


def whole_number(element: etree._Element | None, name: str = "val") -> int | None:
    """Read a whole number from an attribute; None where there is none that Word writes."""
    written = value(element, name) or ""
    return int(written) if _WHOLE.fullmatch(written) else None


def numbering_of(
    properties: etree._Element | None,
) -> tuple[str | None, int | None]:
    """Give what paragraph properties say of numbering: its identifier and level."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None, None
    return value(found.find(f"{W}numId")), whole_number(found.find(f"{W}ilvl"))


def _style(one: etree._Element) -> Style:
    paragraph = one.find(f"{W}pPr")
    list_id, level = numbering_of(paragraph)
    return Style(
        (value(one.find(f"{W}name")) or "").lower(),
        value(one.find(f"{W}basedOn")),
        switch(one.find(f"{W}rPr"), "b"),
        None if paragraph is None else whole_number(paragraph.find(f"{W}outlineLvl")),
        list_id,
        level,
    )
