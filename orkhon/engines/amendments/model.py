"""What a negotiated text is made of: paragraphs, lines, amendments, marked pieces."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Role = Literal["title", "preamble", "operative", "heading", "note"]
Kind = Literal[
    "replace", "insert", "delete", "move", "insert-paragraph", "delete-paragraph"
]
PieceKind = Literal["kept", "deleted", "inserted", "bracket"]
Why = Literal["same words", "same place", "deleted paragraph", "moved paragraph"]

OF_WORDS: tuple[Kind, ...] = ("replace", "insert", "delete")


class AmendmentError(ValueError):
    """An amendment that does not fit its text, or two that cannot both hold."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a version.

    Attributes:
        key: Stays with the paragraph from version to version.
        number: As printed in front of it, "14" or "II"; "" where it has none.
        text: Its words without the number; "\\n" is a line break that is kept.
        role: What it is in the text.
    """

    key: str
    number: str
    text: str
    role: Role = "operative"


@dataclass(frozen=True)
class Text:
    """A version of a text in one language.

    Raises:
        AmendmentError: two paragraphs with one key, or a paragraph without words.
    """

    paragraphs: tuple[Paragraph, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be amended without guessing."""
        seen: set[str] = set()
        for paragraph in self.paragraphs:
            if paragraph.key in seen:
                raise AmendmentError(f"two paragraphs have the key {paragraph.key}")
            if not paragraph.text.strip():
                raise AmendmentError(
                    f"paragraph {paragraph.number or paragraph.key} has no words"
                )
            seen.add(paragraph.key)

    @cached_property
    def by_key(self) -> dict[str, Paragraph]:
        """The paragraphs by their keys, in the order of the text."""
        return {paragraph.key: paragraph for paragraph in self.paragraphs}

    def paragraph(self, key: str) -> Paragraph:
        """The paragraph with this key.

        Raises:
            AmendmentError: there is none.
        """
        if key not in self.by_key:
            raise AmendmentError(f"the text has no paragraph {key}")
        return self.by_key[key]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of an issued version.

    Attributes:
        no: Its number, from 1 through the whole text.
        paragraph_key: The paragraph that it belongs to.
        start: Where its words begin in the paragraph's text.
        end: Where they end; the space or break at the end of the line is not in it.
        words: The text from `start` to `end`.
    """

    no: int
    paragraph_key: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change that somebody asks for; positions are those of the base version.

    Attributes:
        key: What the caller knows it by.
        number: As people call it: "amendment 7". It also decides the order of new
            paragraphs at one place.
        kind: "replace" and "delete" concern the words from `start` to `end`, "insert"
            puts words at `start` (which is `end`). "move" puts the whole paragraph
            after another, "delete-paragraph" strikes it, "insert-paragraph" brings
            a new one.
        paragraph: Key of the paragraph; of a new paragraph the key that it will have.
        start: First letter concerned, 0 for whole paragraphs.
        end: One past the last, 0 for whole paragraphs.
        text: The words that come; "" where none do.
        after: Key of the paragraph of the base after which it is to stand, None for
            the top of the text; used by "move" and "insert-paragraph" alone.
        owners: Who asks for it, in the order in which they are to be named.
        role: Role of a new paragraph.
        replaces: Keys of the amendments whose place a compromise takes; these are no
            conflicts of it.
    """

    key: str
    number: int
    kind: Kind
    paragraph: str
    start: int
    end: int
    text: str
    after: str | None
    owners: tuple[str, ...]
    role: Role = "operative"
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two amendments that cannot both be accepted.

    Attributes:
        one: Key of the one with the lower number.
        other: Key of the other.
        why: "same words": both change them; "same place": both insert there;
            "deleted paragraph": one strikes what the other changes or moves;
            "moved paragraph": one moves what the other moves elsewhere, or after which
            the other puts something.
    """

    one: str
    other: str
    why: Why


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that share one fate; never empty.

    Attributes:
        kind: "kept": words of the base that nobody touches. "deleted": words of the
            base that an accepted amendment took out. "inserted": words that one
            brought. "bracket": words about which an amendment is open.
        text: The words.
        start: Where they stand in the base; None for words that are not in it.
        end: One past their last letter there, or None.
        owners: Who asked, empty for kept words.
        amendments: Keys of the amendments concerned, by number.
    """

    kind: PieceKind
    text: str
    start: int | None = None
    end: int | None = None
    owners: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the words are in the text at this moment."""
        if self.kind == "bracket":
            return self.start is not None
        return self.kind in ("kept", "inserted")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is asked, or was decided, about a paragraph as a whole.

    Attributes:
        kind: "move", "delete-paragraph" or "insert-paragraph".
        accepted: Decided; otherwise open, a bracket around the paragraph.
        after: Where it is to stand, as in the amendment.
        owners: Who asked.
        amendments: Keys of the amendments, by number.
    """

    kind: Kind
    accepted: bool
    after: str | None
    owners: tuple[str, ...]
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with everything that is asked and decided about it.

    Attributes:
        paragraph: As in the base; a new one as proposed.
        pieces: Its words, in order.
        marks: What concerns it as a whole.
    """

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...] = ()

    @property
    def open_brackets(self) -> tuple[str, ...]:
        """Keys of the open amendments about this paragraph, each once."""
        found = [
            key
            for piece in self.pieces
            if piece.kind == "bracket"
            for key in piece.amendments
        ]
        for mark in self.marks:
            found += () if mark.accepted else mark.amendments
        return tuple(dict.fromkeys(found))

    @property
    def standing(self) -> str:
        """Its words as they stand at this moment."""
        return "".join(piece.text for piece in self.pieces if piece.stands)


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A printed line of an issued version with what is asked about its words.

    Attributes:
        no: The number as printed; None for words of a new paragraph, which were not
            printed.
        pieces: The words of the line, and what is proposed in it.
    """

    no: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One amendment in the two-column paper.

    Attributes:
        amendment: Its key.
        paragraph: The paragraph concerned, as in the base; a new one as proposed.
        first_line: First printed line concerned, None where nothing was printed.
        last_line: Last one.
        left: The paragraph as issued, what would go marked "deleted".
        right: The paragraph as amended, what would come marked "inserted"; empty where
            the paragraph would go.
    """

    amendment: str
    paragraph: Paragraph
    first_line: int | None
    last_line: int | None
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
