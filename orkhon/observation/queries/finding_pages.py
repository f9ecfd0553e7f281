"""Findings as their pages show them: by paragraph, and one with the forms behind it."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from orkhon.engines.findings import NOT_ANSWERS
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import (
    Finding,
    FormStage,
    Mission,
    PublishedFinding,
    Submission,
    SubmissionNote,
)
from orkhon.observation.queries.findings import (
    Number,
    numbers,
    published_numbers,
)
from orkhon.observation.queries.operations.scope import city_of
from orkhon.observation.queries.proposals import is_machine_title
from orkhon.observation.queries.query_words import QueryWords, query_words
from orkhon.observation.queries.questions import Question, Questions, questions_of
from orkhon.observation.queries.rows import counting_forms

COUNTS, SILENT, BESIDE = "counts", "silent", "beside"


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
class FormBehind:
    """A form behind a number.

    Attributes:
        asked: The questions, in the order of the query; `answers` its words to each.
        role: `counts`, `silent` (it does not answer), or `beside`: of the whole, and
            not of the part.
    """

    form: Submission
    asked: tuple[str, ...]
    answers: tuple[str, ...]
    role: str

    @property
    def said(self) -> list[tuple[str, str]]:
        """Each question with its answer."""
        return list(zip(self.asked, self.answers, strict=True))


@dataclass(frozen=True)
class LeftOut:
    """A form of these kinds that counts nowhere, and why."""

    form: Submission
    why: str


@dataclass(frozen=True)
class CityCounts:
    """Visits of a city by rating, in words and the best first; "" for forms of no city."""

    city: str
    cells: tuple[tuple[str, int], ...]
    not_rated: int

    @property
    def rated(self) -> int:
        return sum(n for _label, n in self.cells)


@dataclass(frozen=True)
class Ratings:
    """Ratings by city, with the words of each rating."""

    labels: tuple[str, ...]
    cities: tuple[CityCounts, ...]


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


def forms_behind(line: FindingLine, roles: Collection[str]) -> list[FormBehind]:
    """The forms of a number in the order in which they came.

    Args:
        roles: Which of `counts`, `beside` and `silent`.
    """
    number = line.number
    role_of = dict.fromkeys(number.of_forms, BESIDE)
    role_of |= dict.fromkeys(number.silent_forms, SILENT)
    role_of |= dict.fromkeys(number.forms, COUNTS)
    wanted = [pk for pk, role in role_of.items() if role in roles]
    asked = asked_questions(line.finding)
    found = (
        Submission.objects.filter(pk__in=wanted)
        .select_related("station", "team", "mission")
        .order_by("received_at", "pk")
    )
    labels = tuple(one.label(get_language() or "en") for one in asked)
    return [
        FormBehind(one, labels, answers_of(one, asked), role_of[one.pk])
        for one in found
    ]


def asked_questions(finding: Finding) -> list[Question]:
    """The questions that a finding's query reads, each once, in its order."""
    questions = questions_of(finding.mission)
    query = finding.query
    conditions = [*(query.get("where") or ()), *(query.get("among") or ())]
    paths = [str(one.get("path") or "") for one in conditions]
    paths += [str(query.get("path") or ""), str(query.get("over") or "")]
    found = (questions.question(path) for path in dict.fromkeys(paths) if path)
    return [one for one in found if one is not None]


def answers_of(form: Submission, asked: Sequence[Question]) -> tuple[str, ...]:
    """What a form answers to these questions, in words; "" for nothing."""
    said = []
    for one in asked:
        text = str(form.values.get(one.field.path, "")).strip()
        language = get_language() or "en"
        said.append(
            text
            if one.is_number
            else ", ".join(one.answer(value, language) for value in text.split())
        )
    return tuple(said)


def left_out(finding: Finding) -> list[LeftOut]:
    """Forms of the kinds asked that count nowhere: held, put aside, withdrawn.

    A form that an edit replaced is not named: the edit stands in its place.
    """
    named = finding.query.get("forms")
    rows = Submission.objects.filter(
        mission=finding.mission_id, is_draft=False, is_current=True
    ).exclude(counting_forms(finding.mission))
    if isinstance(named, list):
        rows = rows.filter(form_id__in=named)
    else:
        rows = rows.exclude(stage=FormStage.INCIDENT)
    found = list(rows.defer("values").select_related("station", "team").order_by("-pk"))
    notes = dict(
        SubmissionNote.objects.filter(submission__in=found)
        .order_by("made_at")
        .values_list("submission_id", "text")
    )
    held = Submission.State.QUARANTINED
    return [
        LeftOut(one, one.why_held if one.state == held else notes.get(one.pk, ""))
        for one in found
    ]


def ratings_by_city(line: FindingLine) -> Ratings | None:
    """How the visits behind a rating were rated in each city; None for no rating."""
    question = next(
        (one for one in asked_questions(line.finding) if one.is_rating), None
    )
    if question is None:
        return None
    rated = [one for one in question.options if one not in NOT_ANSWERS]
    number = line.number
    forms = Submission.objects.filter(
        pk__in={*number.forms, *number.of_forms, *number.silent_forms}
    ).select_related("station__city", "team__city")
    counts: dict[str, Counter[str]] = {}
    for form in forms:
        city = city_of(form)
        said = str(form.values.get(question.field.path, "")).strip()
        counts.setdefault("" if city is None else city.name, Counter())[said] += 1
    language = get_language() or "en"
    labels = tuple(question.answer(one, language) for one in rated)
    return Ratings(
        labels=labels,
        cities=tuple(
            CityCounts(
                city,
                tuple(zip(labels, (found[one] for one in rated), strict=True)),
                found.total() - sum(found[one] for one in rated),
            )
            for city, found in sorted(counts.items())
        ),
    )


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


def _line(finding: Finding, number: Number, questions: Questions) -> FindingLine:
    words = query_words(finding.query, questions)
    is_own = not finding.proposed_from
    translated = not is_own and is_machine_title(
        finding.title, finding.query, questions
    )
    return FindingLine(
        finding=finding,
        number=number,
        words=words,
        title=words.title if translated else finding.title,
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
