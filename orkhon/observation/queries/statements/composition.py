"""A statement as it reads: what screens, papers and the evidence are all made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from orkhon.engines.findings import Segment
from orkhon.observation.models import (
    MissionFigure,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.observation.queries.figures import disagree
from orkhon.observation.queries.findings import Number

BLOCKS, WARNS = "blocks", "warns"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a sentence, in words.

    Attributes:
        code: A short English name, such as no_forms or typed_number.
        weight: `BLOCKS` makes the sentence red and keeps the statement from being
            published; `WARNS` is said and no more.
    """

    code: str
    words: str
    weight: str = BLOCKS

    @property
    def blocks(self) -> bool:
        """Whether the statement cannot be published with it."""
        return self.weight == BLOCKS


@dataclass(frozen=True)
class PlacedFigure:
    """What stands for `{figure:key}`: one figure, or all of those that disagree.

    Attributes:
        shown: The number in the language; where sources disagree, every number with
            the name of whose it is.
        rows: The figures, in the order in which they were given.
    """

    key: str
    shown: str
    rows: tuple[MissionFigure, ...]

    @property
    def is_contradicted(self) -> bool:
        """Whether the sources do not say the same."""
        return disagree(self.rows)


@dataclass(frozen=True)
class ComposedSentence:
    """One sentence in one language, its placeholders filled.

    Attributes:
        row: The sentence.
        raw: Its text with the placeholders; "" where the language has none yet.
        segments: The text in pieces, in order.
        findings: Keys of the findings behind it: placed in it first, then those it
            only rests upon.
        figures: Keys of the figures placed in it.
        is_out_of_date: The text renders an earlier revision of the sentence.
    """

    row: Sentence
    language: str
    raw: str
    segments: tuple[Segment, ...]
    findings: tuple[str, ...]
    figures: tuple[str, ...]
    problems: tuple[Problem, ...]
    is_out_of_date: bool = False

    @property
    def kind(self) -> str:
        """A value of `Sentence.Kind`."""
        return self.row.kind

    @property
    def shown(self) -> str:
        """The whole text, numbers in place."""
        return "".join(one.text for one in self.segments)

    @property
    def state(self) -> str:
        """`red`, `warned` or `good`."""
        if any(one.blocks for one in self.problems):
            return "red"
        return "warned" if self.problems else "good"


@dataclass(frozen=True)
class ComposedParagraph:
    """Sentences that follow one another.

    Attributes:
        stage: On the day itself the stage it speaks of, such as voting, where it
            differs from that of the paragraph before; else "".
        title: Heading of that stage in the language; "" without one.
    """

    sentences: tuple[ComposedSentence, ...]
    stage: str = ""
    title: str = ""


@dataclass(frozen=True)
class ComposedSection:
    """One section in one language."""

    row: StatementSection
    key: str
    title: str
    paragraphs: tuple[ComposedParagraph, ...]

    @property
    def sentences(self) -> tuple[ComposedSentence, ...]:
        """Every sentence, in order."""
        return tuple(one for part in self.paragraphs for one in part.sentences)


@dataclass(frozen=True)
class Composed:
    """A statement in one language, with the numbers of one moment.

    Attributes:
        sections: Without those left out; an empty section stands here too.
        problems: Of the statement as a whole; those of a sentence stand with it.
        numbers: By the finding's key; everything that the sentences place or rest on.
        figures: By key.
        mission: What stands for `{mission:…}`, by name.
        counted_until: Forms received later are not counted in these numbers.
    """

    statement: Statement
    language: str
    sections: tuple[ComposedSection, ...]
    problems: tuple[Problem, ...]
    numbers: Mapping[str, Number]
    figures: Mapping[str, PlacedFigure]
    mission: Mapping[str, str]
    counted_until: datetime

    @property
    def is_authentic(self) -> bool:
        """Whether this is the language that decides; the others are translations."""
        return self.language == self.statement.authentic

    @property
    def sentences(self) -> tuple[ComposedSentence, ...]:
        """Every sentence of every section, in order."""
        return tuple(one for part in self.sections for one in part.sentences)

    @property
    def is_red(self) -> bool:
        """Whether something in this language keeps it from being published."""
        return any(one.blocks for one in self.problems) or any(
            one.state == "red" for one in self.sentences
        )
