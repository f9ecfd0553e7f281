"""A law text as a tree of provisions, and the blocks that it is read from."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "preface",
    "preamble",
    "book",
    "part",
    "section",
    "subsection",
    "chapter",
    "subchapter",
    "article",
    "paragraph",
    "point",
    "subpoint",
    "annex",
    "table",
    "note",
    "unknown",
]
Place = Literal["same", "below", "above"]


class TextError(ValueError):
    """A text or file that cannot be read, in words for the person who sent it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one table as an intake hands it over.

    Attributes:
        text: The paragraph; a line break inside it is "\\n". Numbers that the file
            made by itself stand in it, as they stand on paper.
        strong: All of it is bold or a heading: a hint, never proof.
        rows: The cells of a table, row by row; then `text` is "".
    """

    text: str = ""
    strong: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision with what stands inside it.

    Attributes:
        kind: "preface" is what stands above the law (its name, number, date), "note" an
            editor's remark, a table of contents or the signatures below the law, "unknown" what was not understood,
            kept where it stands.
        number: Normalised: "5", "1-1" (also for 1¹), "a", "1.1"; books, parts,
            sections and chapters in figures; None where none is written.
        heading: "" where there is none; lines parted by "\\n".
        text: Its own words without the heading and the children; lines of a preface or
            of a quotation are parted by "\\n".
        marker: The number with its word as written: "Статья 5.", "1)", "MADDE 1 –".
        eid: Identifier by the naming convention of Akoma Ntoso.
        heading_place: Where the heading stands, seen from the marker.
        text_place: Where the text begins, seen from marker and heading.
        starts: "same" when it begins on the line of what stands before it.
        rows: The cells of a table.
        why: Of an unknown provision, what could not be understood.
    """

    kind: Kind
    number: str | None = None
    heading: str = ""
    text: str = ""
    children: tuple["Provision", ...] = ()
    marker: str = ""
    eid: str = ""
    heading_place: Place = "same"
    text_place: Place = "same"
    starts: Place = "below"
    rows: tuple[tuple[str, ...], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text.

    Attributes:
        language: "en", "az", "kk", "ky", "tr", "uz", "ru", or "und".
        script: "Latn", "Cyrl", or "Zyyy" where there are no letters.
        title: The lines of the preface in one; they stand in the provisions as well.
        warnings: What a person should look at, in words.
    """

    language: str
    script: str
    title: str
    provisions: tuple[Provision, ...]
    warnings: tuple[str, ...] = ()
