"""Lists in a Word paper: word/numbering.xml with one sequence a numbered list."""

from docx.document import Document
from docx.oxml.xmlchemy import BaseOxmlElement

from orkhon.engines.documents.word_xml import element

BULLETS = "0"
NUMBERS = "1"
INDENT = "284"


class Lists:
    """The lists of one document while it is written."""

    def __init__(self, document: Document) -> None:
        self._root = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        self._root.append(_definition(BULLETS, "bullet", "•"))
        self._root.append(_definition(NUMBERS, "decimal", "%1."))
        self._last = 1
        self._root.append(
            element("num", element("abstractNumId", val=BULLETS), numId=str(self._last))
        )

    @property
    def bullets(self) -> str:
        """The id that makes a paragraph a point without a number."""
        return "1"

    def new_numbers(self) -> str:
        """An id for one list whose numbers begin at 1."""
        self._last += 1
        self._root.append(
            element(
                "num",
                element("abstractNumId", val=NUMBERS),
                element("lvlOverride", element("startOverride", val="1"), ilvl="0"),
                numId=str(self._last),
            )
        )
        return str(self._last)


def _definition(identifier: str, form: str, sign: str) -> BaseOxmlElement:
    level = element(
        "lvl",
        element("start", val="1"),
        element("numFmt", val=form),
        element("lvlText", val=sign),
        element("lvlJc", val="left"),
        element("pPr", element("ind", left=INDENT, hanging=INDENT)),
        ilvl="0",
    )
    return element(
        "abstractNum",
        element("multiLevelType", val="singleLevel"),
        level,
        abstractNumId=identifier,
    )
