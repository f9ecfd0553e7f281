"""Faults in plain words; what the schema forbids stands in the schema of OASIS."""

import pytest

from orkhon.engines.texts.akn import check, read
from orkhon.engines.texts.structure.model import TextError
from tests.engines.texts.akn.files import IDENTIFICATION, foreign

ARTICLE = '<article eId="art_1"><num>1</num><content><p>a</p></content></article>'


def _faults(body, **said):
    return check(foreign(body, **said))


def test_a_valid_file_has_no_faults():
    assert _faults(f"<body>{ARTICLE}</body>") == ()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<body>\n<p>words</p></body>",
            "Line 28: <p> may not stand here",
        ),
        (
            "<body><article><content/><num>1</num></article></body>",
            "Line 27: <num> may not stand here",
        ),
        (
            "<preface><p/></preface>",
            "Line 3: <act> is not complete; here belongs <preamble> or <body>",
        ),
        (
            "<body><hcontainer><content/></hcontainer></body>",
            "Line 27: <hcontainer> lacks “name”",
        ),
        (
            '<body><article number="1"><content/></article></body>',
            "Line 27: <article> may not have “number”",
        ),
        (
            '<body><article eId="art 1"><content/></article></body>',
            "Line 27: “art 1” is no value for “eId” of <article>",
        ),
        (
            '<body><article status="old"><content/></article></body>',
            "Line 27: “old” is no value for “status” of <article>",
        ),
        (
            f"<body>{ARTICLE}\n{ARTICLE}</body>",
            "Line 28: the identifier “art_1” stands twice, the second time at "
            "<article>",
        ),
        (
            "<body><article>words</article></body>",
            "Line 27: words stand in <article> outside of any paragraph",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(body, words):
    assert _faults(body)[0] == words


def test_a_date_that_is_none_is_told():
    broken = IDENTIFICATION.replace('"2001-03-02" name', '"2 March 2001" name')
    found = _faults(f"<body>{ARTICLE}</body>", identification=broken)
    assert found == ("Line 14: “2 March 2001” is no value for “date” of <FRBRdate>",)


def test_a_file_of_another_kind_is_told():
    words = "Line 1: <html> does not begin a file of Akoma Ntoso 3.0"
    assert check(b"<html><body/></html>") == (words,)


def test_what_is_no_xml_is_told_with_its_line():
    (fault,) = check(b"<akomaNtoso>\n<act></akomaNtoso>")
    assert fault.startswith("Its XML is broken in line 2")


def test_a_schema_that_the_file_brings_along_is_not_opened(tmp_path):
    broken = tmp_path / "other.xsd"
    broken.write_text("<broken", encoding="utf-8")
    hint = (
        '<akomaNtoso xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="urn:other {broken}" '
    )
    data = foreign(f"<body>{ARTICLE}</body>").replace(b"<akomaNtoso ", hint.encode())
    assert check(data) == ()


def test_a_bomb_is_refused():
    data = b'<!DOCTYPE a [<!ENTITY b "c">]><akomaNtoso>&b;</akomaNtoso>'
    assert "document type" in check(data)[0]
    with pytest.raises(TextError, match="document type"):
        read(data, lenient=True)


def test_reading_refuses_a_file_with_faults_and_names_the_first():
    one = foreign('<body><article number="1"><content/></article></body>')
    with pytest.raises(TextError) as refused:
        read(one)
    assert str(refused.value) == (
        "The file breaks the rules of Akoma Ntoso 3.0. "
        "Line 27: <article> may not have “number”"
    )
    three = foreign('<body><article number="1" b="2" c="3"><content/></article></body>')
    with pytest.raises(TextError, match=r"“number” \(2 more faults\)$"):
        read(three)
