"""A list of participants as a parliament or organisation sends it: CSV or Excel.

The columns are `name`, `post`, `role` (leader, member, substitute, staff), `in place of`
(the name of the member whose seat a substitute takes), `language` (a code), `capacity`
and `body` (only where one file names several), `new` (“yes” for somebody whom the
register does not know).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from orkhon.observation.intake.station_tables import TableRefused, read_table
from orkhon.register.intake import ImportRefused, Problem

COLUMNS = (
    "name",
    "post",
    "role",
    "in place of",
    "language",
    "capacity",
    "body",
    "new",
)
MOST_LINES = 1_000
LONGEST = {"name": 200, "post": 240}
"""Signs that the tables hold."""
YES = frozenset({"yes", "y", "1", "x", "true", "new"})


@dataclass(frozen=True)
class ListedLine:
    """One line of a list by its columns; what the file has no column for is ""."""

    place: str
    cells: dict[str, str]

    @property
    def is_new(self) -> bool:
        """Whether the file says that the register does not know this person."""
        return self.cells["new"].lower() in YES


def read_list(data: bytes, filename: str) -> tuple[str, tuple[ListedLine, ...]]:
    """Read the lines of a list.

    Returns:
        The media type of the file, and its lines.
    Raises:
        ImportRefused: no table, or with every bad line; the whole file is refused.
    """
    try:
        table = read_table(data, filename)
        rows = [
            ListedLine(
                f"line {line.number}",
                dict.fromkeys(COLUMNS, "")
                | {
                    head.strip().lower(): " ".join(cell.split())
                    for head, cell in zip(table.head, line.cells, strict=True)
                },
            )
            for line in table.lines()
        ]
    except TableRefused as error:
        raise ImportRefused(filename, (Problem("", str(error)),)) from error
    problems = [*_wrong_head(table.head, table.head_line)]
    if not problems:
        problems = [*_wrong_lines(rows)]
    if problems:
        raise ImportRefused(filename, tuple(problems))
    return table.media_type, tuple(rows)


def _wrong_head(head: tuple[str, ...], number: int) -> Iterator[Problem]:
    place = f"line {number}"
    columns = [one.strip().lower() for one in head]
    if "name" not in columns:
        yield Problem(place, "there is no column “name”")
    for name in columns:
        if name not in COLUMNS:
            yield Problem(
                place, f"“{name}” is no column; known are {', '.join(COLUMNS)}"
            )


def _wrong_lines(rows: list[ListedLine]) -> Iterator[Problem]:
    if not rows:
        yield Problem("", "there is a head and no line below it")
    if len(rows) > MOST_LINES:
        yield Problem("", f"more than {MOST_LINES} lines")
    seen: dict[str, str] = {}
    for row in rows:
        name = row.cells["name"]
        if not name:
            yield Problem(row.place, "name is empty")
        for column, longest in LONGEST.items():
            if len(row.cells[column]) > longest:
                yield Problem(row.place, f"{column} has more than {longest} signs")
        if name and name.casefold() in seen:
            yield Problem(
                row.place, f"{name} stands in {seen[name.casefold()]} already"
            )
        seen.setdefault(name.casefold(), row.place)
