"""Days that come round each year: on which day of a year, for the how-manyth time.

The 29th of February is kept on the 28th in a year that does not have it, so that
a letter is never a day late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orkhon.engines import periods

LEAP_MONTH, LEAP_DAY, KEPT_ON = 2, 29, 28
ROUND = 5
"""Every so many years an anniversary is a round one."""
_LEAP_YEAR = 2000
"""Any year with a 29th of February: what is a day in it is a day of some year."""


class NoSuchDay(ValueError):
    """A month and a day that no year has."""


@dataclass(frozen=True)
class Kept:
    """The day itself as far as it is known; None is not known, never a first day.

    Attributes:
        year: In which it was for the first time.
    """

    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True)
class Comes:
    """One time that it comes round.

    Attributes:
        on: Partial date: "2027-01-10", "2027-01" or "2027".
        last: The last day that `on` can mean.
        number: How many years it is then; None where the first year is not known.
        is_moved: Whether it is kept on another day because the year lacks its own.
    """

    on: str
    last: date
    number: int | None
    is_moved: bool = False

    @property
    def is_round(self) -> bool:
        """Every fifth anniversary; the day itself is none."""
        return bool(self.number) and (self.number or 0) % ROUND == 0

    @property
    def day(self) -> date | None:
        """The day, where one is known."""
        return self.last if len(self.on) == len("2027-01-10") else None


def kept(text: str) -> Kept:
    """What a partial date or a day without its year says.

    Args:
        text: "1994-10-18", "1994-10", "1994", or "--10-18" for a day of no known
            year, as ISO 8601 wrote it until 2004.
    Raises:
        NoSuchDay: the calendar does not have it, or another form.
    """
    text = text.strip()
    if text.startswith("--"):
        month, _dash, day = text[2:].partition("-")
        if not (len(month) == len(day) == 2 and (month + day).isdecimal()):
            raise NoSuchDay(f"“{text}” is no day: write 1994-10-18 or --10-18")
        try:
            date(_LEAP_YEAR, int(month), int(day))
        except ValueError as error:
            raise NoSuchDay(f"“{text}” is no day of the calendar") from error
        return Kept(None, int(month), int(day))
    try:
        parsed = periods.parse(text)
    except periods.PartialDateError as error:
        raise NoSuchDay(str(error)) from error
    return Kept(parsed.year, parsed.month, parsed.day)


def in_year(one: Kept, year: int, *, is_yearly: bool = True) -> Comes | None:
    """How it comes round in a year; None where it does not.

    What happens once comes in its own year alone, and nothing is before its first.
    """
    if not is_yearly and one.year != year:
        return None
    if one.year is not None and year < one.year:
        return None
    number = None if one.year is None else year - one.year
    if one.month is None:
        return Comes(f"{year:04}", date(year, 12, 31), number)
    if one.day is None:
        on = f"{year:04}-{one.month:02}"
        return Comes(on, periods.parse(on).latest, number)
    is_moved = (one.month, one.day) == (LEAP_MONTH, LEAP_DAY) and not _is_leap(year)
    day = date(year, one.month, KEPT_ON if is_moved else one.day)
    return Comes(day.isoformat(), day, number, is_moved)


def between(
    one: Kept, first: date, last: date, *, is_yearly: bool = True
) -> Iterator[Comes]:
    """Every time from one day to another, both included, that is known to the day."""
    for year in range(first.year, last.year + 1):
        found = in_year(one, year, is_yearly=is_yearly)
        if found is not None and found.day is not None and first <= found.day <= last:
            yield found


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
