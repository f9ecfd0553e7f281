"""What everybody may see of a mission: published statements, and nothing else of it.

The portal reads these frozen values alone. No observer, team, station, position or
form is among them; numbers come as they were frozen.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import translation

from orkhon.observation.form_designs.statement_words import statement_word
from orkhon.observation.models import (
    Statement,
    StatementPosition,
)
from orkhon.observation.queries.published_marks import Marks, marks_of
from orkhon.observation.queries.statements.composing import (
    composed,
    content_of,
    languages_of,
)
from orkhon.observation.queries.statements.composition import (
    ComposedParagraph,
)
from orkhon.record.published import PublishedFile, file_of
from orkhon.record.queries import bytes_of
from orkhon.register.queries.labels import named


@dataclass(frozen=True)
class PublishedPiece:
    """A stretch of a sentence.

    Attributes:
        note: Of a number, what was counted; of a figure, whose it is. "" for words.
        key: Of the finding or figure; with the note it leads into the bundle.
        forms: In how many forms it was counted; None where it is a number of forms,
            or no number of ours.
    """

    text: str
    note: str = ""
    key: str = ""
    forms: int | None = None


@dataclass(frozen=True)
class PublishedParagraph:
    """Sentences that follow one another, in pieces; a stage of the day has a title."""

    title: str
    pieces: tuple[PublishedPiece, ...]


@dataclass(frozen=True)
class PublishedSection:
    """One section in one language."""

    key: str
    title: str
    paragraphs: tuple[PublishedParagraph, ...]


@dataclass(frozen=True)
class PublishedStatement:
    """A statement as the public knows it.

    Attributes:
        mission: The mission's number; addresses name it.
        kind: A value of `Statement.Kind`.
        corrects: Number of the statement that this one corrects; None for none.
        corrected_by: Numbers of those that correct this one.
        seq: The entry of the record by which it was published.
        findings: How many numbers were frozen, of how many forms.
    """

    mission: int
    title: str
    country: str
    vote_on: date
    kind: str
    number: int
    languages: tuple[str, ...]
    authentic: str
    place: str
    issued_on: date | None
    published_at: datetime
    joint_with: tuple[str, ...]
    corrects: int | None
    corrected_by: tuple[int, ...]
    seq: int
    sha256: str
    findings: int
    forms: int
    papers: tuple[PublishedFile, ...]
    bundle: PublishedFile | None
    is_sample: bool

    def kind_words(self, language: str) -> str:
        """Statement of the mission, its press version, or its final report."""
        return statement_word(f"kind_{self.kind}", language)

    def language_for(self, reader: str) -> str:
        """The reader's language where the statement has it, else the authentic one."""
        return reader if reader in self.languages else self.authentic


@dataclass(frozen=True)
class PublishedText:
    """A statement in one language, as it was published.

    Attributes:
        why: Of a correction, why it was made.
        joint: With whom it was issued, in words; "" for nobody.
        objections: How many members object, in words; "" where none does. Who they
            are and what they say stays in the record.
        counted_until: Forms that came later are not counted.
    """

    language: str
    is_authentic: bool
    sections: tuple[PublishedSection, ...]
    why: str
    joint: str
    objections: str
    counted_until: datetime


def published_statements(
    mission: int | None = None, *, latest: int | None = None
) -> tuple[PublishedStatement, ...]:
    """Every published statement, of one mission or of all, the latest first.

    Args:
        latest: Only so many; None for all.
    """
    rows = _published().order_by("-published_at")
    if mission is not None:
        rows = rows.filter(mission__number=mission)
    return tuple(_statement(one) for one in rows[:latest])


def published_statement(mission: int, number: int) -> PublishedStatement | None:
    """One of them; None when there is none, or none that is published."""
    row = _row(mission, number)
    return None if row is None else _statement(row)


def published_text(mission: int, number: int, language: str) -> PublishedText | None:
    """A statement's words in a language that it was published in; else None."""
    row = _row(mission, number)
    if row is None or language not in languages_of(row):
        return None
    text = composed(row, language, content_of(row))
    with translation.override(language):
        marks = marks_of(text)
    why = row.correction_words
    return PublishedText(
        language=language,
        is_authentic=text.is_authentic,
        sections=tuple(
            PublishedSection(
                one.key,
                one.title,
                tuple(_paragraph(part, marks) for part in one.paragraphs),
            )
            for one in text.sections
            if one.sentences
        ),
        why=str(why.get(language) or why.get(row.authentic) or ""),
        joint=_joint(row, language),
        objections=_objections(row, language),
        counted_until=text.counted_until,
    )


def published_paper(
    mission: int, number: int, language: str, format_: str
) -> tuple[PublishedFile, bytes] | None:
    """A paper of a statement with its bytes; None when there is none."""
    row = _row(mission, number)
    kept = (
        None
        if row is None
        else row.papers.filter(language=language, format=format_)
        .select_related("source")
        .first()
    )
    return (
        None
        if kept is None
        else (file_of(kept.source, kept.language, kept.format), bytes_of(kept.source))
    )


def published_bundle(mission: int, number: int) -> tuple[PublishedFile, bytes] | None:
    """The bundle of a statement with its bytes; None when there is none."""
    row = _row(mission, number)
    if row is None or row.bundle is None:
        return None
    return file_of(row.bundle, "", "zip"), bytes_of(row.bundle)


def _published() -> QuerySet[Statement]:
    return (
        Statement.objects.filter(state=Statement.State.PUBLISHED)
        .select_related("mission__country", "evidence", "bundle", "corrects")
        .prefetch_related("corrected_by", "numbers__finding", "papers__source")
    )


def _row(mission: int, number: int) -> Statement | None:
    return _published().filter(mission__number=mission, number=number).first()


def _statement(row: Statement) -> PublishedStatement:
    if row.published_at is None or row.seq is None or row.evidence is None:
        raise ValueError(f"{row} is published and not frozen")
    numbers = row.numbers.all()
    return PublishedStatement(
        mission=row.mission.number,
        title=row.mission.title,
        country=named(row.mission.country),
        vote_on=row.mission.vote_on,
        kind=row.kind,
        number=row.number,
        languages=languages_of(row),
        authentic=row.authentic,
        place=row.place,
        issued_on=row.issued_on,
        published_at=row.published_at,
        joint_with=tuple(row.joint_with),
        corrects=None if row.corrects is None else row.corrects.number,
        corrected_by=tuple(
            one.number
            for one in row.corrected_by.all()
            if one.state == Statement.State.PUBLISHED
        ),
        seq=row.seq,
        sha256=row.evidence.sha256,
        findings=len(numbers),
        forms=len({form for one in numbers for form in one.submissions}),
        papers=tuple(
            file_of(one.source, one.language, one.format) for one in row.papers.all()
        ),
        bundle=None if row.bundle is None else file_of(row.bundle, "", "zip"),
        is_sample=row.mission.sample,
    )


def _joint(row: Statement, language: str) -> str:
    if not row.joint_with:
        return ""
    return f"{statement_word('joint', language)}: {', '.join(row.joint_with)}"


def _objections(row: Statement, language: str) -> str:
    """How many object, as the papers say it: neither who nor why."""
    n = row.positions.filter(
        stance=StatementPosition.Stance.OBJECTS, replaced_at=None
    ).count()
    return statement_word("objections", language, n=n) if n else ""


def _paragraph(part: ComposedParagraph, marks: Marks) -> PublishedParagraph:
    pieces = []
    for number, sentence in enumerate(part.sentences):
        if number:
            pieces.append(PublishedPiece(" "))
        for one in sentence.segments:
            note, forms = marks.placed.get((one.kind, one.key), ("", None))
            pieces.append(PublishedPiece(one.text, note, one.key, forms))
        if sentence.row.pk in marks.after:
            pieces.append(PublishedPiece("", marks.after[sentence.row.pk]))
    return PublishedParagraph(part.title, tuple(pieces))
