"""A text cut for marking: every character once, marks nested, spans exact."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orkhon.dialogue.queries.source_text import Marked, paragraphs


def span(number, start, end):
    return Marked(number, start, end, "is-proposed")


def shown(text, *spans, chrome=()):
    """The paragraphs with marks written as [n …], so that nesting can be read."""
    lines = []
    for paragraph in paragraphs(text, spans, chrome):
        out = ""
        for run in paragraph.stretches:
            out += "".join(f"[{mark.number} " for mark, _first in run.opens)
            out += run.text + "]" * run.closes
        lines.append(out)
    return lines


def test_a_span_is_marked_where_it_stands():
    assert shown("met in Baku today", span(1, 7, 11)) == ["met in [1 Baku] today"]


def test_a_span_within_another_is_marked_within_it():
    assert shown("the Speaker of the Senate", span(1, 4, 25), span(2, 19, 25)) == [
        "the [1 Speaker of the [2 Senate]]"
    ]


def test_spans_that_cross_are_closed_and_opened_again():
    assert shown("abcdef", span(1, 0, 4), span(2, 2, 6)) == ["[1 ab[2 cd]][2 ef]"]


def test_two_spans_on_the_same_words_lie_in_one_another():
    assert shown("received", span(1, 0, 8), span(2, 0, 8)) == ["[1 [2 received]]"]


def test_a_span_over_two_paragraphs_is_marked_in_both():
    assert shown("one two\n\nthree", span(1, 4, 14)) == ["one [1 two]", "[1 three]"]


def test_only_the_first_piece_of_a_span_carries_its_anchor():
    pieces = [
        (mark.number, first)
        for paragraph in paragraphs("abcdef", [span(1, 0, 4), span(2, 2, 6)])
        for run in paragraph.stretches
        for mark, first in run.opens
    ]
    assert pieces == [(1, True), (2, True), (2, False)]


def test_the_number_of_a_span_follows_its_end():
    (paragraph,) = paragraphs("abcdef", [span(1, 0, 4), span(2, 2, 6)])
    assert [(run.text, run.ended) for run in paragraph.stretches] == [
        ("ab", ()),
        ("cd", (1,)),
        ("ef", (2,)),
    ]


def test_a_run_leads_to_the_shortest_span_around_it():
    (paragraph,) = paragraphs("abcdef", [span(1, 0, 6), span(2, 2, 4)])
    assert [run.link for run in paragraph.stretches] == [1, 2, 1]


def test_letters_beyond_the_first_plane_count_as_one_character():
    text = "𐰸𐰍𐰣 met in Baku"
    (paragraph,) = paragraphs(text, [span(1, 11, 15)])
    assert [run.text for run in paragraph.stretches] == ["𐰸𐰍𐰣 met in ", "Baku"]


def test_lines_of_the_page_around_the_report_are_told_apart():
    text = "Share this\n\nThe report."
    assert [one.is_chrome for one in paragraphs(text, [], [[0, 10]])] == [True, False]


def test_a_line_with_a_proposal_in_it_is_never_taken_for_the_page():
    assert not paragraphs("18.11.2022", [span(1, 0, 10)], [[0, 10]])[0].is_chrome


def test_a_span_outside_the_text_is_left_out():
    assert shown("abc", span(1, 2, 9), span(2, 1, 1)) == ["abc"]


# A loaded machine draws slowly.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet="ab \nğҰ𐰸", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8),
)
def test_every_character_stands_once_and_every_mark_is_closed(text, spans):
    marked = [span(number, *sorted(ends)) for number, ends in enumerate(spans)]
    for paragraph in paragraphs(text, marked):
        at = paragraph.stretches[0].start
        depth = 0
        for run in paragraph.stretches:
            assert run.start == at
            assert text[run.start : run.start + len(run.text)] == run.text
            at += len(run.text)
            depth += len(run.opens) - run.closes
            assert depth >= 0
        assert depth == 0
