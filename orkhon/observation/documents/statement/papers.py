"""A statement as a paper in each of its languages, and the papers as bytes.

The text is that of `composed`; a paper adds its head, the notes and how to check it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from orkhon.engines.documents import (
    Block,
    Heading,
    Labels,
    Numbered,
    Paper,
    runs,
)
from orkhon.observation.documents.statement.annexes import annexes
from orkhon.observation.documents.statement.body import body
from orkhon.observation.documents.statement.head import (
    head,
    objections,
    place_and_date,
    subtitle,
    title,
)
from orkhon.observation.documents.statement.notes import Notes
from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.models import Statement
from orkhon.observation.queries.questions import Questions, questions_of
from orkhon.observation.queries.statements.composition import Composed
from orkhon.register.queries import labels
from orkhon.ui.papers import printed

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
}
FORMATS = tuple(MEDIA_TYPES)
CHECKS = ("check_bundle", "check_command", "check_digest")

Report = Callable[[int, int | None], None]


@dataclass(frozen=True)
class MadePaper:
    """One file of a statement: a format in a language."""

    language: str
    format: str
    filename: str
    media_type: str
    data: bytes


def made_papers(
    texts: Mapping[str, Composed], *, report: Report | None = None
) -> list[MadePaper]:
    """Every language of a statement in every format.

    Args:
        texts: By language, as `composed_all` gives them.
        report: Told how many papers of how many are made.
    """
    made: list[MadePaper] = []
    if not texts:
        return made
    questions = questions_of(next(iter(texts.values())).statement.mission)
    for language, text in texts.items():
        paper = statement_paper(text, questions=questions)
        for format_ in FORMATS:
            made.append(
                MadePaper(
                    language=language,
                    format=format_,
                    filename=file_name(text, format_),
                    media_type=MEDIA_TYPES[format_],
                    data=statement_bytes(paper, format_),
                )
            )
            if report is not None:
                report(len(made), len(texts) * len(FORMATS))
    return made


def statement_paper(
    text: Composed, *, questions: Questions | None = None, is_draft: bool = False
) -> Paper:
    """One language of a statement.

    Args:
        text: As `composed` gives it; nothing in the paper is counted anew but the
            plots of a report.
        questions: What the mission's forms ask, where several papers are made.
        is_draft: Say in the head and at the foot that it is not issued.
    """
    # Papers are made by the worker too, which no request tells of a new name.
    labels.refresh()
    statement, language = text.statement, text.language
    with translation.override(language):
        assembly = labels.assembly_named(settings.ORKHON_ASSEMBLY)
        notes = Notes(
            language=language,
            mission=statement.mission,
            questions=questions or questions_of(statement.mission),
            assembly=assembly if statement.joint_with else "",
            is_short=statement.kind == Statement.Kind.PRESS,
        )
        blocks: list[Block] = [
            *head(text, assembly=assembly, is_draft=is_draft),
            *body(text, notes),
            *objections(text),
            *_checks(text),
        ]
        if statement.kind == Statement.Kind.REPORT:
            blocks += annexes(text, notes)
        return Paper(
            title=title(text),
            subtitle=subtitle(text, is_draft=is_draft),
            language=language,
            blocks=tuple(blocks),
            running_head=assembly,
            running_note=_running_note(text, is_draft=is_draft),
            status=statement_word(
                "counted_until",
                language,
                moment=text.mission.get("counted_until", ""),
            ),
            labels=Labels(
                source=statement_word("note", language),
                leaf=statement_word("leaf", language),
                notes=statement_word("notes", language),
            ),
        )


def statement_bytes(paper: Paper, format_: str) -> bytes:
    """The paper in one of `FORMATS`; equal papers give equal bytes.

    Raises:
        ValueError: another format.
    """
    if format_ in FORMATS:
        return printed(paper, format_)
    raise ValueError(f"“{format_}” is no format of a paper: {', '.join(FORMATS)}")


def file_name(text: Composed, format_: str) -> str:
    """A name for the file: statement-3-1-kk.pdf is the first of mission 3."""
    statement = text.statement
    numbers = f"{statement.mission.number}-{statement.number}"
    return f"{statement.kind}-{numbers}-{text.language}.{format_}"


def _checks(text: Composed) -> list[Block]:
    """How a stranger checks it; the press version leads to the whole text instead."""
    if text.statement.kind == Statement.Kind.PRESS:
        return []
    said = tuple(runs(statement_word(key, text.language)) for key in CHECKS)
    return [Heading(statement_word("check", text.language)), Numbered(said)]


def _running_note(text: Composed, *, is_draft: bool) -> str:
    statement, language = text.statement, text.language
    issued = place_and_date(statement, language)
    parts = [
        statement_word("draft", language) if is_draft else issued,
        statement_word("sample", language) if statement.mission.sample else "",
    ]
    return " · ".join([statement.mission.title, *(one for one in parts if one)])
