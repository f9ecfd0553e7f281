"""What the forms of a mission ask, in the reader's language, for whoever counts answers."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from orkhon.engines.xforms import Field, FormError
from orkhon.engines.xforms.conversion import convert
from orkhon.engines.xforms.model import DEFAULT_LANGUAGE
from orkhon.observation.models import FormStage, FormVersion, Mission
from orkhon.observation.queries.answers import ROOT
from orkhon.observation.queries.form_pages import SHEETS
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.rows import NUMBERS, PERSONAL_GROUPS
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of

PARAGRAPH, ADVERSE = "orkhon_paragraph", "orkhon_adverse"
"""Columns of an XLSForm: the statement's paragraph, and the answer that is a fault."""
RATING = frozenset({"very_good", "good", "bad", "very_bad"})
ORDER = {stage: place for place, stage in enumerate(FormStage.values)}


@dataclass(frozen=True)
class Question:
    """A question that can be counted: one of choices, or one for a number.

    Attributes:
        path: Group and name: `voting/secrecy`.
        options: Values of its answers in order; empty for a number.
    """

    path: str
    field: Field
    fallbacks: tuple[str, ...]

    @property
    def options(self) -> tuple[str, ...]:
        return tuple(one.value for one in self.field.options)

    @property
    def is_number(self) -> bool:
        return not self.field.options

    @property
    def is_rating(self) -> bool:
        return set(self.options) >= RATING

    def label(self, language: str) -> str:
        """The question; its name where the form has no words for it."""
        return self.field.label(language, *self.fallbacks)

    def answer(self, value: str, language: str) -> str:
        """The words of one answer."""
        return self.field.option_label(value, language, *self.fallbacks)


@dataclass(frozen=True)
class FormQuestions:
    """A form of the mission with what can be counted in it.

    Attributes:
        version: The newest published version.
    """

    form_id: str
    stage: str
    version: FormVersion
    questions: tuple[Question, ...]

    def title(self, language: str) -> str:
        """What the form is called."""
        titles = self.version.titles
        return str(
            titles.get(language) or titles.get("en") or self.version.design.title
        )


@dataclass(frozen=True)
class Questions:
    """All forms of a mission, in the order of the day."""

    forms: tuple[FormQuestions, ...]

    def __iter__(self) -> Iterator[FormQuestions]:
        return iter(self.forms)

    def form(self, form_id: str) -> FormQuestions | None:
        """One form by its id."""
        return next((one for one in self.forms if one.form_id == form_id), None)

    def among(self, form_ids: Collection[str]) -> tuple[FormQuestions, ...]:
        """The forms named; all but incident reports when none is."""
        if not form_ids or "all" in form_ids:
            return tuple(one for one in self.forms if one.stage != FormStage.INCIDENT)
        return tuple(one for one in self.forms if one.form_id in form_ids)

    def question(self, path: str) -> Question | None:
        """A question by its path; the first form of the day that asks it."""
        return next(
            (one for form in self.forms for one in form.questions if one.path == path),
            None,
        )


def questions_of(mission: Mission) -> Questions:
    """What was ever asked in a published form of the mission.

    A question that a later version dropped is still answered in the forms that came
    before, so it stays.
    """
    versions = (
        FormVersion.objects.filter(design__mission=mission, published_at__isnull=False)
        .defer("xml")
        .select_related("design")
        .order_by("-published_at")
    )
    found: dict[str, tuple[FormVersion, dict[str, Question]]] = {}
    for version in versions:
        _newest, asked = found.setdefault(version.design.form_id, (version, {}))
        for question in _countable(version):
            asked.setdefault(question.path, question)
    forms = [
        FormQuestions(form_id, version.design.stage, version, tuple(asked.values()))
        for form_id, (version, asked) in found.items()
    ]
    return Questions(
        tuple(sorted(forms, key=lambda one: (ORDER[one.stage], one.form_id)))
    )


def columns_of(version: FormVersion, column: str) -> Mapping[str, str]:
    """What an own column of the XLSForm says, by `group/question`.

    Empty for a form that came in as XML: the XForm keeps no such columns.
    """
    source = version.source
    if source is None or not source.filename.lower().endswith(SHEETS):
        return {}
    said = _extra(source.pk).get(column, {})
    return {short(path): value for path, value in said.items() if value}


def short(path: str) -> str:
    """`voting/secrecy` of `/data/voting/secrecy`, as rows name their answers."""
    return path.removeprefix(f"{ROOT}/").removeprefix("/")


def _countable(version: FormVersion) -> list[Question]:
    try:
        schema = form_shape(version)
    except FormError:
        return []
    fallbacks = ("en", schema.default_language, DEFAULT_LANGUAGE)
    return [
        Question(short(field.path), field, fallbacks)
        for field in schema.fields
        if field.control
        and not field.is_container
        and not field.repeats
        and not field.path.startswith(PERSONAL_GROUPS)
        and (
            field.options
            if field.control in {"select", "select1"}
            else field.control in {"input", "range"} and field.type in NUMBERS
        )
    ]


@lru_cache(maxsize=32)
def _extra(source_id: UUID) -> Mapping[str, Mapping[str, str]]:
    source = Source.objects.get(pk=source_id)
    try:
        return convert(bytes_of(source), source.filename).extra
    except FormError:
        return {}
