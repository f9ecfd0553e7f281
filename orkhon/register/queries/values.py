"""What the reads give back: frozen values, which templates and papers can keep."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from orkhon.engines.periods import Certainty
from orkhon.record.models import Citation
from orkhon.register.models import Body, Country, Person, Post


@dataclass(frozen=True)
class PersonRef:
    """A person, as far as a line of a list needs."""

    id: uuid.UUID
    name: str
    sort_key: str
    honorific: str = ""
    sample: bool = False

    @property
    def url(self) -> str:
        return reverse("register:person", args=[self.id])

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, person: Person) -> "PersonRef":
        return cls(
            person.pk,
            person.display_name,
            person.sort_key,
            person.honorific,
            person.sample,
        )


@dataclass(frozen=True)
class BodyRef:
    """A body, as far as a line of a list needs."""

    id: uuid.UUID
    key: str
    name: str
    kind: str
    country: str = ""
    country_code: str = ""
    country_sort_key: str = ""
    country_id: uuid.UUID | None = None

    @property
    def url(self) -> str:
        return reverse("register:body", args=[self.key])

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, body: Body) -> "BodyRef":
        """The body with its country, which the query should have joined."""
        country: Country | None = body.country
        return cls(
            body.pk,
            body.key,
            body.display_name,
            body.kind,
            "" if country is None else country.english_name,
            "" if country is None else country.code,
            "" if country is None else country.english_sort_key,
            None if country is None else country.pk,
        )


@dataclass(frozen=True)
class Spelling:
    """One spelling of one person, body, post or country."""

    id: uuid.UUID
    text: str
    language: str
    script: str
    kind: str
    kind_label: str
    from_on: str
    to_on: str
    state: str
    citation: Citation | None


@dataclass(frozen=True)
class PostHeld:
    """A membership as of a day: who holds what, where, since when.

    Attributes:
        title: Of the post; "" for somebody who simply belongs to the body.
        ends_on: `to_on`, or the end of the body where it comes first.
        certainty: Whether it held on the day asked for, or at all.
    """

    id: uuid.UUID
    person: PersonRef
    body: BodyRef
    title: str
    rank: str
    precedence: int
    on_behalf_of: BodyRef | None
    from_on: str
    to_on: str
    ends_on: str
    from_day: date | None
    to_day: date | None
    certainty: Certainty
    state: str
    citation: Citation | None
    end_citation: Citation | None
    post_id: uuid.UUID | None

    @property
    def is_head(self) -> bool:
        return self.rank == Post.Rank.HEAD

    def __str__(self) -> str:
        return f"{self.title}, {self.body}" if self.title else self.body.name


@dataclass(frozen=True)
class PersonCard:
    """A person with every row that is known; `posts` are all, in time."""

    ref: PersonRef
    ids: frozenset[uuid.UUID]
    born_on: str
    died_on: str
    note: str
    spellings: tuple[Spelling, ...]
    posts: tuple[PostHeld, ...]
    merged: tuple[PersonRef, ...]

    @property
    def name(self) -> str:
        return self.ref.name

    def spelling_in(self, language: str) -> Spelling | None:
        """The spelling to show in a language, official before others."""
        fitting = [
            one
            for one in self.spellings
            if one.language == language and one.state != "superseded"
        ]
        return min(fitting, key=lambda one: one.kind != "official", default=None)


@dataclass(frozen=True)
class ChairAnswer:
    """Who chaired on a day: always a parliament, a person where posts tell it.

    Attributes:
        certainty: UNKNOWN on the day of a handover and on blurred edges.
        person: Who sat in the chair for the parliament; None when not known.
        post: The post in which that person presided, by its stored name.
        held: The same post as a value.
        note: What a reader should know besides, in plain words.
    """

    assembly: BodyRef
    day: date
    parliament: BodyRef
    person: PersonRef | None
    post: str
    from_on: str
    to_on: str
    certainty: Certainty
    citations: tuple[Citation, ...]
    note: str = ""
    held: PostHeld | None = None


@dataclass(frozen=True)
class Hit:
    """One thing found: `under` says what it is, `matched_spelling` why it was found."""

    kind: str
    id: uuid.UUID
    label: str
    matched_spelling: str
    under: str
    url: str
    score: float


@dataclass(frozen=True)
class Who:
    """An answer to "who is, on a day": the person and the posts then."""

    person: PersonRef
    matched_spelling: str
    score: float
    posts: tuple[PostHeld, ...]


@dataclass(frozen=True)
class Seats:
    """The seats of a commission: how many, who sits, which end soon.

    Attributes:
        of: How many there are; None when that is not known.
        vacant: None when `of` is.
    """

    of: int | None
    taken: tuple[PostHeld, ...]
    vacant: int | None
    ending: tuple[PostHeld, ...]


@dataclass(frozen=True)
class Change:
    """Something that changed between two days."""

    on: str
    day: date
    what: str
    held: PostHeld
