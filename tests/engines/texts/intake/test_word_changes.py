"""Tracked changes: the new text, the old text, and who changed what."""

from datetime import UTC, datetime

import pytest

from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.intake.model import Change
from orkhon.engines.texts.redline import compare
from orkhon.engines.texts.redline import word_file as word_file_of
from orkhon.engines.texts.structure import plain, read_plain
from tests.engines.texts.intake.papers import (
    by,
    drawn,
    lines,
    mark,
    p,
    r,
    table,
    word_file,
)


def both(body):
    file = word_file(body)
    return lines(file), lines(file, "old")


def changes(body, view="new"):
    found = (one.what for one in drawn(word_file(body), view).placed)
    return [(one.kind, one.words) for one in found]


def test_words_inserted_and_deleted_stand_in_one_view_each():
    body = p(
        r("within ") + by("del", r("ten")) + by("ins", r("thirty")) + r(" days"),
        "<w:rPr><w:rPrChange><w:rPr/></w:rPrChange></w:rPr>",
    )
    assert both(body) == (["within thirty days"], ["within ten days"])
    assert changes(body) == [("deleted", "ten"), ("inserted", "thirty")]


def test_words_inserted_and_then_deleted_stand_in_neither():
    body = p(r("a ") + by("ins", by("del", r("b "), author="Bakyt")) + r("c"))
    assert both(body) == (["a c"], ["a c"])
    (one,) = drawn(word_file(body)).placed
    assert (one.what.kind, one.what.author) == ("deleted", "Bakyt")


def test_moved_words_stand_in_one_place_each_and_are_one_change():
    body = p(by("moveFrom", r("moved words")), mark("moveFrom"))
    body += p(r("middle")) + p(by("moveTo", r("moved words")), mark("moveTo"))
    body += p("end")
    assert both(body) == (
        ["middle", "moved words", "end"],
        ["moved words", "middle", "end"],
    )
    assert changes(body) == [("moved", "moved words")]


def test_a_move_whose_words_changed_on_the_way_is_told_by_its_name():
    def end(kind, words, name):
        start = f'<w:{kind}RangeStart w:id="5" w:name="{name}"/>'
        return (
            p(start + by(kind, r(words)), mark(kind)) + f'<w:{kind}RangeEnd w:id="5"/>'
        )

    body = end("moveFrom", "ten days", "m1") + end("moveFrom", "same", "m2")
    body += (
        p("middle") + end("moveTo", "thirty days", "m1") + end("moveTo", "same", "m3")
    )
    assert changes(body + p("end")) == [
        ("deleted", "same"),
        ("moved", "thirty days"),
        ("inserted", "same"),
    ]


def test_half_a_move_is_an_insertion_or_a_deletion():
    body = p(by("moveFrom", r("from here")) + by("moveTo", r("to here")))
    assert changes(body) == [("deleted", "from here"), ("inserted", "to here")]


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next():
    body = p("one ", mark("del")) + p("two")
    assert both(body) == (["one two"], ["one", "two"])
    assert changes(body) == [("deleted", "¶")]


def test_an_inserted_end_of_a_paragraph_parts_it_from_the_next():
    body = p("one ", mark("ins")) + p("two")
    assert both(body) == (["one", "two"], ["one two"])
    assert changes(body) == [("inserted", "¶")]


def test_a_paragraph_whose_end_is_deleted_before_a_table_stays_one():
    body = p("one", mark("del")) + table([p("a"), p("b")])
    body += p(by("del", r("gone")), mark("del")) + table([p("c"), p("d")])
    assert both(body) == (
        ["one", (("a", "b"),), (("c", "d"),)],
        ["one", (("a", "b"),), "gone", (("c", "d"),)],
    )


def test_rows_and_cells_of_tables_come_and_go():
    def row(kind, words):
        return f"<w:tr><w:trPr>{by(kind)}</w:trPr><w:tc>{p(words)}</w:tc></w:tr>"

    cell = f"<w:tcPr>{by('cellDel')}</w:tcPr>{p('cell')}"
    body = (
        "<w:tbl>"
        + row("ins", "new")
        + row("del", "old")
        + f"<w:tr><w:tc>{p('kept')}</w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    )
    assert both(body) == (
        [(("new",), ("kept", ""))],
        [(("old",), ("kept", "cell"))],
    )
    assert changes(body) == [
        ("inserted", "new"),
        ("deleted", "old"),
        ("deleted", "cell"),
    ]


def test_neighbours_by_one_hand_at_one_time_are_one_change():
    one, two = "2026-11-22T09:00:00Z", "2026-11-22T09:01:00Z"
    body = p(
        by("ins", r("a "), at=one)
        + by("ins", r("b "), at=one)
        + by("ins", r("c "), at=two)
        + by("ins", r("d "), author="Bakyt", at=two)
        + r("")
        + by("ins", r("e "), author="Bakyt", at=two)
        + r("kept")
        + by("ins", r("f"), author="Bakyt", at=two)
    )
    assert changes(body) == [
        ("inserted", "a b"),
        ("inserted", "c"),
        ("inserted", "d e"),
        ("inserted", "f"),
    ]


def test_whole_paragraphs_inserted_one_after_the_other_are_one_change():
    body = (
        p("a") + p(by("ins", r("b")), mark("ins")) + p(by("ins", r("c")), mark("ins"))
    )
    assert changes(body + p("d")) == [("inserted", "b\nc")]


@pytest.mark.parametrize(
    ("attributes", "at"),
    [
        ('w:date="2026-11-22T09:30:00Z"', datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        ('w:date="2026-11-22T09:30:00"', datetime(2026, 11, 22, 9, 30, tzinfo=UTC)),
        (
            'w:date="2026-11-22T12:30:00Z" w16du:dateUtc="2026-11-22T09:30:00Z"',
            datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        ),
        ('w:date="yesterday"', None),
        ("", None),
    ],
)
def test_the_time_of_a_change_is_read_where_there_is_one(attributes, at):
    body = p(f'<w:ins w:author="Aigerim" {attributes}>{r("x")}</w:ins><w:ins/>')
    (one,) = drawn(word_file(body)).placed
    assert one.what == Change("inserted", "Aigerim", at, "x")


def test_a_redline_of_ours_reads_as_the_new_text_and_as_the_old():
    old = read_plain(
        "Law\nArticle 1. Aim\nThe aim is trade.\nArticle 2. Term\n1. Ten days.\n"
        "2. The term begins with the receipt of the application by the ministry.\n"
        "Article 3. Fee\nNone.",
        "en",
    )
    new = read_plain(
        "Law\nArticle 1. Aim\nThe aim is free trade.\nArticle 2. Duty\nThe ministry "
        "keeps a register.\nArticle 3. Term\n1. Thirty days.\n"
        "2. The term begins with the receipt of the application by the ministry.",
        "en",
    )
    file = word_file_of(
        compare(old, new), "Law", "Aigerim", datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert plain(take_in("r.docx", file).text) == plain(new)
    assert plain(take_in("r.docx", file, view="old").text) == plain(old)


LAW = (
    p("Law on trade")
    + p("Article 1. Aim")
    + p(r("The aim is ") + by("ins", r("free ")) + r("trade."))
    + p("Article 2. Term")
    + p(by("del", r("Ten")) + by("ins", r("Thirty")) + r(" days."))
    + p(by("del", r("Article 3. Fee")), mark("del"))
    + p(by("del", r("None.")))
)


def test_a_change_names_the_provision_that_it_stands_in():
    taken = take_in("law.docx", word_file(LAW))
    assert [(one.kind, one.words, one.eid) for one in taken.changes] == [
        ("inserted", "free", "art_1__para_nn_1"),
        ("deleted", "Ten", "art_2__para_nn_1"),
        ("inserted", "Thirty", "art_2__para_nn_1"),
        ("deleted", "Article 3. Fee\nNone.", "art_2__para_nn_1"),
    ]
    old = take_in("law.docx", word_file(LAW), view="old")
    assert [(one.words, one.eid) for one in old.changes][-1] == (
        "Article 3. Fee\nNone.",
        "art_3",
    )
