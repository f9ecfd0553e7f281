"""Questions put to parliaments: who has a vote, what a result says, what is refused."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.questions import (
    close_question,
    enter_position,
    withdraw_question,
)
from orkhon.proceedings.models import (
    Position,
    Question,
    SittingEvent,
)
from orkhon.proceedings.queries.questions import questions_of, state_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body
from tests.rooms.proceedings.asked import ALL, LATER, come, entries, put, say, set_rule
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def present(sitting, delegates):
    """The leaders of all four delegations are registered for the sitting."""
    come(sitting, *(delegates[code][0] for code in ALL))


@pytest.fixture
def question(item, secretary, present):
    return put(item, secretary)


def test_all_parliaments_agree_and_the_result_names_the_rule(
    question, parliaments, delegates, secretary, head
):
    say(question, parliaments, delegates, secretary, **dict.fromkeys(ALL, "agrees"))
    assert state_of(question).verdict == "Adopted if it is closed now"
    done = close_question(question, by=head)
    assert done.progress == Question.State.ADOPTED
    state = state_of(done)
    assert (state.verdict, state.counts) == ("Adopted", "4 agree")
    assert state.explanation == "Unanimity: all have spoken and nobody objects."
    assert state.rule == "unanimity"
    assert done.result["for"] == ["sample-az", "sample-kz", "sample-kg", "sample-tr"]
    verb, said = entries(done)[-1]
    assert verb == "proceedings.question.close"
    assert (said["state"], said["rule"]) == ("adopted", "unanimity")
    assert said["names"]["sample-tr"] == "Türkiye"


def test_one_objection_blocks_while_another_has_not_spoken(
    question, parliaments, delegates, secretary
):
    say(
        question,
        parliaments,
        delegates,
        secretary,
        AZ="agrees",
        KZ="agrees",
        TR="objects",
    )
    state = state_of(question)
    assert state.verdict == "Not adopted as it stands"
    assert state.counts == "1 objection; 1 parliament has not spoken; 2 agree"
    assert state.explanation == (
        "Unanimity: one objection blocks, silence is not consent."
    )
    assert [(row.name, row.words) for row in state.rows] == [
        ("Azerbaijan", "agrees"),
        ("Kazakhstan", "agrees"),
        ("Kyrgyz Republic", "not given yet"),
        ("Türkiye", "objects"),
    ]
    assert [row.key for row in state.waiting] == ["sample-kg"]
    assert state.sign == "is-blocked"


def test_absence_is_not_consent(item, secretary, head, parliaments, delegates, sitting):
    come(sitting, *(delegates[code][0] for code in ("AZ", "KZ", "TR")))
    question = put(item, secretary)
    say(
        question,
        parliaments,
        delegates,
        secretary,
        **dict.fromkeys(("AZ", "KZ", "TR"), "agrees"),
    )
    state = state_of(question)
    assert state.verdict == "Not decided yet"
    assert state.counts == "1 parliament is absent; 3 agree"
    assert state.rows[2].words == "absent"
    done = close_question(question, by=head)
    assert done.progress == Question.State.REJECTED
    assert done.result["absent"] == ["sample-kg"]


def test_abstention_and_reservation_stay_apart_and_do_not_block(
    question, parliaments, delegates, secretary, head
):
    say(question, parliaments, delegates, secretary, AZ="agrees", KG="abstains")
    say(question, parliaments, delegates, secretary, KZ="reservation", TR="agrees")
    done = close_question(question, by=head)
    assert done.progress == Question.State.ADOPTED
    assert (done.result["abstained"], done.result["reserved"]) == (
        ["sample-kg"],
        ["sample-kz"],
    )
    assert state_of(done).counts == ("2 agree; 1 agrees with a reservation; 1 abstains")


def test_a_later_position_replaces_an_earlier_one_and_both_are_kept(
    question, parliaments, delegates, secretary, clock
):
    first = enter_position(
        question,
        parliaments["TR"],
        "objects",
        delegates["TR"][0],
        "Asks for “by 2029”",
        by=secretary,
    )
    clock.shift(60)
    enter_position(
        question, parliaments["TR"], "agrees", delegates["TR"][0], by=secretary
    )
    row = state_of(question).rows[3]
    assert (row.stance, row.said.given_by) == ("agrees", delegates["TR"][0].name)
    assert [(one.stance, one.text) for one in row.earlier] == [
        ("objects", "Asks for “by 2029”")
    ]
    first.refresh_from_db()
    assert first.replaced_at == datetime(2027, 6, 11, 4, 31, tzinfo=UTC)
    assert entries(question)[-1][1]["replaces"] == "objects"


def test_the_same_position_twice_is_one(question, parliaments, delegates, secretary):
    say(question, parliaments, delegates, secretary, AZ="agrees")
    say(question, parliaments, delegates, secretary, AZ="agrees")
    assert question.positions.count() == 1
    assert [verb for verb, _said in entries(question)] == [
        "proceedings.question.put",
        "proceedings.position.enter",
    ]


def test_whoever_of_the_delegation_presses_it_is_one_vote(
    question, parliaments, delegates, sitting, kazakh, secretary
):
    come(sitting, delegates["KZ"][1])
    enter_position(
        question, parliaments["KZ"], "objects", delegates["KZ"][0], by=secretary
    )
    enter_position(question, parliaments["KZ"], "agrees", delegates["KZ"][1], by=kazakh)
    row = state_of(question).rows[1]
    assert (row.stance, row.said.given_by) == ("agrees", delegates["KZ"][1].name)
    assert row.said.entered_by == kazakh.actor_id


def test_an_account_speaks_for_its_own_parliament_alone(
    question, parliaments, delegates, kazakh, turkish, stranger, press
):
    for one in (turkish, stranger, press):
        with pytest.raises(
            PermissionDenied, match="speak for Sample parliament of Kazakhstan"
        ):
            enter_position(
                question, parliaments["KZ"], "agrees", delegates["KZ"][0], by=one
            )
    assert question.positions.count() == 0
    enter_position(question, parliaments["KZ"], "agrees", delegates["KZ"][0], by=kazakh)
    assert question.positions.count() == 1


def test_a_position_before_the_question_was_put_or_to_come_is_refused(
    question, parliaments, delegates, secretary
):
    for at in (MORNING, datetime(2027, 6, 12, tzinfo=UTC)):
        with pytest.raises(Refusal, match="after the question was put"):
            enter_position(
                question,
                parliaments["AZ"],
                "agrees",
                delegates["AZ"][0],
                by=secretary,
                given_at=at,
            )


def test_an_earlier_word_does_not_replace_a_later_one(
    question, parliaments, delegates, secretary, clock
):
    clock.shift(120)
    say(question, parliaments, delegates, secretary, AZ="agrees")
    with pytest.raises(Refusal, match="of Azerbaijan has taken a later position"):
        enter_position(
            question,
            parliaments["AZ"],
            "objects",
            delegates["AZ"][0],
            by=secretary,
            given_at=LATER,
        )


def test_a_word_that_is_no_position_is_refused(
    question, parliaments, delegates, secretary
):
    with pytest.raises(Refusal, match="“perhaps” is no position"):
        say(question, parliaments, delegates, secretary, AZ="perhaps")
    with pytest.raises(Refusal, match="more than 4000 letters"):
        enter_position(
            question,
            parliaments["AZ"],
            "agrees",
            delegates["AZ"][0],
            "x" * 4001,
            by=secretary,
        )
    assert not Position.objects.exists()


def test_what_is_closed_takes_no_position_and_is_not_closed_twice(
    question, parliaments, delegates, secretary, head
):
    done = close_question(question, by=head)
    with pytest.raises(Refusal, match="question 1 is closed: not adopted"):
        close_question(done, by=head)
    with pytest.raises(Refusal, match="question 1 is closed: not adopted"):
        say(question, parliaments, delegates, secretary, AZ="agrees")
    assert [verb for verb, _said in entries(question)][1:] == [
        "proceedings.question.close"
    ]


def test_only_who_adopts_closes_and_only_who_runs_the_sitting_puts(
    question, item, kazakh, protocol, press
):
    for one in (kazakh, protocol, press):
        with pytest.raises(PermissionDenied, match="close a question"):
            close_question(question, by=one)
    for one in (kazakh, press):
        with pytest.raises(PermissionDenied, match="put a question"):
            put(item, one)
        with pytest.raises(PermissionDenied, match="withdraw a question"):
            withdraw_question(question, "no", by=one)
    question.refresh_from_db()
    assert question.progress == Question.State.OPEN


def test_a_withdrawn_question_stays_with_its_reason(question, secretary):
    with pytest.raises(Refusal, match="say why the question is withdrawn"):
        withdraw_question(question, " ", by=secretary)
    done = withdraw_question(question, "A new text is coming.", by=secretary)
    state = state_of(done)
    assert (state.verdict, state.explanation) == ("Withdrawn", "A new text is coming.")
    assert state.sign == ""
    assert entries(done)[-1] == (
        "proceedings.question.withdraw",
        {"session": "plenary-16", "number": 1, "reason": "A new text is coming."},
    )
    with pytest.raises(Refusal, match="closed: withdrawn"):
        withdraw_question(done, "again", by=secretary)


def test_a_parliament_that_leaves_in_the_middle_keeps_its_vote_on_what_was_put(
    question, item, parliaments, delegates, secretary, sitting, clock
):
    leaving = Body.objects.get(key="sample-delegation-tr")
    leaving.dissolved_on = "2027-06-11"
    leaving.save()
    say(question, parliaments, delegates, secretary, TR="objects")
    assert state_of(question).rows[3].stance == "objects"
    clock.move_to(datetime(2027, 6, 12, 5, 0, tzinfo=UTC))
    after = put(item, secretary, "Another text")
    assert after.voters == ["sample-az", "sample-kz", "sample-kg"]
    with pytest.raises(
        Refusal,
        match=r"of Türkiye has no vote on question 2; those who have one.*: "
        "Azerbaijan, Kazakhstan, Kyrgyz Republic$",
    ):
        say(after, parliaments, delegates, secretary, TR="objects")


def test_a_parliament_that_is_succeeded_votes_on_what_was_put_before(
    question, item, parliaments, delegates, secretary, clock
):
    ended = parliaments["KZ"]
    follower = Body.objects.create(
        key="sample-kurultai",
        kind="parliament",
        display_name="Sample Kurultai",
        country=ended.country,
        founded_on="2027-06-12",
    )
    ended.dissolved_on, ended.succeeded_by = "2027-06-12", follower
    ended.save()
    clock.move_to(datetime(2027, 6, 12, 5, 0, tzinfo=UTC))
    after = put(item, secretary, "Another text")
    assert after.voters[1] == "sample-kurultai"
    with pytest.raises(Refusal, match="Sample Kurultai has no vote on question 1"):
        enter_position(question, follower, "agrees", delegates["KZ"][0], by=secretary)
    say(question, parliaments, delegates, secretary, KZ="agrees")
    assert state_of(question).rows[1].stance == "agrees"


def test_quorum_is_said_only_where_it_is_filled_in(
    session, item, secretary, head, parliaments, delegates, sitting
):
    before = put(item, secretary, "One")
    assert state_of(before).quorum == "not set"
    set_rule(session, "quorum", {"share": "3/4"})
    come(sitting, delegates["AZ"][0], delegates["KZ"][0])
    question = put(item, secretary, "Two", rule="simple-majority")
    say(question, parliaments, delegates, secretary, AZ="agrees", KZ="agrees")
    state = state_of(question)
    assert state.quorum == "3/4 of the members"
    assert state.verdict == "No quorum: nothing can be decided"
    assert state.explanation == ("2 are present; the quorum is 3 (3/4 of the members).")
    done = close_question(question, by=head)
    assert done.progress == Question.State.NO_QUORUM
    assert state_of(done).verdict == "Not decided: no quorum"
    # The rule came later than the first question, which keeps what was then.
    before.refresh_from_db()
    assert state_of(before).quorum == "not set"


def test_a_majority_says_how_many_votes_are_needed(
    item, secretary, head, parliaments, delegates, present
):
    question = put(item, secretary, rule="two-thirds-present")
    say(question, parliaments, delegates, secretary, AZ="agrees", KZ="agrees")
    assert state_of(question).verdict == "Not decided yet"
    say(question, parliaments, delegates, secretary, KG="agrees", TR="objects")
    state = state_of(question)
    # Two thirds of four is 2 2/3, so three votes.
    assert state.explanation == (
        "Two thirds of those present: 3 of 4 are needed, 3 in favour."
    )
    assert close_question(question, by=head).progress == Question.State.ADOPTED


def test_what_everybody_abstains_from_is_not_adopted(
    question, parliaments, delegates, secretary, head
):
    say(question, parliaments, delegates, secretary, **dict.fromkeys(ALL, "abstains"))
    done = close_question(question, by=head)
    assert done.progress == Question.State.REJECTED
    assert state_of(done).explanation == "Unanimity: nobody is in favour."


def test_the_screens_of_the_sitting_are_told(
    question, sitting, parliaments, delegates, secretary, head
):
    say(question, parliaments, delegates, secretary, AZ="agrees")
    close_question(question, by=head)
    told = SittingEvent.objects.filter(sitting=sitting)
    assert [(one.kind, one.data["about"]) for one in told] == [
        ("position", "question"),
        ("position", "position:sample-az"),
        ("position", "question"),
    ]


def test_open_questions_come_before_closed_ones(
    session, item, secretary, head, present
):
    first = put(item, secretary, "One")
    put(item, secretary, "Two")
    close_question(first, by=head)
    assert [state.question.words for state in questions_of(session)] == ["Two", "One"]


def test_a_list_of_questions_asks_as_often_for_three_as_for_one(
    session, item, secretary, present, django_assert_max_num_queries
):
    put(item, secretary, "One")
    with django_assert_max_num_queries(14) as one:
        questions_of(session)
    put(item, secretary, "Two")
    put(item, secretary, "Three")
    with django_assert_max_num_queries(len(one.captured_queries)):
        questions_of(session)
