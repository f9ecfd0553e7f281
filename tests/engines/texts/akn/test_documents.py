"""Other people's documents as a whole: parts, identifiers, faults; written by hand."""

import pytest
from lxml import etree

from orkhon.engines.texts.akn import check, read, write
from orkhon.engines.texts.akn.reading import require_every_letter
from orkhon.engines.texts.structure import plain
from orkhon.engines.texts.structure.model import Provision, TextError
from tests.engines.texts.akn.files import (
    IDENTIFICATION,
    PLAIN,
    foreign,
    read_body,
    text_of,
)


def test_preface_recitals_conclusions_and_attachments_are_provisions():
    data = foreign(
        """<coverPage><p>Official paper</p></coverPage>
        <preface><longTitle eId="l"><p><docTitle>Sample Act</docTitle></p></longTitle>
        <p>of <docDate date="2001-03-02">2 March 2001</docDate></p></preface>
        <preamble><formula name="f" eId="f"><p>Be it enacted:</p></formula>
        <recitals eId="r"><recital eId="r1"><num>(1)</num><p>Whereas;</p></recital>
        </recitals></preamble>
        <body><article eId="a"><content><p>x</p></content></article></body>
        <conclusions><p>Signed</p></conclusions>
        <attachments><attachment eId="x"><heading>Annex</heading><doc name="annex">
        <meta>IDENTIFICATION</meta><preface><p>Forms</p></preface>
        <mainBody><p>Form 1</p></mainBody></doc></attachment></attachments>""".replace(
            "IDENTIFICATION", IDENTIFICATION
        ),
        behind="<components><component eId='y'><num>II</num><doc name='list'>"
        f"<meta>{IDENTIFICATION}</meta><mainBody><p>List</p></mainBody></doc>"
        "</component></components>",
    )
    assert check(data) == ()
    text = read(data).text
    kinds = [one.kind for one in text.provisions]
    assert kinds == [
        *("preface", "preface", "preamble", "article", "unknown", "annex", "annex")
    ]
    assert text.title == "Official paper"
    preamble = text.provisions[2]
    assert (preamble.text, preamble.children[0].number) == ("Be it enacted:", "1")
    assert text.provisions[6].number == "2"
    assert plain(text).split("\n") == [
        *("Official paper", "Sample Act", "of 2 March 2001", "Be it enacted:"),
        *("(1) Whereas;", "x", "Signed", "Annex", "Forms", "Form 1", "II", "List"),
    ]


def test_a_collection_is_read_with_the_documents_behind_it():
    data = foreign(
        """<collectionBody><component eId="c1"><documentRef eId="d1" href="#x"
        showAs="Bill"/></component><component eId="c2"><documentRef eId="d2"
        href="/akn/ie/bill/2001/6" showAs="Another"/></component></collectionBody>""",
        kind="documentCollection",
        behind="<components><component eId='x'><bill name='bill'>"
        f"<meta>{IDENTIFICATION}</meta><body>"
        "<article eId='a'><num>1</num><content><p>One.</p></content></article>"
        "</body></bill></component></components>",
    )
    assert check(data) == ()
    text = read(data).text
    (bill,) = text.provisions
    assert (bill.kind, bill.eid, bill.children[0].text) == ("annex", "x", "One.")
    assert text.warnings[1:] == (
        "A part of the text is elsewhere: /akn/ie/bill/2001/6",
    )


def test_a_main_body_may_hold_bare_paragraphs_and_a_table():
    data = foreign(
        "<mainBody><p>One.</p><p>Two.</p><table eId='t'><tr><td><p>z</p></td></tr>"
        "</table><div eId='d'><p>Three.</p></div></mainBody>",
        kind="doc",
    )
    assert check(data) == ()
    first, second = read(data).text.provisions
    assert (first.kind, first.text, first.rows) == (
        "paragraph",
        "One.\nTwo.",
        (("z",),),
    )
    assert second.text == "Three."


def test_a_debate_is_read_as_text_of_unknown_kind():
    data = foreign(
        """<debateBody><debateSection name="d" eId="d"><heading>Prices</heading>
        <speech by="#a" eId="s"><from>A member:</from><p>Well.</p></speech>
        </debateSection></debateBody>""",
        kind="debate",
    )
    assert check(data) == ()
    document = read(data)
    assert document.about.kind == "doc"
    assert plain(document.text) == "Prices\nA member:\nWell."


def test_identifiers_of_the_file_stay_and_missing_ones_are_made():
    document = read_body(
        """<article eId="x"><num>1</num><content><p>a</p></content></article>
        <article><num>2</num><content><p>b</p></content></article>"""
    )
    assert [one.eid for one in document.text.provisions] == ["x", "art_2"]


def test_a_made_identifier_gives_way_to_one_of_the_file():
    document = read_body(
        """<article><num>2</num><content><p>b</p></content></article>
        <article eId="art_2"><num>1</num><content><p>a</p></content></article>"""
    )
    assert [one.eid for one in document.text.provisions] == ["art_2_b", "art_2"]


def test_without_any_identifiers_they_are_made_and_gaps_are_told():
    document = read_body(
        "".join(
            f"<article><num>{number}</num><content><p>a</p></content></article>"
            for number in (1, 3)
        )
    )
    assert [one.eid for one in document.text.provisions] == ["art_1", "art_3"]
    assert document.text.warnings[-1] == "Article 2 is not in the text"


def test_lenient_reading_takes_what_is_there_and_tells_the_faults():
    broken = foreign(
        """<body>stray <article><num>1</num><p>One.</p> tail
        <table><caption>c</caption><tbody>t</tbody></table></article>
        <nonsense><p>Two.</p></nonsense></body>"""
    )
    with pytest.raises(TextError, match="breaks the rules"):
        read(broken)
    text = read(broken, lenient=True).text
    assert plain(text).split() == ["stray", "1", "One.", "tail", "c", "t", "Two."]
    assert text.warnings[0] == (
        "Line 27: words stand in <body> outside of any paragraph"
    )


def test_many_faults_are_told_in_part():
    articles = "".join(
        f'<article number="{n}"><content><p>a</p></content></article>'
        for n in range(30)
    )
    text = read(foreign(f"<body>{articles}</body>"), lenient=True).text
    assert text.warnings[19].startswith("Line 27: <article> may not have “number”")
    assert text.warnings[20] == "10 more faults by the rules of Akoma Ntoso"


def test_a_file_of_the_version_before_is_read_if_asked():
    old = foreign(
        "<body><article id='art1'><num>1</num><content><p>a</p></content></article>"
        "</body>"
    ).replace(
        b"http://docs.oasis-open.org/legaldocml/ns/akn/3.0",
        b"http://www.akomantoso.org/2.0",
    )
    assert read(old, lenient=True).text.provisions[0].eid == "art1"


def test_what_holds_no_document_or_no_words_is_refused():
    with pytest.raises(TextError, match="there is no document in it"):
        read(b"<html><body>a</body></html>", lenient=True)
    with pytest.raises(TextError, match="There are no words in this file"):
        read_body("<article eId='a'><content><p/></content></article>")


def test_our_own_file_that_was_broken_is_read_with_its_faults():
    text = text_of(Provision("article", "1", marker="1-бап.", text="a", eid="art_1"))
    data = write(text, PLAIN).replace(b' eId="art_1"', b' x="1"')
    found = read(data, lenient=True).text
    assert found.provisions[0].text == "a"
    assert [one.partition(": ")[2] for one in found.warnings] == [
        "<article> may not have “x”"
    ]


def test_a_reading_that_would_drop_a_letter_is_refused():
    root = etree.fromstring(foreign("<body><p>One <b>xyz</b> two</p></body>"))
    with pytest.raises(TextError, match="kept whole: “xyz” would be lost"):
        require_every_letter(root, (Provision("paragraph", text="two One"),))


def test_notes_in_the_heads_of_annexes_are_kept():
    notes = "<notes source='#e'><note{}><p>{}</p></note></notes>"
    data = foreign(
        """<body><article eId="a"><content><p>x</p></content></article></body>
        <attachments><attachment eId="x"><doc name="annex"><meta>ALL</meta>
        <mainBody><p>List<noteRef href="#n1" marker="*"/></p></mainBody></doc>
        </attachment></attachments>""".replace(
            "ALL", IDENTIFICATION + notes.format(" eId='n1'", "Of the annex.")
        ),
        meta=notes.format("", "Without a name."),
    )
    assert check(data) == ()
    text = read(data).text
    assert plain(text) == "x\nList\n* Of the annex.\nWithout a name."
    twice = data.replace(b"<note>", b"<note eId='n1'>")
    assert sorted(plain(read(twice, lenient=True).text).split("\n")) == [
        *("* Without a name.", "List", "Of the annex.", "x"),
    ]


def test_what_a_hostile_file_says_in_our_name_is_not_believed():
    data = foreign(
        """<body><article o:kind="law" o:starts="nowhere" eId="a"><content>
        <p>one<marker name="character" o:code="110000"/></p><table>
        <tr><td colspan="99999999999"><p>z</p></td></tr></table></content></article>
        </body>"""
    ).replace(b"<akomaNtoso ", b'<akomaNtoso xmlns:o="urn:orkhon:akn:1" ')
    (article,) = read(data, lenient=True).text.provisions
    assert (article.kind, article.starts, article.text) == ("article", "below", "one")
    assert article.rows == (("z",),)
