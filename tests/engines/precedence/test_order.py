"""In which order delegations and their people are named, and what it rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.precedence import (
    Basis,
    Delegate,
    Delegation,
    OrderRule,
    PrecedenceError,
    RankWhy,
    Standing,
    Why,
    order,
    within,
)

SILENT = OrderRule()
MEMBERS = [
    Delegation("TR", "turkiye"),
    Delegation("KZ", "kazakhstan", presides=True),
    Delegation("KG", "kyrgyz republic"),
    Delegation("AZ", "azerbaijan"),
]
OTHERS = [
    Delegation("guest", "uzbekistan", Standing.GUEST),
    Delegation("org", "a sample organisation", Standing.ORGANISATION),
    Delegation("HU", "hungary", Standing.OBSERVER),
]


def keys(places):
    return [one.key for one in places]


def test_members_follow_the_english_alphabet_and_who_presides_comes_first():
    # domain.md §3 "Order": chair first when presiding, members in English order,
    # then observers, then organisations.
    places = order([*OTHERS, *MEMBERS], SILENT)
    assert keys(places) == ["KZ", "AZ", "KG", "TR", "HU", "org", "guest"]
    assert [one.number for one in places] == [1, 2, 3, 4, 5, 6, 7]


def test_a_place_says_whether_it_rests_on_a_rule_or_on_usual_practice():
    said = {one.key: (one.why, one.basis) for one in order([*MEMBERS, *OTHERS], SILENT)}
    assert said["KZ"] == (Why.PRESIDES, Basis.PRACTICE)
    assert said["AZ"] == (Why.ALPHABET, Basis.RULE)
    assert said["HU"] == (Why.AFTER_MEMBERS, Basis.PRACTICE)
    rule = OrderRule(
        chair_first=True,
        after_members=(Standing.ORGANISATION, Standing.OBSERVER, Standing.GUEST),
    )
    places = order([*MEMBERS, *OTHERS], rule)
    assert keys(places)[4:] == ["org", "HU", "guest"]
    assert {one.basis for one in places} == {Basis.RULE}


def test_a_forum_may_leave_the_chair_in_the_alphabet():
    places = order(MEMBERS, OrderRule(chair_first=False))
    assert keys(places) == ["AZ", "KZ", "KG", "TR"]
    assert places[1].why is Why.ALPHABET


@pytest.mark.parametrize(
    ("given_", "why"),
    [
        ([Delegation("x", "")], "x has no English name"),
        ([Delegation("x", "a"), Delegation("y", "a")], "x and y cannot be told apart"),
        ([Delegation("x", "a"), Delegation("x", "b")], "x and x cannot be told apart"),
        (
            [Delegation("x", "a", presides=True), Delegation("y", "b", presides=True)],
            "x and y cannot both preside",
        ),
        ([Delegation("x", "a", Standing.OBSERVER, presides=True)], "is no member"),
    ],
)
def test_an_order_that_cannot_be_decided_is_refused(given_, why):
    with pytest.raises(PrecedenceError, match=why):
        order(given_, SILENT)


def test_a_rule_names_each_group_once():
    with pytest.raises(PrecedenceError, match="not each of observers"):
        OrderRule(after_members=(Standing.OBSERVER,))


@given(st.permutations([*MEMBERS, *OTHERS]))
def test_the_order_in_which_they_are_entered_decides_nothing(mixed):
    assert order(mixed, SILENT) == order([*MEMBERS, *OTHERS], SILENT)


def test_within_a_delegation_the_leader_then_precedence_then_names():
    places = within(
        [
            Delegate("b", "berik"),
            Delegate("second", "zarina", precedence=2),
            Delegate("leader", "omar", is_leader=True, precedence=5),
            Delegate("a", "aliya"),
            Delegate("first", "yerlan", precedence=1),
        ]
    )
    assert [(one.key, one.why) for one in places] == [
        ("leader", RankWhy.LEADER),
        ("first", RankWhy.PRECEDENCE),
        ("second", RankWhy.PRECEDENCE),
        ("a", RankWhy.NAME),
        ("b", RankWhy.NAME),
    ]


def test_a_delegation_has_one_leader_and_each_person_once():
    two = [Delegate("a", "a", is_leader=True), Delegate("b", "b", is_leader=True)]
    with pytest.raises(PrecedenceError, match="a and b cannot both lead"):
        within(two)
    with pytest.raises(PrecedenceError, match="a is named twice"):
        within([Delegate("a", "a"), Delegate("a", "b")])
