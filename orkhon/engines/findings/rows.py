"""Anonymised forms as rows, and an index in which conditions are looked up at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from orkhon.engines.findings.query import (
    NOT_ANSWERS,
    Condition,
    Query,
    number_of,
)

INCIDENT: Final = "incident"

Index = Mapping[str, Mapping[str, Sequence[int]]]
"""By path and by the answer as written: the places of the rows that gave it."""


Unit = int | str
"""What is counted: the place of a form, or the name of a station or a city."""


class RowError(ValueError):
    """Something that is no row of a form; names the row and the member."""


@dataclass(frozen=True, slots=True)
class Row:
    """One form without its observer.

    Attributes:
        row: Its name within the file.
        form: Its kind, by `form_id`; `stage` the part of the day it is about.
        station: A name that stands for the station; "" where none is given.
        city: The mission's city; "" where none is given.
        drawn: Whether the station is one of the published draw.
        answers: By `group/question`; choices, several with blanks between, and numbers.
        derived: What was worked out from the form, such as adds_up: yes, no, unchecked.
    """

    row: str
    form: str
    stage: str
    version: str = ""
    station: str = ""
    city: str = ""
    drawn: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_incident(self) -> bool:
        return INCIDENT in (self.stage, self.form)


class Rows:
    """Rows with an index by answers; made once, asked by many queries."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        names = {one.row for one in self.rows}
        if len(names) != len(self.rows):
            raise RowError(f"{len(self.rows)} rows have {len(names)} names")
        self._by_form: dict[str, set[int]] = {}
        self._counting: set[int] = set()
        self.drawn = {at for at, one in enumerate(self.rows) if one.drawn}
        answers: dict[str, dict[str, list[int]]] = {}
        derived: dict[str, dict[str, list[int]]] = {}
        for at, one in enumerate(self.rows):
            self._by_form.setdefault(one.form, set()).add(at)
            if not one.is_incident:
                self._counting.add(at)
            for path, text in one.answers.items():
                answers.setdefault(path, {}).setdefault(text, []).append(at)
            for name, text in one.derived.items():
                derived.setdefault(name, {}).setdefault(text, []).append(at)
        self._units: dict[str, list[Unit | None]] = {}
        self._answers: Index = answers
        self._derived: Index = derived

    def of_forms(self, forms: Sequence[str]) -> set[int]:
        """Places of the rows of these kinds; of all but incidents for none named."""
        if not forms:
            return set(self._counting)
        return set().union(*(self._by_form.get(one, set()) for one in forms))

    def units(self, count: str) -> Sequence[Unit | None]:
        """For each row what it is counted as; None where it belongs to none."""
        if count not in self._units:
            self._units[count] = [
                at if count == "forms" else _place(count, one) or None
                for at, one in enumerate(self.rows)
            ]
        return self._units[count]

    def kind_of(self, at: int) -> str:
        return self.rows[at].form

    def where(self, asked: Condition) -> set[int]:
        """Places of the rows of which a condition holds."""
        if asked.drawn is not None:
            everywhere = set(range(len(self.rows)))
            return set(self.drawn) if asked.drawn else everywhere - self.drawn
        return self._places(asked, lambda text: _holds(asked, text))

    def telling(self, asked: Condition) -> set[int]:
        """Places of the rows that answered what a condition is about.

        “Not seen” and the like are no answer, unless the condition asks for them.
        """
        return self._places(asked, lambda text: _tells(asked, text))

    def numbers(self, path: str) -> dict[int, Fraction]:
        """The number that each row gives for a question, where it gives one."""
        found = {}
        for text, places in self._answers.get(path, {}).items():
            number = answer_number(text)
            if number is not None:
                found.update(dict.fromkeys(places, number))
        return found

    def _places(self, asked: Condition, test: Callable[[str], bool]) -> set[int]:
        index = self._derived if asked.derived else self._answers
        given = index.get(asked.derived or asked.path, {})
        return set().union(*(at for text, at in given.items() if test(text)))


def row_from(value: object) -> Row:
    """Read a row from JSON; members that nobody counts (its receipt) are passed over.

    Raises:
        RowError: a member is missing or not of its kind.
    """
    if not isinstance(value, Mapping):
        raise RowError(f"a row is an object, not {value!r}")
    name = value.get("row")
    if not isinstance(name, str) or not name:
        raise RowError(f"a row has no name: {name!r}")
    texts = {}
    for member in ("form", "stage", "version", "station", "city"):
        texts[member] = value.get(member, "")
        if not isinstance(texts[member], str):
            raise RowError(f"row {name}: “{member}” is a text, not {texts[member]!r}")
    if not texts["form"]:
        raise RowError(f"row {name} does not say what form it is")
    drawn = value.get("drawn", False)
    if not isinstance(drawn, bool):
        raise RowError(f"row {name}: “drawn” is true or false, not {drawn!r}")
    return Row(
        row=name,
        drawn=drawn,
        answers=_texts(value, "answers", name),
        derived=_texts(value, "derived", name),
        **texts,
    )


def trimmed(rows: Iterable[Row], queries: Sequence[Query]) -> tuple[Row, ...]:
    """What of the rows these queries read, and nothing else; they give the same numbers.

    A bundle is public and a form is full of small things that tell a station from
    its neighbour: what no number counts does not leave.
    """
    kinds = {form for query in queries for form in query.forms}
    every = any(not query.forms for query in queries)
    paths = frozenset().union(*(query.paths for query in queries))
    asked = [one for query in queries for one in (*query.where, *(query.among or ()))]
    derived = {one.derived for one in asked}
    counts = {query.count for query in queries}
    drawn = any(one.drawn is not None for one in asked)
    return tuple(
        Row(
            row=one.row,
            form=one.form,
            stage=one.stage,
            version=one.version,
            station=one.station if "stations" in counts else "",
            city=one.city if "cities" in counts else "",
            drawn=one.drawn and drawn,
            answers={key: text for key, text in one.answers.items() if key in paths},
            derived={key: text for key, text in one.derived.items() if key in derived},
        )
        for one in rows
        if one.form in kinds or (every and not one.is_incident)
    )


def answer_number(text: str) -> Fraction | None:
    """The number that an answer is; None where it is none, a fraction among them."""
    return number_of(text) if "/" not in text else None


def _place(count: str, row: Row) -> str:
    return row.station if count == "stations" else row.city


def _holds(asked: Condition, text: str) -> bool:
    if asked.values:
        return not _words(text).isdisjoint(asked.values)
    if asked.answered:
        return not _words(text) <= NOT_ANSWERS
    number = answer_number(text)
    if number is None:
        return False
    if asked.at_least is not None:
        return number >= asked.at_least
    return asked.at_most is not None and number <= asked.at_most


def _tells(asked: Condition, text: str) -> bool:
    words = _words(text)
    return not words <= NOT_ANSWERS or not words.isdisjoint(asked.values)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _texts(value: Mapping[object, object], member: str, name: str) -> dict[str, str]:
    found = value.get(member, {})
    if not isinstance(found, Mapping):
        raise RowError(f"row {name}: “{member}” is an object, not {found!r}")
    for key, text in found.items():
        if not isinstance(key, str) or not isinstance(text, str):
            raise RowError(f"row {name}: {member} {key!r} is a text, not {text!r}")
    return dict(found)
