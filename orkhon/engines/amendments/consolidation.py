"""The consolidated text: the base with what was accepted, in whatever order."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from orkhon.engines.amendments.bracketing import bracketed
from orkhon.engines.amendments.conflicts import grouped
from orkhon.engines.amendments.model import Amendment, AmendmentError, Paragraph, Text

# Latin multiplicatives, as treaties number what is put between two paragraphs.
_MORE = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")


def consolidate(base: Text, accepted: Sequence[Amendment]) -> Text:
    """The text at this moment; the order of acceptance does not matter.

    A new paragraph is numbered after the one in front of it ("13 bis"), a moved one
    keeps its number: numbers change only with the next version (`renumbered`). New and
    moved paragraphs at one place stand in the order of their amendments' numbers.

    Raises:
        AmendmentError: one does not fit the text, or two conflict.
    """
    words = {
        each.paragraph.key: replace(each.paragraph, text=each.standing)
        for each in bracketed(base, accepted, ())
    }
    gone = {each.paragraph for each in accepted if each.kind == "delete-paragraph"}
    placed = [
        group[0]
        for group in grouped(accepted)
        if group[0].kind in ("move", "insert-paragraph")
    ]
    away = gone | {each.paragraph for each in placed if each.kind == "move"}
    ordered: list[Paragraph] = []
    for anchor in (None, *base.by_key):
        if anchor is not None and anchor not in away:
            ordered.append(words[anchor])
        ordered += [words[each.paragraph] for each in placed if each.after == anchor]
    emptied = [each for each in ordered if not each.text.strip()]
    if emptied:
        raise AmendmentError(
            f"the accepted amendments leave no words in paragraph {emptied[0].number}"
        )
    return Text(_numbered(ordered, {each.paragraph for each in placed}))


def _numbered(ordered: Sequence[Paragraph], placed: set[str]) -> tuple[Paragraph, ...]:
    """Give new operative paragraphs a number that moves no other."""
    last, count = "", 0
    found = []
    for paragraph in ordered:
        if paragraph.role != "operative":
            found.append(paragraph)
            continue
        if paragraph.key in placed and not paragraph.number and last:
            more = _MORE[count] if count < len(_MORE) else f"({count + 2})"
            found.append(replace(paragraph, number=f"{last} {more}"))
            count += 1
            continue
        if paragraph.key not in placed:
            last, count = paragraph.number, 0
        found.append(paragraph)
    return tuple(found)


def counts_through(text: Text) -> bool:
    """Whether the operative paragraphs of an issued text count 1, 2, 3 … throughout.

    Where each part begins with 1 again, or numbers are of another kind, they do not.
    """
    numbers = [
        each.number
        for each in text.paragraphs
        if each.role == "operative" and each.number
    ]
    if not all(number.isdecimal() for number in numbers):
        return False
    counted = [int(number) for number in numbers]
    return all(one < other for one, other in pairwise(counted))


def renumbered(text: Text, new: Collection[str] = ()) -> Text:
    """The text with its operative paragraphs numbered 1, 2, 3 … for a next version.

    For a text whose base `counts_through`; other ways of numbering (letters, 1.1) stay
    as they are, and a person renumbers. A paragraph that had no number gets none.

    Args:
        text: Consolidated.
        new: Keys of paragraphs that were brought by amendments; they get a number even
            where nothing before them has one.
    """
    operative = [each for each in text.paragraphs if each.role == "operative"]
    numbered = [each for each in operative if each.number or each.key in new]
    used = [each.number.split(" ")[0] for each in numbered if each.number]
    if not used or not all(number.isdecimal() for number in used):
        return text
    numbers = {each.key: str(no) for no, each in enumerate(numbered, 1)}
    return Text(
        tuple(
            replace(each, number=numbers.get(each.key, each.number))
            for each in text.paragraphs
        )
    )
