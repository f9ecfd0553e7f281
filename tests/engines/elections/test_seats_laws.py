"""What holds of every distribution, and what another program says of the same votes."""

from importlib import import_module
from importlib.util import find_spec
from math import ceil, floor

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orkhon.engines.elections.seats import (
    Divisors,
    Quota,
    SeatError,
    TieError,
    highest_averages,
    largest_remainder,
)

VOTES = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.integers(0, 5_000), min_size=1
).filter(lambda votes: any(votes.values()))
SEATS = st.integers(1, 40)
DIVISORS = st.sampled_from(list(Divisors))


def shared(method, *arguments, **words):
    """A distribution; votes that tie are another test's subject."""
    try:
        return method(*arguments, **words)
    except TieError:
        return assume(False)


@given(VOTES, SEATS, DIVISORS)
def test_highest_averages_give_out_all_seats(votes, seats, divisors):
    allocation = shared(highest_averages, votes, seats, divisors=divisors)
    assert sum(allocation.by_party.values()) == seats
    assert all(
        got == 0 for party, got in allocation.by_party.items() if not votes[party]
    )


@given(VOTES, SEATS)
def test_hares_remainders_give_out_all_seats_within_the_quota(votes, seats):
    allocation = shared(largest_remainder, votes, seats, quota=Quota.HARE)
    assert sum(allocation.by_party.values()) == seats
    for party in allocation.parties:
        assert floor(party.figure) <= party.seats <= ceil(party.figure)


@given(VOTES, SEATS)
def test_droops_remainders_give_out_all_seats_or_say_why_not(votes, seats):
    try:
        allocation = shared(largest_remainder, votes, seats, quota=Quota.DROOP)
    except SeatError as refused:
        # Hardly more votes than seats: the quota is rounded up too far.
        assert "seats over for" in str(refused)  # noqa: PT017 -- only some votes do it
        return
    assert sum(allocation.by_party.values()) == seats


@given(VOTES, SEATS, DIVISORS)
def test_one_seat_more_costs_nobody_a_seat_under_highest_averages(
    votes, seats, divisors
):
    fewer = shared(highest_averages, votes, seats, divisors=divisors).by_party
    more = shared(highest_averages, votes, seats + 1, divisors=divisors).by_party
    assert all(more[party] >= fewer[party] for party in votes)


@given(VOTES, SEATS, st.randoms(use_true_random=False))
def test_the_order_of_the_parties_never_matters(votes, seats, chance):
    order = list(votes)
    chance.shuffle(order)
    other = {party: votes[party] for party in order}
    assert (
        shared(largest_remainder, votes, seats, quota=Quota.HARE).by_party
        == shared(largest_remainder, other, seats, quota=Quota.HARE).by_party
    )
    for divisors in Divisors:
        assert (
            shared(highest_averages, votes, seats, divisors=divisors).by_party
            == shared(highest_averages, other, seats, divisors=divisors).by_party
        )


@given(VOTES, SEATS)
def test_more_votes_never_mean_fewer_seats(votes, seats):
    results = [shared(largest_remainder, votes, seats, quota=Quota.HARE)]
    results += [
        shared(highest_averages, votes, seats, divisors=divisors)
        for divisors in Divisors
    ]
    for allocation in results:
        ranked = sorted(allocation.parties, key=lambda party: party.votes)
        assert [p.seats for p in ranked] == sorted(p.seats for p in ranked)


@given(VOTES, SEATS, st.integers(2, 9))
def test_the_same_shares_give_the_same_seats(votes, seats, times):
    many = {party: number * times for party, number in votes.items()}
    assert (
        shared(largest_remainder, votes, seats, quota=Quota.HARE).by_party
        == largest_remainder(many, seats, quota=Quota.HARE).by_party
    )


@given(st.integers(2, 6), st.integers(1, 30), DIVISORS)
def test_equal_parties_tie_unless_the_seats_divide_evenly(parties, seats, divisors):
    votes = dict.fromkeys("ABCDEF"[:parties], 100)
    if seats % parties:
        with pytest.raises(TieError) as refused:
            highest_averages(votes, seats, divisors=divisors)
        assert refused.value.tied == tuple(votes)
        assert refused.value.seats == seats % parties
        lot = list(votes)[-(seats % parties) :]
        got = highest_averages(votes, seats, divisors=divisors, lots=lot).by_party
        assert [party for party in votes if got[party] > seats // parties] == lot
    else:
        got = highest_averages(votes, seats, divisors=divisors).by_party
        assert set(got.values()) == {seats // parties}


PEER = {
    Divisors.DHONDT: "dhondt",
    Divisors.SAINTE_LAGUE: "saintelague",
    Divisors.MODIFIED_SAINTE_LAGUE: "modified_saintelague",
}


@pytest.mark.skipif(
    find_spec("apportionment") is None,
    reason="the package apportionment, our peer, is not installed",
)
@given(VOTES, SEATS)
def test_another_program_gives_the_same_seats(votes, seats):
    # apportionment 1.0 (MIT), in its exact mode.
    peer = import_module("apportionment.methods")
    numbers = list(votes.values())
    ours = shared(largest_remainder, votes, seats, quota=Quota.HARE).by_party
    theirs = peer.compute("hamilton", numbers, seats, fractions=True)
    assert list(ours.values()) == theirs
    for divisors, name in PEER.items():
        ours = shared(highest_averages, votes, seats, divisors=divisors).by_party
        theirs = peer.compute(name, numbers, seats, fractions=True)
        assert list(ours.values()) == [int(number) for number in theirs]
