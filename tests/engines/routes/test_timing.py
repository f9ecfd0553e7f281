"""The clock along a route that somebody ordered by hand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from orkhon.engines.routes import (
    ByDistance,
    ByMatrix,
    Call,
    Place,
    Problem,
    RouteError,
    Stage,
    Window,
    evaluate,
    moment,
)
from orkhon.engines.routes.timing import last_arrival
from orkhon.engines.routes.travel import straight_metres
from tests.engines.routes.sample_day import (
    DAY,
    HOUR,
    MINUTE,
    on_a_road,
    station,
    team,
)

ROAD = {"T1": 0, "A": 10, "B": 30, "C": 50}
OPEN_A = Call("A", Stage.OPENING)
VISIT_B = Call("B", Stage.VOTING)
COUNT_C = Call("C", Stage.COUNTING)


def town(stations=("A", "B", "C"), **changes):
    return on_a_road(
        ROAD, [team("T1", **changes)], [station(name) for name in stations]
    )


def clock(seconds):
    return f"{seconds // HOUR:02}:{seconds % HOUR // MINUTE:02}"


def test_a_day_is_timed_from_door_to_door():
    route = evaluate(town(), "T1", [OPEN_A, VISIT_B, COUNT_C])
    # 10 minutes to A by 06:30; until 07:15; 20 to B; half an hour; 20 to C, there
    # early for 19:30; count until midnight; 50 home.
    assert clock(route.leaves_at) == "06:20"
    assert [
        (clock(stop.arrives_at), clock(stop.begins_at), clock(stop.ends_at))
        for stop in route.stops
    ] == [
        ("06:30", "06:30", "07:15"),
        ("07:35", "07:35", "08:05"),
        ("08:25", "19:30", "24:00"),
    ]
    assert route.stops[2].waits == 11 * HOUR + 5 * MINUTE
    assert [(s.travel_minutes, s.travel_km) for s in route.stops] == [
        (10, 10.0),
        (20, 20.0),
        (20, 20.0),
    ]
    assert (route.travel_seconds, route.travel_metres) == (100 * MINUTE, 100_000)
    assert (route.home_seconds, route.home_metres) == (50 * MINUTE, 50_000)
    assert clock(route.back_at) == "24:50"
    assert route.is_in_time


def test_who_leaves_too_late_is_late_by_the_minute():
    route = evaluate(town(leaves_from=6 * HOUR + 40 * MINUTE), "T1", [OPEN_A])
    assert clock(route.leaves_at) == "06:40"
    assert route.stops[0].late == 20 * MINUTE
    assert clock(route.stops[0].ends_at) == "07:15"
    assert not route.is_in_time


def test_a_count_begun_late_still_goes_on_to_its_end():
    route = evaluate(town(leaves_from=20 * HOUR), "T1", [COUNT_C])
    # 50 minutes to C: 20:50, eighty minutes after 19:30; four hours of count.
    assert route.stops[0].late == 80 * MINUTE
    assert clock(route.stops[0].ends_at) == "24:50"


def test_back_too_late_and_too_many_visits_are_told():
    route = evaluate(town(back_by=24 * HOUR, max_visits=0), "T1", [VISIT_B, COUNT_C])
    assert route.late_back == 50 * MINUTE
    assert route.visits_over == 1
    assert not route.is_in_time


def test_a_visit_waits_for_its_hours_and_takes_the_next_ones():
    hours = (Window(15 * HOUR, 16 * HOUR), Window(9 * HOUR, 10 * HOUR))
    problem = on_a_road(
        ROAD,
        [team("T1")],
        [station("A"), station("B", windows=hours), station("C", windows=hours)],
    )
    route = evaluate(problem, "T1", [OPEN_A, VISIT_B, Call("C", Stage.VOTING), VISIT_B])
    assert [clock(stop.begins_at) for stop in route.stops] == [
        "06:30",
        "09:00",
        "09:50",
        "15:00",
    ]


def test_after_the_last_hour_a_visit_is_late_and_made_at_once():
    problem = on_a_road(
        ROAD, [team("T1")], [station("A"), station("B", windows=(Window(0, 7 * HOUR),))]
    )
    route = evaluate(problem, "T1", [OPEN_A, VISIT_B])
    assert route.stops[1].late == 35 * MINUTE
    assert clock(route.stops[1].begins_at) == "07:35"


def test_a_team_without_stations_goes_from_start_to_end():
    route = evaluate(town(), "T1", [])
    assert (route.leaves_at, route.back_at) == (5 * HOUR, 5 * HOUR)
    assert route.stops == ()


def test_travel_by_distance_is_the_straight_line_with_a_detour():
    # One degree of a great circle is 6,371.0088 km × π ÷ 180 = 111.195 km; times
    # 1.3 = 144.554 km; at 40 km/h 13,010 seconds.
    start, north = Place(0.0, 70.0), Place(1.0, 70.0)
    assert straight_metres(start, north) == pytest.approx(111_195.08, abs=0.01)
    problem = Problem(
        "sample",
        DAY,
        (team("T1", start=start, end=start),),
        (station("A", place=north),),
    )
    route = evaluate(problem, "T1", [Call("A", Stage.VOTING)])
    assert route.stops[0].travel_metres == 144_554
    assert route.stops[0].travel_seconds == 13_010
    assert route.travel_seconds == 2 * 13_010


def test_lands_end_to_john_o_groats_as_the_crow_flies():
    # 50°03′59″N 5°42′53″W to 58°38′38″N 3°04′12″W is 968.9 km: the worked example of
    # www.movable-type.co.uk/scripts/latlong.html.
    assert straight_metres(
        Place(50.066389, -5.714722), Place(58.643889, -3.07)
    ) == pytest.approx(968_900, abs=50)


def test_a_station_without_coordinates_stands_at_the_centre_and_says_so():
    centre = Place(43.3, 68.3)
    problem = Problem(
        "sample",
        DAY,
        (team("T1", start=centre, end=centre),),
        (station("A"),),
        centre=centre,
    )
    stop = evaluate(problem, "T1", [Call("A", Stage.VOTING)]).stops[0]
    assert stop.at_centre
    assert stop.travel_metres == 0


def test_moments_follow_the_citys_clock_through_a_change():
    # In Berlin 29 March 2026 has 23 hours: 03:00 comes two hours after midnight.
    midnight = datetime(2026, 3, 29, tzinfo=ZoneInfo("Europe/Berlin"))
    assert moment(midnight, 2 * HOUR).isoformat() == "2026-03-29T03:00:00+02:00"
    almaty = datetime(2026, 3, 15, tzinfo=ZoneInfo("Asia/Almaty"))
    assert moment(almaty, 25 * HOUR).isoformat() == "2026-03-16T01:00:00+05:00"
    with pytest.raises(RouteError, match="2026-03-15 00:00 has no time zone"):
        moment(almaty.replace(tzinfo=None), 0)


def test_no_arrival_is_early_enough_for_hours_that_are_over():
    assert last_arrival((Window(10, 20), Window(40, 50)), 45) == 45
    assert last_arrival((Window(10, 20), Window(40, 50)), 30) == 20
    assert last_arrival((Window(10, 20),), 5) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"teams": (team("T1"), team("T1"))}, "team T1 is given twice"),
        ({"stations": (station("A"), station("A"))}, "station A is given twice"),
        ({"teams": (team("T1", speed_kmh=0),)}, "team T1: 0 km/h leads nowhere"),
        ({"teams": (team("T1", back_by=0),)}, "team T1 is back before it leaves"),
        ({"teams": (team("T1", opens_at="Z"),)}, "team T1: no station Z here"),
        (
            {"teams": (team("T1", opens_at="A"), team("T2", opens_at="A"))},
            "opening at A is given twice",
        ),
        (
            {"teams": (team("T1", counts_at="A"), team("T2", counts_at="A"))},
            "count at A is given twice",
        ),
        ({"stations": (station("A", team="T9"),)}, "station A: no team T9 here"),
        ({"stations": (station("A", priority=101),)}, "station A: priority 101 of 100"),
        ({"stations": (station("A", service=-1),)}, "station A: a visit of -1 seconds"),
        (
            {"stations": (station("A", windows=(Window(2, 1),)),)},
            "station A: a window ends before it begins",
        ),
        ({"travel": ByDistance(0.9)}, "a detour of 0.9 is shorter"),
        ({"travel": ByMatrix(("A", "A"), (), ())}, "names a place twice"),
        ({"travel": ByMatrix(("A",), ((0, 1),), ((0,),))}, "seconds is not 1 by 1"),
        ({"travel": ByMatrix(("A",), ((0,),), ())}, "metres is not 1 by 1"),
        ({"travel": ByMatrix(("A",), ((-1,),), ((0,),))}, "has a value below zero"),
        ({"travel": ByMatrix(("A",), ((0,),), ((0,),))}, "no row for team:T1:start"),
        ({}, "station A has no coordinates, and the city no centre"),
    ],
)
def test_a_day_that_cannot_be_timed_is_refused(changes, words):
    given = {"teams": (team("T1"),), "stations": (station("A"),)} | changes
    problem = Problem("sample", DAY, **given)
    with pytest.raises(RouteError, match=words):
        evaluate(problem, "T1", [Call("A", Stage.VOTING)])


def test_hours_that_run_backwards_are_refused():
    for day, words in (
        (type(DAY)(9 * HOUR, 8 * HOUR, 0, 0, 0), "polls close before they open"),
        (type(DAY)(8 * HOUR, 9 * HOUR, -1, 0, 0), "a duration of the day is below"),
    ):
        with pytest.raises(RouteError, match=words):
            evaluate(Problem("sample", day, (), ()), "T1", [])


def test_unknown_teams_and_stations_are_refused():
    with pytest.raises(RouteError, match="sample town has no team T9"):
        evaluate(town(), "T9", [])
    with pytest.raises(RouteError, match="sample town has no station Z"):
        evaluate(town(), "T1", [Call("Z", Stage.VOTING)])
