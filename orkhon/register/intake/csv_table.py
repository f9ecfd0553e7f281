"""CSV: one line a name or a membership of a person.

The columns are listed in docs/methods/register.md; the separator is a comma or a
semicolon, whichever the first line has more of.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from orkhon.engines import periods
from orkhon.register.intake.values import (
    LONGEST_NAME,
    ImportedFile,
    ImportedMembership,
    ImportedName,
    ImportedPerson,
    ImportRefused,
    Problem,
)

COLUMNS = (
    "person",
    "name",
    "language",
    "script",
    "name_kind",
    "body",
    "post",
    "on_behalf_of",
    "start_date",
    "end_date",
    "honorific",
    "birth_date",
    "death_date",
    "note",
)
REQUIRED = ("person", "name")
NAME_KINDS = frozenset(
    {
        "official",
        "press",
        "maiden",
        "transliteration",
        "alias",
        "abbreviation",
        "former",
    }
)
MOST_LINES = 50_000


@dataclass(frozen=True)
class _Line:
    number: int
    span: tuple[int, int]
    cells: dict[str, str]

    @property
    def place(self) -> str:
        return f"line {self.number}"


def read_csv(text: str, filename: str) -> ImportedFile:
    """Read a table of persons, their spellings and memberships.

    Lines with the same `person` are about one person; the first one gives the name
    that lists show. A line with `body` is a membership of that person, and its
    dates are those of the membership; else they are those of the spelling.

    Raises:
        ImportRefused: with every bad line and what is wrong with it.
    """
    problems: list[Problem] = []
    lines = list(_lines(text, filename, problems))
    persons: dict[str, ImportedPerson] = {}
    memberships: list[ImportedMembership] = []
    for line in lines:
        found = list(_wrong_with(line))
        problems += found
        if found:
            continue
        _add_person(persons, line, problems)
        if line.cells["body"]:
            memberships.append(_membership(line))
    if not lines and not problems:
        problems.append(Problem("", "there is a head and no line below it"))
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return ImportedFile(
        text=text,
        media_type="text/csv",
        persons=tuple(persons.values()),
        bodies=(),
        posts=(),
        memberships=tuple(memberships),
    )


def _lines(text: str, filename: str, problems: list[Problem]) -> Iterator[_Line]:
    head, _, _ = text.partition("\n")
    separator = ";" if head.count(";") > head.count(",") else ","
    feed = _Feed(text)
    reader = csv.reader(feed, delimiter=separator, strict=True)
    try:
        columns = [cell.strip().lower() for cell in next(reader)]
        _check_head(columns, filename)
        while True:
            # A quoted cell may run over several lines: the span is all of them.
            first, start = feed.number + 1, feed.offset
            cells = next(reader)
            if not any(cell.strip() for cell in cells):
                continue
            if feed.number > MOST_LINES:
                problems.append(
                    Problem("", f"more than {MOST_LINES} lines: split the file")
                )
                return
            if len(cells) != len(columns):
                problems.append(
                    Problem(
                        f"line {first}",
                        f"{len(cells)} cells but {len(columns)} columns",
                    )
                )
                continue
            end = start + len(text[start : feed.offset].rstrip("\r\n"))
            values = dict.fromkeys(COLUMNS, "") | {
                column: " ".join(cell.split())
                for column, cell in zip(columns, cells, strict=True)
            }
            yield _Line(first, (start, end), values)
    except StopIteration:
        return
    except csv.Error as error:
        problems.append(Problem(f"line {feed.number}", f"no CSV: {error}"))


class _Feed:
    """Lines of a text for the csv module, with how far it has read."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text, newline="")
        self.number = 0
        self.offset = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        self.offset += len(line)
        return line


def _check_head(columns: list[str], filename: str) -> None:
    problems = [
        Problem("line 1", f"there is no column “{name}”")
        for name in REQUIRED
        if name not in columns
    ]
    problems += [
        Problem("line 1", f"“{name}” is no column; known are {', '.join(COLUMNS)}")
        for name in columns
        if name not in COLUMNS
    ]
    problems += [
        Problem("line 1", f"the column “{name}” comes twice")
        for name in sorted({one for one in columns if columns.count(one) > 1})
    ]
    if problems:
        raise ImportRefused(filename, tuple(problems))


def _wrong_with(line: _Line) -> Iterator[Problem]:
    cells = line.cells
    for name in REQUIRED:
        if not cells[name]:
            yield Problem(line.place, f"{name} is empty")
    if len(cells["name"]) > LONGEST_NAME:
        yield Problem(line.place, f"the name has more than {LONGEST_NAME} characters")
    kind = cells["name_kind"]
    if kind and kind not in NAME_KINDS:
        yield Problem(
            line.place,
            f"name_kind “{kind}” is none of {', '.join(sorted(NAME_KINDS))}",
        )
    if cells["post"] and not cells["body"]:
        yield Problem(line.place, f"the post “{cells['post']}” is in no body")
    yield from wrong_dates(line.place, cells)


def wrong_dates(place: str, cells: dict[str, str]) -> Iterator[Problem]:
    """What is wrong with the dates of a line, each named by its column."""
    sound = True
    for column in ("start_date", "end_date", "birth_date", "death_date"):
        value = cells.get(column, "")
        if not value:
            continue
        try:
            periods.parse(value)
        except periods.PartialDateError as error:
            sound = False
            yield Problem(place, f"{column} {error}")
    for first, last in (("start_date", "end_date"), ("birth_date", "death_date")):
        if not sound:
            return
        try:
            periods.Period(cells.get(first, ""), cells.get(last, ""))
        except periods.PartialDateError:
            yield Problem(
                place, f"{last} {cells[last]} is before {first} {cells[first]}"
            )


def _add_person(
    persons: dict[str, ImportedPerson], line: _Line, problems: list[Problem]
) -> None:
    cells = line.cells
    about_membership = bool(cells["body"])
    name = ImportedName(
        text=cells["name"],
        language=cells["language"],
        script=cells["script"],
        kind=cells["name_kind"] or "official",
        from_on="" if about_membership else cells["start_date"],
        to_on="" if about_membership else cells["end_date"],
    )
    known = persons.get(cells["person"])
    if known is None:
        persons[cells["person"]] = ImportedPerson(
            key=cells["person"],
            name=name,
            other_names=(),
            honorific=cells["honorific"],
            born_on=cells["birth_date"],
            died_on=cells["death_date"],
            note=cells["note"],
            span=line.span,
            place=line.place,
        )
        return
    for column, there in (("birth_date", known.born_on), ("death_date", known.died_on)):
        if cells[column] and there and cells[column] != there:
            problems.append(
                Problem(
                    line.place,
                    f"{column} {cells[column]} but an earlier line says {there}",
                )
            )
    if name != known.name and name not in known.other_names:
        persons[cells["person"]] = replace(
            known, other_names=(*known.other_names, name)
        )


def _membership(line: _Line) -> ImportedMembership:
    cells = line.cells
    return ImportedMembership(
        person=cells["person"],
        body=cells["body"],
        post=cells["post"],
        on_behalf_of=cells["on_behalf_of"],
        from_on=cells["start_date"],
        to_on=cells["end_date"],
        span=line.span,
        place=line.place,
    )
