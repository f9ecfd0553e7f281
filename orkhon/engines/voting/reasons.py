"""What a result rests on, as codes that a screen puts into its own language."""

from dataclasses import dataclass


class VotingError(ValueError):
    """A rule, a position, a term or a symbol that cannot be; the message says why."""


@dataclass(frozen=True)
class Reason:
    """One reason of a result.

    Attributes:
        code: Which reason; the list is in docs/methods/voting.md.
        values: What the reason is about, in the order the list gives: keys of
            voters or seats, counts and days as text.
    """

    code: str
    values: tuple[str, ...] = ()
