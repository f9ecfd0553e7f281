"""The paper and its parts: what they refuse, and where leaves begin."""

from datetime import datetime

import pytest
from sample_paper import briefing

from orkhon.engines.documents import (
    Bullets,
    Columns,
    DocumentError,
    Facts,
    Figure,
    Heading,
    Identity,
    Labels,
    Note,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Table,
    runs,
)
from orkhon.engines.documents.numbering import NoteNumbers

WORDS = runs("words")
TEXT = Paragraph(WORDS)


def paper(*blocks, **others):
    return Paper(title="A paper", language="en", blocks=blocks, **others)


def test_leaves_begin_at_page_breaks():
    first, second = Heading("One"), Heading("Two")
    assert paper(first, TEXT, PageBreak(), second).leaves() == (
        (first, TEXT),
        (second,),
    )


def test_the_same_note_keeps_its_number_within_a_leaf_only():
    numbers = NoteNumbers()
    numbers.begin_leaf()
    assert numbers.number(Note("A")) == (1, True)
    assert numbers.number(Note("B")) == (2, True)
    assert numbers.number(Note("A")) == (1, False)
    numbers.begin_leaf()
    assert numbers.number(Note("A")) == (3, True)
    assert numbers.in_leaf() == ((3, Note("A")),)


def test_two_papers_of_the_same_parts_are_equal():
    assert briefing() == briefing()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Heading(" "), "a heading is empty"),
        (lambda: Heading("Posts", 3), "the heading 'Posts' has level 3"),
        (lambda: Paragraph(()), "a paragraph is empty"),
        (lambda: Paragraph(("bare",)), "a paragraph holds 'bare', which is not a run"),
        (lambda: Bullets(()), "a list has no points"),
        (lambda: Numbered(((),)), "a point of a list is empty"),
        (lambda: Table((), ()), "a table has no columns"),
        (lambda: Table(("",), ((WORDS,),)), "the head of a column is empty"),
        (lambda: Table(("A",), ()), "the table ('A',) has no rows"),
        (
            lambda: Table(("A", "B"), ((WORDS, WORDS), (WORDS,))),
            "row 2 of the table ('A', 'B') has 1 cells for 2 columns",
        ),
        (lambda: Table(("A",), ((WORDS,),), (50, 50)), "2 widths for 1 columns"),
        (
            lambda: Table(("A", "B"), ((WORDS, WORDS),), (50, 40)),
            "the widths (50, 40) do not make 100",
        ),
        (
            lambda: Table(("A", "B"), ((WORDS, WORDS),), (100, 0)),
            "the widths (100, 0) do not make 100",
        ),
        (lambda: Facts(()), "a list of facts is empty"),
        (lambda: Facts((("", WORDS),)), "the label of a fact is empty"),
        (lambda: Facts((("Place", ()),)), "the fact 'Place' is empty"),
        (lambda: Figure(""), "the description of a figure is empty"),
        (lambda: Figure("Turnout"), "the figure 'Turnout' has no picture"),
        (
            lambda: Figure("Turnout", png=b"GIF89a"),
            "the picture of the figure 'Turnout' is not a PNG",
        ),
        (lambda: Identity(""), "the name at the head of a paper is empty"),
        (lambda: Columns((), (TEXT,)), "one of two columns is empty"),
        (
            lambda: Columns((TEXT,), (PageBreak(),)),
            "PageBreak cannot stand in a column",
        ),
        (lambda: Labels(page="page"), "the label 'page' lacks {number} or {count}"),
        (lambda: paper("text"), "str is not a part of a paper"),
        (lambda: paper(), "leaf 1 of 'A paper' is empty"),
        (lambda: paper(TEXT, PageBreak()), "leaf 2 of 'A paper' is empty"),
        (
            lambda: paper(TEXT, Identity("Name")),
            "'A paper' has an identity away from its head",
        ),
        (
            lambda: paper(TEXT, issued_at=datetime(2027, 3, 15)),  # noqa: DTZ001 -- the case
            "'A paper' was issued at a time without a zone",
        ),
        (lambda: Paper("", "en", (TEXT,)), "the title of the paper is empty"),
        (
            lambda: Paper("A", "english", (TEXT,)),
            "the paper 'A' has the language 'english'; write it as \"kk\" or \"uz-Cyrl\"",
        ),
    ],
)
def test_a_part_that_cannot_be_printed_is_refused(make, message):
    with pytest.raises(DocumentError) as refused:
        make()
    assert str(refused.value) == message
