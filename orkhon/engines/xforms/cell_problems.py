"""Where in a table a fault lies: the converter's words, led back to a cell."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from pyxform import aliases

from orkhon.engines.xforms.columns import snake
from orkhon.engines.xforms.model import CellProblem
from orkhon.engines.xforms.sheets import SURVEY, Sheets

CHOICES = "choices"

_ROW = re.compile(r"^\[row : (\d+)\]\s*")
_SHEET = re.compile(r"(?:On the|for sheet:|sheet named) '([^']+)'")
_COLUMN = re.compile(r"the '([^']+)' (?:value|column)")
_LEARN = re.compile(r"\s*Learn more: \S+")
_PREAMBLE = re.compile(
    r"^On the '[^']+' sheet, the '[^']+' value (?:'[^']*' )?is (?:invalid|problematic)\. "
)

# Words of the converter without a row, and the cell that they are about: the pattern
# gives the text to look for; then sheet, column, and whether the cell is that text.
_UNPLACED = (
    (re.compile(r"Unknown question type '(.*)'\."), SURVEY, "type"),
    (re.compile(r"element named '(.*)' has no label"), SURVEY, "name"),
    (re.compile(r"See \[(.*)\] in \[.*\]"), CHOICES, "name"),
    (re.compile(r"to use a ([\w-]+)\.$"), SURVEY, "parameters"),
    (re.compile(r"Parameters? (?:must include )?([\w-]+)"), SURVEY, "parameters"),
    (re.compile(r"^([\w-]+) (?:must be|value must be)"), SURVEY, "parameters"),
)
# Words of the converter with a row and without a column.
_HINTS = (
    ("with no name", "name"),
    ("with no type", "type"),
    ("no label or hint", "label"),
    ("calculation", "calculation"),
    ("choices sheet", "type"),
    ("file extensions", "type"),
    ("Unmatched", "type"),
    ("arameter", "parameters"),
    ("name column", "name"),
)
_NO_QUESTION = "There is no question “{0}”."
# What the converter says, in plainer words; {0} is what the pattern found.
_PLAINER = (
    (
        re.compile(r"Unknown question type '(.*)'\."),
        "“{0}” is no type of question. Types are text, integer, date, image, "
        "select_one with the name of a list, and others.",
    ),
    (
        re.compile(r"List name not in (?:external )?choices sheet: (.*)"),
        "There is no list “{0}” in the sheet choices.",
    ),
    (re.compile(r"Question or group with no name"), "This row needs a name."),
    (re.compile(r"Question with no type"), "This row needs a type."),
    (
        re.compile(r"element named '(.*)' has no label"),
        "“{0}” needs a label or a hint.",
    ),
    (re.compile(r"Missing calculation"), "A calculate row needs a calculation."),
    (
        re.compile(r"Unmatched '(begin)_(?:\w+)'.*the name '(.*)'"),
        "The group or repeat “{1}” begins here and never ends.",
    ),
    (
        re.compile(r"Unmatched 'end_(\w+)'"),
        "A {0} ends here that never began.",
    ),
    (
        re.compile(r"Choice names with spaces .* See \[(.*)\] in \[(.*)\]"),
        "“{0}” in the list {1} has a space; a list to choose several answers from "
        "must have names without spaces.",
    ),
    (
        re.compile(r"'([^']*)' value '([^']*)' is invalid.*must be unique within"),
        "The name “{1}” stands twice in one group.",
    ),
    (
        re.compile(r"Choice names must be unique"),
        "This name stands twice in its list.",
    ),
    (re.compile(r"Choices must have a name"), "This answer needs a name."),
    (re.compile(r"Choices should have a label"), "This answer has no label."),
    (
        re.compile(r"Could not find the name '(.*)'"),
        _NO_QUESTION,
    ),
)
# Columns that hold expressions; a blank one asks nothing.
_EXPRESSIONS = frozenset(
    {
        "relevant",
        "constraint",
        "calculation",
        "calculate",
        "choice_filter",
        "repeat_count",
        "required",
        "read_only",
        "readonly",
        "relevance",
    }
)
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")
_REFERENCE = re.compile(r"\$\{[^{}]*\}")


def problem_of(said: str, sheets: Sheets, *, read: Sheets) -> CellProblem:
    """The cell that the converter's words are about, as far as they tell.

    Args:
        said: Its error or warning.
        sheets: The file.
        read: What it was given to read: the file with its earlier faults repaired.
    """
    numbered = _ROW.match(said)
    words = _LEARN.sub("", _ROW.sub("", said)).split("\n")[0].strip()
    row = int(numbered[1]) if numbered else None
    named = _SHEET.search(words)
    sheet = named[1] if named else (SURVEY if row is not None else "")
    column = _column(words)
    if sheet == "settings":
        row = 2  # the converter counts its one row as the first
    if row is None:
        place = _place(words, read)
        if place is not None:
            sheet, column, row = place
            column = "label" if "no label" in words else column
        elif words.startswith("Invalid headers"):
            row = 1
    if not sheet:
        return CellProblem("", None, "", "", "", _plain(words))
    header = _header(sheets, sheet, column)
    rows = sheets.rows(sheet)
    found = rows[row - 2] if row is not None and 2 <= row < len(rows) + 2 else {}
    return CellProblem(
        sheet=sheets.names.get(sheet, sheet),
        row=sheets.line(sheet, row) if row is not None else None,
        column=header,
        cell=sheets.cell(sheet, row, header) if row is not None else "",
        value=str(found.get(header, "")),
        message=_plain(words),
    )


def unknown_name(name: str) -> str:
    """What is said where an expression names a question that is not there."""
    return _NO_QUESTION.format(name)


def unreadable_expressions(sheets: Sheets) -> list[CellProblem]:
    """Expressions that are no XPath: the converter lets them by, the phone would not.

    Only their grammar is looked at, as XPath 1.0 has it.
    """
    problems = []
    for number, row in enumerate(sheets.rows(SURVEY), start=2):
        for header, text in row.items():
            if snake(header.removeprefix("bind::")) not in _EXPRESSIONS:
                continue
            try:
                _read_expression(_REFERENCE.sub("a", str(text)))
            except (etree.XPathError, ValueError) as error:
                problems.append(
                    CellProblem(
                        sheet=sheets.names.get(SURVEY, SURVEY),
                        row=sheets.line(SURVEY, number),
                        column=header,
                        cell=sheets.cell(SURVEY, number, header),
                        value=str(text),
                        message=f"This expression cannot be read: {error}.",
                    )
                )
    return problems


def _read_expression(text: str) -> None:
    # What is left of a broken ${reference} is the converter's to tell.
    if "$" in text:
        return
    etree.XPath(text)
    # libxml2 lets an open bracket at the very end pass.
    bare = _LITERAL.sub("", text)
    if bare.count("(") != bare.count(")"):
        raise etree.XPathSyntaxError("a bracket is not closed")


def repaired(workbook: dict[str, Any], problem: CellProblem, sheets: Sheets) -> bool:
    """Put something harmless where a fault is, to find the next one.

    Only the working copy is changed, and only rows of questions and answers whose
    structure the rest does not hang on. Says whether anything was changed.
    """
    sheet = problem.sheet.lower()
    if SURVEY not in sheets.names or sheet not in {SURVEY, CHOICES}:
        return False
    numbers = [sheets.line(sheet, n + 2) for n in range(len(workbook.get(sheet) or ()))]
    if problem.row not in numbers:
        return False
    index = numbers.index(problem.row)
    old = workbook[sheet][index]
    new = _harmless(old, sheet, index, problem)
    if new is None or new == old:
        return False
    rows = list(workbook[sheet])
    rows[index] = new
    workbook[sheet] = rows
    return True


def _harmless(
    row: Mapping[str, str], sheet: str, index: int, problem: CellProblem
) -> dict[str, str] | None:
    headers = {snake(header): header for header in row}
    if sheet == CHOICES:
        # Its list must not vanish with it.
        listed = headers.get("list_name")
        name = headers.get("name", "name")
        kept = {listed: row[listed]} if listed else {}
        return {**kept, name: f"choice_{index}"}
    kind = row.get(headers.get("type", ""), "").lower()
    if kind.startswith(("begin", "end")):
        return None
    if problem.column in row and snake(problem.column) not in {"type", "name"}:
        return {key: text for key, text in row.items() if key != problem.column}
    name = headers.get("name", "name")
    if snake(problem.column) == "name" or name not in row:
        return {}
    return {headers.get("type", "type"): "hidden", name: row[name]}


def _column(words: str) -> str:
    named = _COLUMN.search(words)
    if named is not None:
        return named[1]
    return next((column for hint, column in _HINTS if hint in words), "")


def _place(words: str, sheets: Sheets) -> tuple[str, str, int] | None:
    """The first cell that holds what the words quote."""
    for pattern, sheet, column in _UNPLACED:
        quoted = pattern.search(words)
        if quoted is None:
            continue
        header = _header(sheets, sheet, column)
        for number, text in _column_of(sheets, sheet, header):
            if text == quoted[1] or (
                column == "parameters" and quoted[1].lower() in text.lower()
            ):
                return sheet, column, number
    return None


def _column_of(sheets: Sheets, sheet: str, header: str) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(sheets.rows(sheet), start=2):
        yield number, str(row.get(header, ""))


def _header(sheets: Sheets, sheet: str, column: str) -> str:
    """The heading in the file for a column as the converter calls it."""
    wanted = snake(column)
    headers = sheets.headers(sheet)
    for header in headers:
        if header == column or snake(header) == wanted:
            return header
    for header in headers:
        base = snake(header.split("::")[0])
        known = aliases.survey_header.get(base, base)
        if wanted in {base, known} or (
            isinstance(known, tuple) and wanted == known[-1]
        ):
            return header
    return column


def _plain(words: str) -> str:
    for pattern, plainer in _PLAINER:
        found = pattern.search(words)
        if found is not None:
            return plainer.format(*found.groups())
    return _PREAMBLE.sub("", words)
