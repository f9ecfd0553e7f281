"""Who asks for the floor, in which order they get it, and for how long."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.floor import put_item
from orkhon.proceedings.actions.speakers import (
    allowed,
    ask_for_floor,
    end_speech,
    give_floor,
    withdraw_request,
)
from orkhon.proceedings.actions.telling import Overtaken
from orkhon.proceedings.models import Floor, Participant, Setting
from orkhon.proceedings.queries.speakers import speakers
from orkhon.record.actions import subject_of
from orkhon.record.queries import history
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Country, Person, State
from tests.rooms.proceedings.asked import LATER
from tests.rooms.proceedings.conftest import MORNING


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def on_floor(sitting, item, secretary):
    put_item(sitting, item, by=secretary)
    return sitting


@pytest.fixture
def observer(session, protocol):
    hungary = Country.objects.create(
        code="HU", english_name="Hungary", english_sort_key="hungary"
    )
    return Participant.objects.create(
        session=session,
        number=99,
        person=Person.objects.create(display_name="Sample observer", sample=True),
        capacity=Participant.Capacity.OBSERVER,
        body=Body.objects.create(
            key="sample-hu",
            kind="parliament",
            display_name="Hungary’s",
            country=hungary,
        ),
        name="Sample observer",
        made_at=MORNING,
        made_by=protocol.actor_id,
    )


def test_members_speak_in_the_order_of_asking_and_observers_after_them(
    on_floor, item, delegates, observer, secretary, clock
):
    for who in (observer, delegates["TR"][0], delegates["AZ"][0]):
        ask_for_floor(on_floor, who, by=secretary)
        clock.shift(1)
    list_ = speakers(on_floor, item)
    assert [(one.place, one.is_after) for one in list_.waiting] == [
        ("Türkiye", False),
        ("Azerbaijan", False),
        ("Hungary, observer", True),
    ]
    assert list_.count == 3


def test_who_presides_comes_first(on_floor, item, delegates, secretary, clock):
    ask_for_floor(on_floor, delegates["AZ"][0], by=secretary)
    clock.shift(1)
    chair = delegates["KG"][0]
    on_floor.presides = chair.person
    on_floor.save()
    ask_for_floor(on_floor, chair, by=secretary)
    assert speakers(on_floor, item).waiting[0].name == chair.name


def test_the_floor_goes_from_one_to_the_next(
    on_floor, item, delegates, secretary, clock
):
    first = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    second = ask_for_floor(on_floor, delegates["TR"][0], by=secretary)
    give_floor(first, by=secretary)
    clock.shift(108)
    give_floor(second, by=secretary)
    list_ = speakers(on_floor, item)
    assert list_.speaking.name == "Sample leader of Türkiye"
    assert [(one.name, one.seconds) for one in list_.spoke] == [
        ("Sample leader of Kazakhstan", 108)
    ]
    clock.shift(60)
    end_speech(second, by=secretary)
    assert [line.verb for line in history(subject_of(second))] == [
        "proceedings.speaker.ask",
        "proceedings.speaker.give",
        "proceedings.speaker.end",
    ]
    assert history(subject_of(second))[-1].payload["seconds"] == 60
    with pytest.raises(Refusal, match="does not have the floor"):
        end_speech(second, by=secretary)
    with pytest.raises(Refusal, match="had the floor"):
        give_floor(second, by=secretary)


def test_nobody_stands_on_the_list_twice(on_floor, delegates, secretary):
    asked = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    with pytest.raises(Refusal, match="waits for the floor already"):
        ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    give_floor(asked, by=secretary)
    with pytest.raises(Refusal, match="has the floor"):
        ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    end_speech(asked, by=secretary)
    ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)


def test_two_secretaries_do_not_give_the_floor_twice(
    on_floor, delegates, secretary, head
):
    one = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    two = ask_for_floor(on_floor, delegates["TR"][0], by=secretary)
    seen = Floor.objects.get(sitting=on_floor).revision
    give_floor(one, by=secretary, seen=seen)
    with pytest.raises(Overtaken, match=r"leader of Kazakhstan \(Kazakhstan\) has"):
        give_floor(two, by=head, seen=seen)
    two.refresh_from_db()
    assert two.began_at is None


def test_speaking_time_is_that_of_the_rules_and_none_where_none_is_set(
    assembly, on_floor, item, delegates, secretary, clock
):
    asked = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    clock.shift(1)
    assert (allowed(on_floor), asked.seconds_allowed) == (None, None)
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.SPEAKING_MINUTES,
        value=3,
        made_at=MORNING,
        made_by=secretary.actor_id,
        state=State.CONFIRMED,
    )
    ask_for_floor(on_floor, delegates["TR"][0], by=secretary)
    assert [one.seconds_allowed for one in speakers(on_floor, item).waiting] == [
        None,
        180,
    ]


def test_a_delegation_asks_and_takes_back_for_its_own_alone(
    on_floor, delegates, kazakh, turkish, press, item
):
    asked = ask_for_floor(on_floor, delegates["KZ"][1], by=kazakh)
    for act in (
        lambda: ask_for_floor(on_floor, delegates["AZ"][0], by=turkish),
        lambda: withdraw_request(asked, by=turkish),
        lambda: ask_for_floor(on_floor, delegates["AZ"][0], by=press),
        lambda: give_floor(asked, by=kazakh),
        lambda: end_speech(asked, by=kazakh),
    ):
        with pytest.raises(PermissionDenied):
            act()
    withdraw_request(asked, by=kazakh)
    assert speakers(on_floor, item).count == 0
    with pytest.raises(Refusal, match="does not wait"):
        withdraw_request(asked, by=kazakh)


def test_who_was_withdrawn_from_the_list_is_given_nothing(
    on_floor, delegates, secretary
):
    asked = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    withdraw_request(asked, by=secretary)
    with pytest.raises(Refusal, match="does not ask for the floor any more"):
        give_floor(asked, by=secretary)


def test_each_item_has_its_own_list(
    session, on_floor, item, delegates, secretary, observer
):
    asked = ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    other = session.items.create(
        sitting=on_floor, number="8", precedence=80, kind="next", title="Next",
        made_at=MORNING, made_by="x",
    )  # fmt: skip
    put_item(on_floor, other, by=secretary)
    assert speakers(on_floor, other).count == 0
    with pytest.raises(Refusal, match="on another item"):
        give_floor(asked, by=secretary)


def test_who_takes_no_part_does_not_speak(on_floor, delegates, secretary):
    gone = delegates["KZ"][0]
    gone.withdrawn_at = MORNING
    gone.save()
    with pytest.raises(Refusal, match="does not take part"):
        ask_for_floor(on_floor, gone, by=secretary)


def test_nobody_asks_in_a_sitting_that_is_not_open(sitting, delegates, secretary):
    sitting.opened_at = None
    sitting.save()
    with pytest.raises(Refusal, match="not open yet"):
        ask_for_floor(sitting, delegates["KZ"][0], by=secretary)


def test_the_list_is_read_at_once(
    on_floor, item, delegates, secretary, django_assert_num_queries
):
    ask_for_floor(on_floor, delegates["KZ"][0], by=secretary)
    with django_assert_num_queries(1):
        speakers(on_floor, item)
    ask_for_floor(on_floor, delegates["TR"][0], by=secretary)
    ask_for_floor(on_floor, delegates["AZ"][0], by=secretary)
    with django_assert_num_queries(1):
        speakers(on_floor, item)
