"""Words into mixed content and back, to the letter.

White space in a file of Akoma Ntoso means nothing, so that anybody may indent it.
Where ours means something, `xml:space="preserve"` says so; what XML cannot hold at all
is an empty <marker>.
"""

import re

from lxml import etree

from orkhon.engines.texts.akn.vocabulary import (
    INLINE,
    NAMESPACE,
    XML_SPACE,
    name_of,
    own,
)
from orkhon.engines.texts.structure.model import Provision

_NO_XML = re.compile("([^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_CODE = re.compile("[0-9a-f]{1,4}")
_SIGNS = frozenset({"br", "eol", "eop", "img", "marker", "noteRef"})
_WHITE = re.compile("[ \t\n\r]+")
_AROUND_BREAK = re.compile(" *\n *")


def escaped(words: str) -> str:
    """Words as an attribute of ours: what XML cannot hold becomes "\\u{b}"."""
    return _NO_XML.sub(
        lambda sign: f"\\u{{{ord(sign[0]):x}}}", words.replace("\\", "\\\\")
    )


def unescaped(words: str) -> str:
    """The words that `escaped` wrote."""
    return re.sub(
        r"\\(?:\\|u\{([0-9a-f]{1,5})\})",
        lambda sign: "\\" if sign[1] is None else chr(int(sign[1], 16)),
        words,
    )


def put(element: etree._Element, words: str) -> None:
    """Write words into an element of mixed content; a line break becomes <br/>."""
    last: etree._Element | None = None
    for number, line in enumerate(words.split("\n")):
        if number:
            last = etree.SubElement(element, f"{{{NAMESPACE}}}br")
        for piece in filter(None, _NO_XML.split(line)):
            if _NO_XML.match(piece):
                last = etree.SubElement(element, f"{{{NAMESPACE}}}marker")
                last.set("name", "character")
                last.set(own("code"), f"{ord(piece):x}")
            elif last is None:
                element.text = piece
            else:
                last.tail = piece
    if _collapsed(words) != words:
        element.set(XML_SPACE, "preserve")


def _collapsed(words: str) -> str:
    lines = (_WHITE.sub(" ", line).strip(" ") for line in words.split("\n"))
    return "\n".join(lines)


class Line:
    """The words of one element, gathered.

    Attributes:
        notes: Footnotes that stood in it.
        references: Identifier ("#n1") and sign of footnotes that stand elsewhere.
        pictures: What the pictures in it are called.
        has_deleted: The file marks some of the words as deleted.
    """

    def __init__(self, element: etree._Element) -> None:
        self.notes: list[Provision] = []
        self.references: list[tuple[str, str]] = []
        self.pictures: list[str] = []
        self.has_deleted = False
        self._pieces: list[str] = []
        self._kept = _is_kept(element)
        # A new line is due before the next words; after a number, only a space.
        self._due = ""
        self._has_words = False
        # An opening quotation mark stands on the line of what it opens.
        self._is_quoting = False
        self._gather(element)
        words = "".join(self._pieces)
        if not self._kept:
            words = _AROUND_BREAK.sub("\n", re.sub(" +", " ", words)).strip(" ")
        self.words = words

    def _gather(self, element: etree._Element) -> None:
        self._add(element.text)
        for child in element:
            self._child(child)
            self._add(child.tail)

    def _child(self, child: etree._Element) -> None:
        name = name_of(child)
        if name == "authorialNote":
            self.notes.append(_note(child))
        elif name in _SIGNS:
            self._sign(child, name)
            # Nothing stands in a sign, but for a file that breaks the schema.
            self._gather(child)
        else:
            self._words_of(child, name)

    def _sign(self, child: etree._Element, name: str) -> None:
        code = child.get(own("code"), "")
        if name == "br":
            self._due = ""
            self._pieces.append("\n")
        elif name in {"eol", "eop"}:
            # Where a word is broken at the end of a line, `breakAt` says so.
            self._add("" if child.get("breakAt") else " ")
        elif name == "img":
            self.pictures.append(child.get("alt", "") or child.get("src", ""))
        elif name == "noteRef":
            self.references.append((child.get("href", ""), child.get("marker", "")))
        elif _CODE.fullmatch(code):
            self._pieces.append(chr(int(code, 16)))

    def _words_of(self, child: etree._Element, name: str) -> None:
        self.has_deleted = self.has_deleted or name == "del"
        is_inline = not name or name in INLINE
        if not is_inline and self._due != " " and not self._is_quoting:
            self._due = "\n"
        self._add(child.get("startQuote"))
        self._is_quoting = self._is_quoting or child.get("startQuote") is not None
        self._gather(child)
        if child.get("endQuote") is not None:
            self._due = ""
            self._add(child.get("endQuote"))
        if not is_inline:
            self._due = " " if name == "num" else "\n"

    def _add(self, words: str | None) -> None:
        if not words:
            return
        if not self._kept:
            words = _WHITE.sub(" ", words)
        is_blank = not words.strip()
        if is_blank and (self._due or self._is_quoting):
            return
        self._pieces.append(self._due if self._has_words else "")
        self._pieces.append(words)
        self._due = ""
        if not is_blank:
            self._has_words, self._is_quoting = True, False


def _is_kept(element: etree._Element) -> bool:
    """The white space in an element means something."""
    for one in (element, *element.iterancestors()):
        if one.get(XML_SPACE) is not None:
            return one.get(XML_SPACE) == "preserve"
    return False


def _note(element: etree._Element) -> Provision:
    line = Line(element)
    return Provision(
        "note",
        text=line.words,
        marker=element.get("marker", ""),
        eid=element.get("eId", ""),
        children=tuple(line.notes),
    )
