"""What a member made of one provision, as a matrix shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import pgettext

from orkhon.legislation.models import LETTERS, Comparison, Status
from orkhon.legislation.queries.comparisons import standings

CODES = dict(LETTERS) | {Status.NOT_APPLICABLE: "N", Status.NOT_EXAMINED: "U"}
"""Of the styles: a letter that may stand in a class."""
LEGEND = tuple(
    (CODES[status], letter, status.label) for status, letter in LETTERS.items()
)
"""For the key of a matrix: code, letter, words."""


@dataclass(frozen=True)
class Cell:
    """One provision in one member.

    Attributes:
        country: Its code.
        status: What the member made of it.
        again: Whether a text has changed since.
        numbers: Of the national provisions: "18(1)".
        reason: In words; "" for none.
        decided_on: The day of the decision; None for none.
    """

    country: str
    status: Status
    again: bool = False
    numbers: tuple[str, ...] = ()
    reason: str = ""
    decided_on: date | None = None

    @property
    def letter(self) -> str:
        """The same in every language."""
        return LETTERS[self.status]

    @property
    def code(self) -> str:
        """Its letter in the styles."""
        return CODES[self.status]

    @property
    def articles(self) -> str:
        """The national provisions: “art. 18(1), 18(3)”; "" for none."""
        return articles_in_words(self.numbers)


def not_examined(country: str) -> Cell:
    """A provision of which nobody decided."""
    return Cell(country, Status.NOT_EXAMINED)


def cells_now(comparisons: Iterable[Comparison]) -> dict[str, dict[str, Cell]]:
    """What stands today, by the member's code and the provision's identifier."""
    found = standings(comparisons)
    return {
        country: {
            eid: Cell(
                country,
                one.status,
                bool(one.again),
                tuple(partner.no or partner.name for partner in one.partners),
                one.reason,
                one.decided_at and timezone.localtime(one.decided_at).date(),
            )
            for eid, one in standing.items()
        }
        for country, standing in found.items()
    }


def articles_in_words(numbers: Sequence[str]) -> str:
    """Numbers of provisions as a list: “art. 18(1), 18(3)”; an annex as it is."""
    listed = ", ".join(numbers)
    if not listed or not listed[0].isdigit():
        return listed
    return pgettext("provisions of a law", "art. %(numbers)s") % {"numbers": listed}
