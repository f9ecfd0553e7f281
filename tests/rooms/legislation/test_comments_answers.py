"""Answers to comments, and comments that came inside a Word file."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.answering import answer_comment, take_over_remarks
from orkhon.legislation.actions.comments import Office, Said, comment, withdraw_comment
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.models import Comment
from orkhon.legislation.queries.comments import stamp, told_of, unanswered
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Role
from tests.rooms.legislation.entries import entries
from tests.rooms.legislation.rounds import BEFORE, CLOCK, RECALL, ZONE


@pytest.fixture(autouse=True)
def _before(time_machine):
    time_machine.move_to(BEFORE, tick=False)


@pytest.fixture
def made(model, legal, delegate):
    version = model.versions.get()
    open_round(version, CLOCK, ZONE, by=legal)
    return comment(version, Said("Örnek: kısa.", "tr", RECALL), by=delegate)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("accepted", ""),
        ("noted", ""),
        ("partly", "Eight days."),
        ("declined", "It is enough."),
    ],
)
def test_a_comment_is_answered_once(made, legal, outcome, words):
    answered = answer_comment(made, outcome, f" {words}\r\n", by=legal, seen="")
    assert (answered.outcome, answered.answer) == (outcome, words)
    assert (answered.answered_at, answered.answered_by) == (BEFORE, legal.actor_id)
    answer_comment(made, outcome, words, by=legal, seen="")
    assert entries(made)[1:] == [
        (
            "legislation.comment.answer",
            {"outcome": outcome, "answer": words, "before": None},
        )
    ]
    assert unanswered() == []


@pytest.mark.parametrize(
    ("outcome", "words", "why"),
    [
        ("declined", " ", "“declined” needs words: say why"),
        ("partly", "", "“accepted in part” needs words: say why"),
        ("maybe", "So.", "say whether it is accepted, in part, declined or noted"),
        ("", "So.", "say whether it is accepted, in part, declined or noted"),
        ("noted", "a" * 20_001, "more than 20000 letters; send it in parts"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(made, legal, outcome, words, why):
    with pytest.raises(Refusal) as refused:
        answer_comment(made, outcome, words, by=legal)
    assert str(refused.value) == why
    made.refresh_from_db()
    assert made.outcome == ""


def test_a_delegation_answers_nothing(made, delegate, press):
    for user in (delegate, press):
        with pytest.raises(PermissionDenied):
            answer_comment(made, "accepted", "", by=user)


def test_the_record_keeps_a_former_answer(made, legal):
    answer_comment(made, "accepted", "Yes.", by=legal)
    made.refresh_from_db()
    answer_comment(made, "declined", "No.", by=legal, seen=stamp(made))
    assert entries(made)[-1][1] == {
        "outcome": "declined",
        "answer": "No.",
        "before": {"outcome": "accepted", "answer": "Yes.", "by": legal.actor_id},
    }
    last = told_of(made)[-1]
    assert (last.said, last.before) == ("declined\nNo.", "accepted\nYes.")


def test_who_comes_second_is_told_who_was_first(made, legal, make):
    answer_comment(made, "accepted", "", by=legal)
    other = make("deputy", Role.DEPUTY)
    with pytest.raises(Refusal) as refused:
        answer_comment(made, "noted", "", by=other, seen="")
    assert str(refused.value) == "Legal was first: it is answered “accepted”"


def test_an_answer_by_an_account_that_is_gone_names_its_id(made, legal):
    answer_comment(made, "accepted", "", by=legal)
    gone = "account/00000000-0000-4000-8000-000000000000"
    Comment.objects.update(answered_by=gone)
    with pytest.raises(Refusal, match=f"{gone} was first"):
        answer_comment(made, "noted", "", by=legal, seen="")


def test_what_was_taken_back_is_not_answered(made, legal, delegate):
    withdraw_comment(made, by=delegate)
    with pytest.raises(Refusal, match="was taken back"):
        answer_comment(made, "accepted", "", by=legal)
    assert unanswered() == []


@pytest.fixture
def word_draft(legal):
    """A draft in Word with two comments of one person, one of them empty."""
    file = docx.Document()
    file.add_paragraph("Model law on samples")
    file.add_paragraph("Article 1. Subject")
    line = file.add_paragraph("This Law governs samples of every kind.")
    file.add_comment(line.runs, text="Too wide.", author="A. Reader")
    file.add_comment(line.runs, text=" ", author="A. Reader")
    data = io.BytesIO()
    file.save(data)
    work = begin_work("model-samples", "model-law", "Model law on samples", by=legal)
    version = begin_version(work, "draft", by=legal, dates=Dates())
    return bring_in(version, "draft.docx", data.getvalue(), by=legal, language="en")


def test_comments_of_a_word_file_are_taken_over_once(word_draft, legal, countries):
    open_round(word_draft.version, CLOCK, ZONE, by=legal)
    offices = {"A. Reader": Office("Sample ministry", countries["KG"])}
    (one,) = take_over_remarks(word_draft, offices, by=legal)
    words = "This Law governs samples of every kind."
    assert one.text == f"“{words}”: Too wide."
    assert (one.author, one.country.code) == ("Sample ministry", "KG")
    assert one.citation.source == word_draft.source
    assert one.citation.quote == words
    with pytest.raises(Refusal, match="were taken over before"):
        take_over_remarks(word_draft, offices, by=legal)
    assert Comment.objects.count() == 1


def test_a_comment_on_no_words_cites_its_provision_or_all(word_draft, legal):
    open_round(word_draft.version, CLOCK, ZONE, by=legal)
    word_draft.remarks = [
        {"author": "", "at": "", "words": "", "text": "Too wide.", "eid": "art_1"},
        {"author": "", "at": "", "words": "", "text": "12", "eid": ""},
    ]
    word_draft.save()
    one, other = take_over_remarks(word_draft, {"": Office("Sample")}, by=legal)
    assert one.text == "Too wide."
    assert one.citation.quote.startswith("Article 1. Subject")
    assert other.citation.quote == word_draft.source.text
    # Figures alone show no language: it is that of the draft.
    assert other.language == "en"


def test_nothing_is_taken_over_for_an_office_that_is_not_named(word_draft, legal):
    open_round(word_draft.version, CLOCK, ZONE, by=legal)
    with pytest.raises(Refusal, match=r"say which office “A\. Reader” speaks"):
        take_over_remarks(word_draft, {}, by=legal)
    assert not Comment.objects.exists()


def test_a_text_without_comments_has_none_to_take_over(made, legal, delegate):
    text = made.round.version.expressions.first()
    with pytest.raises(Refusal, match="brought no comments"):
        take_over_remarks(text, {}, by=legal)
    with pytest.raises(PermissionDenied):
        take_over_remarks(text, {}, by=delegate)
