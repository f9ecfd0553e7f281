"""A line of a programme typed in one go: “10:00-10:45 Meeting @ Hall 2 +1,3-5 *A”.

The order is fixed where it can be misread (day, hours, kind, title) and free after it:
`@` place, `>` where a transfer goes, `+` numbers of people, `*` the car.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from orkhon.record.refusals import Refusal

BEGIN = re.compile(
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)\s+|d(?P<day>\d+)\s+)?"
    r"(?P<from>\d{1,2}[:.]\d\d)"
    r"(?:\s*[-–]\s*(?P<to>\d{1,2}[:.]\d\d)|\s+(?P<minutes>\d{1,3})m\b)?\s+"
    r"(?P<rest>\S.*)"
)
MARKS = re.compile(r"(?:^|\s)([@>+*])\s*")
NUMBERS = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?\Z")
LARGEST_RANGE = 200


@dataclass(frozen=True)
class QuickLine:
    """What was typed; hours are those of the place, without a zone.

    Attributes:
        kind: A value of `ProgrammeItem.Kind`; "" where none was typed.
        people: Numbers in the visit.
        car: Its label; "" for none.
    """

    begins: datetime
    ends: datetime
    title: str
    kind: str = ""
    place: str = ""
    to_place: str = ""
    people: tuple[int, ...] = ()
    car: str = ""


def read_quick_line(
    text: str, *, day: date, first: date, kinds: tuple[str, ...]
) -> QuickLine:
    """Read one typed line.

    Args:
        day: On which it is, where the line itself names none.
        first: Day 1 of the visit, for “d2”.
        kinds: Words that may stand before a colon: “transfer: …”.
    Raises:
        Refusal: no hour, an hour that is none, no title, a number that is none.
    """
    found = BEGIN.fullmatch(" ".join(text.split()))
    if found is None:
        raise Refusal(
            _("“%(text)s” does not begin as in “10:00-10:45 Meeting @ Hall 2”")
            % {"text": text}
        )
    if found["iso"]:
        day = _day(found["iso"])
    elif found["day"]:
        day = first + timedelta(days=int(found["day"]) - 1)
    begins = datetime.combine(day, _hour(found["from"]))
    if found["minutes"]:
        ends = begins + timedelta(minutes=int(found["minutes"]))
    elif found["to"]:
        ends = datetime.combine(day, _hour(found["to"]))
        if ends < begins:
            # Past midnight: a dinner that ends at 0:30.
            ends += timedelta(days=1)
    else:
        ends = begins
    title, *marked = MARKS.split(found["rest"])
    said = dict.fromkeys("@>+*", "")
    for sign, words in zip(marked[::2], marked[1::2], strict=True):
        said[sign] = f"{said[sign]},{words}" if said[sign] else words.strip()
    kind, title = _kind(title.strip(), kinds)
    if not title:
        raise Refusal(_("“%(text)s” has no title") % {"text": text})
    return QuickLine(
        begins=begins,
        ends=ends,
        title=title,
        kind=kind or ("transfer" if said[">"] else ""),
        place=said["@"],
        to_place=said[">"],
        people=read_numbers(said["+"]),
        car=said["*"],
    )


def read_numbers(text: str) -> tuple[int, ...]:
    """Numbers and ranges of them: “1, 3-5” is 1, 3, 4, 5; each once, as typed.

    Raises:
        Refusal: something between the commas is neither.
    """
    found: list[int] = []
    for part in filter(None, re.split(r"[,\s]+", text.strip())):
        match = NUMBERS.match(part)
        if match is None:
            raise Refusal(_("“%(text)s” is no number of a person") % {"text": part})
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first or last - first > LARGEST_RANGE:
            raise Refusal(_("“%(text)s” is no range of numbers") % {"text": part})
        found += range(first, last + 1)
    return tuple(dict.fromkeys(found))


def _kind(title: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    before, colon, after = title.partition(":")
    if colon and before.strip() in kinds:
        return before.strip(), after.strip()
    return "", title


def _hour(text: str) -> time:
    hours, minutes = map(int, re.split("[:.]", text))
    try:
        return time(hours, minutes)
    except ValueError as error:
        raise Refusal(_("“%(text)s” is no hour") % {"text": text}) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(_("“%(text)s” is no day") % {"text": text}) from error
