"""An XLSForm becomes the XForm that phones read; or every fault at its cell.

Not imported by the package itself: pyxform brings 40 MB with it, which the processes
that take in filled forms need not carry.
"""

import copy
import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from pyxform.errors import PyXFormError
from pyxform.xls2xform import convert as pyxform_convert

from orkhon.engines.xforms.cell_problems import (
    problem_of,
    repaired,
    unknown_name,
    unreadable_expressions,
)
from orkhon.engines.xforms.columns import (
    extra_columns,
    take_titles,
)
from orkhon.engines.xforms.model import (
    CellProblem,
    ExpectedFile,
    FormError,
    FormSchema,
    Language,
)
from orkhon.engines.xforms.schema import schema_of
from orkhon.engines.xforms.sheets import Sheets, open_sheets

MOST_PROBLEMS = 25
"""Faults told at once; the next try shows the rest."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A form ready to be served."""

    form_id: str
    version: str
    title: str
    titles: Mapping[str, str]
    """Language code to title."""
    languages: tuple[Language, ...]
    default_language: str
    xml: bytes
    itemsets: bytes | None
    """`itemsets.csv`, when the form has a sheet `external_choices`."""
    files: tuple[ExpectedFile, ...]
    """The files that it needs beside it, `itemsets.csv` included."""
    warnings: tuple[CellProblem, ...]
    extra: Mapping[str, Mapping[str, str]]
    """Columns of the sheet `survey` that no phone reads: column to path to text."""
    schema: FormSchema


def convert(data: bytes, filename: str) -> Conversion:
    """Convert an XLSForm.

    Args:
        data: The file as it came: .xlsx, .xls, .csv or .md.
        filename: Its name; without a form_id in it the name becomes the form's id.
    Returns:
        The form. Titles in several languages come from columns such as
        `form_title::Қазақша (kk)` of the sheet `settings`.
    Raises:
        FormError: the file is refused as a whole, or its `problems` lists the faults
            of its cells, several at once.
    Source:
        XLSForm specification, by pyxform (without its validator in Java).
    """
    sheets = open_sheets(data, filename)
    workbook, titles = take_titles(sheets.workbook)
    workbook["fallback_form_name"] = sheets.stem
    problems = unreadable_expressions(sheets)
    told: list[str] = []
    xml, itemsets = "", None
    while True:
        told.clear()
        try:
            result = pyxform_convert(copy.deepcopy(workbook), warnings=told)
            xml, itemsets = result.xform, result.itemsets
            break
        # pyxform meets bad sheets with errors of many kinds, its own and Python's.
        except Exception as error:
            read = dataclasses.replace(sheets, workbook=workbook)
            problem = problem_of(_said(error), sheets, read=read)
            is_known = problem.cell != "" and any(
                each.cell == problem.cell for each in problems
            )
            if not is_known and not _follows(problem, problems):
                problems.append(problem)
            if len(problems) >= MOST_PROBLEMS or not repaired(
                workbook, problem, sheets
            ):
                break
    if problems:
        raise FormError(_headline(filename, problems), _sorted(problems, sheets))
    return _conversion(
        xml.encode(),
        titles=titles,
        itemsets=itemsets.encode() if itemsets is not None else None,
        warnings=tuple(problem_of(text, sheets, read=sheets) for text in told),
        sheets=sheets,
    )


def from_xform(xml: bytes) -> Conversion:
    """Take an XForm that is ready, as it is.

    Raises:
        FormError: not XML, no XForm, or a form without an id.
    """
    return _conversion(xml, titles={}, itemsets=None, warnings=(), sheets=None)


def _conversion(
    xml: bytes,
    *,
    titles: Mapping[str, str],
    itemsets: bytes | None,
    warnings: tuple[CellProblem, ...],
    sheets: Sheets | None,
) -> Conversion:
    schema = schema_of(xml)
    return Conversion(
        form_id=schema.form_id,
        version=schema.version,
        title=schema.title,
        titles={schema.default_language: schema.title, **titles},
        languages=schema.languages,
        default_language=schema.default_language,
        xml=xml,
        itemsets=itemsets,
        files=schema.files,
        warnings=warnings,
        extra=extra_columns(sheets, schema) if sheets is not None else {},
        schema=schema,
    )


def _said(error: Exception) -> str:
    if isinstance(error, PyXFormError):
        return str(error)
    return f"The converter stopped and does not say where: {error!r}."


def _follows(problem: CellProblem, problems: list[CellProblem]) -> bool:
    """The fault is only that a name is missing which an earlier fault took away."""
    return any(
        each.column == "name" and problem.message == unknown_name(each.value)
        for each in problems
    )


def _headline(filename: str, problems: list[CellProblem]) -> str:
    if len(problems) == 1:
        only = problems[0]
        where = f"{only.cell}: " if only.cell else ""
        return f"{filename} cannot be used. {where}{only.message}"
    return f"{filename} cannot be used: {len(problems)} cells need a change."


def _sorted(problems: list[CellProblem], sheets: Sheets) -> tuple[CellProblem, ...]:
    order = list(sheets.names.values())

    def place(problem: CellProblem) -> tuple[int, int, str]:
        sheet = order.index(problem.sheet) if problem.sheet in order else len(order)
        return sheet, problem.row or 0, problem.cell

    return tuple(sorted(problems, key=place))
