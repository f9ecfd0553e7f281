"""Numbered lines, and places that people write as words."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.amendments import (
    AmendmentError,
    Change,
    MarkedLine,
    Paragraph,
    Piece,
    bracketed,
    change_between,
    deleting,
    inserting,
    lines_of,
    number_lines,
    on_lines,
    replacing,
    rows_of_paper,
    words_at,
)
from tests.engines.amendments.sample_text import (
    EVERY,
    SAMPLE,
    WORDS,
    amendment,
    of_words,
)

LINES = number_lines(SAMPLE.paragraphs, width=40)
# By hand, 40 letters a line, "1. " in front of the first line of paragraph 1.
PRINTED = [
    (1, "t", "Sample declaration on safe products"),
    (2, "p", "Recalling its earlier sample text,"),
    (3, "a", "The Assembly recommends that the"),
    (4, "a", "parliaments bring their laws closer to"),
    (5, "a", "the model law, and inform the"),
    (6, "a", "Secretariat each year."),
    (7, "b", "It invites them to exchange alerts"),
    (8, "b", "without delay and asks the Commission to"),
    (9, "b", "report."),
    (10, "c", "It thanks the host."),
]


def test_lines_break_and_are_numbered_as_by_hand():
    assert [(line.no, line.paragraph_key, line.words) for line in LINES] == PRINTED


@EVERY
@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(20, 80))
def test_lines_break_where_the_standard_library_breaks_them(texts, width):
    # textwrap of the Python standard library, told not to break words
    paragraphs = [Paragraph(str(no), "", text) for no, text in enumerate(texts)]
    wrapped = [
        line
        for text in texts
        for line in textwrap.wrap(
            text, width, break_long_words=False, break_on_hyphens=False
        )
    ]
    found = number_lines(paragraphs, width)
    assert [line.words for line in found] == wrapped
    assert [line.no for line in found] == list(range(1, len(wrapped) + 1))


def test_a_line_break_in_a_paragraph_is_kept_and_a_long_word_is_not_broken():
    long = "a" * 30
    found = number_lines([Paragraph("a", "", f"one\ntwo {long} three")], 20, first=212)
    assert [(line.no, line.words) for line in found] == [
        (212, "one"),
        (213, "two"),
        (214, long),
        (215, "three"),
    ]


def test_lines_too_short_are_refused():
    with pytest.raises(AmendmentError, match="lines of 19 letters are too short"):
        number_lines(SAMPLE.paragraphs, 19)


@pytest.mark.parametrize(
    ("quoted", "lines"),
    [
        ("model law", (5, 5)),
        ("closer to the model", (4, 5)),
        ("The Assembly", (3, 3)),
        ("year.", (6, 6)),
    ],
)
def test_words_are_on_the_lines_where_they_were_printed(quoted, lines):
    start = SAMPLE.paragraph("a").text.index(quoted)
    assert lines_of(LINES, "a", start, start + len(quoted)) == lines


def test_a_place_between_two_lines_is_on_the_line_of_the_word_before():
    place = SAMPLE.paragraph("a").text.index(" the model")
    assert lines_of(LINES, "a", place, place) == (4, 4)
    assert lines_of(LINES, "a", place + 1, place + 1) == (4, 4)
    assert lines_of(LINES, "a", place, place + 1) == (4, 4)
    assert lines_of(LINES, "a", 0, 0) == (3, 3)
    assert lines_of(LINES, "new", 0, 0) is None


def test_a_change_over_two_lines_leaves_each_line_its_words():
    change = of_words(1, "replace", "a", "closer to the", "to")
    marked = bracketed(SAMPLE, [change], [])[2]
    laid = on_lines(marked, LINES)
    assert [line.no for line in laid] == [3, 4, 5, 6]
    assert [(piece.kind, piece.text) for piece in laid[1].pieces] == [
        ("kept", "parliaments bring their laws "),
        ("deleted", "closer to "),
    ]
    assert [(piece.kind, piece.text) for piece in laid[2].pieces] == [
        ("deleted", "the"),
        ("inserted", "to"),
        ("kept", " model law, and inform the "),
    ]


def test_a_new_paragraph_has_no_printed_line():
    new = amendment(1, "insert-paragraph", "n", text="It notes.", after="c")
    marked = bracketed(SAMPLE, [], [new])[-1]
    piece = Piece("bracket", "It notes.", None, None, ("KZ",), ("k1",))
    assert on_lines(marked, LINES) == (MarkedLine(None, (piece,)),)


def test_the_paper_has_a_row_an_amendment_in_the_order_of_the_text():
    asked = [
        of_words(2, "replace", "b", "without delay", "at once"),
        of_words(9, "insert", "a", "model law", " by 2029"),
        amendment(3, "insert-paragraph", "n", text="It notes.", after="a"),
        amendment(4, "delete-paragraph", "c"),
        amendment(5, "move", "b", after="c"),
        amendment(6, "insert-paragraph", "m", text="Sample.", role="title"),
    ]
    rows = rows_of_paper(SAMPLE, asked, LINES)
    assert [(row.amendment, row.first_line, row.last_line) for row in rows] == [
        ("k6", None, None),
        ("k9", 5, 5),
        ("k3", None, None),
        ("k5", 7, 9),
        ("k2", 8, 8),
        ("k4", 10, 10),
    ]
    words = {
        row.amendment: (
            [(piece.kind, piece.text) for piece in row.left],
            [(piece.kind, piece.text) for piece in row.right],
        )
        for row in rows
    }
    second = SAMPLE.paragraph("b").text
    assert words["k2"] == (
        [
            ("kept", "It invites them to exchange alerts "),
            ("deleted", "without delay"),
            ("kept", " and asks the Commission to report."),
        ],
        [
            ("kept", "It invites them to exchange alerts "),
            ("inserted", "at once"),
            ("kept", " and asks the Commission to report."),
        ],
    )
    assert words["k3"] == ([], [("inserted", "It notes.")])
    assert words["k4"] == ([("deleted", "It thanks the host.")], [])
    assert words["k5"] == ([("kept", second)], [("kept", second)])


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("model law, and", "model law by 2029, and", ("insert", 9, 9, " by 2029")),
        ("without delay, and", "at once, and", ("replace", 0, 13, "at once")),
        ("a b c", "a c", ("delete", 2, 4, "")),
        ("a b", "a b c", ("insert", 3, 3, " c")),
        ("b c", "a b c", ("insert", 0, 0, "a ")),
        ("in 2028", "in 2029", ("replace", 3, 7, "2029")),
        ("a a", "a a a", ("insert", 3, 3, " a")),
    ],
)
def test_an_edited_paragraph_is_one_change_of_whole_words(old, new, change):
    assert change_between(old, new) == Change(*change)


@EVERY
@given(WORDS, WORDS)
def test_the_change_between_two_texts_makes_one_of_the_other(old, new):
    if old == new:
        return
    found = change_between(old, new)
    assert old[: found.start] + found.text + old[found.end :] == new


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a b", " ", "all words were taken out"),
        ("a\nb", "a\r\nb ", "the words are the same as in the text"),
    ],
)
def test_an_edit_that_is_none_is_refused(old, new, said):
    with pytest.raises(AmendmentError, match=said):
        change_between(old, new)


TWICE = Paragraph("x", "4", "The law on law-making and the  law (of\nnature).")
TWICE_LINES = number_lines([TWICE], 30)


def test_quoted_words_are_found_whatever_the_space_between_them():
    assert words_at(TWICE, " the law ") == (26, 34)
    assert words_at(TWICE, "(of nature)") == (35, 46)
    assert words_at(TWICE, "law", lines=TWICE_LINES, line=2) == (31, 34)


@pytest.mark.parametrize(
    ("words", "line", "said"),
    [
        ("", None, "no words of paragraph 4 are given"),
        ("laws", None, "“laws” does not stand in paragraph 4"),
        ("law", None, "“law” stands 3 times in paragraph 4; say which line"),
        ("nature", 1, "“nature” does not stand in line 1"),
        ("law", 9, "line 9 is not in paragraph 4"),
    ],
)
def test_words_that_are_not_there_once_are_refused(words, line, said):
    with pytest.raises(AmendmentError, match=said):
        words_at(TWICE, words, lines=TWICE_LINES, line=line)


HOST = SAMPLE.paragraph("c")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (inserting(HOST, 9, "warmly"), "It thanks warmly the host."),
        (inserting(HOST, 18, "again"), "It thanks the host again."),
        (inserting(HOST, 18, ", again"), "It thanks the host, again."),
        (inserting(HOST, 0, "Today"), "Today It thanks the host."),
        (inserting(HOST, 10, "all"), "It thanks all the host."),
        (inserting(HOST, 19, "Again."), "It thanks the host. Again."),
        (replacing(HOST, (10, 13), " its "), "It thanks its host."),
        (deleting(HOST, (10, 13)), "It thanks host."),
        (deleting(HOST, (0, 2)), "thanks the host."),
        (deleting(HOST, (14, 18)), "It thanks the."),
        (deleting(HOST, (14, 19)), "It thanks the"),
        (deleting(HOST, (11, 13)), "It thanks t host."),
        (deleting(HOST, (0, 1)), "t thanks the host."),
    ],
)
def test_words_come_and_go_with_their_spaces(change, words):
    text = HOST.text
    assert text[: change.start] + change.text + text[change.end :] == words
