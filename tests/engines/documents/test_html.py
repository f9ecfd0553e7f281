"""The paper as HTML: the markup of the visual language, and nothing that runs."""

from lxml import html
from sample_paper import ALPHABETS, briefing

from orkhon.engines.documents import (
    Figure,
    Foreign,
    Heading,
    Identity,
    Note,
    Paper,
    Paragraph,
    Strong,
    render_html,
    render_html_file,
    runs,
)
from orkhon.engines.documents.html import render_flow

ATTACK = '<script>alert("1")</script>'


def leaves():
    return html.fragment_fromstring(
        render_html(briefing(), mark_url="/static/mark.svg")
    )


def test_a_leaf_a_part_and_one_name_for_the_paper():
    page = leaves()
    assert page.get("class") == "papers"
    articles = page.findall("article[@class='leaf']")
    assert [leaf.get("aria-label") for leaf in articles] == [
        "Part 1 of 3",
        "Part 2 of 3",
        "Part 3 of 3",
    ]
    assert [h.text for h in page.iter("h1")] == ["Omirgali Sundetbek"]
    assert [p.xpath("string(span[2])") for p in page.xpath("//p[@class='folio']")] == [
        "1 / 3",
        "2 / 3",
        "3 / 3",
    ]


def test_every_number_leads_to_a_note_on_its_own_leaf():
    for leaf in leaves().findall("article"):
        called = [a.get("href") for a in leaf.xpath(".//a[@class='fn']")]
        printed = ["#" + li.get("id") for li in leaf.xpath("./ol[@class='notes']/li")]
        assert sorted(set(called), key=called.index) == printed


def test_a_note_gives_the_source_and_its_words_in_their_language():
    note = leaves().get_element_by_id("n3")
    assert note.text_content() == (
        "3Report of 12 November 2026: письменные замечания поступят к марту"
    )
    assert note.find(".//q").get("lang") == "ru"
    assert note.find(".//a").get("href") == "https://news.example.org/reports/12"


def test_the_number_says_what_it_is_to_those_who_listen():
    first = leaves().xpath("//a[@class='fn']")[0]
    assert first.text_content() == "source 1"


def test_words_of_other_languages_carry_their_language():
    spans = leaves().xpath("//td/span[@lang]")
    assert {span.get("lang"): span.text for span in spans} == ALPHABETS


def test_words_of_a_source_cannot_become_markup():
    paper = Paper(
        title=ATTACK,
        subtitle=ATTACK,
        language="en",
        running_head=ATTACK,
        running_note=ATTACK,
        status=ATTACK,
        blocks=(
            Heading(ATTACK),
            Paragraph(
                runs(
                    ATTACK,
                    Strong(ATTACK),
                    Foreign(ATTACK, "kk"),
                    Note(ATTACK, ATTACK, url='/"onclick="'),
                )
            ),
        ),
    )
    for printed in (render_html(paper), render_flow(paper)):
        assert "<script" not in printed
        assert 'onclick="' not in printed


def test_the_markup_keeps_to_the_policy_of_the_site():
    page = leaves()
    assert page.xpath("//@style") == []
    assert page.xpath("//script") == []


def test_a_file_carries_its_styles_and_drops_links_that_lead_nowhere():
    printed = render_html_file(briefing(), css="p { color: red } </style><b>")
    page = html.document_fromstring(printed)
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == "Omirgali Sundetbek"
    assert page.xpath("//b") == []
    links = page.xpath("//ol[@class='notes']//a/@href")
    assert links == ["https://news.example.org/reports/12"] * 2


def test_a_paper_without_identity_begins_with_its_title():
    paper = Paper(
        title="Digest",
        subtitle="Week 11",
        language="en",
        blocks=(Paragraph(runs("Text")),),
    )
    page = html.fragment_fromstring(render_html(paper))
    assert [p.text for p in page.xpath("//h1 | //p[@class='lede']")] == [
        "Digest",
        "Week 11",
    ]
    assert page.xpath("//ol[@class='notes']") == []


def test_an_identity_may_be_a_name_alone():
    paper = Paper(title="A", language="en", blocks=(Identity("Name"),))
    head = html.fragment_fromstring(render_html(paper)).find(".//*[@class='brief-id']")
    assert [child.tag for child in head.iter()] == ["div", "div", "h1"]


def test_a_quotation_alone_carries_the_link():
    paper = Paper(
        title="A",
        language="en",
        blocks=(Paragraph(runs("Text", Note(quote="so", url="/record/1"))),),
    )
    page = html.fragment_fromstring(render_html(paper))
    assert page.xpath("string(//ol//a[@href='/record/1']/q)") == "so"


def test_a_figure_is_drawn_from_its_own_bytes_and_said_in_words():
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    drawn = Figure("Turnout by hour", svg=svg, caption="Turnout")
    paper = Paper(title="A", language="en", blocks=(drawn,))
    page = html.fragment_fromstring(render_html(paper))
    image = page.find(".//img")
    assert image.get("alt") == "Turnout by hour"
    # base64 of the bytes above, by coreutils' base64.
    assert image.get("src") == (
        "data:image/svg+xml;base64,"
        "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
    )
    assert page.findtext(".//figcaption") == "Turnout"
