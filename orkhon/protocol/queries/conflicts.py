"""The conflicts of a programme, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from orkhon.protocol.intake import conflicts
from orkhon.protocol.models import Entitlement, ProgrammeItem, VisitParticipant
from orkhon.protocol.queries.book import Book
from orkhon.ui import languages


@dataclass(frozen=True)
class Said:
    """One conflict as a page names it.

    Attributes:
        items: The lines that it is about, in time.
    """

    kind: str
    words: str
    items: tuple[ProgrammeItem, ...]


def conflicts_of(book: Book) -> list[Said]:
    """All conflicts of a programme; two queries beside those of the book."""
    visit = book.visit
    rights = rights_of(book)
    met = set(visit.met.values_list("pk", flat=True)) if rights else set()
    found = conflicts.find_conflicts(
        [_line(book, one) for one in book.standing],
        [_person(one) for one in book.people],
        [
            conflicts.Vehicle(
                str(one.pk), one.seats, str(one.driver_id) if one.driver_id else None
            )
            for one in book.cars
        ],
        [
            conflicts.Right(str(one.pk), one.kind, one.role, one.pk in met)
            for one in rights
        ],
        days=(visit.begins_on, visit.ends_on),
        minutes_between=visit.minutes_between,
    )
    items = {str(one.pk): one for one in book.items}
    entitled = {str(one.pk): one for one in rights}
    return [
        Said(
            one.kind,
            _words(one, book, items, entitled),
            tuple(items[pk] for pk in one.lines),
        )
        for one in found
    ]


def by_item(said: Iterable[Said]) -> dict[UUID, list[Said]]:
    """Conflicts under each line that they are about."""
    found: dict[UUID, list[Said]] = {}
    for one in said:
        for item in one.items:
            found.setdefault(item.pk, []).append(one)
    return found


def rights_of(book: Book) -> list[Entitlement]:
    """What the guests of the visit's category receive."""
    category = book.visit.category
    return [] if category is None else list(category.entitlements.all())


def spoken(person: VisitParticipant) -> frozenset[str]:
    """Codes of all languages that somebody is known to speak."""
    return frozenset(filter(None, [person.language, *person.speaks]))


def _person(one: VisitParticipant) -> conflicts.Person:
    return conflicts.Person(
        str(one.pk), one.side, one.role, spoken(one), one.withdrawn_at is not None
    )


def _line(book: Book, item: ProgrammeItem) -> conflicts.Line:
    return conflicts.Line(
        id=str(item.pk),
        kind=item.kind,
        begins=book.begins(item),
        ends=book.ends(item),
        place=item.place,
        to_place=item.to_place,
        takings=tuple(
            conflicts.Taking(
                str(one.participant_id),
                str(one.car_id) if one.car_id else None,
                str(one.interpreter_id) if one.interpreter_id else None,
            )
            for one in book.takings(item)
        ),
    )


def _words(
    one: conflicts.Conflict,
    book: Book,
    items: dict[str, ProgrammeItem],
    entitled: dict[str, Entitlement],
) -> str:
    people = {str(person.pk): person for person in book.people}
    cars = {str(car.pk): car for car in book.cars}
    lines = [items[pk] for pk in one.lines]
    said: dict[str, object] = {
        "name": people[one.about].name if one.about in people else "",
        "person": people[one.person].name if one.person in people else "",
        "car": cars[one.about].label if one.about in cars else "",
        "n": one.minutes,
    }
    if lines:
        said["one"] = _called(book, lines[0])
        said["other"] = _called(book, lines[-1])
    match one.kind:
        case "car-twice":
            return _("Car %(car)s is in two places: %(one)s and %(other)s") % said
        case "person-twice":
            return _("%(name)s is in two places: %(one)s and %(other)s") % said
        case "too-little-time":
            return (
                ngettext(
                    "%(name)s has %(n)d minute from %(one)s to %(other)s",
                    "%(name)s has %(n)d minutes from %(one)s to %(other)s",
                    one.minutes or 0,
                )
                % said
            )
        case "car-too-little-time":
            return (
                ngettext(
                    "Car %(car)s has %(n)d minute from %(one)s to %(other)s",
                    "Car %(car)s has %(n)d minutes from %(one)s to %(other)s",
                    one.minutes or 0,
                )
                % said
            )
        case "car-full":
            said["seats"] = cars[one.about].seats
            return (
                _("%(n)d persons for the %(seats)d seats of car %(car)s: %(one)s")
                % said
            )
        case "interpreter-language":
            said["languages"] = _languages(people[one.about])
            return (
                _(
                    "%(name)s interprets for %(person)s and speaks %(languages)s: %(one)s"
                )
                % said
            )
        case "no-interpreter":
            said["languages"] = _languages(people[one.about])
            return (
                _("%(name)s speaks %(languages)s and has no interpreter: %(one)s")
                % said
            )
        case "outside":
            return _("Outside the days of the visit: %(one)s") % said
        case "withdrawn":
            return _("%(name)s was withdrawn and stands in %(one)s") % said
        case "no-car":
            return _("%(name)s has no car: %(one)s") % said
        case "entitlement":
            said["what"] = entitled[one.about].what
            if not lines:
                return _("Not ticked off as given: %(what)s") % said
            return _entitled(said, len(lines))


def _entitled(said: dict[str, object], count: int) -> str:
    return ngettext(
        "%(person)s lacks in %(n)d line: %(what)s",
        "%(person)s lacks in %(n)d lines: %(what)s",
        count,
    ) % (said | {"n": count})


def _languages(person: VisitParticipant) -> str:
    return ", ".join(languages.name(code) for code in sorted(spoken(person)))


def _called(book: Book, item: ProgrammeItem) -> str:
    return f"{book.begins(item):%H:%M} “{item.title}”"
