"""Lines of a list of stations as plain values, and what is wrong with each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from orkhon.engines import periods
from orkhon.observation.intake.coordinates import (
    Box,
    CoordinateError,
    Notation,
    read_coordinate,
    require_place,
)
from orkhon.observation.intake.station_columns import AREA_FIELDS
from orkhon.observation.intake.station_tables import Line, Table
from orkhon.observation.intake.station_words import kind_of, settlement_of

LONGEST = {"code": 24, "number": 24, "name": 240, "address": 400}
LONGEST_AREA = 160
MOST_VOTERS = 1_000_000
"""On the list of one station; more is a mistake of columns."""
EVERY = 2_000
"""Lines between two words on how far the reading is."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a line: where, what stands there, why not."""

    line: int
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True)
class StationRow:
    """One station as the list has it; None is not known."""

    line: int
    code: str
    number: str
    name: str
    address: str
    areas: tuple[tuple[str, str], ...]
    """Kind and name, from the widest to the narrowest."""
    kind: str
    settlement: str
    latitude: float | None
    longitude: float | None
    voters: int | None
    as_of: str


@dataclass(frozen=True)
class Reading:
    """How a list is to be read.

    Attributes:
        columns: Our field, their column.
        as_of: Partial date of the figures where no column gives one.
        box: Where stations of the country lie; None when it is not known.
    """

    columns: Mapping[str, str]
    notation: Notation = Notation.POINT
    as_of: str = ""
    box: Box | None = None


@dataclass
class ReadList:
    """What a list says, and everything that is wrong with it."""

    rows: list[StationRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_stations(
    table: Table, reading: Reading, *, report: Callable[[int], object] = int
) -> ReadList:
    """Read every line; a list with one problem is taken in as little as one with many.

    Args:
        report: Told now and then how many lines were read.
    Raises:
        TableRefused: the file is no table after all.
    """
    return _Reader(table, reading).read(report)


class _Reader:
    def __init__(self, table: Table, reading: Reading) -> None:
        self._table = table
        self._reading = reading
        position = {column: at for at, column in enumerate(table.head)}
        self._at = {
            ours: position[theirs]
            for ours, theirs in reading.columns.items()
            if theirs in position
        }
        # Lists differ in what contains what: the order of their columns says it.
        self._areas = sorted(
            (one for one in AREA_FIELDS if one in self._at), key=self._at.__getitem__
        )
        self._found = ReadList()
        self._lines: dict[str, int] = {}

    def read(self, report: Callable[[int], object]) -> ReadList:
        count = 0
        for line in self._table.lines():
            count += 1
            row = self._row(line)
            if row is not None:
                self._found.rows.append(row)
            if count % EVERY == 0:
                report(count)
        if not count:
            self._found.problems.append(
                Problem(
                    self._table.head_line, "", "", _("there is no line below the head")
                )
            )
        report(count)
        return self._found

    def _row(self, line: Line) -> StationRow | None:
        before = len(self._found.problems)
        text = {ours: line.cells[at] for ours, at in self._at.items()}
        for ours, longest in LONGEST.items():
            if len(text.get(ours, "")) > longest:
                self._wrong(
                    line,
                    ours,
                    text[ours],
                    _("more than %(n)d signs") % {"n": longest},
                )
        number, code = text.get("number", ""), text.get("code", "")
        code = self._code(line, code, number)
        areas = tuple(self._areas_of(line, text))
        kind = self._word(line, "kind", text, kind_of)
        latitude, longitude = self._place(line, text, is_abroad=_is_abroad(areas))
        row = StationRow(
            line=line.number,
            code=code,
            number=number or code,
            name=text.get("name", ""),
            address=text.get("address", ""),
            areas=areas,
            kind=kind or ("abroad" if _is_abroad(areas) else "ordinary"),
            settlement=self._word(line, "settlement", text, settlement_of),
            latitude=latitude,
            longitude=longitude,
            voters=self._voters(line, text),
            as_of=self._as_of(line, text),
        )
        return row if len(self._found.problems) == before else None

    def _code(self, line: Line, code: str, number: str) -> str:
        ours = "code" if "code" in self._at else "number"
        if not code and not number:
            self._wrong(line, ours, "", _("the station has no code and no number"))
            return ""
        made = code or _from_number(number)
        if not made or " " in made or not made.isprintable():
            self._wrong(
                line,
                ours,
                code or number,
                _("a code has letters, digits and signs, and no spaces"),
            )
            return ""
        first = self._lines.setdefault(made, line.number)
        if first != line.number:
            why = (
                _("line %(n)d has the same code")
                if code
                else _(
                    "line %(n)d has the same number: the list needs a column of codes"
                )
            )
            self._wrong(line, ours, code or number, why % {"n": first})
        return made

    def _areas_of(
        self, line: Line, text: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        for ours in self._areas:
            name = text[ours]
            if len(name) > LONGEST_AREA:
                self._wrong(
                    line, ours, name, _("more than %(n)d signs") % {"n": LONGEST_AREA}
                )
            elif name:
                yield ours, name

    def _word(
        self,
        line: Line,
        ours: str,
        text: Mapping[str, str],
        read: Callable[[str], str | None],
    ) -> str:
        word = text.get(ours, "")
        known = read(word) if word else ""
        if known is None:
            self._wrong(line, ours, word, _("it is not known what this means"))
            return ""
        return known

    def _voters(self, line: Line, text: Mapping[str, str]) -> int | None:
        word = text.get("voters", "")
        if not word:
            return None
        bare = word.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
        for sign in (",", "."):
            first, *others = bare.split(sign)
            if others and first and all(len(one) == 3 for one in others):
                bare = first + "".join(others)
        if not (bare.isascii() and bare.isdigit()):
            self._wrong(line, "voters", word, _("it is no whole number"))
            return None
        if int(bare) > MOST_VOTERS:
            self._wrong(
                line, "voters", word, _("no station has so many: is it this column?")
            )
            return None
        return int(bare)

    def _as_of(self, line: Line, text: Mapping[str, str]) -> str:
        word = text.get("as_of", "") or self._reading.as_of
        try:
            if word:
                periods.parse(word)
        except periods.PartialDateError:
            self._wrong(
                line,
                "as_of",
                word,
                _("dates are written 2027-03, or 2027-03-01 to the day"),
            )
            return ""
        return word

    def _place(
        self, line: Line, text: Mapping[str, str], *, is_abroad: bool
    ) -> tuple[float | None, float | None]:
        words = (text.get("latitude", ""), text.get("longitude", ""))
        if not any(words):
            return None, None
        try:
            latitude, longitude = (
                read_coordinate(word, self._reading.notation) for word in words
            )
            box = None if is_abroad else self._reading.box
            require_place(latitude, longitude, box)
        except CoordinateError as error:
            ours = "longitude" if "longitude" in error.about else "latitude"
            self._wrong(line, ours, "; ".join(words), str(error))
            return None, None
        return latitude, longitude

    def _wrong(self, line: Line, ours: str, value: str, why: str) -> None:
        column = self._reading.columns.get(ours, ours)
        self._found.problems.append(Problem(line.number, column, value[:200], why))


def _is_abroad(areas: tuple[tuple[str, str], ...]) -> bool:
    return any(kind == "abroad" for kind, _name in areas)


def _from_number(number: str) -> str:
    """A code made of a number as it is printed: "№ 17 а" becomes 17-а."""
    bare = number.removeprefix("№").removeprefix("No.").strip()
    return "-".join(bare.split())
