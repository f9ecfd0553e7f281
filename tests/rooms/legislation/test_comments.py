"""What is said of a draft: by a delegation, by letter; changed, taken back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.answering import answer_comment
from orkhon.legislation.actions.comments import (
    LONGEST,
    Office,
    Said,
    change_comment,
    comment,
    enter_comment,
    keep_letter,
    withdraw_comment,
)
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.models import Comment
from orkhon.legislation.queries.comments import author_of, told_of
from orkhon.record.models import Source
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.entries import entries
from tests.rooms.legislation.rounds import AFTER, BEFORE, CLOCK, DEADLINE, RECALL, ZONE

MINISTRY = "Sample ministry of trade"
SAID = Said("Örnek: beş gün kısadır.", "tr", RECALL, "within 10 working days", "Short.")


@pytest.fixture(autouse=True)
def _before(time_machine):
    time_machine.move_to(BEFORE, tick=False)


@pytest.fixture
def draft(model, legal):
    version = model.versions.get()
    open_round(version, CLOCK, ZONE, by=legal)
    return version


@pytest.fixture
def made(draft, delegate):
    return comment(draft, SAID, by=delegate)


def test_a_delegation_speaks_for_the_parliament_of_its_account(made, delegate):
    assert (made.country.code, made.author) == ("TR", "Delegation of Türkiye")
    assert author_of(made) == "Delegation of Türkiye"
    assert (made.number, made.is_late, made.made_at) == (1, False, BEFORE)
    assert entries(made) == [
        (
            "legislation.comment.make",
            {
                "law": "model-toys",
                "version": 1,
                "number": 1,
                "author": "Delegation of Türkiye",
                "country": "TR",
                "made_at": "2026-11-10T09:00:00.000000Z",
                "late": False,
                "letter": "",
                "provision": RECALL,
                "language": "tr",
                "text": "Örnek: beş gün kısadır.",
                "wording": "within 10 working days",
                "english": "Short.",
            },
        )
    ]


def test_comments_are_numbered_through_the_round(made, draft, secretary):
    second = comment(draft, Said("Үлгі: қолдаймыз.", "kk"), by=secretary)
    assert (second.number, second.country.code, second.eid) == (2, "KZ", "")


def test_two_clicks_make_one_comment(made, draft, delegate):
    assert comment(draft, SAID, by=delegate) == made
    assert Comment.objects.count() == 1
    assert len(entries(made)) == 1


def test_what_was_taken_back_can_be_said_again(made, draft, delegate):
    withdraw_comment(made, by=delegate)
    assert comment(draft, SAID, by=delegate).number == 2


def test_a_comment_after_the_deadline_is_kept_and_marked(draft, delegate, time_machine):
    time_machine.move_to(DEADLINE, tick=False)
    assert not comment(draft, SAID, by=delegate).is_late
    time_machine.move_to(AFTER, tick=False)
    late = comment(draft, Said("Sample: one more.", "en"), by=delegate)
    assert late.is_late


def test_a_letter_in_time_is_not_late_when_it_is_entered_later(
    draft, legal, time_machine
):
    time_machine.move_to(AFTER, tick=False)
    office = Office(f"  {MINISTRY} ")
    one = enter_comment(draft, SAID, office, by=legal, received_at=DEADLINE)
    assert (one.is_late, one.made_at, one.author) == (False, DEADLINE, MINISTRY)
    assert author_of(one) == MINISTRY


def test_a_letter_is_kept_and_its_words_are_cited(draft, legal):
    words = "Sayın Sekreterlik,\nÖrnek: beş gün kısadır.\nSaygılarımızla"
    letter = keep_letter("letter.txt", words.encode(), language="tr", by=legal)
    one = enter_comment(draft, SAID, Office(MINISTRY), by=legal, letter=letter)
    assert one.citation.quote == "Örnek: beş gün kısadır."
    assert entries(one)[0][1]["letter"] == str(letter.pk)


def test_a_comment_in_other_words_cites_the_whole_letter(draft, legal):
    letter = keep_letter("letter.txt", b"Sample: too short.", language="en", by=legal)
    one = enter_comment(draft, SAID, Office(MINISTRY), by=legal, letter=letter)
    assert one.citation.quote == letter.text


def test_a_letter_that_cannot_be_read_is_kept_all_the_same(draft, legal):
    with pytest.raises(Refusal, match="The file is kept as it came"):
        keep_letter("letter.docx", b"PK\x03\x04 broken", language="en", by=legal)
    assert Source.objects.exclude(quarantined="").count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Said("  \r\n ", "en"), "the comment has no words"),
        (Said("so", "de"), "“de” is none of the seven languages"),
        (
            Said("so", "en", "art_99"),
            "version 1 of Model law on the recall of toys has no provision “art_99”",
        ),
        (Said("a" * (LONGEST + 1), "en"), "more than 20000 letters; send it in parts"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(draft, delegate, said, words):
    with pytest.raises(Refusal) as refused:
        comment(draft, said, by=delegate)
    assert str(refused.value) == words
    assert not Comment.objects.exists()


def test_a_version_without_a_round_takes_no_comment(model, delegate):
    with pytest.raises(Refusal) as refused:
        comment(model.versions.get(), SAID, by=delegate)
    assert str(refused.value) == (
        "no round of comments was opened for version 1 of Model law on the recall of toys"
    )


@pytest.mark.parametrize(
    ("author", "words"),
    [
        (" ", "say who it is from: a ministry, a delegation, an expert"),
        ("a" * 201, "the author has more than 200 letters"),
    ],
)
def test_a_letter_comes_from_an_office(draft, legal, author, words):
    with pytest.raises(Refusal) as refused:
        enter_comment(draft, SAID, Office(author), by=legal)
    assert str(refused.value) == words


def test_a_letter_does_not_come_from_the_future(draft, legal):
    later = BEFORE + timedelta(hours=1)
    with pytest.raises(Refusal, match="cannot have come in the future"):
        enter_comment(draft, SAID, Office(MINISTRY), by=legal, received_at=later)


def test_others_say_nothing_and_enter_nothing(draft, press, stranger, delegate):
    for user in (press, stranger):
        with pytest.raises(PermissionDenied):
            comment(draft, SAID, by=user)
    for user in (press, stranger, delegate):
        with pytest.raises(PermissionDenied):
            enter_comment(draft, SAID, Office(MINISTRY), by=user)
        with pytest.raises(PermissionDenied):
            keep_letter("letter.txt", b"Sample.", language="en", by=user)
    assert not Comment.objects.exists()


def test_the_record_keeps_what_a_comment_said_before(made, delegate):
    changed = change_comment(made, Said("Örnek: yedi gün.", "tr", RECALL), by=delegate)
    assert (changed.text, changed.wording) == ("Örnek: yedi gün.", "")
    verb, said = entries(made)[-1]
    assert verb == "legislation.comment.change"
    assert said["before"]["text"] == SAID.text
    assert said["text"] == "Örnek: yedi gün."
    last = told_of(made)[-1]
    assert (last.what, last.said) == ("changed", "Örnek: yedi gün.")
    assert last.before == f"{SAID.text}\n{SAID.wording}"


def test_a_change_of_nothing_is_no_act(made, delegate):
    change_comment(made, SAID, by=delegate)
    assert len(entries(made)) == 1


def test_nobody_changes_or_takes_back_what_another_delegation_said(made, secretary):
    for act in (
        lambda: change_comment(made, SAID, by=secretary),
        lambda: withdraw_comment(made, by=secretary),
    ):
        with pytest.raises(PermissionDenied):
            act()
    made.refresh_from_db()
    assert made.withdrawn_at is None


def test_after_the_deadline_a_delegation_makes_another_comment(
    made, delegate, legal, time_machine
):
    time_machine.move_to(AFTER, tick=False)
    other = Said("Örnek: yedi gün.", "tr")
    with pytest.raises(Refusal, match="the deadline has passed"):
        change_comment(made, other, by=delegate)
    assert change_comment(made, other, by=legal).text == other.text


def test_an_answered_comment_is_not_changed(made, delegate, legal):
    answer_comment(made, "noted", "", by=legal)
    with pytest.raises(Refusal, match="this comment is answered"):
        change_comment(made, Said("Örnek.", "tr"), by=delegate)


def test_what_is_taken_back_stays_and_is_changed_no_more(made, delegate):
    withdraw_comment(made, by=delegate)
    made.refresh_from_db()
    assert made.withdrawn_at == BEFORE
    assert made.text == SAID.text
    with pytest.raises(Refusal, match="was taken back"):
        change_comment(made, Said("Örnek.", "tr"), by=delegate)


def test_taking_back_twice_is_one_act(made, delegate):
    withdraw_comment(made, by=delegate)
    withdraw_comment(made, by=delegate)
    assert [verb for verb, _said in entries(made)] == [
        "legislation.comment.make",
        "legislation.comment.withdraw",
    ]
