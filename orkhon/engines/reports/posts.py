"""Read posts: rank, unit and body, before a name and after a comma.

A post is a stretch of labelled words (see `marking`) around a word of office.
It is walked out of the text to the left of a name as far as the words can
belong to an office, and to the right of "NAME," as an apposition.
"""

from dataclasses import dataclass

from orkhon.engines.reports.lexicon.model import Rank
from orkhon.engines.reports.marking import Document
from orkhon.engines.reports.model import Span
from orkhon.engines.reports.post_words import ARTICLES, parts_of

_LONGEST = 34
_BRACKETED = 8
# What may stand inside a post, leftwards from a name.
_INSIDE = frozenset("RMmUuBPDNACcT()0")
_STOPS = frozenset(
    ["with", "by", "between", "from", "and", "as", "than", "after", "including"]
)


@dataclass(frozen=True, slots=True)
class PostPhrase:
    """A post as it stands in the text.

    Attributes:
        first: Number of its first token.
        last: One past its last token.
        title: Rank and unit in the text's words.
        body: The body in the text's words, or None.
        side: The country or organisation it speaks for, or None.
        rank: The office.
        is_former: Whether the text says that it is a past post.
        is_plural: Whether it is carried along a list of names.
    """

    first: int
    last: int
    title: str
    body: str | None
    side: str | None
    rank: Rank
    is_former: bool
    is_plural: bool
    span: Span


def post_before(document: Document, name_first: int, floor: int) -> PostPhrase | None:
    """Read the post that ends where a name begins.

    Args:
        document: The labelled report.
        name_first: Number of the first token of the name.
        floor: Token before which the walk must not go (an earlier name).
    """
    tokens, labels = document.tokens, document.labels
    sentence = document.sentences[document.sentence_of[name_first]]
    floor = max(floor, sentence.first)
    index = name_first - 1
    while index >= floor and labels[index] == "T":
        index -= 1
    last = index + 1
    if index >= floor and labels[index] in ",:" and index - 1 >= floor:
        # "Secretary General, Ambassador NAME" and "the Speaker, NAME,"
        last = index
        index -= 1
    depth = 0
    start = last
    while index >= floor and last - index < _LONGEST:
        label = labels[index]
        if label == ")":
            if "(" not in labels[max(floor, index - _BRACKETED) : index]:
                break
            depth += 1
        elif label == "(":
            depth -= 1
        elif depth == 0:
            if label == ",":
                if not _comma_is_inside(document, index, start, last, floor):
                    break
            elif label == "w":
                if not _is_of_a_unit(document, index, floor):
                    break
            elif label not in _INSIDE:
                break
            elif label == "c" and tokens[index].fold in _STOPS:
                if start == last or not _joins(document, index, floor):
                    break
            elif label == "0" and not tokens[index].text.isdigit():
                break
        start = index
        index -= 1
    if depth != 0:
        return None
    return _phrase(document, start, last)


def _comma_is_inside(
    document: Document, index: int, start: int, last: int, floor: int
) -> bool:
    """Whether a comma stands inside the post that is walked leftwards."""
    has_rank = any(at in document.ranks for at in range(start, last))
    if index - 1 < floor:
        return False
    before = document.labels[index - 1]
    if not has_rank:
        # "Committee on Defence, Security and Foreign Affairs"
        return before in "UuND"
    # "Chairman of the Council of Elders, former Prime Minister NAME": the part
    # before the comma is a post of its own, and no name stands between
    at = index - 1
    while at >= floor and document.labels[at] in "MmUuBPDNAcT()":
        if document.tokens[at].fold in _STOPS:
            return False
        at -= 1
    return at >= floor and document.labels[at] == "R"


def _is_of_a_unit(document: Document, index: int, floor: int) -> bool:
    """Whether an ordinary word names a unit: "head of the school board"."""
    return (
        index - 1 >= floor
        and document.labels[index - 1] == "c"
        and document.labels[index + 1] in "uUR"
    )


def _joins(document: Document, index: int, floor: int) -> bool:
    """Whether "and" or "with" stands inside the name of a unit."""
    word = document.tokens[index].fold
    if index - 1 < floor or index + 1 >= len(document.tokens):
        return False
    before, after = document.labels[index - 1], document.labels[index + 1]
    if word == "and":
        return before in "UuNDP" and after in "UuNDPC"
    return word in {"with", "from"} and before in "Uu" and after in "PBD"


def post_after(document: Document, name_last: int, ceiling: int) -> PostPhrase | None:
    """Read the post that follows a name and a comma, bracket or dash.

    Args:
        document: The labelled report.
        name_last: One past the last token of the name.
        ceiling: Token at which the walk must stop (the next name).
    """
    tokens, labels = document.tokens, document.labels
    sentence = document.sentences[document.sentence_of[name_last - 1]]
    ceiling = min(ceiling, sentence.last)
    if name_last + 1 >= ceiling:
        return None
    index = name_last + 1
    if labels[name_last] not in ",(:":
        link = document.vocabulary.post_links.match(
            document.text, tokens[name_last - 1].end
        )
        if link is None:
            return None
        index = name_last
        while index < ceiling and tokens[index].start < link.end():
            index += 1
    closing = ")" if labels[name_last] == "(" else ""
    start = index
    rank_at: int | None = None
    while index < ceiling and index - start < _LONGEST:
        label = labels[index]
        if index in document.ranks:
            rank_at = rank_at if rank_at is not None else index
            index = document.ranks[index].last
            continue
        if closing and label == closing:
            break
        if label in ",:.":
            if label != "," or rank_at is None:
                break
            if not _list_goes_on(document, index, ceiling) and not _is_past_only(
                document, start, index
            ):
                break
        elif label == "c":
            word = tokens[index].fold
            if word in {"and", "with"} and rank_at is None:
                break
            if word == "and" and index + 1 < ceiling and labels[index + 1] in "wpTI":
                break
            if word in {"with", "by", "from", "at"} and not _joins(
                document, index, start
            ):
                break
            if word == "in" and index + 1 < ceiling and labels[index + 1] not in "PcU":
                break
        elif label == "w" and rank_at is None and _is_description(document, index):
            pass
        elif label == "w":
            if tokens[index].fold not in ARTICLES or (
                rank_at is not None and (labels[index - 1] != "c")
            ):
                break
        elif label not in "MmUuBPDNACTR()0" or (
            rank_at is not None and label in "CN" and labels[index - 1] == ","
        ):
            break
        if rank_at is None and index - start > 9:
            return None
        index += 1
    if rank_at is None:
        return None
    while index > start and labels[index - 1] in "c,wm":
        index -= 1
    return _phrase(document, start, index)


def _is_past_only(document: Document, start: int, comma: int) -> bool:
    """Whether a past post ends at a comma and another post follows it."""
    former = document.vocabulary.lexicon.former_words
    return (
        document.tokens[start].fold in former
        and comma + 1 in document.ranks
        and document.tokens[comma + 1].is_capital
    )


def _is_description(document: Document, index: int) -> bool:
    """Whether a word before the office describes it: "the presiding officer"."""
    return document.tokens[index - 1].fold in ARTICLES and (index + 1 in document.ranks)


def post_at(document: Document, first: int) -> PostPhrase | None:
    """Read the post that begins with an office, without a name beside it."""
    sentence = document.sentences[document.sentence_of[first]]
    last = document.ranks[first].last
    while last < sentence.last and (
        document.labels[last] in "UBPDA"
        or (
            document.labels[last] == "c"
            and document.tokens[last].fold in {"of", "the"}
            and last + 1 < sentence.last
            and document.labels[last + 1] in "UBPDAc"
        )
    ):
        last += 1
    return _phrase(document, first, last)


def _list_goes_on(document: Document, index: int, ceiling: int) -> bool:
    """Whether "A, B and C" inside a unit's name goes on after this comma."""
    at = index + 1
    seen_and = False
    while at < ceiling and at - index < 9:
        label = document.labels[at]
        if label in "R" and document.tokens[at].is_capital:
            return False
        if document.tokens[at].fold == "and":
            seen_and = True
        elif label not in "UuN,c":
            break
        at += 1
    return (
        seen_and
        and document.labels[index - 1] in "UuN"
        and (document.labels[index + 1] in "UuN")
    )


def _phrase(document: Document, first: int, last: int) -> PostPhrase | None:
    """Make a post of a stretch of words, or None where no office is in it."""
    tokens, labels = document.tokens, document.labels
    while first < last and (
        labels[first] in "c),:w0" or tokens[first].fold in ARTICLES
    ):
        first += 1
    while last > first and labels[last - 1] in ",:c(":
        last -= 1
    offices = [at for at in sorted(document.ranks) if first <= at < last]
    if not offices:
        return None
    office = _main_office(document, offices, first)
    first = _left_of_office(document, office, first)
    former = any(
        tokens[at].fold in document.vocabulary.lexicon.former_words
        for at in range(max(0, first - 1), office)
    )
    later = [at for at in offices if at > office]
    end = last
    for at in later:
        # "Secretary General of TURKPA Ambassador NAME": a form of address
        if (
            document.ranks[at].value.key == "ambassador"
            and document.ranks[at].last == last
        ):
            end = min(end, at)
            break
        # a second post after a comma is another post of the same person
        if any(labels[mark] == "," for mark in range(office, at)) and not any(
            labels[mark] == "(" for mark in range(office, at)
        ):
            comma = next(mark for mark in range(office, at) if labels[mark] == ",")
            end = min(end, comma)
            break
    found = document.ranks[office]
    title, body, side = parts_of(document, first, office, found.last, end)
    return PostPhrase(
        first,
        end,
        title,
        body,
        side,
        found.value,
        former,
        found.value.plural,
        Span(tokens[first].start, tokens[end - 1].end),
    )


def _main_office(document: Document, offices: list[int], first: int) -> int:
    """Give the office that the post is about: the first that is not past."""
    former = document.vocabulary.lexicon.former_words
    # Where the verb ends the sentence, the office stands at the name.
    for at in reversed(offices) if document.vocabulary.lexicon.verb_final else offices:
        # "Baş katibi səfir NAME": the ambassador is a form of address here.
        if document.ranks[at].value.key == "ambassador" and any(
            document.ranks[other].last == at for other in offices
        ):
            continue
        if not any(
            document.tokens[before].fold in former
            for before in range(max(first, at - 2), at)
        ):
            return at
    return offices[0]


def _left_of_office(document: Document, office: int, first: int) -> int:
    """Take the words before the office that belong to it: bodies, modifiers."""
    at = office
    depth = 0
    sentence = document.sentences[document.sentence_of[office]]
    if document.labels[sentence.first] == "N":
        # "Thanking Deputy Chair NAME": a sentence's first word has a capital
        first = max(first, sentence.first + 1)
    conjunctions = document.vocabulary.lexicon.conjunctions
    while at > first:
        label = document.labels[at - 1]
        # "Және Ресей Думасының төрағасы": a sentence may begin with "and".
        if label == "N" and document.tokens[at - 1].fold in conjunctions:
            break
        # "принял в Астане председателя": the body stands after the office.
        if document.vocabulary.lexicon.genitive_bodies and label not in "Mm":
            break
        if label == ")":
            depth += 1
        elif label == "(":
            depth -= 1
        elif depth == 0 and label not in "MmUuBPDNAC":
            word = document.tokens[at - 1].fold
            # "Ministry of Foreign Affairs Spokesperson"
            if not (
                label == "c"
                and word in {"of", "and", "for", "on"}
                and at - 2 >= first
                and document.labels[at - 2] in "UBN"
                and document.labels[at] in "UNPBD"
            ) and not (word in ARTICLES and document.labels[at - 2] == "c"):
                break
        at -= 1
    return at
