"""The paper as PDF, read back with poppler's tools."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from sample_paper import ALPHABETS, briefing

from orkhon.engines.documents import (
    ASSETS,
    DocumentError,
    Figure,
    FontFile,
    Heading,
    Note,
    Paper,
    Paragraph,
    Table,
    print_pages,
    render_pdf,
    runs,
)

TOKENS = ":root { --ink: #000; --cut: #555; --face-text: serif; --face-ui: sans-serif }"
MARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 32"/>'
ORIGIN = "https://o.example"


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "briefing.pdf"
    path.write_bytes(
        render_pdf(briefing(), tokens_css=TOKENS, mark_svg=MARK, origin=ORIGIN)
    )
    return path


def poppler(tool, *arguments):
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not on this machine")
    done = subprocess.run(
        [tool, *arguments], capture_output=True, check=True, text=True
    )
    return done.stdout


def pages(path):
    return poppler("pdftotext", "-layout", str(path), "-").split("\f")[:-1]


def pdf_of(path, *blocks):
    paper = Paper(title="A paper", language="en", blocks=blocks)
    path.write_bytes(render_pdf(paper, tokens_css=TOKENS))
    return path


def test_three_leaves_make_three_pages_of_a4_with_head_and_foot(printed):
    text = pages(printed)
    assert len(text) == 3
    for number, page in enumerate(text, start=1):
        assert "Sample Assembly, Secretariat" in page
        assert "Briefing 27/041" in page
        assert f"{number}/3" in "".join(page.split())
    assert "pts (A4)" in poppler("pdfinfo", str(printed))


def test_the_properties_of_the_file_are_those_of_the_paper(printed):
    information = poppler("pdfinfo", str(printed))
    found = dict(
        (part.strip() for part in line.split(":", 1))
        for line in information.splitlines()
        if ":" in line
    )
    assert found["Title"] == "Omirgali Sundetbek"
    assert found["Author"] == "Sample Assembly, Secretariat"
    assert found["Tagged"] == "yes"
    assert "2027" in found["CreationDate"]


def test_every_letter_of_the_seven_languages_can_be_read_back(printed):
    text = pages(printed)[2]
    for language, letters in ALPHABETS.items():
        missing = [letter for letter in letters.split() if letter not in text]
        assert (language, missing) == (language, [])


def test_a_note_stands_at_the_foot_of_the_page_that_calls_it(printed):
    first, second, third = pages(printed)
    body, foot = first.split("Last contacts")
    assert "письменные" not in body
    assert "письменные замечания поступят к марту" in foot
    assert "письменные замечания поступят к марту" in second
    assert "замечания" not in third


def test_notes_of_a_long_table_follow_it_from_page_to_page(tmp_path):
    rows = tuple(
        (runs(f"row {n:02}", Note(f"source {n:02}")), runs("text")) for n in range(60)
    )
    text = pages(pdf_of(tmp_path / "t.pdf", Table(("Row", "Text"), rows)))
    assert 2 <= len(text) <= 5
    for page in text:
        assert "Row" in page  # the head is repeated
        for n in range(60):
            assert (f"row {n:02}" in page) == (f"source {n:02}" in page)


def test_links_lead_to_the_site_that_printed_the_paper(printed):
    links = poppler("pdfinfo", "-url", str(printed))
    assert f"{ORIGIN}/record/sources/7" in links
    assert "https://news.example.org/reports/12" in links


def test_equal_papers_make_equal_bytes():
    def once():
        return render_pdf(briefing(), tokens_css=TOKENS, mark_svg=MARK, origin=ORIGIN)

    assert once() == once()


def test_a_paper_can_be_printed_without_tags_and_without_a_time(tmp_path):
    paper = Paper(title="A", language="kk", blocks=(Paragraph(runs("Мәтін")),))
    path = tmp_path / "plain.pdf"
    path.write_bytes(render_pdf(paper, tokens_css=TOKENS, is_tagged=False))
    information = poppler("pdfinfo", str(path))
    assert "Tagged:          no" in information
    assert "CreationDate" not in information


def test_headings_become_bookmarks_of_the_file(printed):
    structure = poppler("pdfinfo", "-struct-text", str(printed))
    assert "H1" in structure
    assert "What to bring home" in structure


@pytest.fixture(scope="module")
def dejavu():
    found = poppler("fc-list", ":family=DejaVu Serif:style=Book", "file")
    if not found:
        pytest.skip("DejaVu Serif is not on this machine")
    return Path(found.splitlines()[0].rstrip(": ")).read_bytes()


def part_of(data, first, last):
    """The letters of a font from one code point to another, as web fonts come."""
    with TTFont(io.BytesIO(data)) as font:
        subsetter = Subsetter()
        subsetter.populate(unicodes=range(first, last + 1))
        subsetter.subset(font)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written)
    return written.getvalue()


def test_a_font_in_parts_prints_each_letter_from_the_part_that_has_it(dejavu, tmp_path):
    fonts = [
        FontFile("Given", part_of(dejavu, 0x20, 0x17F), unicode_range="U+20-17F"),
        FontFile("Given", part_of(dejavu, 0x400, 0x52F), unicode_range="U+400-52F"),
    ]
    said = "Мәжіліс, Majilis, Мажилис, Məclis, Жогорку Кеңеш"
    paper = Paper(title="A", language="en", blocks=(Paragraph(runs(said)),))
    styles = ':root { --face-text: "Given" }'

    def once():
        return render_pdf(paper, tokens_css=styles, fonts=fonts)

    path = tmp_path / "parts.pdf"
    path.write_bytes(once())
    assert said.replace("ə", "") in pages(path)[0].replace("ə", "")
    assert "Given-f1" in poppler("pdffonts", str(path))
    assert "Given-f2" in poppler("pdffonts", str(path))
    assert once() == path.read_bytes()


def test_a_font_that_is_not_packed_is_taken_as_it_is(dejavu, tmp_path):
    paper = Paper(title="A", language="en", blocks=(Paragraph(runs("Text")),))
    path = tmp_path / "plain.pdf"
    styles = ':root { --face-text: "Given" }'
    fonts = [FontFile("Given", dejavu), FontFile("Given", dejavu, weight="700")]
    path.write_bytes(render_pdf(paper, tokens_css=styles, fonts=fonts))
    assert "Given-f1" in poppler("pdffonts", str(path))


def test_a_figure_is_printed_from_its_own_bytes():
    figure = Figure("A square", svg=MARK)
    paper = Paper(title="A", language="en", blocks=(Heading("One"), figure))
    assert render_pdf(paper, tokens_css=TOKENS).startswith(b"%PDF-")


@pytest.mark.parametrize(
    "asked",
    [
        '@import url("https://cdn.example/a.css");',
        'body { background: url("file:///etc/hostname") }',
        'body { background: url("https://assets.invalid/font-7") }',
    ],
)
def test_nothing_is_fetched(asked):
    paper = Paper(title="A", language="en", blocks=(Paragraph(runs("Text")),))
    with pytest.raises(DocumentError, match="a paper fetches nothing; it asked for"):
        render_pdf(paper, tokens_css=f"{asked} {TOKENS}")


def test_a_sheet_of_its_own_form_is_printed_from_what_it_is_given(tmp_path):
    markup = (
        '<html lang="en"><head><title>Badge</title></head>'
        f'<body><p>Sample</p><img alt="one" src="{ASSETS}one.svg"></body></html>'
    )
    one = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    given = {"styles": "@page { size: A6 }", "tokens_css": ""}
    path = tmp_path / "badge.pdf"
    path.write_bytes(print_pages(markup, pictures={"one.svg": one}, **given))
    # A6 is 105 × 148 mm (ISO 216); a point is 1/72 inch.
    assert "297.638 x 419.528 pts" in poppler("pdfinfo", str(path))
    with pytest.raises(DocumentError, match="fetches nothing"):
        print_pages(markup, **given)


def test_a_wide_paper_lies_on_its_side(tmp_path):
    paper = Paper("Sample", "en", (Paragraph(runs("Words.")),), is_across=True)
    path = tmp_path / "wide.pdf"
    path.write_bytes(render_pdf(paper, tokens_css=TOKENS))
    # ISO 216: A4 in points, on its side.
    assert "841.89 x 595.276 pts (A4)" in poppler("pdfinfo", str(path)).replace(
        "595.28 ", "595.276 "
    )
