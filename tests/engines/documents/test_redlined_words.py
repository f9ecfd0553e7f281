"""Words that a redline adds and strikes out inside a paper, in every format."""

import io

import docx
import pytest
from docx.shared import RGBColor
from lxml import html

from orkhon.engines.documents import (
    Deleted,
    Inserted,
    Paper,
    Paragraph,
    render_docx,
    render_html,
    render_markdown,
    runs,
)
from orkhon.engines.documents.runs import plain

WORDS = runs("within ", Deleted("30", "en"), Inserted("15"), " days")


@pytest.fixture
def paper():
    return Paper(title="A", language="en", blocks=(Paragraph(WORDS),))


def test_on_the_page_they_are_marked_as_html_marks_changes(paper):
    line = html.fragment_fromstring(render_html(paper)).find(".//p[del]")
    assert [(one.tag, one.text, one.get("lang")) for one in line] == [
        ("del", "30", "en"),
        ("ins", "15", None),
    ]


def test_in_word_they_are_struck_and_underlined_and_stay_words_of_the_paper(paper):
    document = docx.Document(io.BytesIO(render_docx(paper)))
    line = document.paragraphs[-1]
    # What tracked changes would hide from python-docx is all here.
    assert line.text == "within 3015 days"
    _before, deleted, inserted, _after = line.runs
    assert (deleted.font.strike, deleted.font.underline) == (True, None)
    assert (inserted.font.strike, inserted.font.underline) == (None, True)
    # Print values of --cinnabar and --turquoise-deep in the tokens.
    assert deleted.font.color.rgb == RGBColor.from_string("992A1F")
    assert inserted.font.color.rgb == RGBColor.from_string("044A4E")


def test_in_markdown_they_are_the_elements_that_it_lets_stand(paper):
    # CommonMark 0.31, section 6.6: HTML may stand in a line.
    assert render_markdown(paper) == "# A\n\nwithin <del>30</del><ins>15</ins> days\n"


def test_what_comes_in_with_them_cannot_become_markup():
    attack = "<script>"
    paper = Paper(
        title="A",
        language="en",
        blocks=(Paragraph(runs(Inserted(attack), Deleted(attack))),),
    )
    assert "<script" not in render_html(paper)
    assert "<script" not in render_markdown(paper).replace("\\<script", "")


def test_both_count_as_words():
    assert plain(WORDS) == "within 3015 days"
