"""What no confirmed fact tells, and how many proposals still wait."""

import uuid
from collections.abc import Mapping, Sequence

from django.db.models import Q

from orkhon.dialogue.intake.values import PersonSeen, checked
from orkhon.dialogue.models import Proposal
from orkhon.dialogue.queries.briefing.profiles import own_language
from orkhon.dialogue.queries.briefing.values import (
    OPEN_STATUSES,
    Met,
    Profile,
    Promised,
    Side,
    Unknown,
    UnknownKind,
)
from orkhon.engines import names

# From here up the names engine takes two spellings for one name.
SAME = 0.5


def unknowns(
    profiles: Sequence[Profile],
    contacts: Sequence[Met],
    meeting: Met | None,
    promises: Sequence[Promised],
) -> tuple[Unknown, ...]:
    """What a reader should not look for in the book, because nobody knows it."""
    found: list[Unknown] = []
    for one in profiles:
        found += _about(one)
    found += _about_meetings(contacts, meeting)
    still_open = [one for one in promises if one.status in OPEN_STATUSES]
    undated = sum(one.due == "" for one in still_open)
    if undated:
        found.append(Unknown(UnknownKind.NO_DUE_DATE, count=undated))
    unowned = sum(not one.owners for one in still_open)
    if unowned:
        found.append(Unknown(UnknownKind.NO_OWNER, count=unowned))
    return tuple(found)


def waiting(rows: Mapping[uuid.UUID, uuid.UUID], profiles: Sequence[Profile]) -> int:
    """Proposals that nobody has decided, of these contacts or about these people."""
    undecided = Proposal.objects.filter(state=Proposal.State.PROPOSED)
    near = set(
        undecided.filter(
            Q(contact__in=rows) | Q(report__contacts__in=rows)
        ).values_list("pk", flat=True)
    )
    spellings = {
        text
        for one in profiles
        for text in (one.person.name, *(same.text for same in one.spellings))
    }
    ids = {str(one.person.id) for one in profiles}
    people = undecided.filter(kind=Proposal.Kind.PARTICIPANT).exclude(pk__in=near)
    for proposal in people:
        seen = checked(proposal.kind, proposal.value)
        if isinstance(seen, PersonSeen) and (
            seen.person in ids
            or any(names.compare(seen.name, text) >= SAME for text in spellings)
        ):
            near.add(proposal.pk)
    return len(near)


def _about(one: Profile) -> list[Unknown]:
    name = one.person.name
    found = []
    if not one.posts:
        found.append(Unknown(UnknownKind.POSTS, name))
    begun = [post for post in one.posts if not post.from_on]
    if begun:
        found.append(Unknown(UnknownKind.POST_BEGINNING, name, len(begun)))
    if one.own_spelling is None and own_language((*one.posts, *one.earlier)):
        found.append(Unknown(UnknownKind.OWN_SPELLING, name))
    if not one.born_on:
        found.append(Unknown(UnknownKind.BIRTHDAY, name))
    return found


def _about_meetings(contacts: Sequence[Met], meeting: Met | None) -> list[Unknown]:
    found = []
    if not contacts:
        found.append(Unknown(UnknownKind.NO_CONTACT))
    elif not contacts[0].outcome and not contacts[0].promises:
        found.append(Unknown(UnknownKind.NO_OUTCOME, contacts[0].on))
    if contacts:
        found += [
            Unknown(UnknownKind.POST_NOT_GIVEN, seen.person.name)
            for seen in contacts[0].people
            if not seen.is_post_given and seen.side is not Side.OURS
        ]
    if meeting is None:
        found.append(Unknown(UnknownKind.NO_MEETING))
    elif not meeting.people:
        found.append(Unknown(UnknownKind.NO_PEOPLE))
    return found
