"""Words are saved without loss, and what differs from the record is answered."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.press.actions.approving import approve_version
from orkhon.press.actions.writing import (
    add_language,
    keep_difference,
    mark_read,
    save_text,
    take_record,
)
from orkhon.press.errors import Overtaken
from orkhon.press.queries.claims import marks_of, unanswered, words_in
from orkhon.record.actions import subject_of
from orkhon.record.queries import entries_about
from orkhon.record.refusals import Refusal
from tests.rooms.press.communiques.conftest import RIGHT

WRONG = replace(
    RIGHT, body="Sample Speakre and Sample Secretary General met on 4 March 2027."
)


def test_the_later_of_two_writers_is_told_and_writes_nothing_over(
    begin, write, press, head
):
    version = begin()
    write(version, words=replace(RIGHT, title="The first writer's"))
    with pytest.raises(Overtaken, match="nothing is lost"):
        write(version, words=RIGHT, by=head, seen=0)
    assert version.texts.get().title == "The first writer's"


def test_the_same_words_saved_twice_are_one_save(written, write):
    text = write(written, seen=0)
    assert text.revision == 1


def test_typing_for_a_while_is_one_act_and_a_later_sitting_another(
    begin, write, time_machine
):
    version = begin()
    write(version, words=replace(RIGHT, title="One"))
    write(version, words=replace(RIGHT, title="Two"))
    time_machine.shift(11 * 60)
    write(version, words=replace(RIGHT, title="Three"))
    verbs = [one.verb for one in entries_about(subject_of(version))]
    assert verbs == ["press.communique.write"] * 2


def test_a_language_is_added_once(begin, press):
    version = begin()
    first = add_language(version, "kk", by=press)
    assert add_language(version, "kk", by=press) == first
    with pytest.raises(Refusal, match="“fr” is no language"):
        add_language(version, "fr", by=press)


def test_a_language_that_was_not_begun_is_not_written(begin, press):
    with pytest.raises(Refusal, match="is not written in Kazakh"):
        save_text(begin(), "kk", RIGHT, seen=0, by=press)


def test_a_translation_that_changed_after_it_was_read_is_unread(begin, write, press):
    version = begin(["tr"])
    write(version, "tr")
    mark_read(version, "tr", by=press)
    assert version.texts.get(language="tr").read_by == press.actor_id
    write(version, "tr", words=replace(RIGHT, title="Başka"))
    assert version.texts.get(language="tr").read_at is None


def test_who_only_reads_writes_nothing(written, write, protocol):
    with pytest.raises(PermissionDenied):
        write(written, words=WRONG, by=protocol)


def test_a_name_and_a_day_that_differ_are_marked_with_what_the_record_says(
    begin, write
):
    text = write(begin(), words=WRONG)
    told = [
        (one.claim.words, one.record) for one in marks_of(text) if one.is_unanswered
    ]
    assert told == [
        ("Sample Speakre", "Sample Speaker"),
        ("4 March 2027", "3 March 2027"),
    ]


def test_the_record_is_taken_in_the_place_of_the_words(begin, write):
    version = begin()
    text = write(version, words=WRONG)
    words = take_record(text, "Sample Speakre")
    assert words.body.startswith("Sample Speaker and Sample Secretary General")
    write(version, words=words)
    assert [mark.claim.words for _code, mark in unanswered(version)] == ["4 March 2027"]
    with pytest.raises(Refusal, match="does not differ"):
        take_record(version.texts.get(), "Sample Speakre")


def test_what_differs_stays_only_with_a_reason(begin, write, press, head):
    version = begin()
    write(version, words=WRONG)
    with pytest.raises(Refusal, match="differs from the record"):
        approve_version(version, by=head)
    with pytest.raises(Refusal, match="Say why"):
        keep_difference(version, "en", "4 March 2027", why="", by=press)
    with pytest.raises(Refusal, match="does not differ"):
        keep_difference(version, "en", "Baku", why="so", by=press)
    with pytest.raises(Refusal, match="does not differ"):
        # Nothing is written in Kazakh yet.
        keep_difference(version, "kk", "4 March 2027", why="so", by=press)
    for words in ("4 March 2027", "Sample Speakre"):
        keep_difference(version, "en", words, why="as the host wrote it", by=press)
    assert unanswered(version) == ()
    assert approve_version(version, by=head).progress == "approved"


def test_a_fact_is_put_in_as_the_language_writes_it(begin):
    facts = {one.kind: one for one in begin().facts.all()}
    assert words_in(facts["date"], "kk").replace("\u00a0", " ") == "2027 ж. 3 наурыз"
    assert words_in(facts["place"], "en") == "Baku"
    assert words_in(facts["topic"], "en") == "Trade"
    assert words_in(facts["person"], "en") == (
        "Sample Speaker, Speaker of the sample parliament"
    )
    assert words_in(facts["person"], "kk") == "Sample Speaker"


def test_approved_words_are_fixed(approved, write, press):
    with pytest.raises(Refusal, match="are fixed: it is approved"):
        write(approved, words=WRONG)
    with pytest.raises(Refusal, match="are fixed"):
        add_language(approved, "kk", by=press)
    assert approved.texts.get().body == RIGHT.body
