"""A draft as lines of text, to numbered paragraphs with their roles."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orkhon.engines.amendments import Role
from orkhon.record.refusals import Refusal

HEADING_LENGTH = 100
"""A line without a number and a stop at its end, up to this long, is a heading."""
NOTE_HEADS = {
    "explanatory note",
    "izahedici qeyd",
    "түсіндірме жазба",
    "түшүндүрмө кат",
    "gerekçe",
    "tushuntirish xati",
    "пояснительная записка",
}
"""What an explanatory note begins with, in the seven languages, as practice has it."""
_NUMBER = re.compile(
    r"(?:(\d{1,3}(?:[.-]\d{1,3})*|[IVXLC]{1,6})\.|([^\W\d_]|\d{1,3})\))\s+"
)
_STOPS = (".", ",", ";", ":", "!", "?", "…", "”", "»")


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph as it was read: a person may correct role and number."""

    role: Role
    number: str
    text: str


def paragraphs_from(text: str) -> tuple[ReadParagraph, ...]:
    """Read paragraphs from plain text.

    With empty lines in it a paragraph ends at one; without, each line is a paragraph.
    The first paragraph is the title; what follows without a number is the preamble;
    numbered ones are operative; after a heading that says so comes the explanatory
    note.

    Raises:
        Refusal: there is no word in it.
    """
    blocks = _blocks(text)
    if not blocks:
        raise Refusal("there are no words in the text")
    found: list[ReadParagraph] = []
    for place, block in enumerate(blocks):
        found.append(_read(block, place == 0 and len(blocks) > 1, found))
    return tuple(found)


def paragraphs_of_lines(lines: Iterable[str]) -> tuple[ReadParagraph, ...]:
    """The same where each line is known to be a paragraph, as from a Word file."""
    return paragraphs_from("\n".join(line for line in lines if line.strip()))


def first_difference(
    ours: Sequence[str], theirs: Sequence[ReadParagraph]
) -> tuple[int, str, str] | None:
    """Where two languages of one text part: place, our number, the other number.

    Returns:
        None where both have the same numbers in the same order; the number is "" for a
        paragraph without one, and for one that is missing.
    """
    for place in range(max(len(ours), len(theirs))):
        own = ours[place] if place < len(ours) else ""
        other = theirs[place].number if place < len(theirs) else ""
        is_short = place >= min(len(ours), len(theirs))
        if is_short or own != other:
            return place + 1, own, other
    return None


def _blocks(text: str) -> list[str]:
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    if "" not in lines[:-1]:
        return [" ".join(line.split()) for line in lines if line]
    joined: list[list[str]] = [[]]
    for line in lines:
        if line:
            joined[-1].append(line)
        elif joined[-1]:
            joined.append([])
    return [" ".join(" ".join(part).split()) for part in joined if part]


def _read(block: str, is_first: bool, before: Sequence[ReadParagraph]) -> ReadParagraph:
    match = _NUMBER.match(block)
    number = "" if match is None else match[1] or f"{match[2]})"
    text = block if match is None else block[match.end() :]
    is_short = len(text) <= HEADING_LENGTH and not text.endswith(_STOPS)
    one = ReadParagraph("operative", number, text)
    if any(each.role == "note" for each in before) or text.casefold() in NOTE_HEADS:
        return replace(one, role="note")
    if match is not None:
        is_roman = match[1] is not None and not match[1][0].isdigit()
        return replace(one, role="heading") if is_roman and is_short else one
    if is_first:
        return replace(one, role="title")
    if is_short:
        return replace(one, role="heading")
    if any(each.role == "operative" for each in before):
        return one
    return replace(one, role="preamble")
