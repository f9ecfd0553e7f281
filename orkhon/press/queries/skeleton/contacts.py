"""The confirmed facts of a contact, and of the contacts of a visit."""

from collections.abc import Iterable, Iterator

from orkhon.dialogue.models import Commitment, CommitmentParty, Contact, Participation
from orkhon.dialogue.queries.contacts import ContactCard, Seen, card
from orkhon.press.queries.skeleton.values import (
    FactValue,
    Kind,
    Pair,
    body_fact,
    date_fact,
    held_posts,
    open_first,
    person_fact,
    place_fact,
)
from orkhon.record.actions import subject_of
from orkhon.register.models import State


def contact_facts(contact: Contact) -> Iterator[FactValue]:
    """Everything that a person confirmed of a contact; what was only proposed is not."""
    seen = card(contact)
    subject = subject_of(contact)
    if contact.on:
        yield date_fact(subject, contact.on, contact.until, seen.heading.get("date"))
    if contact.place:
        yield place_fact(subject, contact.place, seen.heading.get("place"))
    if contact.format:
        yield FactValue(
            Kind.FORMAT,
            subject,
            str(Contact.Format(contact.format).label),
            {},
            seen.heading.get("format"),
        )
    people = [
        one
        for one in seen.present
        if one.participation.state == State.CONFIRMED
        and one.role == Participation.Role.PARTICIPANT
    ]
    for one in sorted(people, key=_place):
        yield _person(one)
    for body in dict.fromkeys(one.body for one in people if one.body is not None):
        yield body_fact(body)
    yield from topic_facts(seen)
    yield from promise_facts(seen.ids)


def topic_facts(seen: ContactCard) -> Iterator[FactValue]:
    """What was talked about."""
    for one in seen.topics:
        if one.state == State.CONFIRMED:
            yield FactValue(Kind.TOPIC, subject_of(one), one.text, {}, one.citation)


def promise_facts(contacts: Iterable[object]) -> Iterator[FactValue]:
    """What was promised there, by whom, by when."""
    rows = (
        Commitment.objects.filter(contact__in=list(contacts), state=State.CONFIRMED)
        .exclude(status__in=(Commitment.Status.WITHDRAWN, Commitment.Status.SUPERSEDED))
        .select_related("citation__source")
        .prefetch_related("parties__person", "parties__body")
    )
    for one in rows:
        owners = [
            str(party)
            for party in one.parties.all()
            if party.side == CommitmentParty.Side.OWNER
        ]
        said = [", ".join(owners), one.what, one.due]
        yield FactValue(
            Kind.PROMISE,
            subject_of(one),
            " · ".join(part for part in said if part)[:400],
            {
                "owners": [*owners],
                "what": one.what,
                "dates": [one.due] if one.due else [],
                "spellings": [["", one.place]] if one.place else [],
            },
            one.citation,
        )


def _place(one: Seen) -> tuple[bool, int, str]:
    """In the order of the source; who was entered by hand after them, by name."""
    citation = open_first(one.citations)
    start = 0 if citation is None else citation.start
    return citation is None, start, one.person.sort_key


def _person(one: Seen) -> FactValue:
    citation = open_first(one.citations)
    language = "" if citation is None else citation.source.language
    posts: list[Pair] = [(language, one.post), *held_posts(one.held)]
    return person_fact(
        one.person,
        one.name_as_written,
        posts,
        subject=subject_of(one.person),
        citation=citation,
        role=one.role,
    )
