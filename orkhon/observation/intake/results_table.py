"""Official results by station as they came: a table, and figures column by column.

A column is read only when it is asked for: a national file has 175,000 lines, and of
its columns an analysis needs four.
"""

import csv
import gzip
import io
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from numpy.typing import NDArray

from orkhon.observation.intake.station_columns import plain
from orkhon.observation.intake.station_tables import (
    CSV,
    LARGEST_FILE,
    Table,
    TableRefused,
    read_table,
    separator,
)

GZIP = b"\x1f\x8b"
MOST_SHOWN = 5
"""Lines named in a refusal; of the others the number."""
LONGEST_FIGURE = 12
"""Digits; no polling station, region or country counts more."""
GROUPING = str.maketrans("", "", " \u00a0\u202f\u2009'’")
"""Signs by which a table groups the digits of a number."""


@dataclass(frozen=True)
class ResultsTable:
    """A file of results: its head, and every line's cells.

    Attributes:
        head: The columns' names, each once.
        numbers: The line of the file in which each row stands, from 1.
        cells: By row, as long as the head.
    """

    filename: str
    head: tuple[str, ...]
    numbers: NDArray[np.int64]
    cells: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.cells)

    def column(self, name: str) -> str:
        """The head's own spelling of a column's name.

        Raises:
            TableRefused: no such column; the columns are named.
        """
        wanted = plain(name)
        found = [one for one in self.head if one == name] or [
            one for one in self.head if plain(one) == wanted
        ]
        if len(found) == 1:
            return found[0]
        raise TableRefused(
            _("%(file)s has no column “%(name)s”; it has: %(head)s.")
            % {"file": self.filename, "name": name, "head": ", ".join(self.head)}
        )

    def texts(self, name: str) -> list[str]:
        """A column as it is written."""
        return [text.strip() for text in self._columns[self.column(name)]]

    @cached_property
    def _columns(self) -> dict[str, tuple[str, ...]]:
        """Every column in one turning of the table: faster than going by rows."""
        return dict(zip(self.head, zip(*self.cells, strict=True), strict=True))

    def figures(self, name: str) -> "np.ma.MaskedArray[tuple[int], np.dtype[np.int64]]":
        """A column of whole numbers; an empty cell is masked, never 0.

        Raises:
            TableRefused: cells that are no whole numbers, with their lines.
        """
        cells = self._columns[self.column(name)]
        if _are_plain(cells):
            whole = np.fromiter(map(int, cells), np.int64, len(cells))
            return np.ma.MaskedArray(whole, mask=np.zeros(len(cells), np.bool_))
        texts = self.texts(name)
        values = np.zeros(len(texts), dtype=np.int64)
        missing = np.zeros(len(texts), dtype=np.bool_)
        broken: list[tuple[int, str]] = []
        for row, text in enumerate(texts):
            if text.isascii() and text.isdigit() and len(text) <= LONGEST_FIGURE:
                values[row] = int(text)
            elif not text:
                missing[row] = True
            else:
                number = _number(text)
                if number is None:
                    broken.append((int(self.numbers[row]), text))
                else:
                    values[row] = number
        if broken:
            raise TableRefused(_broken(self.column(name), broken))
        return np.ma.MaskedArray(values, mask=missing)

    def row_at(self, line: int) -> dict[str, str] | None:
        """The cells of a line of the file, by column; None when it has no such line."""
        found = np.flatnonzero(self.numbers == line)
        if not len(found):
            return None
        return dict(zip(self.head, self.cells[int(found[0])], strict=True))

    def numeric(self, names: Iterable[str]) -> list[str]:
        """Those of the columns whose first cells are numbers, in the head's order."""
        wanted = set(names)
        found = []
        for place, name in enumerate(self.head):
            first = [row[place].strip() for row in self.cells[:200]]
            filled = [text for text in first if text]
            if name in wanted and filled and all(_is_number(text) for text in filled):
                found.append(name)
        return found


def read_results(data: bytes, filename: str, part: str = "") -> ResultsTable:
    """Read a file of results: CSV, CSV packed by gzip, or Excel.

    Args:
        data: The file as it came.
        filename: For the words of a refusal.
        part: A sheet or an encoding; see `read_table`.
    Raises:
        TableRefused: as `read_table`, or a file that holds a head alone.
    """
    if data[:2] == GZIP:
        data = _unpacked(data, filename)
    table = read_table(data, filename, part)
    rows = _csv_lines(data, table) if table.media_type == CSV else None
    if rows is None:
        rows = [(line.number, line.cells) for line in table.lines()]
    if not rows:
        raise TableRefused(_("%(file)s holds no lines.") % {"file": filename})
    return ResultsTable(
        filename,
        table.head,
        np.array([number for number, _cells in rows], dtype=np.int64),
        tuple(cells for _number, cells in rows),
    )


def first_results(data: bytes, filename: str, count: int) -> ResultsTable:
    """The head of a file with its first lines, for a person to name the columns.

    Raises:
        TableRefused: as `read_results`.
    """
    if data[:2] == GZIP:
        data = _unpacked(data, filename)
    table = read_table(data, filename)
    lines = list(islice(table.lines(), count))
    if not lines:
        raise TableRefused(_("%(file)s holds no lines.") % {"file": filename})
    return ResultsTable(
        filename,
        table.head,
        np.array([one.number for one in lines], dtype=np.int64),
        tuple(one.cells for one in lines),
    )


def _csv_lines(data: bytes, table: Table) -> list[tuple[int, tuple[str, ...]]] | None:
    """The lines of a CSV as long as its head, each read once.

    None when a line is of another length: then the careful reader fills and cuts.
    """
    text = data.decode(table.part)
    width = len(table.head)
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    try:
        for cells in reader:
            if reader.line_num <= table.head_line or not cells:
                continue
            if len(cells) != width:
                return None
            rows.append((reader.line_num, tuple(cells)))
    except csv.Error:
        return None
    return rows


def _unpacked(data: bytes, filename: str) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            unpacked = packed.read(LARGEST_FILE + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise TableRefused(
            _("%(file)s cannot be unpacked: %(why)s.")
            % {"file": filename, "why": error}
        ) from error
    if len(unpacked) > LARGEST_FILE:
        raise TableRefused(
            _("%(file)s unpacks to more than %(most)d MB.")
            % {"file": filename, "most": LARGEST_FILE // 1024**2}
        )
    return unpacked


def _are_plain(texts: Sequence[str]) -> bool:
    """Whether every cell is plain digits, as in most files; then all are read at once."""
    joined = "".join(texts)
    return (
        joined.isascii()
        and joined.isdigit()
        and all(texts)
        and max(map(len, texts)) <= LONGEST_FIGURE
    )


def _number(text: str) -> int | None:
    """A whole number with grouped digits or an idle “.0”; None for anything else."""
    plainly = text.translate(GROUPING).removesuffix(".0")
    head, *groups = plainly.split(",")
    if groups and (not 0 < len(head) <= 3 or any(len(one) != 3 for one in groups)):
        return None
    digits = plainly.replace(",", "")
    if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_FIGURE:
        return int(digits)
    return None


def _is_number(text: str) -> bool:
    return _number(text) is not None


def _broken(column: str, broken: Sequence[tuple[int, str]]) -> str:
    shown = "; ".join(
        _("line %(n)d “%(value)s”") % {"n": number, "value": text[:40]}
        for number, text in broken[:MOST_SHOWN]
    )
    words = ngettext(
        "Column “%(column)s”: %(n)d cell is no whole number: %(shown)s.",
        "Column “%(column)s”: %(n)d cells are no whole numbers: %(shown)s.",
        len(broken),
    )
    return words % {"column": column, "n": len(broken), "shown": shown}
