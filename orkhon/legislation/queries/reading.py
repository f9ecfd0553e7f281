"""A text as a page shows it: its lines, its contents, what a person should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from orkhon.engines.texts.structure import Provision, Text, name_of, walk
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.references import Piece, Referring
from orkhon.legislation.queries.texts import text_of
from orkhon.record.models import Source

HEADED = frozenset(
    {
        "book",
        "part",
        "section",
        "subsection",
        "chapter",
        "subchapter",
        "article",
        "annex",
    }
)
"""What stands in the contents."""
MOST_CONTENTS = 400
"""Entries of the contents; a longer law lists its parts and chapters alone."""
DEEPEST = 4
"""Steps to the right that a page shows."""


@dataclass(frozen=True)
class Line:
    """One provision as it is shown.

    Attributes:
        eid: Its identifier; the anchor of the page.
        kind: As the structure engine names it.
        marker, heading: As written.
        heading_place: Where the heading stands, seen from the marker.
        pieces: Its words, parted where they refer to another provision.
        rows: Cells of a table.
        why: Of an unknown provision, what could not be understood.
        level: 3 or 4 for a heading, 0 for what is none.
        depth: Steps to the right, 0 to `DEEPEST`.
    """

    eid: str
    kind: str
    marker: str
    heading: str
    heading_place: str
    pieces: Sequence[Piece]
    rows: Sequence[Sequence[str]]
    why: str
    level: int
    depth: int

    @property
    def words(self) -> str:
        """Its own words in one."""
        return "".join(one.text for one in self.pieces)

    @property
    def is_empty(self) -> bool:
        """It only holds others together, as a preamble does its paragraphs."""
        return not (self.marker or self.heading or self.pieces or self.rows)


@dataclass(frozen=True)
class Entry:
    """One line of the contents."""

    eid: str
    words: str
    depth: int


@dataclass(frozen=True)
class Reading:
    """A text, ready to be shown.

    Attributes:
        expression: Whose text it is.
        lines: In the order of the text.
        contents: Chapters and articles.
        unknown: What was not understood.
        broken: References to provisions that the text does not have.
        articles: How many there are.
    """

    expression: Expression
    lines: Sequence[Line]
    contents: Sequence[Entry]
    unknown: Sequence[Line]
    broken: Sequence["Broken"]
    articles: int


@dataclass(frozen=True)
class Origin:
    """Where a whole text comes from, in the shape of a citation of its beginning."""

    source: Source
    quote: str
    start: int
    end: int
    cited_by: str
    cited_at: datetime


def origin_of(expression: Expression) -> Origin:
    """The source of a text, for the mark that leads to it."""
    return Origin(
        expression.source,
        expression.title,
        0,
        len(expression.title),
        expression.made_by,
        expression.made_at,
    )


@dataclass(frozen=True)
class Broken:
    """A reference that leads nowhere: its words, and where they stand."""

    words: str
    eid: str
    name: str


def reading_of(expression: Expression) -> Reading:
    """The whole text with its links; four queries whatever its length."""
    text = text_of(expression)
    referring = Referring(text)
    lines: list[Line] = []
    broken: list[Broken] = []
    for one, above in walk(text):
        pieces = referring.pieces(one.text, one.eid)
        broken += [
            Broken(piece.text, one.eid, name_of(one, text.language, above))
            for piece in pieces
            if piece.is_broken
        ]
        lines.append(_line(one, above, pieces))
    return Reading(
        expression,
        lines,
        _contents(text),
        [one for one in lines if one.kind == "unknown"],
        broken,
        sum(one.kind == "article" for one in lines),
    )


def _line(one: Provision, above: Sequence[Provision], pieces: Sequence[Piece]) -> Line:
    inside = [up for up in above if up.kind not in HEADED or up.kind == "article"]
    return Line(
        one.eid,
        one.kind,
        one.marker,
        one.heading,
        one.heading_place,
        pieces,
        one.rows,
        one.why,
        _level(one, above),
        min(max(len(inside) - 1, 0), DEEPEST),
    )


def _level(one: Provision, above: Sequence[Provision]) -> int:
    if one.kind not in HEADED:
        return 0
    # An article without a chapter above it follows the head of the page at once.
    return 4 if one.kind == "article" and above else 3


def _contents(text: Text) -> list[Entry]:
    found = [
        (one, sum(up.kind in HEADED for up in above))
        for one, above in walk(text)
        if one.kind in HEADED
    ]
    if len(found) > MOST_CONTENTS:
        parts = [(one, depth) for one, depth in found if one.kind != "article"]
        found = parts or found[:MOST_CONTENTS]
    return [
        Entry(
            one.eid,
            " ".join(f"{one.marker} {one.heading}".split()),
            min(depth, DEEPEST),
        )
        for one, depth in found
    ]
