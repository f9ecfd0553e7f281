"""Whether a group has the share of candidates that a law asks for."""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from orkhon.engines.elections.seats.count import SeatError
from orkhon.engines.elections.seats.thresholds import percent


@dataclass(frozen=True, slots=True)
class QuotaFinding:
    """One group on one list, or among the seats of one party."""

    group: str
    members: int
    of: int
    needed: int
    """The fewest that reach the share: it is rounded up."""
    share: Fraction

    @property
    def reached(self) -> bool:
        """The group has its share."""
        return self.members >= self.needed

    def words(self) -> str:
        """The finding in English."""
        verdict = "reached" if self.reached else "not reached"
        return (
            f"{self.group}: {self.members} of {self.of}; {percent(self.share)} are"
            f" {self.needed} or more: {verdict}."
        )


def candidate_quota(group: str, members: int, of: int, share: Fraction) -> QuotaFinding:
    """Hold a group's number against a quota of “at least this share”.

    Raises:
        SeatError: nobody on the list, more members than names, or a share outside
            0 to 1.
    """
    if of < 1 or not 0 <= members <= of:
        raise SeatError(f"{group}: {members} of {of} is not a part of a list")
    if not 0 <= share <= 1:
        raise SeatError(f"a quota of {share} is not a share of 1")
    return QuotaFinding(group, members, of, ceil(share * of), share)
