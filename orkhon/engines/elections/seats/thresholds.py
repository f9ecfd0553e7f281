"""Which parties take part in the distribution of seats."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from orkhon.engines.elections.seats.count import Base, Count, SeatError


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least share that lets a party in."""

    share: Fraction
    base: Base
    above: bool = False
    """The share must be exceeded; otherwise reaching it is enough."""

    def needed(self, base_votes: int) -> int:
        """The fewest votes that are enough."""
        exact = self.share * base_votes
        return floor(exact) + 1 if self.above else ceil(exact)


@dataclass(frozen=True, slots=True)
class Admission:
    """Who is let in, and why."""

    threshold: Threshold
    base_votes: int
    needed: int
    admitted: tuple[str, ...]
    """In the order of the count."""
    barred: tuple[str, ...]
    second: str | None = None
    """Let in below the threshold because only one party reached it."""

    def words(self) -> str:
        """The admission in English."""
        bound = "more than " if self.threshold.above else "at least "
        said = (
            f"Threshold: {bound}{percent(self.threshold.share)} of"
            f" {self.base_votes:,} {self.threshold.base.words}, that is"
            f" {self.needed:,} votes. Admitted: {', '.join(self.admitted)}."
        )
        if self.second is not None:
            said += f" {self.second} is below it and admitted as the second party."
        if self.barred:
            said += f" Not admitted: {', '.join(self.barred)}."
        return said


def admit(
    count: Count, threshold: Threshold, *, with_second: bool = False
) -> Admission:
    """Hold every party against the threshold.

    Args:
        count: The election's figures.
        threshold: The rule, with what it is a share of.
        with_second: Whether the party with the next largest vote is let in when only
            one reaches the threshold.
    Raises:
        SeatError: a share outside 0 to 1, nobody reaches it, or two parties are equal
            second.
    """
    if not 0 <= threshold.share <= 1:
        raise SeatError(f"a threshold of {threshold.share} is not a share of 1")
    base_votes = count.votes_of(threshold.base)
    needed = threshold.needed(base_votes)
    inside = [party for party, votes in count.votes.items() if votes >= needed]
    if not inside:
        raise SeatError(
            f"no party has {needed:,} votes, {percent(threshold.share)} of"
            f" {base_votes:,} {threshold.base.words}"
        )
    second = None
    if with_second and len(inside) == 1:
        second = _second(count, inside[0])
        inside.append(second)
    return Admission(
        threshold,
        base_votes,
        needed,
        tuple(party for party in count.votes if party in inside),
        tuple(party for party in count.votes if party not in inside),
        second,
    )


def percent(share: Fraction) -> str:
    """A share in percent, exact: “5 %”, “33 1/3 %”."""
    whole, rest = divmod(share * 100, 1)
    return f"{whole} {rest} %" if rest else f"{whole} %"


def _second(count: Count, first: str) -> str:
    others = {party: votes for party, votes in count.votes.items() if party != first}
    most = max(others.values(), default=0)
    best = [party for party, votes in others.items() if votes == most]
    if not most:
        raise SeatError(f"only {first} has votes; there is no second party")
    if len(best) > 1:
        raise SeatError(
            f"{' and '.join(best)} are equal second with {most:,} votes each; the"
            " commission has to say which is admitted"
        )
    return best[0]
