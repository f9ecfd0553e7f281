"""A fact that a communiqué may be written from, before it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings

from orkhon.engines.merkle.entry import JSON
from orkhon.press.models import CommuniqueFact
from orkhon.record.actions import subject_of
from orkhon.record.models import Citation
from orkhon.register.models import Body, Membership, Name, Person, Post, State
from orkhon.register.queries import ids_of
from orkhon.register.queries.labels import named

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
WRITTEN_SO = (Name.Kind.OFFICIAL, Name.Kind.TRANSLITERATION)
"""Names that a text of the assembly may write; what the press wrote is no authority."""
Kind = CommuniqueFact.Kind
Pair = tuple[str, str]
"""Language and words."""


@dataclass(frozen=True)
class FactValue:
    """A confirmed fact.

    Attributes:
        words: In English, as the record's own list shows it.
        values: What a text is compared with: spellings, posts, dates, value, counts.
        citation: Where it was read; None when a person entered it.
    """

    kind: str
    subject: str
    words: str
    values: dict[str, JSON] = field(default_factory=dict)
    citation: Citation | None = None


@dataclass(frozen=True)
class Skeleton:
    """The confirmed facts of one event.

    Attributes:
        left_out: How many facts rest on restricted sources alone. They are not offered,
            neither in words nor in kind.
    """

    facts: tuple[FactValue, ...]
    left_out: int


def skeleton_of(facts: Iterable[FactValue]) -> Skeleton:
    """Leave out what a restricted source alone says."""
    kept, left_out = [], 0
    for one in facts:
        if one.citation is not None and one.citation.source.is_restricted:
            left_out += 1
        else:
            kept.append(one)
    return Skeleton(tuple(kept), left_out)


def open_first(citations: Iterable[Citation]) -> Citation | None:
    """The first place that is open to the Secretariat, else the first of all."""
    found = list(citations)
    return next(
        (one for one in found if not one.source.is_restricted),
        found[0] if found else None,
    )


def person_fact(
    person: Person | None,
    name: str,
    posts: Iterable[Pair],
    *,
    subject: str = "",
    citation: Citation | None = None,
    role: str = "",
) -> FactValue:
    """A person with the posts of the day and of the source.

    Args:
        person: Of the register; None where only a name is known.
        name: As it is shown where the register has nobody.
        posts: The post of the source first, each in its language.
    """
    held = list(dict.fromkeys((code, words) for code, words in posts if words))
    shown = person.display_name if person is not None else name
    return FactValue(
        Kind.PERSON,
        subject or ("" if person is None else subject_of(person)),
        ", ".join([shown, *(words for _code, words in held[:1])]),
        {
            "spellings": _pairs(spellings_of(person) if person else [("", name)]),
            "posts": _pairs(held),
            "role": role,
        },
        citation,
    )


def body_fact(body: Body, citation: Citation | None = None) -> FactValue:
    """A parliament or organisation, with its official names."""
    return FactValue(
        Kind.BODY,
        subject_of(body),
        body.display_name,
        {"spellings": _pairs((code, named(body, code)) for code in LANGUAGES)},
        citation,
    )


def date_fact(
    subject: str, on: str, until: str = "", citation: Citation | None = None
) -> FactValue:
    """The day or days of the event, as partial dates."""
    dates = [one for one in dict.fromkeys((on, until)) if one]
    return FactValue(
        Kind.DATE, subject, " – ".join(dates), {"dates": [*dates]}, citation
    )


def place_fact(subject: str, place: str, citation: Citation | None = None) -> FactValue:
    """Where it was."""
    return FactValue(
        Kind.PLACE, subject, place, {"spellings": _pairs([("", place)])}, citation
    )


def held_posts(held: Membership | None) -> Iterator[Pair]:
    """The post that the register gives for the day, in each language that has it."""
    if held is None:
        return
    of: Post | Body = held.post or held.body
    stored = named(of, "en")
    yield "en", stored
    for code in LANGUAGES:
        words = named(of, code)
        if words != stored:
            yield code, words


def spellings_of(person: Person) -> list[Pair]:
    """The shown name, then confirmed official names and transliterations."""
    rows = Name.objects.filter(
        person__in=ids_of(person), state=State.CONFIRMED, kind__in=WRITTEN_SO
    )
    found = [(one.language, one.text) for one in rows]
    own = [pair for pair in found if pair[1] == person.display_name]
    first = own or [("", person.display_name)]
    return list(dict.fromkeys([*first, *found]))


def _pairs(pairs: Iterable[Pair]) -> list[JSON]:
    return [[code, words] for code, words in dict.fromkeys(pairs) if words]
