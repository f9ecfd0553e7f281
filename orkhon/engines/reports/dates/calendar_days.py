"""Days of the Gregorian calendar: which exist, and which year a bare one means."""

import calendar
import datetime

from orkhon.engines.reports.dates.model import Bound, DateError, DateMention, Precision

FIRST_YEAR = 1800
LAST_YEAR = 2199

# A day without a year is the nearest one, seen from publication: up to eight
# months back, up to four ahead (244 + 121 days make one year). Reports tell
# what was, and write the year of what is far away.
NEAREST_BACK_DAYS = 244
NEAREST_BACK_MONTHS = 8
# A report may be stored some days after it was written, so that "will" may speak
# of a day just gone; and one day before its own dateline, east of here.
AHEAD_SLACK_DAYS = 7
PAST_SLACK_DAYS = 1

MONTHS_IN_ENGLISH = tuple(calendar.month_name)[1:]


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month (1..12) of a year."""
    return calendar.monthrange(year, month)[1]


def why_impossible(written: str, year: int | None, month: int, day: int) -> str | None:
    """Say why a day is not in the calendar, or None if it is.

    Without a year, 29 February exists.
    """
    if not 1 <= month <= 12:
        return f"“{written}” is not a date: there is no month {month}"
    longest = last_day(2000 if year is None else year, month)
    if 1 <= day <= longest:
        return None
    name = MONTHS_IN_ENGLISH[month - 1] + ("" if year is None else f" {year}")
    at_most = "at most " if year is None and month == 2 else ""
    return f"“{written}” is not a date: {name} has {at_most}{longest} days"


def year_of_day(
    month: int, day: int, published: datetime.date, direction: str
) -> int | None:
    """Return the year that a day without one means, seen from publication.

    Args:
        month, day: The day as written; 29 February may lack in some years.
        published: Day of publication.
        direction: "ahead", "past" or "nearest".
    Returns:
        The year, or None where no year nearby has that day.
    """
    near = [
        year
        for year in range(published.year - 1, published.year + 2)
        if day <= last_day(year, month)
    ]
    away = {y: (datetime.date(y, month, day) - published).days for y in near}
    if direction == "ahead":
        return next((y for y in near if away[y] >= -AHEAD_SLACK_DAYS), None)
    if direction == "past":
        return next((y for y in reversed(near) if away[y] <= PAST_SLACK_DAYS), None)
    return next((y for y in near if away[y] >= -NEAREST_BACK_DAYS), None)


def year_of_month(month: int, published: datetime.date, direction: str) -> int:
    """Return the year that a month without one means, seen from publication."""
    away = month - published.month
    if direction == "ahead":
        return published.year + (away < 0)
    if direction == "past":
        return published.year - (away > 0)
    if away < -NEAREST_BACK_MONTHS:
        return published.year + 1
    return published.year - (away >= 12 - NEAREST_BACK_MONTHS)


def shifted_month(published: datetime.date, months: int) -> str:
    """Return the month so many months after that of publication, as YYYY-MM."""
    count = published.year * 12 + published.month - 1 + months
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def parse_published(published: str | None) -> datetime.date | None:
    """Read the day of publication that a caller gives; partial dates give None.

    Raises:
        DateError: it is no ISO 8601 date.
    """
    if published is None:
        return None
    try:
        return datetime.date.fromisoformat(published[:10])
    except ValueError:
        if len(published) in (4, 7) and published[:4].isdigit():
            return None
        raise DateError(
            f"“{published}” is not a day of publication: give it as 2026-03-14"
        ) from None


def mention(
    span: tuple[int, int],
    *,
    date: str | None,
    rule: str,
    end_date: str | None = None,
    precision: Precision = "day",
    relative: bool = False,
    month_day: str | None = None,
    bound: Bound | None = None,
    problem: str | None = None,
) -> DateMention:
    """Build a mention from a span; every rule makes its mentions here."""
    return DateMention(
        start=span[0],
        end=span[1],
        date=date,
        end_date=end_date,
        precision=precision,
        relative=relative,
        rule=rule,
        month_day=month_day,
        bound=bound,
        problem=problem,
    )
