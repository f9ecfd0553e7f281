"""Files that people bring in as forms, and those that are none."""

import io
import zipfile

import pytest
import xlwt

from orkhon.engines.xforms import sheets
from orkhon.engines.xforms.conversion import convert
from orkhon.engines.xforms.model import FormError
from tests.engines.xforms.forms import (
    CHOICES,
    OPENING,
    SETTINGS,
    csv_form,
    headings_of,
    question,
    workbook,
)

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
TWO = [question("text", "a"), question("integer", "b")]


def refusal(data, filename):
    with pytest.raises(FormError) as error:
        convert(data, filename)
    assert error.value.problems == ()
    assert filename in str(error.value)
    return str(error.value)


def xls_form(rows):
    book = xlwt.Workbook()
    for name, content in {
        "survey": rows,
        "choices": CHOICES,
        "settings": [SETTINGS],
    }.items():
        sheet = book.add_sheet(name)
        headings = headings_of(content)
        for column, heading in enumerate(headings):
            sheet.write(0, column, heading)
            for line, row in enumerate(content, start=1):
                if row.get(heading):
                    sheet.write(line, column, row[heading])
    book.add_sheet("empty")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_one_form_is_the_same_from_every_kind_of_file():
    kinds = {
        "opening.xlsx": workbook(TWO),
        "opening.xls": xls_form(TWO),
        "opening.csv": csv_form(TWO),
        "OPENING.CSV": csv_form(TWO, delimiter=";"),
        "tabs.txt": csv_form(TWO, delimiter="\t"),
        "bom.csv": b"\xef\xbb\xbf" + csv_form(TWO),
    }
    forms = {name: convert(data, name).xml for name, data in kinds.items()}
    assert len(set(forms.values())) == 1
    assert b"<b/>" in forms["opening.csv"]


MARKDOWN = b"| survey |\n| | type | name | label |\n| | text | a | A |\n"


@pytest.mark.parametrize("name", ["form.md", "form.txt", "form.csv"])
def test_a_table_in_markdown_is_known_by_its_first_cell(name):
    assert convert(MARKDOWN, name).form_id == "form"


def test_the_only_sheet_holds_the_questions_whatever_its_name():
    data = MARKDOWN.replace(b"survey", b"Questions")
    assert convert(data, "form.md").form_id == "form"
    with pytest.raises(FormError) as error:
        convert(data.replace(b"text", b"txet"), "form.md")
    assert [problem.cell for problem in error.value.problems] == ["Questions!B2"]


def test_a_large_file_is_not_opened():
    assert "10485760" in refusal(b" " * (sheets.MAX_BYTES + 1), "big.csv")


@pytest.mark.parametrize(
    ("data", "filename", "words"),
    [
        (b"", "f.xlsx", "is empty"),
        (b" \n", "f.csv", "is empty"),
        (b"x", "f.xlsm", "macros"),
        (b"x", "f.pdf", "none of the files"),
        (b"%PDF-1.7", "f.xlsx", "none of the files"),
        (b"x", "nameless", "none of the files"),
        (b"<html><table><tr><td>type", "f.xls", "web page"),
        (b"\n <TABLE>", "f.xlsx", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "f.xls", "XML"),
        (OLE + b"0" * 600, "f.xls", "damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "f.xlsx", "password"),
        (OLE + "_VBA_PROJECT".encode("utf-16-le"), "f.xls", "macros"),
        (b"PK\x03\x04" + b"0" * 50, "f.xlsx", "damaged"),
        ("тип,имя".encode("cp1251"), "f.csv", "not in UTF-8"),
        ("| survey | тип".encode("cp1251"), "f.md", "not in UTF-8"),
        (b"no table at all", "f.csv", "damaged"),
        (b"no table at all", "f.md", "damaged"),
        (b"survey\n,type\n," + b"x" * 200_000, "f.csv", "damaged"),
    ],
)
def test_what_is_no_form_is_refused_in_plain_words(data, filename, words):
    assert words in refusal(data, filename)


def packed(members, data=None):
    """A workbook with other members, or an archive of these alone."""
    file = io.BytesIO(data or b"")
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


DOCTYPE = '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed({"xl/vbaProject.bin": b"1"}, workbook(TWO)), "macros"),
        (packed({"content.xml": b"<office/>"}), "no Excel workbook"),
        (packed({"a": b"0" * (sheets.MAX_UNPACKED + 1)}), "unpacks to"),
        (packed({f"a{n}": b"" for n in range(sheets.MAX_MEMBERS + 1)}), "unpacks to"),
        (packed({"xl/a.xml": DOCTYPE}, workbook(TWO)), "entities"),
        (packed({"xl/a.xml": DOCTYPE.encode("utf-16")}, workbook(TWO)), "entities"),
        (packed({"xl/workbook.xml": b"<workbook/>"}), "damaged"),
    ],
)
def test_an_archive_that_is_no_safe_workbook_is_refused(data, words):
    told = refusal(data, "f.xlsx")
    assert words in told
    assert ("damaged" in told) == (words == "damaged")


def test_a_damaged_member_is_noticed():
    data = bytearray(workbook(TWO))
    at = data.index(b"xl/workbook.xml") + 60
    data[at : at + 20] = b"\x00" * 20
    assert "damaged" in refusal(bytes(data), "f.xlsx")


def test_an_archive_that_points_outside_itself_is_refused():
    data = bytearray(workbook(TWO))
    # The end record gives where the list of members begins; the list would begin
    # before the file does.
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (len(data) + 25).to_bytes(4, "little")
    assert "damaged" in refusal(bytes(data), "f.xlsx")


def test_a_locked_archive_is_told_from_a_damaged_one():
    data = bytearray(packed({"xl/workbook.xml": b"<w/>"}))
    data[6] |= 1  # the flag "encrypted" of the local and of the central header
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "password" in refusal(bytes(data), "f.xlsx")


def test_two_columns_with_one_heading_are_refused():
    rows = [question("text", "a")]
    data = workbook([{**rows[0], "note": "1"}])
    book = sheets.openpyxl.load_workbook(io.BytesIO(data))
    book["survey"]["E1"] = "name"
    file = io.BytesIO()
    book.save(file)
    assert "two columns have the same heading" in refusal(file.getvalue(), "f.xlsx")


def test_more_rows_than_a_form_has_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 1)
    assert "rows" in refusal(csv_form(TWO), "f.csv")


def test_a_line_of_a_csv_is_the_files_own():
    rows = [question("text", "a"), question("text", "1b")]
    data = csv_form(rows).replace(b"survey\r\n", b"\r\nsurvey\r\n\r\n")
    with pytest.raises(FormError) as error:
        convert(data, "f.csv")
    (problem,) = error.value.problems
    # Line 1 is empty, 2 the sheet, 3 empty, 4 the headings; column A names the sheet.
    assert (problem.cell, problem.row, problem.value) == ("survey!C6", 6, "1b")


def test_a_cell_of_an_xls_is_found():
    with pytest.raises(FormError) as error:
        convert(xls_form([*OPENING, question("select_one nolist", "b")]), "f.xls")
    (problem,) = error.value.problems
    assert (problem.cell, problem.column) == (f"survey!A{len(OPENING) + 2}", "type")
