"""What the record knows, and what a text claims."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Standing(StrEnum):
    """How a claim of a text stands against the record."""

    AGREES = "agrees"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Spelling:
    """One way to write a name.

    Attributes:
        language: Tag of the language that writes it so; "" where that is not known.
    """

    text: str
    language: str = ""


@dataclass(frozen=True)
class Known:
    """A confirmed fact that a text can agree or disagree with.

    Attributes:
        key: The fact's number on the page.
        kind: person, body, place, date or figure.
        words: The fact for the reader, as it is shown beside a difference.
        spellings: Of a person, body or place.
        posts: Of a person, in English or the words of the source.
        dates: Of a date: partial dates, ISO 8601.
        value: Of a figure.
        counts: Of a figure, what it counts, in English: "polling stations".
    """

    key: str
    kind: str
    words: str
    spellings: tuple[Spelling, ...] = ()
    posts: tuple[Spelling, ...] = ()
    dates: tuple[str, ...] = ()
    value: Decimal | None = None
    counts: str = ""


@dataclass(frozen=True)
class Claim:
    """A name, post, date, place or figure of a text, set against the record.

    Attributes:
        start, end: Characters of the text, end excluded.
        words: What stands there.
        kind: person, post, place, date or figure.
        fact: Key of the fact that it was compared with; "" for none.
        record: What the record says, to be taken over where it is a spelling.
    """

    start: int
    end: int
    words: str
    kind: str
    standing: Standing
    fact: str = ""
    record: str = ""

    def overlaps(self, other: "Claim") -> bool:
        """Whether both stand on a common character."""
        return self.start < other.end and other.start < self.end
