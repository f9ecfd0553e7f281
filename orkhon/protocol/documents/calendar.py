"""Somebody's programme as a calendar, RFC 5545; telephones fetch it again and again."""

from datetime import timedelta
from itertools import chain

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from orkhon.protocol.documents.programme_rows import where
from orkhon.protocol.intake.printed import PrintedLine
from orkhon.protocol.models import ProgrammeItem, Visit, VisitParticipant
from orkhon.protocol.queries.book import Book
from orkhon.protocol.queries.printed import Subject, printed_line

SECOND = timedelta(seconds=1)


def calendar_bytes(book: Book, person: VisitParticipant, language: str) -> bytes:
    """Every line in which somebody takes part or took part, in a language.

    What was cancelled, or what they were taken off, stays and says so. SEQUENCE counts
    the changes of the line and of their place in it.
    """
    made = Calendar()
    made.add("prodid", "-//Orkhon//Programme//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", f"{book.visit.title}: {person.name}")
    made.add("x-wr-timezone", book.visit.time_zone)
    for item in book.items:
        event = _event(book, item, person, language)
        if event is not None:
            made.add_component(event)
    # The zones of the lines, each with its changes of the clock around the visit.
    made.add_missing_timezones(
        first_date=book.visit.begins_on - timedelta(days=366),
        last_date=book.visit.ends_on + timedelta(days=366),
    )
    data: bytes = made.to_ical()
    return data


def _event(
    book: Book, item: ProgrammeItem, person: VisitParticipant, language: str
) -> Event | None:
    own = next(
        (one for one in item.assignments.all() if one.participant_id == person.pk),
        None,
    )
    helps = [
        one
        for one in book.takings(item)
        if one.interpreter_id == person.pk
        or (one.car is not None and one.car.driver_id == person.pk)
    ]
    if own is None and not helps:
        return None
    stands = (
        item.cancelled_at is None
        and book.visit.progress != Visit.State.CANCELLED
        and person.withdrawn_at is None
        and ((own is not None and own.dropped_at is None) or bool(helps))
    )
    places = [*([own] if own is not None else []), *helps]
    line = printed_line(book, item, Subject(participant=person), language)
    event = Event()
    event.add("uid", f"programme-{item.pk}@orkhon")
    event.add("dtstamp", max(item.changed_at, *(one.changed_at for one in places)))
    event.add(
        "sequence",
        item.revision
        + sum(one.revision for one in places)
        + (person.withdrawn_at is not None)
        + (book.visit.progress == Visit.State.CANCELLED),
    )
    event.add("status", "CONFIRMED" if stands else "CANCELLED")
    event.add("dtstart", book.begins(item))
    event.add("dtend", max(book.ends(item), book.begins(item) + SECOND))
    event.add("summary", line.title)
    if where(line):
        event.add("location", where(line))
    if stands:
        event.add("description", _described(line))
    return event


def _described(line: PrintedLine) -> str:
    said = [
        (_("Car"), ", ".join(filter(None, [line.car, line.plate, line.driver]))),
        (_("Interpreter"), line.interpreter),
        (_("Seat"), line.seat),
        (_("Your part"), line.task),
        (_("Dress"), line.dress),
        (_("Carry"), "; ".join(filter(None, line.carry.splitlines()))),
    ]
    met = [", ".join(filter(None, [one.name, one.post])) for one in line.people]
    return "\n".join(
        chain((f"{label}: {value}" for label, value in said if value), met)
    )
