"""Routes: planned by the engine, confirmed by a person, moved by hand with a reason."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.routes import Stage
from orkhon.jobs.models import Job
from orkhon.jobs.worker import run_next
from orkhon.observation.actions import routes as verbs
from orkhon.observation.actions.areas import assign_areas
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.actions.teams import TeamSaid, form_team
from orkhon.observation.actions.visits import move_visit
from orkhon.observation.errors import Refusal
from orkhon.observation.models import (
    Area,
    MissionCity,
    PollingStation,
    RoutePlan,
    Visit,
)
from orkhon.observation.queries.draws import DrawSaid
from orkhon.observation.queries.moves import Move, effect_of, next_reserve, standing
from orkhon.observation.queries.route_problems import (
    RouteSaid,
    said_from,
    written,
)
from tests.rooms.observation.station_samples import brought_in

SAID = RouteSaid(rounds=20)


def a_list(count):
    lines = ["number,region,lat,lon"]
    for number in range(1, count + 1):
        lines.append(
            f"{number:03},Sample region,{43.2 + number % 5 / 100:.3f},"
            f"{76.9 + number // 5 / 100:.3f}"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture
def stations(mission, protocol, city):
    columns = {
        "number": "number", "region": "region", "latitude": "lat", "longitude": "lon",
    }  # fmt: skip
    brought_in(mission, a_list(20), by=protocol, columns=columns, as_of="")
    assign_areas(mission, {Area.objects.get().pk: city}, by=protocol)


@pytest.fixture
def draw(mission, stations, protocol):
    said = DrawSaid("simple", 8, 4, "48213")
    return publish_draw(draw_stations(mission, said, by=protocol), by=protocol)


@pytest.fixture
def teams(mission, observers, city, protocol):
    pairs = (("T-01", ("AZ-01", "TR-01")), ("T-02", ("KG-01", "TR-02")))
    return [
        form_team(
            mission,
            TeamSaid(code, [observers[one] for one in names], city=city),
            by=protocol,
        )
        for code, names in pairs
    ]


@pytest.fixture
def plan(draw, teams, city, protocol):
    return verbs.plan_city(city, SAID, by=protocol)


@pytest.fixture
def confirmed(plan, protocol):
    verbs.confirm_routes(plan, by=protocol)
    return plan


def days():
    """Station and stage of every standing visit, by team."""
    found = {}
    for one in Visit.objects.filter(cancelled_at=None).select_related(
        "team", "station"
    ):
        found.setdefault(one.team.code, []).append((one.station.code, one.stage))
    return found


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


def test_every_team_opens_one_station_and_counts_one_to_the_end(confirmed):
    for visits in days().values():
        stages = [stage for _station, stage in visits]
        assert stages.count("opening") == 1
        assert stages[0] == "opening"
        assert stages[-2:] == ["closing", "counting"]
        assert visits[-1][0] == visits[-2][0]


def test_visits_are_shared_evenly_where_time_allows(confirmed):
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


def test_only_drawn_stations_are_visited_and_lead_back_to_the_draw(confirmed, draw):
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
    from datetime import time  # noqa: PLC0415 -- here alone

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


def reserve_of(draw, visit):
    return next_reserve(draw, visit)


def voting(team):
    return next(one for one in standing(team) if one.stage == "voting")


def test_moving_within_the_teams_keeps_the_sample(
    confirmed, teams, city, protocol, said, last_words
):
    one, other = teams
    visit = voting(one)
    move = Move("move", visit=visit, team=other, position=2)
    looked = effect_of(city, move)
    assert looked.sample.is_probability_sample
    assert {day.team for day in looked.days} == {one, other}
    before = days()
    assert before == days()
    move_visit(city, move, by=protocol, why="T-01 is tired")
    after = days()
    assert (visit.station.code, "voting") not in after["T-01"]
    assert after["T-02"][1] == (visit.station.code, "voting")
    visit.refresh_from_db()
    assert (visit.team, visit.order, visit.by_hand) == (other, 2, True)
    assert visit.why == "T-01 is tired"
    words = last_words(city)
    assert said(city)[-1] == "observation.visit.move"
    assert (words["team"], words["to_team"]) == ("T-01", "T-02")
    assert words["still_a_probability_sample"] is True


def test_a_visit_changes_its_place_in_the_day(confirmed, teams, city, protocol):
    team = teams[0]
    *_, last = [one for one in standing(team) if one.stage == "voting"]
    move_visit(
        city, Move("move", visit=last, team=team, position=2), by=protocol, why="road"
    )
    assert days()["T-01"][1] == (last.station.code, "voting")
    orders = [one.order for one in standing(team)]
    assert orders == list(range(1, len(orders) + 1))


def test_the_counting_moves_with_its_closing(confirmed, teams, city, protocol):
    one, other = teams
    counting = standing(one)[-1]
    move = Move("move", visit=counting, team=other, position=99)
    looked = effect_of(city, move)
    assert looked.is_late  # one team cannot count at two stations
    move_visit(city, move, by=protocol, why="T-01 leaves early")
    assert days()["T-02"][-2:] == [
        (counting.station.code, "closing"),
        (counting.station.code, "counting"),
    ]
    assert "counting" not in [stage for _code, stage in days()["T-01"]]


def test_leaving_out_a_drawn_station_ends_the_probability_sample(
    confirmed, teams, city, protocol, last_words
):
    visit = voting(teams[0])
    looked = effect_of(city, Move("drop", visit=visit))
    assert looked.sample_before.is_probability_sample
    assert not looked.sample.is_probability_sample
    move_visit(city, Move("drop", visit=visit), by=protocol, why="Not enough time")
    assert last_words(city)["still_a_probability_sample"] is False
    visit.refresh_from_db()
    assert (visit.why, visit.unreachable) == ("Not enough time", False)


def test_the_next_reserve_for_an_unreachable_station_keeps_the_sample(
    confirmed, draw, teams, city, protocol
):
    visit = voting(teams[0])
    reserve = next_reserve(draw, visit)
    first = draw.stations.get(is_reserve=True, order=1)
    assert reserve == first.station
    move = Move("replace", visit=visit, station=reserve, unreachable=True)
    assert effect_of(city, move).sample.is_probability_sample
    move_visit(city, move, by=protocol, why="The road is closed")
    made = Visit.objects.get(station=reserve, cancelled_at=None)
    assert (made.team, made.drawn, made.by_hand) == (teams[0], first, True)
    visit.refresh_from_db()
    assert visit.unreachable
    second = next_reserve(draw, voting(teams[1]))
    assert second == draw.stations.get(is_reserve=True, order=2).station


def test_another_station_than_the_next_reserve_ends_it(confirmed, draw, teams, city):
    visit = voting(teams[0])
    third = draw.stations.get(is_reserve=True, order=3).station
    undrawn = PollingStation.objects.exclude(drawn__draw=draw).first()
    for station in (third, undrawn):
        move = Move("replace", visit=visit, station=station, unreachable=True)
        assert not effect_of(city, move).sample.is_probability_sample


def test_a_station_is_added_and_says_what_that_does(
    confirmed, draw, teams, city, protocol
):
    undrawn = PollingStation.objects.exclude(drawn__draw=draw).first()
    move = Move("add", team=teams[0], station=undrawn, position=2)
    effect = move_visit(city, move, by=protocol, why="A complaint came in")
    assert "picked by hand" in effect.sample.words()
    made = Visit.objects.get(station=undrawn)
    assert (made.stage, made.order, made.drawn) == ("voting", 2, None)
    with pytest.raises(Refusal, match="the same station twice"):
        effect_of(city, move)
    opening = Move("add", team=teams[0], station=undrawn, stage=Stage.OPENING)
    assert len(effect_of(city, opening).days) == 1


def test_no_reserve_waits_where_none_is_left_or_nothing_was_drawn(
    confirmed, draw, teams
):
    visit = voting(teams[0])
    for item in draw.stations.filter(is_reserve=True):
        Visit.objects.create(
            mission=draw.mission,
            team=teams[1],
            station=item.station,
            stage="voting",
            order=50,
        )
    assert next_reserve(draw, visit) is None
    visit.drawn = None
    assert next_reserve(draw, visit) is None


def test_what_cannot_be_moved_is_refused_in_words(
    confirmed, draw, teams, city, mission, protocol
):
    visit = voting(teams[0])
    undrawn = PollingStation.objects.exclude(drawn__draw=draw).first()
    other = MissionCity.objects.create(mission=mission, name="Saryözen")
    for move, words in (
        (Move("turn", visit=visit), "cannot be done"),
        (Move("drop"), "called off before"),
        (Move("move", visit=visit), "which team"),
        (Move("add", team=teams[0]), "which station"),
        (Move("replace", visit=visit), "which station"),
    ):
        with pytest.raises(Refusal, match=words):
            effect_of(city, move)
    with pytest.raises(Refusal, match="in another city"):
        effect_of(other, Move("drop", visit=visit))
    with pytest.raises(Refusal, match="Say why"):
        move_visit(city, Move("drop", visit=visit), by=protocol, why=" ")
    undrawn.withdrawn_at = datetime(2027, 3, 1, tzinfo=UTC)
    with pytest.raises(Refusal, match="was withdrawn"):
        effect_of(city, Move("add", team=teams[0], station=undrawn))
    move_visit(city, Move("drop", visit=visit), by=protocol, why="ill")
    with pytest.raises(Refusal, match="called off before"):
        move_visit(city, Move("drop", visit=visit), by=protocol, why="ill")


def test_the_coordinator_of_the_city_moves_and_nobody_else(
    confirmed, plan, teams, city, mission, city_coordinator, press, make
):
    move = Move("drop", visit=voting(teams[0]), unreachable=True)
    for verb in (
        lambda: move_visit(city, move, by=press, why="no"),
        lambda: verbs.ask_for_routes(city, SAID, by=press),
        lambda: verbs.plan_city(city, SAID, by=press),
        lambda: verbs.plan_routes(mission, SAID, by=press),
        lambda: verbs.confirm_routes(plan, by=press),
        lambda: verbs.refuse_routes(plan, by=press),
        lambda: verbs.plan_routes(mission, SAID, by=city_coordinator),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    effect = move_visit(city, move, by=city_coordinator, why="The road is closed")
    assert effect.sample.is_probability_sample
