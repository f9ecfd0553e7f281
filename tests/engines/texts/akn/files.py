"""Descriptions and files that the tests of Akoma Ntoso share; all invented."""

from dataclasses import replace

from orkhon.engines.texts.akn import About, Document, read
from orkhon.engines.texts.structure.model import Provision, Text

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
PLAIN = About(
    kind="act",
    country="kz",
    subtype=None,
    author=None,
    work_date="2024-06-11",
    number="88-VIII",
    language="kk",
    version_date="2024-09-01",
    title="Тұтынушылар туралы",
    authentic=True,
    manifested_on="2026-11-22",
)


def described(**changes) -> About:
    return replace(PLAIN, **changes)


def text_of(*provisions: Provision, **changes) -> Text:
    plain = Text("kk", "Cyrl", "", provisions)
    return replace(plain, **changes)


IDENTIFICATION = """
<identification source="#editor">
  <FRBRWork>
    <FRBRthis value="/akn/ie/act/2001/5/!main"/><FRBRuri value="/akn/ie/act/2001/5"/>
    <FRBRalias value="Sample Act" name="short"/>
    <FRBRdate date="2001-01-01" name="enacted"/><FRBRauthor href="#parliament"/>
    <FRBRcountry value="ie"/><FRBRnumber value="5"/>
  </FRBRWork>
  <FRBRExpression>
    <FRBRthis value="/akn/ie/act/2001/5/eng@2001-03-02/!main"/>
    <FRBRuri value="/akn/ie/act/2001/5/eng@2001-03-02"/>
    <FRBRdate date="2001-03-02" name="version"/><FRBRauthor href="#editor"/>
    <FRBRlanguage language="eng"/>
  </FRBRExpression>
  <FRBRManifestation>
    <FRBRthis value="/akn/ie/act/2001/5/eng@2001-03-02/!main.xml"/>
    <FRBRuri value="/akn/ie/act/2001/5/eng@2001-03-02.akn"/>
    <FRBRdate date="2020-05-06" name="markup"/><FRBRauthor href="#editor"/>
  </FRBRManifestation>
</identification>"""
REFERENCES = """
<references source="#editor">
  <TLCOrganization eId="parliament" href="/akn/ontology/organization/ie/p"
    showAs="Sample Parliament"/>
</references>"""


def foreign(
    inside: str,
    *,
    kind: str = "act",
    identification: str = IDENTIFICATION,
    meta: str = REFERENCES,
    behind: str = "",
) -> bytes:
    """A file as somebody else would write it: indented, with a prefix for others."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}" '
        f'xmlns:m="http://www.w3.org/1998/Math/MathML">\n'
        f'<{kind} name="{kind}"><meta>{identification}{meta}</meta>\n{inside}\n'
        f"</{kind}>{behind}\n</akomaNtoso>"
    ).encode()


def read_body(inside: str, **said) -> Document:
    return read(foreign(f"<body>\n{inside}\n</body>", **said))
