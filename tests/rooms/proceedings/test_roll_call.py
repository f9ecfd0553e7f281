"""Roll calls of persons, entered by hand: commissions that decide by majority."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.questions import close_question, enter_position
from orkhon.proceedings.actions.roll_call import enter_roll_call
from orkhon.proceedings.models import Participant, Question
from orkhon.proceedings.queries.questions import state_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Person
from tests.rooms.proceedings.asked import ALL, LATER, come, entries, put
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def everybody(delegates, sitting):
    """Eight delegates, two of each parliament, all registered; by country."""
    people = [one for code in ALL for one in delegates[code]]
    come(sitting, *people)
    return people


@pytest.fixture
def question(item, secretary, everybody):
    return put(item, secretary, roll_call=True, rule="simple-majority")


def answers(people, word):
    """One sign for each person: + for, - against, 0 abstains, . nothing."""
    stances = {"+": "agrees", "-": "objects", "0": "abstains"}
    return {
        one: stances[sign]
        for one, sign in zip(people, word, strict=True)
        if sign != "."
    }


def test_eight_persons_decide_by_the_majority_that_is_named(
    question, everybody, secretary, head
):
    enter_roll_call(question, answers(everybody, "++++--00"), by=secretary)
    state = state_of(question)
    assert state.counts == "2 objections; 4 agree; 2 abstain"
    # Of six votes cast more than half is four.
    assert state.explanation == (
        "Simple majority of the votes cast: 4 of 6 are needed, 4 in favour."
    )
    done = close_question(question, by=head)
    assert done.progress == Question.State.ADOPTED
    assert (done.result["rule"], done.result["needed"]) == ("simple-majority", 4)


def test_persons_stand_by_country_and_number(question, everybody):
    assert question.voters == [str(one.pk) for one in everybody]
    assert [(row.name, row.under) for row in state_of(question).rows[2:4]] == [
        ("Sample leader of Kazakhstan", "Kazakhstan"),
        ("Sample member of Kazakhstan", "Kazakhstan"),
    ]


def test_who_is_not_there_is_absent_and_who_is_silent_has_not_spoken(
    item, secretary, delegates, sitting
):
    come(sitting, delegates["AZ"][0])
    question = put(item, secretary, roll_call=True, rule="majority-members")
    state = state_of(question)
    assert state.counts == "1 has not spoken; 7 are absent"
    assert [row.words for row in state.rows[:2]] == ["not given yet", "absent"]


def test_an_answer_is_changed_and_the_earlier_one_kept(question, everybody, secretary):
    first = everybody[0]
    enter_roll_call(question, {first: "objects"}, by=secretary)
    made = enter_roll_call(
        question, {first: "agrees", everybody[1]: "agrees"}, by=secretary
    )
    assert len(made) == 2
    row = state_of(question).rows[0]
    assert (row.stance, [one.stance for one in row.earlier]) == ("agrees", ["objects"])
    verb, said = entries(question)[-1]
    assert verb == "proceedings.roll-call.enter"
    assert said["answers"] == [[first.name, "agrees"], [everybody[1].name, "agrees"]]
    assert said["replaced"] == [[first.name, "objects"]]


def test_the_same_answers_twice_are_one_act(question, everybody, secretary):
    enter_roll_call(question, answers(everybody, "++++----"), by=secretary)
    assert enter_roll_call(question, answers(everybody, "++++----"), by=secretary) == []
    assert len(entries(question)) == 2


def test_a_substitute_is_called_in_place_of_who_is_away(
    session, sitting, item, parliaments, delegates, secretary
):
    substitute = Participant.objects.create(
        session=session,
        number=44,
        name="Sample substitute",
        person=Person.objects.create(display_name="Sample substitute", sample=True),
        capacity="delegation",
        role="substitute",
        body=parliaments["AZ"],
        stands_in_for=delegates["AZ"][1],
        made_at=MORNING,
        made_by="x",
    )
    come(sitting, delegates["AZ"][0], substitute)
    called = put(item, secretary, roll_call=True, rule="simple-majority").voters
    assert called[:2] == [str(delegates["AZ"][0].pk), str(substitute.pk)]
    assert len(called) == 8
    come(sitting, delegates["AZ"][1])
    again = put(item, secretary, "Again", roll_call=True, rule="simple-majority")
    assert again.voters[1] == str(delegates["AZ"][1].pk)


def test_who_is_not_called_cannot_answer_and_nothing_is_entered(
    question, everybody, session, parliaments, secretary
):
    staff = Participant.objects.create(
        session=session,
        number=45,
        name="Sample adviser",
        person=Person.objects.create(display_name="Sample adviser", sample=True),
        capacity="delegation",
        role="staff",
        body=parliaments["AZ"],
        made_at=MORNING,
        made_by="x",
    )
    with pytest.raises(Refusal, match="Sample adviser is not called in question 1"):
        enter_roll_call(
            question, {everybody[0]: "agrees", staff: "agrees"}, by=secretary
        )
    with pytest.raises(Refusal, match="“maybe” of Sample leader of Azerbaijan"):
        enter_roll_call(question, {everybody[0]: "maybe"}, by=secretary)
    assert not question.roll_call.exists()


def test_parliaments_take_no_position_in_a_roll_call_and_persons_none_elsewhere(
    question, item, everybody, parliaments, secretary
):
    with pytest.raises(Refusal, match="question 1 is a roll call"):
        enter_position(
            question, parliaments["AZ"], "agrees", everybody[0], by=secretary
        )
    other = put(item, secretary, "By parliaments")
    with pytest.raises(Refusal, match="question 2 is no roll call"):
        enter_roll_call(other, {everybody[0]: "agrees"}, by=secretary)


def test_a_closed_roll_call_takes_no_answer(question, everybody, secretary, head):
    done = close_question(question, by=head)
    assert state_of(done).counts == "8 said nothing"
    with pytest.raises(Refusal, match="question 1 is closed"):
        enter_roll_call(question, {everybody[0]: "agrees"}, by=secretary)


def test_only_who_runs_the_sitting_enters_a_roll_call(question, everybody, kazakh):
    with pytest.raises(PermissionDenied, match="enter a roll call"):
        enter_roll_call(question, {everybody[0]: "agrees"}, by=kazakh)


def test_without_delegates_nobody_can_be_called(item, secretary):
    with pytest.raises(Refusal, match="no delegate takes part in Sixteenth session"):
        put(item, secretary, roll_call=True, rule="simple-majority")


def test_a_delegate_of_who_is_no_member_is_not_called(
    item, everybody, secretary, delegates
):
    Body.objects.filter(key="sample-delegation-tr").update(dissolved_on="2026-12-31")
    called = put(item, secretary, roll_call=True, rule="simple-majority").voters
    assert called == [str(one.pk) for one in everybody[:6]]
