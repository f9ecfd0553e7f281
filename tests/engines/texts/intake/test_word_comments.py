"""Comments in the margin: whose, when, about which words, in which provision."""

from datetime import UTC, datetime

from orkhon.engines.texts.intake import take_in
from orkhon.engines.texts.intake.model import Comment
from tests.engines.texts.intake.papers import by, drawn, p, r, table, word_file


def comment(identifier, words="Why?", more='w:author="Bakyt"'):
    return f'<w:comment w:id="{identifier}" {more}>{words}</w:comment>'


def start(identifier):
    return f'<w:commentRangeStart w:id="{identifier}"/>'


def end(identifier):
    sign = f'<w:r><w:commentReference w:id="{identifier}"/></w:r>'
    return f'<w:commentRangeEnd w:id="{identifier}"/>{sign}'


def test_a_comment_has_its_author_time_words_and_provision():
    body = p("Law on trade") + p("Article 1. Aim") + p("The aim is trade.")
    body += p("Article 2. Term") + p(r("Within ") + start(4) + r("ten days") + end(4))
    said = comment(
        4, p("Too short.") + p("Thirty?"), 'w:author="B" w:date="2026-11-22T09:30:00Z"'
    )
    assert take_in("law.docx", word_file(body, comments=said)).comments == (
        Comment(
            "B",
            datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            "ten days",
            "Too short.\nThirty?",
            "art_2__para_nn_1",
        ),
    )


def test_a_comment_may_begin_before_a_paragraph_and_span_several():
    body = p("Article 1. Aim") + start(0) + p("One.") + p("Two." + "") + end(0)
    body += p("Article 2. End") + p("Three.")
    taken = take_in("law.docx", word_file(body, comments=comment(0)))
    (one,) = taken.comments
    assert (one.words_marked, one.eid) == ("One.\nTwo.", "art_1__para_nn_1")


def test_a_comment_on_deleted_words_keeps_them_and_its_place():
    body = p("Article 1. Aim") + p("Trade.")
    body += p(by("del", start(0) + r("Gone.") + end(0)) + r(""))
    body += p("Article 2. End") + p("Three.")
    (one,) = take_in("law.docx", word_file(body, comments=comment(0))).comments
    assert (one.words_marked, one.eid) == ("Gone.", "art_1__para_nn_1")


def test_a_comment_without_words_has_the_place_of_its_sign():
    sign = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = p("Article 1. Aim") + p(r("Trade.") + sign) + p("Article 2. End") + p("Two.")
    (one,) = take_in("law.docx", word_file(body, comments=comment(0))).comments
    assert (one.words_marked, one.eid) == ("", "art_1__para_nn_1")
    first = p(sign + r("Article 1. Aim")) + p("Trade.")
    (one,) = take_in("law.docx", word_file(first, comments=comment(0))).comments
    assert one.eid == "art_1"


def test_comments_come_in_the_order_of_the_text_and_lost_ones_last():
    body = p(start(1) + r("a") + end(1)) + p(start(0) + r("b") + end(0))
    said = comment(9, more="") + comment(0) + comment(1)
    placed = drawn(word_file(body, comments=said)).placed
    assert [(one.what.words_marked, one.place) for one in placed] == [
        ("a", 0),
        ("b", 1),
        ("", None),
    ]
    lost = take_in("law.docx", word_file(body, comments=said)).comments[-1]
    assert (lost.author, lost.at, lost.eid) == ("", None, None)


def test_a_comment_in_a_cell_stands_in_the_table():
    body = (
        p("Article 1. Fees")
        + p("The fees:")
        + table([p("a"), p(start(0) + r("five") + end(0))], [p("b"), p("six")])
    )
    taken = take_in("law.docx", word_file(body + p("After."), comments=comment(0)))
    (one,) = taken.comments
    assert (one.words_marked, one.eid) == ("five", "art_1__para_nn_1__table_nn_1")
