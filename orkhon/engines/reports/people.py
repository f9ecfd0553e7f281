"""Put the mentions of one person together: one person, one full name, one post.

A surname alone, a name with initials and another spelling of the same name are
mentions of the person whose full name the report gives.
"""

from dataclasses import dataclass, field

from orkhon.engines.names import compare
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.mention_posts import Mention
from orkhon.engines.reports.mentions import CLOSING_PARTICLES, mentions_of
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.posts import PostPhrase
from orkhon.engines.reports.segments import fold
from orkhon.engines.reports.suffixes import DECLINING, strip_case

_SAME_NAME = 0.5


@dataclass(slots=True)
class Person:
    """Everybody of one name in a report: the full name and all mentions."""

    name: str
    mentions: list[Mention]
    post: PostPhrase | None = None
    post_rule: str = ""
    span: Span = field(default=Span(0, 0))

    def surname(self) -> str:
        """Give the word by which the text mentions the person again."""
        return self.name.split()[-1]


def persons_of(document: Document, tagged: list[Span]) -> list[Person]:
    """Find the persons of a report, each with all mentions, in text order.

    Args:
        document: The labelled report.
        tagged: Spans that a tagger takes for names: evidence, not proof.
    """
    return _grouped(document, mentions_of(document, tagged))


def _grouped(document: Document, mentions: list[Mention]) -> list[Person]:
    """Put the mentions of one person together, the fullest name on top."""
    people: list[Person] = []
    for one in sorted(mentions, key=lambda one: (one.last - one.first < 2, one.first)):
        same = _same_person(people, one)
        if same is None:
            people.append(Person(one.name, [one]))
        else:
            same.mentions.append(one)
            if len(one.name) > len(same.name) and "." not in one.name:
                same.name = one.name
    for person in people:
        person.mentions.sort(key=lambda one: one.first)
    _add_short_mentions(document, people)
    for person in people:
        _settle(document, person)
    return sorted(people, key=lambda person: person.span.start)


def _same_person(people: list[Person], one: Mention) -> Person | None:
    """Find the person that a mention names, or None."""
    words = [fold(word) for word in one.words]
    for person in people:
        known = [fold(word) for word in person.name.split()]
        if words == known:
            return person
        if len(words) == 1:
            if words[0] in known[1:] or words[0] == known[-1]:
                return person
            # "Chairman Yerlan", after the full name
            if one.title and words[0] == known[0]:
                return person
            continue
        if words[-1] == known[-1] and _initial_fits(words[0], known[0]):
            return person
        if set(words) <= set(known) or set(known) <= set(words):
            return person
        if (
            len(words) == len(known)
            and words[0][0] == known[0][0]
            and compare(one.name, person.name) >= _SAME_NAME
            and (words[0] == known[0] or words[-1] == known[-1])
        ):
            return person
    if len(words) == 1:
        return next(
            (
                person
                for person in people
                if fold(person.surname())[:2] == words[0][:2]
                and len(words[0]) > 4
                and compare(person.surname(), one.name) >= 0.6
            ),
            None,
        )
    return None


def _initial_fits(one: str, other: str) -> bool:
    if not (one.endswith(".") or other.endswith(".")):
        return False
    return one[0] == other[0]


def _add_short_mentions(document: Document, people: list[Person]) -> None:
    """Find later mentions by surname alone, which are no persons by themselves."""
    taken = {
        at
        for person in people
        for one in person.mentions
        for at in range(one.first, one.last)
    }
    language = document.vocabulary.lexicon.language
    by_word: dict[str, list[Person]] = {}
    for person in people:
        words = person.name.split()
        keys = {fold(words[-1])}
        if len(words) > 1 and fold(words[-1]) in CLOSING_PARTICLES:
            keys = {fold(words[-2])}
        for key in keys:
            by_word.setdefault(key, []).append(person)
    for index, token in enumerate(document.tokens):
        if index in taken or not token.is_capital:
            continue
        owners = by_word.get(token.fold)
        if owners is None and language in DECLINING:
            owners = next(
                (
                    by_word[fold(stem)]
                    for stem in strip_case(token.text, language)
                    if fold(stem) in by_word
                ),
                None,
            )
        if owners is None:
            continue
        before = [one for one in owners if one.mentions[0].first < index]
        person = (before or owners)[-1]
        person.mentions.append(
            Mention(index, index + 1, token.text, None, 1.0, ["surname alone"])
        )
    for person in people:
        person.mentions.sort(key=lambda one: one.first)


def _settle(document: Document, person: Person) -> None:
    """Choose first mention and post of a person."""
    sentences, of = document.sentences, document.sentence_of
    in_body = [
        one for one in person.mentions if not sentences[of[one.first]].is_headline
    ]
    full = [one for one in in_body or person.mentions if one.name == person.name]
    top = (full or in_body or person.mentions)[0]
    if in_body and in_body[0].name == person.name:
        top = in_body[0]
    tokens = document.tokens
    person.span = Span(tokens[top.first].start, tokens[top.last - 1].end)
    person.name = " ".join(person.name.split())
    posts = [(one, one.post) for one in person.mentions if one.post is not None]
    current = [pair for pair in posts if not pair[1].is_former] or posts
    if not current:
        return
    best, person.post = max(
        current,
        key=lambda pair: (
            _fullness(pair[1]),
            not sentences[of[pair[0].first]].is_headline,
            -pair[0].first,
        ),
    )
    person.post_rule = best.post_rule


def _fullness(post: PostPhrase) -> tuple[bool, int]:
    """Order posts: one with a body above one without, then the longer."""
    return (post.body is not None, len(post.title) + len(post.body or ""))
