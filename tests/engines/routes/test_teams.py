"""Which team goes to which city."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.routes import City, TeamError, TeamOffer, assign_teams

TWO = ("Türkiye", "Azerbaijan")


def offer(name, **changes):
    return TeamOffer(name, changes.pop("parliaments", TWO), **changes)


def cities_of(assignment):
    return {choice.team: choice.city for choice in assignment.choices}


def test_teams_are_shared_out_by_stations():
    # 6 teams for 30, 20 and 10 stations: 3, 2, 1.
    assignment = assign_teams(
        [offer(f"T{number}") for number in range(6)],
        [City("Astana", 30), City("Almaty", 20), City("Turkistan", 10)],
    )
    assert [(share.city, share.teams) for share in assignment.shares] == [
        ("Astana", 3),
        ("Almaty", 2),
        ("Turkistan", 1),
    ]
    assert assignment.shares[0].exact == 3.0


def test_a_small_city_still_gets_one_team():
    # 4 teams for 100, 40 and 2: one for the smallest; 3 among 140: 2.14 and .857 —
    # below one, so one; 2 are left for the largest.
    assignment = assign_teams(
        [offer(f"T{number}") for number in range(4)],
        [City("a", 100), City("b", 40), City("c", 2)],
    )
    assert [share.teams for share in assignment.shares] == [2, 1, 1]


def test_the_larger_city_gains_of_equal_remainders():
    # 5 teams for 5 and 5 and 10: 1.25, 1.25, 2.5; the half goes to the third.
    assignment = assign_teams(
        [offer(f"T{number}") for number in range(5)],
        [City("a", 5), City("b", 5), City("c", 10)],
    )
    assert [share.teams for share in assignment.shares] == [1, 1, 3]


def test_home_comes_before_language_and_language_before_nothing():
    assignment = assign_teams(
        [
            offer("T1", languages=frozenset({"kk"})),
            offer("T2", home="Astana"),
            offer("T3", languages=frozenset({"tr"})),
        ],
        [
            City("Astana", 10, frozenset({"kk"})),
            City("Almaty", 10, frozenset({"kk"})),
            City("Turkistan", 10, frozenset({"kk", "uz"})),
        ],
    )
    assert cities_of(assignment)["T2"] == "Astana"
    reasons = {choice.team: choice.reason for choice in assignment.choices}
    assert reasons == {"T1": "language", "T2": "home", "T3": "balance"}
    words = {choice.team: choice.words for choice in assignment.choices}
    assert words["T2"] == "home city; Astana has 10 stations to visit and so 1 team"
    assert words["T1"].startswith("speaks kk; ")


def test_a_home_city_that_has_enough_teams_sends_the_rest_away():
    assignment = assign_teams(
        [offer(name, home="Astana") for name in ("T1", "T2", "T3")],
        [City("Astana", 20), City("Almaty", 10)],
    )
    assert sorted(cities_of(assignment).values()) == ["Almaty", "Astana", "Astana"]
    assert assignment.choices[0].words == (
        "home city; Astana has 20 stations to visit and so 2 teams"
    )


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_every_team_has_a_city_and_the_order_given_decides_nothing(data):
    cities = [
        City(f"c{number}", stations)
        for number, stations in enumerate(
            data.draw(st.lists(st.integers(1, 400), min_size=1, max_size=6))
        )
    ]
    teams = [
        offer(f"t{number:02}", home=data.draw(st.sampled_from([None, "c0", "c1"])))
        for number in range(data.draw(st.integers(len(cities), 20)))
    ]
    assignment = assign_teams(teams, cities)
    assert [choice.team for choice in assignment.choices] == [t.id for t in teams]
    counts = list(cities_of(assignment).values())
    for share in assignment.shares:
        assert counts.count(share.city) == share.teams >= 1
    shuffled = assign_teams(
        data.draw(st.permutations(teams)), data.draw(st.permutations(cities))
    )
    assert cities_of(shuffled) == cities_of(assignment)


@pytest.mark.parametrize(
    ("teams", "cities", "words"),
    [
        (
            [offer("T1", parliaments=("Türkiye",))],
            [City("a", 1)],
            "team T1 has 1 observers; two is the least",
        ),
        (
            [offer("T1", parliaments=("Türkiye", "Türkiye"))],
            [City("a", 1)],
            "team T1: all its observers are of Türkiye",
        ),
        ([offer("T1")] * 2, [City("a", 1)], "team T1 is named twice"),
        ([offer("T1")], [City("a", 1)] * 2, "city a is named twice"),
        ([offer("T1")], [City("a", 0)], "city a has 0 stations to visit"),
        ([offer("T1")], [City("a", 1), City("b", 1)], "1 teams for 2 cities"),
        ([offer("T1")], [], "1 teams for 0 cities"),
    ],
)
def test_teams_that_may_not_or_cannot_go_are_refused(teams, cities, words):
    with pytest.raises(TeamError, match=words):
        assign_teams(teams, cities)
