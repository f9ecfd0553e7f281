"""Majorities of a commission: eight members, two of each of four parliaments.

The figures are worked by hand; the shares are whole fractions.
"""

from fractions import Fraction

import pytest

from orkhon.engines.voting import (
    RULES,
    SIMPLE,
    Base,
    Majority,
    Quorum,
    Reason,
    Stance,
    State,
    Unanimity,
    VotingError,
    is_present,
    name_of,
    outcome,
    rule_named,
)

EIGHT = tuple("abcdefgh")


def votes(word):
    """Members a, b, c … say + (for), - (against), 0 (abstain), r (reserve), . (no)."""
    signs = {
        "+": Stance.AGREES,
        "-": Stance.OBJECTS,
        "0": Stance.ABSTAINS,
        "r": Stance.RESERVATION,
    }
    return {
        member: signs[sign]
        for member, sign in zip(EIGHT, word, strict=True)
        if sign != "."
    }


@pytest.mark.parametrize(
    ("rule", "word", "needed", "state"),
    [
        # Of 6 votes cast (two abstain) more than half is 4.
        ("simple-majority", "++++--00", 4, State.ADOPTED),
        ("simple-majority", "+++---00", 4, State.REJECTED),
        ("simple-majority", "++++----", 5, State.REJECTED),
        ("simple-majority", "+0000000", 1, State.ADOPTED),
        ("simple-majority", "00000000", 1, State.REJECTED),
        # A reservation is a vote in favour.
        ("simple-majority", "rrrr---0", 4, State.ADOPTED),
        # Of 8 present more than half is 5: abstaining helps nobody.
        ("majority-present", "++++--00", 5, State.REJECTED),
        ("majority-members", "+++++---", 5, State.ADOPTED),
        # Two thirds of 8 is 5 1/3, so 6; of 6 cast it is 4.
        ("two-thirds-present", "+++++---", 6, State.REJECTED),
        ("two-thirds-present", "++++++--", 6, State.ADOPTED),
        ("two-thirds-cast", "++++--00", 4, State.ADOPTED),
        ("two-thirds-cast", "00000000", 1, State.REJECTED),
        # Three quarters of 8 is 6; four fifths is 6 2/5, so 7.
        ("three-quarters-members", "++++++--", 6, State.ADOPTED),
        ("four-fifths-members", "++++++--", 7, State.REJECTED),
        ("four-fifths-members", "+++++++-", 7, State.ADOPTED),
    ],
)
def test_eight_members_decide_by_the_rule_that_is_named(rule, word, needed, state):
    result = outcome(rule_named(rule), EIGHT, votes(word), EIGHT)
    assert (result.rule, result.needed, result.state) == (rule, needed, state)


def test_four_fifths_of_fifteen_present_is_twelve():
    # The case of OpenSlides issue 6667: qualified majorities of those present.
    members = [f"m{number}" for number in range(20)]
    there = members[:15]
    said = dict.fromkeys(there[:12], Stance.AGREES) | dict.fromkeys(
        there[12:], Stance.OBJECTS
    )
    result = outcome(rule_named("four-fifths-present"), members, said, there)
    assert (result.needed, result.state) == (12, State.ADOPTED)
    of_all = outcome(rule_named("four-fifths-members"), members, said, there)
    assert (of_all.needed, of_all.state) == (16, State.REJECTED)
    assert of_all.why == (Reason("votes", ("12", "16", "20", "members")),)


def test_an_abstention_counts_as_a_vote_only_where_the_rules_say_so():
    said = votes("++++--00")
    assert outcome(SIMPLE, EIGHT, said, EIGHT).needed == 4
    counted = outcome(SIMPLE, EIGHT, said, EIGHT, abstention_counts=True)
    assert (counted.needed, counted.state) == (5, State.REJECTED)


def test_a_majority_is_open_while_those_silent_can_change_it():
    result = outcome(SIMPLE, EIGHT, votes("+++--..."), EIGHT)
    assert result.state == State.OPEN
    assert result.why == (
        Reason("votes", ("3", "3", "5", "cast")),
        Reason("not-spoken", ("f", "g", "h")),
    )


def test_a_majority_is_decided_once_nobody_can_change_it():
    assert outcome(SIMPLE, EIGHT, votes("+++++..."), EIGHT).state == State.ADOPTED
    assert outcome(SIMPLE, EIGHT, votes("----...."), EIGHT).state == State.REJECTED
    of_all = outcome(rule_named("majority-members"), EIGHT, votes("----...."), EIGHT)
    assert of_all.state == State.REJECTED


def test_when_the_vote_is_closed_who_did_not_vote_did_not_vote():
    said = votes("++-.....")
    assert outcome(SIMPLE, EIGHT, said, EIGHT, closed=True).state == State.ADOPTED
    of_present = rule_named("majority-present")
    closed = outcome(of_present, EIGHT, said, EIGHT, closed=True)
    assert (closed.state, closed.needed) == (State.REJECTED, 5)
    few = outcome(of_present, EIGHT, said, EIGHT[:3], closed=True)
    assert (few.state, few.needed) == (State.ADOPTED, 2)


@pytest.mark.parametrize("rule", ["simple-majority", "majority-present"])
def test_where_silence_consents_it_is_a_vote_in_favour(rule):
    result = outcome(
        rule_named(rule), EIGHT, votes("---....."), EIGHT[:5], absent_consents=True
    )
    assert result.state == State.ADOPTED
    assert result.why[0].values[:3] == ("5", "5", "8")


def test_a_majority_without_quorum_decides_nothing():
    result = outcome(
        SIMPLE, EIGHT, votes("+++....."), EIGHT[:3], quorum=Quorum(Fraction(1, 2))
    )
    assert result.state == State.NO_QUORUM


@pytest.mark.parametrize(
    ("quorum", "members", "needed"),
    [
        (Quorum(share=Fraction(1, 2)), 8, 4),
        (Quorum(share=Fraction(1, 2), strictly=True), 8, 5),
        (Quorum(share=Fraction(1, 2), strictly=True), 9, 5),
        (Quorum(share=Fraction(2, 3)), 8, 6),
        (Quorum(count=3), 8, 3),
        (Quorum(share=Fraction(1, 3), count=5), 8, 5),
    ],
)
def test_a_quorum_is_met_by_one_and_missed_by_one_fewer(quorum, members, needed):
    assert is_present(quorum, members, needed)
    assert not is_present(quorum, members, needed - 1)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "needs a share or a count"),
        ({"share": Fraction(0)}, "quorum of 0 of the members"),
        ({"share": Fraction(3, 2)}, "quorum of 3/2"),
        ({"share": Fraction(1), "strictly": True}, "quorum of 1 of the members"),
        ({"count": 0}, "quorum of 0 members"),
    ],
)
def test_a_quorum_that_says_nothing_or_cannot_be_met_is_refused(said, words):
    with pytest.raises(VotingError, match=words):
        Quorum(**said)


@pytest.mark.parametrize(("members", "present"), [(0, 0), (8, 9), (8, -1)])
def test_presence_that_cannot_be_is_refused(members, present):
    with pytest.raises(VotingError):
        is_present(Quorum(count=1), members, present)


@pytest.mark.parametrize(
    ("share", "strictly"),
    [(Fraction(0), False), (Fraction(4, 3), False), (Fraction(1), True)],
)
def test_a_majority_that_nobody_can_reach_is_refused(share, strictly):
    with pytest.raises(VotingError, match="never be reached"):
        Majority(Base.CAST, share, strictly=strictly)


def test_every_rule_is_kept_and_found_by_its_key():
    assert {key: name_of(rule_named(key)) for key in RULES} == {k: k for k in RULES}
    assert rule_named("unanimity") == Unanimity()


def test_a_rule_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(VotingError, match=r"there is no rule “consensus”; .*unanimity"):
        rule_named("consensus")
