"""What comes out of a file: the text, and what else a person should know of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from orkhon.engines.texts.structure.model import Block, Text

Format = Literal["docx", "html", "pdf", "txt", "akn"]
View = Literal["new", "old"]
ChangeKind = Literal["inserted", "deleted", "moved"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be.

    Attributes:
        file_bytes: Most bytes of the file itself.
        unpacked_bytes: Most bytes that a Word file may unpack to, all parts together.
        characters: Most characters of the text.
        pages: Most pages of a PDF.
    """

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 200_000_000
    characters: int = 20_000_000
    pages: int = 5_000


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin.

    Attributes:
        author: As the file names them; "" where it does not.
        at: When, or None. Word writes the clock of the author's machine and calls it
            UTC; so do we.
        words_marked: The words that the comment is about, "" where it marks a point.
        text: What it says; paragraphs parted by "\\n".
        eid: The provision in which its first marked word stands; None where it stands
            in none, in a footnote or the header of a page.
    """

    author: str
    at: datetime | None
    words_marked: str
    text: str
    eid: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change of words; changes of looks alone are left aside.

    Attributes:
        kind: What was done; words inserted and then deleted are "deleted".
        author: As the file names them; "" where it does not.
        at: When, or None; as with comments.
        words: What was inserted, deleted or moved; "¶" where it is the end of a
            paragraph alone.
        eid: The provision in which it begins, in the view that was read, or None.
    """

    kind: ChangeKind
    author: str
    at: datetime | None
    words: str
    eid: str | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file, read.

    Attributes:
        text: The provisions.
        format: What the file was, by its content.
        comments: In the order of the text.
        changes: In the order of the text.
        notes: What was done and left out, in words: footnotes, headers of pages, the
            encoding, a language that seems another.
    """

    text: Text
    format: Format
    comments: tuple[Comment, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class At:
    """A comment or change with its place, before there are provisions.

    Attributes:
        what: Without its `eid`.
        place: How many letters of the text stand before it, white space not counted;
            None where it is not in the text.
    """

    what: Comment | Change
    place: int | None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a reader of one format gives: blocks, and the rest."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    placed: tuple[At, ...] = ()
