"""A text as a file of Akoma Ntoso 3.0.

What the reader would take for granted is not written; only where a provision differs
from that, an attribute of ours says so.
"""

import re

from lxml import etree

from orkhon.engines.texts.akn.about import About
from orkhon.engines.texts.akn.metadata import (
    IDENTIFIERS,
    add,
    write_meta,
    write_own,
)
from orkhon.engines.texts.akn.vocabulary import (
    ELEMENTS,
    NAMESPACE,
    PREFIXES,
    XML_LANG,
    kind_of,
    name_of,
    own,
    usual_number,
    usual_text_place,
)
from orkhon.engines.texts.akn.words import escaped, put
from orkhon.engines.texts.structure.model import Kind, Provision, Text, TextError

_MIXED = frozenset({"p", "num", "heading", "block"})
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}-[A-Za-z]{4}")


def write(text: Text, about: About) -> bytes:
    """Write a text as Akoma Ntoso 3.0.

    Args:
        text: Any text; its provisions keep their identifiers.
        about: What it is; its dates and country must be known.
    Returns:
        A file in UTF-8, valid by the schema of OASIS, which `read` turns back into
        exactly this text and description.
    Raises:
        TextError: what the schema demands is not known, or an identifier stands twice
            or has spaces in it.
    """
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=PREFIXES)
    contains = "original" if about.version_date == about.work_date else "single"
    document = add(root, about.kind, name=about.subtype or about.kind)
    document.set("contains", f"{contains}Version")
    write_own(write_meta(document, about, "main"), text)
    _Writing(about).provisions(document, text)
    _indent(root, "\n")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


class _Writing:
    """One document, and the identifiers that it has used."""

    def __init__(self, about: About) -> None:
        self.about = about
        self.used = set(IDENTIFIERS)

    def provisions(self, document: etree._Element, text: Text) -> None:
        """Write what stands at the top, each in its place in the document."""
        middle = list(text.provisions)
        for kind in ("preface", "preamble"):
            if middle and middle[0].kind == kind:
                self._in_blocks(add(document, kind), middle.pop(0), None)
        annexes: list[Provision] = []
        while middle and middle[-1].kind == "annex":
            annexes.insert(0, middle.pop())
        body = add(document, "mainBody" if self.about.kind == "doc" else "body")
        tag = f"{text.language}-{text.script}"
        if _LANGUAGE_TAG.fullmatch(tag):
            body.set(XML_LANG, tag)
        for provision in middle:
            self._in_hierarchy(body, provision, None)
        if not middle:
            add(body, "hcontainer", name="empty")
        if annexes:
            attachments = add(document, "attachments")
            for number, annex in enumerate(annexes, start=1):
                self._attachment(attachments, annex, number)

    def _in_hierarchy(
        self, parent: etree._Element, provision: Provision, within: Kind | None
    ) -> None:
        """A provision as an element of the hierarchy, with all in it."""
        name = ELEMENTS.get(provision.kind)
        if name is None:
            element = add(parent, "hcontainer", name=provision.kind)
        else:
            element = add(parent, name)
        self._say(element, provision, within)
        _head(element, provision)
        if provision.text or provision.rows:
            holder = "intro" if provision.children else "content"
            _blocks(add(element, holder), provision)
        for child in provision.children:
            self._in_hierarchy(element, child, provision.kind)

    def _in_blocks(
        self, element: etree._Element, provision: Provision, within: Kind | None
    ) -> None:
        """A provision where the schema has no hierarchy: before the body."""
        self._say(element, provision, within)
        for name, words in _ordered(provision):
            put(add(element, "block", name=name), words)
        _blocks(element, provision)
        for child in provision.children:
            container = add(element, "container", name=child.kind)
            self._in_blocks(container, child, provision.kind)
        if not len(element):
            add(element, "p")

    def _attachment(
        self, attachments: etree._Element, annex: Provision, number: int
    ) -> None:
        attachment = add(attachments, "attachment")
        self._say(attachment, annex, None)
        _head(attachment, annex)
        document = add(attachment, "doc", name="annex")
        write_meta(document, self.about, f"annex_{number}")
        body = add(document, "mainBody")
        _blocks(body, annex)
        for child in annex.children:
            self._in_hierarchy(body, child, "annex")
        if not len(body):
            add(body, "p")

    def _say(
        self, element: etree._Element, provision: Provision, within: Kind | None
    ) -> None:
        """Its identifier, and what the reader would not know of itself."""
        if provision.eid:
            self._identify(element, provision.eid)
        kind, _why = kind_of(name_of(element), element.get("name", ""), within)
        if kind != provision.kind:
            element.set(own("kind"), provision.kind)
        if provision.number != usual_number(provision.marker):
            if provision.number is None:
                element.set(own("unnumbered"), "true")
            else:
                element.set(own("number"), escaped(provision.number))
        heading_place = provision.heading_place
        if not (heading_place == "above" and provision.heading and provision.marker):
            _differs(element, "heading-place", heading_place, "same")
        usual = usual_text_place(provision.kind, provision.text)
        _differs(element, "text-place", provision.text_place, usual)
        _differs(element, "starts", provision.starts, "below")
        if provision.why:
            element.set(own("why"), escaped(provision.why))

    def _identify(self, element: etree._Element, eid: str) -> None:
        if eid in self.used:
            raise TextError(f"More than one provision has the identifier “{eid}”")
        if eid.split() != [eid]:
            raise TextError(f"The identifier “{eid}” has a space in it")
        self.used.add(eid)
        try:
            element.set("eId", eid)
        except ValueError as error:
            raise TextError(
                f"The identifier “{eid!a}” has a sign that no file can hold"
            ) from error


def _differs(element: etree._Element, name: str, value: str, usual: str) -> None:
    if value != usual:
        element.set(own(name), value)


def _ordered(provision: Provision) -> list[tuple[str, str]]:
    """Marker and heading in the order in which they stand."""
    parts = [("num", provision.marker), ("heading", provision.heading)]
    if provision.heading_place == "above":
        parts.reverse()
    return [(name, words) for name, words in parts if words]


def _head(element: etree._Element, provision: Provision) -> None:
    for name, words in _ordered(provision):
        put(add(element, name), words)


def _blocks(element: etree._Element, provision: Provision) -> None:
    """Its own words, a paragraph a line, and its table."""
    _paragraphs(element, provision.text)
    if not provision.rows:
        return
    table = add(element, "table")
    for row in provision.rows:
        line = add(table, "tr")
        for cell in row:
            _paragraphs(add(line, "td"), cell)
        if not row:
            line.set(own("empty"), "true")
            add(line, "td")


def _paragraphs(element: etree._Element, words: str) -> None:
    for line in words.split("\n") if words else ():
        put(add(element, "p"), line)


def _indent(element: etree._Element, line: str) -> None:
    """Make the file legible; white space between elements means nothing."""
    if name_of(element) in _MIXED or not len(element):
        return
    element.text = f"{line}  "
    for child in element:
        _indent(child, f"{line}  ")
        child.tail = f"{line}  "
    element[-1].tail = line
