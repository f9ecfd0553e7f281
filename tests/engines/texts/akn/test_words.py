"""Words in mixed content: to the letter where they are ours."""

import pytest
from lxml import etree

from orkhon.engines.texts.akn.vocabulary import NAMESPACE, usual_number
from orkhon.engines.texts.akn.words import Line, escaped, put, unescaped

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _paragraph(words):
    element = etree.Element(f"{{{NAMESPACE}}}p")
    put(element, words)
    return etree.fromstring(etree.tostring(element))


@pytest.mark.parametrize(
    "words",
    [
        "a b",
        " a",
        "a  b",
        "a\tb",
        "\n",
        "a\n b",
        "a\r\nb",
        "\x00",
        "a\x0b\x0cb",
        "\ud800",
    ],
)
def test_words_come_back_to_the_letter(words):
    assert Line(_paragraph(words)).words == words


def test_only_white_space_that_means_something_is_marked():
    assert _paragraph("one line\nanother").get(SPACE) is None
    assert _paragraph("two  spaces").get(SPACE) == "preserve"


def test_a_sign_that_xml_cannot_hold_is_an_empty_marker_with_its_code():
    marker = _paragraph("a\x0bb")[0]
    assert etree.QName(marker).localname == "marker"
    assert dict(marker.attrib) == {
        "name": "character",
        "{urn:orkhon:akn:1}code": "b",
    }


@pytest.mark.parametrize(
    ("words", "written"),
    [("a", "a"), ("\x0b", "\\u{b}"), ("\\u{b}", "\\\\u{b}"), ("\U0001ffff", None)],
)
def test_an_attribute_of_ours_holds_any_sign(words, written):
    assert escaped(words) == (words if written is None else written)
    assert unescaped(escaped(words)) == words


def test_white_space_of_an_ancestor_counts_until_an_element_says_otherwise():
    inside = etree.fromstring(
        f'<p xmlns="{NAMESPACE}" xml:space="preserve">a  <b>b  c</b></p>'
    )
    assert Line(inside).words == "a  b  c"
    assert Line(inside[0]).words == "b  c"
    inside[0].set(SPACE, "default")
    assert Line(inside[0]).words == "b c"


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("Статья 5-1.", "5-1"),
        ("5¹-бап", "5-1"),
        ("Глава IV", "4"),
        ("(a)", "a"),
        ("б)", "б"),
        ("(iii)", "iii"),
        ("§ 3а", "3а"),
        ("—", None),
        ("Приложение", None),
        ("", None),
    ],
)
def test_a_number_is_read_out_of_its_marker(marker, number):
    assert usual_number(marker) == number
