"""Findings as their pages show them: by paragraph, with live and frozen numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import (
    Finding,
    Mission,
    PublishedFinding,
    Statement,
)
from orkhon.observation.queries.findings import (
    Number,
    numbers,
    published_numbers,
)
from orkhon.observation.queries.proposals import title_of
from orkhon.observation.queries.query_words import QueryWords, query_words
from orkhon.observation.queries.questions import Questions, questions_of


@dataclass(frozen=True)
class FindingLine:
    """A finding in the list.

    Attributes:
        title: The person's words; the machine's in the reader's language.
        shown: The number; "" where there is none.
    """

    finding: Finding
    number: Number
    words: QueryWords
    title: str
    shown: str

    @property
    def is_confirmed(self) -> bool:
        return self.finding.confirmed_at is not None

    @property
    def mark(self) -> str:
        """The state of its provenance mark."""
        return "confirmed" if self.is_confirmed else "proposed"

    @property
    def under(self) -> str:
        """The query in one line, without what the title says already."""
        said = self.words.title == self.title
        parts = [self.words.what, *(() if said else self.words.where), self.words.among]
        return "; ".join(one for one in parts if one and one != self.title)


@dataclass(frozen=True)
class ParagraphFindings:
    """A paragraph of the statement with its findings, confirmed ones first."""

    key: str
    title: str
    lines: tuple[FindingLine, ...]


@dataclass(frozen=True)
class Findings:
    """The findings of a mission, by paragraph.

    Attributes:
        dropped: How many were put aside, and are not in the groups.
    """

    groups: tuple[ParagraphFindings, ...]
    confirmed: int
    waiting: int
    dropped: int


@dataclass(frozen=True)
class Frozen:
    """A number as a published statement froze it."""

    row: PublishedFinding
    number: Number
    shown: str
    differs: bool


def findings_page(mission: Mission, show: str = "") -> Findings:
    """Every finding with its number, all counted in one pass.

    Args:
        show: confirmed, waiting or dropped; "" is all that are not dropped.
    """
    questions = questions_of(mission)
    rows = list(Finding.objects.filter(mission=mission))
    standing = [one for one in rows if one.dropped_at is None]
    confirmed = sum(one.confirmed_at is not None for one in standing)
    wanted = {
        "confirmed": [one for one in standing if one.confirmed_at is not None],
        "waiting": [one for one in standing if one.confirmed_at is None],
        "dropped": [one for one in rows if one.dropped_at is not None],
    }.get(show, standing)
    counted = numbers(mission, wanted)
    lines = [_line(one, counted[one.key], questions) for one in wanted]
    return Findings(
        groups=tuple(_by_paragraph(lines)),
        confirmed=confirmed,
        waiting=len(standing) - confirmed,
        dropped=len(rows) - len(standing),
    )


def finding_line(finding: Finding) -> FindingLine:
    """One finding with its number."""
    counted = numbers(finding.mission, [finding])
    return _line(finding, counted[finding.key], questions_of(finding.mission))


def frozen_numbers(line: FindingLine) -> list[Frozen]:
    """The number as each published statement has it, the newest first."""
    rows = (
        PublishedFinding.objects.filter(
            finding=line.finding, statement__published_at__isnull=False
        )
        .select_related("statement__mission", "finding")
        .order_by("-statement__published_at")
    )
    language = get_language() or "en"
    found = []
    for row in rows:
        number = published_numbers(row.statement)[line.finding.key]
        shown = number.shown(language)
        found.append(Frozen(row, number, shown, shown != line.shown))
    return found


def statements_with(finding: Finding) -> list[Statement]:
    """Statements in which a sentence places the finding or rests on it."""
    return list(
        Statement.objects.filter(
            sections__sentences__findings=finding,
            sections__sentences__dropped_at=None,
        )
        .distinct()
        .order_by("number")
    )


def _line(finding: Finding, number: Number, questions: Questions) -> FindingLine:
    words = query_words(finding.query, questions)
    title = finding.title
    if finding.proposed_from:
        title = title_of(finding.key, title, finding.query, questions)
    return FindingLine(
        finding=finding,
        number=number,
        words=words,
        title=title,
        shown=number.shown(get_language() or "en"),
    )


def _by_paragraph(lines: Sequence[FindingLine]) -> list[ParagraphFindings]:
    language = get_language() or "en"
    titles: Mapping[str, Mapping[str, str]] = {"": {}, **paragraphs()}
    grouped: dict[str, list[FindingLine]] = {key: [] for key in titles}
    for one in lines:
        known = one.finding.paragraph in titles
        grouped[one.finding.paragraph if known else ""].append(one)
    return [
        ParagraphFindings(
            key,
            titles[key].get(language) or titles[key].get("en", ""),
            tuple(sorted(found, key=lambda one: not one.is_confirmed)),
        )
        for key, found in grouped.items()
        if found
    ]
