"""The parts of a Word file around its text: styles, header, properties, the zip."""

import io
import zipfile
from datetime import UTC, datetime
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# In every Word, with the letters of all seven languages; elsewhere metric twins of it.
_FACE = "Times New Roman"
# The same redline gives the same bytes; its time is in the properties.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_LANGUAGES = {
    "en": "en-GB",
    "az": "az-Latn-AZ",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "ru": "ru-RU",
    "tr": "tr-TR",
    "uz": "uz-Latn-UZ",
}

_STYLES = (
    # name, paragraph properties, run properties
    ("Front", '<w:spacing w:after="240"/><w:jc w:val="center"/>', "<w:b/>"),
    (
        "Division",
        '<w:keepNext/><w:spacing w:before="360" w:after="120"/><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="0"/>',
        '<w:b/><w:sz w:val="28"/>',
    ),
    (
        "Chapter",
        '<w:keepNext/><w:spacing w:before="280" w:after="120"/><w:jc w:val="center"/>'
        '<w:outlineLvl w:val="1"/>',
        '<w:b/><w:sz w:val="26"/>',
    ),
    (
        "Article",
        '<w:keepNext/><w:spacing w:before="200" w:after="80"/>'
        '<w:outlineLvl w:val="2"/>',
        "<w:b/>",
    ),
    ("Body", "", ""),
    ("Paragraph", "", ""),
    ("Point", '<w:ind w:left="425"/>', ""),
    ("Subpoint", '<w:ind w:left="850"/>', ""),
    ("Remark", '<w:ind w:left="425"/>', '<w:i/><w:sz w:val="20"/>'),
)


def package(body: str, title: str, author: str, at: datetime, language: str) -> bytes:
    """Put a .docx together.

    Args:
        body: Paragraphs and tables of the document.
        title: Stands in the header and the properties, not in the text.
        author: Whose changes they are.
        at: When they were made, aware.
        language: Of the text, two letters; "und" where it is not known.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", _OFFICE, "word/document.xml"),
            (
                "metadata/core-properties",
                f"{_PACKAGE}/relationships",
                "docProps/core.xml",
            ),
        ),
        "docProps/core.xml": _properties(title, author, at),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relations(
            ("styles", _OFFICE, "styles.xml"),
            ("settings", _OFFICE, "settings.xml"),
            ("header", _OFFICE, "header1.xml"),
            ("footer", _OFFICE, "footer1.xml"),
        ),
        "word/styles.xml": _styles(_LANGUAGES.get(language)),
        "word/settings.xml": _settings(),
        "word/header1.xml": _header(title),
        "word/footer1.xml": _footer(),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _HEAD + content)
    return written.getvalue()


def _document(body: str) -> str:
    return (
        f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>"
        '<w:headerReference w:type="default" r:id="r3"/>'
        '<w:footerReference w:type="default" r:id="r4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1134" w:bottom="1134" w:left="1417" '
        'w:header="709" w:footer="567" w:gutter="0"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _styles(language: str | None) -> str:
    spoken = f'<w:lang w:val="{language}"/>' if language else ""
    own = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="Law {name}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        for name, paragraph, run in _STYLES
    )
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{_FACE}" w:hAnsi="{_FACE}" w:eastAsia="{_FACE}" '
        f'w:cs="{_FACE}"/><w:sz w:val="24"/><w:szCs w:val="24"/>{spoken}'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        f"{own}"
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" '
        'w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Grid">'
        '<w:name w:val="Law Table"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr></w:style>"
        "</w:styles>"
    )


def _settings() -> str:
    # Word 2013 and later; without it Word says "compatibility mode".
    return (
        f"<w:settings {NAMESPACES}><w:compat><w:compatSetting "
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat></w:settings>'
    )


def _header(title: str) -> str:
    return (
        f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r>'
        f'<w:t xml:space="preserve">{escape(title)}</w:t></w:r></w:p></w:hdr>'
    )


def _footer() -> str:
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/>'
        '<w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t>'
        "</w:r></w:fldSimple></w:p></w:ftr>"
    )


def _properties(title: str, author: str, at: datetime) -> str:
    stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        "</cp:coreProperties>"
    )


def _relations(*targets: tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, base, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types() -> str:
    parts = {
        "/word/document.xml": f"{_CONTENT}.document.main+xml",
        "/word/styles.xml": f"{_CONTENT}.styles+xml",
        "/word/settings.xml": f"{_CONTENT}.settings+xml",
        "/word/header1.xml": f"{_CONTENT}.header+xml",
        "/word/footer1.xml": f"{_CONTENT}.footer+xml",
        "/docProps/core.xml": (
            "application/vnd.openxmlformats-package.core-properties+xml"
        ),
    }
    rows = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )
