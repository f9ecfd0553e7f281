"""Contacts of a side, past and planned, with who was there and what came of them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Q

from orkhon.dialogue.models import Contact, ContactKind, Participation, Topic
from orkhon.dialogue.queries.briefing.sides import Group, seat_side
from orkhon.dialogue.queries.briefing.values import (
    Changed,
    ChangeKind,
    Discussed,
    Met,
    Seen,
    Side,
)
from orkhon.record.models import Citation
from orkhon.register.models import Membership, Person, State
from orkhon.register.queries import PersonRef, PostHeld, families, posts_on

PRESENT = (Participation.Role.PARTICIPANT, Participation.Role.QUOTED)
_ORDER = {Side.THEIRS: 0, Side.BOTH: 0, Side.OTHERS: 1, Side.OURS: 2}
# Kinds that are news even to those who were not there.
PUBLIC_KINDS = frozenset({ContactKind.SESSION, ContactKind.OBSERVATION})


def contact_ids(them: Group, *, by_person: bool) -> frozenset[uuid.UUID]:
    """Contacts in which a side took part; joined ones under the one that is kept.

    Args:
        by_person: Whether the people themselves count, or whom they spoke for.
    """
    present = Participation.objects.filter(role__in=PRESENT, state=State.CONFIRMED)
    if by_person:
        found = set(
            present.filter(person_id__in=them.people).values_list("contact", flat=True)
        )
    else:
        found = set(
            present.filter(
                Q(body_id__in=them.bodies) | Q(membership__body_id__in=them.bodies)
            ).values_list("contact", flat=True)
        )
        hosted = Contact.objects.filter(host_id__in=them.bodies)
        found |= set(hosted.values_list("pk", flat=True))
        found |= _by_post(them)
    return frozenset(_kept(found))


def families_of(kept: Iterable[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Every row of each contact, joined ones included, with the one that is kept."""
    rows = {one: one for one in kept}
    while True:
        more = {
            row: rows[into]
            for row, into in Contact.objects.filter(merged_into_id__in=rows)
            .exclude(pk__in=rows)
            .values_list("pk", "merged_into_id")
        }
        if not more:
            return rows
        rows |= more


def met(
    kept: Iterable[uuid.UUID],
    *,
    state: str,
    them: Group,
    ours: Group,
    counts: Mapping[uuid.UUID, tuple[int, int]],
    until: date | None = None,
    since: date | None = None,
) -> list[Met]:
    """Contacts as values, the latest first.

    Args:
        kept: Ids of contacts that were not joined to another.
        state: A value of `Contact.State`.
        counts: Promises made and kept, a contact.
        until: Leave out what begins after this day.
        since: Leave out what began before this day.
    """
    wanted = Contact.objects.filter(pk__in=kept, state=state)
    if until is not None:
        wanted = wanted.filter(Q(on_day=None) | Q(on_day__lte=until))
    if since is not None:
        wanted = wanted.filter(on_day__gte=since)
    # Databases differ on where a contact without a date stands: it stands last.
    contacts = sorted(
        wanted, key=lambda one: (one.on_day or date.min, one.on), reverse=True
    )
    rows = families_of(one.pk for one in contacts)
    people = _people(rows, them, ours)
    citations = _citations(rows)
    return [
        _value(one, people[one.pk], counts.get(one.pk, (0, 0)), citations[one.pk])
        for one in contacts
    ]


def topics(rows: Mapping[uuid.UUID, uuid.UUID], until: date) -> tuple[Discussed, ...]:
    """What was talked about at some contacts, what came up most and last first."""
    found: dict[str, list[Topic]] = defaultdict(list)
    spoken = (
        Topic.objects.filter(contact__in=rows, state=State.CONFIRMED)
        .filter(contact__state=Contact.State.HELD)
        .filter(Q(contact__on_day=None) | Q(contact__on_day__lte=until))
        .select_related("contact", "citation__source")
        .order_by("-contact__on_day", "pk")
    )
    for one in spoken:
        found[one.fold].append(one)
    gathered = [
        Discussed(
            text=same[0].text,
            on=tuple(dict.fromkeys(one.contact.on for one in same)),
            citations=_cited(one.citation for one in same),
        )
        for same in found.values()
    ]
    return tuple(sorted(gathered, key=lambda one: (-len(one.on), _newest(one.on))))


def held_elsewhere(
    known: Iterable[uuid.UUID], *, since: date, until: date
) -> tuple[Changed, ...]:
    """Sessions and missions held between two days without this side."""
    rows = Contact.objects.filter(
        state=Contact.State.HELD,
        merged_into=None,
        on_day__gt=since,
        on_day__lte=until,
    ).exclude(pk__in=known)
    found = []
    for one in rows:
        if one.on_day is not None and PUBLIC_KINDS & set(one.kinds):
            found.append(
                Changed(
                    kind=ChangeKind.CONTACT,
                    on=one.on,
                    day=one.on_day,
                    held=None,
                    name=one.title,
                    place=one.place,
                    kinds=tuple(one.kinds),
                    citations=_citations({one.pk: one.pk})[one.pk],
                )
            )
    return tuple(found)


def _value(
    contact: Contact,
    people: Sequence[Seen],
    counts: tuple[int, int],
    citations: tuple[Citation, ...],
) -> Met:
    return Met(
        id=contact.pk,
        title=contact.title,
        kinds=tuple(contact.kinds),
        format=contact.format,
        on=contact.on,
        until=contact.until,
        at_time=contact.at_time,
        place=contact.place,
        outcome=contact.outcome.strip(),
        agenda=contact.agenda.strip(),
        talking_points=_lines(contact.talking_points),
        people=tuple(people),
        promises=counts[0],
        kept=counts[1],
        citations=citations,
    )


def _people(
    rows: Mapping[uuid.UUID, uuid.UUID], them: Group, ours: Group
) -> dict[uuid.UUID, list[Seen]]:
    """Who was there, each person once, with the post of then."""
    found: dict[uuid.UUID, list[Seen]] = defaultdict(list)
    seats = list(
        Participation.objects.filter(
            contact__in=rows, role__in=PRESENT, state=State.CONFIRMED
        )
        .select_related(
            "contact", "person", "body", "membership__post", "citation__source"
        )
        .prefetch_related("membership__body")
        .order_by("person__sort_key", "pk")
    )
    same = families({seat.person_id for seat in seats})
    kept = {one.pk: one for one in Person.objects.filter(merged_into=None)}
    posts: dict[date, dict[uuid.UUID, PostHeld]] = {}
    told: set[tuple[uuid.UUID, frozenset[uuid.UUID]]] = set()
    # The kept contact speaks first, then those joined to it.
    for seat in sorted(seats, key=lambda one: rows[one.contact_id] != one.contact_id):
        contact = rows[seat.contact_id]
        family = same[seat.person_id]
        if (contact, family) in told:
            continue
        told.add((contact, family))
        day = seat.contact.on_day
        if day is not None and day not in posts:
            then = posts_on({one.person_id for one in seats}, day)
            posts[day] = {who: all_[0] for who, all_ in then.items() if all_}
        registered = posts.get(day, {}).get(seat.person_id) if day else None
        shown = next((kept[one] for one in family if one in kept), seat.person)
        found[contact].append(
            Seen(
                person=PersonRef.of(shown),
                post=seat.post_as_written or str(registered or ""),
                is_post_given=bool(seat.post_as_written),
                side=seat_side(seat, them, ours),
                citations=_cited([seat.citation]),
                held=None if seat.post_as_written else registered,
            )
        )
    # Guests first, in the order of their names; our own people last.
    for seen in found.values():
        seen.sort(key=lambda one: (_ORDER[one.side], one.person.sort_key))
    return found


def _citations(
    rows: Mapping[uuid.UUID, uuid.UUID],
) -> dict[uuid.UUID, tuple[Citation, ...]]:
    """Where a contact itself is told of: the place that tells the date comes first."""
    found: dict[uuid.UUID, list[Citation]] = defaultdict(list)
    through = Contact.citations.through.objects.filter(contact__in=rows)
    links = through.order_by("pk").values_list("contact", "citation")
    cited = Citation.objects.select_related("source").in_bulk(
        [citation for _, citation in links]
    )
    for contact, citation in links:
        found[rows[contact]].append(cited[citation])
    return defaultdict(tuple, {key: tuple(all_) for key, all_ in found.items()})


def _by_post(them: Group) -> set[uuid.UUID]:
    """Contacts of people who held a post in a body of the side on that day.

    A report often gives a name alone; the register knows whose Speaker it was.
    """
    terms = Membership.objects.filter(
        body_id__in=them.bodies, state=State.CONFIRMED
    ).values_list("person", "from_day", "to_day")
    held: dict[uuid.UUID, list[tuple[date, date]]] = defaultdict(list)
    for person, first, last in terms:
        held[person].append((first or date.min, last or date.max))
    same = families(held)
    by_row = {row: held[one] for one, rows in same.items() for row in rows}
    seats = Participation.objects.filter(
        role__in=PRESENT,
        state=State.CONFIRMED,
        person_id__in=by_row,
        contact__on_day__isnull=False,
    ).values_list("contact", "person", "contact__on_day")
    return {
        contact
        for contact, person, day in seats
        if day is not None
        and any(first <= day <= last for first, last in by_row[person])
    }


def _kept(found: set[uuid.UUID]) -> set[uuid.UUID]:
    into = dict(
        Contact.objects.exclude(merged_into=None).values_list("pk", "merged_into_id")
    )
    kept = set()
    for one in found:
        row = one
        while row in into and into[row] is not None:
            row = into[row]
        kept.add(row)
    return kept


def _cited(citations: Iterable[Citation | None]) -> tuple[Citation, ...]:
    kept = {one.pk: one for one in citations if one is not None}
    return tuple(kept.values())


def _lines(text: str) -> tuple[str, ...]:
    """One point a line, without the dashes and numbers that people type."""
    lines = (line.strip().lstrip("-–•*").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def _newest(dates: Sequence[str]) -> tuple[int, ...]:
    """A key that puts the later partial date first."""
    return tuple(-ord(letter) for letter in max(dates, default=""))
