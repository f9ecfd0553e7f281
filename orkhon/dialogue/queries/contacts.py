"""Contacts past and planned, each once, however many reports tell of it."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import F, Prefetch, Q, QuerySet

from orkhon.dialogue.models import (
    Contact,
    ContactKind,
    ConversationRecord,
    EventMention,
    Participation,
    Proposal,
    Topic,
)
from orkhon.engines import names, periods
from orkhon.record.actions import subject_of
from orkhon.record.models import Citation, Source
from orkhon.record.queries import entries_about
from orkhon.register.models import Body, Membership, Person, State
from orkhon.register.queries.identity import families, merges, root_of

Row = TypeVar("Row", Topic, EventMention)


@dataclass(frozen=True)
class Seen:
    """A person at a contact, once, with every source that says so.

    Attributes:
        post: As the source has it; "" where the text gives none.
        held: What the register says was held that day, in the body that the source
            names if there is one; None when it says nothing.
    """

    person: Person
    name_as_written: str
    post: str
    body: Body | None
    side: str
    role: str
    held: Membership | None
    participation: Participation
    citations: tuple[Citation, ...]

    @property
    def role_label(self) -> str:
        return str(Participation.Role(self.role).label)


@dataclass(frozen=True)
class ContactCard:
    """A contact with its people; `ids` are all rows that are this one event.

    Attributes:
        heading: The citation behind the date, place, format and each kind, by the
            kind of the proposal that gave it.
    """

    contact: Contact
    ids: tuple[uuid.UUID, ...]
    people: tuple[Seen, ...]
    sources: tuple[Source, ...]
    topics: tuple[Topic, ...]
    events: tuple[EventMention, ...]
    heading: dict[str, Citation]

    @property
    def kind_citation(self) -> Citation | None:
        """Where the kind of the contact was read."""
        return self.heading.get("contact-kind")

    @property
    def kind_label(self) -> str:
        """The kinds in words, such as “meeting, visit”."""
        return ", ".join(str(ContactKind(one).label) for one in self.contact.kinds)

    @property
    def present(self) -> tuple[Seen, ...]:
        """Those who took part, or are expected to."""
        taking = Participation.Role.PARTICIPANT
        return tuple(one for one in self.people if one.role == taking)

    @property
    def named(self) -> tuple[Seen, ...]:
        """Those who are only spoken of, quoted, or did not come."""
        taking = Participation.Role.PARTICIPANT
        return tuple(one for one in self.people if one.role != taking)

    @property
    def citation(self) -> Citation | None:
        """The place that speaks of the contact itself."""
        for kind in ("date", "contact-kind", "place", "format"):
            if kind in self.heading:
                return self.heading[kind]
        return next((one.citations[0] for one in self.people if one.citations), None)


def all_contacts() -> QuerySet[Contact]:
    """Every event once: rows joined into another one are left out."""
    return Contact.objects.filter(merged_into=None).select_related(
        "host", "responsible"
    )


def cards(rows: Iterable[Contact]) -> list[ContactCard]:
    """Contacts with everything said of them, in the order given; the queries do not grow."""
    kept = list(rows)
    wanted = {one.pk for one in kept}
    family: dict[uuid.UUID, list[Contact]] = {one.pk: [one] for one in kept}
    for joined in Contact.objects.filter(merged_into__in=wanted):
        if joined.merged_into_id is not None:
            family[joined.merged_into_id].append(joined)
    every = [one.pk for group in family.values() for one in group]
    into = merges()
    people = _people(every)
    posts = _posts(row.person_id for rows in people.values() for row in rows)
    topics = _by_contact(Topic.objects.filter(contact__in=every))
    events = _by_contact(EventMention.objects.filter(contact__in=every))
    sources: dict[uuid.UUID, list[Source]] = defaultdict(list)
    named = Source.objects.defer("text")
    for one in Contact.objects.filter(pk__in=every).prefetch_related(
        Prefetch("reports__source", named)
    ):
        sources[one.pk] = [report.source for report in one.reports.all()]
    heading = _headings(every)
    made = []
    for contact in kept:
        ids = tuple(one.pk for one in family[contact.pk])
        made.append(
            ContactCard(
                contact=contact,
                ids=ids,
                people=_once(
                    (seen for key in ids for seen in people[key]),
                    posts,
                    contact.on_day,
                    into,
                ),
                sources=tuple(
                    dict.fromkeys(source for key in ids for source in sources[key])
                ),
                topics=_distinct(
                    [one for key in ids for one in topics[key]],
                    lambda one: one.fold,
                ),
                events=_distinct(
                    [one for key in ids for one in events[key]],
                    lambda one: f"{names.fold(one.name)} {one.on}",
                ),
                heading={
                    kind: citation
                    for key in reversed(ids)
                    for kind, citation in heading[key].items()
                },
            )
        )
    return made


def card(contact: Contact) -> ContactCard:
    """One contact with everything said of it."""
    return cards([contact])[0]


def kept_contact(contact: Contact) -> Contact:
    """The contact that stands for the event: itself, or what it was joined into."""
    while contact.merged_into is not None:
        contact = contact.merged_into
    return contact


def next_contacts(day: date, limit: int | None = None) -> list[ContactCard]:
    """Planned contacts from a day on, the next first; those without a day last."""
    rows = all_contacts().filter(state=Contact.State.PLANNED)
    rows = rows.filter(Q(on_day__gte=day) | Q(on__regex=r"^.{4}(-..)?$"))
    rows = rows.order_by(F("on_day").asc(nulls_last=True), "at_time", "pk")
    ahead = [one for one in rows if _may_come(one, day)]
    return cards(ahead[:limit])


def not_completed(day: date) -> list[ContactCard]:
    """Planned contacts whose last possible day is past: they wait to be completed."""
    rows = all_contacts().filter(state=Contact.State.PLANNED, on_day__lt=day)
    return cards(one for one in rows if not _may_come(one, day))


def contacts_with(
    *,
    person_ids: Iterable[uuid.UUID] = (),
    body_ids: Iterable[uuid.UUID] = (),
    until: date | None = None,
    limit: int | None = None,
    roles: Sequence[str] = (Participation.Role.PARTICIPANT,),
) -> list[ContactCard]:
    """Contacts that were held with any of the persons or bodies, the newest first.

    Args:
        person_ids: All rows that are the person, as `register` gives them.
        body_ids: The body and, where they count, its parts.
        until: Leave out what began after this day.
        roles: In which roles they were there.
    """
    took = Participation.objects.filter(role__in=roles).exclude(state=State.SUPERSEDED)
    bodies = list(body_ids)
    took = took.filter(
        Q(person__in=list(person_ids))
        | Q(body__in=bodies)
        | Q(membership__body__in=bodies)
    )
    ids = set(took.values_list("contact_id", flat=True))
    ids |= set(
        Contact.objects.filter(pk__in=ids)
        .exclude(merged_into=None)
        .values_list("merged_into_id", flat=True)
    )
    rows = all_contacts().filter(
        Q(pk__in=ids) | Q(host__in=bodies), state=Contact.State.HELD
    )
    if until is not None:
        rows = rows.filter(Q(on_day__lte=until) | Q(on_day=None))
    rows = rows.order_by(F("on_day").desc(nulls_last=True), "-at_time", "pk")
    return cards(rows[:limit])


def topic_history(
    *, person_ids: Iterable[uuid.UUID] = (), body_ids: Iterable[uuid.UUID] = ()
) -> list[tuple[str, list[tuple[ContactCard, Topic]]]]:
    """What was spoken about with them, each topic with its contacts, newest first."""
    grouped: dict[str, list[tuple[ContactCard, Topic]]] = {}
    for one in contacts_with(person_ids=person_ids, body_ids=body_ids):
        for topic in one.topics:
            grouped.setdefault(topic.fold, []).append((one, topic))
    return [(pairs[0][1].text, pairs) for pairs in grouped.values()]


@dataclass(frozen=True)
class SeenOpening:
    """That somebody opened a record of conversation: who, by their id, and when."""

    by: str
    at: datetime


def openings_of(contact: Contact) -> list[SeenOpening]:
    """Who opened the record of this conversation, the latest first.

    Read from the record, so that an opening counts on whatever page it was: that of
    the conversation, or that of its source.
    """
    kept = ConversationRecord.objects.filter(contact=contact).select_related("source")
    return [
        SeenOpening(entry.actor, entry.at)
        for one in kept
        for entry in reversed(entries_about(subject_of(one.source)))
        if entry.verb == "record.source.open"
    ]


def _may_come(contact: Contact, day: date) -> bool:
    """Whether the last day that the plan can mean is not past."""
    from_text = contact.until or contact.on
    last = periods.latest(from_text)
    return last is None or last >= day


def _people(ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Participation]]:
    found: dict[uuid.UUID, list[Participation]] = defaultdict(list)
    rows = (
        Participation.objects.filter(contact__in=ids)
        .exclude(state=State.SUPERSEDED)
        .select_related("person", "body", "membership__post", "membership__body")
        .prefetch_related(
            Prefetch(
                "citation",
                Citation.objects.select_related("source").defer("source__text"),
            )
        )
        .order_by("citation__start", "pk")
    )
    for one in rows:
        found[one.contact_id].append(one)
    return found


def _posts(
    person_ids: Iterable[uuid.UUID],
) -> dict[uuid.UUID, list[Membership]]:
    """Confirmed memberships of the persons, the highest post first."""
    families_of = families(set(person_ids))
    every = {one for family in families_of.values() for one in family}
    rows = list(
        Membership.objects.filter(person__in=every, state=State.CONFIRMED)
        .select_related("post", "body")
        .order_by("post__precedence", "-from_day")
    )
    return {
        asked: [row for row in rows if row.person_id in family]
        for asked, family in families_of.items()
    }


def _held(
    row: Participation, posts: list[Membership], day: date | None
) -> Membership | None:
    """The post of that day: in the body of the source, else the highest one."""
    if day is None:
        return row.membership
    then = [
        one
        for one in posts
        if (one.from_day is None or one.from_day <= day)
        and (one.to_day is None or one.to_day >= day)
        and (
            not one.body.dissolved_on
            or one.body.dissolved_on >= day.isoformat()[: len(one.body.dissolved_on)]
        )
    ]
    there = [one for one in then if one.body_id == row.body_id]
    return next(iter(there or then), None)


def _once(
    rows: Iterable[Participation],
    posts: Mapping[uuid.UUID, list[Membership]],
    day: date | None,
    into: Mapping[uuid.UUID, uuid.UUID],
) -> tuple[Seen, ...]:
    """Each person once, who took part before who is only named."""
    by_person: dict[uuid.UUID, list[Participation]] = defaultdict(list)
    for row in rows:
        by_person[root_of(row.person_id, into)].append(row)
    seen = []
    for key, same in by_person.items():
        same.sort(key=lambda one: one.role != Participation.Role.PARTICIPANT)
        first = same[0]
        person = next((one.person for one in same if one.person_id == key), None)
        seen.append(
            Seen(
                person=person or first.person,
                name_as_written=first.name_as_written,
                post=next(
                    (one.post_as_written for one in same if one.post_as_written), ""
                ),
                body=next((one.body for one in same if one.body), None),
                side=first.side,
                role=first.role,
                held=_held(first, posts[first.person_id], day),
                participation=first,
                citations=tuple(one.citation for one in same if one.citation),
            )
        )
    return tuple(seen)


def _headings(ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, Citation]]:
    """The citation that each part of a contact's heading rests on."""
    rows = list(
        Proposal.objects.filter(
            contact__in=ids,
            state__in=Proposal.DECIDED_YES,
            written__startswith="citation/",
        ).order_by("decided_at")
    )
    cited = Citation.objects.select_related("source").defer("source__text")
    kept = cited.in_bulk([uuid.UUID(row.written.partition("/")[2]) for row in rows])
    found: dict[uuid.UUID, dict[str, Citation]] = defaultdict(dict)
    for row in rows:
        if row.contact_id is not None:
            key = uuid.UUID(row.written.partition("/")[2])
            found[row.contact_id][row.kind] = kept[key]
    return found


def _by_contact(rows: QuerySet[Row]) -> dict[uuid.UUID, list[Row]]:
    """Rows of a table under the contact that they belong to."""
    found: dict[uuid.UUID, list[Row]] = defaultdict(list)
    cited = rows.select_related("citation__source").defer("citation__source__text")
    for row in cited.exclude(state=State.SUPERSEDED):
        found[row.contact_id].append(row)
    return found


def _distinct(rows: list[Row], key: Callable[[Row], str]) -> tuple[Row, ...]:
    """The first of the rows with one key, in their order."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(key(row), row)
    return tuple(kept.values())
