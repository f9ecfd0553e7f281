"""What stands in the public calendar; rooms fill it with what was opened to everybody."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class PublishedEvent:
    """Something that takes place, as a calendar of RFC 5545 knows it.

    Attributes:
        uid: The same for as long as the row exists.
        kind: session, sitting, vote, outside-event or press-conference.
        key: By which the page of it is addressed; "" where it has none.
        title: In the language in force.
        on: Partial date of the first day: 2027-06 where no day is fixed.
        first, last: First and last day at the place; where no day is fixed, of the
            month or year that is known.
        begins_at, ends_at: On the clock of the place; None for what lasts whole days
            or has no known end.
        time_zone: Of that clock; "" for whole days.
        is_fixed: Whether the first day is known to the day.
        sequence: How often it was changed; it never becomes less.
        changed_at: When it was changed last, as the record has it.
    """

    uid: str
    kind: str
    key: str
    title: str
    place: str
    on: str
    first: date
    last: date
    begins_at: datetime | None
    ends_at: datetime | None
    time_zone: str
    is_fixed: bool
    is_cancelled: bool
    sequence: int
    changed_at: datetime
    is_sample: bool
