"""Text messages: coded ones become forms, none is dropped, each goes out once."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from deploy.fake_sms_gateway import FakeGateway
from orkhon.observation import gateway
from orkhon.observation.actions.messages import send_message
from orkhon.observation.actions.text_messages import receive_text, settle_text
from orkhon.observation.actions.text_queue import (
    report_delivery,
    send_waiting,
    take_in_hand,
)
from orkhon.observation.gateway import GatewayError, Incoming
from orkhon.observation.models import (
    FormDesign,
    FormVersion,
    Mission,
    Observer,
    Submission,
    TextMessage,
)
from orkhon.observation.tasks.operations import send_texts
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON, VERSION, xform

SECRET = "trial"
PHONE = "+994 50 123 45 67"


@pytest.fixture
def phone(designs, stations, teams, observers):
    """AZ-01 has a telephone; a text from it: `phone("KT-001 V A1")`."""
    Observer.objects.filter(code="AZ-01").update(phone=PHONE)
    count = iter(range(1, 1000))

    def said(text, number="00994501234567", name=None, at=NOON):
        name = f"gw-{next(count)}" if name is None else name
        return receive_text(Incoming(number, text, name, at))[0]

    return said


# In the sample voting form A is secrecy, its first answer yes; in the protocol
# A to G are the seven lines in their order.


def test_a_coded_text_becomes_a_form(phone, stations, teams, observers):
    text = phone("kt 001 v a1 # calm & quiet <ok>")
    form = text.submission
    assert text.state == "read"
    assert (form.channel, form.stage, form.state) == ("sms", "voting", "received")
    assert (form.station, form.team) == (stations["KT-001"], teams["T1"])
    assert form.observer == observers["AZ-01"]
    assert form.values["/data/voting/secrecy"] == "yes"
    assert form.values["/data/voting/remarks"] == "calm & quiet <ok>"
    assert form.version == VERSION
    assert form.why_held == ""


def test_a_coded_protocol_is_checked_like_any_other(phone):
    form = phone("KT-001 P A1000 B800 C4 D196 E812 F789 G26").submission
    assert form.protocol_check.balanced is False


def test_the_same_text_twice_is_one(phone):
    assert phone("KT-001 V A1", name="gw-x") == phone("KT-001 V A1", name="gw-x")
    one = phone("KT-002 V A1", name="")
    assert phone("KT-002 V A1", name="", at=NOON + timedelta(minutes=9)) == one
    later = phone("KT-002 V A1", name="", at=NOON + timedelta(minutes=11))
    assert later != one
    assert Submission.objects.count() == 3


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_long_text_in_two_parts_is_read_as_one(phone, order):
    parts = ["KT-001 P A1000 B800 C4 D1", "96 E800 F780 G20"]
    # The first part alone could be read; the doubtful end makes it wait.
    parts[0] += " E"
    parts[1] = "800 F780 G20"
    first, second = (phone(parts[one]) for one in order)
    first.refresh_from_db()
    assert (first.state, second.state) == ("read", "read")
    assert first.submission == second.submission
    assert first.submission.values["/data/protocol/in_boxes"] == "800"


def test_parts_an_hour_apart_are_two_texts(phone):
    phone("KT-001 P A1000 E")
    assert phone("800 F780", at=NOON + timedelta(hours=1)).state == "unread"


def test_what_cannot_be_read_is_kept_with_the_reason(phone):
    text = phone("11121Plshelp")
    assert text.state == "unread"
    assert "11121" in text.problem
    assert phone("").problem
    assert Submission.objects.count() == 0


def test_a_number_that_nobody_has_makes_no_form(phone, mission):
    text = phone("KT-001 V A1", number="+7 700 000 00 99")
    assert (text.state, text.observer, text.mission) == ("unread", None, mission)
    assert text.problem == "the number is no observer’s"
    assert phone("KT-001 V A1", number="call me").observer is None
    Mission.objects.update(closed_at=NOON)
    assert phone("KT-001 V A1").mission is None


def test_plain_words_answer_the_question_that_waits(
    phone, mission, coordinator, observers
):
    message = send_message(mission, "Where?", by=coordinator, needs_answer=True)
    text = phone("Жолдамыз, 10 минут")
    assert text.state == "answer"
    assert text.delivery.message == message
    assert (text.delivery.answer, text.delivery.answered_by) == (
        "Жолдамыз, 10 минут",
        "sms",
    )
    # Nothing waits any more: the next words are for a person.
    assert phone("All fine").state == "unread"


def test_a_code_gone_wrong_is_no_answer(phone, mission, coordinator):
    send_message(mission, "Where?", by=coordinator, needs_answer=True)
    assert phone("11121Plshelp").state == "unread"
    assert phone("KT-001 V A9").state == "unread"


def test_a_form_of_the_missions_own_does_not_stop_the_others(phone, mission):
    own = FormDesign.objects.create(
        mission=mission, form_id="media", title="Media", made_at=NOON
    )
    FormVersion.objects.create(
        design=own,
        version="1",
        xml=xform("voting").replace(b'id="voting"', b'id="media"'),
        md5="0" * 32,
        sha256="1" * 64,
        made_at=NOON,
        made_by="x",
        published_at=NOON,
    )
    assert phone("KT-001 V A1").state == "read"


def test_a_person_types_a_form_from_it(phone, mission, coordinator, said, observers):
    text = phone("KT-OO1 Voting A1")
    settle_text(text, mission=mission, by=coordinator, coded="KT-001 V A1")
    assert (text.state, text.text) == ("read", "KT-OO1 Voting A1")
    assert text.submission.values["/data/header/observer"] == "AZ-01"
    assert text.submission.by_account == coordinator.actor_id
    assert said(text)[-1] == "observation.text.settle"
    with pytest.raises(Refusal, match="before"):
        settle_text(text, mission=mission, by=coordinator, note="x")


def test_a_person_says_from_whom_it_is(phone, mission, coordinator, observers):
    text = phone("KT-001 V A1", number="+1")
    with pytest.raises(Refusal, match="from whom"):
        settle_text(text, mission=mission, by=coordinator, coded="KT-001 V A1")
    text.refresh_from_db()
    assert text.state == "unread"
    settle_text(
        text,
        mission=mission,
        by=coordinator,
        coded="KT-001 V A1",
        observer=observers["KG-01"],
    )
    assert text.submission.observer == observers["KG-01"]


def test_a_text_is_settled_with_a_note_and_not_without(
    phone, mission, coordinator, city_coordinator
):
    text = phone("hello")
    with pytest.raises(Refusal, match="what came of it"):
        settle_text(text, mission=mission, by=coordinator, coded=" ", note="")
    with pytest.raises(Refusal, match="no such letter"):
        settle_text(text, mission=mission, by=coordinator, coded="KT-001 V Z1 A1")
    with pytest.raises(PermissionDenied):
        settle_text(text, mission=mission, by=city_coordinator, note="x")
    settle_text(text, mission=mission, by=coordinator, note="called back")
    assert (text.state, text.submission) == ("settled", None)


def test_a_text_is_not_given_to_an_observer_of_another_mission(
    phone, mission, coordinator, observers
):
    text = phone("hello")
    stranger = observers["KG-01"]
    stranger.mission_id = None
    with pytest.raises(Refusal, match="not of this mission"):
        settle_text(text, mission=mission, by=coordinator, note="x", observer=stranger)


# Out ------------------------------------------------------------------------


@pytest.fixture
def outgoing(mission, coordinator, phone, settings):
    """A text that waits, and the gateway of docs/sms.md."""
    settings.ORKHON_SMS_OUTBOUND_SECRET = "trial"
    with FakeGateway(secret="trial") as fake:
        settings.ORKHON_SMS_OUTBOUND_URL = f"{fake.address}/send"
        send_message(mission, "All teams: come back", by=coordinator, by_text=True)
        yield fake


def only():
    return TextMessage.objects.get(direction="out")


def due():
    return only().next_try_at


def test_a_text_is_handed_over_once(outgoing):
    assert send_waiting(due()) == (1, 0)
    assert send_waiting(NOON + timedelta(days=900)) == (0, 0)
    assert [(one["to"], one["text"]) for one in outgoing.sent] == [
        (PHONE, "All teams: come back")
    ]
    assert (only().state, only().gateway_id) == ("sent", "fake-1")


def test_a_gateway_that_is_busy_is_asked_again_later(outgoing, said):
    outgoing.refusals = 2
    first = due()
    assert send_waiting(first) == (0, 0)
    assert due() == first + timedelta(minutes=1)
    assert "503" in only().problem
    assert send_waiting(first + timedelta(seconds=59)) == (0, 0)
    assert send_waiting(due()) == (0, 0)
    assert due() == first + timedelta(minutes=3)
    assert send_waiting(due()) == (1, 0)
    assert (only().state, only().problem, only().tries) == ("sent", "", 3)
    assert said(only())[-1] == "observation.text.send"


def test_after_six_tries_it_has_failed_and_says_so(outgoing, said):
    outgoing.refusals = 99
    for _try in range(5):
        assert send_waiting(due()) == (0, 0)
    assert send_waiting(due()) == (0, 1)
    assert (only().state, only().next_try_at) == ("failed", None)
    assert said(only())[-1] == "observation.text.fail"


def test_a_text_that_another_worker_has_in_hand_is_left_to_it(outgoing):
    mine, theirs = only(), only()
    assert take_in_hand(theirs, theirs.next_try_at)
    assert not take_in_hand(mine, mine.next_try_at)
    assert send_waiting(theirs.next_try_at - timedelta(seconds=1)) == (0, 0)
    assert outgoing.sent == []
    # Five minutes on, that worker is taken for dead.
    assert send_waiting(due()) == (1, 0)
    assert only().tries == 2


def test_a_wrong_secret_and_a_wrong_address_are_problems_in_words(outgoing, settings):
    settings.ORKHON_SMS_OUTBOUND_SECRET = "other"
    send_waiting(due())
    assert "401" in only().problem
    settings.ORKHON_SMS_OUTBOUND_URL = "ftp://gateway"
    send_waiting(due())
    assert "ftp://gateway" in only().problem


def test_the_gateways_report_is_kept(outgoing, said):
    send_waiting(due())
    assert report_delivery("fake-1", delivered=True)
    assert report_delivery("fake-1", delivered=True)
    assert only().state == "delivered"
    assert said(only()).count("observation.text.report") == 1
    assert report_delivery("fake-1", delivered=False, problem="no such number")
    assert (only().state, only().problem) == ("failed", "no such number")
    assert not report_delivery("fake-9", delivered=True)


def test_without_a_gateway_nothing_goes_out(db, settings):
    settings.ORKHON_SMS_OUTBOUND_URL = ""
    assert send_waiting(NOON) == (0, 0)
    assert send_texts(None) == {"sent": 0, "failed": 0}
    assert (gateway.sends(), gateway.receives()) == (False, False)


@pytest.mark.parametrize("answer", [b"[]", b"{}", b""])
def test_a_gateway_that_gives_no_name_leaves_ours(answer):
    assert gateway._named(answer) == ""


def test_a_gateway_that_answers_what_is_no_json_has_not_taken_it():
    with pytest.raises(GatewayError, match="no JSON"):
        gateway._named(b"<html>")


# In, over HTTP --------------------------------------------------------------


@pytest.fixture
def post(client, phone, settings):
    settings.ORKHON_SMS_INBOUND_SECRET = "trial"

    def posted(said, *, name="sms-inbound", secret=SECRET, **more):
        return client.post(
            reverse(f"observation:{name}"),
            said if isinstance(said, str | bytes) else json.dumps(said),
            content_type="application/json",
            headers={"X-Orkhon-Secret": secret},
            **more,
        )

    return posted


def test_the_gateway_posts_a_text_and_posts_it_again(post):
    said = {"from": PHONE, "text": "KT-001 V A1", "id": "g-1"}
    said["at"] = "2027-03-14T12:00:00+05:00"
    first, again = post(said), post(said)
    assert (first.status_code, first.json()["state"]) == (201, "read")
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    assert TextMessage.objects.get().at == NOON


def test_form_fields_serve_as_well(client, post, settings):
    answer = client.post(
        reverse("observation:sms-inbound"),
        {"from": PHONE, "text": "KT-001 V A1"},
        headers={"X-Orkhon-Secret": "trial"},
    )
    assert (answer.status_code, answer.json()["state"]) == (201, "read")


@pytest.mark.parametrize("secret", ["", "trial2", "пароль"])
def test_a_stranger_keeps_nothing_here(post, settings, secret):
    assert post({"from": "+1", "text": "x"}, secret=secret).status_code == 401
    settings.ORKHON_SMS_INBOUND_SECRET = ""
    assert post({"from": "+1", "text": "x"}, secret="").status_code == 401
    assert not TextMessage.objects.exists()


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("[1]", 400),
        ("{", 400),
        ({"text": "x"}, 400),
        ({"from": "+1"}, 400),
        ({"from": " ", "text": "x"}, 400),
        ({"from": "+1", "text": "x" * 70_000}, 413),
        ({"from": "+1", "text": "x\0y", "at": "yesterday"}, 201),
        ({"from": "+1", "text": "x", "at": "2027-13-40T00:00:00Z"}, 201),
        ({"from": "+1", "text": "x", "at": 5}, 201),
    ],
)
def test_what_is_no_text_is_answered_and_a_text_is_kept(post, said, status):
    assert post(said).status_code == status
    assert TextMessage.objects.count() == (1 if status == 201 else 0)


def test_reports_come_in_over_http(outgoing, post):
    send_waiting(due())
    said = {"id": "fake-1", "status": "Delivered"}
    assert post(said, name="sms-report").json() == {"known": True}
    assert only().state == "delivered"
    for other in ({"id": "fake-1", "status": "queued"}, [1]):
        assert post(other, name="sms-report").json() == {"known": False}
    said = {"id": "fake-1", "status": "failed"}
    assert post(said, name="sms-report").json() == {"known": True}
    assert only().problem == "failed"
    assert post(said, name="sms-report", secret="no").status_code == 401
