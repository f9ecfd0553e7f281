"""Largest remainders: whole quotas first, then the largest rests."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from math import floor

from orkhon.engines.elections.seats.allocation import (
    Allocation,
    PartySeats,
    drawn,
    require_seats,
)
from orkhon.engines.elections.seats.count import SeatError


class Quota(StrEnum):
    """How many votes a seat costs."""

    HARE = "hare"
    """Votes ÷ seats, as an exact fraction."""
    DROOP = "droop"
    """The whole part of votes ÷ (seats + 1), plus 1."""

    def of(self, votes: int, seats: int) -> Fraction:
        """Votes for one seat."""
        if self is Quota.HARE:
            return Fraction(votes, seats)
        return Fraction(votes // (seats + 1) + 1)


def largest_remainder(
    votes: Mapping[str, int],
    seats: int,
    *,
    quota: Quota,
    lots: Sequence[str] = (),
) -> Allocation:
    """Share out seats by largest remainders.

    Args:
        votes: Votes of the admitted parties.
        seats: Seats to share out, 1 or more.
        quota: Which one is meant; the law says.
        lots: Where remainders are equal, the parties that a lot chose.
    Returns:
        Seats that sum to `seats`; computed in fractions, so nothing is rounded.
    Raises:
        TieError: equal remainders decide, and no lot was given.
        SeatError: no votes, no seats, more seats left over than parties (a Droop
            quota with hardly more votes than seats), or a lot that fits no tie.
    Source:
        Balinski and Young, Fair Representation (1982), Hamilton's method.
    """
    require_seats(votes, seats)
    price = quota.of(sum(votes.values()), seats)
    claims = {party: number / price for party, number in votes.items()}
    got = {party: floor(claim) for party, claim in claims.items()}
    left = seats - sum(got.values())
    if left > len(votes):
        raise SeatError(
            f"a quota of {price} leaves {left} seats over for {len(votes)} parties"
        )
    remainders = {party: claims[party] - got[party] for party in votes}
    sure: list[str] = []
    tied: list[str] = []
    if left:
        last = sorted(remainders.values(), reverse=True)[left - 1]
        sure = [party for party in votes if remainders[party] > last]
        tied = [party for party in votes if remainders[party] == last]
    by_lot = drawn(tied, left - len(sure), lots, "remainder")
    for party in [*sure, *(by_lot or tied)]:
        got[party] += 1
    return Allocation(
        f"largest remainder, {quota.value.capitalize()} quota",
        seats,
        price,
        tuple(
            PartySeats(party, number, got[party], claims[party])
            for party, number in votes.items()
        ),
        by_lot,
    )
