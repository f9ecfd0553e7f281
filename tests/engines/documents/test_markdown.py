"""The paper as Markdown: footnotes, and signs of markup made plain."""

import re

import pytest
from sample_paper import briefing

from orkhon.engines.documents import (
    Facts,
    Figure,
    Heading,
    Identity,
    Note,
    Paper,
    Paragraph,
    Quote,
    Table,
    render_markdown,
    runs,
)
from orkhon.engines.documents.markdown import escape


def paragraph(*parts, language="en"):
    paper = Paper(title="A", language=language, blocks=(Paragraph(runs(*parts)),))
    return render_markdown(paper).split("\n\n")[1].rstrip("\n")


def test_every_note_is_called_and_printed_once():
    printed = render_markdown(briefing())
    called = re.findall(r"\[\^(\d+)\](?!:)", printed)
    noted = re.findall(r"^\[\^(\d+)\]:", printed, re.MULTILINE)
    assert called == ["1", "2", "3", "4", "3", "5", "6"]
    assert noted == ["1", "2", "3", "4", "5", "6"]


def test_a_note_links_to_its_source():
    printed = render_markdown(briefing(), origin="https://o.example")
    assert (
        "[^1]: [Report of 4 September 2026:](<https://o.example/record/sources/7>)"
        in (printed)
    )


@pytest.mark.parametrize(
    ("text", "written"),
    # CommonMark 0.31.2, section 2.4 (backslash escapes), 4 and 5 (blocks).
    [
        ("2025. A year", "2025\\. A year"),
        ("3) three", "3\\) three"),
        ("- a dash", "\\- a dash"),
        ("# a head", "\\# a head"),
        ("a*b_c", "a\\*b\\_c"),
        ("[a](b)", "\\[a\\](b)"),
        ("a < b | c", "a \\< b \\| c"),
        ("12 November", "12 November"),
    ],
)
def test_signs_of_markup_are_made_plain(text, written):
    assert paragraph(text) == written


def test_lines_of_a_source_do_not_break_a_table():
    assert escape("one\n two") == "one two"


def test_words_next_to_each_other_keep_their_space():
    assert paragraph("open ", Quote("by March"), " still") == "open “by March” still"


def test_quotation_marks_are_those_of_the_paper():
    assert paragraph(Quote("наурызға дейін"), language="kk") == "«наурызға дейін»"


def test_a_title_its_status_and_a_figure_in_words():
    paper = Paper(
        title="Digest",
        subtitle="Week 11",
        language="en",
        running_head="Secretariat",
        status="As of 15 March",
        blocks=(
            Heading("Turnout"),
            Figure("A line that rises", svg=b"<svg/>"),
            Facts((("Voters", runs("12,482,613")),)),
            Table(("Hour",), ((runs("10"),),)),
        ),
    )
    assert render_markdown(paper) == (
        "Secretariat\n\n# Digest\n\nWeek 11\n\n## Turnout\n\n*A line that rises*\n\n"
        "- **Voters:** 12,482,613\n\n| Hour |\n| --- |\n| 10 |\n\nAs of 15 March\n"
    )


def test_an_identity_may_be_a_name_alone():
    paper = Paper(title="A", language="en", blocks=(Identity("Name"),))
    assert render_markdown(paper) == "# Name\n"


def test_a_note_without_a_source_is_its_words():
    assert render_markdown(
        Paper(title="A", language="en", blocks=(Paragraph(runs("B", Note(quote="c"))),))
    ).endswith("## Notes\n\n[^1]: “c”\n")
