"""The silence procedure: a text, a deadline on a clock, consent by silence."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.jobs.registry import kind
from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.questions import (
    close_question,
    enter_position,
    withdraw_question,
)
from orkhon.proceedings.actions.silence import close_elapsed, open_silence
from orkhon.proceedings.models import Question, Setting
from orkhon.proceedings.queries.questions import questions_of, state_of
from orkhon.record.actions import NOBODY, keep_source
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.asked import entries, put

OPENED = datetime(2027, 5, 3, 9, 0, tzinfo=UTC)
# 18:00 in Almaty, which is at UTC+5 since 1 March 2024, is 13:00 UTC.
DEADLINE = datetime(2027, 5, 10, 13, 0, tzinfo=UTC)
HERE = datetime(2027, 5, 10, 18, 0)  # noqa: DTZ001 -- as the clock there shows it
SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OPENED, tick=False) as moved:
        yield moved


@pytest.fixture
def question(session, secretary):
    return open_silence(
        session, "That the roadmap be adopted", HERE, "Asia/Almaty", by=secretary
    )


def letter(question, parliaments, by, code, stance, **more):
    return enter_position(
        question,
        parliaments[code],
        stance,
        None,
        by=by,
        signed_by="Sample head of delegation",
        **more,
    )


def test_a_deadline_of_another_place_is_one_moment(question):
    assert question.deadline_at == DEADLINE
    state = state_of(question)
    assert state.verdict == "Silence runs until 10 May 2027, 18:00 (Asia/Almaty)"
    assert state.explanation == (
        "Adopted unless somebody objects; until then silence is not consent."
    )
    verb, said = entries(question)[0]
    assert verb == "proceedings.question.put"
    assert (said["deadline_at"], said["time_zone"]) == (
        "2027-05-10T13:00:00.000000Z",
        "Asia/Almaty",
    )


def test_when_nobody_objected_it_is_adopted_as_of_the_deadline(question, clock):
    clock.move_to(DEADLINE)
    assert close_elapsed(by=None) == []
    assert not state_of(question).is_elapsed
    clock.move_to(DEADLINE + SECOND)
    state = state_of(question)
    assert state.is_elapsed
    assert state.verdict == (
        "Adopted, nobody objected by 10 May 2027, 18:00 (Asia/Almaty)"
    )
    assert close_elapsed(by=None) == [question]
    question.refresh_from_db()
    assert question.progress == Question.State.ADOPTED
    done = state_of(question)
    assert (state.counts, done.counts) == ("4 parliaments said nothing",) * 2
    assert (done.verdict, done.is_elapsed, done.sign) == (
        state.verdict,
        False,
        "is-adopted",
    )
    assert done.explanation == (
        "Silence procedure: the deadline has passed, so silence is consent."
    )
    assert question.result["why"][0] == [
        "silence-consents",
        ["sample-az", "sample-kz", "sample-kg", "sample-tr"],
    ]
    assert entries(question)[-1][1]["rule"] == "unanimity"


def test_the_result_is_the_same_a_month_later(question, parliaments, secretary, clock):
    clock.move_to(DEADLINE + SECOND)
    letter(question, parliaments, secretary, "TR", "objects")
    clock.move_to(DEADLINE + timedelta(days=30))
    close_elapsed(by=None)
    question.refresh_from_db()
    assert question.progress == Question.State.ADOPTED


def test_a_late_objection_is_kept_and_told_and_changes_nothing(
    question, parliaments, secretary, clock
):
    clock.move_to(DEADLINE + SECOND)
    close_elapsed(by=secretary)
    late = letter(question, parliaments, secretary, "TR", "objects", text="Too late")
    assert late.is_late
    question.refresh_from_db()
    state = state_of(question)
    assert question.progress == Question.State.ADOPTED
    assert state.rows[3].stance == "silent"
    assert [one.text for one in state.rows[3].late] == ["Too late"]
    assert entries(question)[-1][1]["late"] is True


def test_an_objection_at_the_very_deadline_breaks_silence(
    question, parliaments, secretary, head, clock
):
    clock.move_to(DEADLINE)
    letter(question, parliaments, secretary, "TR", "objects")
    state = state_of(question)
    assert state.verdict == "Not adopted: silence was broken"
    assert state.sign == "is-blocked"
    done = close_question(question, by=head)
    assert done.progress == Question.State.BLOCKED
    assert state_of(done).explanation == (
        "Silence procedure: one objection before the deadline is enough."
    )


def test_an_objection_that_is_taken_back_in_time_no_longer_breaks_silence(
    question, parliaments, secretary, clock
):
    letter(question, parliaments, secretary, "TR", "objects")
    clock.shift(3600)
    letter(question, parliaments, secretary, "TR", "agrees")
    clock.move_to(DEADLINE + SECOND)
    close_elapsed(by=None)
    question.refresh_from_db()
    assert question.progress == Question.State.ADOPTED
    assert [one.stance for one in state_of(question).rows[3].earlier] == ["objects"]


def test_a_letter_of_before_the_deadline_counts_though_it_is_entered_after(
    question, parliaments, secretary, clock
):
    clock.move_to(DEADLINE + timedelta(hours=2))
    letter(
        question,
        parliaments,
        secretary,
        "TR",
        "objects",
        given_at=DEADLINE - timedelta(hours=1),
    )
    close_elapsed(by=None)
    question.refresh_from_db()
    assert question.progress == Question.State.BLOCKED


def test_four_that_agree_early_still_wait_for_the_deadline(
    question, parliaments, secretary, head
):
    for code in parliaments:
        letter(question, parliaments, secretary, code, "agrees")
    assert state_of(question).verdict.startswith("Silence runs until")
    with pytest.raises(Refusal, match="silence procedure of question 1 still runs"):
        close_question(question, by=head)


def test_a_reservation_and_an_abstention_do_not_break_silence(
    question, parliaments, secretary, clock
):
    letter(
        question, parliaments, secretary, "KG", "reservation", text="But paragraph 3"
    )
    letter(question, parliaments, secretary, "AZ", "abstains")
    clock.move_to(DEADLINE + SECOND)
    close_elapsed(by=None)
    question.refresh_from_db()
    assert question.progress == Question.State.ADOPTED
    assert (question.result["reserved"], question.result["abstained"]) == (
        ["sample-kg"],
        ["sample-az"],
    )


def test_a_delegation_objects_by_its_own_account_without_being_registered(
    question, parliaments, delegates, kazakh
):
    enter_position(
        question, parliaments["KZ"], "objects", delegates["KZ"][0], by=kazakh
    )
    assert state_of(question).silence.objecting == ("sample-kz",)


def test_a_letter_is_signed(question, parliaments, secretary):
    with pytest.raises(Refusal, match="say who signed the letter"):
        enter_position(question, parliaments["TR"], "objects", None, by=secretary)


def test_a_letter_that_does_not_say_so_is_not_cited(question, parliaments, secretary):
    source, _new = keep_source(
        b"We agree.",
        filename="letter.txt",
        media_type="text/plain",
        text="We agree.",
        language="en",
        by=secretary,
    )
    with pytest.raises(Refusal, match="does not say “We object"):
        letter(
            question,
            parliaments,
            secretary,
            "TR",
            "objects",
            citation=Cited("We object.", "Letter", source=source),
        )
    assert not question.positions.exists()


def test_what_was_withdrawn_takes_no_late_word(question, parliaments, secretary, clock):
    withdraw_question(question, "Another text", by=secretary)
    clock.move_to(DEADLINE + SECOND)
    assert close_elapsed(by=None) == []
    with pytest.raises(Refusal, match="question 1 is closed: withdrawn"):
        letter(question, parliaments, secretary, "TR", "objects")


@pytest.mark.parametrize(
    ("deadline", "zone", "words"),
    [
        (HERE, "Almaty", "“Almaty” is no time zone"),
        (HERE.replace(day=3, hour=14), "Asia/Almaty", "lies before the text goes out"),
        # Clocks in Berlin go from 02:00 to 03:00 on 28 March 2027.
        (
            HERE.replace(month=3, day=28, hour=2, minute=30),
            "Europe/Berlin",
            "clocks in Europe/Berlin do not show 02:30 on",
        ),
    ],
)
def test_a_deadline_that_no_clock_shows_or_that_has_passed_is_refused(
    deadline, zone, words, session, secretary
):
    with pytest.raises(Refusal, match=words):
        open_silence(session, "x", deadline, zone, by=secretary)
    assert not Question.objects.exists()


def test_the_days_of_silence_that_the_rules_ask_for_are_kept(session, secretary):
    Setting.objects.create(
        organ=session.organ, key="silence-days", value=8, made_at=OPENED, made_by="x"
    )
    with pytest.raises(Refusal, match="the rules ask for 8 days of silence"):
        open_silence(session, "x", HERE, "Asia/Almaty", by=secretary)
    later = HERE + timedelta(days=1)
    assert open_silence(session, "x", later, "Asia/Almaty", by=secretary)


def test_who_runs_sittings_opens_and_closes_and_nobody_else(
    question, session, press, kazakh, clock
):
    clock.move_to(DEADLINE + SECOND)
    for one in (press, kazakh):
        with pytest.raises(PermissionDenied, match="open a silence procedure"):
            open_silence(session, "x", HERE, "Asia/Almaty", by=one)
        with pytest.raises(PermissionDenied, match="close silence procedures"):
            close_elapsed(by=one)
    question.refresh_from_db()
    assert question.progress == Question.State.OPEN


def test_what_is_due_first_stands_first(session, question, item, secretary, clock):
    put(item, secretary, "In the sitting", opened_at=OPENED)
    sooner = open_silence(
        session, "Sooner", HERE - timedelta(days=2), "Asia/Almaty", by=secretary
    )
    assert [state.question.words for state in questions_of(session)] == [
        sooner.words,
        question.words,
        "In the sitting",
    ]


def test_the_worker_closes_what_is_due_by_itself(question, clock):
    clock.move_to(DEADLINE + SECOND)
    do = kind("proceedings.silence.close_what_is_due").do
    assert do(None) == {"closed": 1}
    assert do(None) == {"closed": 0}
    question.refresh_from_db()
    assert (question.progress, question.closed_by) == ("adopted", NOBODY)
