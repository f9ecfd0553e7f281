"""List who can be bound by a promise: persons, bodies, countries, both sides."""

from dataclasses import dataclass

from orkhon.engines.reports.affiliations import is_deputy
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.people import Person

_SAME_OFFICE = {
    "chair": frozenset({"chair", "speaker"}),
    "speaker": frozenset({"chair", "speaker"}),
    "head of state": frozenset({"head of state", "president"}),
}


@dataclass(frozen=True, slots=True)
class Owner:
    """Who may be bound by a promise, and where that stands."""

    names: tuple[str, ...]
    start: int
    end: int


def owners_of(
    document: Document, people: list[Person], sides: tuple[str, ...]
) -> list[Owner]:
    """List everything in the text that can promise, in text order."""
    tokens = document.tokens
    found: list[Owner] = []
    posts: list[tuple[int, int]] = []
    for person in people:
        for one in person.mentions:
            start, end = tokens[one.first].start, tokens[one.last - 1].end
            if one.post and one.post_rule != "post carried along the list":
                start = min(start, one.post.span.start)
                end = max(end, one.post.span.end)
                posts.append((start, end))
            found.append(Owner((person.name,), start, end))
    for match in document.vocabulary.collectives.finditer(document.text):
        if not match.group().casefold().startswith("they"):
            found.append(Owner(sides or ("the sides",), match.start(), match.end()))
        else:
            found.append(Owner(sides or ("the sides",), match.start(), match.end()))
    for body in document.bodies:
        start, end = tokens[body.first].start, tokens[body.last - 1].end
        found.append(Owner((body.value.name,), start, end))
    for place in document.places:
        if place.value.is_country:
            start, end = tokens[place.first].start, tokens[place.last - 1].end
            found.append(Owner((place.value.name,), start, end))
    for at, nation in document.demonyms.items():
        if at + 1 < len(tokens) and tokens[at + 1].fold in {
            "side",
            "delegation",
            "parliament",
            "party",
        }:
            found.append(Owner((nation,), tokens[at].start, tokens[at + 1].end))
    found.extend(_by_rank(document, people))
    inner = [
        one
        for one in found
        if not any(
            start <= one.start
            and one.end <= end
            and (start, end) != (one.start, one.end)
            for start, end in posts
        )
    ]
    return sorted(inner, key=lambda one: (one.start, -one.end))


def _by_rank(document: Document, people: list[Person]) -> list[Owner]:
    """Read "the Secretary General" as the person who holds the post here."""
    found = []
    for first, rank in document.ranks.items():
        if first == 0 or (
            document.tokens[first - 1].fold not in {"the"}
            and (document.labels[first - 1] not in "UDB")
        ):
            continue
        modified = document.labels[first - 1] in "Mm" or any(
            document.tokens[at].fold in document.vocabulary.lexicon.rank_modifiers
            for at in range(first, rank.last)
        )
        keys = _SAME_OFFICE.get(rank.value.key, frozenset({rank.value.key}))
        holders = [
            person
            for person in people
            if person.post
            and person.post.rank.key in keys
            and is_deputy(document, person.post) == modified
            and document.demonyms.get(first - 1) in (None, person.post.side)
        ]
        start, end = document.tokens[first].start, document.tokens[rank.last - 1].end
        nation = first - 1 in document.demonyms
        if not holders and nation and not rank.value.plural:
            words = document.words(first - 1, rank.last)
            found.append(Owner((words,), document.tokens[first - 1].start, end))
        if holders and not rank.value.plural:
            found.append(Owner((holders[0].name,), start, end))
    return found


def first_owner(owners: list[Owner], start: int, end: int) -> tuple[str, ...]:
    return next((one.names for one in owners if start <= one.start < end), ())


def last_owner(owners: list[Owner], start: int, end: int) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    for one in owners:
        if start <= one.start and one.end <= end:
            names = one.names
    return names
