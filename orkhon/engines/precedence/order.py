"""The order of delegations: members by their English names, then all others.

Only the English alphabetical order of members was read in a rule (the rotation of the
chair, Istanbul Agreement and Rules of Procedure). That who presides stands first, and
that observers, organisations and guests follow, is usual practice: a forum that has a
rule says it in `OrderRule`, and every place names what it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PrecedenceError(ValueError):
    """An order that cannot be decided."""


class Standing(StrEnum):
    """As what somebody takes part."""

    MEMBER = "member"
    OBSERVER = "observer"
    ORGANISATION = "organisation"
    GUEST = "guest"


class Basis(StrEnum):
    """What a place rests on."""

    RULE = "rule"
    PRACTICE = "practice"


class Why(StrEnum):
    """Why a delegation stands where it stands."""

    PRESIDES = "presides"
    ALPHABET = "alphabet"
    AFTER_MEMBERS = "after-members"


USUAL = (Standing.OBSERVER, Standing.ORGANISATION, Standing.GUEST)
"""Who follows the members by usual practice; no rule was read."""


@dataclass(frozen=True)
class Delegation:
    """Who takes part.

    Attributes:
        key: What the caller knows it by.
        english_key: What decides its place among its like, the same in every language.
        presides: Whether it has the chair.
    """

    key: str
    english_key: str
    standing: Standing = Standing.MEMBER
    presides: bool = False


@dataclass(frozen=True)
class OrderRule:
    """What the rules of a forum say; None and () where they say nothing.

    Attributes:
        chair_first: Whether who presides stands before the other members.
        after_members: Who follows the members, in this order; all three of `USUAL`.
    """

    chair_first: bool | None = None
    after_members: tuple[Standing, ...] = ()

    def __post_init__(self) -> None:
        if self.after_members and sorted(self.after_members) != sorted(USUAL):
            raise PrecedenceError(
                "the rule names not each of observers, organisations and guests once"
            )


@dataclass(frozen=True)
class Place:
    """A delegation's place: 1, 2, … and why it stands there."""

    number: int
    key: str
    why: Why
    basis: Basis


def order(delegations: Sequence[Delegation], rule: OrderRule) -> tuple[Place, ...]:
    """Put delegations in their order.

    Args:
        delegations: Each once, in any order.
        rule: What the forum's rules say; where they are silent, usual practice.
    Raises:
        PrecedenceError: two that cannot be told apart, two in the chair, or somebody
            in the chair who is no member.
    Source:
        English alphabetical order: Rules of Procedure as far as they were read; the
        rest is usual practice, and each place says so.
    """
    _check(delegations)
    groups = rule.after_members or USUAL
    after = Basis.RULE if rule.after_members else Basis.PRACTICE
    chair_first = True if rule.chair_first is None else rule.chair_first
    chair = Basis.PRACTICE if rule.chair_first is None else Basis.RULE

    def key(one: Delegation) -> tuple[int, bool, str]:
        group = 0 if one.standing is Standing.MEMBER else 1 + groups.index(one.standing)
        return group, not (one.presides and chair_first), one.english_key

    def reason(one: Delegation) -> tuple[Why, Basis]:
        if one.presides and chair_first:
            return Why.PRESIDES, chair
        if one.standing is Standing.MEMBER:
            return Why.ALPHABET, Basis.RULE
        return Why.AFTER_MEMBERS, after

    return tuple(
        Place(number, one.key, *reason(one))
        for number, one in enumerate(sorted(delegations, key=key), 1)
    )


def _check(delegations: Sequence[Delegation]) -> None:
    seen: dict[tuple[Standing, str], str] = {}
    for one in delegations:
        if not one.english_key:
            raise PrecedenceError(f"{one.key} has no English name to be ordered by")
        before = seen.setdefault((one.standing, one.english_key), one.key)
        if before != one.key or sum(other.key == one.key for other in delegations) > 1:
            raise PrecedenceError(f"{before} and {one.key} cannot be told apart")
    presiding = [one for one in delegations if one.presides]
    if len(presiding) > 1:
        named = " and ".join(one.key for one in presiding)
        raise PrecedenceError(f"{named} cannot both preside")
    for one in presiding:
        if one.standing is not Standing.MEMBER:
            raise PrecedenceError(f"{one.key} presides and is no member")
