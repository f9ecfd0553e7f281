"""Find the runs of words that are names of persons, and weigh what speaks for them.

A name is a run of capitalised words that are neither offices, bodies, places
nor ordinary words. A run alone proves nothing ("War of Independence Museum");
it is a person where a title or a post stands beside it, where a given name is
known, where it speaks or acts, or where it stands in a list of persons.
"""

import re

from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.mention_posts import Mention, attach_posts, is_list_gap
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.segments import fold
from orkhon.engines.reports.suffixes import DECLINING, nominative

_LONGEST_NAME = 5
_ACCEPTED = 1.0
_A_NEWSPAPER = 2.5
_BESIDE = 60
_PLACE_WORDS = frozenset(["in", "at", "to", "from", "near", "towards", "via", "around"])
_UPPER_SURNAME = 3
_INITIAL = re.compile(r"(?<=\b\w)\.(?=\w)")


def mentions_of(document: Document, tagged: list[Span]) -> list[Mention]:
    """Find the runs of words that name persons, in text order.

    Args:
        document: The labelled report.
        tagged: Spans that a tagger takes for names: evidence, not proof.
    """
    mentions = _candidates(document)
    _take_case_off(document, mentions)
    _weigh(document, mentions, tagged)
    attach_posts(document, mentions)
    _weigh_lists(document, mentions)
    _weigh_repeats(mentions)
    return [one for one in mentions if one.evidence >= _ACCEPTED]


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
            labels[at + 1] in "Cp" or tokens[at].fold in CLOSING_PARTICLES
        )
    if label in "AN" and tokens[at].is_upper and len(tokens[at].text) > _UPPER_SURNAME:
        return labels[first] == "C"
    return False


CLOSING_PARTICLES = frozenset(
    [
        "oglu",
        "oğlu",
        "oghlu",
        "ogly",
        "kyzy",
        "qizi",
        "gizi",
        "kizi",
        "qyzy",
        "uulu",
        "uly",
        "ulu",
        "zade",
        "qızı",
        "уулу",
        "кызы",
        "қызы",
        "оглы",
        "угли",
        "кизи",
    ]
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
        _INITIAL.sub(
            ". ",
            " ".join(document.text[tokens[first].start : tokens[last - 1].end].split()),
        ),
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
            one.name,
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
        sentence = document.sentences[document.sentence_of[one.first]]
        if words >= 2 and (sentence.first, sentence.last) == (one.first, one.last):
            one.evidence += 0.7
            one.reasons.append("a line of its own")
        if words >= 2 and tokens[one.last - 1].fold.endswith(lexicon.surname_endings):
            one.evidence += 0.7
            one.reasons.append("ending of a surname")
        if any(labels[at] == "p" for at in range(one.first, one.last)):
            one.evidence += 0.6
            one.reasons.append("patronymic or particle")
        near = document.text[
            max(sentence.span.start, tokens[one.first].start - _BESIDE) : tokens[
                one.first
            ].start
        ]
        if words >= 2 and (
            document.vocabulary.addressed.search(near)
            or document.vocabulary.inverted.search(near)
            or _ends_with_cue(document, near)
        ):
            one.evidence += 0.65
            one.reasons.append("addressed, honoured or quoted")
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
        if not given and (
            document.vocabulary.media.search(near)
            or document.vocabulary.media_verbs.match(document.text, end)
        ):
            one.evidence -= _A_NEWSPAPER
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
        if (
            document.sentences[document.sentence_of[one.first]].is_headline
            and not given
        ):
            one.evidence -= 1.2


def _ends_with_cue(document: Document, before: str) -> bool:
    """Whether "in memory of" or the like stands directly before."""
    return any(
        not before[match.end() :].strip()
        for match in document.vocabulary.mentions.finditer(before)
    )


def _sentence_start(document: Document, at: int) -> int:
    return document.sentences[document.sentence_of[at]].span.start


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
                and is_list_gap(document, first.last, second.first)
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
