"""Small pieces of WordprocessingML that python-docx has no words for.

Standard: ECMA-376-1 (Office Open XML), part 1, section 17.
"""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

# Word wants a region with some languages to choose the proofing tools.
WORD_LANGUAGES = {
    "az": "az-Latn-AZ",
    "en": "en-GB",
    "kk": "kk-KZ",
    "ky": "ky-KG",
    "ru": "ru-RU",
    "tr": "tr-TR",
    "uz": "uz-Latn-UZ",
    "uz-Cyrl": "uz-Cyrl-UZ",
}
# The print values of tokens.css: --turquoise-deep, --cinnabar.
INSERTED = "044A4E"
DELETED = "992A1F"
TWIPS_PER_MM = 1440 / 25.4


def element(tag: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """One element in the namespace of Word, its attributes in the same."""
    made = cast(BaseOxmlElement, OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def words(
    text: str, *, style: str = "", language: str = "", is_strong: bool = False
) -> BaseOxmlElement:
    """A run of text, with its character style and language."""
    properties = element("rPr")
    if style:
        properties.append(element("rStyle", val=style))
    if is_strong:
        properties.append(element("b"))
    if language:
        properties.append(element("lang", val=word_language(language)))
    written = element("t")
    written.text = text
    # Without this, Word drops spaces at the ends of a run.
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run = element("r", written)
    if len(properties):
        run.insert(0, properties)
    return run


def redlined(text: str, kind: str, language: str = "") -> BaseOxmlElement:
    """A run that a redline adds or strikes out: underlined or struck, and coloured.

    These are words of the paper about a change, not tracked changes of the file.
    """
    run = words(text, language=language)
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = element("rPr")
        run.insert(0, properties)
    # In the order of the schema: strike, color, u, lang.
    marks = (
        [element("color", val=INSERTED), element("u", val="single")]
        if kind == "inserted"
        else [element("strike"), element("color", val=DELETED)]
    )
    for place, mark in enumerate(marks):
        properties.insert(place, mark)
    return run


def field(instruction: str, shown: str, *, style: str = "") -> list[BaseOxmlElement]:
    """A field that Word fills in, with what is shown until it does."""
    instructed = element("instrText")
    instructed.text = f" {instruction} "
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", instructed),
        element("r", element("fldChar", fldCharType="separate")),
        words(shown, style=style),
        element("r", element("fldChar", fldCharType="end")),
    ]


def word_language(language: str) -> str:
    """The tag by which Word knows a language."""
    return WORD_LANGUAGES.get(language, language)


def twips(millimetres: float) -> str:
    """A length in twentieths of a point."""
    return str(round(millimetres * TWIPS_PER_MM))


def placed(inline: BaseOxmlElement, description: str) -> None:
    """Say what a picture shows, and set it without air around it.

    Where the distances are left out, LibreOffice takes 3 mm on each side.
    """
    inline.docPr.set("descr", description)  # type: ignore[attr-defined]  # -- made by name
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
