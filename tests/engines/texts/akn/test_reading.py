"""Other people's files: every word is kept, in the nearest kind; written by hand."""

import pytest

from orkhon.engines.texts.akn import check, read
from orkhon.engines.texts.structure.model import Provision
from tests.engines.texts.akn.files import (
    REFERENCES,
    foreign,
    read_body,
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
        "A part of the text is elsewhere: /akn/ie/act/2001/5/!annex",
    )


def test_a_table_of_contents_is_a_note_and_the_text_goes_on_behind_it():
    chapter = _only(
        """<chapter eId="c"><num>CHAPTER 3—</num><intro><toc eId="t">
        <tocItem href="#s1" level="1"><span>301.</span> <span>Prices.</span></tocItem>
        <tocItem href="#s2" level="1">302. Goods.</tocItem></toc><p>Here follow:</p>
        </intro><section eId="s1"><num>§ 301.</num></section></chapter>"""
    )
    assert [(one.kind, one.text, one.number) for one in chapter.children] == [
        ("note", "301. Prices.\n302. Goods.", None),
        ("paragraph", "Here follow:", None),
        ("section", "", "301"),
    ]
