"""A date known to the day, the month or the year; what is not known stays so.

Written as in ISO 8601-1 with reduced precision: `2025`, `2025-06`, `2025-06-12`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day"]

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDateError(ValueError):
    """The text is no date of the calendar."""


@dataclass(frozen=True, order=True)
class PartialDate:
    """One date; `month` and `day` are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def earliest(self) -> date:
        """The first day that the words can mean."""
        # Not `or 1`: month 00 is no month and must reach `date`, which refuses it.
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    @property
    def latest(self) -> date:
        """The last day that the words can mean."""
        month = 12 if self.month is None else self.month
        last = monthrange(self.year, month)[1] if self.day is None else self.day
        return date(self.year, month, last)

    def __str__(self) -> str:
        if self.month is None:
            return f"{self.year:04}"
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


@lru_cache(maxsize=4096)
def parse(text: str) -> PartialDate:
    """Read `2025`, `2025-06` or `2025-06-12`.

    Raises:
        PartialDateError: another form, or a day that the calendar does not have.
    """
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise PartialDateError(
            f"“{text}” is no date: write 2025, 2025-06 or 2025-06-12"
        )
    year, month, day = (None if part is None else int(part) for part in match.groups())
    parsed = PartialDate(year or 0, month, day)
    try:
        _ = parsed.earliest
    except ValueError as error:
        raise PartialDateError(f"“{text}” is no day of the calendar") from error
    return parsed


def earliest(text: str) -> date | None:
    """The first day meant, or None for "" (not known)."""
    return parse(text).earliest if text else None


def latest(text: str) -> date | None:
    """The last day meant, or None for "" (not known)."""
    return parse(text).latest if text else None
