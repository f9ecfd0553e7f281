"""The act that elects brings the register up to date; a lost vote changes nothing."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.appointments import (
    elect,
    put_candidate,
    withdraw_candidate,
)
from orkhon.proceedings.actions.questions import (
    close_question,
    enter_position,
    withdraw_question,
)
from orkhon.proceedings.models import Appointment, Question, Setting
from orkhon.proceedings.queries.appointments import (
    appointments_of,
    holders,
    posts_for,
)
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Membership, State
from tests.rooms.proceedings.appointments.conftest import all_agree, hold, propose
from tests.rooms.proceedings.asked import come, entries
from tests.rooms.proceedings.conftest import MORNING


def test_a_candidate_is_put_in_words_that_name_post_term_and_member(put):
    assert put.question.words == (
        "That Sample Chair be elected Chair, Sample commission from 11 June 2027 to"
        " 11 June 2030, on behalf of Kazakhstan"
    )
    assert put.question.rule == "unanimity"


def test_a_candidate_is_put_once(put, secretary):
    with pytest.raises(Refusal, match="question 1 was put on this candidate"):
        put_candidate(put, by=secretary, rule="unanimity")


def test_who_is_elected_stands_in_the_register_by_the_same_act(
    put, chair, parliaments, delegates, secretary
):
    former = hold(chair, "Sample Former", parliaments["AZ"], "2024-06-01")
    all_agree(put, parliaments, delegates, secretary)
    done = elect(put, by=secretary)
    assert done.progress == Appointment.State.ELECTED
    row = done.membership
    assert (row.person, row.post, row.on_behalf_of, row.from_on, row.to_on) == (
        put.person,
        chair,
        parliaments["KZ"],
        "2027-06-11",
        "2030-06-11",
    )
    assert row.state == State.CONFIRMED
    assert row.citation.quote.startswith(
        "Question 1 was put to the decision: “That Sample Chair be elected"
    )
    former.refresh_from_db()
    assert (former.to_on, former.end_citation) == ("2027-06-11", row.citation)
    assert [one.person for one in holders(chair, date(2027, 6, 11))] == [put.person]
    verb, said = entries(done)[-1]
    assert verb == "proceedings.appointment.elect"
    assert (said["result"], said["ended"]) == ("adopted", [str(former.pk)])


def test_who_is_not_elected_changes_nothing_in_the_register(
    put, chair, parliaments, delegates, secretary
):
    former = hold(chair, "Sample Former", parliaments["AZ"], "2024-06-01")
    all_agree(put, parliaments, delegates, secretary)
    enter_position(
        put.question, parliaments["TR"], "objects", delegates["TR"][0], by=secretary
    )
    done = elect(put, by=secretary)
    assert done.progress == Appointment.State.NOT_ELECTED
    assert done.question.progress == Question.State.BLOCKED
    former.refresh_from_db()
    assert (former.to_on, done.membership) == ("", None)
    assert Membership.objects.count() == 1
    with pytest.raises(Refusal, match="decided on: not elected"):
        elect(done, by=secretary)


def test_an_end_that_was_computed_for_later_is_corrected_and_stays_to_be_read(
    put, chair, parliaments, delegates, secretary
):
    former = hold(chair, "Sample Former", None, "2024-06-01", "2028-06-01")
    all_agree(put, parliaments, delegates, secretary)
    elect(put, by=secretary)
    former.refresh_from_db()
    assert former.state == State.SUPERSEDED
    assert former.superseded_by.to_on == "2027-06-11"


def test_of_several_deputies_the_one_of_the_same_parliament_ends(
    session, deputy, parliaments, delegates, present, secretary
):
    mine = hold(deputy, "Sample Mine", parliaments["KZ"], "2024-01-01")
    other = hold(deputy, "Sample Other", parliaments["TR"], "2024-01-01")
    made = propose(
        session, deputy, "Sample New", secretary, on_behalf_of=parliaments["KZ"]
    )
    put_candidate(made, by=secretary, rule="unanimity", sitting=present)
    made.refresh_from_db()
    all_agree(made, parliaments, delegates, secretary)
    elect(made, by=secretary)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.to_on, other.to_on) == ("2027-06-11", "")


def test_two_are_not_elected_to_one_post_in_a_session(
    session, put, chair, parliaments, delegates, present, secretary
):
    all_agree(put, parliaments, delegates, secretary)
    elect(put, by=secretary)
    second = propose(session, chair, "Sample Second", secretary)
    second = put_candidate(second, by=secretary, rule="unanimity", sitting=present)
    all_agree(second, parliaments, delegates, secretary)
    with pytest.raises(Refusal, match="Sample Chair was elected to this post"):
        elect(second, by=secretary)
    # The whole act is undone: the question is open as before.
    second.question.refresh_from_db()
    assert second.question.progress == Question.State.OPEN


def test_a_result_that_was_closed_on_its_own_page_is_taken_over(
    put, parliaments, delegates, secretary
):
    all_agree(put, parliaments, delegates, secretary)
    close_question(put.question, by=secretary)
    assert elect(put, by=secretary).progress == Appointment.State.ELECTED


def test_without_a_quorum_nothing_is_decided_and_the_candidate_is_put_again(
    session, proposed, sitting, delegates, secretary, head
):
    Setting.objects.create(
        organ=session.organ,
        key=Setting.Key.QUORUM,
        value={"count": 3},
        made_at=MORNING,
        made_by=head.actor_id,
    )
    come(sitting, delegates["KZ"][0])
    put = put_candidate(proposed, by=secretary, rule="unanimity", sitting=sitting)
    same = elect(put, by=secretary)
    assert same.progress == Appointment.State.PROPOSED
    assert not Membership.objects.exists()
    (line,) = appointments_of(session)
    assert (line.may_be_put, line.may_be_closed) == (True, False)
    again = put_candidate(same, by=secretary, rule="unanimity", sitting=sitting)
    assert again.question.number == 2


def test_no_result_is_taken_of_no_question_or_a_withdrawn_one(
    proposed, secretary, present
):
    with pytest.raises(Refusal, match="no question was put"):
        elect(proposed, by=secretary)
    put = put_candidate(proposed, by=secretary, rule="unanimity", sitting=present)
    with pytest.raises(Refusal, match="question 1 is open; withdraw it first"):
        withdraw_candidate(put, "He declines", by=secretary)
    withdraw_question(put.question, "A wrong name", by=secretary)
    with pytest.raises(Refusal, match="was withdrawn; put the candidate again"):
        elect(put, by=secretary)


def test_a_candidate_is_withdrawn_with_a_reason(proposed, secretary):
    with pytest.raises(Refusal, match="say why"):
        withdraw_candidate(proposed, " ", by=secretary)
    done = withdraw_candidate(proposed, "Declines", by=secretary)
    assert done.progress == Appointment.State.WITHDRAWN
    assert entries(done)[-1][1] == {"reason": "Declines"}


def test_only_posts_of_the_assembly_that_still_exist_are_offered(
    session, general, deputy, chair
):
    assert posts_for(session) == [general, deputy, chair]
    Body.objects.filter(pk=chair.body.pk).update(dissolved_on="2026")
    assert posts_for(session) == [general, deputy]


def test_who_waits_comes_first(session, proposed, chair, secretary, clock):
    withdraw_candidate(proposed, "Declines", by=secretary)
    clock.shift(timedelta(minutes=1))
    waiting = propose(session, chair, "Sample Waiting", secretary)
    assert [one.appointment for one in appointments_of(session)] == [waiting, proposed]


def test_delegations_and_the_press_officer_elect_nobody(
    session, put, chair, kazakh, press, stranger, protocol
):
    for who in (kazakh, press, stranger):
        for act in (
            lambda who=who: propose(session, chair, "A", who),
            lambda who=who: put_candidate(put, by=who),
            lambda who=who: elect(put, by=who),
            lambda who=who: withdraw_candidate(put, "x", by=who),
        ):
            with pytest.raises(PermissionDenied):
                act()
    # Whoever runs the sitting puts the question; an editor closes it.
    with pytest.raises(PermissionDenied):
        elect(put, by=protocol)
