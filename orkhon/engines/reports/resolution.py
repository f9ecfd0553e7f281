"""Tie what the text says of people to the persons of a register.

A full name is looked up in the index of names; a surname alone only where one
person fits; "the Speaker of the Mazhilis" is the one who held the post at the
date of the report. Where two fit, nobody is taken.
"""

from dataclasses import dataclass, replace

from orkhon.engines.reports.affiliations import is_deputy
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.mention_posts import Mention
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.people import Person
from orkhon.engines.reports.posts import PostPhrase, post_at
from orkhon.engines.reports.register import KnownPerson, Register

_PRESIDING = frozenset({"chair", "speaker", "president"})


@dataclass(frozen=True)
class Resolved:
    """The persons of a report and their keys in the register."""

    people: list[Person]
    known: dict[int, KnownPerson]

    def of(self, person: Person) -> KnownPerson | None:
        """Give the person of the register, or None."""
        return self.known.get(id(person))


def resolve(
    document: Document, people: list[Person], register: Register | None, on: str | None
) -> Resolved:
    """Look everybody up, and give unnamed posts to their holders.

    Args:
        document: The labelled report.
        people: The persons found by grammar.
        register: What is known, or None.
        on: ISO date at which posts are held.
    """
    if register is None:
        return Resolved(people, {})
    known: dict[int, KnownPerson] = {}
    for person in people:
        found = _of_name(person, register, on)
        if found is not None:
            known[id(person)] = found
    added: list[Person] = []
    for post in _unnamed(document, people):
        if post.body is None and _is_office_of_another(document, post, people):
            continue
        holders = register.holders(post.title.split(" of ")[0], post.body, on)
        if len(holders) != 1:
            continue
        named = next(
            (one for one in people if known.get(id(one)) == holders[0]), None
        ) or next((one for one in added if known.get(id(one)) == holders[0]), None)
        if named is None:
            named = _person_of(post, holders[0])
            known[id(named)] = holders[0]
            added.append(named)
        elif named.post is None:
            named.post = post
            named.post_rule = "the holder of the post at the date, by the register"
        if named in added:
            named.mentions.append(_mention(post))
    everybody = sorted([*people, *added], key=lambda one: one.span.start)
    return Resolved(everybody, known)


def _of_name(person: Person, register: Register, on: str | None) -> KnownPerson | None:
    if len(person.name.split()) > 1:
        return register.person_named(person.name)
    if person.post is not None:
        holders = register.holders(person.post.title, person.post.body, on)
        found = register.person_surnamed(person.name, holders)
        if found is not None:
            return found
    return register.person_surnamed(person.name)


def _unnamed(document: Document, people: list[Person]) -> list[PostPhrase]:
    """Give the posts of the report's own sentences that stand without a name."""
    taken = [one.post.span for person in people for one in person.mentions if one.post]
    found = []
    for first in sorted(document.ranks):
        start = document.tokens[first].start
        if any(span.start <= start < span.end for span in taken):
            continue
        sentence = document.sentences[document.sentence_of[first]]
        if sentence.is_headline or sentence.is_tail or document.is_quoted(start):
            continue
        if first == 0 or document.tokens[first - 1].fold not in (
            document.vocabulary.lexicon.articles
        ):
            continue
        post = post_at(document, first)
        if post and not post.is_plural and not is_deputy(document, post):
            found.append(post)
    return found


def _is_office_of_another(
    document: Document, post: PostPhrase, people: list[Person]
) -> bool:
    """Whether a bare "the Speaker" means somebody whom the text names with a post."""
    keys = _PRESIDING if post.rank.key in _PRESIDING else {post.rank.key}
    return any(
        person.post
        and person.post.rank.key in keys
        and not is_deputy(document, person.post)
        for person in people
    )


def _mention(post: PostPhrase) -> Mention:
    return Mention(post.first, post.last, post.title, None, 1.0, ["post alone"], post)


def _person_of(post: PostPhrase, known: KnownPerson) -> Person:
    return Person(
        known.names[0],
        [],
        replace(post),
        "the holder of the post at the date, by the register",
        Span(post.span.start, post.span.end),
    )
