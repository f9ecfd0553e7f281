"""Moving visits by hand: what it does to the sample and to the hours, and why."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.routes import Stage
from orkhon.observation.actions import routes as verbs
from orkhon.observation.actions.visits import move_visit
from orkhon.observation.models import MissionCity, PollingStation, Visit
from orkhon.observation.queries.moves import Move, effect_of, next_reserve, standing
from orkhon.observation.queries.route_problems import RouteSaid
from orkhon.record.refusals import Refusal

SAID = RouteSaid(rounds=20)


def voting(team):
    return next(one for one in standing(team) if one.stage == "voting")


def test_moving_within_the_teams_keeps_the_sample(
    days, confirmed, teams, city, protocol, said, last_words
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


def test_a_visit_changes_its_place_in_the_day(days, confirmed, teams, city, protocol):
    team = teams[0]
    *_, last = [one for one in standing(team) if one.stage == "voting"]
    move_visit(
        city, Move("move", visit=last, team=team, position=2), by=protocol, why="road"
    )
    assert days()["T-01"][1] == (last.station.code, "voting")
    orders = [one.order for one in standing(team)]
    assert orders == list(range(1, len(orders) + 1))


def test_the_counting_moves_with_its_closing(days, confirmed, teams, city, protocol):
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
