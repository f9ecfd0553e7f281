"""The quorum of a setting as the engine takes it."""

from fractions import Fraction

from orkhon.engines.voting import Quorum


def quorum_from(value: object | None) -> Quorum | None:
    """The engine's quorum of what a setting or a question keeps.

    Args:
        value: {"share": "2/3"}, {"count": 3} or both; None where it is not set.
    Raises:
        VotingError: a quorum that nobody can meet.
        ValueError: a share that is no fraction.
    """
    if not isinstance(value, dict):
        return None
    share, count = value.get("share"), value.get("count")
    return Quorum(
        share=None if share is None else Fraction(str(share)),
        count=None if count is None else int(count),
    )
