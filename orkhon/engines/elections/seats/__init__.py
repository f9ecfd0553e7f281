"""Seats out of votes: thresholds, largest remainders, highest averages, by date."""

from orkhon.engines.elections.seats import systems
from orkhon.engines.elections.seats.allocation import (
    Allocation,
    PartySeats,
    TieError,
)
from orkhon.engines.elections.seats.averages import Divisors, highest_averages
from orkhon.engines.elections.seats.count import Base, Count, SeatError
from orkhon.engines.elections.seats.distribution import (
    Distribution,
    OnlyOneParty,
    distribute,
)
from orkhon.engines.elections.seats.quotas import QuotaFinding, candidate_quota
from orkhon.engines.elections.seats.remainders import Quota, largest_remainder
from orkhon.engines.elections.seats.system import (
    CandidateQuota,
    Rule,
    SecondParty,
    System,
)
from orkhon.engines.elections.seats.thresholds import Admission, Threshold, admit

__all__ = [
    "Admission",
    "Allocation",
    "Base",
    "CandidateQuota",
    "Count",
    "Distribution",
    "Divisors",
    "OnlyOneParty",
    "PartySeats",
    "Quota",
    "QuotaFinding",
    "Rule",
    "SeatError",
    "SecondParty",
    "System",
    "Threshold",
    "TieError",
    "admit",
    "candidate_quota",
    "distribute",
    "highest_averages",
    "largest_remainder",
    "systems",
]
