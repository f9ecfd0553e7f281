"""Equal claims: refused with their names, decided by a lot and by nothing else."""

import pytest

from orkhon.engines.elections.seats import (
    Count,
    Divisors,
    Quota,
    SeatError,
    TieError,
    distribute,
    highest_averages,
    largest_remainder,
    systems,
)
from tests.engines.elections.test_seats_published import FOUR

TWINS = {"A": 50, "B": 25, "C": 25}


def test_equal_remainders_are_refused_by_name():
    # 5 seats of 100 votes: 2.5, 1.25 and 1.25 quotas; the half goes to A. Of 6 seats
    # 3.0, 1.5 and 1.5: one seat for two.
    assert largest_remainder(TWINS, 5, quota=Quota.HARE).by_party["A"] == 3
    with pytest.raises(TieError, match=r"^B and C have the same remainder for 1 seat"):
        largest_remainder(TWINS, 6, quota=Quota.HARE)


def test_a_tie_says_who_and_for_how_many():
    with pytest.raises(TieError) as refused:
        largest_remainder({"A": 1, "B": 1, "C": 1}, 2, quota=Quota.HARE)
    assert (refused.value.tied, refused.value.seats) == (("A", "B", "C"), 2)
    assert str(refused.value) == (
        "A, B and C have the same remainder for 2 seats; a lot has to decide"
    )


def test_the_lot_decides_and_is_named():
    allocation = largest_remainder(TWINS, 6, quota=Quota.HARE, lots=["C"])
    assert allocation.by_party == {"A": 3, "B": 1, "C": 2}
    assert allocation.by_lot == ("C",)
    assert allocation.words().endswith("A 3, B 1, C 2. By lot: C.")


def test_equal_quotients_are_refused_by_name():
    # 100,000 ÷ 7 = 20,000 ÷ 1.4, exactly.
    with pytest.raises(TieError, match=r"^A and D have the same quotient for 1 seat"):
        highest_averages(FOUR, 8, divisors=Divisors.MODIFIED_SAINTE_LAGUE)


@pytest.mark.parametrize(("lot", "seats"), [("A", [4, 3, 1, 0]), ("D", [3, 3, 1, 1])])
def test_the_lot_moves_a_quotient_seat_either_way(lot, seats):
    allocation = highest_averages(
        FOUR, 8, divisors=Divisors.MODIFIED_SAINTE_LAGUE, lots=[lot]
    )
    assert list(allocation.by_party.values()) == seats
    assert allocation.by_lot == (lot,)


def test_equal_quotients_before_the_last_seat_are_no_tie():
    # A's third and D's first quotient are both 20,000, and there is a seat for each.
    allocation = highest_averages(FOUR, 7, divisors=Divisors.SAINTE_LAGUE)
    assert allocation.by_lot == ()
    with pytest.raises(TieError, match="A and D"):
        highest_averages(FOUR, 6, divisors=Divisors.SAINTE_LAGUE)


@pytest.mark.parametrize(
    ("lots", "words"),
    [
        (["A"], "the lot chose A; it has to choose 1 of B and C"),
        (["B", "C"], "the lot chose B and C; it has to choose 1 of B and C"),
        (["B", "B"], "the lot chose B and B; it has to choose 1"),
    ],
)
def test_a_lot_that_does_not_fit_the_tie_is_refused(lots, words):
    with pytest.raises(SeatError, match=words):
        largest_remainder(TWINS, 6, quota=Quota.HARE, lots=lots)


@pytest.mark.parametrize("seats", [4, 5])
def test_a_lot_where_nobody_is_tied_is_refused(seats):
    # Of 4 seats the quotas are whole: 2, 1 and 1.
    with pytest.raises(SeatError, match="a lot for C was given, but nobody is tied"):
        largest_remainder(TWINS, seats, quota=Quota.HARE, lots=["C"])


def test_a_lot_that_the_commission_drew_goes_through_the_dated_system():
    system = systems.MAZHILIS_2022
    count = Count({"A": 100, "B": 100}, against_all=0, invalid=0, took_part=200)
    with pytest.raises(TieError, match="A and B have the same remainder for 1 seat"):
        distribute(system, count)
    drawn = distribute(system, count, lots=["B"])
    assert drawn.allocation.by_party == {"A": 34, "B": 35}
    assert system.tie.words.endswith("registered earlier.")
    assert system.tie.to_check
