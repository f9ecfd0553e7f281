"""Text broken at a fixed width: lines are put together to paragraphs, values whole."""

import textwrap

import pytest

from orkhon.engines.reports import read_report
from orkhon.engines.reports.clean import clean
from orkhon.engines.reports.segments import paragraphs_of
from orkhon.engines.reports.vocabulary import vocabulary_of

# An invented report; nobody of these names holds such a post.
PARAGRAPH = (
    "Chairman of the Senate Askar Beketayev received in Budapest the Ambassador of "
    "Hungary Gábor Szentesi on 4 March 2026. The sides agreed to hold the second "
    "meeting of the friendship groups in Astana in May 2026. The Ambassador thanked "
    "the Chairman for the warm welcome and wished him every success in his work."
)


def lines(text):
    return [text[span.start : span.end] for span in paragraphs_of(text)]


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100])
def test_lines_broken_at_any_width_are_one_paragraph(width):
    assert lines(textwrap.fill(PARAGRAPH, width)) == [textwrap.fill(PARAGRAPH, width)]


@pytest.mark.parametrize("width", [50, 72, 100])
def test_what_is_read_does_not_depend_on_the_width(width):
    whole = read_report(PARAGRAPH, source="sample").contacts[0]
    broken = read_report(textwrap.fill(PARAGRAPH, width), source="sample").contacts[0]
    assert broken.place.value == whole.place.value == "Budapest"
    assert broken.date.value == whole.date.value == "2026-03-04"
    assert [one.name for one in broken.participants] == [
        one.name for one in whole.participants
    ]
    assert [one.what for one in broken.commitments] == [
        one.what for one in whole.commitments
    ]


def test_offsets_into_wrapped_text_are_offsets_into_what_came_in():
    text = textwrap.fill(PARAGRAPH, 60)
    for one in read_report(text, source="sample").contacts[0].participants:
        assert text[one.span.start : one.span.end].split() == one.name.split()


def test_paragraphs_of_one_line_each_stay_apart():
    text = "The first paragraph is short.\nThe second is short, too.\nThe third ends."
    assert len(lines(text)) == 3


def test_a_headline_above_a_long_line_is_no_wrapped_text():
    text = f"Chairman meets Ambassador\n{PARAGRAPH}"
    assert lines(text)[0] == "Chairman meets Ambassador"


def test_a_list_without_a_full_stop_at_its_end_is_not_wrapped():
    text = "Askar Beketayev, Chairman of the Senate\nGábor Szentesi, Ambassador"
    assert len(lines(text)) == 2


def test_a_blank_line_always_parts():
    text = f"{textwrap.fill(PARAGRAPH, 60)}\n\n{textwrap.fill(PARAGRAPH, 60)}"
    assert len(lines(text)) == 2


def test_cleaning_moves_no_character():
    text = textwrap.fill(PARAGRAPH, 60)
    cleaned = clean(text, vocabulary_of("en"), is_cyrillic=False).text
    assert cleaned == text.replace("\n", " ")


def test_a_line_of_asterisks_is_no_sentence():
    text = "Askar Beketayev met with Gábor Szentesi.\n\n***\n\nThey spoke of water."
    assert len(read_report(text, source="sample").contacts) == 1
