"""A protocol form: its lines, and the relations that must hold between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum


class ProtocolError(ValueError):
    """A form that contradicts itself, or figures that are not of this form."""


class Illegible(Enum):
    """A figure that stands in the protocol but cannot be read."""

    ILLEGIBLE = "illegible"


ILLEGIBLE = Illegible.ILLEGIBLE

Value = int | None | Illegible
"""A figure; None is a line without one. Neither None nor ILLEGIBLE is zero."""


class Sense(StrEnum):
    """How the two sides of a relation stand to each other."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


class Severity(StrEnum):
    """What a broken relation means."""

    HARD = "hard"
    """The protocol does not add up."""
    SOFT = "soft"
    """Unusual, and to be looked at; the law allows it or does not say."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the form.

    `may_be_absent`: the form itself leaves the line out when there is nothing to
    count (no mobile box, no second ballot); then it adds nothing to its relations.
    `is_option`: a candidate, a list or an answer that votes are cast for.
    """

    key: str
    labels: Mapping[str, str]
    may_be_absent: bool = False
    is_option: bool = False

    def label(self, language: str = "en") -> str:
        """The printed words; the English ones or the key when there are none."""
        return self.labels.get(
            language, self.labels.get("en", self.key.replace("_", " "))
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A line and how many times it counts."""

    line: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class Exemption:
    """Figures for which a relation does not apply: those that fulfil this one.

    “Burned envelopes bring those found down to those who voted, unless no more were
    found than voted.”
    """

    left: tuple[Term, ...]
    sense: Sense
    right: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A linear equation or inequality between lines."""

    key: str
    left: tuple[Term, ...]
    sense: Sense
    right: tuple[Term, ...]
    severity: Severity
    legal_reference: str
    """The article it follows from; "" when it is ours."""
    tolerance: int = 0
    """Ballots by which it may be missed and still hold."""
    words: Mapping[str, str] | None = None
    """The rule in a sentence, by language."""
    unless: Exemption | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """Both sides, left before right."""
        return self.left + self.right

    @property
    def exempting(self) -> tuple[Term, ...]:
        """Both sides of the exemption; nothing when there is none."""
        return self.unless.left + self.unless.right if self.unless else ()


@dataclass(frozen=True, slots=True)
class ProtocolSchema:
    """One version of a protocol form."""

    name: str
    version: str
    lines: tuple[Line, ...]
    relations: tuple[Relation, ...]

    def line(self, key: str) -> Line:
        """The line of that key.

        Raises:
            ProtocolError: the form has no such line.
        """
        for line in self.lines:
            if line.key == key:
                return line
        raise ProtocolError(f"form {self.name} {self.version} has no line “{key}”")
