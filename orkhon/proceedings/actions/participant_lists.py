"""A list that a parliament or organisation sent: all of it or nothing."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from orkhon.accounts.models import User
from orkhon.engines import names
from orkhon.proceedings.actions.participants import (
    Entrant,
    add_participant,
    may_nominate_for,
    open_session,
)
from orkhon.proceedings.intake.participant_lists import ListedLine, read_list
from orkhon.proceedings.models import Participant, Session
from orkhon.proceedings.permissions import can_register
from orkhon.record.actions import append, keep_source, subject_of
from orkhon.record.refusals import Refusal
from orkhon.record.roles import DELEGATIONS, SECRETARIAT, require
from orkhon.register.actions import add_person
from orkhon.register.intake import ImportRefused, Problem
from orkhon.register.models import Body, Name, Person, State
from orkhon.register.permissions import can_write_register
from orkhon.register.queries import kept_person, near_persons

SAME = 0.5
"""From here up the names engine takes two spellings for one name."""


@transaction.atomic
def bring_in_list(
    session: Session,
    data: bytes,
    *,
    filename: str,
    by: User,
    body: Body | None = None,
    capacity: str = Participant.Capacity.DELEGATION,
) -> list[Participant]:
    """Enter everybody in a file, which is kept as it came.

    A name that the register knows in that spelling is that person. A name near to
    another is refused, so that nobody becomes two; one that is like no other has to
    be marked as new, and the Secretariat alone enters new persons.

    Args:
        body: Whose people they are; None when the file has columns for it.
        capacity: In which they come, where the file does not say.
    Raises:
        ImportRefused: with every bad line; nobody is entered.
        Refusal: the session is over.
    """
    require(
        can_register(by)
        or (
            body is not None
            and capacity == Participant.Capacity.DELEGATION
            and may_nominate_for(by, session, body)
        ),
        "bring in a list of participants",
    )
    session = open_session(session)
    media_type, lines = read_list(data, filename)
    reading = _Reading(session, body, capacity, by)
    read = [(line, reading.entrant(line)) for line in lines]
    _refuse(filename, reading.problems)
    entrants = [(line, one) for line, one in read if one is not None]
    # Whom a substitute stands in for may come further down in the file.
    entrants.sort(key=lambda one: bool(one[0].cells["in place of"]))
    made: list[Participant] = []
    for line, entrant in entrants:
        try:
            made.append(add_participant(session, reading.seated(line, entrant), by=by))
        except Refusal as error:
            reading.problems.append(Problem(line.place, str(error)))
    _refuse(filename, reading.problems)
    source, _is_new = keep_source(
        data,
        filename=filename,
        media_type=media_type,
        text="",
        language="und",
        by=by,
        title=f"List of participants, {session.title}, {filename}"[:500],
        restricted_to=[
            *sorted(str(role) for role in SECRETARIAT),
            *([f"parliament/{by.parliament}"] if by.roles & DELEGATIONS else ()),
        ],
    )
    append(
        "proceedings.participants.bring-in",
        subject_of(session),
        by=by,
        source=str(source.pk),
        filename=source.filename,
        participants=[one.number for one in made],
    )
    return made


def _refuse(filename: str, problems: Sequence[Problem]) -> None:
    if problems:
        raise ImportRefused(filename, tuple(problems))


class _Reading:
    """Lines as entrants; what cannot be read becomes a problem of its line."""

    def __init__(
        self, session: Session, body: Body | None, capacity: str, by: User
    ) -> None:
        self.problems: list[Problem] = []
        self._session = session
        self._body = body
        self._capacity = capacity
        self._by = by
        self._bodies = {} if body is not None else _bodies()

    def entrant(self, line: ListedLine) -> Entrant | None:
        before = len(self.problems)
        capacity = self._one_of(
            line, "capacity", Participant.Capacity.values, self._capacity
        )
        role = self._one_of(
            line, "role", Participant.Role.values, Participant.Role.MEMBER
        )
        body = self._body or self._named_body(line)
        person = self._person(line)
        if person is None or len(self.problems) > before:
            return None
        return Entrant(
            person=person,
            capacity=capacity,
            role=role,
            body=body,
            name=line.cells["name"],
            post=line.cells["post"],
            language=line.cells["language"].lower(),
        )

    def seated(self, line: ListedLine, entrant: Entrant) -> Entrant:
        """With the member whose seat is taken, once that one has been entered.

        Raises:
            Refusal: nobody of that name takes part.
        """
        wanted = line.cells["in place of"]
        if not wanted:
            return entrant
        fold = names.fold(wanted)
        whom = next(
            (
                one
                for one in self._session.participants.filter(withdrawn_at=None)
                if names.fold(one.name) == fold
            ),
            None,
        )
        if whom is None:
            raise Refusal(f"nobody called “{wanted}” takes part")
        return Entrant(
            person=entrant.person,
            capacity=entrant.capacity,
            role=Participant.Role.SUBSTITUTE,
            body=entrant.body,
            name=entrant.name,
            post=entrant.post,
            language=entrant.language,
            stands_in_for=whom,
        )

    def _one_of(
        self, line: ListedLine, column: str, known: Sequence[str], usual: str
    ) -> str:
        word = line.cells[column].lower()
        if word and word not in known:
            self._wrong(line, f"{column} “{word}” is none of {', '.join(known)}")
        return word or usual

    def _named_body(self, line: ListedLine) -> Body | None:
        word = line.cells["body"]
        if not word:
            return None
        found = self._bodies.get(names.fold(word), set())
        if len(found) == 1:
            return next(iter(found))
        self._wrong(
            line,
            f"“{word}” is no body of the register"
            if not found
            else f"“{word}” may be any of "
            f"{', '.join(sorted(str(one) for one in found))}",
        )
        return None

    def _person(self, line: ListedLine) -> Person | None:
        name = line.cells["name"]
        exact = {
            kept_person(row.person).pk: kept_person(row.person)
            for row in Name.objects.filter(
                fold=names.fold(name), person__isnull=False, state=State.CONFIRMED
            ).select_related("person")
            if row.person is not None
        }
        if len(exact) == 1:
            return next(iter(exact.values()))
        if exact:
            self._wrong(line, f"the register knows {len(exact)} persons called {name}")
            return None
        if not line.is_new:
            near = [one for one, score in near_persons(name, 3) if score >= SAME]
            self._wrong(
                line,
                f"{name} may be {' or '.join(one.display_name for one in near)}: write "
                "the name as the register has it, or “yes” in the column “new”"
                if near
                else f"the register does not know {name}: write “yes” in the column "
                "“new” to enter a new person",
            )
            return None
        if not can_write_register(self._by):
            self._wrong(line, f"{name} is new: the Secretariat enters new persons")
            return None
        return add_person(
            name,
            by=self._by,
            sample=self._session.sample,
            note="",
        )

    def _wrong(self, line: ListedLine, words: str) -> None:
        self.problems.append(Problem(line.place, words))


def _bodies() -> dict[str, set[Body]]:
    """Bodies by key, code and name of the country, and every name they have."""
    bodies = {
        one.pk: one
        for one in Body.objects.exclude(
            kind__in=(Body.Kind.CHAMBER, Body.Kind.DELEGATION)
        ).select_related("country")
    }
    found: dict[str, set[Body]] = defaultdict(set)
    for one in bodies.values():
        words = [one.key, one.display_name]
        if one.country is not None and one.kind == Body.Kind.PARLIAMENT:
            words += [one.country.code, one.country.english_name]
        for word in words:
            found[names.fold(word)].add(one)
    rows = Name.objects.filter(body__in=bodies).values_list("fold", "body__pk")
    for fold, pk in rows:
        found[fold].add(bodies[pk])
    return dict(found)
