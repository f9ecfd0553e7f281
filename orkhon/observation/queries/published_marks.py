"""What the marks of a published text say to everybody: what was counted, whose it is.

The words are made from what was frozen with the text, never from what holds now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from orkhon.engines.findings import amount, result_from, written
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.models import MissionFigure, PublishedFinding
from orkhon.observation.queries.query_words import QueryWords, query_words
from orkhon.observation.queries.questions import questions_of
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedSentence,
)
from orkhon.ui import dates

PARTS = ("share", "ratio")
"""Ways to show a number in which the count itself does not stand."""


@dataclass(frozen=True)
class Marks:
    """What the marks of one text say.

    Attributes:
        placed: By kind and key of a number or figure: its words, and in how many forms
            it was counted; None where it is a number of forms, or no number of ours.
        after: By the id of a sentence: what it rests on without placing it.
    """

    placed: Mapping[tuple[str, str], tuple[str, int | None]]
    after: Mapping[UUID, str]


def marks_of(text: Composed) -> Marks:
    """The marks of a published text, whose language must be in force."""
    questions = questions_of(text.statement.mission)
    placed: dict[tuple[str, str], tuple[str, int | None]] = {}
    titles: dict[str, str] = {}
    for frozen in text.statement.numbers.all():
        key = frozen.finding.key
        said = query_words(frozen.query, questions)
        counted = result_from(frozen.result)
        shown = written(counted, frozen.query.get("show", "count"), text.language)
        titles[key] = f"{said.title}, {shown}"
        note = "; ".join(_counted(frozen, said, text.language))
        # A number of forms says itself how many they were.
        forms = None if counted.unit == "forms" else len(set(frozen.submissions))
        placed["finding", key] = note, forms
    for key, figure in text.figures.items():
        given = ("; ".join(_given(row, text.language)) for row in figure.rows)
        placed["figure", key] = ". ".join(given), None
    after = {
        one.row.pk: words for one in text.sentences if (words := _rests(one, titles))
    }
    return Marks(placed, after)


def _counted(
    frozen: PublishedFinding, said: QueryWords, language: str
) -> Iterator[str]:
    """What was counted for a number, and how many did not see it."""
    counted = result_from(frozen.result)
    yield said.line
    if frozen.query.get("show") in PARTS and counted.of is not None:
        yield written(counted, "count_of", language)
    if counted.not_seen:
        n = amount(counted.not_seen, language)
        yield statement_word("note_not_seen", language, n=n)


def _given(row: MissionFigure, language: str) -> Iterator[str]:
    """Whose a figure is, of when, how final, and of what it is a part."""
    yield statement_word("note_given", language, who=row.given_by)
    if row.given_at is None:
        yield dates.partial(row.figure.as_of, language)
    else:
        local = row.given_at.astimezone(ZoneInfo(row.mission.time_zone))
        yield f"{dates.day(local.date(), language)}, {local:%H:%M}"
    yield statement_word(f"status_{row.figure.status}", language)
    whole = row.figure.denominator
    if whole:
        yield statement_word("note_whole", language, denominator=whole)


def _rests(sentence: ComposedSentence, titles: Mapping[str, str]) -> str:
    """What a sentence rests on without placing it: findings, or the title of a source.

    The words of a source stay in the papers; of a restricted one neither is named.
    """
    placed = {one.key for one in sentence.segments if one.kind == "finding"}
    resting = [
        titles[key] for key in sentence.findings if key in titles and key not in placed
    ]
    language, said = sentence.language, []
    if resting:
        said.append(statement_word("note_rests", language, what="; ".join(resting)))
    citation = sentence.row.citation
    if citation is not None and citation.source.is_restricted:
        said.append(statement_word("note_restricted", language))
    elif citation is not None:
        title = citation.source.title or citation.source.filename
        said.append(statement_word("note_source", language, source=title))
    return ". ".join(said)
