"""How many have to be there. Where the rules do not say, there is no `Quorum`."""

from dataclasses import dataclass
from fractions import Fraction

from orkhon.engines.voting.reasons import VotingError


@dataclass(frozen=True)
class Quorum:
    """The presence that a body needs to decide: a share, a count, or both.

    Attributes:
        share: At least this proportion of the members, above 0 and not above 1.
        count: At least so many members, whatever their number.
        strictly: More than the share, rather than at least the share.
    """

    share: Fraction | None = None
    count: int | None = None
    strictly: bool = False

    def __post_init__(self) -> None:
        if self.share is None and self.count is None:
            raise VotingError(
                "a quorum needs a share or a count; where none is laid down, "
                "there is no quorum to ask for"
            )
        if self.share is not None and (
            not 0 < self.share <= 1 or (self.strictly and self.share == 1)
        ):
            raise VotingError(f"a quorum of {self.share} of the members cannot be met")
        if self.count is not None and self.count < 1:
            raise VotingError(f"a quorum of {self.count} members is none")

    def needed(self, members: int) -> int:
        """Members who have to be present, of `members`."""
        least = self.count or 0
        if self.share is None:
            return least
        whole, rest = divmod(self.share * members, 1)
        return max(least, int(whole) + (self.strictly or rest > 0))


def is_present(quorum: Quorum, members: int, present: int) -> bool:
    """Whether enough members are present.

    Args:
        quorum: What the rules of the body ask for.
        members: How many members the body has.
        present: How many of them are present.
    Raises:
        VotingError: a body without members, or more present than there are.
    """
    if members < 1:
        raise VotingError(f"a body of {members} members has no quorum")
    if not 0 <= present <= members:
        raise VotingError(f"{present} present of {members} members")
    return present >= quorum.needed(members)
