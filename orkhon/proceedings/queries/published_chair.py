"""Who chaired and who chairs next, for everybody: parliaments, and the people for them.

Told of an assembly that was opened. A parliament is named because the chair is its; a
person is named who holds a post in an opened body.
"""

from dataclasses import dataclass
from datetime import date

from orkhon.proceedings.models import Session
from orkhon.proceedings.queries.chair import (
    ChairTerm,
    NextChair,
    chair_terms,
    next_chair,
)
from orkhon.proceedings.queries.sessions import called
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed, is_disclosed
from orkhon.register.models import Body, State
from orkhon.register.queries import PostHeld
from orkhon.register.queries.chairs import chair_on
from orkhon.register.queries.labels import country_named, named
from orkhon.register.queries.published import opened_keys
from orkhon.register.queries.published_values import (
    PublishedProvenance,
    provenance_of,
)
from orkhon.register.queries.values import BodyRef


@dataclass(frozen=True)
class PublishedSitter:
    """Who sat in the chair for a parliament; dates are partial.

    Attributes:
        person: Key of the person.
        title: Of the post by which the person sat there.
    """

    person: str
    name: str
    title: str
    from_on: str
    to_on: str
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedChairmanship:
    """One chairmanship of an assembly.

    Attributes:
        assembly, parliament: Keys of the bodies.
        from_on, to_on: Partial dates; `to_on` is "" while it goes on.
        sat_for_name: The parliament that sat in its place once it had ended; "".
        session: Key of the session at which the chair was taken, where that was
            opened; "". `session_name` and the places stand with it.
        decided_place, place: Where the session was to be, and where it was.
        in_turn: Whether the rotation gives it; None where it cannot be told.
        years_without: Years that went by without a change before.
    """

    assembly: str
    parliament: str
    parliament_name: str
    country: str
    country_name: str
    from_on: str
    to_on: str
    people: tuple[PublishedSitter, ...]
    sat_for_name: str
    session: str
    session_name: str
    decided_place: str
    place: str
    in_turn: bool | None
    years_without: tuple[int, ...]
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedChair:
    """Who has the chair on a day.

    Attributes:
        person: Key; "" where nobody of an opened body is known to sit there.
        post: The post by which the person presides, in words.
        is_certain: False on the day of a handover and on blurred edges.
    """

    assembly: str
    assembly_name: str
    parliament_name: str
    country: str
    country_name: str
    person: str
    person_name: str
    post: str
    from_on: str
    to_on: str
    is_certain: bool
    note: str


@dataclass(frozen=True)
class PublishedNext:
    """Who chairs next.

    Attributes:
        from_on: Partial date of the change; "" where none is known.
        when: The same in words.
        planned_name: Whom a plan names instead; "".
        why: The reasons, sentence by sentence; of a session that was not opened none
            is told.
    """

    parliament: str
    parliament_name: str
    country: str
    from_on: str
    when: str
    planned_name: str
    why: tuple[str, ...]


def published_chair(assembly: str, day: date) -> PublishedChair | None:
    """Who has the chair of an opened assembly on a day; None where that is not known."""
    row = _assembly(assembly)
    found = None if row is None else chair_on(row, day)
    if row is None or found is None:
        return None
    told = opened_keys()
    held = found.held
    is_told = held is not None and str(held.body.id) in told
    return PublishedChair(
        assembly=row.key,
        assembly_name=named(row),
        parliament_name=named(found.parliament),
        country=found.parliament.country_code,
        country_name=country_named(found.parliament),
        person=str(found.person.id) if found.person is not None and is_told else "",
        person_name=found.person.name if found.person is not None and is_told else "",
        post=named(held) if held is not None and is_told else "",
        from_on=found.from_on,
        to_on=found.to_on,
        is_certain=found.certainty.value == "yes",
        note=found.note,
    )


def published_chairmanships(assembly: str) -> tuple[PublishedChairmanship, ...]:
    """Every confirmed chairmanship of an opened assembly, the latest first."""
    row = _assembly(assembly)
    if row is None:
        return ()
    terms = [one for one in chair_terms(row) if one.row.state == State.CONFIRMED]
    sessions = disclosed(
        [subject_of(one.session) for one in terms if one.session is not None]
    )
    told = opened_keys()
    return tuple(_term(one, row, told, sessions) for one in reversed(terms))


def published_next_chair(assembly: str, day: date) -> PublishedNext | None:
    """Who chairs an opened assembly next, and why; None where that cannot be told."""
    row = _assembly(assembly)
    found = None if row is None else next_chair(row, day)
    if found is None:
        return None
    is_told = found.session is None or is_disclosed(subject_of(found.session))
    return PublishedNext(
        parliament=found.parliament.key,
        parliament_name=named(found.parliament),
        country=_country(found),
        from_on=found.from_on if is_told or found.has_begun else "",
        when=found.when if is_told or found.has_begun else "",
        planned_name=named(found.planned) if found.planned and is_told else "",
        # The last reason names the session.
        why=found.why if is_told else found.why[:-1],
    )


def _country(found: NextChair) -> str:
    country = found.parliament.country
    return "" if country is None else country.code


def _term(
    one: ChairTerm, assembly: Body, told: dict[str, str], sessions: set[str]
) -> PublishedChairmanship:
    parliament = BodyRef.of(one.row.parliament)
    session = one.session
    if session is not None and subject_of(session) not in sessions:
        session = None
    return PublishedChairmanship(
        assembly=assembly.key,
        parliament=parliament.key,
        parliament_name=named(parliament),
        country=parliament.country_code,
        country_name=country_named(parliament),
        from_on=one.row.from_on,
        to_on=one.to_on,
        people=tuple(
            _sitter(post) for post in one.persons if str(post.body.id) in told
        ),
        sat_for_name="" if one.sat_for is None else named(one.sat_for),
        session="" if session is None else session.key,
        session_name="" if session is None else called(session),
        decided_place=_place(session, "decided_place"),
        place=_place(session, "place"),
        in_turn=one.is_in_turn,
        years_without=one.skipped,
        provenance=provenance_of(one.row.citation),
    )


def _place(session: Session | None, which: str) -> str:
    return "" if session is None else str(getattr(session, which))


def _sitter(post: PostHeld) -> PublishedSitter:
    return PublishedSitter(
        person=str(post.person.id),
        name=post.person.name,
        title=named(post),
        from_on=post.from_on,
        to_on=post.ends_on,
        provenance=provenance_of(post.citation),
    )


def _assembly(key: str) -> Body | None:
    row = Body.objects.filter(key=key, kind=Body.Kind.ASSEMBLY).first()
    return row if row is not None and is_disclosed(subject_of(row)) else None
