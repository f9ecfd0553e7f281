"""The styles of a Word paper: two faces, the engraved rule as a border.

They replace all styles of python-docx's template, so that whoever opens the file
finds only the ones in use, under the names Word itself gives them.
"""

from dataclasses import dataclass

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from orkhon.engines.documents.word_xml import element, word_language

# Noto Serif is the record speaking, Inter the instrument (the visual language).
TEXT_FACE = "Noto Serif"
UI_FACE = "Inter"
# What Word takes where a face is missing: faces that hold all our letters.
FALLBACKS = {
    TEXT_FACE: ("Cambria", "roman", "Times New Roman"),
    UI_FACE: ("Segoe UI", "swiss", "Arial"),
}
# The print values of tokens.css: --ink-2, --ink-3, --cut, --rule, --turquoise.
INK_2 = "262E30"
INK_3 = "434C4E"
CUT = "59625F"
RULE = "BCC4C2"
TURQUOISE = "044A4E"
AUTO = "auto"
# In 240ths of the face's own line, which in Noto Serif is 1.36 of the size: more
# would push the one-page summary of a briefing onto a second page.
LINE = 256


@dataclass(frozen=True)
class _Style:
    """One paragraph style; sizes in half points, spaces in twips."""

    name: str
    based_on: str = "Normal"
    face: str = TEXT_FACE
    size: int = 21
    line: int = LINE
    before: int = 0
    after: int = 0
    colour: str = AUTO
    is_bold: bool = False
    keeps_next: bool = False
    is_ruled: bool = False
    outline: int | None = None
    hanging: int = 0


STYLES = {
    "Title": _Style("Title", size=46, line=240, keeps_next=True),
    "Subtitle": _Style("Subtitle", size=23, colour=INK_2, before=40),
    "Lede": _Style("Lede", size=24, line=264, before=120),
    "Heading1": _Style(
        "heading 1",
        face=UI_FACE,
        size=20,
        line=276,
        before=280,
        after=100,
        is_bold=True,
        keeps_next=True,
        is_ruled=True,
        outline=0,
    ),
    "Heading2": _Style(
        "heading 2", size=21, before=120, is_bold=True, keeps_next=True, outline=1
    ),
    "ListBullet": _Style("List Bullet", after=40),
    "ListNumber": _Style("List Number", after=40),
    "TableText": _Style("Table Text", face=UI_FACE, size=18, line=240),
    "TableHead": _Style(
        "Table Head", face=UI_FACE, size=18, line=240, colour=INK_3, keeps_next=True
    ),
    "FactLabel": _Style(
        "Fact Label", face=UI_FACE, size=17, line=240, colour=INK_3, before=60
    ),
    "FactText": _Style("Fact Text", face=UI_FACE, size=17, line=240),
    "Caption": _Style("caption", face=UI_FACE, size=16, colour=INK_3, after=80),
    "Header": _Style("header", face=UI_FACE, size=16, line=264, colour=INK_3),
    "Footer": _Style("footer", face=UI_FACE, size=15, line=264, colour=INK_3),
    "FootnoteText": _Style(
        "footnote text", face=UI_FACE, size=16, line=240, colour=INK_2, hanging=284
    ),
    # A paragraph that only keeps two tables apart.
    "Gap": _Style("Gap", size=4, line=60),
}


def styles_element(language: str) -> BaseOxmlElement:
    """All styles of a paper, as the root of word/styles.xml."""
    root = parse_xml(f"<w:styles {nsdecls('w')}/>")
    root.append(
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{TEXT_FACE}" w:hAnsi="{TEXT_FACE}" '
            f'w:eastAsia="{TEXT_FACE}" w:cs="{TEXT_FACE}"/>'
            f'<w:sz w:val="21"/><w:szCs w:val="21"/>'
            f'<w:lang w:val="{word_language(language)}" w:eastAsia="en-GB" '
            f'w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        )
    )
    root.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:default="1" '
            f'w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
            f'<w:widowControl/><w:spacing w:after="80" w:line="{LINE}" '
            f'w:lineRule="auto"/></w:pPr></w:style>'
        )
    )
    root.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:default="1" '
            f'w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            f'<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
            f'<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
            f'<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
            f"</w:tblCellMar></w:tblPr></w:style>"
        )
    )
    for identifier, style in STYLES.items():
        root.append(_paragraph_style(identifier, style))
    root.append(
        _character_style("FootnoteReference", "footnote reference", is_raised=True)
    )
    root.append(_character_style("Hyperlink", "Hyperlink", is_underlined=True))
    return root


def font_table() -> bytes:
    """word/fontTable.xml: what to take where a face is missing."""
    fonts = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{instead}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        f'<w:font w:name="{last}"><w:family w:val="{family}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for face, (instead, family, last) in FALLBACKS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    ).encode()


def _paragraph_style(identifier: str, style: _Style) -> BaseOxmlElement:
    made = element("style", type="paragraph", styleId=identifier)
    made.append(element("name", val=style.name))
    made.append(element("basedOn", val=style.based_on))
    made.append(element("qFormat"))
    paragraph = element("pPr")
    if style.keeps_next:
        paragraph.append(element("keepNext"))
    if style.is_ruled:
        paragraph.append(
            element(
                "pBdr", element("bottom", val="single", sz="4", space="3", color=CUT)
            )
        )
    paragraph.append(
        element(
            "spacing",
            before=str(style.before),
            after=str(style.after),
            line=str(style.line),
            lineRule="auto",
        )
    )
    if style.hanging:
        paragraph.append(
            element("ind", left=str(style.hanging), hanging=str(style.hanging))
        )
    if style.outline is not None:
        paragraph.append(element("outlineLvl", val=str(style.outline)))
    made.append(paragraph)
    run = element("rPr")
    if style.face != TEXT_FACE:
        run.append(element("rFonts", ascii=style.face, hAnsi=style.face, cs=style.face))
    if style.is_bold:
        run.append(element("b"))
    if style.colour != AUTO:
        run.append(element("color", val=style.colour))
    run.append(element("sz", val=str(style.size)))
    run.append(element("szCs", val=str(style.size)))
    made.append(run)
    return made


def _character_style(
    identifier: str, name: str, *, is_raised: bool = False, is_underlined: bool = False
) -> BaseOxmlElement:
    made = element("style", type="character", styleId=identifier)
    made.append(element("name", val=name))
    run = element("rPr")
    if is_raised:
        run.append(element("rFonts", ascii=UI_FACE, hAnsi=UI_FACE, cs=UI_FACE))
        run.append(element("b"))
    run.append(element("color", val=TURQUOISE if is_raised else INK_2))
    if is_underlined:
        run.append(element("u", val="single"))
    if is_raised:
        run.append(element("vertAlign", val="superscript"))
    made.append(run)
    return made
