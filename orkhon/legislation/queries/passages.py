"""A provision as the workbench shows it: its lines, with terms and differences marked."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from orkhon.engines.texts.alignment.lexicon import Lexicon
from orkhon.engines.texts.alignment.marking import quantities_at, terms_in
from orkhon.engines.texts.redline import Piece, compare
from orkhon.engines.texts.structure import Provision, Text

COMMON_FIELDS = frozenset({"general"})
"""Fields of the glossary whose concepts stand in every law; they are not marked."""
COMMON = frozenset({"day", "during", "inside-and-outside", "month", "year"})
"""Further concepts of that sort."""
POINTS = frozenset({"point", "subpoint"})
How = Literal["same", "inserted", "deleted"]


@dataclass(frozen=True)
class Segment:
    """Some words of a line.

    Attributes:
        text: The words.
        concept: Of a term that stands on both sides, the glossary's concept; else "".
        differs: The other side has another number here.
        how: Against the version that was decided on.
    """

    text: str
    concept: str = ""
    differs: bool = False
    how: How = "same"


@dataclass(frozen=True)
class Line:
    """One provision without what stands in it.

    Attributes:
        no: Its number as written; "" for none.
        segments: Its words.
        is_point: Whether it is enumerated.
    """

    no: str
    segments: Sequence[Segment]
    is_point: bool


@dataclass(frozen=True)
class Block:
    """Lines that are one paragraph, or one list of points."""

    is_points: bool
    lines: Sequence[Line]


@dataclass(frozen=True)
class Marks:
    """What is marked in a passage.

    Attributes:
        concepts: Those that both sides have.
        quantities: Those that only this side has, in words as flags have them.
        lexicon: Where the concepts come from.
    """

    concepts: Collection[str]
    quantities: Collection[str]
    lexicon: Lexicon


def concepts_in(text: str, language: str, lexicon: Lexicon) -> frozenset[str]:
    """The concepts of the glossary in a text, without those of every law."""
    found = {
        key for one in terms_in(text, language, lexicon=lexicon) for key in one.concepts
    }
    fields = {one.id: one.note for one in lexicon.concepts}
    return frozenset(key for key in found - COMMON if fields[key] not in COMMON_FIELDS)


def blocks_of(provision: Provision, language: str, marks: Marks) -> list[Block]:
    """A provision line by line.

    Args:
        provision: A unit, or any provision.
        language: Its text's language.
        marks: What to mark in it.
    """
    return _grouped(
        Line(
            _no(one),
            segments(_words(one), language, marks),
            one.kind in POINTS and one is not provision,
        )
        for one in _inside(provision)
    )


def redlined(
    old: Provision, new: Provision, language: str, marks: Marks
) -> list[Block]:
    """The words that a decision was made on against those of today, line by line."""
    found = compare(_alone(old, language), _alone(new, language))
    lines = []
    for row in found.rows:
        shown = row.new or row.old
        pieces = row.standing(row.pieces)
        if shown is None or not pieces:
            continue
        is_point = shown.kind in POINTS and shown not in (old, new)
        said = _pieced(pieces, language, marks)
        lines.append(Line(_no(shown), said, is_point))
    return _grouped(lines)


def _pieced(pieces: Sequence[Piece], language: str, marks: Marks) -> list[Segment]:
    """Pieces of a redline; marks are found in the new words read as one."""
    parts: list[Segment] = []
    now = segments(
        "".join(one.text for one in pieces if one.kind != "deleted"), language, marks
    )
    for piece in pieces:
        if piece.kind == "deleted":
            parts.append(Segment(piece.text, how="deleted"))
            continue
        left = len(piece.text)
        while left:
            first, *rest = now
            taken, kept = first.text[:left], first.text[left:]
            parts.append(replace(first, text=taken, how=piece.kind))
            now = [replace(first, text=kept), *rest] if kept else rest
            left -= len(taken)
    return parts


def segments(text: str, language: str, marks: Marks) -> list[Segment]:
    """Words parted where something is marked; a number outweighs a term."""
    differing = quantities_at(text, language, marks.quantities)
    spans = [(start, end, "", True) for start, end in differing]
    for one in terms_in(text, language, lexicon=marks.lexicon):
        concept = next(iter(sorted(one.concepts & frozenset(marks.concepts))), "")
        is_free = all(one.end <= start or end <= one.start for start, end in differing)
        if concept and is_free:
            spans.append((one.start, one.end, concept, False))
    parts: list[Segment] = []
    at = 0
    for start, end, concept, differs in sorted(spans):
        if at < start:
            parts.append(Segment(text[at:start]))
        parts.append(Segment(text[start:end], concept, differs))
        at = end
    if at < len(text):
        parts.append(Segment(text[at:]))
    return parts


def _inside(provision: Provision) -> Iterator[Provision]:
    """A provision and all in it that says something of its own."""
    is_named = bool(provision.marker) and provision.kind != "article"
    if provision.text or provision.rows or is_named:
        yield provision
    for child in provision.children:
        yield from _inside(child)


def _no(provision: Provision) -> str:
    return "" if provision.kind in {"article", "annex"} else provision.marker


def _words(provision: Provision) -> str:
    if provision.rows:
        return "; ".join(" | ".join(row) for row in provision.rows)
    heading = provision.heading if provision.kind not in {"article", "annex"} else ""
    return " ".join(part for part in (heading, provision.text) if part)


def _alone(provision: Provision, language: str) -> Text:
    return Text(language, "", "", (provision,))


def _grouped(lines: Iterable[Line]) -> list[Block]:
    blocks: list[tuple[bool, list[Line]]] = []
    for line in lines:
        if line.is_point and blocks and blocks[-1][0]:
            blocks[-1][1].append(line)
        else:
            blocks.append((line.is_point, [line]))
    return [Block(is_points, listed) for is_points, listed in blocks]
