"""A list of stations as it came, CSV or Excel, as a head and lines of cells."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from django.utils.translation import gettext as _

from orkhon.observation.intake.station_columns import recognised
from orkhon.observation.intake.workbooks import NoWorkbook, Workbook, open_workbook

LARGEST_FILE = 64 * 1024 * 1024
LARGEST_UNPACKED = 1024 * 1024 * 1024
"""A workbook is a zip; one that unpacks to more than this is no list of stations."""
MOST_LINES = 300_000
HEAD_WITHIN = 12
"""Official lists have titles above the head; it is looked for in so many lines."""
MOST_COLUMNS = 200

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
UTF8 = "utf-8-sig"
ENCODINGS = (UTF8, "utf-16", "cp1251", "cp1254")
"""UTF-8 with or without a mark; Excel's Unicode text; old Cyrillic; old Turkish."""
SEPARATORS = (";", ",", "\t", "|")
CYRILLIC = frozenset(chr(number) for number in range(0x410, 0x450)) | set("Ёё№«»–")
TURKISH = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛ№’“”–")
MOSTLY = 0.95


class TableRefused(ValueError):
    """A file that is no table, or one too large to be a list of stations."""


Rows = Callable[[], Iterator[tuple[int, list[str]]]]
"""Every line of a table from the first on, as often as it is asked for."""


@dataclass(frozen=True)
class Line:
    """One line of a table: its number in the file, from 1, and its cells as text."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A list as it came.

    Attributes:
        part: The sheet of a workbook; of a text, its encoding.
        parts: What else it could be.
        head: The columns' names as they stand there, made unique.
        head_line: The line that they stand in.
    """

    media_type: str
    part: str
    parts: tuple[str, ...]
    head: tuple[str, ...]
    head_line: int
    _rows: Rows

    def lines(self) -> Iterator[Line]:
        """The lines below the head that hold anything, each as long as the head.

        Raises:
            TableRefused: more lines than a country has stations, or no CSV.
        """
        width = len(self.head)
        for number, cells in self._rows():
            if number <= self.head_line or not any(cells):
                continue
            if number > MOST_LINES:
                raise TableRefused(
                    _("More than %(n)d lines: split the file.") % {"n": MOST_LINES}
                )
            filled = (*cells[:width], *("",) * (width - len(cells)))
            yield Line(number, filled)


def read_table(data: bytes, filename: str, part: str = "") -> Table:
    """Find the head of a list.

    Args:
        data: The file as it came.
        filename: For the words of a refusal.
        part: A sheet or an encoding; "" takes the first sheet, or finds the encoding.
    Raises:
        TableRefused: empty, too large, neither CSV nor Excel, no such sheet, or an
            encoding that cannot be told.
    """
    if not data.strip():
        raise TableRefused(_("%(file)s is empty.") % {"file": filename})
    if len(data) > LARGEST_FILE:
        raise TableRefused(
            _("%(file)s has %(size)d MB; at most %(most)d are read.")
            % {
                "file": filename,
                "size": len(data) // 1024**2,
                "most": LARGEST_FILE // 1024**2,
            }
        )
    rows: Rows
    if data[:4] == b"PK\x03\x04":
        book = _book(data, filename)
        media_type, parts = EXCEL, tuple(book.parts)
        part = _known(part or parts[0], parts, filename)
        rows = partial(_excel_rows, book, part, filename)
    elif data[:4] == b"\xd0\xcf\x11\xe0":
        raise TableRefused(
            _("%(file)s is of an old Excel (.xls): save it as .xlsx or CSV.")
            % {"file": filename}
        )
    else:
        media_type, parts = CSV, ENCODINGS
        part = _known(part or _encoding(data, filename), parts, filename)
        rows = partial(_csv_rows, data, part)
    number, head = _head(rows, filename)
    return Table(media_type, part, parts, head, number, rows)


def _known(part: str, parts: tuple[str, ...], filename: str) -> str:
    if part not in parts:
        raise TableRefused(
            _("%(file)s has no sheet “%(sheet)s”.") % {"file": filename, "sheet": part}
        )
    return part


def _head(rows: Rows, filename: str) -> tuple[int, tuple[str, ...]]:
    best: tuple[int, int, tuple[str, ...]] | None = None
    for number, cells in rows():
        if number > HEAD_WITHIN:
            break
        while cells and not cells[-1]:
            cells = cells[:-1]
        if sum(1 for cell in cells if cell) < 2 and best is not None:
            continue
        known = len(recognised(cells))
        if cells and (best is None or known > best[0]):
            best = (known, number, tuple(cells))
    if best is None:
        raise TableRefused(_("%(file)s holds no lines.") % {"file": filename})
    _known, number, names = best
    if len(names) > MOST_COLUMNS:
        raise TableRefused(
            _("%(file)s has %(n)d columns.") % {"file": filename, "n": len(names)}
        )
    return number, _unique(names)


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names of columns of which each can be told from the others."""
    seen: dict[str, int] = {}
    made = []
    for position, name in enumerate(names, 1):
        word = name or _("column %(n)d") % {"n": position}
        seen[word] = seen.get(word, 0) + 1
        made.append(word if seen[word] == 1 else f"{word} ({seen[word]})")
    return tuple(made)


def _csv_rows(data: bytes, encoding: str) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableRefused(
            _("Line %(n)d is not written in %(encoding)s.")
            % {"n": data[: error.start].count(b"\n") + 1, "encoding": encoding}
        ) from error
    if "\0" in text:
        raise TableRefused(_("It holds signs that no text has; is it a table?"))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text))
    before = 0
    try:
        for cells in reader:
            # A cell in quotation marks may run over several lines.
            number, before = before + 1, reader.line_num
            if number == 1 and cells and cells[0].lower().startswith("sep="):
                continue
            yield number, [" ".join(cell.split()) for cell in cells]
    except csv.Error as error:
        raise TableRefused(
            _("Line %(n)d: no CSV (%(why)s).") % {"n": reader.line_num, "why": error}
        ) from error


def separator(text: str) -> str:
    """The sign that parts most columns in the first lines, the same number in each."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:HEAD_WITHIN]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > 4:
        return lines[0][4]

    def columns(sign: str) -> int:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        return max(counts, default=0)

    return max(SEPARATORS, key=columns)


def _encoding(data: bytes, filename: str) -> str:
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "utf-16"
    try:
        data.decode(UTF8)
    except UnicodeDecodeError:
        for encoding, letters in (("cp1254", TURKISH), ("cp1251", CYRILLIC)):
            if _fits(data.decode(encoding, "replace"), letters, encoding):
                return encoding
    else:
        return UTF8
    raise TableRefused(
        _(
            "It cannot be told how the letters of %(file)s are written: save it as UTF-8."
        )
        % {"file": filename}
    )


def _fits(text: str, letters: frozenset[str], encoding: str) -> bool:
    """Whether the signs beyond ASCII are letters of the language, where they may stand.

    Any Latin text with marks looks Cyrillic, read as such: but a Cyrillic letter does
    not stand beside a Latin one.
    """
    strange = [at for at, sign in enumerate(text) if sign > "\x7f"]
    fitting = sum(
        1
        for at in strange
        if text[at] in letters
        and not (
            encoding == "cp1251"
            and any(one.isascii() and one.isalpha() for one in text[at - 1 : at + 2])
        )
    )
    return fitting >= MOSTLY * len(strange)


def _book(data: bytes, filename: str) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise TableRefused(
                _("%(file)s unpacks to %(size)d MB.")
                % {"file": filename, "size": unpacked // 1024**2}
            )
        book = open_workbook(data)
    except (zipfile.BadZipFile, NoWorkbook) as error:
        raise _no_workbook(filename) from error
    if not book.parts:
        raise TableRefused(_("%(file)s has no sheets.") % {"file": filename})
    return book


def _excel_rows(
    book: Workbook, sheet: str, filename: str
) -> Iterator[tuple[int, list[str]]]:
    try:
        yield from book.rows(sheet)
    except NoWorkbook as error:
        raise _no_workbook(filename) from error


def _no_workbook(filename: str) -> TableRefused:
    return TableRefused(_("%(file)s is no Excel workbook.") % {"file": filename})
