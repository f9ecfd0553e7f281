"""List who can be bound by a promise: persons, bodies, countries, both sides."""

from bisect import bisect_right
from dataclasses import dataclass

from orkhon.engines.reports.affiliations import is_deputy
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.people import Person

_PARTIES = frozenset({"side", "delegation", "parliament", "party"})
# Posts hardly ever overlap; so many before a place are looked at.
_NESTED = 4
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
    document: Document,
    people: list[Person],
    sides: tuple[str, ...],
    sentences: list[int],
) -> list[Owner]:
    """List everything in some sentences that can promise, in text order."""
    tokens = document.tokens
    own = set(sentences)
    found: list[Owner] = []
    posts: list[tuple[int, int]] = []
    for person in people:
        for one in person.mentions:
            if document.sentence_of[one.first] not in own:
                continue
            start, end = tokens[one.first].start, tokens[one.last - 1].end
            if one.post and one.post_rule != "post carried along the list":
                start = min(start, one.post.span.start)
                end = max(end, one.post.span.end)
                posts.append((start, end))
            found.append(Owner((person.name,), start, end))
    for number in sentences:
        span = document.sentences[number].span
        for match in document.vocabulary.collectives.finditer(
            document.text, span.start, span.end
        ):
            found.append(Owner(sides or ("the sides",), match.start(), match.end()))
    for body in document.bodies:
        if document.sentence_of[body.first] in own:
            start, end = tokens[body.first].start, tokens[body.last - 1].end
            found.append(Owner((body.value.name,), start, end))
    for place in document.places:
        if place.value.is_country and document.sentence_of[place.first] in own:
            start, end = tokens[place.first].start, tokens[place.last - 1].end
            found.append(Owner((place.value.name,), start, end))
    for at, nation in document.demonyms.items():
        if (
            document.sentence_of[at] in own
            and at + 1 < len(tokens)
            and tokens[at + 1].fold in _PARTIES
        ):
            found.append(Owner((nation,), tokens[at].start, tokens[at + 1].end))
    found.extend(_by_rank(document, people, own))
    return _outermost(found, sorted(posts))


def _outermost(found: list[Owner], posts: list[tuple[int, int]]) -> list[Owner]:
    """Leave out what lies inside a person's post: the body of "Speaker of BODY"."""
    starts = [start for start, _ in posts]
    inner = []
    for one in found:
        at = bisect_right(starts, one.start)
        if not any(
            one.end <= end and (start, end) != (one.start, one.end)
            for start, end in posts[max(0, at - _NESTED) : at]
        ):
            inner.append(one)
    return sorted(inner, key=lambda one: (one.start, -one.end))


def _by_rank(
    document: Document, people: list[Person], sentences: set[int]
) -> list[Owner]:
    """Read "the Secretary General" as the person who holds the post here."""
    found = []
    posts = [
        (person.name, person.post, is_deputy(document, person.post))
        for person in people
        if person.post
    ]
    for first, rank in document.ranks.items():
        if document.sentence_of[first] not in sentences:
            continue
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
            name
            for name, post, deputy in posts
            if post.rank.key in keys
            and deputy == modified
            and document.demonyms.get(first - 1) in (None, post.side)
        ]
        start, end = document.tokens[first].start, document.tokens[rank.last - 1].end
        nation = first - 1 in document.demonyms
        if not holders and nation and not rank.value.plural:
            words = document.words(first - 1, rank.last)
            found.append(Owner((words,), document.tokens[first - 1].start, end))
        if holders and not rank.value.plural:
            found.append(Owner((holders[0],), start, end))
    return found


def first_owner(owners: list[Owner], start: int, end: int) -> tuple[str, ...]:
    return next((one.names for one in owners if start <= one.start < end), ())


def last_owner(owners: list[Owner], start: int, end: int) -> tuple[str, ...]:
    names: tuple[str, ...] = ()
    for one in owners:
        if start <= one.start and one.end <= end:
            names = one.names
    return names
