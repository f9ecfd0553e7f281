"""The Word file as a package: what the template brought is put right, and the same
paper gives the same bytes."""

import io
import zipfile
from datetime import UTC

from docx import Document as new_document
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from orkhon.engines.documents.paper import Paper
from orkhon.engines.documents.word_styles import font_table, styles_element
from orkhon.engines.documents.word_xml import element, word_language

# The earliest time a zip archive can hold; a paper's own time is in its properties.
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
# Word 2013 and later; without it Word says "compatibility mode".
WORD_VERSION = "15"
# What the template brings along and no paper needs.
UNWANTED = (
    "/customXml",
    "/extended-properties",
    "/stylesWithEffects",
    "/thumbnail",
    "/webSettings",
)
COMPATIBILITY = f"""<w:compat {nsdecls("w")}>
<w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="{WORD_VERSION}"/>
</w:compat>"""


def begin(paper: Paper) -> Document:
    """An empty document with the styles and properties of a paper."""
    document = new_document()
    for relations in (document.part.rels, document.part.package.rels):
        for key in list(relations):
            if relations[key].reltype.endswith(UNWANTED):
                del relations[key]
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(styles_element(paper.language)))
    fonts = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = font_table()
    _settings(document, paper)
    _properties(document, paper)
    return document


def pack(document: Document) -> bytes:
    """The file, with its entries in a fixed order and at a fixed time."""
    written = io.BytesIO()
    document.save(written)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _settings(document: Document, paper: Paper) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(element("zoom", percent="100"))
    settings.append(element("defaultTabStop", val="284"))
    settings.append(element("characterSpacingControl", val="doNotCompress"))
    settings.append(parse_xml(COMPATIBILITY))
    settings.append(element("themeFontLang", val=word_language(paper.language)))


def _properties(document: Document, paper: Paper) -> None:
    properties = document.core_properties
    for child in list(properties._element):
        properties._element.remove(child)
    properties.title = paper.title
    properties.author = paper.running_head
    properties.subject = paper.subtitle or paper.running_note
    properties.language = word_language(paper.language)
    if paper.issued_at is not None:
        # The file wants UTC without a zone.
        at = paper.issued_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties.created = at
        properties.modified = at
