"""Who may give a parliament's position; whoever may not is told why, by name."""

from datetime import timedelta

import pytest
import time_machine

from orkhon.proceedings.actions.questions import enter_position
from orkhon.proceedings.models import Participant, Registration, Session
from orkhon.proceedings.queries.voices import Registered, entitled
from orkhon.record.refusals import Refusal
from orkhon.register.models import Person
from tests.rooms.proceedings.asked import LATER, come, put
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def question(item, secretary):
    return put(item, secretary)


def participant(session, number, name, **fields):
    return Participant.objects.create(
        session=session,
        number=number,
        name=name,
        person=Person.objects.create(display_name=name, sample=True),
        made_at=MORNING,
        made_by="x",
        **{"capacity": "delegation"} | fields,
    )


@pytest.fixture
def substitute(session, parliaments, delegates):
    """Stands in for the leader of Kazakhstan's delegation."""
    return participant(
        session,
        41,
        "Sample substitute of Kazakhstan",
        role="substitute",
        body=parliaments["KZ"],
        stands_in_for=delegates["KZ"][0],
    )


def refused(question, parliament, one, by):
    with pytest.raises(Refusal) as error:
        enter_position(question, parliament, "agrees", one, by=by)
    assert question.positions.count() == 0
    return str(error.value)


def test_who_is_not_registered_has_no_voice(
    question, parliaments, delegates, sitting, secretary
):
    leader = delegates["KZ"][0]
    assert refused(question, parliaments["KZ"], leader, secretary) == (
        "Sample leader of Kazakhstan is not registered as present"
    )
    come(sitting, leader)
    enter_position(question, parliaments["KZ"], "agrees", leader, by=secretary)


def test_who_has_left_has_no_voice(
    question, parliaments, delegates, sitting, secretary
):
    leader = delegates["KZ"][0]
    come(sitting, leader)
    Registration.objects.update(left_at=LATER - timedelta(minutes=1))
    assert "is not registered as present" in refused(
        question, parliaments["KZ"], leader, secretary
    )


def test_a_delegate_of_another_parliament_cannot_speak_for_this_one(
    question, parliaments, delegates, sitting, secretary
):
    come(sitting, delegates["TR"][0])
    assert refused(question, parliaments["KZ"], delegates["TR"][0], secretary) == (
        "Sample leader of Türkiye is of Sample parliament of Türkiye and cannot "
        "speak for Sample parliament of Kazakhstan"
    )


def test_an_observer_and_a_guest_speak_for_no_parliament(
    session, question, parliaments, sitting, secretary
):
    observer = participant(
        session, 40, "Sample observer", capacity="observer", body=parliaments["KZ"]
    )
    guest = participant(session, 42, "Sample guest", capacity="delegation", body=None)
    come(sitting, observer, guest)
    assert refused(question, parliaments["KZ"], observer, secretary) == (
        "Sample observer takes part as observer and speaks for no parliament"
    )
    assert refused(question, parliaments["KZ"], guest, secretary) == (
        "Sample guest takes part as delegation and speaks for no parliament"
    )


def test_staff_of_a_delegation_has_no_voice(
    session, question, parliaments, sitting, secretary
):
    staff = participant(
        session, 43, "Sample adviser", role="staff", body=parliaments["KZ"]
    )
    come(sitting, staff)
    assert refused(question, parliaments["KZ"], staff, secretary) == (
        "Sample adviser is of the delegation’s staff and has no voice"
    )


def test_who_was_taken_off_the_list_has_no_voice(
    question, parliaments, delegates, sitting, secretary
):
    leader = delegates["KZ"][0]
    come(sitting, leader)
    leader.withdrawn_at = MORNING
    leader.save()
    assert refused(question, parliaments["KZ"], leader, secretary) == (
        "Sample leader of Kazakhstan was taken off the list of participants"
    )


def test_a_participant_of_another_session_has_no_voice(
    session, question, parliaments, secretary
):
    other = Session.objects.create(
        key="plenary-15", organ=session.organ, number=15, title="x", from_on="2026"
    )
    old = participant(other, 1, "Sample delegate of old", body=parliaments["KZ"])
    assert refused(question, parliaments["KZ"], old, secretary) == (
        "Sample delegate of old does not take part in this session"
    )


def test_a_substitute_speaks_while_the_delegate_is_away(
    question, parliaments, delegates, substitute, sitting, secretary
):
    come(sitting, substitute)
    enter_position(question, parliaments["KZ"], "agrees", substitute, by=secretary)
    assert question.positions.get().given_by == substitute
    come(sitting, delegates["KZ"][0])
    with pytest.raises(Refusal) as error:
        enter_position(question, parliaments["KZ"], "objects", substitute, by=secretary)
    assert str(error.value) == (
        "Sample substitute of Kazakhstan stands in for Sample leader of Kazakhstan, "
        "who is present"
    )


def test_a_position_without_a_person_is_refused_in_a_sitting(
    question, parliaments, secretary
):
    assert refused(question, parliaments["KZ"], None, secretary) == (
        "say who of the delegation of Sample parliament of Kazakhstan gave the position"
    )


def test_those_who_may_speak_are_listed_by_parliament(
    session, question, delegates, substitute, sitting
):
    come(sitting, delegates["KZ"][1], substitute, delegates["TR"][0])
    found = entitled(question, Registered(session, LATER))
    assert found == {
        "sample-az": [],
        "sample-kz": [delegates["KZ"][1], substitute],
        "sample-kg": [],
        "sample-tr": [delegates["TR"][0]],
    }


def test_outside_a_sitting_the_desk_says_who_is_there(
    session, delegates, parliaments, secretary, item
):
    item.sitting = None
    item.save()
    question = put(item, secretary)
    come(None, delegates["KZ"][0])
    enter_position(
        question, parliaments["KZ"], "agrees", delegates["KZ"][0], by=secretary
    )
    assert question.positions.count() == 1
