"""Seats as they came out, and ties that only a lot can decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from orkhon.engines.elections.seats.count import SeatError, require_votes


class TieError(SeatError):
    """Parties with an equal claim to fewer seats than they are.

    `tied` names them in the order of the count, `seats` says for how many.
    """

    def __init__(self, tied: Sequence[str], seats: int, claim: str) -> None:
        self.tied = tuple(tied)
        self.seats = seats
        super().__init__(
            f"{_listed(self.tied)} have the same {claim} for"
            f" {_seats(seats)}; a lot has to decide"
        )


@dataclass(frozen=True, slots=True)
class PartySeats:
    """What one party got."""

    party: str
    votes: int
    seats: int
    figure: Fraction
    """Largest remainder: votes divided by the quota. Highest averages: the quotient
    that its next seat would have had."""


@dataclass(frozen=True, slots=True)
class Allocation:
    """Seats by party."""

    method: str
    """In words, with the quota or the divisors."""
    seats: int
    quota: Fraction | None
    """Votes for one seat; None for a method without."""
    parties: tuple[PartySeats, ...]
    """In the order of the count."""
    by_lot: tuple[str, ...]
    """Parties that have their last seat by lot."""

    @property
    def by_party(self) -> dict[str, int]:
        """Seats by party, in the order of the count."""
        return {party.party: party.seats for party in self.parties}

    def words(self) -> str:
        """The distribution in English."""
        got = ", ".join(f"{one.party} {one.seats}" for one in self.parties)
        said = f"{_seats(self.seats)} by {self.method}: {got}."
        if self.by_lot:
            said += f" By lot: {_listed(self.by_lot)}."
        return said


def require_seats(votes: Mapping[str, int], seats: int) -> None:
    """Refuse a distribution that cannot be made.

    Raises:
        SeatError: fewer than one seat, or votes that nothing can be shared out by.
    """
    require_votes(votes)
    if seats < 1:
        raise SeatError(f"{seats} seats cannot be distributed")


def drawn(
    tied: Sequence[str], seats: int, lots: Sequence[str], claim: str
) -> tuple[str, ...]:
    """The parties that the lot chose, when it was drawn for just this tie.

    Args:
        tied: Parties with the same claim; no tie when they are not more than `seats`.
        seats: How many of them get one.
        lots: The parties that the commission drew; empty when none was drawn.
        claim: What is equal, for the refusal.
    Raises:
        TieError: a tie and no lot.
        SeatError: a lot without a tie, or one that does not fit it.
    """
    if len(tied) <= seats:
        if lots:
            raise SeatError(f"a lot for {_listed(lots)} was given, but nobody is tied")
        return ()
    if not lots:
        raise TieError(tied, seats, claim)
    if len(set(lots)) != seats or len(lots) != seats or not set(lots) <= set(tied):
        raise SeatError(
            f"the lot chose {_listed(lots)}; it has to choose {seats} of"
            f" {_listed(tied)}"
        )
    return tuple(party for party in tied if party in lots)


def _seats(number: int) -> str:
    return f"{number} seat" if number == 1 else f"{number} seats"


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"
