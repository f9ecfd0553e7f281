"""What a room counted, with the rows behind the number."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CountedRow:
    """One row behind a number: what it is, where it is, how much it counts."""

    label: str
    url: str
    value: int = 1


@dataclass(frozen=True)
class Counted:
    """A number that a room counted over a period.

    Attributes:
        key: What was counted: contacts, missions …
        value: The number; the sum of the rows, except where rows would be too many.
        of: The whole of which it is a part; None where there is none.
        rows: What was counted.
        url: The page that lists it all.
    """

    key: str
    value: int
    of: int | None
    rows: tuple[CountedRow, ...]
    url: str

    @classmethod
    def summed(
        cls, key: str, rows: tuple[CountedRow, ...], url: str, of: int | None = None
    ) -> "Counted":
        """A number that is the sum of its rows."""
        return cls(key, sum(one.value for one in rows), of, rows, url)
