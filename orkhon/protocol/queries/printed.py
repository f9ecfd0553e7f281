"""A programme as it would be printed now, and who holds a print that is old."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from orkhon.engines.merkle.entry import JSON
from orkhon.protocol.intake.printed import (
    Changed,
    PrintedLine,
    PrintedPerson,
    compare,
)
from orkhon.protocol.models import (
    Assignment,
    Car,
    Printout,
    ProgrammeItem,
    ProgrammeText,
    Visit,
    VisitParticipant,
)
from orkhon.protocol.queries.book import ROLES_BESIDE, Book

CEREMONIES = (
    ProgrammeItem.Kind.WREATH,
    ProgrammeItem.Kind.HONOUR_BOOK,
    ProgrammeItem.Kind.MUSEUM,
    ProgrammeItem.Kind.SIGNING,
    ProgrammeItem.Kind.GIFTS,
)
What = Printout.What


@dataclass(frozen=True)
class Subject:
    """What a print is of: a person's programme, that of all, a car, the ceremonies."""

    what: str = What.PROGRAMME
    participant: VisitParticipant | None = None
    car: Car | None = None


@dataclass(frozen=True)
class PrintState:
    """Whether what somebody holds is still true.

    Attributes:
        last: The newest print; None where nothing was printed yet.
        changes: Lines that are other now than on that print.
    """

    subject: Subject
    last: Printout | None
    changes: tuple[Changed, ...] = ()

    @property
    def is_old(self) -> bool:
        return bool(self.changes)


def language_of(subject: Subject) -> str:
    """The language of a paper: that of its person, else the site's first."""
    person = subject.participant or (subject.car and subject.car.driver)
    return (person.language if person else "") or settings.LANGUAGE_CODE.split("-")[0]


def printed_lines(book: Book, subject: Subject, language: str) -> list[PrintedLine]:
    """The lines that a print of now would have, in time.

    Of a cancelled visit, and for somebody who was withdrawn, none is left.
    """
    person = subject.participant
    if book.visit.progress == Visit.State.CANCELLED or (
        person is not None and person.withdrawn_at is not None
    ):
        return []
    if subject.what == What.CAR:
        chosen = [
            one
            for one in book.standing
            if any(taking.car == subject.car for taking in book.takings(one))
        ]
    elif subject.what == What.CEREMONIES:
        chosen = [
            one
            for one in book.standing
            if one.kind in CEREMONIES or one.order_of_ceremony
        ]
    else:
        chosen = list(book.standing) if person is None else book.lines_of(person)
    return [printed_line(book, one, subject, language) for one in chosen]


def printed_line(
    book: Book, item: ProgrammeItem, subject: Subject, language: str
) -> PrintedLine:
    """One line as a print of now would have it."""
    person = subject.participant
    if subject.what == What.CAR:
        people = _passengers(book, item, subject.car)
    elif person is None:
        people = _everybody(book, item)
    else:
        people = _met(book, item, person)
    return _line(book, item, language, people=people, of=subject)


def last_prints(
    book: Book,
) -> dict[tuple[str, object, object], Printout]:
    """The newest print of everything that was printed; one query."""
    found: dict[tuple[str, object, object], Printout] = {}
    for one in book.visit.printouts.order_by("number"):
        found[(one.what, one.participant_id, one.car_id)] = one
    return found


def print_state(book: Book, subject: Subject, last: Printout | None) -> PrintState:
    """What changed since the newest print."""
    if last is None:
        return PrintState(subject, None)
    # In the language of that print, so that words can be held against words.
    now = printed_lines(book, subject, last.language)
    marked = compare([PrintedLine.of(one) for one in last.lines], now)
    return PrintState(
        subject, last, tuple(one for one in marked if one.state != "same")
    )


def print_states(book: Book) -> list[PrintState]:
    """Everybody, the programme of all, each car and the ceremonies; one query."""
    last = last_prints(book)
    subjects = [Subject(participant=one) for one in book.people]
    subjects += [Subject()]
    subjects += [Subject(What.CAR, car=one) for one in book.cars]
    subjects += [Subject(What.CEREMONIES)]
    found = []
    for one in subjects:
        person = one.participant
        newest = last.get(key_of(one))
        if person is not None and person.withdrawn_at is not None and newest is None:
            continue
        found.append(print_state(book, one, newest))
    return found


def key_of(subject: Subject) -> tuple[str, object, object]:
    """What tells prints of one subject from those of another."""
    return (
        subject.what,
        subject.participant and subject.participant.pk,
        subject.car and subject.car.pk,
    )


def head_of(book: Book, subject: Subject) -> dict[str, JSON]:
    """Who a print is for, as they are called when it is printed."""
    person = subject.participant
    found: dict[str, JSON] = {
        "visit": book.visit.title,
        "from": book.visit.begins_on.isoformat(),
        "to": book.visit.ends_on.isoformat(),
        "place": book.visit.place,
        "zone": book.visit.time_zone,
    }
    if person is not None:
        found |= {"name": person.name, "post": person.post}
    if subject.car is not None:
        driver = subject.car.driver
        found |= {
            "car": subject.car.label,
            "plate": subject.car.plate,
            "driver": driver.name if driver else "",
        }
    return found


def draft_of(book: Book, subject: Subject, *, at: datetime) -> Printout:
    """What a print of now would be; without a number, and not kept."""
    language = language_of(subject)
    return Printout(
        visit=book.visit,
        what=subject.what,
        participant=subject.participant,
        car=subject.car,
        number=0,
        language=language,
        form="pdf",
        at=at,
        lines=[one.as_data() for one in printed_lines(book, subject, language)],
        head=head_of(book, subject),
    )


def text_in(item: ProgrammeItem, language: str) -> ProgrammeText | None:
    """The words of a line in a language, where somebody wrote them."""
    return next((one for one in item.texts.all() if one.language == language), None)


def _line(
    book: Book,
    item: ProgrammeItem,
    language: str,
    *,
    people: tuple[PrintedPerson, ...],
    of: Subject,
) -> PrintedLine:
    person = of.participant
    own = (item.title, item.place, item.to_place, item.carry, item.order_of_ceremony)
    text = text_in(item, language)
    said = own
    if text is not None:
        written = (
            text.title,
            text.place,
            text.to_place,
            text.carry,
            text.order_of_ceremony,
        )
        said = tuple(a or b for a, b in zip(written, own, strict=True))  # type: ignore[assignment]  # -- five again
    taking = None if person is None else _taking_of(book, item, person)
    car = of.car if taking is None else taking.car
    if car is None and person is not None:
        car = next(
            (
                one.car
                for one in book.takings(item)
                if one.car is not None and one.car.driver_id == person.pk
            ),
            None,
        )
    return PrintedLine(
        item=str(item.pk),
        kind=item.kind,
        begins=book.begins(item).isoformat(),
        ends=book.ends(item).isoformat(),
        zone=book.zone_of(item),
        title=said[0],
        place=said[1],
        to_place=said[2],
        dress=item.dress,
        carry=said[3],
        ceremony=said[4],
        own=own,
        car="" if car is None else car.label,
        plate="" if car is None else car.plate,
        driver="" if car is None or car.driver is None else car.driver.name,
        interpreter=_interpreter(book, taking),
        seat="" if taking is None else taking.seat,
        task="" if taking is None else taking.task,
        people=people,
    )


def _taking_of(
    book: Book, item: ProgrammeItem, person: VisitParticipant
) -> Assignment | None:
    return next(
        (one for one in book.takings(item) if one.participant_id == person.pk), None
    )


def _interpreter(book: Book, taking: Assignment | None) -> str:
    if taking is None or taking.interpreter_id is None:
        return ""
    return book.who(taking.interpreter_id).name


def _met(
    book: Book, item: ProgrammeItem, person: VisitParticipant
) -> tuple[PrintedPerson, ...]:
    """Those of the other side; an interpreter sees for whom they interpret.

    In a transfer nobody is met: named are those who ride in the same car.
    """
    if item.kind == ProgrammeItem.Kind.TRANSFER:
        own = _taking_of(book, item, person)
        driven = [one.pk for one in book.cars if one.driver_id == person.pk]
        seats = [own.car_id] if own is not None and own.car_id else driven
        return tuple(
            PrintedPerson(book.who(one.participant_id).name)
            for one in book.takings(item)
            if one.car_id in seats
            and one.participant_id != person.pk
            and book.who(one.participant_id).withdrawn_at is None
        )
    found = []
    for one in book.takings(item):
        other = book.who(one.participant_id)
        if one.interpreter_id == person.pk:
            found.append(PrintedPerson(other.name, other.post, interpreter=person.name))
        elif (
            other.pk != person.pk
            and other.side != person.side
            and other.role not in ROLES_BESIDE
            and other.withdrawn_at is None
        ):
            found.append(PrintedPerson(other.name, other.post))
    return tuple(found)


def _everybody(book: Book, item: ProgrammeItem) -> tuple[PrintedPerson, ...]:
    return tuple(
        _with_all(book, one)
        for one in book.takings(item)
        if book.who(one.participant_id).withdrawn_at is None
    )


def _passengers(
    book: Book, item: ProgrammeItem, car: Car | None
) -> tuple[PrintedPerson, ...]:
    return tuple(
        PrintedPerson(book.who(one.participant_id).name)
        for one in book.takings(item)
        if one.car == car and book.who(one.participant_id).withdrawn_at is None
    )


def _with_all(book: Book, one: Assignment) -> PrintedPerson:
    person = book.who(one.participant_id)
    return PrintedPerson(
        name=person.name,
        post=person.post,
        car="" if one.car is None else one.car.label,
        interpreter=_interpreter(book, one),
        seat=one.seat,
        task=one.task,
    )


def before_of(printout: Printout) -> Printout | None:
    """The print that a print replaced; None for a first one."""
    return Printout.objects.filter(
        visit=printout.visit_id,
        what=printout.what,
        participant=printout.participant_id,
        car=printout.car_id,
        number=printout.number - 1,
    ).first()
