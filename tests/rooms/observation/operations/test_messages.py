"""Messages to observers: to whom they go, who saw them, who answered what."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.messages import (
    LONGEST,
    answer_message,
    mark_seen,
    send_message,
)
from orkhon.observation.models import Message, MessageDelivery, TextMessage
from orkhon.observation.queries.messages import (
    delivery_lines,
    message_lines,
    messages,
    open_questions,
)
from orkhon.record.refusals import Refusal
from orkhon.record.roles import Machine

PHONE = Machine("phone")


@pytest.fixture
def send(mission, teams, coordinator):
    def one(text="Where are you?", **fields):
        return send_message(mission, text, **{"by": coordinator} | fields)

    return one


def readers(message):
    return [one.observer.code for one in message.deliveries.all()]


def test_a_message_goes_to_everybody_in_a_team(send, last_words, nominated):
    nominated("KG", "Bakyt Ülgüov")  # in no team
    message = send(needs_answer=True)
    assert readers(message) == ["AZ-01", "KG-01", "TR-01", "TR-02"]
    assert last_words(message)["to"] == ["AZ-01", "KG-01", "TR-01", "TR-02"]


def test_to_a_city_a_team_or_one_person(send, city, teams, observers):
    assert readers(send(city=city)) == ["AZ-01", "TR-01"]
    assert readers(send(teams=[teams["T2"]])) == ["KG-01", "TR-02"]
    assert readers(send(observer=observers["KG-01"])) == ["KG-01"]


def test_whoever_was_replaced_gets_none(send, observers):
    type(observers["AZ-01"]).objects.filter(code="AZ-01").update(state="replaced")
    assert "AZ-01" not in readers(send())


def test_what_cannot_be_sent_is_refused(send, city, teams, observers):
    for fields, reason in (
        ({"text": "  "}, "write the message"),
        ({"text": "x" * (LONGEST + 1)}, "2000 at most"),
        ({"city": city, "teams": [teams["T1"]]}, "not several"),
        ({"by_text": True}, "no gateway"),
    ):
        with pytest.raises(Refusal, match=reason):
            send(**fields)
    type(observers["AZ-01"]).objects.update(state="withdrawn")
    with pytest.raises(Refusal, match="nobody"):
        send()
    assert not Message.objects.exists()


def test_a_coordinator_of_a_city_writes_to_that_city_alone(
    send, city_coordinator, city, teams, observers, press, nominated
):
    assert readers(send(by=city_coordinator, city=city)) == ["AZ-01", "TR-01"]
    assert readers(send(by=city_coordinator, teams=[teams["T1"]]))
    assert readers(send(by=city_coordinator, observer=observers["AZ-01"]))
    loner = nominated("KG", "Bakyt Ülgüov")
    for account, fields in (
        (city_coordinator, {}),
        (city_coordinator, {"teams": [teams["T1"], teams["T2"]]}),
        (city_coordinator, {"observer": loner}),
        (press, {}),
    ):
        with pytest.raises(PermissionDenied):
            send(by=account, **fields)


def test_seen_counts_once(send, said):
    message = send()
    delivery = message.deliveries.first()
    first = mark_seen(delivery, by=PHONE).seen_at
    assert mark_seen(delivery, by=PHONE).seen_at == first
    assert said(message).count("observation.message.seen") == 1


def test_an_answer_sent_twice_is_one_answer(send, said):
    message = send(needs_answer=True)
    delivery = message.deliveries.first()
    name = uuid.uuid4()
    answer_message(delivery, name, " on the way ", by=PHONE)
    again = answer_message(delivery, name, "on the way", by=PHONE)
    assert (again.answer, again.answered_by) == ("on the way", "app")
    assert again.seen_at is not None
    assert said(message).count("observation.message.answer") == 1


def test_a_later_answer_takes_its_place_and_the_first_stays_in_the_record(send, said):
    message = send(needs_answer=True)
    delivery = message.deliveries.first()
    answer_message(delivery, uuid.uuid4(), "yes", by=PHONE)
    answer_message(delivery, uuid.uuid4(), "no", by=PHONE)
    assert delivery.answer == "no"
    assert said(message).count("observation.message.answer") == 2


def test_an_answer_says_something_and_belongs_to_one_message(send):
    first, second = send().deliveries.first(), send().deliveries.first()
    name = uuid.uuid4()
    with pytest.raises(Refusal, match="empty"):
        answer_message(first, name, " ", by=PHONE)
    answer_message(first, name, "yes", by=PHONE)
    with pytest.raises(Refusal, match="another message"):
        answer_message(second, name, "yes", by=PHONE)
    second.refresh_from_db()
    assert second.answered_at is None


def test_by_text_it_goes_to_everybody_with_a_telephone(send, observers, settings):
    settings.ORKHON_SMS_OUTBOUND_URL = "http://127.0.0.1:9/send"
    type(observers["AZ-01"]).objects.filter(code="AZ-01").update(phone="+994 50 1")
    message = send(by_text=True)
    (text,) = TextMessage.objects.all()
    assert (text.direction, text.number, text.state) == ("out", "+994 50 1", "waiting")
    assert text.delivery.message == message


def test_the_list_counts_seen_and_answered(send, mission, city):
    everybody, few = send(needs_answer=True), send(city=city)
    first, second, *_rest = everybody.deliveries.all()
    answer_message(second, uuid.uuid4(), "here", by=PHONE)
    mark_seen(first, by=PHONE)
    lines = {one.message: one for one in message_lines(mission, None)}
    assert (lines[everybody].sent, lines[everybody].seen) == (4, 2)
    assert lines[everybody].answered == 1
    assert lines[few].sent == 2
    shown = delivery_lines(everybody, None)
    assert shown[-1].delivery == second
    here = delivery_lines(everybody, city)
    assert {one.delivery.observer.code for one in here} == {"AZ-01", "TR-01"}
    assert set(messages(mission, city)) == {everybody, few}


def test_an_open_question_is_one_that_waits_for_an_answer(send, observers):
    send()
    asked = send(needs_answer=True)
    person = observers["AZ-01"]
    (question,) = open_questions([person.pk])
    assert question.message == asked
    answer_message(question, uuid.uuid4(), "yes", by=PHONE)
    assert not open_questions([person.pk]).exists()
    assert MessageDelivery.objects.filter(observer=person).count() == 2
