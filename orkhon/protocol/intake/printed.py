"""The lines of a programme as they were printed, and what changed since a print."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True)
class PrintedPerson:
    """Somebody in a line, with nothing that others may not read."""

    name: str
    post: str = ""
    car: str = ""
    interpreter: str = ""
    seat: str = ""
    task: str = ""


@dataclass(frozen=True)
class PrintedLine:
    """A line as it stood on paper.

    Attributes:
        item: Id of the line.
        kind: A value of `ProgrammeItem.Kind`.
        begins, ends: RFC 3339 with the offset of the place.
        zone: IANA name of its clock.
        title, place, to_place, carry, ceremony: In the language of the print.
        own: The same five as they were first written, in any language.
        car, plate, driver, interpreter, seat, task: Of the person whose paper it is.
        people: Whom they meet; in a paper of all, everybody who takes part.
    """

    item: str
    kind: str
    begins: str
    ends: str
    zone: str
    title: str
    place: str = ""
    to_place: str = ""
    dress: str = ""
    carry: str = ""
    ceremony: str = ""
    own: tuple[str, ...] = ()
    car: str = ""
    plate: str = ""
    driver: str = ""
    interpreter: str = ""
    seat: str = ""
    task: str = ""
    people: tuple[PrintedPerson, ...] = ()

    @property
    def starts_at(self) -> datetime:
        return datetime.fromisoformat(self.begins)

    @property
    def ends_at(self) -> datetime:
        return datetime.fromisoformat(self.ends)

    def as_data(self) -> dict[str, Any]:
        """As it is kept, in values of JSON."""
        return asdict(self)

    @classmethod
    def of(cls, data: dict[str, Any]) -> "PrintedLine":
        """A line that was kept; what an older release did not print is empty."""
        known = {one.name for one in fields(cls)}
        said = {name: value for name, value in data.items() if name in known}
        said["own"] = tuple(said.get("own", ()))
        said["people"] = tuple(PrintedPerson(**one) for one in said.get("people", ()))
        return cls(**said)


@dataclass(frozen=True)
class Changed:
    """A line beside the print before: new, changed, cancelled, or as it was.

    Attributes:
        line: As it stands now; for "cancelled" as it stood.
        fields: Names of what differs; "hours" for begin and end.
        was: The line before; None for a new one.
    """

    state: Literal["new", "changed", "cancelled", "same"]
    line: PrintedLine
    fields: tuple[str, ...] = ()
    was: PrintedLine | None = None


WORDS = ("title", "place", "to_place", "carry", "ceremony")
"""Written in a language; a print in another one differs in them without a change."""
FACTS = (
    "kind", "zone", "dress", "car", "plate", "driver", "interpreter", "seat", "task",
    "people",
)  # fmt: skip


def compare(
    before: Iterable[PrintedLine] | None,
    now: Sequence[PrintedLine],
    *,
    is_same_language: bool = True,
) -> list[Changed]:
    """What a new print must mark, in time; without a print before, nothing is new.

    Args:
        before: The lines of the print before; None where there was none.
        is_same_language: Whether both are in one language, so that words compare.
    """
    if before is None:
        return [Changed("same", line) for line in now]
    old = {line.item: line for line in before}
    found: list[Changed] = []
    for line in now:
        was = old.pop(line.item, None)
        if was is None:
            found.append(Changed("new", line))
            continue
        differs = _differences(was, line, is_same_language)
        found.append(Changed("changed" if differs else "same", line, differs, was))
    found += [
        Changed(
            "cancelled", line if is_same_language else _in_own_words(line), was=line
        )
        for line in old.values()
    ]
    return sorted(found, key=lambda one: (one.line.starts_at, one.line.item))


def _in_own_words(line: PrintedLine) -> PrintedLine:
    """As it was first written: nearer to the print than a third language."""
    if len(line.own) != len(WORDS):
        return line
    title, place, to_place, carry, ceremony = line.own
    return replace(
        line,
        title=title,
        place=place,
        to_place=to_place,
        carry=carry,
        ceremony=ceremony,
    )


def _differences(
    was: PrintedLine, line: PrintedLine, is_same_language: bool
) -> tuple[str, ...]:
    found = []
    if (was.starts_at, was.ends_at) != (line.starts_at, line.ends_at):
        found.append("hours")
    own = dict(zip(WORDS, was.own, strict=False))
    for place, name in enumerate(WORDS):
        of_its_own = line.own[place] if place < len(line.own) else ""
        if own.get(name, "") != of_its_own or (
            is_same_language and getattr(was, name) != getattr(line, name)
        ):
            found.append(name)
    found += [name for name in FACTS if getattr(was, name) != getattr(line, name)]
    return tuple(found)
