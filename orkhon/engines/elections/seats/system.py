"""What an electoral system is: how many seats, which threshold, which method, when."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from orkhon.engines.elections.seats.averages import Divisors
from orkhon.engines.elections.seats.remainders import Quota
from orkhon.engines.elections.seats.thresholds import Threshold


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in words, with where it was read and what of it is not sure."""

    words: str
    sources: tuple[str, ...]
    to_check: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecondParty:
    """What happens where only one party reaches the threshold."""

    rule: Rule
    index: Fraction
    """What the second party's quotas are multiplied by."""
    at_least: int
    """Seats that it has in any case."""


@dataclass(frozen=True, slots=True)
class CandidateQuota:
    """The share that groups of candidates must have."""

    share: Fraction
    groups: str


@dataclass(frozen=True, slots=True)
class System:
    """How one chamber was elected between two days, both included."""

    key: str
    country: str
    """ISO 3166 letters."""
    chamber: str
    valid_from: date
    valid_to: date | None
    """None while no last day is known."""
    list_seats: int
    single_seats: int
    threshold: Threshold
    method: Quota | Divisors
    """Largest remainders with this quota, or highest averages with these divisors."""
    against_all: bool | None
    """Whether the ballot has that line; None where it is not known."""
    second_party: SecondParty | None
    """None where nothing is known of such a rule."""
    tie: Rule | None
    """How the law decides between equal claims; named, never applied unasked."""
    candidate_quota: CandidateQuota | None
    sources: tuple[str, ...]
    to_check: tuple[str, ...]
    """What was not read in the law in force."""

    @property
    def seats(self) -> int:
        """Seats of the chamber, from lists and from single-member districts."""
        return self.list_seats + self.single_seats

    def is_valid_on(self, day: date) -> bool:
        """Whether a vote on that day is held under it."""
        ended = self.valid_to is not None and day > self.valid_to
        return self.valid_from <= day and not ended
