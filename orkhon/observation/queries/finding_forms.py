"""The forms behind a number: those that count, those that do not, and their ratings."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from orkhon.engines.elections.plots import (
    PAGE_WIDTH,
    CityRatings,
    Formats,
    Plot,
    RatingWords,
    Theme,
)
from orkhon.engines.elections.plots import ratings_by_city as plot_of_ratings
from orkhon.engines.findings import NOT_ANSWERS
from orkhon.observation.models import (
    Finding,
    FormStage,
    Submission,
    SubmissionNote,
)
from orkhon.observation.queries.finding_pages import FindingLine
from orkhon.observation.queries.operations.scope import city_of
from orkhon.observation.queries.questions import Question, questions_of
from orkhon.observation.queries.rows import counting_forms

COUNTS, SILENT, BESIDE = "counts", "silent", "beside"


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

    def plot(self, title: str, width: int = PAGE_WIDTH) -> Plot:
        """Bars of the ratings, for the screen, in the language in force."""
        return plot_of_ratings(
            [
                CityRatings(
                    one.city or _("in no city"),
                    tuple(n for _label, n in one.cells),
                    one.not_rated,
                )
                for one in self.cities
            ],
            title=title,
            words=RatingWords(
                city=_("City"),
                ratings=self.labels,
                not_rated=_("not rated"),
                visits=_("visits"),
                no_visits=_("no visits"),
                finding=_("{visits} visits in {cities} cities: {ratings}."),
            ),
            formats=Formats(
                count=lambda n: number_format(round(n), force_grouping=True)
            ),
            theme=Theme.SCREEN,
            width=width,
        )


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
