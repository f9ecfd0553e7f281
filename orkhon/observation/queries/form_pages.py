"""Forms as their pages show them: the list, what a version changed, what it asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Max, Q

from orkhon.engines.xforms import Field, FormError, FormSchema
from orkhon.engines.xforms.conversion import convert
from orkhon.observation.form_designs.paragraphs import paragraphs
from orkhon.observation.models import (
    FormDesign,
    FormStage,
    FormVersion,
    Mission,
    Submission,
)
from orkhon.observation.queries.form_shapes import form_shape
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of

PARAGRAPH = "orkhon_paragraph"
SHEETS = (".xlsx", ".xls", ".csv", ".md")
ORDER = {stage: place for place, stage in enumerate(FormStage.values)}


@dataclass(frozen=True)
class FormLine:
    """A form in the list of its mission."""

    design: FormDesign
    current: FormVersion | None
    draft: FormVersion | None
    received: int
    held: int
    files_missing: int


@dataclass(frozen=True)
class Change:
    """What one version changed of the one before.

    Attributes:
        added, removed, reworded, retyped: The questions, as they are called now.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()

    @property
    def is_any(self) -> bool:
        return bool(self.added or self.removed or self.reworded or self.retyped)


@dataclass(frozen=True)
class VersionLine:
    """A version with who made it; `change` is None for the first one."""

    version: FormVersion
    change: Change | None
    received: int


@dataclass(frozen=True)
class Asked:
    """A question as the preview shows it.

    Attributes:
        paragraph: The title of the statement's paragraph that it feeds; "" for none.
    """

    field: Field
    label: str
    hint: str
    options: tuple[str, ...]
    paragraph: str
    depth: int


def form_lines(mission: Mission) -> list[FormLine]:
    """The forms of a mission, in the order of the day."""
    versions = list(
        FormVersion.objects.filter(design__mission=mission, replaced_at=None)
        .defer("xml")
        .annotate(
            missing=Count("files", filter=Q(files__source=None)),
        )
    )
    current = {one.design_id: one for one in versions if one.published_at is not None}
    drafts = {one.design_id: one for one in versions if one.published_at is None}
    counts = {
        form_id: (received, held)
        for form_id, received, held in Submission.objects.filter(
            mission=mission, is_draft=False, is_current=True
        )
        .exclude(state=Submission.State.WITHDRAWN)
        .order_by()
        .values("form_id")
        .annotate(
            received=Count("pk"),
            held=Count("pk", filter=Q(state=Submission.State.QUARANTINED)),
        )
        .values_list("form_id", "received", "held")
    }
    lines = []
    for design in mission.forms.all():
        received, held = counts.get(design.form_id, (0, 0))
        shown = drafts.get(design.pk) or current.get(design.pk)
        lines.append(
            FormLine(
                design,
                current.get(design.pk),
                drafts.get(design.pk),
                received,
                held,
                0 if shown is None else shown.__dict__["missing"],
            )
        )
    return sorted(lines, key=lambda one: (ORDER[one.design.stage], one.design.form_id))


def version_lines(design: FormDesign) -> list[VersionLine]:
    """The published versions, the newest first, each with what it changed."""
    versions = list(
        design.versions.filter(published_at__isnull=False)
        .defer("xml")
        .select_related("design", "source")
        .order_by("-published_at")
    )
    counts = dict(
        Submission.objects.filter(
            mission=design.mission_id, form_id=design.form_id, is_draft=False
        )
        .order_by()
        .values_list("version")
        .annotate(n=Count("pk"))
    )
    before = [*versions[1:], None][: len(versions)]
    return [
        VersionLine(
            one,
            None if earlier is None else change_between(earlier, one),
            counts.get(one.version, 0),
        )
        for one, earlier in zip(versions, before, strict=True)
    ]


def change_between(before: FormVersion, after: FormVersion) -> Change:
    """Which questions came, went, were worded otherwise or ask for something else."""
    old, new = form_shape(before).by_path, form_shape(after).by_path
    return Change(
        added=tuple(_called(new[path]) for path in new if path not in old),
        removed=tuple(_called(old[path]) for path in old if path not in new),
        reworded=tuple(
            _called(field)
            for path, field in new.items()
            if path in old and _words(old[path]) != _words(field)
        ),
        retyped=tuple(
            _called(field)
            for path, field in new.items()
            if path in old and old[path].type != field.type
        ),
    )


def next_version(mission: Mission, today: date) -> str:
    """A version's number made from the day: yyyymmddnn, one above the last of the day."""
    day = f"{today:%Y%m%d}"
    last = FormVersion.objects.filter(
        design__mission=mission, version__startswith=day, version__regex=r"^\d{10}$"
    ).aggregate(last=Max("version"))["last"]
    number = 1 if last is None else int(str(last)[8:]) + 1
    return f"{day}{number:02}"


def questions_of(version: FormVersion, language: str) -> list[Asked]:
    """What a version asks, in one language, with the paragraph that each answer feeds."""
    schema = form_shape(version)
    keys = paragraph_keys(version)
    titles = paragraphs()
    asked = []
    for field in schema.fields:
        if not (field.control or field.is_container) or field.name == "meta":
            continue
        key = keys.get(field.path, "")
        title = titles.get(key, {})
        asked.append(
            Asked(
                field=field,
                label=field.label(language, "en", schema.default_language),
                hint=_hint(field, language, schema),
                options=tuple(
                    field.option_label(one.value, language, "en")
                    for one in field.options
                ),
                paragraph=title.get(language) or title.get("en") or key,
                depth=field.path.count("/") - 2,
            )
        )
    return asked


def paragraph_keys(version: FormVersion) -> Mapping[str, str]:
    """Path to the key of the statement's paragraph, as the XLSForm says it."""
    source = version.source
    if source is None or not source.filename.lower().endswith(SHEETS):
        return {}
    return _paragraph_keys(source.pk)


@lru_cache(maxsize=32)
def _paragraph_keys(source_id: UUID) -> Mapping[str, str]:
    source = Source.objects.get(pk=source_id)
    try:
        return convert(bytes_of(source), source.filename).extra.get(PARAGRAPH, {})
    except FormError:
        return {}


def open_designs(mission: Mission) -> Sequence[FormVersion]:
    """The current versions of the open forms, in the order of the day."""
    rows = FormVersion.objects.filter(
        design__mission=mission,
        design__state=FormDesign.State.OPEN,
        published_at__isnull=False,
        replaced_at=None,
    ).select_related("design", "source")
    return sorted(rows.defer("xml"), key=lambda one: ORDER[one.design.stage])


def _hint(field: Field, language: str, schema: FormSchema) -> str:
    return (
        field.hints.get(language)
        or field.hints.get("en")
        or field.hints.get(schema.default_language, "")
    )


def _called(field: Field) -> str:
    return field.path.split("/", 2)[2]


def _words(field: Field) -> tuple[object, ...]:
    options = tuple(
        (one.value, tuple(sorted(one.labels.items()))) for one in field.options
    )
    return (dict(field.labels), dict(field.hints), options)
