"""The order within a delegation: its leader, then the precedence it gave, then names."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from orkhon.engines.precedence.order import PrecedenceError


class RankWhy(StrEnum):
    """Why somebody stands where they stand in their delegation."""

    LEADER = "leader"
    PRECEDENCE = "precedence"
    NAME = "name"


@dataclass(frozen=True)
class Delegate:
    """Somebody of a delegation.

    Attributes:
        key: What the caller knows them by.
        sort_key: Their name as lists are sorted.
        precedence: As the delegation said, 1 first; None: it did not say.
    """

    key: str
    sort_key: str
    is_leader: bool = False
    precedence: int | None = None


@dataclass(frozen=True)
class Rank:
    """Somebody's place in their delegation: 1, 2, … and why."""

    number: int
    key: str
    why: RankWhy


def within(delegates: Sequence[Delegate]) -> tuple[Rank, ...]:
    """Put the people of one delegation in their order.

    Returns:
        The leader, then those with a precedence, then all others by name; two of the
        same precedence follow their names.
    Raises:
        PrecedenceError: two leaders, or somebody named twice.
    """
    leaders = [one.key for one in delegates if one.is_leader]
    if len(leaders) > 1:
        raise PrecedenceError(f"{' and '.join(leaders)} cannot both lead")
    keys = [one.key for one in delegates]
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        raise PrecedenceError(f"{twice} is named twice")

    def place(one: Delegate) -> tuple[bool, bool, int, str, str]:
        stated = one.precedence is not None
        return not one.is_leader, not stated, one.precedence or 0, one.sort_key, one.key

    def why(one: Delegate) -> RankWhy:
        if one.is_leader:
            return RankWhy.LEADER
        return RankWhy.NAME if one.precedence is None else RankWhy.PRECEDENCE

    return tuple(
        Rank(number, one.key, why(one))
        for number, one in enumerate(sorted(delegates, key=place), 1)
    )
