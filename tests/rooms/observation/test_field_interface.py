"""What an observer's phone is told and tells, and what it is refused."""

import gzip
import json
import uuid
from datetime import UTC, datetime

import pytest

from orkhon.observation.actions.keys import make_key, revoke_key
from orkhon.observation.actions.messages import send_message
from orkhon.observation.actions.receiving import Sender, arrival_of, receive
from orkhon.observation.models import (
    ObserverPosition,
    PollingStation,
    Submission,
    Team,
    TeamDraft,
    TeamMember,
    Visit,
    VotersOnList,
)

NOON = datetime(2027, 3, 14, 7, 0, tzinfo=UTC)
OPENING = """<data id="opening" version="2027031401"><header><station>KT-001</station>
<team>1</team><observer>TR-01</observer></header><opening><on_time>yes</on_time></opening>
<meta><instanceID>{}</instanceID></meta></data>"""


@pytest.fixture
def team(mission, city, observers):
    made = Team.objects.create(mission=mission, code="1", city=city, car="07 SMP 001")
    for code in ("TR-01", "KG-01"):
        TeamMember.objects.create(team=made, observer=observers[code])
    return made


@pytest.fixture
def stations(mission, city):
    made = [
        PollingStation.objects.create(
            mission=mission, city=city, code=code, number=code[-3:], name="School"
        )
        for code in ("KT-001", "KT-002")
    ]
    for as_of, value in (("2027-02-20", 812), ("2027-03-12", 815)):
        VotersOnList.objects.create(station=made[0], value=value, as_of=as_of)
    return made


@pytest.fixture
def key_of(mission, observers, protocol):
    def made(code):
        return make_key(mission, by=protocol, observer=observers[code])

    return made


@pytest.fixture
def phone(client, key_of):
    """An observer's phone: `phone("TR-01")("get", "mission")`."""

    def held(code):
        key, token = key_of(code)

        def ask(method, path, body=None, **headers):
            said = {} if body is None else {"data": json.dumps(body)}
            return getattr(client, method)(
                f"/field/api/{path}",
                content_type="application/json",
                headers={"Authorization": f"Bearer {token}"} | headers,
                **said,
            )

        ask.key, ask.token = key, token
        return ask

    return held


def test_a_phone_carries_its_route_stations_conduct_and_coordinator(
    phone, mission, team, stations, coordinator, django_assert_max_num_queries
):
    Visit.objects.create(
        mission=mission, team=team, station=stations[0], stage="opening", order=1,
        starts_at=NOON,
    )  # fmt: skip
    ask = phone("TR-01")
    with django_assert_max_num_queries(20):
        day = ask("get", "mission").json()
    assert day["mission"]["vote_on"] == "2027-03-14"
    assert day["mission"]["polls_open"] == "07:00"
    assert day["observer"]["code"] == "TR-01"
    assert [one["code"] for one in day["team"]["members"]] == ["KG-01", "TR-01"]
    assert [one["code"] for one in day["stations"]] == ["KT-001", "KT-002"]
    assert [one["voters"] for one in day["stations"]] == [815, None]
    assert [(one["station"], one["stage"]) for one in day["route"]] == [
        ("KT-001", "opening")
    ]
    assert day["coordinator"] == {"name": "Coordinator", "phone": "+7 700 000 00 00"}
    assert set(day["conduct"]) == {"az", "en", "kk", "ky", "ru", "tr", "uz"}


def test_an_unchanged_day_is_not_sent_twice(phone, mission):
    ask = phone("TR-01")
    first = ask("get", "mission")
    again = ask("get", "mission", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    mission.title = "Another title"
    mission.save()
    assert ask("get", "mission", **{"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("token", ["", "x" * 64])
def test_a_stranger_is_told_that_the_link_is_not_valid(client, db, token):
    answer = client.get(
        "/field/api/mission", headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 401
    assert answer.json() == {"error": "This link is not valid, or no longer."}


def test_a_revoked_link_opens_nothing_from_that_moment(phone, protocol):
    ask = phone("TR-01")
    assert ask("get", "messages").status_code == 200
    revoke_key(ask.key, by=protocol, why="the phone was lost")
    assert ask("get", "messages").status_code == 401


def test_a_key_of_the_mission_itself_is_no_observer(client, mission, protocol):
    _key, token = make_key(mission, by=protocol, label="Tablet of the office")
    answer = client.get("/field/api/sent", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


def test_a_wiped_phone_gets_its_own_sent_forms_back_and_nobody_elses(
    phone, mission, observers, stations
):
    mine, other = phone("TR-01"), phone("AZ-01")
    xml = OPENING.format("uuid:4f1c").encode()
    [receipt] = receive(
        [
            arrival_of(
                xml,
                mission_id=mission.pk,
                received_at=NOON,
                channel=Submission.Channel.APP,
                sender=Sender(key_id=mine.key.pk, observer_id=mine.key.observer_id),
            )
        ]
    )
    [form] = mine("get", "sent").json()["forms"]
    assert form["instance_id"] == "uuid:4f1c"
    assert (form["receipt"], form["seq"]) == (receipt.leaf, receipt.seq)
    assert form["station"] == "KT-001"
    assert mine("get", "sent/uuid:4f1c.xml").content == xml
    assert other("get", "sent").json() == {"forms": []}
    assert other("get", "sent/uuid:4f1c.xml").status_code == 404


def test_a_message_is_seen_and_answered_once(phone, mission, team, observers, protocol):
    message = send_message(
        mission, "Where are you?", by=protocol, language="en", needs_answer=True
    )
    ask = phone("TR-01")
    [there] = ask("get", "messages").json()["messages"]
    assert (there["text"], there["from"], there["answer"]) == (
        "Where are you?", "Protocol", None,
    )  # fmt: skip
    assert ask("post", f"messages/{message.pk}/seen", {}).status_code == 200
    answer = {"id": str(uuid.uuid4()), "text": "At KT-001"}
    for _ in range(2):
        said = ask("post", f"messages/{message.pk}/answer", answer)
        assert said.json()["answer"]["text"] == "At KT-001"
    delivery = message.deliveries.get(observer=observers["TR-01"])
    assert (delivery.answer, delivery.answered_by) == ("At KT-001", "app")
    assert delivery.seen_at is not None


def test_an_answer_without_an_id_or_a_text_is_refused_in_words(
    phone, mission, team, protocol, observers
):
    message = send_message(mission, "Where?", by=protocol, language="en")
    ask = phone("TR-01")
    for body in ({"text": "x"}, {"id": "no-uuid", "text": "x"}, ["x"]):
        refused = ask("post", f"messages/{message.pk}/answer", body)
        assert refused.status_code == 422
        assert refused.json()["error"]


def test_a_draft_is_shown_to_the_team_and_to_nobody_else(phone, team, stations):
    draft = {
        "form_id": "opening", "version": "2027031401", "station": "KT-001",
        "stage": "opening", "xml": OPENING.format("uuid:77"),
        "updated_at": "2027-03-14T07:10:00+05:00",
    }  # fmt: skip
    mine, partner, other = phone("TR-01"), phone("KG-01"), phone("AZ-01")
    assert mine("put", "team-drafts/uuid:77", draft).status_code == 200
    [shown] = partner("get", "team-drafts").json()["drafts"]
    assert (shown["observer"], shown["xml"]) == ("TR-01", draft["xml"])
    assert mine("get", "team-drafts").json() == {"drafts": []}
    assert other("get", "team-drafts").json() == {"drafts": []}
    assert partner("delete", "team-drafts/uuid:77").status_code == 200
    assert TeamDraft.objects.count() == 1
    assert mine("delete", "team-drafts/uuid:77").status_code == 200
    assert TeamDraft.objects.count() == 0


def test_a_position_is_kept_only_when_the_mission_asks(phone, mission, observers):
    here = {"latitude": 43.2, "longitude": 76.9, "at": "2027-03-14T07:10:00+05:00"}
    ask = phone("TR-01")
    assert ask("put", "position", here).status_code == 422
    mission.asks_position = True
    mission.save()
    assert ask("put", "position", here | {"accuracy": 12}).status_code == 200
    assert ObserverPosition.objects.get().accuracy == 12
    for wrong in ({"latitude": "43"}, {"at": "now"}, {"at": "2027-03-14T07:10:00"}):
        assert ask("put", "position", here | wrong).status_code == 422


def test_an_address_does_what_it_does_and_no_more(phone):
    assert phone("TR-01")("post", "mission", {}).status_code == 405


def test_the_app_is_served_with_a_policy_that_lets_its_engine_compute(
    client, settings, tmp_path
):
    settings.ORKHON_OBSERVER_APP = tmp_path
    assert client.get("/field/").status_code == 503
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "assets" / "app-4f1c.js").write_text("1")
    (tmp_path.parent / "secret").write_text("x")
    page = client.get("/field/")
    assert "'wasm-unsafe-eval'" in page["Content-Security-Policy"]
    assert "unsafe-inline" not in page["Content-Security-Policy"]
    assert page["Cache-Control"] == "no-cache"
    kept = client.get("/field/assets/app-4f1c.js")
    assert "immutable" in kept["Cache-Control"]
    packed = client.get("/field/", headers={"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(packed.content) == page.content == b"<!doctype html>"
    assert client.get("/field/%2e%2e/secret").status_code == 404


def test_anybody_gets_the_keys_that_badges_are_checked_against(client, mission):
    assert client.get("/field/api/badge-keys").json() == {"keys": []}
    mission.badge_key = bytes(32)
    mission.save()
    assert client.get("/field/api/badge-keys").json() == {
        "keys": [{"mission": 1, "key": "A" * 43 + "="}]
    }


def test_the_address_on_a_badge_leads_to_the_check(client, db):
    assert client.get("/field/check")["Location"] == "/field/#check"
