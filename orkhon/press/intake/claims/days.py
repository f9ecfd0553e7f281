"""Dates of a text, in figures and in words, against those of the record."""

from collections.abc import Iterable

from orkhon.engines import periods
from orkhon.engines.reports.dates import DateMention, find_dates
from orkhon.press.intake.claims.model import Claim, Known, Standing

NEAR = 45
"""Days: a date so near to one of the record is taken for it, written wrongly."""


def date_claims(text: str, language: str, known: Iterable[Known]) -> list[Claim]:
    """Whole dates and days without a year; bare years and “today” say too little."""
    facts = [one for one in known if one.dates]
    claims = []
    for one in find_dates(text, language, None):
        if one.relative or one.rule == "impossible" or one.precision == "year":
            continue
        claims.append(_claim(text, one, facts))
    return claims


def _claim(text: str, found: DateMention, facts: Iterable[Known]) -> Claim:
    words = text[found.start : found.end]
    rows = list(facts)

    def told(standing: Standing, fact: str = "", record: str = "") -> Claim:
        return Claim(found.start, found.end, words, "date", standing, fact, record)

    for fact in rows:
        if found.date is not None and _is_within(found.date, fact.dates):
            return told(Standing.AGREES, fact.key, fact.dates[0])
        for on in fact.dates:
            if _says(found, on):
                return told(Standing.AGREES, fact.key, on)
    near = [
        (far, place, fact.key, on)
        for place, fact in enumerate(rows)
        for on in fact.dates
        if (far := _apart(found, on)) is not None
    ]
    if near:
        _far, _place, key, on = min(near)
        return told(Standing.DIFFERS, key, on)
    # A day in a month that the record knows without its day: neither right nor wrong.
    return told(Standing.UNKNOWN)


def _says(found: DateMention, on: str) -> bool:
    """Whether the text says what the record says, or less of it."""
    if found.date is None:
        if found.month_day is None:
            return False
        days = found.month_day.replace("--", "").split("/")
        return on[5:] in days or on[5:7] in days
    if on.startswith(found.date):
        return True
    return found.end_date is not None and found.date <= on <= found.end_date


def _is_within(date: str, span: tuple[str, ...]) -> bool:
    """Whether a whole day lies between the first and last of an event."""
    return len(span) == len(("from", "to")) and span[0] <= date <= span[1]


def _apart(found: DateMention, on: str) -> int | None:
    """Days between them where they are near; 0 for the same day of another year."""
    if len(on) < len("2027-03-03"):
        return None
    if found.date is None:
        said = (found.month_day or "").replace("--", "").split("/")[0]
        if len(said) != len("03-03"):
            return None
        date = f"{on[:4]}-{said}"
    else:
        date = found.date
    if len(date) != len(on):
        return None
    if date[5:] == on[5:]:
        return 0
    try:
        first, second = periods.earliest(date), periods.earliest(on)
    except periods.PartialDateError:
        # 29 February of a year that has none.
        return None
    if first is None or second is None:
        return None
    far = abs((first - second).days)
    return far if far <= NEAR else None
