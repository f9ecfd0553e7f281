"""A day of a programme drawn along its hours: a lane for each place, person or car."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from orkhon.protocol.models import ProgrammeItem
from orkhon.protocol.queries.book import Book

WIDTH, LABELS, ROW, GAP = 1000, 184, 22, 8
"""Units of the drawing: its width, that of the lanes' names, heights."""
HEAD = 24
NARROWEST = 6
BY = ("places", "people", "cars")
LONGEST_LABEL = 22


@dataclass(frozen=True)
class Bar:
    """A line in a lane; lengths in units of the drawing."""

    item: ProgrammeItem
    x: int
    y: int
    width: int
    height: int
    label: str
    is_clash: bool


@dataclass(frozen=True)
class Lane:
    """A place, a person or a car with its lines."""

    label: str
    y: int
    text_y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """The drawing of a day.

    Attributes:
        hours: Position and label of each full hour.
    """

    width: int
    height: int
    left: int
    lanes: tuple[Lane, ...]
    hours: tuple[tuple[int, str], ...]


def day_chart(
    book: Book, day: date, by: str, clashes: Iterable[UUID] = ()
) -> Chart | None:
    """The lines of a day by place, person or car; None where it has none.

    Args:
        by: One of `BY`.
        clashes: Ids of lines that a conflict is about.
    """
    items = [one for one in book.standing if book.begins(one).date() == day]
    if not items:
        return None
    first = min(book.begins(one) for one in items).replace(minute=0, second=0)
    last = max(max(book.ends(one) for one in items), first + timedelta(hours=1))
    if last.minute:
        last = last.replace(minute=0) + timedelta(hours=1)
    span = (last - first).total_seconds()
    room = WIDTH - LABELS

    def at(moment: datetime) -> int:
        return LABELS + round((moment - first).total_seconds() / span * room)

    wrong = set(clashes)
    lanes, y = [], HEAD
    for label, found in _lanes(book, items, by):
        rows: list[datetime] = []
        bars = []
        for one in found:
            begins, ends = book.begins(one), book.ends(one)
            row = next(
                (place for place, free in enumerate(rows) if free <= begins), len(rows)
            )
            rows[row : row + 1] = [max(ends, begins + timedelta(minutes=5))]
            x = at(begins)
            bars.append(
                Bar(
                    one,
                    x,
                    y + row * ROW,
                    max(NARROWEST, at(ends) - x),
                    ROW - 2,
                    f"{begins:%H:%M} {one.title}",
                    one.pk in wrong,
                )
            )
        lanes.append(Lane(_short(label), y, y + 15, tuple(bars)))
        y += max(1, len(rows)) * ROW + GAP
    step = 1 if span <= 14 * 3600 else 2
    hours = [
        (at(first + timedelta(hours=n)), f"{first + timedelta(hours=n):%H:%M}")
        for n in range(0, int(span // 3600) + 1, step)
    ]
    return Chart(WIDTH, y, LABELS, tuple(lanes), tuple(hours[:-1] or hours))


def shown_day(book: Book, asked: str, now: datetime) -> date:
    """The day that a page shows: the one asked for, else today, else the first."""
    days = [day for day, _items in book.days()]
    try:
        return date.fromisoformat(asked)
    except ValueError:
        today = now.date()
        return today if today in days else (days or [book.visit.begins_on])[0]


def days_to_choose(book: Book) -> list[date]:
    """Every day of the visit, and those outside it that have lines."""
    visit = book.visit
    length = (visit.ends_on - visit.begins_on).days + 1
    days = {visit.begins_on + timedelta(days=n) for n in range(length)}
    return sorted(days | {day for day, _items in book.days()})


def _lanes(
    book: Book, items: list[ProgrammeItem], by: str
) -> list[tuple[str, list[ProgrammeItem]]]:
    if by == "cars":
        return [
            (
                ", ".join(filter(None, [car.label, car.plate])),
                [
                    one
                    for one in items
                    if any(taking.car_id == car.pk for taking in book.takings(one))
                ],
            )
            for car in book.cars
        ]
    if by == "people":
        there = {one.pk: book.there(one) for one in items}
        return [
            (
                f"{person.number} {person.name}",
                [one for one in items if person.pk in there[one.pk]],
            )
            for person in book.going
        ]
    places: dict[str, list[ProgrammeItem]] = {}
    for one in items:
        places.setdefault(one.place or _("place not known"), []).append(one)
    return list(places.items())


def _short(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    return label[: LONGEST_LABEL - 1].rstrip() + "…"
