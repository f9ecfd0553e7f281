"""What a proposal says, as plain values with a name for each part.

A proposal's value is kept as JSON; here it becomes a dataclass and is checked. The
same checks meet what a person types when a proposal is edited or drawn.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from orkhon.engines import periods

KINDS = frozenset(
    {"meeting", "call", "visit", "reception", "session", "observation", "signing"}
)
FORMATS = frozenset({"in-person", "online", "phone"})
ROLES = frozenset({"participant", "mentioned", "quoted", "author"})
STRENGTHS = frozenset({"is-ready-to", "intends", "agreed", "decided", "instructed"})
STATUSES = frozenset({"open", "done"})
LONGEST = {"place": 160, "topic": 300, "name": 240, "post": 240, "event": 240}


class ValueProblem(ValueError):
    """A value that cannot enter the record; names the field and the value."""


@dataclass(frozen=True)
class Plain:
    """One word or phrase: a kind, a format, a place, a topic, a date or a range."""

    value: str

    @property
    def first(self) -> str:
        """The date, or the first day of a range `2025-06-11/2025-06-12`."""
        return self.value.split("/")[0]

    @property
    def last(self) -> str:
        """The last day of a range, or "" for a single date."""
        return self.value.partition("/")[2]


@dataclass(frozen=True)
class PersonSeen:
    """A person as the text gives them; `person` is the register's id, or ""."""

    name: str
    person: str = ""
    post: str = ""
    body: str = ""
    side: str = ""
    role: str = "participant"


@dataclass(frozen=True)
class Promise:
    """Who undertook what, for whom, by when; `status` "done" says that it was done."""

    what: str
    strength: str
    who: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    when: str = ""
    where: str = ""
    status: str = "open"


@dataclass(frozen=True)
class EventSeen:
    """An event that is named; `date` may be a range."""

    name: str
    ordinal: int | None = None
    date: str = ""
    place: str = ""


@dataclass(frozen=True)
class FigureSeen:
    """A counted figure: how many of what, from or of what."""

    value: int
    what: str
    of: str = ""


Value = Plain | PersonSeen | Promise | EventSeen | FigureSeen
Json = str | int | None | list[str]

_SHAPES: Mapping[str, type[Value]] = {
    "contact-kind": Plain,
    "format": Plain,
    "date": Plain,
    "place": Plain,
    "topic": Plain,
    "participant": PersonSeen,
    "commitment": Promise,
    "event": EventSeen,
    "figure": FigureSeen,
}


def as_json(value: Value) -> dict[str, Json]:
    """The value as it is kept in a proposal."""
    return {
        key: list(part) if isinstance(part, tuple) else part
        for key, part in asdict(value).items()
    }


def checked(kind: str, raw: Mapping[str, object]) -> Value:
    """Read and check the value of a proposal.

    Args:
        kind: The proposal's kind, such as "commitment".
        raw: The parts by name; a part that is left out takes its default.
    Raises:
        ValueProblem: a part that the kind does not have, one that it must have and
            that is empty, or one that cannot be (a day that does not exist).
    """
    shape = _SHAPES.get(kind)
    if shape is None:
        raise ValueProblem(f"“{kind}” is no kind of proposal")
    parts: dict[str, Any] = {key: _tidy(kind, key, part) for key, part in raw.items()}
    unknown = set(parts) - set(shape.__dataclass_fields__)
    if unknown:
        raise ValueProblem(f"a {kind} has no “{min(unknown)}”")
    try:
        value = shape(**parts)
    except TypeError as error:
        raise ValueProblem(f"this {kind} is not complete: {error}") from error
    _CHECKS[shape](kind, value)  # type: ignore[operator]  # -- a check for each shape
    return value


def _tidy(kind: str, key: str, part: object) -> object:
    """Spaces trimmed, None as "", lists as tuples without empty parts."""
    if key == "ordinal" or (kind == "figure" and key == "value"):
        return None if part in ("", None) else _whole(key, part)
    if part is None:
        return ""
    if isinstance(part, list | tuple):
        return tuple(text for text in (str(one).strip() for one in part) if text)
    return str(part).strip()


def _whole(key: str, part: object) -> int:
    try:
        return int(str(part).replace(" ", "").replace(",", ""))
    except ValueError as error:
        raise ValueProblem(f"“{part}” is no whole number ({key})") from error


def _plain(kind: str, value: Plain) -> None:
    _required(kind, value.value)
    if kind == "contact-kind":
        _among("kind of contact", value.value, KINDS)
    elif kind == "format":
        _among("format", value.value, FORMATS)
    elif kind == "date":
        _date("the date", value.value, ranges=True)
    else:
        _short(kind, value.value)


def _person(kind: str, value: PersonSeen) -> None:
    _required("name", value.name)
    _short("name", value.name)
    _short("post", value.post)
    _among("role", value.role, ROLES)


def _promise(kind: str, value: Promise) -> None:
    _required("what is promised", value.what)
    _among("strength", value.strength, STRENGTHS)
    _among("status", value.status, STATUSES)
    _date("the due date", value.when, ranges=True)
    _short("place", value.where)


def _event(kind: str, value: EventSeen) -> None:
    _required("name of the event", value.name)
    _short("event", value.name)
    _short("place", value.place)
    _date("the event’s date", value.date, ranges=True)


def _figure(kind: str, value: FigureSeen) -> None:
    if not isinstance(value.value, int):
        raise ValueProblem(f"“{value.value}” is no whole number (value)")
    _required("what is counted", value.what)


_CHECKS = {
    Plain: _plain,
    PersonSeen: _person,
    Promise: _promise,
    EventSeen: _event,
    FigureSeen: _figure,
}


def _required(what: str, text: str) -> None:
    if not text:
        raise ValueProblem(f"the {what} is empty")


def _among(what: str, text: str, allowed: frozenset[str]) -> None:
    if text not in allowed:
        words = ", ".join(sorted(allowed))
        raise ValueProblem(f"“{text}” is no {what}: {words}")


def _short(what: str, text: str) -> None:
    longest = LONGEST.get(what, 160)
    if len(text) > longest:
        raise ValueProblem(f"the {what} has {len(text)} characters, {longest} fit")


def _date(what: str, text: str, *, ranges: bool) -> None:
    if not text:
        return
    first, slash, last = text.partition("/")
    try:
        begins = periods.parse(first)
        ends = periods.parse(last) if slash and ranges else begins
    except periods.PartialDateError as error:
        raise ValueProblem(f"{what}: {error}") from error
    if ends.latest < begins.earliest:
        raise ValueProblem(f"{what}: {last} is before {first}")
