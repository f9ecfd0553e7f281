"""A visit's programme read once: lines, people, cars, who is where."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Prefetch

from orkhon.protocol.models import (
    Assignment,
    Car,
    ProgrammeItem,
    Visit,
    VisitParticipant,
)
from orkhon.record.clocks import on_clock

ROLES_BESIDE = (VisitParticipant.Role.INTERPRETER, VisitParticipant.Role.DRIVER)
"""Whom nobody meets: they are there for others."""


@dataclass(frozen=True)
class Book:
    """Everything that pages, prints and calendars of one programme are made of.

    Attributes:
        items: All lines in time, cancelled ones among them.
        people: Everybody, withdrawn ones among them, hosts after guests.
    """

    visit: Visit
    items: tuple[ProgrammeItem, ...]
    people: tuple[VisitParticipant, ...]
    cars: tuple[Car, ...]
    by_person: dict[UUID, VisitParticipant] = field(default_factory=dict)

    @cached_property
    def standing(self) -> tuple[ProgrammeItem, ...]:
        """Lines that were not cancelled."""
        return tuple(one for one in self.items if one.cancelled_at is None)

    @cached_property
    def going(self) -> tuple[VisitParticipant, ...]:
        """Who was not withdrawn."""
        return tuple(one for one in self.people if one.withdrawn_at is None)

    def zone_of(self, item: ProgrammeItem) -> str:
        """The zone of a line's clock: its own, or that of the visit."""
        return item.time_zone or self.visit.time_zone

    def begins(self, item: ProgrammeItem) -> datetime:
        """When it begins, as the clock of its place shows it."""
        return on_clock(item.begins_at, self.zone_of(item))

    def ends(self, item: ProgrammeItem) -> datetime:
        """When it ends, as the clock of its place shows it."""
        return on_clock(item.ends_at, self.zone_of(item))

    def days(self) -> list[tuple[date, list[ProgrammeItem]]]:
        """Lines by the day on which they begin where they are, days in order."""
        found: dict[date, list[ProgrammeItem]] = {}
        for item in self.items:
            found.setdefault(self.begins(item).date(), []).append(item)
        return sorted(found.items())

    def takings(self, item: ProgrammeItem) -> list[Assignment]:
        """Who takes part in a line, guests first, each side in its order."""
        order = {one.pk: place for place, one in enumerate(self.people)}
        live = [one for one in item.assignments.all() if one.dropped_at is None]
        return sorted(live, key=lambda one: order[one.participant_id])

    def who(self, pk: UUID) -> VisitParticipant:
        """Somebody of the visit by id."""
        return self.by_person[pk]

    def lines_of(self, person: VisitParticipant) -> list[ProgrammeItem]:
        """Standing lines in which somebody takes part, interprets or drives."""
        return [one for one in self.standing if person.pk in self.there(one)]

    def there(self, item: ProgrammeItem) -> set[UUID]:
        """Ids of everybody who is at a line."""
        found: set[UUID] = set()
        for one in self.takings(item):
            found.add(one.participant_id)
            if one.interpreter_id is not None:
                found.add(one.interpreter_id)
            if one.car is not None and one.car.driver_id is not None:
                found.add(one.car.driver_id)
        return found


def book_of(visit: Visit) -> Book:
    """The programme of one visit; five queries whatever its length."""
    return books_of([visit])[0]


def books_of(visits: Iterable[Visit]) -> list[Book]:
    """The programmes of several visits; as many queries as for one."""
    listed = list(visits)
    takings = Assignment.objects.select_related("car")
    items = (
        ProgrammeItem.objects.filter(visit__in=listed)
        .prefetch_related("texts", Prefetch("assignments", queryset=takings))
        .order_by("begins_at", "number")
    )
    people = VisitParticipant.objects.filter(visit__in=listed).select_related(
        "body", "person"
    )
    cars = Car.objects.filter(visit__in=listed).select_related("driver")
    by_visit: dict[UUID, tuple[list[ProgrammeItem], list[VisitParticipant], list[Car]]]
    by_visit = {one.pk: ([], [], []) for one in listed}
    for item in items:
        by_visit[item.visit_id][0].append(item)
    for person in people.order_by():
        by_visit[person.visit_id][1].append(person)
    for car in cars:
        by_visit[car.visit_id][2].append(car)
    found = []
    for visit in listed:
        lines, everybody, fleet = by_visit[visit.pk]
        everybody.sort(key=order_of)
        found.append(
            Book(
                visit,
                tuple(lines),
                tuple(everybody),
                tuple(fleet),
                {one.pk: one for one in everybody},
            )
        )
    return found


def order_of(person: VisitParticipant) -> tuple[bool, bool, int, int]:
    """Guests first; by precedence, those without one after, by number."""
    return (
        person.side != VisitParticipant.Side.GUEST,
        person.precedence is None,
        person.precedence or 0,
        person.number,
    )
