"""A chamber's list seats under the system of the day, with what is not sure of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from orkhon.engines.elections.seats.allocation import Allocation, PartySeats, drawn
from orkhon.engines.elections.seats.averages import highest_averages
from orkhon.engines.elections.seats.count import Count, SeatError
from orkhon.engines.elections.seats.remainders import Quota, largest_remainder
from orkhon.engines.elections.seats.system import SecondParty, System
from orkhon.engines.elections.seats.thresholds import Admission, admit, percent


class OnlyOneParty(SeatError):
    """One party reached the threshold, and the rule for that is not sure."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """List seats by party, the way there, and what to check before saying it aloud."""

    system: System
    admission: Admission
    allocation: Allocation
    to_check: tuple[str, ...]

    def words(self) -> str:
        """The whole in English."""
        parts = [self.admission.words(), self.allocation.words()]
        parts += [f"To be checked: {item}." for item in self.to_check]
        return " ".join(parts)


def distribute(
    system: System,
    count: Count,
    *,
    second_party: bool = False,
    lots: Sequence[str] = (),
) -> Distribution:
    """Share out a chamber's list seats under a dated system.

    Args:
        system: Of `systems.on(day)`.
        count: The election's figures.
        second_party: Apply the rule for only one party above the threshold as far as
            it is known; what is not sure of it stands in the result.
        lots: The parties that the commission drew, or that the law names, in a tie.
    Raises:
        OnlyOneParty: one party reached the threshold, and `second_party` was not asked.
        TieError, SeatError: as the threshold and the method.
    """
    rule = system.second_party if second_party else None
    admission = admit(count, system.threshold, with_second=rule is not None)
    votes = {party: count.votes[party] for party in admission.admitted}
    to_check = system.to_check
    if rule is not None and admission.second is not None:
        to_check += rule.rule.to_check
        drawn((), 0, lots, "remainder")
        allocation = _beside_second(votes, admission.second, system.list_seats, rule)
    elif len(votes) == 1:
        raise OnlyOneParty(_only_one(system, admission.admitted[0]))
    elif isinstance(system.method, Quota):
        allocation = largest_remainder(
            votes, system.list_seats, quota=system.method, lots=lots
        )
    else:
        allocation = highest_averages(
            votes, system.list_seats, divisors=system.method, lots=lots
        )
    return Distribution(system, admission, allocation, to_check)


def _beside_second(
    votes: Mapping[str, int], second: str, seats: int, rule: SecondParty
) -> Allocation:
    price = Quota.HARE.of(sum(votes.values()), seats)
    claim = votes[second] / price * rule.index
    for_second = max(rule.at_least, floor(claim))
    return Allocation(
        f"the rule for a second party: {rule.rule.words}",
        seats,
        price,
        tuple(
            PartySeats(
                party,
                number,
                for_second if party == second else seats - for_second,
                claim if party == second else number / price,
            )
            for party, number in votes.items()
        ),
        (),
    )


def _only_one(system: System, party: str) -> str:
    said = f"only {party} reached {percent(system.threshold.share)}"
    if system.second_party is None:
        return f"{said}; what the law of the {system.chamber} says then is not known"
    rule = system.second_party.rule
    return f"{said}. {rule.words} To be checked: {'; '.join(rule.to_check)}"
