"""Other people's files: every word is kept, in the nearest kind; written by hand."""

import pytest

from orkhon.engines.texts.akn import check, read, write
from orkhon.engines.texts.structure import plain
from orkhon.engines.texts.structure.model import Provision, TextError
from tests.engines.texts.akn.files import (
    IDENTIFICATION,
    PLAIN,
    REFERENCES,
    foreign,
    read_body,
    text_of,
)


def _only(inside, **said):
    """The one provision of a body."""
    data = foreign(f"<body>{inside}</body>", **said)
    assert check(data) == ()
    (provision,) = read(data).text.provisions
    return provision


def test_an_indented_article_is_read_without_its_indentation():
    article = _only(
        """
        <article eId="art_1">
          <num>Article 1</num>
          <heading>Subject
            matter</heading>
          <paragraph eId="art_1__para_1">
            <num>1.</num>
            <content>
              <p>
                This Act <b>applies</b> to
                <ref href="/akn/ie/act/2000/1">goods</ref>.
              </p>
            </content>
          </paragraph>
        </article>"""
    )
    assert article == Provision(
        "article",
        "1",
        heading="Subject matter",
        marker="Article 1",
        eid="art_1",
        children=(
            Provision(
                "paragraph",
                "1",
                text="This Act applies to goods.",
                marker="1.",
                eid="art_1__para_1",
            ),
        ),
    )


def test_a_list_is_the_points_of_the_paragraph_that_it_stands_in():
    # The European style: paragraph > list > intro, point; then a closing sentence.
    paragraph = _only(
        """<paragraph eId="para_1"><num>1.</num><list eId="para_1__list_1">
        <intro><p>Sellers shall:</p></intro>
        <point eId="a"><num>(a)</num><content><p>inform;</p></content></point>
        <point eId="b"><num>(b)</num><list><intro><p>repair:</p></intro>
          <indent eId="i"><num>—</num><content><p>at once;</p></content></indent>
        </list></point>
        <wrapUp><p>without delay.</p></wrapUp></list></paragraph>"""
    )
    assert paragraph.text == "Sellers shall:"
    assert [(one.kind, one.number, one.text) for one in paragraph.children] == [
        ("point", "a", "inform;"),
        ("point", "b", "repair:"),
        ("paragraph", None, "without delay."),
    ]
    assert paragraph.children[1].children[0].kind == "subpoint"


def test_a_block_list_is_points_too():
    article = _only(
        """<article eId="a"><content><blockList eId="l">
        <listIntroduction>Sellers shall:</listIntroduction>
        <item eId="i1"><num>(i)</num><p>inform;</p></item>
        <item eId="i2"><num>(iv)</num><heading>Repair</heading><p>repair;</p></item>
        <listWrapUp>without delay.</listWrapUp></blockList>
        <p>The end.</p></content></article>"""
    )
    assert article.text == "Sellers shall:"
    assert [(one.number, one.heading, one.text) for one in article.children] == [
        ("i", "", "inform;"),
        ("iv", "Repair", "repair;"),
        (None, "", "without delay.\nThe end."),
    ]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("tome", "book"),
        ("title", "section"),
        ("subtitle", "subsection"),
        ("subpart", "section"),
        ("division", "section"),
        ("clause", "article"),
        ("rule", "article"),
        ("alinea", "paragraph"),
        ("subparagraph", "point"),
        ("transitional", "unknown"),
    ],
)
def test_an_element_becomes_the_nearest_kind(element, kind):
    inside = f'<{element} eId="x"><num>1</num><content><p>a</p></content></{element}>'
    assert _only(inside).kind == kind


def test_a_clause_within_an_article_is_a_paragraph():
    article = _only(
        '<article eId="a"><clause eId="b"><content><p>x</p></content></clause></article>'
    )
    assert article.children[0].kind == "paragraph"


def test_a_named_container_is_its_kind_or_unknown_and_says_why():
    inside = '<hcontainer name="{}" eId="x"><content><p>a</p></content></hcontainer>'
    assert _only(inside.format("schedule")).kind == "annex"
    assert _only(inside.format("regulation")).kind == "article"
    odd = _only(inside.format("ingress"))
    assert (odd.kind, odd.text) == ("unknown", "a")
    assert odd.why == "The file calls it “ingress”, which is no provision here"


def test_a_heading_between_provisions_stays_between_them():
    document = read_body(
        """<chapter eId="c"><article eId="a1"><content><p>a</p></content></article>
        <crossHeading eId="h">Final rules</crossHeading>
        <article eId="a2"><content><p>b</p></content></article></chapter>"""
    )
    kinds = [(one.kind, one.heading) for one in document.text.provisions[0].children]
    assert kinds == [("article", ""), ("unknown", "Final rules"), ("article", "")]


def test_a_subheading_is_a_second_line_and_a_heading_above_is_above():
    article = _only(
        """<article eId="a"><heading>Sale</heading><num>Art. 3a</num>
        <subheading>Of goods</subheading><content><p>a</p></content></article>"""
    )
    assert (article.heading, article.heading_place) == ("Sale\nOf goods", "above")
    assert (article.marker, article.number) == ("Art. 3a", "3a")


def test_footnotes_become_notes_and_their_sign_stays():
    meta = (
        f'{REFERENCES}<notes source="#editor"><note eId="n1"><p>In the head.</p></note>'
        '<note eId="n2" marker="9"><p>Nobody refers to it.</p></note></notes>'
    )
    document = read_body(
        """<article eId="a"><content><p>Goods<authorialNote eId="n" marker="1">
        <p>As amended.</p></authorialNote> are sold<noteRef href="#n1" marker="2"/>
        <noteRef href="#n7" marker="3"/>.</p></content></article>""",
        meta=meta,
    )
    article, unused = document.text.provisions
    assert article.text == "Goods are sold ."
    assert [(one.kind, one.marker, one.text) for one in article.children] == [
        ("note", "1", "As amended."),
        ("note", "2", "In the head."),
    ]
    assert (unused.kind, unused.marker, unused.text) == (
        "note",
        "9",
        "Nobody refers to it.",
    )


def test_a_quoted_structure_is_read_line_by_line_with_its_quotation_marks():
    article = _only(
        """<article eId="a"><content><p>Replaced:<mod><quotedStructure eId="q"
        startQuote="“" endQuote="”"><article eId="a3"><num>Article 3.</num>
        <heading>Price</heading><paragraph eId="p1"><num>1.</num><content>
        <p>It is shown.</p></content></paragraph></article></quotedStructure></mod>
        at once, and <mod>“<quotedText startQuote="‘" endQuote="’">ten</quotedText>”
        </mod>.</p></content></article>"""
    )
    assert article.text == (
        "Replaced:\n“Article 3. Price\n1. It is shown.”\nat once, and “‘ten’” ."
    )


def test_a_table_is_kept_and_what_follows_it_stays_behind_it():
    article = _only(
        """<article eId="a"><content><p>Prices:</p>
        <table eId="t"><caption>In force</caption>
        <tr><th><p>Good</p></th><th colspan="2"><p>Price</p></th></tr>
        <tr><td><p>bread</p><p>white</p></td><td><ul eId="u"><li>1</li><li>2</li></ul>
        </td><td/></tr></table><p/><p>All prices with tax.</p>
        <table eId="t2"><tr><td><p>z</p></td></tr></table></content></article>"""
    )
    assert article.text == "Prices:\nIn force"
    assert article.rows == (("Good", "Price", ""), ("bread\nwhite", "1\n2", ""))
    assert [(one.kind, one.text, one.rows) for one in article.children] == [
        ("paragraph", "All prices with tax.", ()),
        ("table", "", (("z",),)),
    ]


def test_foreign_markup_is_kept_as_text():
    article = _only(
        """<article eId="a"><content><p>The rate is</p>
        <foreign><m:math><m:mi>x</m:mi><m:mo>=</m:mo><m:mn>2</m:mn></m:math></foreign>
        <p>per cent.</p></content></article>"""
    )
    assert article.text == "The rate is\nx=2\nper cent."


def test_breaks_pictures_and_deleted_words():
    document = read_body(
        """<article eId="a"><content><p>one<br/>two <eol/>three four<eol breakAt="4"/>teen
        <img src="seal.png" alt="the seal"/><img src="map.png"/>
        <del>never</del></p></content></article>
        <componentRef src="/akn/ie/act/2001/5/!annex" showAs="Annex"/>"""
    )
    assert document.text.provisions[0].text == "one\ntwo three fourteen never"
    assert document.text.warnings[1:] == (
        "A picture is not kept: the seal",
        "A picture is not kept: map.png",
        "The file marks words as deleted; they are kept: “one\ntwo three fourteen "
        "never”",
        "A part of the text stands elsewhere: /akn/ie/act/2001/5/!annex",
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
