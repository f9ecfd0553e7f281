"""Highest averages: each seat goes to the largest quotient."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

from orkhon.engines.elections.seats.allocation import (
    Allocation,
    PartySeats,
    drawn,
    require_seats,
)

FIRST_MODIFIED = Fraction(7, 5)
"""First divisor of the modified method, 1.4, as in Scandinavian laws of the 1950s."""


class Divisors(StrEnum):
    """What a party's votes are divided by for its first, second, third seat."""

    DHONDT = "D'Hondt"
    """1, 2, 3 …"""
    SAINTE_LAGUE = "Sainte-Laguë"
    """1, 3, 5 …"""
    MODIFIED_SAINTE_LAGUE = "modified Sainte-Laguë"
    """1.4, 3, 5 …"""

    def after(self, seats: int) -> Fraction:
        """The divisor for the next seat of a party that has this many."""
        if self is Divisors.DHONDT:
            return Fraction(seats + 1)
        if self is Divisors.MODIFIED_SAINTE_LAGUE and seats == 0:
            return FIRST_MODIFIED
        return Fraction(2 * seats + 1)


def highest_averages(
    votes: Mapping[str, int],
    seats: int,
    *,
    divisors: Divisors,
    lots: Sequence[str] = (),
) -> Allocation:
    """Share out seats by highest averages.

    Args:
        votes: Votes of the admitted parties.
        seats: Seats to share out, 1 or more.
        divisors: Which method is meant; the law says.
        lots: Where quotients are equal, the parties that a lot chose.
    Returns:
        Seats that sum to `seats`; computed in fractions, so nothing is rounded.
    Raises:
        TieError: equal quotients decide about the last seats, and no lot was given.
        SeatError: no votes, no seats, or a lot that fits no tie.
    Source:
        Balinski and Young, Fair Representation (1982): Jefferson, Webster.
    """
    require_seats(votes, seats)
    got = dict.fromkeys(votes, 0)
    quotients = {party: votes[party] / divisors.after(0) for party in votes}
    last = Fraction(0)
    holders: list[str] = []
    for _ in range(seats):
        winner = max(votes, key=lambda party: quotients[party])
        if quotients[winner] != last:
            last, holders = quotients[winner], []
        holders.append(winner)
        got[winner] += 1
        quotients[winner] = votes[winner] / divisors.after(got[winner])
    # Whoever took a seat at the last quotient shares it with those who would be next.
    tied = [p for p in votes if p in holders or quotients[p] == last]
    by_lot = drawn(tied, len(holders), lots, "quotient")
    if by_lot:
        for party in holders:
            got[party] -= 1
        for party in by_lot:
            got[party] += 1
    return Allocation(
        f"highest averages, {divisors.value}",
        seats,
        None,
        tuple(
            PartySeats(party, number, got[party], number / divisors.after(got[party]))
            for party, number in votes.items()
        ),
        by_lot,
    )
