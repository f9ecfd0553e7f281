"""Composing a statement: every sentence with its numbers, and what is wrong with it.

Screens, papers, the bundle and the portal all read what `composed` gives, so a number
is the same wherever it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from orkhon.engines.findings import Segment, filled, placeholders
from orkhon.observation.models import (
    Finding,
    FormStage,
    Sentence,
    Statement,
    StatementSection,
)
from orkhon.observation.queries.findings import (
    Number,
    numbers,
    published_numbers,
)
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.statements.composition import (
    Composed,
    ComposedParagraph,
    ComposedSection,
    ComposedSentence,
    PlacedFigure,
    Problem,
)
from orkhon.observation.queries.statements.mission_words import mission_words
from orkhon.observation.queries.statements.placed_figures import (
    Rows,
    figure_rows,
    placed_figures,
)
from orkhon.observation.queries.statements.problems import Place, Said, problems_of
from orkhon.observation.queries.statements.published_text import (
    Frozen,
    published_sentences,
)
from orkhon.observation.queries.statements.skeleton import phrase_text, section_title

STAGED = "election_day"
"""The section whose paragraphs go by the stages of the day."""
Published = Iterator[tuple[Segment, ...]]
STAGES = ("opening", "voting", "closing", "counting", "tabulation")


@dataclass(frozen=True)
class Content:
    """Everything of a statement that is the same in each language, read once.

    Attributes:
        findings: Every finding of the mission by key, dropped ones too.
        numbers: Of the findings that sentences place or rest on.
        mission: What stands for `{mission:…}`: by language, by name.
        frozen: Of a published statement the sentences as they were published.
    """

    statement: Statement
    sections: tuple[StatementSection, ...]
    findings: Mapping[str, Finding]
    numbers: Mapping[str, Number]
    figures: Rows
    mission: Mapping[str, Mapping[str, str]]
    counted_until: datetime
    frozen: Frozen


def composed(
    statement: Statement, language: str, content: Content | None = None
) -> Composed:
    """The statement in one language, as it stands now, or as it was published.

    Args:
        content: What `content_of` gave, when several languages are composed.
    """
    content = content or content_of(statement)
    published = iter(content.frozen.get(language, ()))
    sections = tuple(
        _section(content, one, language, published)
        for one in content.sections
        if not one.is_left_out
    )
    said = [one for part in sections for one in part.sentences]
    keys = dict.fromkeys(key for one in said for key in one.findings)
    figures = [key for one in said for key in one.figures]
    return Composed(
        statement=statement,
        language=language,
        sections=sections,
        problems=_problems(statement, language),
        numbers={key: content.numbers[key] for key in keys if key in content.numbers},
        figures=placed_figures(content.figures, figures, language),
        mission=content.mission[language],
        counted_until=content.counted_until,
    )


def composed_all(
    statement: Statement, content: Content | None = None
) -> dict[str, Composed]:
    """Every language of the statement, the authentic one first."""
    content = content or content_of(statement)
    return {
        language: composed(statement, language, content)
        for language in languages_of(statement)
    }


def languages_of(statement: Statement) -> tuple[str, ...]:
    """The languages of a statement, the authentic one first."""
    return tuple(dict.fromkeys((statement.authentic, *statement.languages)))


def content_of(
    statement: Statement, *, counted_until: datetime | None = None
) -> Content:
    """Read a statement with its numbers; as many queries for ten sentences as for one.

    Args:
        counted_until: Forms received later are not counted. Without it: the moment
            at which it was put before the members, or now while it is written.
    """
    until = counted_until or _moment(statement)
    sections = tuple(
        statement.sections.prefetch_related(
            Prefetch(
                "sentences",
                Sentence.objects.filter(dropped_at=None)
                .select_related("citation__source")
                .prefetch_related("texts", "findings", "figures__figure"),
            )
        )
    )
    findings = {
        one.key: one for one in Finding.objects.filter(mission=statement.mission)
    }
    used = {
        key: findings[key]
        for section in sections
        for sentence in section.sentences.all()
        for key in _keys_of(sentence)
        if key in findings
    }
    return Content(
        statement=statement,
        sections=sections,
        findings=findings,
        numbers=published_numbers(statement)
        if statement.published_at is not None
        else numbers(statement.mission, used.values(), until=until),
        figures=figure_rows(statement),
        mission=mission_words(statement, languages_of(statement), until),
        counted_until=until,
        frozen=published_sentences(statement),
    )


def _moment(statement: Statement) -> datetime:
    is_drafted = statement.state == Statement.State.DRAFTING
    if statement.circulated_at is None or is_drafted:
        return counting_moment(statement.mission, timezone.now())
    return statement.circulated_at


def _keys_of(sentence: Sentence) -> list[str]:
    """Keys of the findings that a sentence places in any language, or rests on."""
    placed = [
        key
        for text in sentence.texts.all()
        for kind, key in placeholders(text.text)
        if kind == "finding"
    ]
    return [*placed, *(one.key for one in sentence.findings.all())]


def _section(
    content: Content, row: StatementSection, language: str, published: Published
) -> ComposedSection:
    sentences = [
        _sentence(content, one, language, next(published, None))
        for one in row.sentences.all()
    ]
    return ComposedSection(
        row=row,
        key=row.key,
        title=section_title(row.key, language),
        paragraphs=_paragraphs(content, row, sentences, language),
    )


def _paragraphs(
    content: Content,
    row: StatementSection,
    sentences: Sequence[ComposedSentence],
    language: str,
) -> tuple[ComposedParagraph, ...]:
    groups: list[list[ComposedSentence]] = []
    for one in sentences:
        if one.row.opens_paragraph or not groups:
            groups.append([])
        groups[-1].append(one)
    made, before = [], ""
    for group in groups:
        stage = _stage(content, group) if row.key == STAGED else ""
        is_new = bool(stage) and stage != before
        before = stage or before
        title = ""
        if is_new:
            with translation.override(language):
                title = str(FormStage(stage).label)
        made.append(ComposedParagraph(tuple(group), stage if is_new else "", title))
    return tuple(made)


def _stage(content: Content, group: Sequence[ComposedSentence]) -> str:
    """The stage that a paragraph speaks of: that of its first finding; "" for none."""
    for one in group:
        for key in one.findings:
            finding = content.findings.get(key)
            stage = "" if finding is None else _stage_of(finding)
            if stage in STAGES:
                return stage
    return ""


def _stage_of(finding: Finding) -> str:
    """By the paragraph that it feeds; a count of visits feeds none, and has a form."""
    if finding.paragraph:
        return finding.paragraph.partition(".")[0]
    forms = finding.query.get("forms")
    return str(forms[0]) if isinstance(forms, list) and len(forms) == 1 else ""


def _sentence(
    content: Content,
    row: Sentence,
    language: str,
    published: tuple[Segment, ...] | None,
) -> ComposedSentence:
    authentic = content.statement.authentic
    texts = {one.language: one for one in row.texts.all()}
    text = texts.get(language)
    raw = "" if text is None else text.text
    first = texts.get(authentic)
    places = tuple(placeholders(raw))
    linked = tuple(one.key for one in row.findings.all())
    shown, figures = _fillings(content, places, language)
    is_out_of_date = (
        text is not None and language != authentic and text.revision < row.revision
    )
    problems = problems_of(
        Said(
            row=row,
            language=language,
            authentic=authentic,
            raw=raw,
            is_out_of_date=is_out_of_date,
            places=places,
            authentic_places=() if first is None else tuple(placeholders(first.text)),
            phrase=phrase_text(row.phrase, language) if row.phrase else "",
            linked=linked,
            findings=content.findings,
            numbers=content.numbers,
            figures=figures,
            mission=content.mission[language],
        )
    )
    return ComposedSentence(
        row=row,
        language=language,
        raw=raw,
        segments=tuple(filled(raw, shown)) if published is None else published,
        findings=_once([*_of(places, "finding"), *linked]),
        figures=_once(_of(places, "figure")),
        problems=() if content.statement.published_at else problems,
        is_out_of_date=is_out_of_date,
    )


def _fillings(
    content: Content, places: Sequence[Place], language: str
) -> tuple[dict[Place, str], dict[str, PlacedFigure]]:
    """What stands for each placeholder; one that has no number shows its own name."""
    figures = placed_figures(content.figures, _of(places, "figure"), language)
    shown: dict[Place, str] = {}
    for kind, key in places:
        words = f"[{key}]"
        if kind == "finding":
            number = content.numbers.get(key)
            if number is not None and number.counted is not None:
                words = number.shown(language)
        elif kind == "figure":
            words = figures[key].shown if key in figures else words
        elif kind == "mission":
            words = content.mission[language].get(key, words)
        shown[kind, key] = words
    return shown, figures


def _problems(statement: Statement, language: str) -> tuple[Problem, ...]:
    """Of the statement as a whole, in one language."""
    if statement.corrects_id is None or statement.published_at is not None:
        return ()
    if str(statement.correction_words.get(language, "")).strip():
        return ()
    return (Problem("no_correction_words", _("nothing says why it is corrected")),)


def _of(places: Sequence[Place], kind: str) -> list[str]:
    return [key for one, key in places if one == kind]


def _once(keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
