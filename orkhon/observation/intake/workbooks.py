"""Sheets of an Excel workbook (.xlsx), row by row, each cell as text.

The parts and their meaning: ECMA-376, part 1, 18.2 (workbook), 18.3 (sheet),
18.4 (shared strings), 18.8 (styles).
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO

from lxml import etree
from openpyxl.styles.numbers import (
    BUILTIN_FORMATS,
    is_date_format,
    is_timedelta_format,
)
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, WINDOWS_EPOCH, from_excel

MOST_COLUMNS = 16_384
"""Of a sheet of Excel; a cell beyond it is of no workbook."""
NO_MOMENT = "#VALUE!"
"""A number written as a moment that no calendar has."""
DIGITS = "0123456789"


class NoWorkbook(ValueError):
    """The file is no workbook, or a part of it cannot be read."""


@dataclass(frozen=True)
class Workbook:
    """A workbook of which the small parts have been read.

    Attributes:
        data: The file as it came.
        parts: Where each sheet of cells lies, by its name; charts are left out.
        strings: What cells point at, spaces made single.
        moments: Numbers of the styles in which a number is a moment; true for a
            length of time.
        epoch: The day from which Excel counts in this file.
    """

    data: bytes
    parts: dict[str, str]
    strings: Sequence[str]
    moments: dict[str, bool]
    epoch: datetime

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """The rows that the file holds: the number from 1, the cells from column A.

        A formula gives what Excel reckoned last; a fault gives its sign, `#N/A`.

        Raises:
            NoWorkbook: the sheet is broken.
        """
        columns: dict[str, int] = {}
        number = 0
        with _reading(), _part(self.data, self.parts[sheet]) as file:
            for row in _elements(file, "row"):
                number = int(row.get("r") or number + 1)
                value = f"{str(row.tag).removesuffix('row')}v"
                cells: list[str] = []
                for cell in row:
                    place = (cell.get("r") or "").rstrip(DIGITS)
                    if place:
                        column = columns.get(place) or _column(place, columns)
                        if column <= len(cells):
                            raise NoWorkbook(f"cell {cell.get('r')} out of its order")
                        cells += [""] * (column - 1 - len(cells))
                    cells.append(self._text(cell, value))
                yield number, cells

    def _text(self, cell: etree._Element, tag: str) -> str:
        kind = cell.get("t")
        if kind == "inlineStr":
            return _written(cell)
        value = next((one.text for one in cell.iterchildren(tag)), None) or ""
        if kind == "s":
            return self.strings[int(value)] if value else ""
        if kind == "str":
            return " ".join(value.split())
        if kind == "b":
            return "true" if value == "1" else "false"
        if kind == "d":
            return value[:10]
        if kind == "e" or not value:
            return value
        style = cell.get("s", "0")
        if style in self.moments:
            return _moment(float(value), self.epoch, length=self.moments[style])
        return _number(value)


def open_workbook(data: bytes) -> Workbook:
    """Read what a workbook holds beside its sheets.

    Raises:
        NoWorkbook: not a zip, without the parts of a workbook, broken, or with a
            password.
    """
    with _reading():
        top = _related(data, "")
        (main,) = top["officeDocument"].values()
        related = _related(data, main)
        tree = _tree(data, main)
        sheets = related.get("worksheet", {})
        parts = {
            str(one.attrib["name"]): sheets[identity]
            for one in tree.iterfind("{*}sheets/{*}sheet")
            if (identity := _identity(one)) in sheets
        }
        settings = tree.find("{*}workbookPr")
        mac = settings is not None and settings.get("date1904") in {"1", "true"}
        strings: list[str] = []
        for part in related.get("sharedStrings", {}).values():
            with _part(data, part) as file:
                strings = [_written(one) for one in _elements(file, "si")]
        moments: dict[str, bool] = {}
        for part in related.get("styles", {}).values():
            moments = _moments(_tree(data, part))
    epoch = CALENDAR_MAC_1904 if mac else WINDOWS_EPOCH
    return Workbook(data, parts, strings, moments, epoch)


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever is wrong within the file is one refusal."""
    try:
        yield
    except NoWorkbook:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,  # packed in a way that Python does not know
        RuntimeError,  # packed with a password
        etree.XMLSyntaxError,
        LookupError,
        ValueError,
    ) as error:
        raise NoWorkbook(str(error)) from error


@contextmanager
def _part(data: bytes, name: str) -> Iterator[IO[bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(name) as file:
        yield file


def _elements(file: IO[bytes], name: str) -> Iterator[etree._Element]:
    """Each element of a name, forgotten once it has been looked at."""
    for _event, one in etree.iterparse(
        file, tag=f"{{*}}{name}", resolve_entities=False, no_network=True
    ):
        yield one
        one.clear()
        while one.getprevious() is not None:
            del one.getparent()[0]


def _tree(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with _part(data, name) as file:
        return etree.parse(file, parser).getroot()


def _related(data: bytes, name: str) -> dict[str, dict[str, str]]:
    """The parts that a part names: by the last word of their kind, by identity."""
    folder, file = posixpath.split(name)
    found: dict[str, dict[str, str]] = {}
    for one in _tree(data, posixpath.join(folder, "_rels", f"{file}.rels")):
        if one.get("TargetMode") == "External":
            continue
        kind = str(one.attrib["Type"]).rpartition("/")[2]
        target = posixpath.join("/", folder, str(one.attrib["Target"]))
        part = posixpath.normpath(target).lstrip("/")
        found.setdefault(kind, {})[str(one.attrib["Id"])] = part
    return found


def _identity(sheet: etree._Element) -> str:
    return next(
        (str(value) for key, value in sheet.items() if str(key).endswith("}id")), ""
    )


def _column(place: str, columns: dict[str, int]) -> int:
    column: int = column_index_from_string(place)
    if column > MOST_COLUMNS:
        raise NoWorkbook(f"no column {place}")
    columns[place] = column
    return column


def _written(element: etree._Element) -> str:
    """The text of a cell, its runs together, without how it is to be pronounced."""
    runs = (
        one.text or ""
        for one in element.iter("{*}t")
        if next(one.iterancestors("{*}rPh"), None) is None
    )
    return " ".join("".join(runs).replace("x005F_", "").split())


def _moments(styles: etree._Element) -> dict[str, bool]:
    formats: dict[str, str] = {str(key): code for key, code in BUILTIN_FORMATS.items()}
    for one in styles.iterfind("{*}numFmts/{*}numFmt"):
        formats[str(one.attrib["numFmtId"])] = str(one.attrib["formatCode"])
    found = {}
    for place, one in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        code = formats.get(one.get("numFmtId", "0"), "")
        if is_date_format(code):
            found[str(place)] = bool(is_timedelta_format(code))
    return found


def _moment(value: float, epoch: datetime, *, length: bool) -> str:
    try:
        found = from_excel(value, epoch, timedelta=length)
    except (ValueError, OverflowError):
        return NO_MOMENT
    if isinstance(found, datetime):
        return found.date().isoformat()
    return found.isoformat() if isinstance(found, date) else str(found)


def _number(value: str) -> str:
    """A number without the `.0` and the `E+3` of its file."""
    if value.isdecimal():
        return str(int(value))
    found = float(value)
    return str(int(found)) if found.is_integer() else repr(found)
