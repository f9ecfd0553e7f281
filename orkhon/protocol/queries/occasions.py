"""What comes: the next days first, then month by month; partial dates stay partial."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from orkhon.protocol.intake.anniversaries import Comes, Kept, between, in_year
from orkhon.protocol.models import Letter, Occasion
from orkhon.protocol.permissions import can_enter
from orkhon.register.models import Person
from orkhon.register.queries.identity import families

SOON = timedelta(days=14)
"""What is shown first, and what the letter on Monday tells of."""
AHEAD = timedelta(days=60)
"""What is shown after it."""
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Coming:
    """One time that an occasion comes round, with what was written for it.

    Attributes:
        died_on: Of the person; "" for those who live, or where nothing is known.
        letters: For this occasion and the year of `comes`, dropped ones left out.
    """

    occasion: Occasion
    comes: Comes
    died_on: str = ""
    letters: tuple[Letter, ...] = ()

    @property
    def year(self) -> int:
        return self.comes.last.year

    @property
    def is_for_the_dead(self) -> bool:
        """A birthday or an office of somebody who died is not congratulated."""
        return bool(self.died_on) and self.occasion.kind != Occasion.Kind.MOURNING


@dataclass(frozen=True)
class Month:
    """A month with its days in order; `undated` is known to the month alone."""

    first: date
    days: tuple[Coming, ...]
    undated: tuple[Coming, ...] = ()


@dataclass(frozen=True)
class Book:
    """The book as of a day."""

    soon: tuple[Coming, ...]
    ahead: tuple[Coming, ...]
    months: tuple[Month, ...]
    # Known to the year alone.
    years: tuple[Coming, ...] = field(default=())


def book(day: date, *, kind: str = "") -> Book:
    """The next 14 days, the next 60, then the months of the year that follows.

    Deaths of the last 14 days stand before all.

    Args:
        kind: A value of `Occasion.Kind`; "" for all.
    """
    rows = _rows(kind)
    known = _around(rows, day)
    dated = known.comings(rows, day, day + YEAR)
    months: dict[date, list[Coming]] = {}
    for one in dated:
        if one.comes.last > day + AHEAD:
            months.setdefault(one.comes.last.replace(day=1), []).append(one)
    undated: dict[date, list[Coming]] = {}
    for one in known.without_a_day(rows, day):
        undated.setdefault(one.comes.last.replace(day=1), []).append(one)
    soon = [one for one in dated if one.comes.last <= day + SOON]
    return Book(
        soon=(*_mourning(known, rows, day), *soon),
        ahead=tuple(one for one in dated if day + SOON < one.comes.last <= day + AHEAD),
        months=tuple(
            Month(first, tuple(months.get(first, ())), tuple(undated.get(first, ())))
            for first in sorted({*months, *undated})
        ),
        years=tuple(known.without_a_month(rows, day)),
    )


def due(day: date, user: object) -> list[Coming]:
    """What comes within 14 days, the next first; nothing for who does not enter.

    Those who died are left out; a mourning of the last 14 days stands first.
    """
    if not can_enter(user):
        return []
    rows = _rows("")
    known = _around(rows, day)
    coming = known.comings(rows, day, day + SOON)
    return [
        *_mourning(known, rows, day),
        *(one for one in coming if not one.is_for_the_dead),
    ]


def coming(occasion: Occasion, day: date) -> Coming | None:
    """How one occasion comes next, from a day on; None once it is past for good.

    What happened once is there for half a year after it, so that one can write.
    """
    known = _around([occasion], day)
    years = (day.year, day.year + 1)
    if not occasion.is_yearly and occasion.first_on:
        years = (int(occasion.first_on[:4]),) * 2
    for year in years:
        found = in_year(day_of(occasion), year, is_yearly=occasion.is_yearly)
        if found is None:
            continue
        limit = day if occasion.is_yearly else day - timedelta(days=183)
        if found.last >= limit:
            return known.coming(occasion, found)
    return None


def in_the_year(occasion: Occasion, year: int) -> Coming | None:
    """How an occasion comes in a year; None where it does not."""
    found = in_year(day_of(occasion), year, is_yearly=occasion.is_yearly)
    return (
        None
        if found is None
        else _around([occasion], found.last).coming(occasion, found)
    )


def day_of(occasion: Occasion) -> Kept:
    """The day itself as far as it is known."""
    year = int(occasion.first_on[:4]) if occasion.first_on else None
    return Kept(year, occasion.month, occasion.day)


def died_on(occasion: Occasion) -> str:
    """When the person of an occasion died; "" for the living and for no person."""
    return _deaths([occasion]).get(occasion.person_id, "")


@dataclass(frozen=True)
class _Around:
    """What was written, and who died, for many occasions at once."""

    letters: dict[tuple[object, int], list[Letter]]
    deaths: dict[object, str]

    def coming(self, occasion: Occasion, comes: Comes) -> Coming:
        return Coming(
            occasion,
            comes,
            self.deaths.get(occasion.person_id, ""),
            tuple(self.letters.get((occasion.pk, comes.last.year), ())),
        )

    def comings(
        self, rows: Iterable[Occasion], first: date, last: date
    ) -> list[Coming]:
        found = [
            self.coming(row, comes)
            for row in rows
            for comes in between(day_of(row), first, last, is_yearly=row.is_yearly)
        ]
        return sorted(found, key=_order)

    def without_a_day(self, rows: Iterable[Occasion], day: date) -> list[Coming]:
        """Known to the month: from this month on, for a year."""
        found = []
        for row in rows:
            if row.month is None or row.day is not None:
                continue
            for year in (day.year, day.year + 1):
                comes = in_year(day_of(row), year, is_yearly=row.is_yearly)
                if comes is not None and day <= comes.last <= day + YEAR:
                    found.append(self.coming(row, comes))
                    break
        return sorted(found, key=_order)

    def without_a_month(self, rows: Iterable[Occasion], day: date) -> list[Coming]:
        """Known to the year: of this year and the next."""
        found = []
        for row in rows:
            if row.month is not None:
                continue
            for year in (day.year, day.year + 1):
                comes = in_year(day_of(row), year, is_yearly=row.is_yearly)
                if comes is not None:
                    found.append(self.coming(row, comes))
                    break
        return sorted(found, key=_order)


def _mourning(known: _Around, rows: list[Occasion], day: date) -> list[Coming]:
    """Deaths of the last 14 days: a condolence is still to be written."""
    return [
        one
        for one in known.comings(rows, day - SOON, day - timedelta(days=1))
        if one.occasion.kind == Occasion.Kind.MOURNING
    ]


def _rows(kind: str) -> list[Occasion]:
    rows = Occasion.objects.filter(struck_at=None).select_related(
        "person", "body__country", "country", "citation__source"
    )
    if kind:
        rows = rows.filter(kind=kind)
    return list(rows.defer("citation__source__text"))


def _around(rows: Iterable[Occasion], day: date) -> _Around:
    rows = list(rows)
    letters: dict[tuple[object, int], list[Letter]] = {}
    written = Letter.objects.filter(
        occasion__in=[row.pk for row in rows], year__gte=day.year - 1
    ).exclude(progress=Letter.State.DROPPED)
    for letter in written:
        letters.setdefault((letter.occasion_id, letter.year), []).append(letter)
    return _Around(letters, _deaths(rows))


def _deaths(rows: Iterable[Occasion]) -> dict[object, str]:
    people = {row.person_id for row in rows if row.person_id is not None}
    if not people:
        return {}
    related = families(people)
    everyone = {one for family in related.values() for one in family}
    known = _died(everyone)
    return {
        asked: next((known[one] for one in family if one in known), "")
        for asked, family in related.items()
    }


def _died(people: Iterable[object]) -> dict[object, str]:
    rows = Person.objects.filter(pk__in=list(people)).exclude(died_on="")
    return dict(rows.values_list("pk", "died_on"))


def _order(one: Coming) -> tuple[date, str, str]:
    return (one.comes.last, one.occasion.kind, one.occasion.title)
