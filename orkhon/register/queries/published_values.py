"""What everybody may know of persons and bodies, as frozen values of plain kinds.

Fields have lasting names: open data says them as they stand here. Dates are partial
(2025, 2025-06, 2025-06-12, "" for not known); words are in the language in force, and
names in every language stand beside them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from orkhon.record.models import Citation

NAMED = "public-source"
KEPT = "closed-source"
ENTERED = "entered"


@dataclass(frozen=True)
class PublishedProvenance:
    """Where a fact comes from, as far as everybody may know.

    Attributes:
        basis: public-source, closed-source (kept, and not named), or entered by hand.
        title: Of the public source; "" otherwise.
        published_on: Its date, partial.
        language: Of the source, BCP 47.
    """

    basis: str
    title: str = ""
    published_on: str = ""
    language: str = ""

    @property
    def is_named(self) -> bool:
        """Whether the source may be named."""
        return self.basis == NAMED


def provenance_of(citation: Citation | None) -> PublishedProvenance:
    """What may be said of a citation: a source is named if it was itself published.

    A source that only named readers may open, that waits unread, or of which nobody
    entered when it was published, is not named.
    """
    if citation is None:
        return PublishedProvenance(ENTERED)
    source = citation.source
    if source.is_restricted or source.is_quarantined:
        return PublishedProvenance(KEPT)
    if not source.title or not source.published_on:
        return PublishedProvenance(KEPT)
    return PublishedProvenance(
        NAMED, source.title, source.published_on, source.language
    )


@dataclass(frozen=True)
class PublishedBody:
    """A body that was opened.

    Attributes:
        key: Its stable name; addresses have it.
        kind: assembly, council, parliament, chamber, commission, delegation, …
        name: In the language in force; `names` has the official ones by language.
        country: Code of its state; "" for none. `country_order` is the fixed English
            key by which states stand in every language.
        parent, succeeded_by: Keys of opened bodies; "" otherwise.
        seats: How many it has; None where that is not known.
    """

    key: str
    kind: str
    kind_words: str
    name: str
    names: Mapping[str, str]
    country: str
    country_name: str
    country_order: str
    parent: str
    place: str
    founded_on: str
    dissolved_on: str
    succeeded_by: str
    seats: int | None
    opened_at: datetime
    is_sample: bool


@dataclass(frozen=True)
class PublishedSpelling:
    """A spelling of a person's name.

    Attributes:
        language: BCP 47; "" where it is not known.
        script: ISO 15924: Latn, Cyrl, …
        kind: official, press, transliteration, alias, abbreviation or former.
    """

    text: str
    language: str
    script: str
    kind: str
    kind_words: str
    from_on: str
    to_on: str
    provenance: PublishedProvenance


@dataclass(frozen=True)
class PublishedPost:
    """A post, or a membership without one, in an opened body.

    Attributes:
        person: Key of the person.
        title: In the language in force; "" for somebody who simply belongs there.
        rank: head, deputy, member or staff.
        precedence: Smaller stands first.
        for_body: Key of the body for which it is held, where that was opened; "".
        for_country: Code of its state, or of the body's own; "" for none.
        is_current: Whether it was held on the day asked for; None where the dates
            leave it open.
        end: Where the end comes from, if from elsewhere than the beginning.
    """

    person: str
    person_name: str
    honorific: str
    body: str
    body_name: str
    body_kind: str
    title: str
    rank: str
    precedence: int
    for_body: str
    for_body_name: str
    for_country: str
    for_country_name: str
    country_order: str
    from_on: str
    to_on: str
    is_current: bool | None
    provenance: PublishedProvenance
    end: PublishedProvenance | None


@dataclass(frozen=True)
class PublishedPerson:
    """A person who holds or held a post in an opened body.

    Attributes:
        key: Stable; addresses have it.
        name: As it is stored, in Latin letters; `called` gives another language's.
        posts: In opened bodies alone, the latest first.
        country: Of the weightiest post; "" for none.
    """

    key: str
    name: str
    sort_key: str
    honorific: str
    spellings: tuple[PublishedSpelling, ...]
    posts: tuple[PublishedPost, ...]
    country: str
    country_name: str
    country_order: str
    precedence: int
    is_sample: bool

    @property
    def current(self) -> tuple[PublishedPost, ...]:
        """Posts held on the day asked for, or perhaps held."""
        return tuple(one for one in self.posts if one.is_current is not False)

    @property
    def former(self) -> tuple[PublishedPost, ...]:
        """Posts that certainly ended before."""
        return tuple(one for one in self.posts if one.is_current is False)

    @property
    def is_current(self) -> bool:
        """Whether one post at least is, or may be, held now."""
        return bool(self.current)

    def called(self, language: str) -> str:
        """The official spelling in a language, else how it is transliterated there.

        In English, and where neither is known, the stored one.
        """
        if language == "en":
            return self.name
        own = [one for one in self.spellings if one.language == language]
        for kind in ("official", "transliteration"):
            for one in own:
                if one.kind == kind:
                    return one.text
        return self.name
