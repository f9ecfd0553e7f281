"""The cells around a faulty one, as the sheet shows them."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from orkhon.engines.xforms import CellProblem
from orkhon.engines.xforms.sheets import Sheets

BESIDE = 2
"""Columns on each side; a sheet in seven languages has more than a page holds."""
ABOVE_AND_BELOW = 1
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and whether it is the faulty one."""

    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the neighbourhood by the number that a table program gives it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A faulty cell among those around it.

    Attributes:
        columns: The letter and the heading of each column.
        lines: A few rows; empty when the fault lies in no row.
    """

    problem: CellProblem
    columns: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def around(sheets: Sheets | None, problem: CellProblem) -> Neighbourhood:
    """The neighbourhood of a fault; a whole row is marked when its column is unknown.

    Args:
        sheets: The opened file; None when it could not be opened.
    """
    sheet = problem.sheet.lower()
    heads = list(sheets.columns.get(sheet, ())) if sheets is not None else []
    if sheets is None or problem.row is None or not heads:
        return Neighbourhood(problem, (), ())
    place = heads.index(problem.column) if problem.column in heads else None
    shown = _shown(heads, place)
    rows = sheets.rows(sheet)
    lines = []
    for index in range(len(rows) + 1):
        number = sheets.line(sheet, index + 1)
        if abs(number - problem.row) > ABOVE_AND_BELOW or (
            index == 0 and number != problem.row
        ):
            continue
        said = rows[index - 1] if index else {head: head for head in heads}
        is_here = number == problem.row
        lines.append(
            Line(
                number,
                tuple(
                    Cell(
                        str(said.get(heads[column], ""))[:LONGEST],
                        is_here and (place is None or column == place),
                    )
                    for column in shown
                ),
            )
        )
    columns = tuple((get_column_letter(one + 1), heads[one]) for one in shown)
    return Neighbourhood(problem, columns, tuple(lines))


def _shown(heads: list[str], place: int | None) -> list[int]:
    named = [column for column, head in enumerate(heads) if head]
    if place is None:
        return named[: 2 * BESIDE + 1]
    at = named.index(place)
    first = max(0, min(at - BESIDE, len(named) - 2 * BESIDE - 1))
    return named[first : first + 2 * BESIDE + 1]
