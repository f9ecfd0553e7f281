"""Find the persons of a report, by the shape of names and what stands around.

A name is a run of capitalised words that are neither offices, bodies, places
nor ordinary words. A run alone proves nothing ("War of Independence Museum");
it is a person where a title or a post stands beside it, where a given name is
known, where it speaks or acts, or where it stands in a list of persons.
"""

import re
from dataclasses import dataclass, field, replace

from orkhon.engines.names import compare
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.posts import PostPhrase, post_after, post_before
from orkhon.engines.reports.segments import fold
from orkhon.engines.reports.suffixes import DECLINING, nominative, strip_case

_LONGEST_NAME = 5
_SAME_NAME = 0.5
_ACCEPTED = 1.0
_PLACE_WORDS = frozenset("in at to from near towards via around".split())
_UPPER_SURNAME = 3
_INITIAL = re.compile(r"(?<=\b\w)\.(?=\w)")


@dataclass(slots=True)
class Mention:
    """One run of words that may be a person's name.

    Attributes:
        first: Number of its first token.
        last: One past its last token.
        name: The words.
        title: Form of address before it, or None.
        post: The post that stands beside it, or None.
        post_rule: How the post was found.
        evidence: Sum of what speaks for a person.
        reasons: What it is, in plain words.
    """

    first: int
    last: int
    name: str
    title: str | None
    evidence: float
    reasons: list[str]
    post: PostPhrase | None = None
    post_rule: str = ""

    @property
    def words(self) -> list[str]:
        """Give the words of the name."""
        return self.name.split()


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
    mentions = _candidates(document)
    _take_case_off(document, mentions)
    _weigh(document, mentions, tagged)
    _attach_posts(document, mentions)
    _weigh_lists(document, mentions)
    _weigh_repeats(mentions)
    accepted = [one for one in mentions if one.evidence >= _ACCEPTED]
    return _grouped(document, accepted)


def _candidates(document: Document) -> list[Mention]:
    """Give every run of words that has the shape of a name."""
    labels, tokens = document.labels, document.tokens
    found = []
    index = 0
    while index < len(tokens):
        if labels[index] not in "CI":
            index += 1
            continue
        last = index
        while last < len(tokens) and _goes_on(document, index, last):
            last += 1
        while (
            last > index
            and labels[last - 1] == "p"
            and tokens[last - 1].fold
            in (
                "el",
                "al",
                "von",
                "van",
                "de",
                "der",
                "da",
                "di",
                "dos",
                "abu",
                "bin",
                "ibn",
            )
        ):
            last -= 1
        if last == index:
            index += 1
            continue
        first = _after_places(document, index, last)
        if last - first <= _LONGEST_NAME and any(
            labels[at] == "C" or labels[at] == "A" for at in range(first, last)
        ):
            found.append(_mention(document, first, last))
        index = last
    return found


def _goes_on(document: Document, first: int, at: int) -> bool:
    """Whether a token continues the name begun at `first`."""
    labels, tokens = document.labels, document.tokens
    label = labels[at]
    if at == first:
        return label in "CI"
    if document.sentence_of[at] != document.sentence_of[first]:
        return False
    if tokens[at - 1].possessive:
        return False
    between = document.text[tokens[at - 1].end : tokens[at].start]
    if between.count("\n") > 1 or len(between) > 2:
        return False
    if label == "C":
        return True
    if label == "I":
        return True
    if label == "p":
        return at + 1 < len(labels) and (
            labels[at + 1] in "Cp" or tokens[at].fold in _CLOSING_PARTICLES
        )
    if label in "AN" and tokens[at].is_upper and len(tokens[at].text) > _UPPER_SURNAME:
        return labels[first] == "C"
    # "Mustafa Kemal Atatürk" has no such word, but "Ali Kazakh" might be a name
    # only where a known given name stands before it
    return label == "M" and False


_CLOSING_PARTICLES = frozenset(
    "oglu oğlu oghlu ogly kyzy qizi gizi kizi qyzy uulu uly ulu zade qızı "
    "уулу кызы қызы оглы угли кизи".split()
)


def _after_places(document: Document, first: int, last: int) -> int:
    """Leave out the end of a post's words before a name of two words.

    "Chairman of the Audit Chamber of Chernivtsi Ivan Petrenko": three unknown
    words after "of" are a place and a name.
    """
    given = document.vocabulary.lexicon.given_names
    if last - first < 3 or first == 0:
        return first
    before = document.tokens[first - 1].fold
    if before not in {"of", "for", "in"}:
        return first
    for at in range(first, last - 1):
        if document.tokens[at].fold in given:
            return at
    return last - 2


def _mention(document: Document, first: int, last: int) -> Mention:
    tokens, labels = document.tokens, document.labels
    title: str | None = None
    at = first - 1
    while at >= 0 and labels[at] == "T":
        title = tokens[at].text
        at -= 1
    if title is None and first > 0:
        rank = next(
            (
                found
                for start in range(max(0, first - 3), first)
                if (found := document.ranks.get(start)) and found.last == first
            ),
            None,
        )
        if rank and not rank.value.plural and last - first == 1:
            title = document.words(rank.first, rank.last)
    return Mention(
        first,
        last,
        " ".join(document.text[tokens[first].start : tokens[last - 1].end].split()),
        title,
        0.0,
        [],
    )


def _take_case_off(document: Document, mentions: list[Mention]) -> None:
    """Bring the names into the nominative, in languages that decline names."""
    lexicon = document.vocabulary.lexicon
    if lexicon.language not in DECLINING:
        return
    standing = {token.text for token in document.tokens if token.is_capital}
    hosts = [
        pattern for cue, pattern in document.vocabulary.frames if cue.shape == "host"
    ]
    for one in mentions:
        end = document.tokens[one.last - 1].end
        one.name = nominative(
            _INITIAL.sub(". ", one.name),
            lexicon.language,
            standing,
            lambda word: fold(word) in lexicon.given_names,
            is_object=lexicon.verb_final
            and any(host.match(document.text, end + 1) for host in hosts),
        )


def _weigh(document: Document, mentions: list[Mention], tagged: list[Span]) -> None:
    """Add up what speaks for and against each run by itself."""
    lexicon = document.vocabulary.lexicon
    tokens, labels = document.tokens, document.labels
    for one in mentions:
        words = one.last - one.first
        before = tokens[one.first - 1] if one.first else None
        after = tokens[one.last] if one.last < len(tokens) else None
        given = sum(fold(word) in lexicon.given_names for word in one.words)
        if one.title:
            one.evidence += 1.2
            one.reasons.append(f"title {one.title}")
        if words >= 2 and given:
            one.evidence += 1.1
            one.reasons.append("known given name")
        elif words >= 2 and labels[one.first] == "I":
            one.evidence += 1.0
            one.reasons.append("initials")
        elif words >= 2:
            one.evidence += 0.4
        if words >= 2 and tokens[one.last - 1].fold.endswith(lexicon.surname_endings):
            one.evidence += 0.7
            one.reasons.append("ending of a surname")
        if any(labels[at] == "p" for at in range(one.first, one.last)):
            one.evidence += 0.6
            one.reasons.append("patronymic or particle")
        end = tokens[one.last - 1].end
        if words >= 2 and document.vocabulary.speech.match(document.text, end + 1):
            one.evidence += 0.7
            one.reasons.append("speaks or acts")
        if any(
            span.start <= tokens[one.first].start and end <= span.end for span in tagged
        ):
            one.evidence += 0.6
            one.reasons.append("tagger")
        if tokens[one.last - 1].possessive and words >= 2:
            one.evidence += 0.1
        # What makes it the name of a thing
        if after and after.fold in lexicon.not_after_names and after.is_capital:
            one.evidence -= 5
        elif (
            after
            and labels[one.last] in "NUMA"
            and after.is_capital
            and (not tokens[one.last - 1].possessive)
        ):
            one.evidence -= 2.5
        if (
            before
            and not given
            and before.is_capital
            and labels[one.first - 1] == "N"
            and (before.start != _sentence_start(document, one.first))
        ):
            one.evidence -= 0.6
        if before and before.fold == "the" and not one.title:
            one.evidence -= 1.2
        if before and before.fold in _PLACE_WORDS and not given:
            one.evidence -= 0.6
        if document.sentences[document.sentence_of[one.first]].is_headline and not given:
            one.evidence -= 1.2


def _sentence_start(document: Document, at: int) -> int:
    return document.sentences[document.sentence_of[at]].span.start


def _attach_posts(document: Document, mentions: list[Mention]) -> None:
    """Give every name the post that stands beside it."""
    claimed_to = 0
    likely = [one for one in mentions if one.last - one.first >= 2 or one.title]
    for number, one in enumerate(likely):
        floor = likely[number - 1].last if number else 0
        ceiling = likely[number + 1].first if number + 1 < len(likely) else 1 << 30
        before = post_before(document, one.first, max(floor, claimed_to))
        after = post_after(document, one.last, ceiling)
        if after is not None and _belongs_to_next(document, after, likely, number):
            after = None
        if before is not None and not before.is_former:
            one.post, one.post_rule = before, "post before the name"
            one.evidence += 1.1 if one.last - one.first >= 2 else 0.3
            one.reasons.append("post before the name")
        elif after is not None:
            one.post, one.post_rule = after, "post after the name"
            one.evidence += 1.1
            one.reasons.append("post after the name")
            claimed_to = after.last
        elif before is not None:
            one.post, one.post_rule = before, "past post before the name"
            one.evidence += 1.1
    _carry_along(document, likely)


def _belongs_to_next(
    document: Document, post: PostPhrase, mentions: list[Mention], number: int
) -> bool:
    """Whether a post after a name and comma stands directly before the next."""
    if number + 1 >= len(mentions):
        return False
    following = mentions[number + 1].first
    at = post.last
    while at < following and document.labels[at] == "T":
        at += 1
    return at >= following


def _carry_along(document: Document, mentions: list[Mention]) -> None:
    """Carry a post in the plural along the list it heads or closes."""
    for number, one in enumerate(mentions[1:], start=1):
        former = mentions[number - 1]
        if (
            one.post is None
            and former.post
            and former.post.is_plural
            and (
                former.post.first < former.first
                and _is_list_gap(document, former.last, one.first)
            )
        ):
            one.post, one.post_rule = former.post, "post carried along the list"
            one.evidence += 1.1
            one.reasons.append("in a list under one post")
    for number in range(len(mentions) - 2, -1, -1):
        one, later = mentions[number], mentions[number + 1]
        if (
            one.post is None
            and later.post
            and later.post.is_plural
            and (
                later.post.first > later.first
                and _is_list_gap(document, one.last, later.first)
            )
        ):
            one.post, one.post_rule = later.post, "post after the list"
            one.evidence += 1.1


def _is_list_gap(document: Document, first: int, last: int) -> bool:
    """Whether only commas, "and" and titles stand between two names."""
    if last - first > 5 or last <= first:
        return False
    conjunctions = document.vocabulary.lexicon.conjunctions
    return all(
        document.labels[at] in ",T"
        or document.tokens[at].fold in conjunctions
        or document.tokens[at].text == ";"
        for at in range(first, last)
    )


def _weigh_lists(document: Document, mentions: list[Mention]) -> None:
    """A full name beside persons in a list is a person."""
    for order in (range(1, len(mentions)), range(len(mentions) - 2, -1, -1)):
        for number in order:
            step = 1 if order.step == 1 else -1
            one, other = mentions[number], mentions[number - step]
            first, second = (other, one) if step == 1 else (one, other)
            if (
                one.last - one.first >= 2
                and 0 < one.evidence < _ACCEPTED
                and other.evidence >= _ACCEPTED
                and _is_list_gap(document, first.last, second.first)
            ):
                one.evidence += 0.8
                one.reasons.append("in a list of persons")


def _weigh_repeats(mentions: list[Mention]) -> None:
    """A name that returns by its last word alone is a person."""
    alone = {fold(one.name) for one in mentions if one.last - one.first == 1}
    counts: dict[str, int] = {}
    for one in mentions:
        counts[fold(one.name)] = counts.get(fold(one.name), 0) + 1
    for one in mentions:
        if one.last - one.first >= 2:
            if fold(one.words[-1]) in alone:
                one.evidence += 0.7
            if counts[fold(one.name)] > 1:
                one.evidence += 0.2


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
            if words[0] == known[-1] or (len(known) > 1 and words[0] in known[1:]):
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
        if len(words) > 1 and fold(words[-1]) in _CLOSING_PARTICLES:
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
    posts = [one for one in person.mentions if one.post is not None]
    current = [one for one in posts if one.post and not one.post.is_former] or posts
    if not current:
        return
    best = max(
        current,
        key=lambda one: (
            _fullness(one.post),
            not sentences[of[one.first]].is_headline,
            -one.first,
        ),
    )
    post = best.post
    if post is not None and post.body is None:
        with_body = [one.post for one in current if one.post and one.post.body]
        if with_body and with_body[0].rank.key == post.rank.key:
            post = replace(post, body=with_body[0].body, side=with_body[0].side)
    person.post, person.post_rule = post, best.post_rule


def _fullness(post: PostPhrase | None) -> tuple[bool, int]:
    """Order posts: one with a body above one without, then the longer."""
    if post is None:
        return (False, 0)
    return (post.body is not None, len(post.title) + len(post.body or ""))
