"""Received forms: the list with its filters, and one form as its readers see it."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from orkhon.engines.xforms.model import DEFAULT_LANGUAGE, Field, FormError, FormSchema
from orkhon.observation.intake.form_facts import moment_of
from orkhon.observation.models import Observer, Submission, SubmissionFile
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.observation.queries.operations.held import waiting_forms
from orkhon.observation.queries.operations.scope import Scope, all_forms
from orkhon.ui import dates

SHOWN_OFFSET = timedelta(minutes=2)
"""A phone's clock that is off by more than this is said to be."""
STATES = [
    ("", gettext_lazy("all")),
    ("counts", gettext_lazy("counts")),
    ("held", pgettext_lazy("form", "held")),
    ("incomplete", gettext_lazy("files missing")),
    ("off", gettext_lazy("does not add up")),
    ("aside", gettext_lazy("put aside")),
    ("withdrawn", gettext_lazy("withdrawn")),
    ("edited", gettext_lazy("replaced by an edit")),
]


@dataclass(frozen=True)
class Answer:
    """One answer with the words of its question.

    Attributes:
        group: The words of the group around it.
        label: The question; the name of its element where the form does not say.
        value: As the reader's language shows it; "" when nothing was answered.
        written: As written in the form.
        is_file: The answer is the name of a file.
    """

    path: str
    group: str
    label: str
    value: str
    written: str
    is_file: bool


@dataclass(frozen=True)
class AnswerGroup:
    """The answers of one group, in the form's order."""

    label: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class FileSeen:
    """A file of a form; `is_here` is False while it is on its way."""

    file: SubmissionFile
    is_image: bool

    @property
    def is_here(self) -> bool:
        return self.file.source_id is not None


def received(
    scope: Scope,
    *,
    state: str = "",
    station: str = "",
    observer: Observer | None = None,
    with_incidents: bool,
) -> QuerySet[Submission]:
    """Received forms, the newest first.

    Args:
        state: A key of `STATES`.
        station: A station's code, or the beginning of one, as written in the form too.
        with_incidents: Whether the reader may know of incident reports.
    """
    rows = all_forms(scope)
    if not with_incidents:
        rows = rows.exclude(stage="incident")
    if station:
        rows = rows.filter(
            Q(station__code__istartswith=station) | Q(station_code__istartswith=station)
        )
    if observer is not None:
        rows = rows.filter(observer=observer)
    withdrawn = Q(state=Submission.State.WITHDRAWN)
    aside = Q(review=Submission.Review.REJECTED)
    if state == "held":
        rows = rows.filter(pk__in=waiting_forms(scope).values("pk"))
    elif state == "counts":
        rows = rows.filter(is_current=True).exclude(withdrawn | aside)
    elif state in _FILTERS:
        rows = rows.filter(_FILTERS[state])
    return (
        rows.select_related("station", "team", "observer", "protocol_check")
        .defer("values")
        .order_by("-pk")
    )


_FILTERS = {
    "incomplete": Q(is_complete=False),
    "off": Q(protocol_check__balanced=False),
    "aside": Q(review=Submission.Review.REJECTED),
    "withdrawn": Q(state=Submission.State.WITHDRAWN),
    "edited": Q(is_current=False),
}


def one_form(scope: Scope, pk: int) -> Submission | None:
    """One form of the mission with what stands around it; trial posts apart."""
    return (
        all_forms(Scope(scope.mission))
        .filter(pk=pk)
        .select_related(
            "mission",
            "station__city",
            "station__area",
            "team__city",
            "observer",
            "form_version__design",
            "source",
            "protocol_check",
        )
        .first()
    )


def chain_of(form: Submission) -> list[Submission]:
    """The edits of one form, the first one first; only itself when there are none."""
    return list(
        Submission.objects.filter(
            mission=form.mission,
            form_id=form.form_id,
            root_instance_id=form.root_instance_id,
            is_draft=False,
        )
        .select_related("observer")
        .defer("values")
        .order_by("pk")
    )


def files_of(form: Submission) -> list[FileSeen]:
    """The files that the form names or brought, every version of each."""
    return [
        FileSeen(
            one,
            one.source is not None and one.source.media_type.startswith("image/"),
        )
        for one in form.files.select_related("source").defer("source__text")
    ]


def clock_is_off(form: Submission) -> int | None:
    """Minutes by which the phone's clock differs from ours; None when it hardly does.

    Positive and negative as `Submission.clock_offset` has it.
    """
    if form.clock_offset is None:
        return None
    if abs(timedelta(seconds=form.clock_offset)) <= SHOWN_OFFSET:
        return None
    return round(form.clock_offset / 60)


def answers_of(form: Submission) -> list[AnswerGroup]:
    """The answers in the form's order, with its words in the language in force.

    A form whose version is not known here is shown by its paths: nothing is hidden.
    """
    schema = _schema_of(form)
    groups: dict[str, list[Answer]] = {}
    for path, written in form.values.items():
        answer = _answer(path, written, schema)
        if answer is not None:
            groups.setdefault(answer.group, []).append(answer)
    return [AnswerGroup(label, tuple(answers)) for label, answers in groups.items()]


def differing(forms: list[Submission]) -> list[tuple[Answer, tuple[str, ...], bool]]:
    """Forms of one stage side by side, answer by answer.

    Returns:
        The question as the first form that has it words it, the answers in the order
        of the forms, and whether they differ.
    """
    rows: dict[str, list[str]] = {}
    first: dict[str, Answer] = {}
    for place, form in enumerate(forms):
        for group in answers_of(form):
            for one in group.answers:
                first.setdefault(one.path, one)
                cells = rows.setdefault(one.path, [""] * len(forms))
                cells[place] = one.value
    return [
        (first[path], tuple(cells), len(set(cells)) > 1)
        for path, cells in rows.items()
        if any(cells)
    ]


def _schema_of(form: Submission) -> FormSchema | None:
    if form.form_version is None:
        return None
    try:
        return form_shape(form.form_version)
    except FormError:
        return None


def _answer(path: str, written: str, schema: FormSchema | None) -> Answer | None:
    name = path.rsplit("/", 1)[-1]
    field = None if schema is None else schema.field(path)
    if schema is None or field is None:
        return Answer(path, "", path, written, written, is_file=False)
    if "/meta/" in path or (not field.control and field.calculate):
        return None
    languages = _languages(schema)
    group = schema.by_path.get(field.group)
    return Answer(
        path=path,
        group="" if group is None else group.label(*languages),
        label=field.label(*languages) + name.removeprefix(field.name),
        value=_shown(field, written.strip(), languages),
        written=written,
        is_file=field.is_binary,
    )


def _shown(field: Field, written: str, languages: tuple[str, ...]) -> str:
    if not written:
        return ""
    if field.is_select_multiple:
        chosen = (field.option_label(one, *languages) for one in written.split())
        return ", ".join(chosen)
    if field.options:
        return field.option_label(written, *languages)
    if field.type == "dateTime" and (at := moment_of(written)) is not None:
        local = timezone.localtime(at)
        return f"{dates.day(local.date())}, {local:%H:%M}"
    return written


def _languages(schema: FormSchema) -> tuple[str, ...]:
    return (
        get_language() or "en",
        "en",
        schema.default_language,
        DEFAULT_LANGUAGE,
    )
