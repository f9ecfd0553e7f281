"""What an XLSForm says beside the standard: titles by language, columns of our own."""

from collections.abc import Mapping
from typing import Any

from pyxform import aliases
from pyxform.question import MultipleChoiceQuestion

from orkhon.engines.xforms.model import FormSchema
from orkhon.engines.xforms.sheets import SURVEY, Sheets
from orkhon.engines.xforms.translations import language_of

TITLE = "form_title"

_KNOWN = frozenset(
    {
        *aliases.survey_header,
        *MultipleChoiceQuestion.get_slot_names(),
        "type",
        "name",
        "disabled",
        "list_name",
        "save_to",
        "repeat_count",
    }
)
_OPENERS = ("begin group", "begin repeat", "begin loop", "begin lgroup")
_CLOSERS = ("end group", "end repeat", "end loop", "end lgroup")


def snake(heading: str) -> str:
    """A heading as XLSForm compares it: small letters, "_" for spaces."""
    return "_".join(heading.split()).lower()


def take_titles(workbook: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The workbook without its titles by language, and these by language code.

    pyxform knows one title only and stops at `form_title::Қазақша (kk)`.
    """
    rows = [dict(row) for row in workbook.get("settings") or ()]
    headers = [dict(row) for row in workbook.get("settings_header") or ()]
    titles: dict[str, str] = {}
    for header in list(headers[0]) if headers else ():
        base, colons, language = header.partition("::")
        if not colons or snake(base) not in {TITLE, "title", "set_form_title"}:
            continue
        del headers[0][header]
        text = rows[0].pop(header, "") if rows else ""
        if text:
            titles[language_of(language.strip()).code] = str(text)
    if titles and not any(snake(header) in {TITLE, "title"} for header in headers[0]):
        headers[0][TITLE] = None
        rows[0][TITLE] = next(iter(titles.values()))
    changed = dict(workbook)
    if rows or headers:
        changed |= {"settings": rows, "settings_header": headers}
    return changed, titles


def extra_columns(sheets: Sheets, schema: FormSchema) -> dict[str, dict[str, str]]:
    """The columns of `survey` that XLSForm does not know: column to path to text."""
    unknown = [
        header
        for header in sheets.headers(SURVEY)
        if ":" not in header and snake(header) not in _KNOWN
    ]
    found: dict[str, dict[str, str]] = {header: {} for header in unknown}
    around: list[str] = []
    for row in sheets.rows(SURVEY):
        fields = {snake(header): text for header, text in row.items()}
        kind = fields.get("type", "").replace("_", " ").lower()
        if kind.startswith(_CLOSERS):
            del around[-1:]
            continue
        steps = [*around, fields.get("name", "")]
        if kind.startswith(_OPENERS):
            around = steps
        path = "/".join(["", schema.root, *steps])
        for header in unknown:
            if row.get(header):
                found[header][path] = str(row[header])
    return found
