"""The observation forms: read from their text source into plain values."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

from orkhon.observation.form_designs.protocols import Protocol, ProtocolCheck

FOLDER = Path(__file__).parent
STAGES = (
    "opening",
    "voting",
    "closing",
    "counting",
    "tabulation",
    "protocol",
    "incident",
)
LANGUAGES = ("en", "az", "kk", "ky", "ru", "tr", "uz")
QUESTIONS_AT_MOST = 15

Texts = Mapping[str, str]
"""One text by language, in all of LANGUAGES."""


Row = Mapping[str, object]
"""A table of the text source."""


class DesignError(ValueError):
    """A form that does not exist, or whose text source contradicts itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list."""

    name: str
    label: Texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one line of a protocol."""

    name: str
    kind: str
    """XLSForm type: text, integer, time, dateTime, image, seen4, rating5, …"""
    label: Texts
    hint: Texts | None = None
    paragraph: str = ""
    """Key of the statement's paragraph it feeds; "" for header facts alone."""
    why: str = ""
    adverse: str = ""
    """The answer of a seen4 question that speaks of a fault: "yes" or "no"."""
    constraint: str = ""
    relevant: tuple[str, str] | None = None
    """Asked only where that question has that answer."""
    default: str = ""
    required: bool = False
    is_line: bool = False

    @property
    def choice_list(self) -> str:
        """Name of its list of answers; "" for a question without one."""
        if self.kind in ("seen4", "rating5"):
            return self.kind
        return self.kind.partition(" ")[2]

    @property
    def is_several(self) -> bool:
        """More than one answer may be given."""
        return self.kind.startswith("select_multiple ")


@dataclass(frozen=True, slots=True)
class FormDesign:
    """One form: header facts, questions in order, answers, live notes."""

    form_id: str
    letter: str
    """The stage in a text message."""
    title: Texts
    header: tuple[Question, ...]
    questions: tuple[Question, ...]
    choices: Mapping[str, tuple[Choice, ...]]
    checks: tuple[ProtocolCheck, ...] = ()

    def path(self, question: Question) -> str:
        """Where its answer stands in a submission."""
        return f"/data/{self.form_id}/{question.name}"

    def asked(self) -> tuple[Question, ...]:
        """Our own questions: not the header facts, not the lines of the paper."""
        return tuple(item for item in self.questions if not item.is_line)


def form_design(form_id: str, protocol: Protocol | None = None) -> FormDesign:
    """Read one form from its text source.

    Args:
        form_id: One of STAGES.
        protocol: The lines of the station protocol; for `protocol` alone, and there
            necessary, because no line is the same in every country.
    Raises:
        DesignError: no such form; a protocol where none belongs, or none where one
            is needed.
    """
    if form_id not in STAGES:
        raise DesignError(f"there is no form “{form_id}”; there are {_list(STAGES)}")
    if (protocol is None) == (form_id == "protocol"):
        raise DesignError(
            "the form “protocol” needs a country’s lines"
            if protocol is None
            else f"the form “{form_id}” has no protocol lines"
        )
    design = _written(form_id)
    if protocol is None:
        return design
    lines = tuple(
        Question(
            name=line.key,
            kind="integer",
            label=line.labels,
            paragraph="results.figures",
            why="One line of the paper, in its order.",
            constraint="not_negative",
            is_line=True,
        )
        for line in protocol.lines
    )
    return replace(
        design,
        questions=lines + design.questions,
        choices={
            **design.choices,
            "lines": tuple(Choice(line.key, line.labels) for line in protocol.lines),
        },
        checks=protocol.checks,
    )


def messages(key: str) -> Texts:
    """The words shown where a value is refused or a sum is off."""
    return words("messages", key)


def words(section: str, key: str) -> Texts:
    """Words of a section of the shared source, for example of the code card."""
    return cast(Texts, _section(section)[key])


def language_columns() -> Texts:
    """By language, its name as XLSForm writes it after the two colons."""
    return cast(Texts, _section("languages"))


@cache
def _shared() -> Row:
    return tomllib.loads((FOLDER / "shared.toml").read_text(encoding="utf-8"))


def _section(name: str) -> Row:
    return cast(Row, _shared()[name])


@cache
def _choice_lists() -> Mapping[str, tuple[Choice, ...]]:
    source = tomllib.loads((FOLDER / "choices.toml").read_text(encoding="utf-8"))
    return {
        name: tuple(Choice(row["name"], row["label"]) for row in rows)
        for name, rows in source.items()
    }


@cache
def _written(form_id: str) -> FormDesign:
    path = FOLDER / "forms" / f"{form_id}.toml"
    source = tomllib.loads(path.read_text(encoding="utf-8"))
    header = tuple(
        _question(row, required=row["name"] == "station")
        for row in cast(list[Row], _shared()["header"])
    )
    if not source.get("station_required", True):
        header = tuple(replace(fact, required=False) for fact in header)
    questions = tuple(_question(row) for row in source["question"])
    lists = {item.choice_list for item in questions} - {"", "lines"}
    return FormDesign(
        source["form_id"],
        source["letter"],
        source["title"],
        header,
        questions,
        {name: _choice_lists()[name] for name in sorted(lists)},
    )


def _question(row: Row, *, required: bool = False) -> Question:
    if "use" in row:
        common = words("questions", str(row["use"]))
        row = {**common, "name": row["use"], **row}
    hint = row.get("hint")
    if isinstance(hint, str):
        hint = words("hints", hint)
    return Question(
        name=str(row["name"]),
        kind=str(row["type"]),
        label=cast(Texts, row["label"]),
        hint=cast(Texts | None, hint),
        paragraph=str(row.get("paragraph", "")),
        why=str(row.get("why", "")),
        adverse=str(row.get("adverse", "")),
        constraint=str(row.get("constraint", "")),
        relevant=_relevant(row.get("relevant")),
        default=str(row.get("default", "")),
        required=required,
    )


def _relevant(rule: object) -> tuple[str, str] | None:
    if rule is None:
        return None
    question, _, answer = str(rule).partition("=")
    return question, answer


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)
