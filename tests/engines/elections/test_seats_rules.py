"""Dated systems, the rule for a single party, quotas, and what is refused."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from orkhon.engines.elections.seats import (
    Base,
    Count,
    Divisors,
    OnlyOneParty,
    Quota,
    SeatError,
    Threshold,
    admit,
    candidate_quota,
    distribute,
    highest_averages,
    largest_remainder,
    systems,
)

MAZHILIS, KURULTAI = systems.MAZHILIS_2022, systems.KURULTAI_2026
FIVE = Threshold(Fraction(5, 100), Base.TOOK_PART)


@pytest.mark.parametrize(
    ("day", "key", "seats"),
    [
        (date(2023, 3, 19), "kz-mazhilis-2022", (69, 29, 98)),
        (date(2026, 6, 30), "kz-mazhilis-2022", (69, 29, 98)),
        (date(2026, 7, 1), "kz-kurultai-2026", (145, 0, 145)),
        (date(2026, 8, 30), "kz-kurultai-2026", (145, 0, 145)),
    ],
)
def test_the_system_is_that_of_the_day(day, key, seats):
    system = systems.on(day)
    assert system.key == key
    assert (system.list_seats, system.single_seats, system.seats) == seats
    assert system.threshold == FIVE


def test_a_day_or_country_without_a_known_system_is_refused():
    with pytest.raises(SeatError, match=r"of KZ is known for 2021-01-10; known are KZ"):
        systems.on(date(2021, 1, 10))
    with pytest.raises(SeatError, match="no electoral system of UZ"):
        systems.on(date(2024, 10, 27), "UZ")


def test_no_two_systems_of_a_country_meet_on_a_day():
    for system in systems.SYSTEMS:
        days = [system.valid_from] + ([system.valid_to] if system.valid_to else [])
        for day in days:
            assert [one for one in systems.SYSTEMS if one.is_valid_on(day)] == [system]


def test_every_system_says_where_it_was_read_and_what_is_not_sure():
    for system in systems.SYSTEMS:
        assert system.sources
        assert system.to_check
    assert KURULTAI.second_party is None
    assert KURULTAI.against_all is None


# One party above 5 %: 9,000 of 10,000; the next has 400, then 300.
ALONE = Count(
    {"A": 9_000, "B": 400, "C": 300}, against_all=200, invalid=100, took_part=10_000
)


def test_a_single_party_is_refused_until_somebody_decides():
    with pytest.raises(OnlyOneParty) as refused:
        distribute(MAZHILIS, ALONE)
    assert str(refused.value).startswith(
        "only A reached 5 %. Where only one party reaches the threshold, the next one"
    )
    assert "To be checked: whether the rule" in str(refused.value)


def test_a_second_party_is_let_in_when_asked_and_the_doubt_is_said():
    distribution = distribute(MAZHILIS, ALONE, second_party=True)
    assert distribution.admission.admitted == ("A", "B")
    assert distribution.admission.second == "B"
    # Quota 9,400 ÷ 69 = 136.23; 400 ÷ 136.23 × 0.7 = 2.06: two seats.
    assert distribution.allocation.by_party == {"A": 67, "B": 2}
    assert "B is below it and admitted as the second party." in distribution.words()
    assert distribution.to_check == (
        *MAZHILIS.to_check,
        *MAZHILIS.second_party.rule.to_check,
    )


def test_a_second_party_has_at_least_two_seats():
    # Quota 9,010 ÷ 69 = 130.6; 10 ÷ 130.6 × 0.7 is far below one.
    count = Count({"A": 9_000, "B": 10}, invalid=990, took_part=10_000)
    assert distribute(MAZHILIS, count, second_party=True).allocation.by_party == {
        "A": 67,
        "B": 2,
    }


def test_the_rule_for_a_single_party_is_not_used_where_two_are_in():
    count = Count({"A": 900, "B": 100}, invalid=0, took_part=1_000)
    distribution = distribute(MAZHILIS, count, second_party=True)
    assert distribution.admission.second is None
    # 62.1 and 6.9 quotas of 69.
    assert distribution.allocation.by_party == {"A": 62, "B": 7}
    assert distribution.to_check == MAZHILIS.to_check


def test_where_no_rule_is_known_a_single_party_is_refused_even_when_asked():
    with pytest.raises(
        OnlyOneParty, match="law of the Kurultai says then is not known"
    ):
        distribute(KURULTAI, ALONE, second_party=True)


def test_a_second_party_needs_votes_and_a_clear_place():
    with pytest.raises(SeatError, match="only A has votes; there is no second party"):
        admit(Count({"A": 5, "B": 0}, took_part=5), FIVE, with_second=True)
    equal = Count({"A": 90, "B": 4, "C": 4}, invalid=2, took_part=100)
    with pytest.raises(SeatError, match="B and C are equal second with 4 votes each"):
        admit(equal, FIVE, with_second=True)
    with pytest.raises(SeatError, match="a lot for A was given, but nobody is tied"):
        distribute(MAZHILIS, ALONE, second_party=True, lots=["A"])


def test_a_system_may_use_highest_averages():
    system = replace(MAZHILIS, list_seats=8, method=Divisors.DHONDT)
    count = Count({"A": 100, "B": 80, "C": 30, "D": 20}, invalid=0, took_part=230)
    seats = distribute(system, count).allocation.by_party
    assert seats == {"A": 4, "B": 3, "C": 1, "D": 0}


def test_a_quota_of_candidates_is_rounded_up():
    # 30 % of 69 are 20.7.
    short = candidate_quota("women", 20, 69, Fraction(3, 10))
    assert not short.reached
    assert short.words() == "women: 20 of 69; 30 % are 21 or more: not reached."
    assert (
        candidate_quota("women", 21, 69, Fraction(3, 10))
        .words()
        .endswith("21 or more: reached.")
    )
    # 30 % of 10 are 3 exactly.
    assert candidate_quota("women", 3, 10, Fraction(3, 10)).reached


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ({"votes": {}}, "there are no parties"),
        ({"votes": {"A": 0}}, "no party has a vote"),
        ({"votes": {"A": -1, "B": 3}}, "A: -1 votes are below zero"),
        ({"votes": {"A": 1.5}}, "A: 1.5 is not a number of votes"),
        ({"votes": {"A": True}}, "A: True is not a number of votes"),
        ({"votes": {"A": 1}, "invalid": -2}, "invalid: -2 is below zero"),
        (
            {"votes": {"A": 9}, "took_part": 8},
            "the figures sum to 9, but 8 took part: 1 more",
        ),
        (
            {"votes": {"A": 9}, "invalid": 0, "took_part": 10},
            "the figures sum to 9, but 10 took part: 1 fewer",
        ),
    ],
)
def test_figures_that_cannot_be_are_refused(figures, words):
    with pytest.raises(SeatError, match=f"^{words}$"):
        Count(**figures)


def test_invalid_ballots_that_are_not_published_are_not_zero():
    count = Count({"A": 900}, took_part=1_000)
    assert (count.valid, count.invalid) == (900, None)


def test_thresholds_that_cannot_be_applied_are_refused():
    with pytest.raises(SeatError, match="those who took part, and their number is not"):
        admit(Count({"A": 1}), FIVE)
    with pytest.raises(SeatError, match="a threshold of 5 is not a share of 1"):
        admit(Count({"A": 1}, took_part=1), Threshold(Fraction(5), Base.VALID))
    with pytest.raises(
        SeatError, match="no party has 7 votes, 33 1/3 % of 20 voters who took part"
    ):
        admit(
            Count({"A": 5, "B": 5}, took_part=20),
            Threshold(Fraction(1, 3), Base.TOOK_PART),
        )


def test_distributions_that_cannot_be_made_are_refused():
    with pytest.raises(SeatError, match="0 seats cannot be distributed"):
        largest_remainder({"A": 1}, 0, quota=Quota.HARE)
    with pytest.raises(SeatError, match="no party has a vote"):
        highest_averages({"A": 0}, 3, divisors=Divisors.DHONDT)
    # 6 votes, 5 seats: the quota is 2, three seats go, two are left for one party.
    with pytest.raises(SeatError, match="a quota of 2 leaves 2 seats over for 1"):
        largest_remainder({"A": 6}, 5, quota=Quota.DROOP)


@pytest.mark.parametrize(
    ("members", "of", "share", "words"),
    [
        (3, 0, Fraction(1, 3), "women: 3 of 0 is not a part of a list"),
        (4, 3, Fraction(1, 3), "women: 4 of 3 is not a part of a list"),
        (-1, 3, Fraction(1, 3), "women: -1 of 3 is not a part of a list"),
        (1, 3, Fraction(30), "a quota of 30 is not a share of 1"),
    ],
)
def test_quotas_that_cannot_be_are_refused(members, of, share, words):
    with pytest.raises(SeatError, match=f"^{words}$"):
        candidate_quota("women", members, of, share)
