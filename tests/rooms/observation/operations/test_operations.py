"""Received against plan: what has come, what is late, who is behind."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from orkhon.observation.models import (
    DrawnStation,
    Message,
    MessageDelivery,
    StationDraw,
)
from orkhon.observation.queries.operations.districts import points
from orkhon.observation.queries.operations.districts import stations as seen
from orkhon.observation.queries.operations.hours import chart, day
from orkhon.observation.queries.operations.late import late_teams
from orkhon.observation.queries.operations.plan import (
    coverage,
    due_count,
    planned_visits,
)
from orkhon.observation.queries.operations.room import room
from orkhon.observation.queries.operations.scope import Scope
from orkhon.record.actions import keep_source
from tests.rooms.observation.operations.conftest import NOON

QUERIES = 22
"""Of one look at the room, whatever is in it."""


@pytest.fixture
def plan(visit):
    """Opening and voting of T1, opening of T2; two of the three are over."""
    return [
        visit("T1", "KT-001", "opening", ends=-300),
        visit("T1", "KT-002", "voting", ends=-45),
        visit("T2", "UL-001", "opening", ends=60),
    ]


def table(mission):
    return coverage(
        planned_visits(Scope(mission)), list(mission.cities.all()), now=NOON
    )


def test_a_visit_is_received_when_its_own_form_has_come(mission, plan, come):
    come("opening", "KT-001", "AZ-01")
    found = table(mission)
    assert found.stages == ("opening", "voting")
    (city, nowhere) = found.lines
    assert [(one.here, one.planned, one.behind) for one in city.cells] == [
        (1, 1, False),
        (0, 1, True),
    ]
    assert (city.stations_here, city.stations) == (1, 2)
    assert nowhere.city is None
    assert (found.total.here, found.total.planned) == (1, 3)
    assert due_count(planned_visits(Scope(mission)), NOON) == 2


@pytest.mark.parametrize(
    ("station", "observer", "form"),
    [
        ("KT-002", "AZ-01", "opening"),  # another station
        ("KT-001", "KG-01", "opening"),  # another team
        ("KT-001", "AZ-01", "voting"),  # another stage
    ],
)
def test_a_form_of_elsewhere_fulfils_no_visit(
    mission, plan, come, station, observer, form
):
    come(form, station, observer)
    assert table(mission).lines[0].cells[0].here == 0


def test_a_form_that_names_nobody_counts_for_the_team_that_was_to_be_there(
    mission, plan, come
):
    come("opening", "KT-001", "")
    assert table(mission).lines[0].cells[0].here == 1


def test_what_was_withdrawn_or_put_aside_counts_no_more(mission, plan, come):
    form = come("opening", "KT-001", "AZ-01")
    for fields in ({"state": "withdrawn"}, {"review": "rejected"}):
        type(form).objects.filter(pk=form.pk).update(
            **{"state": "received", "review": ""} | fields
        )
        assert table(mission).total.here == 0


def test_a_visit_called_off_is_no_plan_and_says_why_a_station_was_not_reached(
    mission, plan, visit
):
    plan[1].cancelled_at, plan[1].why = NOON, "road closed"
    plan[1].save()
    assert table(mission).total.planned == 2
    found = seen(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    missed = {one.code: one.why for one in found.seen if one.is_missed}
    # KT-001's form is late by five hours, nothing is ahead there.
    assert missed == {"KT-001": "", "KT-002": "road closed"}


def test_a_team_is_late_half_an_hour_after_the_planned_end(mission, visit, come):
    visit("T1", "KT-001", "opening", ends=-31)
    visit("T2", "UL-001", "opening", ends=-29)
    (late,) = late_teams(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    assert (late.team, late.minutes, late.missing, late.last) == ("T1", 31, 1, None)


def test_a_late_team_shows_its_last_form_and_what_it_said_since(
    mission, visit, come, protocol, observers
):
    visit("T1", "KT-001", "opening", ends=-200)
    visit("T1", "KT-002", "voting", ends=-100)
    form = come("voting", "KT-003", "TR-01", came_at=NOON - timedelta(minutes=150))
    message = Message.objects.create(
        mission=mission, text="Where are you?", language="en", sent_at=NOON
    )
    MessageDelivery.objects.create(
        message=message,
        observer=observers["TR-01"],
        answer="the count runs on",
        answered_at=NOON - timedelta(minutes=10),
    )
    (late,) = late_teams(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    assert (late.minutes, late.hours, late.missing) == (200, 3, 2)
    assert late.last == form
    assert late.heard.answer == "the count runs on"
    MessageDelivery.objects.update(answered_at=NOON - timedelta(minutes=201))
    (late,) = late_teams(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    assert late.heard is None


def test_the_drawn_sample_is_what_stations_are_counted_of(
    mission, plan, stations, protocol
):
    frame, _ = keep_source(
        b"frame",
        filename="frame.csv",
        media_type="text/csv",
        text="frame",
        language="und",
        by=protocol,
    )
    draw = StationDraw.objects.create(
        mission=mission,
        design="simple",
        seed="sample",
        size=2,
        frame_size=4,
        frame_digest="0",
        frame=frame,
        drawn_at=NOON,
        drawn_by="account/sample",
        published_at=NOON,
    )
    for order, (code, is_reserve) in enumerate(
        [("KT-001", False), ("KT-003", False), ("UL-001", True)]
    ):
        DrawnStation.objects.create(
            draw=draw,
            station=stations[code],
            order=order,
            is_reserve=is_reserve,
            probability=0.5,
        )
    found = seen(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    assert found.is_drawn
    assert [one.code for one in found.seen] == ["KT-001", "KT-003"]
    assert [(one.name, one.stations, one.reached) for one in found.districts] == [
        ("Көктөбе, East", 1, 0),
        ("Көктөбе, West", 1, 0),
    ]


def test_only_stations_with_coordinates_stand_on_the_map(mission, visit):
    for code in ("KT-001", "KT-002", "KT-003"):
        visit("T1", code, "voting")
    found = seen(Scope(mission), planned_visits(Scope(mission)), now=NOON)
    drawn = points(found.seen)
    assert [one.seen.code for one in drawn] == ["KT-001", "KT-002"]
    south, north = drawn
    assert south.y > north.y
    assert south.x < north.x
    assert points([]) == []


def test_forms_and_plan_are_counted_by_the_missions_hour(mission, visit, come):
    visit("T1", "KT-001", "opening", ends=-150)  # 09:30 in Almaty
    come("opening", "KT-001", "AZ-01", came_at=NOON - timedelta(minutes=150))
    come("voting", "KT-001", "AZ-01", came_at=NOON - timedelta(minutes=1))
    come("voting", "KT-001", "TR-01", came_at=NOON - timedelta(seconds=1))
    found = day(
        Scope(mission),
        planned_visits(Scope(mission)),
        zone=ZoneInfo("Asia/Almaty"),
        now=NOON,
    )
    assert [
        (f"{one.starts_at:%H:%M}", one.received, one.planned) for one in found.hours
    ] == [
        ("09:00", 1, 1),
        ("10:00", 0, 0),
        ("11:00", 2, 0),
    ]
    drawn = chart(found.hours)
    assert [one.height for one in drawn.bars] == [60, 0, 120]
    assert drawn.guides[-1] == (2, 30)


def test_a_day_without_plan_and_forms_has_no_chart(mission):
    empty = day(Scope(mission), [], zone=ZoneInfo("Asia/Almaty"), now=NOON)
    assert (empty.hours, empty.standing) == ((), 0)
    assert chart([]).bars == ()


def test_a_city_shows_its_own_alone(mission, city, plan, come):
    come("opening", "UL-001", "KG-01")
    come("opening", "KT-001", "AZ-01")
    found = room(Scope(mission, city=city), now=NOON, may_read_incidents=True)
    assert found.received == 1
    assert [one.city for one in found.coverage.lines] == [city]
    whole = room(Scope(mission), now=NOON, may_read_incidents=True)
    assert whole.received == 2


def test_a_team_and_a_stage_narrow_everything(mission, teams, plan, come):
    come("opening", "UL-001", "KG-01")
    come("opening", "KT-001", "AZ-01")
    come("voting", "KT-002", "AZ-01")
    narrow = Scope(mission, stage="opening", team=teams["T1"])
    found = room(narrow, now=NOON, may_read_incidents=True)
    assert found.received == 1
    assert found.coverage.total.planned == 1
    assert not found.stations.is_drawn


def test_the_last_hour_shows_its_newest_forms(mission, come):
    old = come("voting", "KT-001", "AZ-01", came_at=NOON - timedelta(minutes=61))
    new = come("voting", "KT-002", "AZ-01", came_at=NOON - timedelta(minutes=59))
    found = room(Scope(mission), now=NOON, may_read_incidents=True)
    assert list(found.flow) == [new]
    assert found.an_hour == 1
    assert old.pk not in {one.pk for one in found.flow}


def test_the_room_asks_as_often_for_many_forms_as_for_few(
    mission, plan, come, protocol_form, django_assert_num_queries
):
    def fill(observer, station):
        come("voting", station, observer)
        come("voting", station, "KG-01")
        come("incident", station, observer, severity="serious", what="x")
        protocol_form(station=station, observer=observer, valid=1)

    fill("AZ-01", "KT-001")
    with django_assert_num_queries(QUERIES):
        room(Scope(mission), now=NOON, may_read_incidents=True)
    for station in ("KT-002", "KT-003", "UL-001"):
        fill("TR-01", station)
    with django_assert_num_queries(QUERIES):
        room(Scope(mission), now=NOON, may_read_incidents=True)
