"""Sample forms and bodies, all invented for the tests."""

import csv
import io

import openpyxl

HEADINGS = (
    "list_name",
    "form_id",
    "type",
    "name",
    "label::English (en)",
    "label::Қазақша (kk)",
    "hint::English (en)",
    "relevant",
    "required",
    "constraint",
    "calculation",
    "appearance",
    "repeat_count",
    "orkhon_paragraph",
)

Row = dict[str, str]


def question(kind: str, name: str, **columns: str) -> Row:
    """A row of the sheet survey, with labels in both languages."""
    row = {"type": kind, "name": name}
    if not kind.startswith("end"):
        row["label::English (en)"] = f"{name}?"
        row["label::Қазақша (kk)"] = f"{name} ме?"
    return row | columns


CHOICES = [
    {
        "list_name": "seen4",
        "name": value,
        "label::English (en)": english,
        "label::Қазақша (kk)": kazakh,
    }
    for value, english, kazakh in (
        ("yes", "Yes", "Иә"),
        ("no", "No", "Жоқ"),
        ("not_seen", "Not seen", "Көрмедім"),
    )
]
SETTINGS = {
    "form_id": "opening",
    "version": "2026112201",
    "form_title": "Opening",
    "form_title::Қазақша (kk)": "Ашылу",
    "default_language": "English (en)",
}
OPENING = [
    question("start", "start"),
    question("deviceid", "deviceid"),
    question("begin_group", "header"),
    question("text", "station", required="yes"),
    question("dateTime", "arrival"),
    question("end_group", ""),
    question("begin_group", "opening"),
    question(
        "select_one seen4",
        "on_time",
        orkhon_paragraph="opening.start",
        **{"hint::English (en)": "For ${station}", "hint::Қазақша (kk)": "${station}"},
    ),
    question("select_multiple seen4", "several", relevant="${on_time} = 'no'"),
    question("image", "photo", parameters="max-pixels=1024"),
    question("integer", "voters", constraint=". >= 0"),
    question("begin_repeat", "person"),
    question("text", "who"),
    question("end_repeat", ""),
    question("end_group", ""),
]


def workbook(
    survey: list[Row] | None = None,
    choices: list[Row] | None = None,
    settings: Row | None = None,
) -> bytes:
    """An .xlsx of the three sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {
        "survey": OPENING if survey is None else survey,
        "choices": CHOICES if choices is None else choices,
        "settings": [SETTINGS if settings is None else settings],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        headings = headings_of(rows)
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def headings_of(rows: list[Row]) -> list[str]:
    met = dict.fromkeys(heading for row in rows for heading in row)
    order = {heading: number for number, heading in enumerate(HEADINGS)}
    return sorted(met, key=lambda heading: order.get(heading, 99))


def csv_form(
    rows: list[Row], settings: Row | None = None, *, delimiter: str = ","
) -> bytes:
    """A CSV with the sheet's name in its first column."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter)
    sheets = {"survey": rows, "choices": CHOICES, "settings": [settings or SETTINGS]}
    for name, sheet in sheets.items():
        headings = headings_of(sheet)
        writer.writerow([name])
        writer.writerow(["", *headings])
        writer.writerows(["", *map(row.get, headings)] for row in sheet)
    return file.getvalue().encode()


def xform(model: str = "", body: str = "", *, root: str = "", head: str = "") -> bytes:
    """An XForm by hand: what stands in its model, its body and its root."""
    root = root or '<data id="f" version="1"><a/><meta><instanceID/></meta></data>'
    return (
        '<?xml version="1.0"?>'
        '<h:html xmlns="http://www.w3.org/2002/xforms" '
        'xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" '
        'xmlns:orx="http://openrosa.org/xforms" '
        'xmlns:odk="http://www.opendatakit.org/xforms">'
        f"<h:head><h:title>F</h:title>{head}<model><instance>{root}</instance>{model}"
        f"</model></h:head><h:body>{body}</h:body></h:html>"
    ).encode()


def filled(
    answers: str = "<a>1</a>", *, attributes: str = 'id="f" version="1"', meta: str = ""
) -> bytes:
    """A filled form by hand."""
    meta = meta or "<meta><instanceID>uuid:1</instanceID></meta>"
    return f"<data {attributes}>{answers}{meta}</data>".encode()
