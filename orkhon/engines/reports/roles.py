"""Tell who took part from who is only mentioned, quoted, or wrote the report.

A person takes part by standing in a frame of the contact, by speaking in the
report's own sentences, by being addressed there, or in a list of those present.
Somebody honoured, recalled, or named as the source of a policy is mentioned.
"""

import re

from orkhon.engines.reports.frames import Frame
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.mention_posts import Mention
from orkhon.engines.reports.model import Role
from orkhon.engines.reports.people import Person
from orkhon.engines.reports.stretches import Stretch

_NEAR = 90
_AUTHOR_WORDS = 40
_A_LIST = 3
_INVERSION = 48
_PREPOSITIONS = frozenset(
    [
        "of",
        "by",
        "for",
        "with",
        "between",
        "from",
        "over",
        "to",
        "including",
        "on",
        "about",
        "than",
        "like",
        "via",
        "at",
    ]
)
_BEFORE_VERB = re.compile(
    r"[\s,)]{1,3}(?:(?:who|in (?:his|her|their|its) turn|for (?:his|her) part|in turn|"
    r"on (?:his|her) part|then|too|also|further|has|have|had|was|meanwhile|warmly|highly|"
    r"on \w+(?: \d+)?|today|in (?:his|her) (?:speech|remarks|address)[^,]{0,40}),?\s+){0,3}"
)
_BY = re.compile(
    r"\b(?:stated|announced|said|reported|told|informed) by (?:the )?(?:[\w’']+ ){0,2}$"
)
_THAT = re.compile(
    r"\b(?:said|noted|stressed|emphasi[sz]ed|recalled|stated|added|underlined|reminded|"
    r"mentioned|highlighted|believes)\b[^.]{0,60}?\bthat\b"
)
_APPOSITIONS = re.compile(r"(?:,[^,.;]{2,90}){1,2},\s+(?:too,\s+|also\s+)?")


def role_in(
    document: Document,
    person: Person,
    stretch: Stretch,
    frames: list[Frame],
    likely: list[Mention],
) -> tuple[Role, str, float] | None:
    """Decide the role of a person in one contact.

    Returns:
        Role, rule and confidence; None where the stretch does not name them.
    """
    sentences = set(stretch.sentences())
    mentions = [
        one for one in person.mentions if document.sentence_of[one.first] in sentences
    ]
    if not mentions:
        return None
    if any(_is_author(document, one) for one in mentions):
        return "author", "named as author or photographer", 0.9
    best: tuple[Role, str, float] = (
        "mentioned",
        "nothing says that they took part",
        0.6,
    )
    for one in mentions:
        found = _of_mention(document, person, one, frames, likely)
        if found is None:
            continue
        if (
            found[0] == "participant"
            and (best[0] != "participant" or found[2] > best[2])
        ) or (found[0] == "quoted" and best[0] == "mentioned"):
            best = found
    return best


def _of_mention(
    document: Document,
    person: Person,
    one: Mention,
    frames: list[Frame],
    likely: list[Mention],
) -> tuple[Role, str, float] | None:
    """Say what a single mention proves, or None."""
    vocabulary = document.vocabulary
    number = document.sentence_of[one.first]
    sentence = document.sentences[number]
    if sentence.is_tail or sentence.is_headline:
        return None
    start = document.tokens[one.first].start
    phrase_start = min(start, one.post.span.start) if one.post else start
    in_quotation = document.is_quoted(start)
    before = document.text[
        max(sentence.span.start, phrase_start - _NEAR) : phrase_start
    ]
    if _is_mention_cue(document, before):
        return None
    if _BY.search(before):
        return "quoted", "named as the source of a statement", 0.8
    speaks = _speaks(document, one, likely)
    told = number > 1 and _THAT.search(document.text, sentence.span.start, phrase_start)
    if speaks and not in_quotation and not told:
        if person.post and person.post.rank.key == "spokesperson":
            return "quoted", "told an agency", 0.7
        return "participant", "speaks in the report", 0.8
    if in_quotation:
        return None
    if _heads_a_list(document, number, likely):
        return "participant", "in a list of people with their posts", 0.75
    if vocabulary.attendance.search(
        document.text, sentence.span.start, sentence.span.end
    ) and (not _told_before(document, sentence.span.start, phrase_start)):
        return "participant", "in a list of those present", 0.85
    for frame in frames:
        if (
            frame.sentence == number
            and not frame.is_told
            and _clause_between(document, frame, phrase_start)
        ):
            return "participant", f"in the frame {frame.rule}", 0.9
    addressed = vocabulary.addressed.search(before)
    if addressed and not vocabulary.planned.search(before):
        verb = phrase_start - len(before) + addressed.start()
        if not _told_before(document, sentence.span.start, verb):
            return "participant", "addressed in the report", 0.7
    if _told_before(document, sentence.span.start, phrase_start):
        return None
    opens = vocabulary.digests.match(
        document.text[sentence.span.start : sentence.span.end]
    )
    if opens and sentence.span.start + opens.end() <= phrase_start:
        return "participant", "the counterpart of a meeting", 0.8
    return None


def _speaks(document: Document, one: Mention, likely: list[Mention]) -> bool:
    """Whether a verb of saying follows the name, or an inverted one precedes it.

    In "A and B stressed" both speak: the verb is looked for after the last of a
    list. What stands after a preposition ("of President NAME announced") does
    not speak.
    """
    text, tokens = document.text, document.tokens
    start = tokens[one.first].start
    first = one.first
    if one.post and one.post.first < one.first:
        start, first = one.post.span.start, one.post.first
    while (first and document.labels[first - 1] in "T") or (
        first and tokens[first - 1].fold in document.vocabulary.lexicon.articles
    ):
        first -= 1
    if document.vocabulary.inverted.search(text[max(0, start - _INVERSION) : start]):
        return True
    if tokens[one.last - 1].possessive:
        return False
    if first and tokens[first - 1].fold in _PREPOSITIONS:
        return False
    end = tokens[one.last - 1].end
    if one.post and one.post.first >= one.last:
        end = max(end, one.post.span.end)
    apposition = _APPOSITIONS.match(text, end)
    if apposition and document.vocabulary.speech.match(text, apposition.end()):
        return True
    gap = _BEFORE_VERB.match(text, end)
    if gap and document.vocabulary.speech.match(text, gap.end()):
        return True
    for other in likely:
        if other.first >= one.last:
            begin = other.first
            if other.post and other.post.first < other.first:
                begin = other.post.first
            between = text[end : tokens[begin].start]
            if len(between) < 40 and re.fullmatch(
                r"[\s,]*(?:and|as well as)?\s*(?:from \w+\s+)?(?:the\s+)?(?:(?:mr|ms)\.?\s+)*",
                between,
                re.IGNORECASE,
            ):
                return _speaks(document, other, likely[likely.index(other) + 1 :])
            return False
    return False


def _heads_a_list(document: Document, number: int, likely: list[Mention]) -> bool:
    """Whether a sentence is a list of people with posts, three or more, no verb.

    Reports of sessions list those present so, the verb forgotten.
    """
    sentence = document.sentences[number]
    listed = [
        one
        for one in likely
        if sentence.first <= one.first < sentence.last and one.post is not None
    ]
    if len(listed) < _A_LIST:
        return False
    first = min(one.post.span.start for one in listed if one.post)
    rest = document.text[sentence.span.start : first].strip().casefold()
    end = document.tokens[listed[-1].last - 1].end
    return rest in {"", "the"} and not document.vocabulary.speech.search(
        document.text, sentence.span.start, end
    )


def _is_mention_cue(document: Document, before: str) -> bool:
    """Whether what stands directly before makes the person only mentioned."""
    last: re.Match[str] | None = None
    for match in document.vocabulary.mentions.finditer(before):
        last = match
    if last is None:
        return False
    rest = before[last.end() :]
    return (
        len(rest) <= 45
        and not re.search(r"[,;]\s+\w+ed\b|\bwith\b|\bmet\b", rest)
        and (rest.count(",") <= 1)
    )


def _told_before(document: Document, start: int, end: int) -> bool:
    return document.vocabulary.reported.search(document.text, start, end) is not None


def _clause_between(document: Document, frame: Frame, at: int) -> bool:
    """Whether a mention stands in the frame's own clause."""
    if at < frame.span.start:
        return True
    between = document.text[frame.span.end : at]
    return document.vocabulary.clause_ends.search(between) is None


def _is_author(document: Document, one: Mention) -> bool:
    """Whether "Author:" stands before a name, or the name is a line of its own."""
    start = document.tokens[one.first].start
    before = document.text[max(0, start - _AUTHOR_WORDS) : start]
    if document.vocabulary.authors.search(before):
        return True
    sentence = document.sentences[document.sentence_of[one.first]]
    return (
        not sentence.is_headline
        and one.last - one.first > 1
        and (sentence.first, sentence.last) == (one.first, one.last)
    )
