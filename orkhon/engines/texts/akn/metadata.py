"""The head of a file: who, what, when, in which language."""

from lxml import etree

from orkhon.engines.texts.akn.about import (
    LANGUAGE_CODES,
    About,
    segment,
)
from orkhon.engines.texts.akn.vocabulary import NAMESPACE, own
from orkhon.engines.texts.akn.words import escaped
from orkhon.engines.texts.structure.model import Text, TextError

NOT_STATED = "not-stated"
PROGRAM = "orkhon"
_AUTHOR = "author"
# Of the references, so that no provision takes them.
IDENTIFIERS = frozenset({NOT_STATED, PROGRAM, _AUTHOR})


def write_meta(
    document: etree._Element, about: About, component: str
) -> etree._Element:
    """Write <meta> into a document or into one of its annexes.

    Args:
        component: "main", or the identifier of the annex.
    Returns:
        The element, so that the main document can put more into it.
    Raises:
        TextError: a date or the country is not known, which the schema demands.
    """
    for what, value in (
        ("The country", about.country),
        ("The date of the work", about.work_date),
        ("The date of this version", about.version_date),
        ("The date of the file", about.manifested_on),
    ):
        if not value:
            raise TextError(
                f"{what} is not known; a file of Akoma Ntoso cannot be without it"
            )
    meta = add(document, "meta")
    identification = add(meta, "identification", source=f"#{PROGRAM}")
    _work(identification, about, component)
    _expression(identification, about, component)
    _manifestation(identification, about, component)
    # Identifiers stand once in a file, annexes and all.
    if component == "main":
        _references(meta, about)
    return meta


def write_own(meta: etree._Element, text: Text) -> None:
    """Write what Akoma Ntoso has no place for; it also says that the file is ours."""
    proprietary = add(meta, "proprietary", source=f"#{PROGRAM}")
    of_text = etree.SubElement(proprietary, own("text"))
    of_text.set("title", escaped(text.title))
    of_text.set("language", escaped(text.language))
    of_text.set("script", escaped(text.script))
    for warning in text.warnings:
        etree.SubElement(of_text, own("warning")).set("words", escaped(warning))


def add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Add an element of Akoma Ntoso."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    for key, value in attributes.items():
        element.set(key, value)
    return element


def _work(identification: etree._Element, about: About, component: str) -> None:
    work = add(identification, "FRBRWork")
    add(work, "FRBRthis", value=f"{about.work_uri}/!{component}")
    add(work, "FRBRuri", value=about.work_uri)
    _date(work, about.work_date, "Generation")
    _author(work, about.author)
    add(work, "FRBRcountry", value=about.country)
    if about.subtype is not None:
        add(work, "FRBRsubtype", value=about.subtype)
    if about.number:
        add(work, "FRBRnumber", value=about.number)


def _expression(identification: etree._Element, about: About, component: str) -> None:
    expression = add(identification, "FRBRExpression")
    add(expression, "FRBRthis", value=f"{about.expression_uri}/!{component}")
    add(expression, "FRBRuri", value=about.expression_uri)
    add(expression, "FRBRalias", value=about.title, name="title")
    _date(expression, about.version_date, "Version")
    _author(expression, None)
    authentic = "true" if about.authentic else "false"
    add(expression, "FRBRauthoritative", value=authentic)
    add(expression, "FRBRlanguage", language=_code(about.language))
    if about.translated_from is not None:
        add(
            expression,
            "FRBRtranslation",
            href=about.in_language(about.translated_from),
            fromLanguage=_code(about.translated_from),
            authoritative=authentic,
            by=f"#{NOT_STATED}",
        )


def _manifestation(
    identification: etree._Element, about: About, component: str
) -> None:
    file = add(identification, "FRBRManifestation")
    add(file, "FRBRthis", value=f"{about.expression_uri}/!{component}.xml")
    add(file, "FRBRuri", value=about.manifestation_uri)
    _date(file, about.manifested_on, "Generation")
    _author(file, None)


def _references(meta: etree._Element, about: About) -> None:
    references = add(meta, "references", source=f"#{PROGRAM}")
    add(
        references,
        "TLCReference",
        eId=PROGRAM,
        href=f"/akn/ontology/reference/{PROGRAM}",
        showAs="Orkhon",
        name="software",
    )
    add(
        references,
        "TLCReference",
        eId=NOT_STATED,
        href=f"/akn/ontology/reference/{NOT_STATED}",
        showAs="not stated",
        name=NOT_STATED,
    )
    if about.author is not None:
        add(
            references,
            "TLCOrganization",
            eId=_AUTHOR,
            href=f"/akn/ontology/organization/{about.country}/{segment(about.author)}",
            showAs=about.author,
        )


def _author(level: etree._Element, author: str | None) -> None:
    # The schema wants an author at each level; none is made up.
    add(level, "FRBRauthor", href=f"#{NOT_STATED}" if author is None else f"#{_AUTHOR}")


def _date(level: etree._Element, date: str, name: str) -> None:
    """The schema takes whole days alone; of a partial date it gets the first."""
    whole = f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]
    element = add(level, "FRBRdate", date=whole, name=name)
    if whole != date:
        element.set(own("known"), date)


def _code(language: str) -> str:
    return LANGUAGE_CODES.get(language, language)
