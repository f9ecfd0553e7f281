"""What a date in a report is: where it stands, what it says, how it was read."""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["day", "month", "year"]
Bound = Literal["by", "before", "from", "after"]


class DateError(ValueError):
    """A day of publication that is none; the message names what was given."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date found in a text.

    Attributes:
        start, end: Character span in the text that was searched, end excluded.
        date: ISO 8601, as precise as the text is: "2026-03-14", "2026-03" or
            "2026"; None when the year or the anchor is missing, or the date
            cannot be read.
        end_date: Last day (month, year) of a span such as "11-12 June", else None.
        precision: How much of the date is known.
        relative: True for "today", "last year", "on Tuesday": words that mean
            nothing without the day of publication.
        rule: The rule that read it, with "+" and how a missing year was filled.
        month_day: The part that the text gives when it gives no year, in the
            form of ISO 8601:1988: "--03-14" or "--04"; "--06-11/--06-12" for a
            span. None when the text gives the year.
        bound: "by", "before", "from" or "after" where the text gives a limit
            and not the day itself ("by the end of April").
        problem: For the rules "impossible" and "ambiguous", one sentence for
            the person who reviews; else None.
    """

    start: int
    end: int
    date: str | None
    end_date: str | None
    precision: Precision
    relative: bool
    rule: str
    month_day: str | None = None
    bound: Bound | None = None
    problem: str | None = None
