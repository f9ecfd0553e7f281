"""Registration: at the desk, per sitting, by number, name and badge; who left."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.proceedings.actions.participants import withdraw_participant
from orkhon.proceedings.actions.registration import arrive, found_by, leave
from orkhon.proceedings.models import Registration, Session, SittingEvent
from orkhon.proceedings.queries.badge_codes import address_of, badge_holder, token_of
from orkhon.proceedings.queries.participants import groups_of
from orkhon.proceedings.queries.presence import presence, sitting_now
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.conftest import MORNING


def written():
    return [
        one.verb
        for one in Entry.objects.order_by("seq")
        if one.verb.startswith("proceedings.registration")
    ]


def test_an_arrival_is_registered_once_and_tells_the_screens(
    delegates, sitting, protocol
):
    one = delegates["KZ"][0]
    made, is_new = arrive(one, sitting=sitting, by=protocol)
    again, is_again = arrive(one, sitting=sitting, by=protocol)
    assert (is_new, is_again, again.pk) == (True, False, made.pk)
    assert written() == ["proceedings.registration.arrive"]
    assert presence(sitting).keys == ("sample-kz",)
    assert SittingEvent.objects.get().kind == "presence"


def test_who_leaves_and_comes_back_is_registered_anew(delegates, sitting, protocol):
    one = delegates["KZ"][0]
    arrive(one, sitting=sitting, by=protocol)
    assert leave(one, sitting=sitting, by=protocol).left_at is not None
    assert presence(sitting).keys == ()
    with pytest.raises(Refusal, match="is not registered as present"):
        leave(one, sitting=sitting, by=protocol)
    arrive(one, sitting=sitting, by=protocol)
    assert Registration.objects.count() == 2


def test_the_desk_and_a_sitting_are_two_things(session, delegates, sitting, protocol):
    one = delegates["KZ"][0]
    arrive(one, sitting=None, by=protocol)
    assert presence(sitting).keys == ()
    lines = {line.number: line for group in groups_of(session) for line in group.lines}
    assert lines[one.number].arrived_at is not None
    lines = {
        line.number: line
        for group in groups_of(session, sitting=sitting)
        for line in group.lines
    }
    assert lines[one.number].arrived_at is None
    assert SittingEvent.objects.count() == 0


def test_nobody_arrives_where_they_cannot_be(
    session, delegates, sitting, protocol, assembly
):
    one = delegates["KZ"][0]
    other = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth session"
    ).sittings.create(number=1, begins_at=MORNING)
    with pytest.raises(Refusal, match="does not take part in this session"):
        arrive(one, sitting=other, by=protocol)
    sitting.closed_at = MORNING
    sitting.save()
    with pytest.raises(Refusal, match="sitting 2 is closed"):
        arrive(one, sitting=sitting, by=protocol)
    withdraw_participant(one, why="ill", by=protocol)
    with pytest.raises(Refusal, match="was withdrawn"):
        arrive(one, sitting=None, by=protocol)
    session.progress = Session.State.CLOSED
    session.save()
    with pytest.raises(Refusal, match="Sixteenth session is closed"):
        arrive(delegates["TR"][0], sitting=None, by=protocol)
    assert written() == []


def test_only_the_desk_registers(delegates, sitting, kazakh, press):
    for by in (kazakh, press):
        with pytest.raises(PermissionDenied):
            arrive(delegates["KZ"][0], sitting=sitting, by=by)
        with pytest.raises(PermissionDenied):
            leave(delegates["KZ"][0], sitting=sitting, by=by)


def test_a_line_at_the_desk_means_a_badge_a_number_or_a_name(session, delegates):
    one = delegates["KZ"][0]
    for words in (
        address_of(one),
        token_of(one),
        str(one.number),
        "leader of kazakhstan",
        " Sample leader of  Kazakhstan ",
    ):
        assert found_by(session, words) == one


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("99", "there is no number 99"),
        ("Nobody", "nobody called “Nobody” takes part"),
        ("leader", "“leader” may be 1 Sample leader of Azerbaijan, 3 Sample leader"),
        ("https://elsewhere.example/badge/x", "this is no badge of ours"),
        ("0123~abc", "this is no badge of ours"),
        ("~" * 300, "this is no badge of ours"),
    ],
)
def test_a_line_that_means_nobody_says_why(words, why, session, delegates):
    with pytest.raises(Refusal, match=re.escape(why)):
        found_by(session, words)


def test_a_badge_of_another_session_says_so(session, delegates, assembly):
    other = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth session"
    )
    with pytest.raises(Refusal, match="is of Sixteenth session"):
        found_by(other, token_of(delegates["KZ"][0]))


def test_a_forged_token_names_nobody(delegates):
    token = token_of(delegates["KZ"][0])
    stranger = f"{'0' * 32}{token[32:]}"
    assert badge_holder(token) == delegates["KZ"][0]
    assert badge_holder(stranger) is None
    assert badge_holder("") is None


def test_a_badge_belongs_to_the_sitting_that_is_open(session, sitting):
    assert sitting_now(session) == sitting
    sitting.closed_at = MORNING
    sitting.save()
    assert sitting_now(session) is None


def scan(client, participant, **headers):
    return client.get(
        reverse("proceedings:badge", args=[token_of(participant)]), headers=headers
    )


def test_a_badge_scanned_by_protocol_registers_the_arrival(
    client, protocol, delegates, sitting
):
    client.force_login(protocol)
    page = scan(client, delegates["KZ"][0], sec_fetch_site="none").content.decode()
    assert "Registered</b>" in page
    assert presence(sitting).keys == ("sample-kz",)
    assert "Registered already" in scan(client, delegates["KZ"][0]).content.decode()
    assert Registration.objects.count() == 1


def test_a_badge_opened_by_anybody_else_says_nothing(
    client, kazakh, press, stranger, delegates, sitting
):
    one = delegates["KZ"][0]
    forged = reverse("proceedings:badge", args=["forged~token"])
    for somebody in (None, kazakh, press, stranger):
        client.logout()
        if somebody is not None:
            client.force_login(somebody)
        answers = [scan(client, one), client.get(forged)]
        assert [answer.status_code for answer in answers] == (
            [302, 302] if somebody is None else [404, 404]
        )
        assert all(one.name not in answer.content.decode() for answer in answers)
    assert Registration.objects.count() == 0


def test_a_forged_badge_is_no_page_for_protocol_either(client, protocol, delegates):
    client.force_login(protocol)
    forged = reverse("proceedings:badge", args=["forged~token"])
    assert client.get(forged).status_code == 404


def test_another_sites_page_and_a_page_fetched_ahead_register_nobody(
    client, protocol, delegates, sitting
):
    client.force_login(protocol)
    one = delegates["KZ"][0]
    for headers in (
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_dest": "image"},
        {"sec_purpose": "prefetch"},
    ):
        assert "Register</button>" in scan(client, one, **headers).content.decode()
    assert Registration.objects.count() == 0
    client.post(reverse("proceedings:badge", args=[token_of(one)]))
    assert Registration.objects.count() == 1


def test_a_badge_of_somebody_withdrawn_is_refused_in_words(
    client, protocol, delegates, sitting
):
    client.force_login(protocol)
    one = withdraw_participant(delegates["KZ"][0], why="ill", by=protocol)
    answer = scan(client, one)
    assert answer.status_code == 409
    assert "was withdrawn" in answer.content.decode()
