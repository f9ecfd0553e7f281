"""The parts of a paper that goes out, and the paper itself.

A paper is a title, what stands at the head and foot of every page, and blocks in
reading order. It knows nothing of HTML, Word or PDF; the renderers in this engine
print the same paper in each. Every part checks itself when it is made, so that a
paper that exists can be printed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from orkhon.engines.documents.runs import (
    DocumentError,
    Runs,
    check_language,
    check_runs,
    check_text,
)

# 1 is a section of the paper, 2 a part of a section; the title stands above both.
HEADING_LEVELS = (1, 2)
WHOLE_WIDTH = 100
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Heading:
    """The head of a section (level 1) or of a part of one (level 2)."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        check_text(self.text, "a heading")
        if self.level not in HEADING_LEVELS:
            raise DocumentError(f"the heading {self.text!r} has level {self.level!r}")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of text."""

    runs: Runs

    def __post_init__(self) -> None:
        check_runs(self.runs, "a paragraph")


@dataclass(frozen=True)
class Bullets:
    """Points without an order."""

    items: tuple[Runs, ...]

    def __post_init__(self) -> None:
        _check_items(self.items)


@dataclass(frozen=True)
class Numbered:
    """Points in an order; the numbers begin at 1 in every list."""

    items: tuple[Runs, ...]

    def __post_init__(self) -> None:
        _check_items(self.items)


@dataclass(frozen=True)
class Table:
    """Rows under heads; the heads are repeated on each page.

    Args:
        head: One label a column.
        rows: Cells as runs; an empty cell is an empty tuple.
        widths: Share of the width a column, in percent, together 100; None lets
            the contents decide.
        caption: What the table shows, for readers who cannot see its place.
    Raises:
        DocumentError: no columns, no rows, or a row of another length than the head.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...] | None = None
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.head:
            raise DocumentError("a table has no columns")
        for label in self.head:
            check_text(label, "the head of a column")
        if not self.rows:
            raise DocumentError(f"the table {self.head!r} has no rows")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.head):
                raise DocumentError(
                    f"row {number} of the table {self.head!r} has {len(row)} cells "
                    f"for {len(self.head)} columns"
                )
            for cell in row:
                check_runs(cell, "a cell", may_be_empty=True)
        if self.widths is not None:
            if len(self.widths) != len(self.head):
                raise DocumentError(
                    f"{len(self.widths)} widths for {len(self.head)} columns"
                )
            if sum(self.widths) != WHOLE_WIDTH or min(self.widths) <= 0:
                raise DocumentError(f"the widths {self.widths!r} do not make 100")


@dataclass(frozen=True)
class Facts:
    """Labels with their values."""

    pairs: tuple[tuple[str, Runs], ...]

    def __post_init__(self) -> None:
        if not self.pairs:
            raise DocumentError("a list of facts is empty")
        for label, value in self.pairs:
            check_text(label, "the label of a fact")
            check_runs(value, f"the fact {label!r}")


@dataclass(frozen=True)
class Figure:
    """A picture, with words for those who cannot see it.

    Args:
        alt: What the picture says.
        png: The picture as PNG; needed for Word.
        svg: The picture as SVG; used on the page and in the PDF where given.
        caption: A line under the picture.
    """

    alt: str
    png: bytes = b""
    svg: bytes = b""
    caption: str = ""

    def __post_init__(self) -> None:
        check_text(self.alt, "the description of a figure")
        if not self.png and not self.svg:
            raise DocumentError(f"the figure {self.alt!r} has no picture")
        if self.png and not self.png.startswith(PNG_SIGNATURE):
            raise DocumentError(f"the picture of the figure {self.alt!r} is not a PNG")


@dataclass(frozen=True)
class Identity:
    """The head of a briefing: who it is about, in one look.

    Args:
        name: The name as the paper writes it; becomes the one h1 of the paper.
        other_name: The name in its own language and script, as runs.
        lede: Who this is and what the meeting is for, in one or two sentences.
        facts: The short list beside it: meeting, place, who attends.
    """

    name: str
    other_name: Runs = ()
    lede: Runs = ()
    facts: Facts | None = None

    def __post_init__(self) -> None:
        check_text(self.name, "the name at the head of a paper")
        check_runs(self.other_name, "the other name", may_be_empty=True)
        check_runs(self.lede, "the lede", may_be_empty=True)


@dataclass(frozen=True)
class PageBreak:
    """A new leaf; notes before it stay before it."""


Plain: TypeAlias = Heading | Paragraph | Bullets | Numbered | Table | Facts | Figure


@dataclass(frozen=True)
class Columns:
    """Two things side by side, to be compared: their side, our side."""

    left: tuple[Plain, ...]
    right: tuple[Plain, ...]

    def __post_init__(self) -> None:
        for side in (self.left, self.right):
            if not side:
                raise DocumentError("one of two columns is empty")
            for block in side:
                if not isinstance(block, PLAIN_BLOCKS):
                    raise DocumentError(f"{_kind(block)} cannot stand in a column")


Printed: TypeAlias = Plain | Identity | Columns
"""What is seen on a leaf."""
Block: TypeAlias = Printed | PageBreak

PLAIN_BLOCKS = (Heading, Paragraph, Bullets, Numbered, Table, Facts, Figure)
BLOCKS = (*PLAIN_BLOCKS, Identity, Columns, PageBreak)


@dataclass(frozen=True)
class Labels:
    """The few words that the renderers print themselves, in the paper's language.

    Args:
        source: Said before the number of a note by a screen reader.
        leaf: Name of a leaf, with {number} and {count}.
        page: Foot of a page, with {number} and {count}.
        notes: Head of the notes where a format has no footnotes.
    """

    source: str = "source"
    leaf: str = "Part {number} of {count}"
    page: str = "{number} / {count}"
    notes: str = "Notes"

    def __post_init__(self) -> None:
        for template in (self.leaf, self.page):
            if "{number}" not in template or "{count}" not in template:
                raise DocumentError(
                    f"the label {template!r} lacks {{number}} or {{count}}"
                )


@dataclass(frozen=True)
class Paper:
    """A paper that goes out.

    Args:
        title: Its name, also in the properties of the file.
        language: Tag of the language it is written in.
        blocks: Its contents in reading order; a PageBreak begins a new leaf.
        subtitle: A second line under the title; not printed beside an Identity.
        running_head: Left at the head of each page: whose paper it is.
        running_note: Right at the head of each page: number, for whom.
        status: At the foot of each page: as of when, what is left out.
        issued_at: When it was made; goes into the properties of the file. None
            leaves it out, so that equal papers make equal bytes.
        labels: The renderers' own words.
        is_across: Whether Word and PDF lay the page on its side, for wide tables.
    Raises:
        DocumentError: an unknown block, an empty leaf, two identities.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    running_head: str = ""
    running_note: str = ""
    status: str = ""
    issued_at: datetime | None = None
    labels: Labels = Labels()
    is_across: bool = False

    def __post_init__(self) -> None:
        check_text(self.title, "the title of the paper")
        check_language(self.language, f"the paper {self.title!r}")
        for block in self.blocks:
            if not isinstance(block, BLOCKS):
                raise DocumentError(f"{_kind(block)} is not a part of a paper")
        for number, leaf in enumerate(self.leaves(), start=1):
            if not leaf:
                raise DocumentError(f"leaf {number} of {self.title!r} is empty")
        identities = [i for i, b in enumerate(self.blocks) if isinstance(b, Identity)]
        if identities not in ([], [0]):
            raise DocumentError(f"{self.title!r} has an identity away from its head")
        if self.issued_at is not None and self.issued_at.utcoffset() is None:
            raise DocumentError(f"{self.title!r} was issued at a time without a zone")

    @property
    def has_identity(self) -> bool:
        """Whether an Identity carries the title."""
        return isinstance(self.blocks[0], Identity)

    def leaves(self) -> tuple[tuple[Printed, ...], ...]:
        """The blocks between page breaks."""
        return tuple(_leaves(self.blocks))


def _leaves(blocks: tuple[Block, ...]) -> Iterator[tuple[Printed, ...]]:
    leaf: list[Printed] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            yield tuple(leaf)
            leaf = []
        else:
            leaf.append(block)
    yield tuple(leaf)


def _check_items(items: tuple[Runs, ...]) -> None:
    if not items:
        raise DocumentError("a list has no points")
    for item in items:
        check_runs(item, "a point of a list")


def _kind(block: object) -> str:
    return type(block).__name__
