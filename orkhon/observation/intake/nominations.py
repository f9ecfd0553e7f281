"""A parliament's list of names as CSV: one line an observer.

The columns are `name`, `parliament` (left out when all are of one), `capacity`, `post`,
`languages` (codes or names, with blanks or commas between), `phone`, `email`. The
separator is a comma, a semicolon or a tab, whichever the first line has most of.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from orkhon.register.intake import ImportRefused, Problem

COLUMNS = ("name", "parliament", "capacity", "post", "languages", "phone", "email")
CARD_COLUMNS = ("code", "card", "state", "date", "why")
MOST_LINES = 2_000
LONGEST = {"name": 200, "post": 240, "phone": 40, "email": 254, "card": 40, "code": 12}
"""Signs that the tables hold."""


@dataclass(frozen=True)
class Line:
    """One line of a file, by its columns; what the file has no column for is ""."""

    number: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        return f"line {self.number}"


def read_nominations(
    text: str, filename: str, *, names_parliament: bool
) -> tuple[Line, ...]:
    """Read names.

    Args:
        names_parliament: Whether every line must say the parliament.
    Raises:
        ImportRefused: with every bad line; the whole file is refused.
    """
    required = ("name", "parliament") if names_parliament else ("name",)
    lines = _read(text, filename, COLUMNS, required)
    problems = []
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (line.cells["name"].casefold(), line.cells["parliament"].casefold())
        if key in seen:
            problems.append(
                Problem(
                    line.place,
                    f"{line.cells['name']} stands in line {seen[key]} already",
                )
            )
        seen.setdefault(key, line.number)
        email = line.cells["email"]
        if email and ("@" not in email.strip("@") or " " in email):
            problems.append(Problem(line.place, f"“{email}” is no mail address"))
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return lines


def read_cards(text: str, filename: str) -> tuple[Line, ...]:
    """Read what the commission answered: code, card, state, date, why.

    Raises:
        ImportRefused: with every bad line; the whole file is refused.
    """
    lines = _read(text, filename, CARD_COLUMNS, ("code",))
    problems = []
    seen: dict[str, int] = {}
    for line in lines:
        code = line.cells["code"].upper()
        if code in seen:
            problems.append(
                Problem(line.place, f"{code} stands in line {seen[code]} already")
            )
        seen.setdefault(code, line.number)
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return lines


def _read(
    text: str, filename: str, known: tuple[str, ...], required: tuple[str, ...]
) -> tuple[Line, ...]:
    head, _, _ = text.partition("\n")
    separator = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    problems: list[Problem] = []
    lines: list[Line] = []
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        problems += _wrong_head(columns, known, required)
        if problems:
            raise ImportRefused(filename, tuple(problems))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            place = f"line {reader.line_num}"
            if len(lines) >= MOST_LINES:
                problems.append(Problem(place, f"more than {MOST_LINES} lines"))
                break
            if len(cells) != len(columns):
                problems.append(
                    Problem(place, f"{len(cells)} cells but {len(columns)} columns")
                )
                continue
            values = dict.fromkeys(known, "") | {
                column: " ".join(cell.split())
                for column, cell in zip(columns, cells, strict=True)
            }
            line = Line(reader.line_num, values)
            problems += _wrong_line(line, required)
            lines.append(line)
    except csv.Error as error:
        problems.append(Problem(f"line {reader.line_num}", f"no CSV: {error}"))
    if not lines and not problems:
        problems.append(Problem("", "there is a head and no line below it"))
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return tuple(lines)


def _wrong_head(
    columns: list[str], known: tuple[str, ...], required: tuple[str, ...]
) -> Iterator[Problem]:
    for name in required:
        if name not in columns:
            yield Problem("line 1", f"there is no column “{name}”")
    for name in sorted(set(columns)):
        if name not in known:
            yield Problem(
                "line 1", f"“{name}” is no column; known are {', '.join(known)}"
            )
        elif columns.count(name) > 1:
            yield Problem("line 1", f"the column “{name}” comes twice")


def _wrong_line(line: Line, required: tuple[str, ...]) -> Iterator[Problem]:
    for name in required:
        if not line.cells[name]:
            yield Problem(line.place, f"{name} is empty")
    for name, longest in LONGEST.items():
        if len(line.cells.get(name, "")) > longest:
            yield Problem(line.place, f"{name} has more than {longest} signs")
