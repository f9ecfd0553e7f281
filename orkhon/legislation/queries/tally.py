"""Provisions of a model law in one member, counted; see "Counting" in the docs."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from orkhon.legislation.models import IN_FULL, Status
from orkhon.legislation.queries.cells import CODES

GAP = 0.6
"""Between the parts of a bar, in percent of its length."""


@dataclass(frozen=True)
class Part:
    """One part of a bar.

    Attributes:
        status: What it counts.
        count: How many.
        x, width: Where it stands, in percent of the bar.
    """

    status: Status
    count: int
    x: float
    width: float

    @property
    def code(self) -> str:
        """Its letter in the styles."""
        return CODES[self.status]


@dataclass(frozen=True)
class Tally:
    """How many provisions stand how.

    Attributes:
        counts: By status, with zeros.
        again: Of the examined, those to be examined again.
    """

    counts: Mapping[Status, int]
    again: int

    @property
    def total(self) -> int:
        """All provisions of the model law."""
        return sum(self.counts.values())

    @property
    def examined(self) -> int:
        """Decided by a person; what does not apply was examined as well."""
        return self.total - self.counts[Status.NOT_EXAMINED]

    @property
    def enacted(self) -> int:
        """Enacted, in full or with differences."""
        return sum(self.counts[one] for one in IN_FULL)

    @property
    def words(self) -> str:
        """The counts in words: “26 enacted, 10 with differences”; zeros left out."""
        return ", ".join(
            f"{count} {status.label}" for status, count in self.counts.items() if count
        )

    @property
    def parts(self) -> list[Part]:
        """The bar: its parts in the order of the statuses, gaps between them."""
        parts: list[Part] = []
        x = 0.0
        for status, count in self.counts.items():
            if count:
                length = 100 * count / self.total
                width = max(length - GAP, GAP)
                parts.append(Part(status, count, round(x, 2), round(width, 2)))
                x += length
        return parts


def tally_of(statuses: Iterable[tuple[Status, bool]]) -> Tally:
    """Count provisions.

    Args:
        statuses: Of every provision, with whether it is to be examined again.
    """
    listed = list(statuses)
    found = Counter(status for status, _again in listed)
    return Tally(
        {status: found[status] for status in Status},
        sum(again for _status, again in listed),
    )
