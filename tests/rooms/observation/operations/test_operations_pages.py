"""The pages of the day as those see them who may, and what they can do there."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orkhon.observation.models import (
    Incident,
    Message,
    Submission,
    TextMessage,
    Unreadable,
)
from orkhon.record.actions import quarantine_source
from tests.rooms.observation.operations.conftest import NOON, words
from tests.rooms.observation.operations.test_queue_file import entry


def test_the_room_says_where_the_day_stands(page, day):
    shown = words(page("operations"))
    assert "counted 12:00 (UTC+5)" in shown
    assert '<data value="1">1</data> <span class="of">of 2 forms</span>' in shown
    assert "812 ⁚ 789 + 26 = 815" in shown
    assert "3 more" in shown
    assert "asked to leave" in shown
    assert "100 min" in shown
    assert "2 forms, one station and stage" in shown
    assert "written as “KT-999”" in shown


def test_its_parts_come_alone_when_the_page_asks(page, day):
    answer = page("operations", headers={"hx-request": "true"})
    assert "<html" not in words(answer)
    for part in ("live", "figures", "plan-part", "flow-part", "sums-part", "held-part"):
        assert f'id="{part}"' in words(answer)


def test_an_empty_mission_says_what_will_stand_there(page):
    shown = words(page("operations"))
    assert "No visit is planned here." in shown
    assert "No form has come and none is planned." in shown
    assert "Nothing is held." in shown


def test_the_secretariat_reads_all_but_incidents(page, day, press):
    shown = words(page("operations", by=press))
    assert "asked to leave" not in shown
    assert "restricted to those who run the mission" in shown
    assert "Ask the team" not in shown
    incident = Incident.objects.get()
    page("incident", incident.pk, by=press, status=404)
    page("received-form", incident.submission_id, by=press, status=404)
    assert "Incident</a>" not in words(page("received", by=press))


def test_a_city_coordinator_sees_the_city_alone(page, day, come, city_coordinator):
    other = come("voting", "UL-001", "KG-01", remarks="elsewhere")
    shown = words(page("operations", by=city_coordinator, query="?team=T2"))
    assert "T2" not in shown.split('name="team"')[1].split("</select>")[0]
    page("received-form", other.pk, by=city_coordinator, status=404)
    page("received-form", day.pk, by=city_coordinator)
    page("texts", by=city_coordinator, status=404)
    page("queue-file", by=city_coordinator, status=404)
    listed = words(page("received", by=city_coordinator))
    assert "UL-001" not in listed


def test_filters_stand_in_the_address(page, day):
    shown = words(page("operations", query="?city=K%C3%B6kt%C3%B6be&stage=voting"))
    assert '<option value="voting" selected>' in shown
    assert "of 1 forms" in shown
    assert page("operations", query="?city=nowhere").status_code == 200


def test_coverage_as_a_table_that_starts_no_formula(page, day, teams):
    teams["T1"].code = "=T1"
    teams["T1"].save()
    answer = page("coverage")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1] == [
        "Köktöbe",
        "KT-001",
        "'=T1",
        "opening",
        "2027-03-14T08:40:00+05:00",
        "no",
        "yes",
    ]
    assert "coverage-1-20270314-0700.csv" in answer.headers["Content-Disposition"]


def test_the_map_names_stations_and_no_people(page, day, observers):
    shown = words(page("operations-map"))
    assert "KT-001" in shown
    assert observers["AZ-01"].name not in shown


def test_asking_the_team_and_the_second_reading(page, day):
    shown = words(page("ask-team", day.protocol_check.pk, data={}))
    assert "asked team T1" in shown
    message = Message.objects.get()
    assert "in boxes = valid + invalid; as written 812 ⁚ 789 + 26 = 815" in message.text
    shown = words(page("second-reading", day.protocol_check.pk, data={}))
    assert "The figures are those of the photo." in shown
    shown = words(page("second-reading", day.protocol_check.pk, data={}))
    assert "already" in shown


def test_a_protocol_of_nobody_and_one_that_adds_up_are_not_asked_about(
    page, protocol_form
):
    form = protocol_form(observer="", valid=1)
    assert "nobody to ask" in words(page("ask-team", form.protocol_check.pk, data={}))
    good = protocol_form(station="KT-002")
    page("ask-team", good.protocol_check.pk, data={}, status=404)


def test_a_protocol_elsewhere_is_not_there_for_a_city_coordinator(
    page, protocol_form, city_coordinator
):
    form = protocol_form(station="UL-001", observer="KG-01", valid=1)
    number = form.protocol_check.pk
    page("ask-team", number, data={}, by=city_coordinator, status=404)
    assert not Message.objects.exists()


def test_a_conflict_is_decided_on_its_page(page, day, stations):
    station = stations["KT-003"].pk
    shown = words(page("conflict", station, "voting"))
    assert shown.count("<mark>") >= 2
    forms = list(Submission.objects.filter(station=station).order_by("pk"))
    seen = ",".join(str(one.pk) for one in forms)
    said = {"counts": [forms[0].pk], "seen": seen, "why": "agreed by telephone"}
    page("conflict", station, "voting", data=said | {"seen": "1"}, status=422)
    page("conflict", station, "voting", data=said | {"why": ""}, status=422)
    assert "Decided" in words(page("conflict", station, "voting", data=said))
    assert [
        one.review
        for one in Submission.objects.filter(pk__in=[f.pk for f in forms]).order_by(
            "pk"
        )
    ] == ["approved", "rejected"]
    page("conflict", station, "voting", status=404)
    page("conflict", station, "nonsense", status=404)


def test_a_post_that_is_no_form_is_settled(page, mission, protocol, city_coordinator):
    source, _ = quarantine_source(
        b"\x00", filename="post-1.bin", media_type="x/y", why="no XML", by=protocol
    )
    post = Unreadable.objects.create(
        mission=mission, source=source, why="no XML", received_at=NOON
    )
    assert "no XML" in words(page("operations"))
    page("unreadable", post.pk, by=city_coordinator, status=404)
    page("unreadable", post.pk, data={"why": ""}, status=422)
    assert "Settled" in words(page("unreadable", post.pk, data={"why": "a test"}))
    page("unreadable", post.pk, data={"why": "again"}, status=422)


@pytest.mark.parametrize("name", ["received", "operations", "incidents", "messages"])
def test_a_page_asks_as_often_for_many_forms_as_for_few(page, come, name, teams):
    def asked():
        page(name)
        with CaptureQueriesContext(connection) as questions:
            page(name)
        return len(questions)

    def more(station, observer):
        come("voting", station, observer)
        come("voting", "KT-999", observer)
        come("incident", station, observer, severity="low", what="x")
        page("messages", data={"to": "all", "text": "Where are you?"})

    more("KT-001", "AZ-01")
    more("KT-001", "KG-01")
    few = asked()
    for station in ("KT-001", "KT-002", "KT-003"):
        more(station, "AZ-01")
        more(station, "KG-01")
    assert asked() == few


def test_an_incident_is_followed_on_its_page(page, come, said):
    form = come("incident", "KT-001", "AZ-01", severity="low", what="lights out")
    incident = form.incident
    page("received-form", form.pk, status=302)
    assert "lights out" in words(page("incident", incident.pk))
    assert said(incident) == ["observation.incident.open"]
    data = {"text": "called the chair", "state": "followed"}
    assert "called the chair" in words(page("incident-step", incident.pk, data=data))
    page("incident-step", incident.pk, data={"text": "", "state": "x"}, status=422)
    page("incident-step", incident.pk, data=data | {"text": " "}, status=422)
    grave = {"severity": "serious", "why": "lasted 9 minutes"}
    assert "serious" in words(page("incident-severity", incident.pk, data=grave))
    page("incident-severity", incident.pk, data=grave, status=422)
    assert "lights out" in words(page("incidents"))


def test_an_incident_elsewhere_is_not_there_for_a_city_coordinator(
    page, come, city_coordinator
):
    form = come("incident", "UL-001", "KG-01", severity="low")
    answer = page("incident", form.incident.pk, by=city_coordinator, status=404)
    assert b"UL-001" not in answer.content


def test_a_message_is_written_and_its_answers_stand_on_its_page(
    page, teams, city, observers
):
    for to, count in (
        ("all", 4),
        (f"city:{city.pk}", 2),
        ("team:T2", 2),
        ("observer:AZ-01", 1),
    ):
        data = {"to": to, "text": "Where are you?", "needs_answer": "on"}
        shown = words(page("messages", data=data))
        assert f'<span class="num">{count}</span>' in shown
    page("messages", data={"to": "nobody", "text": "x"}, status=422)
    page("messages", data={"to": "all", "text": " "}, status=422)
    assert "Outgoing text messages: not set." in words(page("messages"))
    assert Message.objects.count() == 4


def test_a_city_coordinator_writes_to_the_city(page, teams, city, city_coordinator):
    shown = words(page("messages", by=city_coordinator))
    assert 'value="all"' not in shown
    assert "team:T1" in shown
    assert "team:T2" not in shown
    data = {"to": f"city:{city.pk}", "text": "Where are you?"}
    page("messages", by=city_coordinator, data=data)


def test_a_text_is_settled_on_its_page(
    page, mission, come, observers, designs, stations
):
    text = TextMessage.objects.create(
        direction="in", number="+0", text="KT-001 V Z", at=NOON, state="unread"
    )
    assert "KT-001 V Z" in words(page("texts", query="?state=unread"))
    data = {"observer": "AZ-01", "coded": "KT-001 V Z", "note": ""}
    page("text", text.pk, data=data | {"act": "form"}, status=422)
    shown = words(
        page("text", text.pk, data=data | {"act": "form", "coded": "KT-001 V A1"})
    )
    assert "Voting" in shown
    assert "It is settled." in words(page("text", text.pk))
    other = TextMessage.objects.create(
        direction="in", number="+0", text="hello", at=NOON, state="unread"
    )
    page("text", other.pk, data=data | {"act": "note", "note": "x"})
    other.refresh_from_db()
    assert (other.state, other.submission) == ("settled", None)


def test_a_phones_file_is_brought_in_on_its_page(page, designs, stations, observers):
    said = {"format": "orkhon-queue/1", "mission": 1, "observer": "AZ-01"}
    data = json.dumps(said | {"forms": [entry(1), entry(2, xml="<")]}).encode()
    shown = words(page("queue-file", data={"file": SimpleUploadedFile("q.json", data)}))
    assert "1 new of 2" in shown
    assert "could not be read" in shown
    bad = SimpleUploadedFile("q.json", b"x")
    assert "not JSON" in words(page("queue-file", data={"file": bad}, status=422))
    page("queue-file")
