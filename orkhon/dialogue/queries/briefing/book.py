"""The briefing book: for a person, a body or a meeting, as of a day.

Reading only. Everything in it is confirmed; what waits is counted and left out. The
day decides which posts, contacts and statuses count: a book made again for an old day
tells what could be told then of what is known now.
"""

import uuid
from collections.abc import Sequence
from datetime import date

from django.utils.translation import override

from orkhon.dialogue.models import Contact, Participation
from orkhon.dialogue.queries.briefing.around import (
    changed,
    figures,
    followed,
    reforms,
    reforms_since,
)
from orkhon.dialogue.queries.briefing.meetings import (
    contact_ids,
    families_of,
    met,
    topics,
)
from orkhon.dialogue.queries.briefing.profiles import profile
from orkhon.dialogue.queries.briefing.promises import counts, promised
from orkhon.dialogue.queries.briefing.sides import (
    Group,
    body_group,
    people_group,
    seat_side,
    us,
)
from orkhon.dialogue.queries.briefing.unknowns import unknowns, waiting
from orkhon.dialogue.queries.briefing.values import Briefing, Met, Profile, Side
from orkhon.engines import periods
from orkhon.register.models import Body, Person, State
from orkhon.register.queries import BodyRef, kept_person, members_on

# The heads of a body and the next few; a list of two hundred members is no briefing.
MOST_PROFILES = 8


def person_briefing(person: Person, on: date) -> Briefing:
    """The book about one person; a merged row opens that of the one kept."""
    kept = kept_person(person)
    them = people_group([kept.pk], on)
    return _book(
        kind="person",
        id_=kept.pk,
        title=kept.display_name,
        on=on,
        them=them,
        contacts=contact_ids(them, by_person=True),
        people=[kept.pk],
    )


def body_briefing(body: Body, on: date) -> Briefing:
    """The book about a body, its parts and those that it succeeded."""
    them = body_group(body)
    leading = [
        one.person.id for one in members_on(body, on) if one.rank in ("head", "deputy")
    ]
    return _book(
        kind="body",
        id_=body.pk,
        title=body.display_name,
        on=on,
        them=them,
        contacts=contact_ids(them, by_person=False),
        people=list(dict.fromkeys(leading))[:MOST_PROFILES],
        body=body,
    )


def contact_briefing(contact: Contact, on: date) -> Briefing:
    """The book for one meeting: about everybody who is not of our own house."""
    ours = us()
    seats = list(
        Participation.objects.filter(contact=contact, state=State.CONFIRMED)
        .exclude(role=Participation.Role.ABSENT)
        .select_related("membership")
        .order_by("person__sort_key", "pk")
    )
    nobody = Group(frozenset(), frozenset())
    guests = [
        seat.person_id
        for seat in seats
        if seat_side(seat, nobody, ours) is not Side.OURS
    ] or [seat.person_id for seat in seats]
    them = people_group(guests, on)
    return _book(
        kind="contact",
        id_=contact.pk,
        title=_stored_title(contact),
        on=on,
        them=them,
        contacts=contact_ids(them, by_person=True) - {contact.pk},
        people=guests[:MOST_PROFILES],
        meeting=contact,
    )


def _stored_title(contact: Contact) -> str:
    """What the file and the record call it, whoever asks and in whatever language."""
    with override("en"):
        return str(contact)


def _book(
    *,
    kind: str,
    id_: uuid.UUID,
    title: str,
    on: date,
    them: Group,
    contacts: frozenset[uuid.UUID],
    people: Sequence[uuid.UUID],
    body: Body | None = None,
    meeting: Contact | None = None,
) -> Briefing:
    ours = us()
    rows = families_of(contacts)
    promises = promised(rows, them=them, ours=ours, day=on)
    made = counts(promises)
    held = met(
        contacts,
        state=Contact.State.HELD,
        them=them,
        ours=ours,
        counts=made,
        until=on,
    )
    planned = _next(contacts, meeting, them, ours, on)
    profiles = _profiles(people, on)
    since = next((one.on for one in held if one.on), "")
    since_day = periods.latest(since)
    told_since = reforms_since(since_day, on)
    return Briefing(
        kind=kind,
        id=id_,
        title=title,
        on=on,
        body=None if body is None else BodyRef.of(body),
        profiles=profiles,
        meeting=planned,
        contacts=tuple(held),
        promises=promises,
        since=since,
        changes=()
        if since_day is None
        else changed(
            them,
            rows,
            people=[one.person.id for one in profiles],
            since=since_day,
            until=on,
        ),
        topics=topics(rows, on),
        followed=followed(them, rows, on),
        figures=figures(rows, on),
        unknown=unknowns(profiles, held, planned, promises),
        waiting=waiting(rows, profiles),
        reforms=reforms(them, told_since, on),
        reforms_since=told_since,
    )


def _next(
    contacts: frozenset[uuid.UUID],
    meeting: Contact | None,
    them: Group,
    ours: Group,
    on: date,
) -> Met | None:
    """The meeting asked for, else the next planned one."""
    if meeting is not None:
        found = met([meeting.pk], state=meeting.state, them=them, ours=ours, counts={})
        return found[0]
    planned = met(
        contacts,
        state=Contact.State.PLANNED,
        them=them,
        ours=ours,
        counts={},
        since=on,
    )
    # The list begins with the latest; the next one is at its end.
    return planned[-1] if planned else None


def _profiles(people: Sequence[uuid.UUID], on: date) -> tuple[Profile, ...]:
    found: dict[uuid.UUID, Profile] = {}
    for one in people:
        made = profile(one, on)
        found.setdefault(made.person.id, made)
    return tuple(found.values())
