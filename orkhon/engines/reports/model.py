"""What the reader of press reports gives back: proposals with their places.

Nothing here is a fact. Every value carries the span of the text that it was
read from, the rule that read it and a confidence of 1; a person makes it a
fact. Offsets count characters of exactly the text that was passed in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from orkhon.engines.reports.lexicon.model import Strength

Role = Literal["participant", "mentioned", "quoted", "author"]
Status = Literal["open", "done"]
ProposalKind = Literal[
    "contact_kind",
    "format",
    "date",
    "place",
    "participant",
    "commitment",
    "event",
    "figure",
    "topic",
]
Json = Mapping[str, "Json"] | list["Json"] | str | int | float | None


class ReportError(ValueError):
    """A report that cannot be read, or a register that contradicts itself."""


@dataclass(frozen=True)
class Span:
    """A stretch of the text: characters from `start` up to but not `end`."""

    start: int
    end: int

    def as_json(self) -> list[Json]:
        """Give the span as a pair for JSON."""
        return [self.start, self.end]


class Tagger(Protocol):
    """A second opinion on names, as a statistical tagger gives it."""

    def names(self, text: str) -> list[Span]:
        """Give the spans of names of persons in the text."""
        ...


@dataclass(frozen=True)
class Read:
    """One value as it was read.

    Attributes:
        value: The value, in the words of the field.
        span: Where in the text it was read.
        rule: The rule that read it, in plain words.
        confidence: Between 0 and 1; an order of merit, not a probability.
    """

    value: str
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True)
class DateRead(Read):
    """A date in ISO form; partial dates stay partial, ranges have a slash."""

    precision: str = "day"


@dataclass(frozen=True)
class Participant:
    """A person of a contact, at the span of the first mention.

    Attributes:
        name: The fullest name that the text gives.
        person: Key of the person in the register, or None.
        post: Rank and unit in the text's words, or None where not given.
        body: The body that the post belongs to, or None.
        side: The country or organisation that the person speaks for, or None.
        role: Whether the person took part or is only named.
        post_span: Where the post was read, or None.
    """

    name: str
    person: str | None
    post: str | None
    body: str | None
    side: str | None
    role: Role
    span: Span
    rule: str
    confidence: float
    post_span: Span | None = None

    def as_json(self) -> dict[str, Json]:
        """Give the participant with the keys of the public JSON."""
        return {
            "name": self.name,
            "person": self.person,
            "post": self.post,
            "body": self.body,
            "side": self.side,
            "role": self.role,
            "span": self.span.as_json(),
        }


@dataclass(frozen=True)
class Commitment:
    """Something that somebody undertook, or a statement that it was done."""

    who: tuple[str, ...]
    strength: Strength
    what: str
    when: str | None
    where: str | None
    status: Status
    span: Span
    rule: str
    confidence: float

    def as_json(self) -> dict[str, Json]:
        """Give the commitment with the keys of the public JSON."""
        return {
            "who": list(self.who),
            "strength": self.strength,
            "what": self.what,
            "when": self.when,
            "where": self.where,
            "status": self.status,
            "span": self.span.as_json(),
        }


@dataclass(frozen=True)
class Event:
    """A named event, with its ordinal number, date and place where given."""

    name: str
    ordinal: int | None
    date: str | None
    place: str | None
    span: Span
    rule: str
    confidence: float

    def as_json(self) -> dict[str, Json]:
        """Give the event with the keys of the public JSON."""
        return {
            "name": self.name,
            "ordinal": self.ordinal,
            "date": self.date,
            "place": self.place,
            "span": self.span.as_json(),
        }


@dataclass(frozen=True)
class Figure:
    """A counted figure: how many of what, and from or of where.

    Attributes:
        value: The number.
        what: What is counted ("observers").
        of: What the count refers to ("from 35 foreign countries"), or None.
    """

    value: int
    what: str
    of: str | None
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True)
class Contact:
    """One contact between sides: who, how, when, where, and what came of it."""

    kinds: tuple[Read, ...]
    format: Read | None
    date: DateRead | None
    place: Read | None
    participants: tuple[Participant, ...]
    commitments: tuple[Commitment, ...]
    events: tuple[Event, ...]
    topics: tuple[Read, ...]
    span: Span

    def as_json(self) -> dict[str, Json]:
        """Give the contact with the keys of the public JSON."""
        return {
            "kind": [kind.value for kind in self.kinds],
            "format": self.format.value if self.format else None,
            "date": self.date.value if self.date else None,
            "date_precision": self.date.precision if self.date else None,
            "place": self.place.value if self.place else None,
            "participants": [person.as_json() for person in self.participants],
            "commitments": [promise.as_json() for promise in self.commitments],
            "events": [event.as_json() for event in self.events],
            "topics": [topic.value for topic in self.topics],
        }


@dataclass(frozen=True)
class Proposal:
    """One line of the review: a value, where it stands, and why.

    Attributes:
        kind: What the value is.
        value: The value as it would enter the record.
        contact_no: Number of the contact in the report from 0, or None for
            what belongs to the report as a whole.
    """

    kind: ProposalKind
    value: str | Participant | Commitment | Event | Figure
    span: Span
    rule: str
    confidence: float
    contact_no: int | None


@dataclass(frozen=True)
class ReportProposals:
    """Everything that was read from one report.

    Attributes:
        source: The name under which the report came in.
        language: ISO 639-1 code.
        published: Date of publication in ISO form, or None.
        contacts: One a meeting; a digest has several.
        figures: Counted figures of the whole report.
    """

    source: str
    language: str
    published: str | None
    contacts: tuple[Contact, ...]
    figures: tuple[Figure, ...] = field(default=())

    def as_json(self) -> dict[str, Json]:
        """Give the report with exactly the keys of the public JSON."""
        return {
            "source": self.source,
            "language": self.language,
            "published": self.published,
            "contacts": [contact.as_json() for contact in self.contacts],
        }

    def proposals(self) -> list[Proposal]:
        """Give every value as a flat list, in the order of the text."""
        found = list(_of_contacts(self.contacts))
        found.extend(
            Proposal("figure", one, one.span, one.rule, one.confidence, None)
            for one in self.figures
        )
        return sorted(found, key=lambda one: (one.span.start, one.span.end, one.kind))

    def renamed(self, source: str) -> "ReportProposals":
        """Give the same reading under another name of the source."""
        return replace(self, source=source)


def _of_contacts(contacts: tuple[Contact, ...]) -> Iterator[Proposal]:
    for number, contact in enumerate(contacts):
        reads: list[tuple[ProposalKind, Read]] = [
            ("contact_kind", kind) for kind in contact.kinds
        ]
        if contact.format:
            reads.append(("format", contact.format))
        if contact.date:
            reads.append(("date", contact.date))
        if contact.place:
            reads.append(("place", contact.place))
        reads.extend(("topic", topic) for topic in contact.topics)
        for kind, read in reads:
            yield Proposal(
                kind, read.value, read.span, read.rule, read.confidence, number
            )
        for person in contact.participants:
            yield Proposal(
                "participant",
                person,
                person.span,
                person.rule,
                person.confidence,
                number,
            )
        for promise in contact.commitments:
            yield Proposal(
                "commitment",
                promise,
                promise.span,
                promise.rule,
                promise.confidence,
                number,
            )
        for event in contact.events:
            yield Proposal(
                "event", event, event.span, event.rule, event.confidence, number
            )
