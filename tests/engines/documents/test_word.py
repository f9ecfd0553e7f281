"""The paper as a Word file, read back with python-docx, zipfile and lxml."""

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.enum.section import WD_ORIENT
from lxml import etree
from PIL import Image
from sample_paper import ALPHABETS, briefing

from orkhon.engines.documents import (
    Columns,
    DocumentError,
    Figure,
    Heading,
    Identity,
    Labels,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    render_docx,
    runs,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


@pytest.fixture(scope="module")
def printed():
    return render_docx(briefing(), origin="https://o.example")


def one(*blocks, **others):
    return render_docx(Paper(title="A", language="kk", blocks=blocks, **others))


def png(width=4, height=2):
    written = io.BytesIO()
    Image.new("RGB", (width, height)).save(written, "PNG")
    return written.getvalue()


def test_the_numbers_in_the_text_are_the_footnotes_of_the_file(printed):
    called = part(printed, "word/document.xml").xpath(
        "//w:footnoteReference/@w:id", namespaces=NS
    )
    notes = part(printed, "word/footnotes.xml")
    kept = notes.xpath("//w:footnote[not(@w:type)]/@w:id", namespaces=NS)
    assert called == kept == ["1", "2", "3", "4", "5", "6"]
    assert notes.xpath("//w:footnote/@w:type", namespaces=NS) == [
        "separator",
        "continuationSeparator",
    ]


def test_a_footnote_gives_the_source_and_its_words_in_their_language(printed):
    notes = part(printed, "word/footnotes.xml")
    third = notes.xpath("//w:footnote[@w:id='3']", namespaces=NS)[0]
    assert "".join(third.itertext(f"{W}t")) == (
        "Report of 12 November 2026: “письменные замечания поступят к марту”"
    )
    assert third.xpath(".//w:lang/@w:val", namespaces=NS) == ["ru-RU"]


def test_links_of_footnotes_lead_to_the_site_that_printed_the_paper(printed):
    relations = part(printed, "word/_rels/footnotes.xml.rels")
    targets = {r.get("Id"): r.get("Target") for r in relations}
    used = part(printed, "word/footnotes.xml").xpath(
        "//w:hyperlink/@r:id", namespaces=NS
    )
    assert [targets[i] for i in used] == [
        "https://o.example/record/sources/7",
        "https://news.example.org/reports/12",
        "https://news.example.org/reports/12",
    ]


def test_a_note_used_again_points_to_the_first(printed):
    body = part(printed, "word/document.xml")
    fields = [t.text for t in body.iter(f"{W}instrText")]
    names = body.xpath("//w:bookmarkStart/@w:name", namespaces=NS)
    assert fields == [" NOTEREF _RefNote3 \\f \\h "]
    assert "_RefNote3" in names


def test_every_part_is_declared_and_the_settings_name_the_separators(printed):
    types = part(printed, "[Content_Types].xml")
    declared = {o.get("PartName"): o.get("ContentType") for o in types}
    assert declared["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    settings = part(printed, "word/settings.xml")
    order = [etree.QName(child).localname for child in settings]
    # CT_Settings is a sequence: ECMA-376-1, section 17.15.1.78.
    assert order == [
        "zoom",
        "defaultTabStop",
        "characterSpacingControl",
        "footnotePr",
        "compat",
        "themeFontLang",
    ]


def test_python_docx_reads_the_paper_back(printed):
    document = docx.Document(io.BytesIO(printed))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [
        "What to bring home",
        "What he will ask",
        "Last contacts",
        "Promises",
        "Where it stands",
        "Every letter",
        "Not known",
    ]
    contacts = document.tables[1]
    assert [cell.text for cell in contacts.rows[0].cells] == [
        "Date",
        "What",
        "Came of it",
    ]
    assert document.tables[0].cell(0, 0).paragraphs[0].style.name == "Title"


def test_every_letter_of_the_seven_languages_can_be_read_back(printed):
    document = docx.Document(io.BytesIO(printed))
    letters = {row.cells[0].text: row.cells[1].text for row in document.tables[-1].rows}
    assert {tag: letters[tag] for tag in ALPHABETS} == ALPHABETS


def test_words_of_other_languages_are_tagged_for_word(printed):
    tags = part(printed, "word/document.xml").xpath("//w:lang/@w:val", namespaces=NS)
    assert tags == [
        "kk-KZ",
        "az-Latn-AZ",
        "tr-TR",
        "kk-KZ",
        "kk-Latn",
        "ky-KG",
        "uz-Latn-UZ",
        "uz-Cyrl-UZ",
        "ru-RU",
    ]


def test_each_numbered_list_begins_at_one(printed):
    body = part(printed, "word/document.xml")
    used = body.xpath(
        "//w:p[w:pPr/w:pStyle/@w:val='ListNumber']//w:numId/@w:val", namespaces=NS
    )
    assert used == ["2", "2", "3", "3"]
    numbering = part(printed, "word/numbering.xml")
    starts = numbering.xpath(
        "//w:num[@w:numId>1]//w:startOverride/@w:val", namespaces=NS
    )
    assert starts == ["1", "1"]


def test_the_page_is_a4_with_head_foot_and_page_numbers(printed):
    section = docx.Document(io.BytesIO(printed)).sections[0]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx(
        (210, 297), abs=0.1
    )
    head = section.header.tables[0].rows[0].cells
    assert head[0].text == "Sample Assembly, Secretariat"
    assert head[1].text == "Briefing 27/041 · sample · for the Secretary General"
    fields = section.footer._element.xpath(".//w:instrText/text()")
    assert fields == [" PAGE ", " NUMPAGES "]


def test_the_head_of_a_table_is_repeated_and_rows_stay_whole(printed):
    tables = part(printed, "word/document.xml").xpath(
        "//w:tbl[w:tr/w:trPr/w:tblHeader]", namespaces=NS
    )
    assert len(tables) == 2
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [
            True,
            *[False] * (len(rows) - 1),
        ]
        assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)


def test_a_new_leaf_begins_a_new_page():
    table = Table(("Hour",), ((runs("10"),),))
    data = one(
        Paragraph(runs("a")),
        PageBreak(),
        Paragraph(runs("b")),
        PageBreak(),
        Heading("c"),
        PageBreak(),
        table,
    )
    paragraphs = part(data, "word/document.xml").iter(f"{W}p")
    breaks = [
        "".join(p.itertext(f"{W}t"))
        for p in paragraphs
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaks == ["b", "c", ""]


def test_the_properties_of_the_file_are_those_of_the_paper(printed):
    properties = docx.Document(io.BytesIO(printed)).core_properties
    assert properties.title == "Omirgali Sundetbek"
    assert properties.author == "Sample Assembly, Secretariat"
    assert properties.language == "en-GB"
    assert properties.created.replace(tzinfo=None) == datetime(2027, 3, 15, 3, 0)  # noqa: DTZ001 -- the file writes UTC without a zone
    names = zipfile.ZipFile(io.BytesIO(printed)).namelist()
    assert "docProps/thumbnail.jpeg" not in names


def test_equal_papers_make_equal_bytes(printed):
    assert render_docx(briefing(), origin="https://o.example") == printed


def test_quotation_marks_and_language_are_those_of_the_paper():
    data = one(Paragraph(runs("b", Note(quote="c", url="https://news.example/1"))))
    notes = part(data, "word/footnotes.xml")
    assert notes.xpath("string(//w:hyperlink)", namespaces=NS) == "«c»"
    styles = part(data, "word/styles.xml")
    assert styles.xpath("string(//w:docDefaults//w:lang/@w:val)", namespaces=NS) == (
        "kk-KZ"
    )


def test_a_paper_without_identity_begins_with_its_title():
    document = docx.Document(io.BytesIO(one(Heading("b"), subtitle="Week 11")))
    assert [p.text for p in document.paragraphs] == ["A", "Week 11", "b"]


def test_an_identity_may_be_a_name_alone():
    document = docx.Document(io.BytesIO(one(Identity("Name"), Heading("b"))))
    assert [p.text for p in document.paragraphs] == ["Name", "b"]


def test_a_cell_never_ends_with_a_table():
    table = Table(("Hour",), ((runs("10"),),), caption="Turnout")
    data = one(Columns((table,), (Paragraph(runs("b")),)))
    for cell in part(data, "word/document.xml").iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"


def test_a_wide_figure_is_fitted_and_said_in_words():
    figure = Figure("Turnout by hour", png=png(4000, 1000), caption="Turnout")
    document = docx.Document(io.BytesIO(one(figure, Figure("Small", png=png()))))
    wide, small = document.inline_shapes
    # 210 mm of A4 less the margins of 26 and 22; a quarter of it high.
    assert wide.width.mm == pytest.approx(162, abs=0.1)
    assert wide.height.mm == pytest.approx(40.5, abs=0.1)
    assert wide._inline.docPr.get("descr") == "Turnout by hour"
    assert small.width.mm < 10
    assert document.paragraphs[2].text == "Turnout"


def test_the_mark_stands_in_the_head_where_it_is_given():
    data = render_docx(briefing(), mark_png=png())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert "word/media/image1.png" in package.namelist()


def test_a_label_may_put_words_around_the_numbers():
    labels = Labels(page="Page {number} of {count}.")
    document = docx.Document(io.BytesIO(one(Heading("b"), labels=labels)))
    assert document.sections[0].footer.tables[0].cell(0, 1).text == "Page 1 of 1."


def test_a_figure_without_a_png_is_refused():
    with pytest.raises(DocumentError, match="the figure 'Turnout' has no PNG"):
        one(Figure("Turnout", svg=b"<svg/>"))


def test_a_wide_paper_lies_on_its_side_and_its_tables_fill_it():
    # ISO 216: A4 is 210 mm by 297 mm; margins of 26 and 22 mm leave 249 mm.
    table = Table(("a", "b"), ((runs("1"), runs("2")),), widths=(40, 60))
    document = docx.Document(io.BytesIO(one(table, is_across=True)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.orientation == WD_ORIENT.LANDSCAPE
    # 249 mm in twentieths of a point: 249 / 25.4 * 1440 = 14116.5.
    width = document.tables[0]._tbl.find(f"{W}tblPr").find(f"{W}tblW").get(f"{W}w")
    assert abs(int(width) - 14116.5) <= 1
