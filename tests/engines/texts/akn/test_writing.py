"""What stands in a file, by hand."""

import re

import pytest
from lxml import etree

from orkhon.engines.texts.akn import check, write
from orkhon.engines.texts.structure.model import Provision, TextError
from tests.engines.texts.akn.files import NAMESPACE, PLAIN, described, text_of

PREFIXES = {"a": NAMESPACE, "o": "urn:orkhon:akn:1"}


def _written(*provisions, about=PLAIN, **changes):
    data = write(text_of(*provisions, **changes), about)
    assert check(data) == ()
    return etree.fromstring(data)


def _found(root, path):
    return root.xpath(path, namespaces=PREFIXES)


def _markup(element):
    """An element without declarations of namespaces and without indentation."""
    written = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns(:\w+)?="[^"]+"|(?<=>)\s+(?=<)', "", written)


def test_an_article_with_a_paragraph_and_a_point_is_written_as_the_standard_shows():
    point = Provision(
        "point", "а", text="бағаны;", marker="а)", eid="art_1__para_1__point_a"
    )
    paragraph = Provision(
        "paragraph",
        "1",
        text="Сатушы көрсетеді:",
        marker="1.",
        eid="art_1__para_1",
        children=(point,),
    )
    article = Provision(
        "article",
        "1",
        heading="Сату",
        marker="1-бап.",
        eid="art_1",
        children=(paragraph,),
    )
    root = _written(article)
    assert _markup(_found(root, "//a:article")[0]) == (
        '<article eId="art_1"><num>1-бап.</num><heading>Сату</heading>'
        '<paragraph eId="art_1__para_1"><num>1.</num>'
        "<intro><p>Сатушы көрсетеді:</p></intro>"
        '<point eId="art_1__para_1__point_a"><num>а)</num>'
        "<content><p>бағаны;</p></content></point></paragraph></article>"
    )


def test_a_number_that_its_marker_shows_is_not_said_again():
    root = _written(Provision("article", "5-1", marker="5-1-бап.", eid="art_5-1"))
    assert dict(_found(root, "//a:article")[0].attrib) == {"eId": "art_5-1"}


def test_preface_preamble_and_annexes_have_their_places_in_the_document():
    root = _written(
        Provision("preface", text="ЗАҢ\nТұтынушылар туралы", eid="preface"),
        Provision("preamble", text="Осы Заң …", eid="preamble"),
        Provision("article", "1", marker="1-бап.", text="Мәтін.", eid="art_1"),
        Provision("annex", "1", marker="1-қосымша", heading="Тізім", eid="annex_1"),
    )
    parts = [etree.QName(one).localname for one in root[0]]
    assert parts == ["meta", "preface", "preamble", "body", "attachments"]
    assert [p.text for p in _found(root, "//a:preface/a:p")] == [
        "ЗАҢ",
        "Тұтынушылар туралы",
    ]
    annex = _found(root, "//a:attachment[@eId='annex_1']")[0]
    assert [etree.QName(one).localname for one in annex] == ["num", "heading", "doc"]
    this = _found(annex, ".//a:FRBRWork/a:FRBRthis/@value")
    assert this == ["/akn/kz/act/2024-06-11/88-VIII/!annex_1"]


def test_paragraphs_of_a_preamble_stand_in_it_with_their_identifiers():
    child = Provision("paragraph", text="ескере отырып,", eid="preamble__para_nn_1")
    root = _written(
        Provision("preamble", heading="Кіріспе", eid="preamble", children=(child,)),
        Provision("article", "1", marker="1-бап.", eid="art_1"),
    )
    assert _markup(_found(root, "//a:preamble")[0]) == (
        '<preamble eId="preamble"><block name="heading">Кіріспе</block>'
        '<container name="paragraph" eId="preamble__para_nn_1">'
        "<p>ескере отырып,</p></container></preamble>"
    )


def test_what_has_no_element_is_a_named_container():
    unknown = Provision(
        "unknown", text="§§§", why="“§§§” is no number", eid="unknown_1"
    )
    table = Provision("table", rows=(("Тауар", "Мерзім"), ("нан", "")), eid="table_1")
    root = _written(unknown, table)
    names = _found(root, "//a:body/a:hcontainer/@name")
    assert names == ["unknown", "table"]
    assert _found(root, "//a:hcontainer/@o:why") == ["“§§§” is no number"]
    cells = [td.xpath("string()").strip() for td in _found(root, "//a:td")]
    assert cells == ["Тауар", "Мерзім", "нан", ""]


def test_a_sub_point_is_a_point_within_a_point():
    inner = Provision("subpoint", "i", marker="(i)", text="b", eid="point_a__point_i")
    outer = Provision(
        "point", "a", marker="(a)", text="a:", eid="point_a", children=(inner,)
    )
    root = _written(outer)
    assert _found(root, "//a:point/a:point/@eId") == ["point_a__point_i"]
    assert _found(root, "//@o:kind") == []


def test_a_heading_above_its_number_comes_first():
    article = Provision(
        "article", "1", heading="Сату", marker="1-бап.", heading_place="above"
    )
    root = _written(article)
    names = [etree.QName(one).localname for one in _found(root, "//a:article/*")]
    assert names == ["heading", "num"]
    assert not _found(root, "//@o:heading-place")


def test_places_that_no_order_tells_are_said():
    article = Provision(
        "article",
        "1",
        heading="Сату",
        text="Мәтін.",
        marker="1-бап.",
        heading_place="below",
        text_place="same",
        starts="same",
    )
    attributes = dict(_found(_written(article), "//a:article")[0].attrib)
    own = {etree.QName(name).localname: value for name, value in attributes.items()}
    assert own == {"heading-place": "below", "text-place": "same", "starts": "same"}


def test_the_body_says_language_and_script():
    tag = "{http://www.w3.org/XML/1998/namespace}lang"
    root = _written(Provision("article"), language="uz", script="Cyrl")
    assert _found(root, "//a:body")[0].get(tag) == "uz-Cyrl"
    root = _written(Provision("article"), language="", script="")
    assert _found(root, "//a:body")[0].get(tag) is None


def test_a_doc_has_a_main_body_and_its_subtype_for_a_name():
    root = _written(
        Provision("article", text="a"),
        about=described(kind="doc", subtype="model-law", country="int"),
    )
    assert _found(root, "/a:akomaNtoso/a:doc/@name") == ["model-law"]
    assert len(_found(root, "//a:mainBody/a:article")) == 1


def test_a_text_of_nothing_is_still_a_valid_file():
    root = _written()
    assert _found(root, "//a:body/a:hcontainer/@name") == ["empty"]


def test_a_preamble_or_an_annex_of_nothing_has_one_empty_paragraph():
    root = _written(Provision("preamble"), Provision("annex", marker="Ek"))
    assert len(_found(root, "//a:preamble/a:p[not(node())]")) == 1
    assert len(_found(root, "//a:attachment//a:mainBody/a:p[not(node())]")) == 1


def test_the_first_version_is_called_so():
    first = _written(about=described(version_date="2024-06-11"))
    assert _found(first, "/a:akomaNtoso/a:act/@contains") == ["originalVersion"]
    later = _written()
    assert _found(later, "/a:akomaNtoso/a:act/@contains") == ["singleVersion"]


def test_the_head_says_what_the_description_says_and_invents_no_author():
    head = _written(about=described(subtype="law", authentic=False))
    assert _found(head, "//a:FRBRWork/a:FRBRcountry/@value") == ["kz"]
    assert _found(head, "//a:FRBRWork/a:FRBRsubtype/@value") == ["law"]
    assert _found(head, "//a:FRBRWork/a:FRBRnumber/@value") == ["88-VIII"]
    assert _found(head, "//a:FRBRWork/a:FRBRdate/@date") == ["2024-06-11"]
    assert _found(head, "//a:FRBRlanguage/@language") == ["kaz"]
    assert _found(head, "//a:FRBRExpression/a:FRBRauthoritative/@value") == ["false"]
    assert _found(head, "//a:FRBRtranslation") == []
    assert set(_found(head, "//a:FRBRauthor/@href")) == {"#not-stated"}
    assert _found(head, "//*[@eId='not-stated']/@showAs") == ["not stated"]


def test_an_author_and_the_language_translated_from_are_named():
    head = _written(
        about=described(
            author="TURKPA", authentic=False, language="ru", translated_from="kk"
        )
    )
    assert _found(head, "//a:FRBRWork/a:FRBRauthor/@href") == ["#author"]
    assert _found(head, "//a:TLCOrganization[@eId='author']/@showAs") == ["TURKPA"]
    translation = _found(head, "//a:FRBRtranslation")[0]
    assert dict(translation.attrib) == {
        "href": "/akn/kz/act/TURKPA/2024-06-11/88-VIII/kaz@2024-09-01",
        "fromLanguage": "kaz",
        "authoritative": "false",
        "by": "#not-stated",
    }


def test_of_a_partial_date_the_schema_gets_the_first_day_and_we_say_what_is_known():
    head = _written(about=described(work_date="2024-06", version_date="2025"))
    work = _found(head, "//a:FRBRWork/a:FRBRdate")[0]
    assert (work.get("date"), work.get("{urn:orkhon:akn:1}known")) == (
        "2024-06-01",
        "2024-06",
    )
    version = _found(head, "//a:FRBRExpression/a:FRBRdate")[0]
    assert (version.get("date"), version.get("{urn:orkhon:akn:1}known")) == (
        "2025-01-01",
        "2025",
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"country": ""}, "The country is not known"),
        ({"work_date": ""}, "The date of the work is not known"),
        ({"version_date": ""}, "The date of this version is not known"),
        ({"manifested_on": ""}, "The date of the file is not known"),
    ],
)
def test_nothing_is_written_that_would_have_to_be_invented(change, words):
    with pytest.raises(TextError, match=words):
        write(text_of(), described(**change))


@pytest.mark.parametrize(
    ("eids", "words"),
    [
        (("art_1", "art_1"), "More than one provision has the identifier “art_1”"),
        (("art 1", ""), "The identifier “art 1” has a space in it"),
        (("art_\x01", ""), "has a sign that no file can hold"),
        (("orkhon", ""), "More than one provision has the identifier “orkhon”"),
    ],
)
def test_an_identifier_that_is_none_is_refused(eids, words):
    provisions = [Provision("article", eid=eid) for eid in eids]
    with pytest.raises(TextError, match=words):
        write(text_of(*provisions), PLAIN)
