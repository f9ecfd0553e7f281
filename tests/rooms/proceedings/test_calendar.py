"""The calendar of sessions (RFC 5545), as a phone fetches it."""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.promises import add_commitment
from orkhon.proceedings.models import ProgrammeLine, Question, Session, Sitting
from orkhon.register.models import Person

NOW = datetime(2027, 5, 1, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def address(client):
    def of(user):
        client.force_login(user)
        shown = client.get("/sessions/").context["feed"]
        client.logout()
        return shown.replace("http://testserver", "")

    return of


@pytest.fixture
def convened(session):
    Session.objects.filter(pk=session.pk).update(
        progress="convened",
        answer_by=datetime(2027, 5, 15, 12, 0, tzinfo=UTC),
        registration_closes_at=datetime(2027, 6, 1, 12, 0, tzinfo=UTC),
    )
    session.refresh_from_db()
    Sitting.objects.create(
        session=session,
        number=1,
        begins_at=datetime(2027, 6, 10, 9, 0, tzinfo=UTC),
        ends_at=datetime(2027, 6, 10, 12, 0, tzinfo=UTC),
        place="Hall; of the host, parliament",
    )
    ProgrammeLine.objects.create(
        session=session,
        begins_at=datetime(2027, 6, 10, 13, 30, tzinfo=UTC),
        title="Reception",
        audience="heads of delegations",
    )
    return session


def lines(response):
    """Content lines, unfolded by the rule of RFC 5545, section 3.1."""
    return response.content.decode().replace("\r\n ", "").split("\r\n")


def test_a_phone_fetches_sessions_sittings_deadlines_and_programme(
    client, address, kazakh, convened
):
    response = client.get(address(kazakh))
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = lines(response)
    summaries = [one for one in found if one.startswith("SUMMARY:")]
    assert summaries == [
        "SUMMARY:Answers to the convocation are due: Sixteenth session",
        "SUMMARY:Registration closes: Sixteenth session",
        "SUMMARY:Reception",
        "SUMMARY:Sixteenth session",
        "SUMMARY:Sixteenth session\\, Sitting 1",
    ]
    # A session lasts whole days and ends the day after its last (section 3.6.1).
    assert "DTSTART;VALUE=DATE:20270610" in found
    assert "DTEND;VALUE=DATE:20270612" in found
    # A sitting has its hours, in UTC so that no phone needs a table of zones.
    assert "DTSTART:20270610T090000Z" in found
    assert "DTEND:20270610T120000Z" in found
    # Semicolons and commas are escaped (section 3.3.11).
    assert "LOCATION:Hall\\; of the host\\, parliament" in found


def test_a_delegation_sees_no_sitting_before_the_convocation(
    client, address, kazakh, press, convened
):
    Session.objects.update(progress="planned")
    delegation = lines(client.get(address(kazakh)))
    office = lines(client.get(address(press)))
    assert [one for one in delegation if one.startswith("SUMMARY:")] == [
        "SUMMARY:Sixteenth session"
    ]
    assert "SUMMARY:Reception" in office


def test_a_session_of_some_day_says_so_and_one_without_a_date_stays_out(
    client, address, press, session, assembly
):
    Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth", from_on="2028"
    )
    Session.objects.create(
        key="plenary-18", organ=assembly, number=18, title="Eighteenth"
    )
    found = lines(client.get(address(press)))
    assert "SUMMARY:Seventeenth (some day in 2028)" in found
    assert "DTSTART;VALUE=DATE:20281231" in found
    assert not any("Eighteenth" in one for one in found)


def test_a_cancelled_session_is_shown_as_cancelled(client, address, press, convened):
    Session.objects.update(progress="cancelled")
    found = lines(client.get(address(press)))
    states = {one for one in found if one.startswith("STATUS:")}
    assert states == {"STATUS:CANCELLED"}


def test_a_silence_procedure_stands_at_its_hour(client, address, kazakh, convened):
    Question.objects.create(
        session=convened,
        number=3,
        words="The date of the next session",
        procedure=Question.Procedure.SILENCE,
        rule="unanimity",
        opened_at=NOW,
        opened_by="somebody",
        deadline_at=datetime(2027, 5, 20, 12, 0, tzinfo=UTC),
        time_zone="Asia/Bishkek",
    )
    found = lines(client.get(address(kazakh)))
    assert "DTSTART:20270520T120000Z" in found
    assert "SUMMARY:Silence procedure ends: question 3\\, Sixteenth session" in found


def test_sessions_of_long_ago_are_history_and_not_in_the_calendar(
    client, address, press, session, assembly
):
    Session.objects.create(
        key="plenary-14",
        organ=assembly,
        number=14,
        title="Fourteenth session",
        from_on="2025-06-11",
        progress="closed",
    )
    found = lines(client.get(address(press)))
    assert "SUMMARY:Fourteenth session" not in found


def test_the_calendar_is_in_the_readers_language(client, address, kazakh, convened):
    kazakh.language = "tr"
    kazakh.save()
    found = lines(client.get(address(kazakh)))
    assert "SUMMARY:Answers to the convocation are due: Sixteenth session" not in found


def test_a_new_address_ends_the_old_one_and_a_delegation_may_make_one(
    client, address, kazakh
):
    old = address(kazakh)
    client.force_login(kazakh)
    assert client.post("/sessions/calendar/renew/").status_code == 302
    client.logout()
    assert client.get(old).status_code == 404
    assert client.get(address(kazakh)).status_code == 200


def test_a_forged_address_or_a_closed_account_finds_nothing(client, address, kazakh):
    shown = address(kazakh)
    token = shown.split("/")[-1].removesuffix(".ics")
    for wrong in (token[:-1], "x", token.replace(".1~", ".2~")):
        assert client.get(f"/sessions/calendar/{wrong}.ics").status_code == 404
    kazakh.is_active = False
    kazakh.save()
    assert client.get(shown).status_code == 404


def test_who_has_no_part_in_sessions_reads_no_calendar(
    client, address, kazakh, stranger
):
    shown = address(kazakh)
    kazakh.role_rows.all().delete()
    assert client.get(shown).status_code == 404


def test_lines_are_folded_at_75_octets(client, address, press, session):
    Session.objects.update(title="Он алтыншы сессия " * 8)
    response = client.get(address(press))
    assert all(len(one) <= 75 for one in response.content.split(b"\r\n"))


def test_the_promises_of_the_secretariat_stand_in_the_same_calendar(
    client, address, press, kazakh, session
):
    guest = Person.objects.create(display_name="Sample guest")
    contact = plan_contact(
        Plan(title="Talks", on="2027-03", guests=[Guest(person=guest)]), by=press
    )
    add_commitment(
        contact,
        what="Send the table",
        strength="agreed",
        owners=["A"],
        due="2027-05-15",
        by=press,
    )
    assert "SUMMARY:Send the table" in lines(client.get(address(press)))
    assert "SUMMARY:Send the table" not in lines(client.get(address(kazakh)))
