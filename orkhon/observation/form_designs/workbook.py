"""A form as an XLSForm workbook, built on demand and the same each time.

The text source is what people review; the workbook is what they open in Excel, change
and upload again. Nothing is committed twice.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from orkhon.observation.form_designs.designs import (
    LANGUAGES,
    DesignError,
    FormDesign,
    Question,
    Texts,
    form_design,
    language_columns,
    messages,
    words,
)
from orkhon.observation.form_designs.protocols import Protocol

CONSTRAINTS = {
    "not_negative": ". >= 0",
    "alone": "not((selected(., 'none') or selected(., 'not_seen'))"
    " and count-selected(.) > 1)",
    "after": "${{{other}}} = '' or "
    "decimal-date-time(.) >= decimal-date-time(${{{other}}})",
}
PHOTO = "max-pixels=2048"
"""A page of small print stays readable; 2G carries it."""
METADATA = ("start", "end", "deviceid")
# A date in the file would make each download another file.
_MADE = "2026-01-01T00:00:00Z"
_MADE_PARTS = (2026, 1, 1, 0, 0, 0)

UZBEK_MARKS = str.maketrans({"\u2018": "\u02bb", "\u2019": "\u02bc"})

Row = dict[str, str]


def xlsform(
    form_id: str,
    protocol: Protocol | None = None,
    *,
    version: str,
    default_language: str = "en",
    standard: bool = False,
) -> bytes:
    """Write one of our forms as an .xlsx that pyxform converts.

    Args:
        form_id: One of `designs.STAGES`.
        protocol: The country's lines, for the form `protocol`.
        version: Digits yyyymmddnn, set by the mission.
        default_language: The language a phone shows first.
        standard: Leave out the titles by language, which only our own engine knows
            and at which pyxform alone stops.
    Returns:
        The workbook; the same arguments give the same bytes.
    Raises:
        DesignError: no such form, a version that is not ten digits, a language that
            the forms do not have.
    """
    if not re.fullmatch(r"\d{10}", version):
        raise DesignError(f"version “{version}” is not ten digits yyyymmddnn")
    if default_language not in LANGUAGES:
        raise DesignError(f"the forms have no language “{default_language}”")
    design = form_design(form_id, protocol)
    workbook = Workbook()
    survey = workbook.worksheets[0]
    survey.title = "survey"
    _fill(survey, survey_rows(design))
    _fill(workbook.create_sheet("choices"), choice_rows(design))
    _fill(
        workbook.create_sheet("settings"),
        [_settings(design, version, default_language, standard=standard)],
    )
    raw = io.BytesIO()
    workbook.save(raw)
    return _without_dates(raw.getvalue())


def survey_rows(design: FormDesign) -> list[Row]:
    """The rows of the sheet `survey`, by column."""
    rows: list[Row] = [{"type": name, "name": name} for name in METADATA]
    rows += _group("header", words("groups", "header"), design.header)
    rows += _group(design.form_id, design.title, design.questions)
    if design.checks:
        notes = [
            {
                "type": "note",
                "name": f"check_{check.key}",
                "relevant": check.condition,
                **_texts("label", _note(check.formula)),
            }
            for check in design.checks
        ]
        rows += [
            {
                "type": "begin_group",
                "name": "checks",
                **_texts("label", words("groups", "checks")),
            },
            *notes,
            {"type": "end_group"},
        ]
    return rows


def choice_rows(design: FormDesign) -> list[Row]:
    """The rows of the sheet `choices`, by column."""
    return [
        {"list_name": name, "name": choice.name, **_texts("label", choice.label)}
        for name, choices in design.choices.items()
        for choice in choices
    ]


def _settings(
    design: FormDesign, version: str, default_language: str, *, standard: bool
) -> Row:
    return {
        "form_title": _kept(design.title[default_language], default_language),
        **({} if standard else _texts("form_title", design.title)),
        "form_id": design.form_id,
        "version": version,
        "default_language": _column_language(default_language),
        "name": "data",
        "instance_name": f"concat(${{station}}, ' · {design.title['en']}')",
    }


def _group(name: str, label: Texts, questions: Iterable[Question]) -> list[Row]:
    return [
        {"type": "begin_group", "name": name, **_texts("label", label)},
        *(_row(question) for question in questions),
        {"type": "end_group"},
    ]


def _row(question: Question) -> Row:
    kind = question.kind
    if kind in ("seen4", "rating5"):
        kind = f"select_one {kind}"
    row = {
        "type": kind,
        "name": question.name,
        **_texts("label", question.label),
        "orkhon_paragraph": question.paragraph,
        "orkhon_adverse": question.adverse,
        "default": question.default,
        "parameters": PHOTO if kind == "image" else "",
    }
    if question.hint is not None:
        row |= _texts("hint", question.hint)
    if question.constraint:
        rule, _, other = question.constraint.partition(":")
        row["constraint"] = CONSTRAINTS[rule].format(other=other)
        row |= _texts("constraint_message", messages(rule))
    if question.relevant is not None:
        asked, answer = question.relevant
        row["relevant"] = f"${{{asked}}} = '{answer}'"
    if question.required:
        row["required"] = "yes"
        row |= _texts("required_message", messages(f"{question.name}_required"))
    return row


def _note(formula: Texts) -> Texts:
    return {
        language: text.format(relation=formula.get(language, formula["en"]))
        for language, text in messages("differs").items()
    }


def _texts(column: str, texts: Texts) -> Row:
    return {
        f"{column}::{_column_language(language)}": _kept(
            texts.get(language, texts["en"]), language
        )
        for language in LANGUAGES
    }


def _column_language(language: str) -> str:
    return _kept(language_columns()[language], language)


def _kept(text: str, language: str) -> str:
    """Uzbek with the letters' own marks: pyxform makes ' of U+2018 and U+2019."""
    return text.translate(UZBEK_MARKS) if language == "uz" else text


def _fill(sheet: Worksheet, rows: list[Row]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    columns = [
        column
        for column in columns
        if column in ("type", "name") or any(row.get(column) for row in rows)
    ]
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) or None for column in columns])
    for number, cells in enumerate(sheet.iter_rows(), 1):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for index, column in enumerate(columns, 1):
        letter = sheet.cell(1, index).column_letter
        sheet.column_dimensions[letter].width = 40 if "::" in column else 18
    sheet.freeze_panes = "C2"


def _without_dates(raw: bytes) -> bytes:
    """The same workbook with one fixed date, so that equal forms are equal bytes."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in sorted(before.namelist()):
            content = before.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*",
                    rb"\g<1>" + _MADE.encode(),
                    content,
                )
            entry = zipfile.ZipInfo(name, date_time=_MADE_PARTS)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, content)
    return written.getvalue()


def paragraph_of(design: FormDesign) -> Mapping[str, str]:
    """By path in a submission, the key of the statement's paragraph it feeds."""
    return {
        design.path(question): question.paragraph
        for question in design.questions
        if question.paragraph
    }
