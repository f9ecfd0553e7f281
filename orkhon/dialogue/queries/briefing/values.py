"""What a briefing book says, as frozen values; nothing here is in words of a language.

Dates are partial (`2025`, `2025-06`, "" for not known). Each value carries the
citations it rests on; an empty tuple means that it was entered by hand.
"""

import uuid
from dataclasses import dataclass
from datetime import date, time
from enum import Enum

from orkhon.legislation.queries.reforms import ReformEvent
from orkhon.record.models import Citation
from orkhon.register.queries import BodyRef, PersonRef, PostHeld, Spelling

Citations = tuple[Citation, ...]


class Side(Enum):
    """On whose side somebody sits, or whose promise it is."""

    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"
    OTHERS = "others"


@dataclass(frozen=True)
class Profile:
    """A person whom the reader will meet.

    Attributes:
        posts: Held, or perhaps held, on the day of the briefing.
        earlier: Ended before it, the latest first.
        own_spelling: The name in the language of the person's country.
        said: How to say the name, "" where its language has no rules for it.
        said_in: The language whose rules were followed.
    """

    person: PersonRef
    born_on: str
    posts: tuple[PostHeld, ...]
    earlier: tuple[PostHeld, ...]
    spellings: tuple[Spelling, ...]
    own_spelling: Spelling | None
    said: str
    said_in: str


@dataclass(frozen=True)
class Seen:
    """Somebody at a contact.

    Attributes:
        post: As the source gives it, else as the register does; "" for not known.
        is_post_given: Whether the source itself gives the post.
        held: The post by the register, where the source gives none.
    """

    person: PersonRef
    post: str
    is_post_given: bool
    side: Side
    citations: Citations
    held: PostHeld | None = None


@dataclass(frozen=True)
class Met:
    """A contact, held or planned.

    Attributes:
        kinds: Keys of `ContactKind`.
        promises: How many promises it led to, and of these how many are kept.
    """

    id: uuid.UUID
    title: str
    kinds: tuple[str, ...]
    format: str
    on: str
    until: str
    at_time: time | None
    place: str
    outcome: str
    agenda: str
    talking_points: tuple[str, ...]
    people: tuple[Seen, ...]
    promises: int
    kept: int
    citations: Citations


@dataclass(frozen=True)
class Promised:
    """A promise and where it stood on the day of the briefing.

    Attributes:
        strength: Key of `Commitment.Strength`.
        owners: Bodies as values; persons, and what no register knows, by name.
        status: Key of `Commitment.Status` on the day.
        days_late: Days since it was due, 0 on time, None without a date.
        contact: At which it was given, joined contacts under the one kept.
        given_on: Date of that contact.
    """

    id: uuid.UUID
    contact: uuid.UUID | None
    what: str
    strength: str
    owners: tuple[BodyRef | str, ...]
    beneficiaries: tuple[BodyRef | str, ...]
    due: str
    days_late: int | None
    place: str
    status: str
    status_note: str
    side: Side
    given_on: str
    citations: Citations


@dataclass(frozen=True)
class Discussed:
    """A topic, and when it was talked about, the last time first."""

    text: str
    on: tuple[str, ...]
    citations: Citations


class ChangeKind(Enum):
    """What sort of thing changed since the last contact."""

    BEGAN = "began"
    ENDED = "ended"
    DISSOLVED = "dissolved"
    CHAIR = "chair"
    EVENT = "event"
    CONTACT = "contact"


@dataclass(frozen=True)
class Changed:
    """Something that is otherwise than at the last contact.

    Attributes:
        held: The post, for BEGAN and ENDED.
        name: Of the parliament in the chair, the event or the contact.
        body: What the name stands for, for DISSOLVED and CHAIR.
        kinds: Keys of `ContactKind`, for CONTACT.
    """

    kind: ChangeKind
    on: str
    day: date
    held: PostHeld | None
    name: str
    place: str
    kinds: tuple[str, ...]
    citations: Citations
    body: BodyRef | None = None


@dataclass(frozen=True)
class Reached:
    """A stage that a source says was reached."""

    stage: str
    on: str
    note: str
    is_contradicted: bool
    citations: Citations


@dataclass(frozen=True)
class Followed:
    """Something that goes through stages."""

    title: str
    stages: tuple[Reached, ...]


@dataclass(frozen=True)
class Counted:
    """A figure that a source gives."""

    what: str
    value: str
    unit: str
    denominator: str
    as_of: str
    status: str
    citations: Citations


class UnknownKind(Enum):
    """What no confirmed fact tells."""

    BIRTHDAY = "birthday"
    OWN_SPELLING = "own spelling"
    POSTS = "posts"
    POST_BEGINNING = "beginning of a post"
    POST_NOT_GIVEN = "post not given in the source"
    NO_CONTACT = "no contact"
    NO_OUTCOME = "outcome of the last contact"
    NO_DUE_DATE = "promises without a date"
    NO_OWNER = "promises without an owner"
    NO_MEETING = "no meeting planned"
    NO_PEOPLE = "who attends"


@dataclass(frozen=True)
class Unknown:
    """One thing that is not known, about whom or what, and how many of them."""

    kind: UnknownKind
    about: str = ""
    count: int = 0


@dataclass(frozen=True)
class Briefing:
    """Everything confirmed that a reader should know before a meeting.

    Attributes:
        kind: "person", "body" or "contact".
        on: The day of which it speaks.
        profiles: Who will be met, the first of them first.
        meeting: The next planned contact, or the one asked for.
        since: Date of the last contact, from which changes are counted.
        reforms: Of the countries of this side, the latest first.
        reforms_since: Day after which they happened.
        waiting: Proposals that nobody has decided yet and that are left out.
    """

    kind: str
    id: uuid.UUID
    title: str
    on: date
    body: BodyRef | None
    profiles: tuple[Profile, ...]
    meeting: Met | None
    contacts: tuple[Met, ...]
    promises: tuple[Promised, ...]
    since: str
    changes: tuple[Changed, ...]
    topics: tuple[Discussed, ...]
    followed: tuple[Followed, ...]
    figures: tuple[Counted, ...]
    unknown: tuple[Unknown, ...]
    waiting: int
    reforms: tuple[ReformEvent, ...] = ()
    reforms_since: date | None = None

    def last_seen(self, person: uuid.UUID) -> tuple[str, Seen] | None:
        """Where a source last gave the post of a person: the date and what it said."""
        for met in (*filter(None, (self.meeting,)), *self.contacts):
            for one in met.people:
                if one.person.id == person and one.is_post_given:
                    return met.on, one
        return None

    def owed(self, side: Side) -> tuple[Promised, ...]:
        """The promises of one side that still wait to be kept."""
        return tuple(
            one
            for one in self.promises
            if one.side is side and one.status in OPEN_STATUSES
        )


OPEN_STATUSES = frozenset({"open", "half-done", "contradicted"})
