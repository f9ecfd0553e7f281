"""Give people the post or body that stands elsewhere in the text.

Three ways: a list has one affiliation for all ("X was represented by A, B"; "A
and B, from the Mazhilis"); "his deputies A and B" serve where their superior
does; and "the Secretary General", never named, is the one person of the report
who has no post and does not stand beside these words as somebody else.
"""

from collections import Counter
from dataclasses import replace

from orkhon.engines.reports.lexicon.model import Rank
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.people import Person
from orkhon.engines.reports.posts import PostPhrase
from orkhon.engines.reports.segments import fold

_UNNAMED = frozenset({"secretary general", "chair", "speaker", "president", "minister"})
_INTERNATIONAL = frozenset({"secretary general"})


def affiliate(document: Document, people: list[Person]) -> None:
    """Fill in the posts and bodies that the whole text gives."""
    for number in range(len(document.sentences)):
        _represented(document, people, number)
        _from_body(document, people, number)
    _possessive(document, people)
    _head_of_delegation(document, people)
    _definite(document, people)


def _in_sentence(document: Document, people: list[Person], number: int) -> list[Person]:
    sentence = document.sentences[number]
    return [
        person
        for person in people
        if any(sentence.first <= one.first < sentence.last for one in person.mentions)
    ]


def _represented(document: Document, people: list[Person], number: int) -> None:
    """The subject of "was represented by" is the body of those who follow."""
    span = document.sentences[number].span
    cue = document.vocabulary.represented.search(document.text, span.start, span.end)
    if cue is None:
        return
    subject = next(
        (
            body
            for body in document.bodies
            if span.start <= document.tokens[body.first].start < cue.start()
        ),
        None,
    )
    if subject is None:
        return
    for person in _in_sentence(document, people, number):
        if person.post and person.post.body is None and person.span.start > cue.end():
            side = subject.value.country or subject.value.name
            person.post = replace(person.post, body=subject.value.name, side=side)


def _from_body(document: Document, people: list[Person], number: int) -> None:
    """An affiliation after the last of a list covers the list."""
    span = document.sentences[number].span
    cues = list(
        document.vocabulary.affiliation.finditer(document.text, span.start, span.end)
    )
    if not cues:
        return
    cue = cues[-1]
    for body in document.bodies:
        start = document.tokens[body.first].start
        if (
            cue.end() <= start <= cue.end() + len("the Parliament ")
            and start < span.end
        ):
            words = document.text[start : document.tokens[body.last - 1].end]
            for person in _in_sentence(document, people, number):
                if (
                    person.post
                    and person.post.body is None
                    and person.span.end <= cue.start()
                ):
                    side = body.value.country or body.value.name
                    person.post = replace(person.post, body=words, side=side)
            return


def _possessive(document: Document, people: list[Person]) -> None:
    """ "His deputies" belong to the body of the person who acts in the sentence."""
    for person in people:
        post = person.post
        if post is None or post.body is not None or post.first == 0:
            continue
        before = document.tokens[post.first - 1].fold
        if before not in document.vocabulary.lexicon.possessives:
            continue
        number = document.sentence_of[post.first]
        for other in _in_sentence(document, people, number):
            if (
                other is not person
                and other.post
                and other.post.body
                and (
                    any(
                        document.sentence_of[one.first] == number
                        and one.first < post.first
                        for one in other.mentions
                    )
                )
            ):
                person.post = replace(post, body=other.post.body, side=other.post.side)
                break


def _head_of_delegation(document: Document, people: list[Person]) -> None:
    """ "A delegation of BODY led by Deputy Chairman NAME": the body is theirs."""
    for person in people:
        post = person.post
        if post is None or post.body is not None or post.first == 0:
            continue
        start = document.tokens[post.first].start
        sentence = document.sentences[document.sentence_of[post.first]]
        for body in reversed(document.bodies):
            end = document.tokens[body.last - 1].end
            if sentence.span.start <= end < start:
                match = document.vocabulary.delegation_heads.match(document.text, end)
                if match and match.end() == start:
                    side = body.value.country or body.value.name
                    words = document.words(body.first, body.last)
                    person.post = replace(post, body=words, side=side)
                break


def _definite(document: Document, people: list[Person]) -> None:
    """Give an unnamed post of the text to the one person it can belong to."""
    held = {
        person.post.rank.key
        for person in people
        if person.post and not is_deputy(document, person.post)
    }
    for key in _UNNAMED - held:
        places = [
            first
            for first, rank in document.ranks.items()
            if rank.value.key == key
            and not rank.value.plural
            and first
            and document.tokens[first - 1].fold in document.vocabulary.lexicon.articles
            and not _is_of_a_name(document, people, first)
        ]
        if len(places) < 2 and not any(_has_complement(document, at) for at in places):
            continue
        beside = {
            id(person)
            for at in places
            for person in _in_sentence(document, people, document.sentence_of[at])
        }
        able = [
            person
            for person in people
            if id(person) not in beside
            and (person.post is None or _is_bare(person.post))
            and _is_central(document, person)
        ]
        if len(able) == 1:
            able[0].post = _of_text(document, min(places), able[0])
            able[0].post_rule = "through the post that the text never names"


def is_deputy(document: Document, post: PostPhrase) -> bool:
    """Whether a post is that of a deputy or assistant and not the post itself."""
    modifiers = document.vocabulary.lexicon.rank_modifiers
    return any(fold(word) in modifiers for word in post.title.split())


def _is_of_a_name(document: Document, people: list[Person], first: int) -> bool:
    """Whether an office stands beside a name and needs nobody else."""
    start = document.tokens[first].start
    return any(
        one.post is not None and one.post.span.start <= start < one.post.span.end
        for person in people
        for one in person.mentions
    )


def _has_complement(document: Document, first: int) -> bool:
    """Whether "of" and a body or country follow: "the President of Kazakhstan"."""
    last = document.ranks[first].last
    return last + 1 < len(document.tokens) and (
        document.labels[last] == "c" and document.labels[last + 1] in "BPc"
    )


def _is_bare(post: PostPhrase) -> bool:
    """Whether a post is no more than a form of address ("Ambassador")."""
    return (
        post.rank.key == "ambassador"
        and post.body is None
        and (len(post.title.split()) == 1)
    )


def _is_central(document: Document, person: Person) -> bool:
    """Whether the report comes back to the person."""
    return len(person.mentions) > 1


def _of_text(document: Document, first: int, person: Person) -> PostPhrase:
    rank: Rank = document.ranks[first].value
    last = document.ranks[first].last
    body: str | None = None
    if _has_complement(document, first):
        found = [
            *((one.first, one.last) for one in document.bodies),
            *((one.first, one.last) for one in document.places),
        ]
        spots = [
            document.words(start, end)
            for start, end in found
            if last < start <= last + 2
        ]
        body = spots[0] if spots else None
    else:
        counts = Counter(
            one.value.name
            for one in document.bodies
            if one.value.country is None and rank.key in _INTERNATIONAL
        )
        body = counts.most_common(1)[0][0] if counts else None
    return PostPhrase(
        first,
        last,
        document.words(first, last),
        body,
        body,
        rank,
        False,
        False,
        Span(document.tokens[first].start, document.tokens[last - 1].end),
    )
