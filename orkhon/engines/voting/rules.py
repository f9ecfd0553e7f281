"""Stances, and the rules by which they become a result.

A rule is kept in a database as its key, so a key never changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from orkhon.engines.voting.reasons import VotingError


class Stance(StrEnum):
    """What a voter says. To say nothing, and to be absent, are no stances."""

    AGREES = "agrees"
    RESERVATION = "reservation"
    ABSTAINS = "abstains"
    OBJECTS = "objects"


class Base(StrEnum):
    """Of what a majority is a share."""

    CAST = "cast"
    PRESENT = "present"
    MEMBERS = "members"


@dataclass(frozen=True)
class Unanimity:
    """Nobody objects, and everybody has spoken."""


@dataclass(frozen=True)
class Majority:
    """A share of the votes cast, of those present or of all members.

    Attributes:
        of: What the share is of. Votes cast are those for and against;
            abstentions are counted among them only where asked for.
        share: Proportion of 1, above 0 and not above 1.
        strictly: More than the share, rather than at least the share.
    """

    of: Base
    share: Fraction
    strictly: bool

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or (self.strictly and self.share == 1):
            raise VotingError(f"a majority of {self.share} can never be reached")

    def needed(self, base: int) -> int:
        """Votes in favour that are needed of `base` votes: never fewer than one."""
        whole, rest = divmod(self.share * base, 1)
        more = self.strictly or rest > 0
        return max(int(whole) + more, 1)


Rule = Unanimity | Majority

SIMPLE = Majority(Base.CAST, Fraction(1, 2), strictly=True)

_SHARES = {
    "two-thirds": Fraction(2, 3),
    "three-quarters": Fraction(3, 4),
    "four-fifths": Fraction(4, 5),
}

_RULES: dict[str, Rule] = {
    "unanimity": Unanimity(),
    "simple-majority": SIMPLE,
    "majority-present": Majority(Base.PRESENT, Fraction(1, 2), strictly=True),
    "majority-members": Majority(Base.MEMBERS, Fraction(1, 2), strictly=True),
}
for _name, _share in _SHARES.items():
    for _base in Base:
        _RULES[f"{_name}-{_base}"] = Majority(_base, _share, strictly=False)

#: Every rule that has a key, the simplest first. The keys of majorities say what
#: they are a share of: votes cast, those present, all members.
RULES: Mapping[str, Rule] = MappingProxyType(_RULES)


def rule_named(key: str) -> Rule:
    """The rule of a key.

    Args:
        key: One of `RULES`, such as "unanimity" or "two-thirds-present".
    Raises:
        VotingError: no rule has this key.
    """
    if key not in RULES:
        raise VotingError(f"there is no rule “{key}”; there are {', '.join(RULES)}")
    return RULES[key]


def name_of(rule: Rule) -> str:
    """The key under which a rule is kept.

    Raises:
        VotingError: the rule has no key.
    """
    for key, named in RULES.items():
        if named == rule:
            return key
    raise VotingError(f"{rule} has no name in the list of rules")
