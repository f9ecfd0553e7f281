"""A city's day planned: what is kept, what is chosen, what is left out."""

import subprocess
import sys

import pytest

from orkhon.engines.routes import (
    Call,
    Cost,
    Place,
    Problem,
    RouteError,
    Stage,
    Window,
    evaluate,
    plan,
)
from tests.engines.routes.sample_day import (
    DAY,
    HOUR,
    MINUTE,
    on_a_road,
    scattered,
    station,
    team,
)


def planned(problem, **changes):
    given = {"exploration": 1, "threads": 1, "rounds": 50, "seed": "sample"} | changes
    return plan(problem, **given)


def order(route):
    return [(stop.station, stop.stage.value) for stop in route.stops]


def reasons(found):
    return [(item.station, item.team, item.reason) for item in found.unassigned]


def test_one_team_opens_visits_and_counts_along_its_road():
    problem = on_a_road(
        {"T1": 0, "A": 10, "B": 30, "C": 50, "D": 20},
        [team("T1", opens_at="A", counts_at="C")],
        [station(name) for name in "ABCD"],
    )
    found = planned(problem)
    # Up the road in order, and back: 50 minutes each way.
    assert order(found.routes[0]) == [
        ("A", "opening"),
        ("D", "voting"),
        ("B", "voting"),
        ("C", "counting"),
    ]
    assert found.cost == Cost(0, 0, 100 * MINUTE)
    assert found.unassigned == ()
    assert found.routes[0].is_in_time


def test_openings_and_counts_are_chosen_near_the_homes():
    # T1 lives at 0, T2 at 100: each opens next door and counts at the next nearest.
    problem = on_a_road(
        {"T1": 0, "T2": 100, "A": 5, "B": 12, "C": 88, "D": 95, "E": 50},
        [team("T1"), team("T2")],
        [station(name) for name in "ABCDE"],
    )
    found = planned(problem)
    assert [
        (route.stops[0].station, route.stops[-1].station) for route in found.routes
    ] == [("A", "B"), ("D", "C")]
    assert [len(route.stops) for route in found.routes] in ([3, 2], [2, 3])


def test_a_stations_own_team_and_hours_and_a_teams_limit_are_kept():
    problem = on_a_road(
        {"T1": 0, "T2": 1, "A": 5, "B": 6, "C": 7, "D": 8},
        [team("T1", opens=False, counts=False, max_visits=2), team("T2", opens=False)],
        [
            station("A", team="T2"),
            station("B", windows=(Window(9 * HOUR, 10 * HOUR),)),
            station("C"),
            station("D"),
        ],
    )
    problem = Problem(
        problem.city,
        problem.day,
        (problem.teams[0], team("T2", opens=False, counts=False)),
        problem.stations,
        problem.travel,
    )
    found = planned(problem)
    assert found.unassigned == ()
    of = {stop.station: (route, stop) for route in found.routes for stop in route.stops}
    assert of["A"][0].team == "T2"
    assert 9 * HOUR <= of["B"][1].begins_at <= 10 * HOUR
    assert len(found.routes[0].stops) <= 2
    assert all(route.is_in_time for route in found.routes)


def test_what_cannot_be_done_is_listed_with_its_reason():
    problem = on_a_road(
        {"T1": 0, "A": 1, "B": 2, "C": 3, "far": 1000},
        [team("T1", opens_at="far", counts_at="A", max_visits=1)],
        [station(name) for name in ("A", "B", "C", "far", "nowhere")],
    )
    found = planned(problem)
    assert len(found.routes[0].stops) == 2
    missed = reasons(found)
    assert missed[0] == ("far", "T1", "late")
    assert {name: reason for name, _, reason in missed[1:]} in (
        {"B": "no_room", "far": "no_time", "nowhere": "no_place"},
        {"C": "no_room", "far": "no_time", "nowhere": "no_place"},
    )
    assert found.unassigned[0].words == (
        "Team T1, opening at far: cannot be there in time, or not be back in time"
    )
    assert found.cost.missed == 2
    assert found.unassigned[-1].words == (
        "nowhere has no coordinates, and the city has no centre to place it at"
    )


def test_a_team_that_finds_no_station_for_its_stage_says_so():
    problem = on_a_road(
        {"T1": 0, "T2": 0, "A": 1},
        [team("T1"), team("T2", counts=False)],
        [station("A", team="T2")],
    )
    found = planned(problem)
    assert order(found.routes[1]) == [("A", "opening")]
    assert reasons(found) == [(None, "T1", "no_station")] * 2
    assert found.unassigned[0].words == (
        "Team T1, opening: finds no station that is free and near enough"
    )


def test_a_given_opening_of_a_team_that_does_not_open_is_only_kept_free():
    problem = on_a_road(
        {"T1": 0, "A": 1},
        [team("T1", opens=False, counts=False, opens_at="A")],
        [station("A")],
    )
    assert order(planned(problem).routes[0]) == [("A", "voting")]


def test_stations_without_coordinates_are_placed_at_the_centre_and_named():
    home = Place(43.3, 68.3)
    problem = Problem(
        "sample",
        DAY,
        (team("T1", start=home, end=home, opens=False, counts=False),),
        (station("A"), station("B", place=Place(43.4, 68.3))),
        centre=Place(43.31, 68.3),
    )
    found = planned(problem)
    assert found.at_centre == ("A",)
    assert {stop.station: stop.at_centre for stop in found.routes[0].stops} == {
        "A": True,
        "B": False,
    }


@pytest.mark.parametrize(("teams", "stations"), [(0, 3), (2, 0)])
def test_a_city_without_teams_or_stations_has_an_empty_plan(teams, stations):
    found = planned(scattered(1, teams, stations))
    assert [route.stops for route in found.routes] == [()] * teams
    assert found.cost.missed == stations


def test_more_priority_goes_before_more_stations():
    # One team, half an hour between opening and count: one visit fits. B is next
    # door, C twice as dear.
    day = type(DAY)(7 * HOUR, 8 * HOUR + 45 * MINUTE, 15 * MINUTE, 45 * MINUTE, HOUR)
    problem = on_a_road(
        {"T1": 0, "A": 0, "B": 0, "C": 5, "D": 0},
        [team("T1", opens_at="A", counts_at="D")],
        [
            station("A"),
            station("B", service=20 * MINUTE, priority=40),
            station("C", service=30 * MINUTE, priority=80),
            station("D"),
        ],
        day=day,
    )
    found = planned(problem)
    assert order(found.routes[0])[1] == ("C", "voting")
    assert reasons(found) == [("B", None, "no_room")]
    assert found.cost.missed_priority == 40


def test_the_same_problem_has_the_same_plan_whatever_the_threads():
    problem = scattered(3, teams=3, stations=45)
    first = planned(problem, rounds=120)
    assert planned(problem, rounds=120) == first
    assert planned(problem, rounds=120, threads=2) == first


@pytest.mark.parametrize("seed", range(4))
def test_every_hour_is_kept_and_every_station_is_accounted_for(seed):
    problem = scattered(seed, teams=3, stations=60)
    found = planned(problem, exploration=0, rounds=150)
    assert all(route.is_in_time for route in found.routes)
    visited = [stop.station for route in found.routes for stop in route.stops]
    left = [item.station for item in found.unassigned]
    assert sorted(visited + left) == sorted(item.id for item in problem.stations)
    for route in found.routes:
        calls = [Call(stop.station, stop.stage) for stop in route.stops]
        assert calls[0].stage is Stage.OPENING
        assert calls[-1].stage is Stage.COUNTING
        assert evaluate(problem, route.team, calls) == route
    assert found.cost.missed == len(left)
    assert found.cost.travel_seconds == sum(
        route.travel_seconds for route in found.routes
    )
    assert found.cost <= found.plain_cost


def test_a_station_tied_to_a_team_too_far_away_is_not_given_to_another():
    problem = on_a_road(
        {"T1": 0, "T2": 900, "A": 5},
        [team(name, opens=False, counts=False) for name in ("T1", "T2")],
        [station("A", team="T2")],
    )
    found = planned(problem)
    assert reasons(found) == [("A", None, "no_time")]
    assert found.unassigned[0].words == (
        "A cannot be reached in time by a team that may go there"
    )


def test_hours_before_the_opening_are_not_kept_by_coming_late_to_it():
    # pyvroom by itself would visit B at five and then open A at half past six.
    problem = on_a_road(
        {"T1": 0, "A": 10, "B": 0, "C": 10},
        [team("T1", opens_at="A", counts_at="C")],
        [
            station("A"),
            station("B", windows=(Window(5 * HOUR, 5 * HOUR + 10 * MINUTE),)),
            station("C"),
        ],
    )
    found = planned(problem)
    assert order(found.routes[0]) == [("A", "opening"), ("C", "counting")]
    assert reasons(found) == [("B", None, "no_time")]


def test_hours_of_stations_are_kept_by_the_search_too():
    hours = (Window(8 * HOUR, 10 * HOUR), Window(14 * HOUR, 15 * HOUR))
    problem = scattered(7, teams=3, stations=60, windows=hours)
    found = planned(problem, exploration=0, rounds=300)
    assert all(route.is_in_time for route in found.routes)
    for route in found.routes:
        for stop in route.stops[1:-1]:
            assert any(
                window.earliest <= stop.begins_at <= window.latest for window in hours
            )
    assert found.cost <= found.plain_cost


def test_a_problem_that_names_a_thing_twice_is_refused_before_solving():
    with pytest.raises(RouteError, match="station A is given twice"):
        planned(Problem("sample", DAY, (), (station("A"), station("A"))))


def test_a_process_that_plans_nothing_carries_no_numerical_library():
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, orkhon.engines.routes, orkhon.engines.elections.sampling;"
            "print(sorted({'numpy', 'pandas', 'vroom'} & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
