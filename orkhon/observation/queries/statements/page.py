"""The page on which a statement is written: sections, sentences, what is still due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from orkhon.accounts.models import User
from orkhon.observation.models import Sentence, Statement, StatementSection
from orkhon.observation.queries.statements.blocking import Block, blocking
from orkhon.observation.queries.statements.composing import (
    composed_all,
    content_of,
)
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedSentence,
    Problem,
)
from orkhon.observation.queries.statements.editors import Editor, editors_of
from orkhon.observation.queries.statements.phrases import (
    Phrase,
    cases_of,
    phrases_left,
)
from orkhon.observation.queries.statements.sections import ALWAYS
from orkhon.observation.queries.statements.skeleton import section_title
from orkhon.observation.queries.statements.standing import Standing, standing


@dataclass(frozen=True)
class SentenceLine:
    """One sentence in all its languages, the authentic one first."""

    row: Sentence
    texts: tuple[tuple[Composed, ComposedSentence], ...]

    @property
    def authentic(self) -> ComposedSentence:
        return self.texts[0][1]

    @property
    def others(self) -> tuple[tuple[Composed, ComposedSentence], ...]:
        return self.texts[1:]

    @property
    def problem_lines(self) -> tuple[tuple[str, Problem], ...]:
        """What is wrong, each with its language; "" for the authentic one."""
        found = [("", one) for one in self.authentic.problems]
        said = {one.words for one in self.authentic.problems}
        found += [
            (text.language, problem)
            for text, one in self.others
            for problem in one.problems
            if problem.words not in said
        ]
        return tuple(found)

    @property
    def state(self) -> str:
        """The worst state of any language: red, warned, good."""
        states = {one.state for _text, one in self.texts}
        return next((one for one in ("red", "warned") if one in states), "good")


@dataclass(frozen=True)
class SectionPart:
    """One section of the page.

    Attributes:
        stages: Heading of a stage, by the key of the sentence that opens it.
        phrases: Standard phrases that nobody took yet.
        may_leave_out: It need not stand in every statement.
    """

    row: StatementSection
    title: str
    lines: tuple[SentenceLine, ...]
    stages: Mapping[object, str]
    phrases: tuple[Phrase, ...]
    editors: Sequence[Editor]

    @property
    def may_leave_out(self) -> bool:
        return self.row.key not in ALWAYS


@dataclass(frozen=True)
class StatementPage:
    """Everything that the page shows."""

    statement: Statement
    texts: Mapping[str, Composed]
    parts: tuple[SectionPart, ...]
    left_out: tuple[tuple[StatementSection, str], ...]
    blocks: Sequence[Block]
    standing: Standing

    @property
    def authentic(self) -> Composed:
        return self.texts[self.statement.authentic]


def statement_page(
    statement: Statement, now: datetime, *, reader: User, language: str
) -> StatementPage:
    """The page of a statement that is being written.

    Args:
        language: In which the headings stand that are not part of the text.
    """
    content = content_of(statement)
    texts = composed_all(statement, content)
    stands = standing(statement, texts)
    editors = editors_of(statement, now, besides=reader)
    authentic = texts[statement.authentic]
    cases = cases_of(statement)
    parts = []
    for n, part in enumerate(authentic.sections):
        columns = [(text, text.sections[n].sentences) for text in texts.values()]
        lines = tuple(
            SentenceLine(one.row, tuple((text, said[at]) for text, said in columns))
            for at, one in enumerate(part.sentences)
        )
        parts.append(
            SectionPart(
                row=part.row,
                title=part.title,
                lines=lines,
                stages={
                    one.sentences[0].row.pk: one.title
                    for one in part.paragraphs
                    if one.title
                },
                phrases=phrases_left(statement, part, content, cases),
                editors=editors.get(part.key, ()),
            )
        )
    return StatementPage(
        statement=statement,
        texts=texts,
        parts=tuple(parts),
        left_out=tuple(
            (one, section_title(one.key, language))
            for one in content.sections
            if one.is_left_out
        ),
        blocks=blocking(statement, texts, stands),
        standing=stands,
    )
