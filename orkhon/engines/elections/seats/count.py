"""The votes that seats are given for: who got how many, and of how many."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class SeatError(ValueError):
    """Votes, seats or a rule from which no honest distribution can be made."""


class Base(StrEnum):
    """What a threshold is a share of. Which one is meant changes who gets in."""

    TOOK_PART = "took_part"
    VALID = "valid"
    FOR_PARTIES = "for_parties"

    @property
    def words(self) -> str:
        """The base as a sentence names it."""
        return {
            Base.TOOK_PART: "voters who took part",
            Base.VALID: "valid votes, those against all among them",
            Base.FOR_PARTIES: "votes for parties",
        }[self]


@dataclass(frozen=True, slots=True)
class Count:
    """An election's published figures; they must add up.

    Args:
        votes: Votes by party, in the order of the result.
        against_all: Votes against all; None where the ballot has no such line.
        invalid: Invalid ballots; None where they are not published.
        took_part: Voters who took part; None where they are not published.
    Raises:
        SeatError: no parties, a figure below zero, no votes at all, or figures that
            do not sum to those who took part.
    """

    votes: Mapping[str, int]
    against_all: int | None = None
    invalid: int | None = None
    took_part: int | None = None

    def __post_init__(self) -> None:
        require_votes(self.votes)
        for name in ("against_all", "invalid", "took_part"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise SeatError(f"{name.replace('_', ' ')}: {value:,} is below zero")
        if self.took_part is None:
            return
        known = self.valid + (self.invalid or 0)
        missing = self.took_part - known
        if missing < 0 or (missing and self.invalid is not None):
            raise SeatError(
                f"the figures sum to {known:,}, but {self.took_part:,} took part:"
                f" {abs(missing):,} {'fewer' if missing > 0 else 'more'}"
            )

    @property
    def valid(self) -> int:
        """Votes for parties and against all."""
        return self.for_parties + (self.against_all or 0)

    @property
    def for_parties(self) -> int:
        """Votes for any party."""
        return sum(self.votes.values())

    def votes_of(self, base: Base) -> int:
        """What a threshold is a share of.

        Raises:
            SeatError: those who took part are asked for and not given.
        """
        if base is Base.VALID:
            return self.valid
        if base is Base.FOR_PARTIES:
            return self.for_parties
        if self.took_part is None:
            raise SeatError(
                "the threshold is a share of those who took part, and their number"
                " is not given"
            )
        return self.took_part


def require_votes(votes: Mapping[str, int]) -> None:
    """Refuse votes that nothing can be shared out by."""
    if not votes:
        raise SeatError("there are no parties")
    for party, number in votes.items():
        if isinstance(number, bool) or not isinstance(number, int):
            raise SeatError(f"{party}: {number!r} is not a number of votes")
        if number < 0:
            raise SeatError(f"{party}: {number:,} votes are below zero")
    if not any(votes.values()):
        raise SeatError("no party has a vote")
