"""Split the words of a post into title, body and the side it speaks for."""

import re

from orkhon.engines.reports.marking import Document

ARTICLES = frozenset(["the", "a", "an"])
_TAIL_WORDS = frozenset(["of", "for", "on", "to", "in", "at", "with", "and", "from"])
_PARTS = frozenset(["of", "to", "at", "in", "from"])
_UNITS = frozenset(
    [
        "department",
        "sector",
        "section",
        "division",
        "staff",
        "apparatus",
        "unit",
        "office",
        "desk",
        "protocol",
    ]
)


def parts_of(
    document: Document, first: int, office: int, office_end: int, last: int
) -> tuple[str, str | None, str | None]:
    """Split a post into title, body and side."""
    tokens, labels = document.tokens, document.labels
    former = document.vocabulary.lexicon.former_words
    title_first = office
    while title_first > first and (
        labels[title_first - 1] in "Mm" and tokens[title_first - 1].fold not in former
    ):
        title_first -= 1
    rank = document.ranks[office].value
    head = rank.singular if rank.plural and rank.singular else None
    if head is not None and tokens[office].is_capital:
        head = head.title()
    if head is None:
        head = document.words(office, office_end)
    if title_first < office:
        head = f"{document.words(title_first, office)} {head}"
    before: str | None = None
    if title_first > first:
        head, before = _with_words_before(document, first, title_first, head)
    tail_title, tail_body = "", None
    # "Chairperson (Speaker) of Azerbaijan's Parliament"
    while (
        office_end < last
        and labels[office_end] == "("
        and (closing := labels.find(")", office_end, last)) >= 0
    ):
        office_end = closing + 1
    if office_end < last and tokens[office_end].fold in _TAIL_WORDS:
        tail_title, tail_body = _complement(document, office_end, last)
    elif office_end < last and document.vocabulary.lexicon.genitive_bodies:
        # "Председатель Сената Казахстана": no word stands between the two.
        tail_body = document.words(office_end, last)
    body = tail_body or before
    if tail_body and before and _nation(document, first, title_first) is None:
        body = before
    side = _side(document, first, last)
    if rank.key == "ambassador":
        side = _side(document, first, office_end) or side
    if body is not None:
        body = re.sub(r"^(?:the|an?|his|her|their)\s+", "", _short(body), flags=re.I)
        if not any(character.isupper() for character in body):
            body = None
    return _short(head + tail_title).strip(), body, side


def _with_words_before(
    document: Document, first: int, title_first: int, head: str
) -> tuple[str, str | None]:
    """Share the words before an office between its title and its body.

    "Senate Speaker" is a title as it stands, and the Senate its body; "TURKPA
    Secretary General" is a title and a body; "Foreign Affairs" before "Minister"
    is title alone.
    """
    labels = document.labels
    cut = first
    while cut < title_first and labels[cut] in "DP":
        cut += 1
    if cut == title_first:
        return head, document.words(first, title_first)
    words = document.words(cut, title_first)
    if all(label in "UuMmN" for label in labels[cut:title_first]):
        owner = document.words(first, title_first)
        if _is_unit_only(document, cut, title_first):
            return f"{words} {head}", document.words(
                first, cut
            ) if cut > first else None
        return f"{words} {head}", owner
    return head, document.words(first, title_first)


def _is_unit_only(document: Document, first: int, last: int) -> bool:
    """Whether words say what kind of office it is and not whose."""
    heads = document.vocabulary.lexicon.body_heads
    return all(
        document.labels[at] in "UuMm" and document.tokens[at].fold not in heads
        for at in range(first, last)
    )


def _nation(document: Document, first: int, last: int) -> str | None:
    for at in range(first, last):
        if at in document.demonyms:
            return document.demonyms[at]
    for place in document.places:
        if first <= place.first < last:
            return place.value.country
    return None


def _complement(document: Document, first: int, last: int) -> tuple[str, str | None]:
    """Split what follows the office into the rest of the title and the body.

    "of the Department of Protocol of the Mazhilis": the last part that names a
    body or country is the body; what stands before it belongs to the title.
    """
    tokens = document.tokens
    bracketed = _bracketed(document, first, last)
    pieces: list[int] = [
        at
        for at in range(first, last)
        if at not in bracketed
        and tokens[at].fold in {"of", "to", "for", "at", "in", "from", "on"}
        and document.labels[at] == "c"
        and not _inside_gazetteer(document, at)
    ]
    pieces = [
        at
        for at in pieces
        if at == first or tokens[at].fold in {"of", "to", "at", "in", "from"}
    ]
    if not pieces or pieces[0] != first:
        return " " + document.words(first, last), None
    bounds = [*pieces, last]
    for number, at in enumerate(pieces):
        nxt = bounds[number + 1]
        if _is_body(document, at + 1, nxt):
            if tokens[at].fold == "to" and number == 0:
                return " " + document.words(first, last), None
            if (
                number == 0
                and _is_country(document, at + 1, nxt)
                and nxt < last
                and tokens[nxt].fold == "to"
            ):
                # "Ambassador of Hungary to Azerbaijan": whose, and accredited where
                body = document.words(at + 1, nxt)
                return " " + document.words(nxt, last), body
            body = document.words(at + 1, last)
            if number == 0:
                head = (
                    ""
                    if _is_country(document, at + 1, nxt)
                    else " " + (document.words(at, nxt))
                )
                return _short(head), body
            return " " + document.words(first, at), body
    return " " + document.words(first, last), None


def _short(head: str) -> str:
    """Leave out a bracketed explanation from the words of a title."""
    return re.sub(r"\s*\([^)]*\)", "", head)


def _bracketed(document: Document, first: int, last: int) -> set[int]:
    """Give the tokens that stand in brackets."""
    inside: set[int] = set()
    depth = 0
    for at in range(first, last):
        if document.labels[at] == "(":
            depth += 1
        if depth:
            inside.add(at)
        if document.labels[at] == ")":
            depth -= 1
    return inside


def _inside_gazetteer(document: Document, at: int) -> bool:
    return document.labels[at] != "c"


def _is_country(document: Document, first: int, last: int) -> bool:
    bracketed = _bracketed(document, first, last)
    return any(
        first <= place.first < last
        and place.value.is_country
        and place.first not in bracketed
        for place in document.places
    ) and not any(document.labels[at] in "BU" for at in range(first, last))


def _is_body(document: Document, first: int, last: int) -> bool:
    """Whether a part names a body of its own, not a department of one."""
    labels, tokens = document.labels, document.tokens
    bracketed = _bracketed(document, first, last)
    if any(labels[at] in "BPA" for at in range(first, last) if at not in bracketed):
        return True
    words = {tokens[at].fold for at in range(first, last)}
    if words & _UNITS and "commission" not in words:
        return False
    return (
        bool(words & document.vocabulary.lexicon.body_heads)
        and words != {"commission"}
        and words != {"staff"}
    )


def _side(document: Document, first: int, last: int) -> str | None:
    """Give the country or organisation named in a stretch of words."""
    for body in document.bodies:
        if first <= body.first < last:
            return body.value.country or body.value.name
    return _nation(document, first, last)
