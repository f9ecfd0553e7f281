"""Real footnotes in a Word paper: word/footnotes.xml, written by hand.

python-docx 1.2 can neither read nor write footnotes. The part holds two separators
and one footnote a note; the text refers to them by id. Word numbers footnotes by
their order in the text, which is the order of `NoteNumbers`, so the ids are the
numbers.

Standard: ECMA-376-1, section 17.11.
"""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from orkhon.engines.documents.runs import Note, absolute_link, quoted
from orkhon.engines.documents.word_xml import element, field, words

SEPARATOR_ID = "-1"
CONTINUATION_ID = "0"
BOOKMARK = "_RefNote"


class Footnotes:
    """The footnotes of one document while it is written."""

    def __init__(self, document: Document, *, language: str, origin: str) -> None:
        self._language = language
        self._origin = origin
        root = parse_xml(f"<w:footnotes {nsdecls('w', 'r')}/>")
        root.append(_separator("separator", SEPARATOR_ID))
        root.append(_separator("continuationSeparator", CONTINUATION_ID))
        self._root = root
        self._part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            root,
            document.part.package,
        )
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        properties = element(
            "footnotePr",
            element("footnote", id=SEPARATOR_ID),
            element("footnote", id=CONTINUATION_ID),
        )
        settings.find(qn("w:compat")).addprevious(properties)

    def add(self, number: int, note: Note) -> list[BaseOxmlElement]:
        """Write a footnote; return what stands for it in the text."""
        paragraph = element("p", element("pPr", element("pStyle", val="FootnoteText")))
        paragraph.append(
            element(
                "r",
                element("rPr", element("rStyle", val="FootnoteReference")),
                element("footnoteRef"),
            )
        )
        paragraph.append(element("r", element("tab")))
        paragraph.extend(self._text(note))
        self._root.append(element("footnote", paragraph, id=str(number)))
        return [
            element("bookmarkStart", id=str(number), name=f"{BOOKMARK}{number}"),
            element(
                "r",
                element("rPr", element("rStyle", val="FootnoteReference")),
                element("footnoteReference", id=str(number)),
            ),
            element("bookmarkEnd", id=str(number)),
        ]

    def again(self, number: int) -> list[BaseOxmlElement]:
        """What stands in the text for a footnote that is already there."""
        instruction = f"NOTEREF {BOOKMARK}{number} \\f \\h"
        return field(instruction, str(number), style="FootnoteReference")

    def _text(self, note: Note) -> list[BaseOxmlElement]:
        url = absolute_link(note.url, self._origin)
        # The link stands on the source; on the quotation where there is no source.
        link_style = "Hyperlink" if url else ""
        written = []
        if note.source:
            written.append(words(note.source, style=link_style))
        if note.source and note.quote:
            written.append(words(": "))
        if note.quote:
            quote = quoted(note.quote, self._language)
            style = "" if written else link_style
            language = note.quote_language or ""
            written.append(words(quote, style=style, language=language))
        if not url:
            return written
        relation = self._part.relate_to(
            url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        first, *rest = written
        link = element("hyperlink", first)
        link.set(qn("r:id"), relation)
        return [link, *rest]


def _separator(kind: str, identifier: str) -> BaseOxmlElement:
    spacing = element("spacing", before="0", after="0", line="240", lineRule="auto")
    return element(
        "footnote",
        element("p", element("pPr", spacing), element("r", element(kind))),
        type=kind,
        id=identifier,
    )
