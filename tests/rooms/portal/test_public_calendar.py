"""The calendar for everybody: from what was opened alone, and stamped by the record.

RFC 5545: DTSTART;VALUE=DATE with the day after the last as DTEND (3.6.1, 3.8.2.2),
SEQUENCE (3.8.7.4), DTSTAMP as the last change where there is no METHOD (3.8.7.2).
"""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from icalendar import Calendar

from orkhon.observation.actions.disclosing import open_mission
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.sessions import (
    SessionPlan,
    cancel_session,
    change_session,
    plan_of,
    plan_session,
)
from orkhon.proceedings.actions.sittings import SittingPlan, plan_sitting
from orkhon.proceedings.models import OutsideEvent, Session
from orkhon.record.actions import append, disclose, subject_of
from orkhon.record.roles import Role
from orkhon.register.models import Body

CODES = [code for code, _name in settings.LANGUAGES]
TODAY = datetime(2027, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def editor(make):
    return make("editor", Role.COMMISSION_SECRETARY)


@pytest.fixture
def planned(editor):
    """A session of two days in June, with a sitting at ten in Bishkek."""
    assembly = Body.objects.create(
        key="sample-assembly", kind="assembly", display_name="Sample assembly"
    )
    session = plan_session(
        SessionPlan(
            organ=assembly,
            title="Sixteenth session",
            number=16,
            place="Bishkek",
            from_on="2027-06-10",
            to_on="2027-06-11",
            time_zone="Asia/Bishkek",
        ),
        key="plenary-16",
        by=editor,
    )
    plan_sitting(
        session,
        SittingPlan(
            begins_at=datetime(2027, 6, 11, 4, 0, tzinfo=UTC),
            ends_at=datetime(2027, 6, 11, 6, 30, tzinfo=UTC),
            place="Great hall",
            number=1,
        ),
        by=editor,
    )
    return session


@pytest.fixture
def opened(planned, editor):
    disclosing.open_session(planned, by=editor)
    return planned


def convened(session):
    Session.objects.filter(pk=session.pk).update(progress="convened")


def fed(public, code="en"):
    """The events of the feed by the beginning of their identifiers."""
    data = public("calendar-feed", code)
    assert data["Content-Type"] == "text/calendar; charset=utf-8"
    return {
        str(one["uid"]).rsplit("-", 5)[0]: one
        for one in Calendar.from_ical(data.content).walk("VEVENT")
    }


def test_nothing_stands_in_it_that_nobody_opened(planned, mission, public):
    convened(planned)
    assert fed(public) == {}
    for code in CODES:
        page = public("calendar", code).content.decode()
        assert "Bishkek" not in page
        assert mission.title not in page
    # A month in which nothing public stands has no page.
    public("calendar-month", "en", 2027, 6, status=404)


def test_days_are_days_and_the_end_is_the_day_after(opened, public):
    event = fed(public)["public-session"]
    assert event["dtstart"].dt == date(2027, 6, 10)
    assert event["dtend"].dt == date(2027, 6, 12)
    assert str(event["summary"]) == "Sixteenth session"
    assert str(event["location"]) == "Bishkek"
    assert str(event["url"]).endswith("/public/en/sessions/plenary-16/")
    assert str(event["status"]) == "CONFIRMED"


def test_a_sitting_stands_in_it_once_the_session_is_convened(opened, public):
    assert "public-sitting" not in fed(public)
    convened(opened)
    event = fed(public)["public-sitting"]
    # Ten o'clock in Bishkek (UTC+6, no summer time since 2005).
    assert event["dtstart"].dt == datetime(2027, 6, 11, 4, 0, tzinfo=UTC)
    assert event["dtend"].dt == datetime(2027, 6, 11, 6, 30, tzinfo=UTC)
    assert "10:00 there (Asia/Bishkek)" in str(event["description"])
    page = public("calendar-month", "en", 2027, 6).content.decode()
    assert ">10:00</time>" in page


def test_the_stamp_is_of_the_record_and_the_number_grows(opened, editor, public):
    before = fed(public)["public-session"]
    assert before["dtstamp"].dt == TODAY
    first = public("calendar-feed", "en").content
    with time_machine.travel(TODAY + timedelta(days=2), tick=False):
        # Asked two days later, nothing having changed: the same bytes.
        assert public("calendar-feed", "en").content == first
        plan = plan_of(opened)
        change_session(
            opened,
            SessionPlan(**{**vars(plan), "place": "Osh"}),
            by=editor,
        )
        after = fed(public)["public-session"]
    assert str(after["uid"]) == str(before["uid"])
    assert after["sequence"] > before["sequence"]
    assert after["dtstamp"].dt == TODAY + timedelta(days=2)
    assert str(after["location"]) == "Osh"


def test_what_is_cancelled_stays_and_says_so(opened, editor, public):
    cancel_session(opened, why="Sample: the hall is closed.", by=editor)
    assert str(fed(public)["public-session"]["status"]) == "CANCELLED"
    assert "cancelled" in public("calendar-month", "en", 2027, 6).content.decode()


def test_a_session_of_some_day_is_listed_and_no_day_is_named(editor, opened, public):
    other = plan_session(
        SessionPlan(
            organ=opened.organ, title="Seventeenth session", number=17,
            from_on="2027-10",
        ),
        key="plenary-17",
        by=editor,
    )  # fmt: skip
    disclosing.open_session(other, by=editor)
    assert len(fed(public)) == 1
    page = public("calendar-month", "en", 2027, 10).content.decode()
    assert "Seventeenth session" in page
    assert "the day is not fixed" in page
    assert "October 2027" in public("calendar", "en").content.decode()


def test_votes_and_events_of_others_stand_in_it_once_opened(
    mission, protocol, opened, editor, public
):
    append("sample.mission.enter", subject_of(mission), by=protocol)
    rows = [
        OutsideEvent.objects.create(
            organisation=opened.organ,
            title=title,
            on="2027-06-20",
            place="Gabala",
            made_at=TODAY,
            made_by="account/x",
        )
        for title in ("Sample summit", "CANARY summit")
    ]
    for one in rows:
        append("sample.event.record", subject_of(one), by=editor)
    disclose(subject_of(rows[0]), by=editor)
    open_mission(mission, by=protocol)
    found = fed(public)
    assert str(found["public-event"]["summary"]) == "Sample summit"
    assert found["public-vote"]["dtstart"].dt == mission.vote_on
    for code in CODES:
        assert "CANARY" not in public("calendar", code).content.decode()
        assert b"CANARY" not in public("calendar-feed", code).content
    public("calendar-month", "en", mission.vote_on.year, mission.vote_on.month)


def test_months_end_where_nothing_stands_any_more(opened, public):
    page = public("calendar", "en").content.decode()
    assert "/public/en/calendar/2027/6/" in page
    june = public("calendar-month", "en", 2027, 6).content.decode()
    assert 'rel="prev"' in june
    assert 'rel="next"' not in june
    for year, month in ((2027, 4), (2027, 7), (2027, 13), (1, 1)):
        public("calendar-month", "en", year, month, status=404)


def test_the_calendar_speaks_its_language_and_bears_no_cookie(opened, public):
    assert "webcal://" in public("calendar", "en").content.decode()
    # “Bişkek” is not claimed; the organ and number stand in the reader's language.
    titles = {
        code: str(fed(public, code)["public-session"]["summary"]) for code in CODES
    }
    assert titles["en"] == "Sixteenth session"
    assert "16" in titles["kk"]
    assert "Set-Cookie" not in public("calendar-feed", "kk")
    tag = public("calendar-feed", "kk")["ETag"]
    public("calendar-feed", "kk", status=304, headers={"if-none-match": tag})
