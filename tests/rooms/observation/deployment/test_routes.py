"""Routes: planned by the engine, confirmed by a person, refused when time overtook them."""

from datetime import UTC, datetime, time

import pytest

from orkhon.jobs.models import Job
from orkhon.jobs.worker import run_next
from orkhon.observation.actions import routes as verbs
from orkhon.observation.actions.teams import TeamSaid, form_team
from orkhon.observation.actions.visits import move_visit
from orkhon.observation.models import MissionCity, PollingStation, RoutePlan, Visit
from orkhon.observation.queries.moves import Move, effect_of, standing
from orkhon.observation.queries.route_problems import RouteSaid, said_from, written
from orkhon.record.refusals import Refusal

SAID = RouteSaid(rounds=20)


def test_a_worker_plans_a_city(draw, teams, city, protocol):
    verbs.ask_for_routes(city, SAID, by=protocol)
    job = run_next()
    while job.kind != verbs.PLAN:  # the jobs of the list come before
        job = run_next()
    assert job.state == Job.State.DONE, job.problem
    made = RoutePlan.objects.get()
    assert job.result == {"plan": str(made.pk)}
    assert made.state == RoutePlan.State.PROPOSED
    assert said_from(made.parameters) == SAID
    assert not Visit.objects.exists()


def test_every_team_opens_one_station_and_counts_one_to_the_end(days, confirmed):
    for visits in days().values():
        stages = [stage for _station, stage in visits]
        assert stages.count("opening") == 1
        assert stages[0] == "opening"
        assert stages[-2:] == ["closing", "counting"]
        assert visits[-1][0] == visits[-2][0]


def test_visits_are_shared_evenly_where_time_allows(days, confirmed):
    counts = [
        sum(stage == "voting" for _code, stage in visits) for visits in days().values()
    ]
    # 8 drawn stations, 2 of them opened and 2 counted at: 4 visits for two teams.
    assert sorted(counts) in ([1, 3], [2, 2])


def test_hours_are_those_of_the_host(confirmed):
    # Polls open at 7 in Almaty, UTC+5; a team is there half an hour before.
    opening = Visit.objects.filter(stage="opening").first()
    assert opening.starts_at == datetime(2027, 3, 14, 1, 30, tzinfo=UTC)
    assert opening.ends_at == datetime(2027, 3, 14, 2, 30, tzinfo=UTC)
    closing = Visit.objects.filter(stage="closing").first()
    assert closing.starts_at == datetime(2027, 3, 14, 14, 30, tzinfo=UTC)
    assert closing.ends_at == datetime(2027, 3, 14, 15, 0, tzinfo=UTC)
    counting = Visit.objects.filter(stage="counting").first()
    assert counting.ends_at == datetime(2027, 3, 14, 19, 0, tzinfo=UTC)


def test_only_drawn_stations_are_visited_and_lead_back_to_the_draw(
    days, confirmed, draw
):
    visited = {code for visits in days().values() for code, _stage in visits}
    drawn = set(
        draw.stations.filter(is_reserve=False).values_list("station__code", flat=True)
    )
    assert visited == drawn
    assert {one.drawn.draw_id for one in Visit.objects.all()} == {draw.pk}


def test_confirming_is_one_act_and_once(plan, protocol, said, last_words):
    count = verbs.confirm_routes(plan, by=protocol)
    assert Visit.objects.filter(cancelled_at=None).count() == count
    assert said(plan) == ["observation.routes.plan", "observation.routes.confirm"]
    assert len(last_words(plan)["visits"]) == count
    with pytest.raises(Refusal, match="answered before"):
        verbs.confirm_routes(plan, by=protocol)


def test_a_new_plan_calls_the_earlier_visits_off(confirmed, city, protocol):
    before = Visit.objects.count()
    again = verbs.plan_city(city, SAID, by=protocol)
    verbs.confirm_routes(again, by=protocol)
    assert Visit.objects.exclude(cancelled_at=None).count() == before
    assert Visit.objects.filter(why="a new plan was confirmed").count() == before


def test_a_refused_plan_changes_nothing(plan, protocol, said):
    verbs.refuse_routes(plan, by=protocol)
    assert plan.state == RoutePlan.State.REFUSED
    assert not Visit.objects.exists()
    assert said(plan)[-1] == "observation.routes.refuse"
    with pytest.raises(Refusal, match="answered before"):
        verbs.refuse_routes(plan, by=protocol)


def test_a_plan_that_time_overtook_is_not_confirmed(plan, teams, protocol, mission):
    station = PollingStation.objects.get(code=plan.routes[0]["stops"][0]["station"])
    PollingStation.objects.filter(pk=station.pk).update(
        withdrawn_at="2027-03-01T00:00Z"
    )
    with pytest.raises(Refusal, match="was withdrawn; plan anew"):
        verbs.confirm_routes(plan, by=protocol)
    teams[0].city = None
    teams[0].save()
    with pytest.raises(Refusal, match="T-01 is not in this city"):
        verbs.confirm_routes(plan, by=protocol)
    assert not Visit.objects.exists()


def test_what_cannot_be_planned_is_refused_in_words(
    mission, stations, city, protocol, teams
):
    with pytest.raises(Refusal, match="No published draw stands"):
        verbs.plan_city(city, SAID, by=protocol)
    everywhere = RouteSaid(rounds=0, without_draw=True)
    empty = MissionCity.objects.create(mission=mission, name="Empty")
    with pytest.raises(Refusal, match="Empty has no station"):
        verbs.plan_city(empty, everywhere, by=protocol)
    PollingStation.objects.filter(code="001").update(city=empty)
    with pytest.raises(Refusal, match="Empty has no team"):
        verbs.plan_city(empty, everywhere, by=protocol)
    with pytest.raises(Refusal, match="0 km/h"):
        verbs.plan_city(city, RouteSaid(speed=0, without_draw=True), by=protocol)
    PollingStation.objects.filter(city=city).update(latitude=None, longitude=None)
    city.latitude = city.longitude = None
    city.save()
    with pytest.raises(Refusal, match="where team T-01 begins"):
        verbs.plan_city(city, everywhere, by=protocol)
    mission.polls_open = None
    mission.save()
    city.mission.refresh_from_db()
    with pytest.raises(Refusal, match="when polls open"):
        verbs.plan_city(city, everywhere, by=protocol)


def test_without_a_draw_all_stations_may_be_visited(
    mission, stations, city, protocol, teams
):
    (made,) = verbs.plan_routes(
        mission, RouteSaid(rounds=0, without_draw=True), by=protocol
    )
    verbs.confirm_routes(made, by=protocol)
    assert set(Visit.objects.values_list("drawn", flat=True)) == {None}
    first = standing(teams[0])[1]
    assert effect_of(city, Move("drop", visit=first)).sample is None
    assert (
        move_visit(city, Move("drop", visit=first), by=protocol, why="ill").sample
        is None
    )


def test_what_could_not_be_reached_in_time_is_named(draw, teams, city, protocol):
    made = verbs.plan_city(city, RouteSaid(rounds=0, visit=700), by=protocol)
    assert {one["stage"] for one in made.unassigned} == {"voting"}
    assert {one["reason"] for one in made.unassigned} <= {"no_time", "no_room"}


def test_a_team_s_hours_and_home_count(draw, mission, observers, city, protocol):
    form_team(
        mission,
        TeamSaid(
            "T-01",
            [observers["AZ-01"], observers["TR-01"]],
            city=city,
            home_latitude=43.2,
            home_longitude=76.9,
            starts_at=time(5, 0),
            ends_at=time(3, 0),
        ),
        by=protocol,
    )
    made = verbs.plan_city(city, RouteSaid(rounds=0, most_visits=1), by=protocol)
    stages = [stop["stage"] for stop in made.routes[0]["stops"]]
    assert stages == ["opening", "voting", "closing", "counting"]


def test_what_is_said_of_a_plan_is_kept_whole():
    said = RouteSaid(opening_stay=10, most_visits=3, seed="x")
    assert said_from(written(said)) == said
