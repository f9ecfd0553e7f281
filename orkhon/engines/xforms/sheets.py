"""The file of an XLSForm: what kind it is, whether it is safe to open, its cells."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import openpyxl
import xlrd  # type: ignore[import-untyped]  # it has no types
from openpyxl.utils import get_column_letter
from pyxform import xls2json_backends as backends
from pyxform.errors import PyXFormError

from orkhon.engines.xforms.model import FormError
from orkhon.engines.xforms.safe_xml import has_doctype

SheetKind = Literal["xlsx", "xls", "csv", "md"]

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of all members of an .xlsx; a form of 1,000 questions unpacks to 2 MB."""
MAX_MEMBERS = 2000
MAX_ROWS = 200_000

SURVEY = "survey"

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_HTML = re.compile(rb"\s*(?:<!doctype html|<html|<table|<head|<meta)", re.IGNORECASE)
_MARKDOWN = re.compile(r"^\s*\|\s*survey\s*\|", re.IGNORECASE | re.MULTILINE)
_SAVE = "Save it as an Excel workbook (.xlsx) and bring it in again."


@dataclass(frozen=True, slots=True)
class Sheets:
    """An opened file: its rows for the converter, its cells for what goes wrong."""

    kind: SheetKind
    stem: str
    """The file's name without its ending."""
    workbook: Mapping[str, Any]  # Any -- the shape is pyxform's own
    names: Mapping[str, str]
    """The sheet's name in small letters to its name in the file."""
    columns: Mapping[str, Sequence[str]]
    """Per sheet in small letters, the headings from the file's first column on."""
    lines: Mapping[str, Sequence[int]]
    """Of a CSV file, per sheet, the line of each row, the headings first."""

    def rows(self, sheet: str) -> Sequence[Mapping[str, str]]:
        """The rows below the headings: heading to text, empty cells left out."""
        rows: Sequence[Mapping[str, str]] = self.workbook.get(sheet) or ()
        return rows

    def headers(self, sheet: str) -> tuple[str, ...]:
        """The headings of a sheet, without the empty ones."""
        listed = self.workbook.get(f"{sheet}_header") or [{}]
        return tuple(listed[0])

    def line(self, sheet: str, row: int) -> int:
        """The row as the file counts it, for one as the converter counts it."""
        lines = self.lines.get(sheet, ())
        return lines[row - 1] if 0 < row <= len(lines) else row

    def cell(self, sheet: str, row: int, header: str) -> str:
        """The cell's name as a table program writes it: `survey!B5`."""
        name = self.names.get(sheet, sheet)
        columns = list(self.columns.get(sheet, ()))
        line = self.line(sheet, row)
        if not header or header not in columns:
            return f"{name}!{line}"
        return f"{name}!{get_column_letter(columns.index(header) + 1)}{line}"


def open_sheets(data: bytes, filename: str) -> Sheets:
    """Look what a file is, refuse what is not safe, and read its sheets.

    Args:
        data: The file as it came.
        filename: Its name; the ending decides only between CSV and Markdown.
    Raises:
        FormError: too large, no table, with macros, protected, or unreadable; the
            message says what to do.
    """
    stem, _dot, ending = filename.rpartition(".")
    ending = ending.lower()
    if len(data) > MAX_BYTES:
        raise FormError(
            f"{filename} has {len(data)} bytes; a form may have {MAX_BYTES}."
        )
    kind = _kind(data, filename, ending)
    readers = {
        "xlsx": backends.xlsx_to_dict,
        "xls": backends.xls_to_dict,
        "csv": backends.csv_to_dict,
        "md": backends.md_to_dict,
    }
    lines: dict[str, list[int]] = {}
    if kind == "csv":
        data, lines = _commas(_utf8(data, filename), filename)
    elif kind == "md":
        _utf8(data, filename)
    try:
        workbook = readers[kind](io.BytesIO(data))
        columns = _columns(data, kind, workbook)
    # Both readers of tables stop at a damaged file with whatever they trip over.
    except Exception as error:
        raise FormError(_unreadable(filename, error)) from error
    names = {name.lower(): name for name in workbook["sheet_names"]}
    if len(names) == 1 and SURVEY not in names:
        # The converter takes the only sheet for the questions, whatever its name.
        ((only, name),) = names.items()
        names = {SURVEY: name}
        columns[SURVEY] = columns.get(only, [])
    if any(len(workbook.get(name) or ()) > MAX_ROWS for name in names):
        raise FormError(f"{filename} has more than {MAX_ROWS} rows in a sheet.")
    return Sheets(
        kind=kind,
        stem=stem or filename,
        workbook=workbook,
        names=names,
        columns=columns,
        lines=lines,
    )


def _kind(data: bytes, filename: str, ending: str) -> SheetKind:
    if ending == "xlsm":
        raise FormError(f"{filename} may hold macros, which are not opened. {_SAVE}")
    if not data.strip():
        raise FormError(f"{filename} is empty.")
    if data.startswith(_ZIP):
        _require_safe_archive(data, filename)
        return "xlsx"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise FormError(
                f"{filename} is protected by a password. Take it off first."
            )
        if "_VBA_PROJECT".encode("utf-16-le") in data:
            raise FormError(f"{filename} holds macros, which are not opened. {_SAVE}")
        return "xls"
    if _HTML.match(data):
        raise FormError(f"{filename} is a web page that is named as a table. {_SAVE}")
    if data.lstrip().startswith(b"<?xml") and ending in {"xls", "xlsx"}:
        raise FormError(f"{filename} is XML that is named as a table. {_SAVE}")
    if ending in {"csv", "md", "txt"}:
        head = data[:5000].decode(errors="replace")
        return "md" if ending == "md" or _MARKDOWN.search(head) else "csv"
    raise FormError(
        f"{filename} is none of the files that a form can be: .xlsx, .xls, .csv, .md."
    )


def _require_safe_archive(data: bytes, filename: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            total = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS or total > MAX_UNPACKED:
                raise FormError(
                    f"{filename} unpacks to {total} bytes in {len(members)} parts, "
                    "which no form does."
                )
            if any(name.endswith("vbaProject.bin") for name in names):
                raise FormError(
                    f"{filename} holds macros, which are not opened. {_SAVE}"
                )
            if "xl/workbook.xml" not in names:
                raise FormError(f"{filename} is no Excel workbook. {_SAVE}")
            for member in members:
                # zipfile stops at the size that was declared, and checks the CRC.
                if has_doctype(archive.read(member)):
                    raise FormError(f"{filename} holds XML with entities.")
    except FormError:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise FormError(_unreadable(filename, error)) from error


def _utf8(data: bytes, filename: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormError(
            f"{filename} is not in UTF-8: byte {error.start + 1} is none of its "
            "letters. Save it as “CSV UTF-8”."
        ) from error


def _commas(text: str, filename: str) -> tuple[bytes, dict[str, list[int]]]:
    """The CSV with commas, as the converter asks, and the line of each of its rows.

    Where a comma is the decimal sign, table programs write semicolons or tabs.
    """
    head = text[:5000]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    lines: dict[str, list[int]] = {}
    sheet = ""
    try:
        for row in reader:
            if row and row[0].strip():
                sheet = row[0].strip().lower()
            if any(cell.strip() for cell in row[1:]):
                lines.setdefault(sheet, []).append(reader.line_num)
            writer.writerow(row)
    except csv.Error as error:
        raise FormError(_unreadable(filename, error)) from error
    return written.getvalue().encode(), lines


def _columns(
    data: bytes, kind: SheetKind, workbook: Mapping[str, Any]
) -> dict[str, list[str]]:
    if kind == "xls":
        with xlrd.open_workbook(file_contents=data, on_demand=True) as book:
            first = {
                sheet.name: sheet.row_values(0) if sheet.nrows else []
                for sheet in book.sheets()
            }
    elif kind == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        first = {
            sheet.title: [cell.value for cell in next(iter(sheet.rows), ())]
            for sheet in book.worksheets
        }
        book.close()
    else:
        # The first column of these files names the sheet.
        names = workbook["sheet_names"]
        if len(names) == 1:
            return {names[0].lower(): ["", *workbook[f"{SURVEY}_header"][0]]}
        first = {
            name: ["", *(workbook.get(f"{name.lower()}_header") or [{}])[0]]
            for name in names
        }
    return {
        name.lower(): [re.sub(" +", " ", str(cell or "").strip()) for cell in cells]
        for name, cells in first.items()
    }


def _unreadable(filename: str, error: Exception) -> str:
    if isinstance(error, PyXFormError) and "Duplicate column header" in str(error):
        return f"{filename}: two columns have the same heading. {error}."
    if "encrypted" in str(error).lower() or "password" in str(error).lower():
        return f"{filename} is protected by a password. Take it off first."
    return f"{filename} is damaged and cannot be opened: {error}."
