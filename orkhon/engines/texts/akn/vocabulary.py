"""The elements of Akoma Ntoso 3.0 and the kinds of provision that they stand for.

Source: OASIS, Akoma Ntoso Version 1.0, Part 1: XML Vocabulary (2018).
"""

import re
from typing import cast, get_args

from lxml import etree

from orkhon.engines.texts.structure.model import Kind, Place
from orkhon.engines.texts.structure.numbers import (
    FIGURES,
    ROMAN_LETTERS,
    normal_number,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
# Drafts of 3.0 and the version before it; read on request, never written.
_RELATED = re.compile(
    r"https?://(?:docs\.oasis-open\.org/legaldocml/ns/akn/|www\.akomantoso\.org/)"
)
# What Akoma Ntoso has no word for.
OWN = "urn:orkhon:akn:1"
# No prefix is a prefix to lxml, which its stubs do not know.
PREFIXES = cast(dict[str, str], {None: NAMESPACE, "orkhon": OWN})
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Elements by what they do.
_DOCUMENTS = (
    "act bill doc statement amendmentList officialGazette documentCollection "
    "debateReport debate amendment judgment portion"
)
_BODIES = (
    "body mainBody collectionBody debateBody judgmentBody amendmentBody portionBody "
    "attachments components interstitial"
)
_WRAPPERS = (
    "content intro wrapUp list sublist blockList blockContainer container formula "
    "longTitle recitals citations div ul ol"
)
_OTHERS = (
    "clause rule transitional tblock blockContainer recitals citations "
    "administrationOfOath rollCall prayers oralStatements writtenStatements "
    "personalStatements ministerialStatements resolutions nationalInterest "
    "declarationOfVote communication petitions papers noticesOfMotion questions "
    "address proceduralMotions pointOfOrder adjournment debateSection speechGroup "
    "speech question answer other introduction background arguments remedies "
    "motivation decision amendmentHeading amendmentContent amendmentReference "
    "amendmentJustification conclusions header hcontainer container"
)
_INLINE = (
    "ref mref rref mod mmod rmod remark recordedTime vote outcome ins del omissis "
    "embeddedText quotedText opinion placeholder fillIn decoration b i a u sub sup "
    "abbr span docType docTitle docNumber docProponent docDate legislature session "
    "shortTitle docAuthority docPurpose docCommittee docIntroducer docStage docStatus "
    "docJurisdiction docketNumber courtType neutralCitation party judge lawyer "
    "signature argument date time person organization concept object event location "
    "process role term quantity def entity affectedDocument relatedDocument change "
    "inline"
)
DOCUMENTS = frozenset(_DOCUMENTS.split())
# Parts of a document whose contents stand on their own.
BODIES = frozenset(_BODIES.split())
# Without a meaning of their own here: their contents count.
WRAPPERS = frozenset(_WRAPPERS.split())
# Inside a line; every other element begins a line of its own.
INLINE = frozenset(_INLINE.split())

# A kind that is not here is written as <hcontainer name="…">.
ELEMENTS: dict[Kind, str] = {
    "book": "book",
    "part": "part",
    "section": "section",
    "subsection": "subsection",
    "chapter": "chapter",
    "subchapter": "subchapter",
    "article": "article",
    "paragraph": "paragraph",
    "point": "point",
    "subpoint": "point",
}
# The nearest kind of what other people's files are made of.
KINDS: dict[str, Kind] = {
    "book": "book",
    "tome": "book",
    "part": "part",
    "title": "section",
    "division": "section",
    "subpart": "section",
    "section": "section",
    "subtitle": "subsection",
    "subdivision": "subsection",
    "subsection": "subsection",
    "chapter": "chapter",
    "subchapter": "subchapter",
    "article": "article",
    "paragraph": "paragraph",
    "subrule": "paragraph",
    "subclause": "paragraph",
    "alinea": "paragraph",
    "proviso": "paragraph",
    "level": "paragraph",
    "list": "paragraph",
    "sublist": "paragraph",
    "recital": "paragraph",
    "citation": "paragraph",
    "subparagraph": "point",
    "point": "point",
    "indent": "point",
    "item": "point",
    "attachment": "annex",
    "component": "annex",
    "preface": "preface",
    "coverPage": "preface",
    "preamble": "preamble",
    "authorialNote": "note",
    "note": "note",
    "toc": "note",
}
GENERIC = frozenset({"hcontainer", "container"})
# What becomes a provision.
STRUCTURES = frozenset(KINDS) | frozenset(_OTHERS.split())
# A basic unit of its own, or a part of the article that it stands in.
_BASIC = frozenset({"clause", "rule"})
_WITHIN_ARTICLE = frozenset({"article", "paragraph", "point", "subpoint"})
_NAMED: dict[str, Kind] = {
    "appendix": "annex",
    "schedule": "annex",
    "regulation": "article",
    "crossheading": "subchapter",
    **{kind: kind for kind in get_args(Kind)},
}
_BELOW_ITS_HEADING = frozenset(
    {"book", "part", "section", "subsection", "chapter", "subchapter", "article"}
    | {"annex", "preamble"}
)
_LOWER_ROMAN = re.compile(r"(?<![^\W_])[ivxlc]{2,6}(?![^\W_])")
_LETTER = re.compile(r"(?<![^\W_])[^\W\d_](?![^\W_])")


def name_of(element: etree._Element) -> str:
    """The name of an element of Akoma Ntoso; "" for foreign markup."""
    name = etree.QName(element)
    space = name.namespace
    known = not space or _RELATED.match(space) is not None
    return name.localname if known else ""


def own(name: str) -> str:
    """The full name of an element or attribute of ours."""
    return f"{{{OWN}}}{name}"


def kind_of(name: str, called: str, parent: Kind | None) -> tuple[Kind, str]:
    """Find the kind of provision that an element stands for.

    Args:
        name: Local name of the element.
        called: Its attribute `name`, which tells one <hcontainer> from another.
        parent: Kind of the provision that it stands in, None at the top.
    Returns:
        The nearest kind, and of "unknown" why: what the file calls it.
    """
    if name in _BASIC:
        return ("paragraph" if parent in _WITHIN_ARTICLE else "article"), ""
    kind = KINDS.get(name)
    if kind == "point" and parent in {"point", "subpoint"}:
        return "subpoint", ""
    if kind is not None:
        return kind, ""
    if name not in GENERIC:
        called = name
    if called in _NAMED:
        return _NAMED[called], ""
    return "unknown", f"The file calls it “{called}”, which is no provision here"


def usual_number(marker: str) -> str | None:
    """Read the number out of a marker such as "Статья 5-1." or "(a)".

    Returns:
        The figures, a roman numeral in figures, or a letter as it stands; None where
        there is none of them.
    """
    for pattern in (FIGURES, rf"(?<![^\W_])(?:{ROMAN_LETTERS})"):
        found = re.search(pattern, marker)
        if found is not None:
            return normal_number(found[0])
    found = _LOWER_ROMAN.search(marker) or _LETTER.search(marker)
    return None if found is None else found[0].lower()


def usual_text_place(kind: Kind, text: str) -> Place:
    """Where a text begins if nothing is said: an article's below its heading."""
    return "below" if text and kind in _BELOW_ITS_HEADING else "same"
