"""Excel workbooks as their makers write them, and as somebody breaks them.

What a cell holds is checked against openpyxl, another program that reads and writes
the format; what it does not write is put into its file by hand (ECMA-376, part 1).
"""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.xml.constants import REL_NS
from openpyxl.xml.constants import SHEET_MAIN_NS as MAIN_NS

from orkhon.observation.intake.station_tables import TableRefused, read_table
from orkhon.observation.intake.workbooks import NoWorkbook, open_workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def made(*rows, change=None):
    """A workbook of openpyxl, saved; `change` may alter the book first."""
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    book.save(data)
    return data.getvalue()


def altered(data, part, old, new):
    """The same workbook with some bytes of one part put otherwise."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return packed(parts)


def shared(*strings):
    """A workbook whose cells point at strings kept apart, as Excel writes it."""
    with zipfile.ZipFile(io.BytesIO(made(*([n] for n in range(len(strings)))))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    parts[SHEET] = parts[SHEET].replace(b't="n"', b't="s"')
    parts[STRINGS] = f'<sst xmlns="{MAIN_NS}">{"".join(strings)}</sst>'.encode()
    parts[LINKS] = parts[LINKS].replace(
        b"</Relationships>",
        f'<Relationship Id="s" Type="{REL_NS}/sharedStrings"'
        ' Target="sharedStrings.xml"/><Relationship Id="t" TargetMode="External"'
        f' Type="{REL_NS}/externalLink" Target="https://example.org/"/>'
        "</Relationships>".encode(),
    )
    return packed(parts)


def packed(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return data.getvalue()


def cells(data, sheet="Sheet"):
    return [row for _number, row in open_workbook(data).rows(sheet)]


def test_numbers_are_written_as_a_person_writes_them():
    data = made([17, 17.0, 49.123456789012, -3, 1e22, 0.1 + 0.2, "007", "17.0", True])
    assert cells(data) == [
        ["17", "17", "49.123456789012", "-3", str(10**22), "0.3", "007", "17.0", "true"]
    ]


def test_days_and_times_are_told_from_numbers_by_their_style():
    def length(book):
        book.active["D1"].number_format = "[h]:mm"

    moments = [
        date(2027, 2, 20),
        datetime(2027, 2, 20, 8, 30),  # noqa: DTZ001 -- Excel knows no zones
        time(8, 30),
        timedelta(hours=30),
    ]
    data = made(moments, change=length)
    assert cells(data) == [["2027-02-20", "2027-02-20", "08:30:00", "1 day, 6:00:00"]]


def test_days_of_an_old_mac_are_counted_from_1904():
    def mac(book):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    data = made([date(2027, 2, 20)], change=mac)
    assert cells(data) == [["2027-02-20"]]
    # Microsoft: the two calendars are 1,462 days apart.
    windows = altered(data, "xl/workbook.xml", b'date1904="1"', b"")
    assert cells(windows) == [[(date(2027, 2, 20) - timedelta(1462)).isoformat()]]


def test_a_day_that_no_calendar_has_is_a_fault_in_its_cell():
    data = made([date(2027, 2, 20)])
    day = b"<v>46438</v>"
    assert cells(altered(data, SHEET, day, b"<v>9e99</v>")) == [["#VALUE!"]]


def test_a_fault_of_a_formula_is_not_taken_for_an_empty_cell():
    data = made(["number", "voters"], ["1", "#N/A"])
    assert openpyxl.load_workbook(io.BytesIO(data)).active["B2"].data_type == "e"
    assert cells(data)[1] == ["1", "#N/A"]


def test_a_formula_gives_what_excel_reckoned_last():
    data = made(["=1+2", "=A1&A1", "=1=1"])
    assert cells(data) == [["", "", ""]]
    data = altered(data, SHEET, b"<f>1+2</f><v></v>", b"<f>1+2</f><v>3</v>")
    data = altered(data, SHEET, b"<f>1=1</f><v></v>", b"<f>1=1</f><v>1</v>")
    assert cells(data) == [["3", "", "1"]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (b'<c t="inlineStr"><is><t> a\n b</t></is></c>', "a b"),
        (b'<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        (b'<c t="inlineStr"><is><t>a</t><rPh><t>x</t></rPh></is></c>', "a"),
        (b'<c t="str"><f>B1</f><v> a  b</v></c>', "a b"),
        (b'<c t="b"><v>0</v></c>', "false"),
        (b'<c t="d"><v>2027-02-20T00:00:00</v></c>', "2027-02-20"),
        (b'<c t="s"/>', ""),
        (b"<c><v>1.0E+3</v></c>", "1000"),
        (b"<c/>", ""),
    ],
)
def test_cells_that_other_programs_write_are_read(cell, text):
    data = altered(
        made([1]), SHEET, b'<row r="1"><c r="A1" t="n"><v>1</v></c>', b"<row>" + cell
    )
    assert list(open_workbook(data).rows("Sheet")) == [(1, [text])]


def test_cells_stand_in_their_columns_and_rows_whatever_is_left_out():
    def few(book):
        book.active["B3"] = "b"
        book.active["AA3"] = "z"
        book.active["A1048576"] = "last"

    book = open_workbook(made(change=few))
    (third, line), (last, end) = book.rows("Sheet")
    assert (third, line.index("b"), line.index("z"), len(line)) == (3, 1, 26, 27)
    assert (last, end) == (1_048_576, ["last"])


def test_sheets_of_cells_are_offered_and_charts_are_not():
    def sheets(book):
        chart = openpyxl.chart.BarChart()
        book.create_chartsheet("Chart").add_chart(chart)
        book.create_sheet("Hidden").sheet_state = "hidden"

    assert tuple(open_workbook(made([1], change=sheets)).parts) == ("Sheet", "Hidden")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (SHEET, b"</sheetData>", b""),
        (SHEET, b'r="B1"', b'r="A1"'),
        (SHEET, b'r="B1"', b'r="XFE1"'),
        (SHEET, b"<v>7</v>", b"<v>seven</v>"),
        ("xl/workbook.xml", b"</workbook>", b""),
        ("_rels/.rels", b'/officeDocument"', b'/other"'),
        (LINKS, b"/xl/worksheets/sheet1.xml", b"/xl/none.xml"),
    ],
)
def test_a_broken_workbook_is_refused_in_words(part, old, new):
    data = altered(made(["a", 7]), part, old, new)
    with pytest.raises(TableRefused, match=r"list\.xlsx is no Excel workbook"):
        list(read_table(data, "list.xlsx").lines())


def test_bytes_that_do_not_unpack_are_refused():
    data = bytearray(made(["a", 7]))
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at : at + 20] = bytes(20)
    with pytest.raises(TableRefused, match="no Excel workbook"):
        read_table(bytes(data), "list.xlsx")


def test_strings_kept_apart_are_read_without_how_they_are_pronounced():
    data = shared(
        "<si><t> Төбе\n ауданы</t></si>",
        "<si><r><t>Ata</t></r><r><t>türk</t></r></si>",
        "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh></si>",
        "<si><t/></si>",
    )
    assert cells(data) == [["Төбе ауданы"], ["Atatürk"], ["東京"], [""]]


def test_a_cell_that_points_at_no_string_is_refused():
    data = altered(shared("<si><t>a</t></si>"), SHEET, b"<v>0</v>", b"<v>99</v>")
    with pytest.raises(NoWorkbook):
        cells(data)


def test_a_file_of_the_machine_is_not_read_through_a_workbook(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("secret")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><sst'.encode()
    data = shared("<si><t>&s;</t></si>", "<si><t>b</t></si>")
    assert cells(altered(data, STRINGS, b"<sst", head)) == [[""], ["b"]]
