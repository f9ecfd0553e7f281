"""A form as data: its questions in order, their labels, and the files it needs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FileKind = Literal["image", "audio", "video", "file"]

DEFAULT_LANGUAGE = "default"
"""The key of labels that name no language."""

_NUMBER = re.compile(r"\[\d+\]")
_ODATA_FIRST = re.compile(r"^([^A-Za-z_])")
_ODATA_REST = re.compile(r"[^A-Za-z0-9_]+")


class FormError(ValueError):
    """A form that cannot be read or converted.

    Attributes:
        problems: What is wrong, cell by cell; empty when the whole file is unusable
            and the message alone says why.
    """

    def __init__(self, message: str, problems: "tuple[CellProblem, ...]" = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class CellProblem:
    """Something wrong in a sheet, as far as its place is known."""

    sheet: str
    """As the file calls it; "" when the fault lies in no one sheet."""
    row: int | None
    """As a table program counts them, the headings in row 1."""
    column: str
    """The heading of the column; "" when the fault is the whole row's."""
    cell: str
    """Such as "survey!B5"; "survey!5" for a row; "" without a row."""
    value: str
    """What stands there."""
    message: str
    """What is wrong and what to do, in plain words."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of a form: `code` is its key in labels, `name` as the form gives it."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to choose."""

    value: str
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Field:
    """A question, a group or a repeat. Texts are "" where the form says nothing."""

    path: str
    """From the root down: `/data/header/station`."""
    name: str
    type: str
    """The type its bind gives; "structure" for a group, "repeat", else "unknown"."""
    group: str
    """The path of the group or repeat around it; "" at the top."""
    repeats: tuple[str, ...]
    """The paths of the repeats around it, the outermost first."""
    control: str
    """What asks it: input, select1, select, rank, upload, range, trigger; "" unasked."""
    media_type: str
    labels: Mapping[str, str]
    hints: Mapping[str, str]
    options: tuple[Option, ...]
    options_from: str
    """The id of the secondary instance that the options come from."""
    relevant: str
    required: str
    read_only: str
    constraint: str
    calculate: str
    appearance: str
    preload: str
    """What the phone fills in itself: "timestamp", "property" and the like."""

    @property
    def is_binary(self) -> bool:
        """Its answer is the name of a file."""
        return self.type == "binary"

    @property
    def is_select_multiple(self) -> bool:
        return self.control == "select"

    @property
    def is_container(self) -> bool:
        """A group or a repeat: it holds fields and has no answer of its own."""
        return self.type in {"structure", "repeat"}

    def label(self, *languages: str) -> str:
        """Its label in the first of the languages that has one, or its name."""
        return _first(self.labels, languages) or self.name

    def option_label(self, value: str, *languages: str) -> str:
        """The label of one of its answers, or the answer itself."""
        for option in self.options:
            if option.value == value:
                return _first(option.labels, languages) or value
        return value


@dataclass(frozen=True, slots=True)
class SecondaryInstance:
    """A list that the form looks things up in; `source` is "" when it is inside."""

    id: str
    source: str


@dataclass(frozen=True, slots=True)
class ExpectedFile:
    """A file that the form needs on the phone."""

    name: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class FormSchema:
    """Everything about a form that its server needs to know."""

    form_id: str
    version: str
    title: str
    root: str
    namespace: str
    languages: tuple[Language, ...]
    """Empty when the form names none; its labels then have the key "default"."""
    default_language: str
    """A code of `languages`; "default" when there are none."""
    fields: tuple[Field, ...]
    """In the order of the form, each group before what it holds."""
    instances: tuple[SecondaryInstance, ...]
    files: tuple[ExpectedFile, ...]
    submission: Mapping[str, str]
    """The attributes of the element `submission`."""
    datasets: tuple[str, ...]
    """The lists of entities that the form writes to."""
    by_path: Mapping[str, Field]

    @property
    def public_key(self) -> str:
        """The key that answers are encrypted with; "" when they are not."""
        return self.submission.get("base64RsaPublicKey", "")

    def field(self, path: str) -> Field | None:
        """The field that a path of an instance belongs to, numbers or not."""
        return self.by_path.get(without_numbers(path))

    def numbered(self, path: str) -> str:
        """The path with the number 1 at each repeat that stands without one."""
        field = self.field(path)
        repeats = set(field.repeats) if field is not None else set()
        built = plain = ""
        for step in path.split("/")[1:]:
            plain += f"/{without_numbers(step)}"
            is_bare = plain in repeats and not step.endswith("]")
            built += f"/{step}[1]" if is_bare else f"/{step}"
        return built


@dataclass(frozen=True, slots=True)
class CentralField:
    """A field as ODK Central's interface lists it."""

    path: str
    name: str
    type: str
    binary: bool | None
    select_multiple: bool | None

    def as_json(self) -> dict[str, str | bool | None]:
        return {
            "path": self.path,
            "name": self.name,
            "type": self.type,
            "binary": self.binary,
            "selectMultiple": self.select_multiple,
        }


def central_fields(
    schema: FormSchema, *, odata: bool = False
) -> tuple[CentralField, ...]:
    """The fields as `GET /forms/{id}/fields` lists them.

    Args:
        schema: The form.
        odata: Write names as OData allows them, as `?odata=true` asks.
    Source:
        ODK Central API documentation, "Getting Form Schema Fields".
    """
    listed = []
    for field in schema.fields:
        steps = field.path.split("/")[2:]
        if odata:
            steps = [odata_name(step) for step in steps]
        listed.append(
            CentralField(
                path="".join(f"/{step}" for step in steps),
                name=steps[-1],
                type=field.type,
                binary=True if field.is_binary else None,
                select_multiple=True if field.is_select_multiple else None,
            )
        )
    return tuple(listed)


def odata_name(name: str) -> str:
    """The name in letters that OData allows, by the rule of ODK Central."""
    return _ODATA_REST.sub("_", _ODATA_FIRST.sub(r"_\1", name))


def without_numbers(path: str) -> str:
    """The path of the form for a path of an instance: `/data/rep[2]/x` less `[2]`."""
    return _NUMBER.sub("", path) if "[" in path else path


def _first(texts: Mapping[str, str], languages: tuple[str, ...]) -> str:
    wanted = (texts.get(language, "") for language in languages)
    found = next(filter(None, wanted), "")
    return found or next(filter(None, texts.values()), "")
