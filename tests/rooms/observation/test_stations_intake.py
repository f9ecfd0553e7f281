"""Lists of stations as they come: CSV and Excel, seven languages, everything doubtful.

Every station is invented.
"""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from orkhon.observation.intake import station_tables
from orkhon.observation.intake.coordinates import (
    BOXES,
    CoordinateError,
    Notation,
    read_coordinate,
    require_place,
)
from orkhon.observation.intake.station_columns import recognised
from orkhon.observation.intake.station_rows import Problem, Reading, read_stations
from orkhon.observation.intake.station_tables import TableRefused, read_table

KAZAKH = (
    "Учаске нөмірі;Облыс;Аудан;Атауы;Мекенжайы;Ендік;Бойлық;Сайлаушылар саны;Түрі\n"
    "17;Үлгі облысы;Төбе ауданы;№3 мектеп;Үлгі к., 1;43.25;76.95;1 204;жалпы\n"
    "18;Үлгі облысы;Өзен ауданы;Емхана;Үлгі к., 9;43.26;76.91;310;аурухана\n"
)


def read(text, filename="list.csv", box=None, **reading):
    table = read_table(text.encode() if isinstance(text, str) else text, filename)
    return read_stations(
        table, Reading(columns=recognised(table.head), box=box, **reading)
    )


def workbook(*rows, title="Участки"):
    book, data = Workbook(), io.BytesIO()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.create_sheet("Empty")
    book.save(data)
    return data.getvalue()


def test_a_kazakh_list_is_read_with_its_areas_from_the_widest_down():
    found = read(KAZAKH, as_of="2027-02-20")
    assert found.problems == []
    first, second = found.rows
    assert (first.line, first.code, first.number) == (2, "17", "17")
    assert first.areas == (("region", "Үлгі облысы"), ("district", "Төбе ауданы"))
    assert (first.latitude, first.longitude) == (43.25, 76.95)
    assert (first.voters, first.as_of) == (1204, "2027-02-20")
    assert (first.kind, second.kind) == ("ordinary", "hospital")


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("Station number,District,Registered voters", "number district voters"),
        ("№ участка,Район,Число избирателей", "number district voters"),
        ("Учаске нөмірі,Аудан,Сайлаушылар саны", "number district voters"),
        ("Участканын номери,Району,Шайлоочулардын саны", "number district voters"),
        ("Sandık No,İlçe,Seçmen Sayısı", "number district voters"),
        ("Məntəqə nömrəsi,Rayon,Seçicilərin sayı", "number district voters"),
        ("Uchastka raqami,Tuman,Saylovchilar soni", "number district voters"),
        ("KOD,ŞEHİR,BOYLAM,ENLEM", "code city longitude latitude"),
        ("Voters on list (20 February),Number", "voters number"),
    ],
)
def test_columns_are_guessed_in_the_languages_of_the_members(head, fields):
    assert list(recognised(head.split(","))) == sorted(
        fields.split(), key=list(recognised(head.split(","))).index
    )
    assert set(recognised(head.split(","))) == set(fields.split())


def test_a_column_is_taken_once_and_the_plain_word_first():
    assert recognised(["Номер", "Номер участка", "Примечание"]) == {"number": "Номер"}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_any_usual_separator_serves(sign):
    found = read(f"number{sign}voters\n1{sign}100\n")
    assert [(one.number, one.voters) for one in found.rows] == [("1", 100)]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", KAZAKH),
        ("utf-16", KAZAKH),
        ("cp1251", "Номер участка;Адрес\n1;улица Образцовая\n"),
        ("cp1254", "Sandık No;Adres\n1;Örnek Çeşme Sokağı\n"),
    ],
)
def test_letters_are_read_as_they_were_written(encoding, text):
    table = read_table(text.encode(encoding), "list.csv")
    assert table.part == encoding
    assert table.head == tuple(text.splitlines()[0].split(";"))


def test_letters_that_cannot_be_told_are_refused():
    with pytest.raises(TableRefused, match="save it as UTF-8"):
        read_table("Číslo;Adresa\n1;Žďár u Ňové\n".encode("cp1250"), "list.csv")


def test_titles_above_the_head_are_passed_over():
    found = read("Список участков\n\n№,Адрес,Избирателей\n1,ул. Образцовая,55\n")
    assert [(one.line, one.voters) for one in found.rows] == [(4, 55)]


def test_the_word_of_excel_for_its_separator_is_no_head():
    found = read("sep=;\nnumber;voters\n1;2\n")
    assert [one.voters for one in found.rows] == [2]


def test_lines_are_numbered_as_in_the_file_though_a_cell_runs_over_two():
    found = read('number,address,voters\n1,"a\nb",5\n2,c,x\n')
    assert [one.address for one in found.rows] == ["a b"]
    assert [(one.line, one.column) for one in found.problems] == [(4, "voters")]


def test_an_excel_workbook_is_read_by_its_first_sheet():
    data = workbook(
        ["Номер", "Адрес", "Широта", "Долгота", "Избирателей", "По состоянию на"],
        [17, "ул. Образцовая, 1", 43.25, 76.95, 1204.0, "2027-02"],
        [None, None, None, None, None, None],
        ["18а", True, None, None, None, None],
    )
    found = read(data, "list.xlsx")
    assert found.problems == []
    first, second = found.rows
    assert (first.number, first.voters, first.as_of) == ("17", 1204, "2027-02")
    assert (first.latitude, first.longitude) == (43.25, 76.95)
    assert (second.line, second.number, second.address) == (4, "18а", "true")


def test_dates_of_excel_become_days():
    data = workbook(
        ["number", "voters", "as of"],
        ["1", 5, date(2027, 2, 20)],
        ["2", 6, datetime(2027, 2, 21, 0, 0)],  # noqa: DTZ001 -- Excel knows no zones
    )
    assert [one.as_of for one in read(data, "list.xlsx").rows] == [
        "2027-02-20",
        "2027-02-21",
    ]


def test_a_book_without_sheets_is_refused():
    with zipfile.ZipFile(io.BytesIO(workbook(["a"]))) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    names = parts["xl/workbook.xml"].decode()
    start, end = names.index("<sheets>"), names.index("</sheets>")
    parts["xl/workbook.xml"] = (names[: start + 8] + names[end:]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    with pytest.raises(TableRefused, match="no sheets"):
        read_table(packed.getvalue(), "list.xlsx")


def test_another_sheet_is_read_when_it_is_asked_for():
    data = workbook(["a", "b"], [1, 2])
    table = read_table(data, "list.xlsx")
    assert (table.part, table.parts) == ("Участки", ("Участки", "Empty"))
    with pytest.raises(TableRefused, match="no lines"):
        read_table(data, "list.xlsx", "Empty")
    with pytest.raises(TableRefused, match="no sheet “Third”"):
        read_table(data, "list.xlsx", "Third")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"  \n", "is empty"),
        (b"\xd0\xcf\x11\xe0old", "old Excel"),
        (b"PK\x03\x04 nothing", "no Excel workbook"),
        (b"a,b\n1,\0\n", "signs that no text has"),
        (b"\xff\xfea", "is not written in utf-16"),
        (b'a,b\n"' + b"x" * 200_000 + b'",2\n', "no CSV"),
        (b",".join(b"c" for _ in range(201)) + b"\n1\n", "201 columns"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data, words):
    with pytest.raises(TableRefused, match=words):
        read_table(data, "list.csv")


def test_files_are_not_read_beyond_all_measure(monkeypatch):
    monkeypatch.setattr(station_tables, "LARGEST_FILE", 10)
    with pytest.raises(TableRefused, match="at most 0 are read"):
        read_table(b"number,voters\n", "list.csv")
    monkeypatch.setattr(station_tables, "LARGEST_FILE", 10**6)
    monkeypatch.setattr(station_tables, "LARGEST_UNPACKED", 10)
    with pytest.raises(TableRefused, match="unpacks to"):
        read_table(workbook(["a"]), "list.xlsx")
    monkeypatch.setattr(station_tables, "MOST_LINES", 2)
    with pytest.raises(TableRefused, match="split the file"):
        read("number,voters\n1,1\n2,2\n")


def test_columns_without_names_and_with_the_same_can_be_told_apart():
    table = read_table(b"number,,number\n1,2,3\n", "list.csv")
    assert table.head == ("number", "column 2", "number (2)")
    assert [line.cells for line in table.lines()] == [("1", "2", "3")]


def why(text, **reading):
    return [(one.line, one.why) for one in read(text, **reading).problems]


def test_a_code_is_made_of_the_number_where_the_list_has_none():
    found = read("number\n№ 17 а\n")
    assert [(one.code, one.number) for one in found.rows] == [("17-а", "№ 17 а")]


def test_codes_come_once_and_have_no_spaces():
    assert why("code,number\nA-1,1\nA-1,2\nB 2,3\n,\n,4\nC,\n") == [
        (3, "line 2 has the same code"),
        (4, "a code has letters, digits and signs, and no spaces"),
    ]
    assert why("number,address\n1,a\n1,b\n,c\n№,d\n") == [
        (3, "line 2 has the same number: the list needs a column of codes"),
        (4, "the station has no code and no number"),
        (5, "a code has letters, digits and signs, and no spaces"),
    ]


@pytest.mark.parametrize(
    ("voters", "read_as"),
    [("1204", 1204), ("1 204", 1204), ("1,204", 1204), ("1.204.300", None), ("0", 0)],
)
def test_thousands_may_be_parted(voters, read_as):
    found = read(f"number;voters\n1;{voters}\n")
    assert [one.voters for one in found.rows] == ([] if read_as is None else [read_as])


@pytest.mark.parametrize("voters", ["abc", "-5", "12,5", "1.5", "²"])
def test_voters_are_whole_numbers(voters):
    (problem,) = read(f"number;voters\n1;{voters}\n").problems
    assert problem == Problem(2, "voters", voters, "it is no whole number")


def test_no_number_of_voters_is_not_zero():
    assert [one.voters for one in read("number,voters\n1,\n").rows] == [None]


def test_a_word_that_nobody_knows_is_not_taken_for_ordinary():
    assert why("number,kind,settlement\n1,тюремный,город\n2,,хутор\n") == [
        (2, "it is not known what this means"),
        (3, "it is not known what this means"),
    ]


def test_settlements_and_stations_abroad():
    found = read(
        "number,country,city,kind,settlement\n1,Türkiye,Ankara,,şehir\n2,,,,\n"
    )
    first, second = found.rows
    assert first.areas == (("abroad", "Türkiye"), ("city", "Ankara"))
    assert (first.kind, first.settlement) == ("abroad", "urban")
    assert (second.kind, second.settlement, second.areas) == ("ordinary", "", ())


def test_dates_are_partial_dates():
    assert why("number,voters,as of\n1,5,20.02.2027\n") == [
        (2, "dates are written 2027-03, or 2027-03-01 to the day")
    ]


def test_too_long_a_name_is_a_problem_of_its_line():
    assert why(f"number,name,region\n1,{'x' * 241},{'y' * 161}\n") == [
        (2, "more than 240 signs"),
        (2, "more than 160 signs"),
    ]


def test_a_head_without_lines_is_a_problem():
    assert why("number,voters\n") == [(1, "there is no line below the head")]


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        ("43,25", "76,95", "decimal comma"),
        ("43°15'", "76°57'", "degrees and minutes"),
        ("north", "76.9", "no coordinate"),
        ("43.25", "", "only one"),
        ("76.95", "43.25", "changed places"),
        ("43.25", "96.95", "outside of the country"),
        ("0", "0", "in the sea"),
    ],
)
def test_doubtful_coordinates_are_refused_and_not_guessed(latitude, longitude, words):
    text = f"number;lat;lon\n1;{latitude};{longitude}\n"
    (problem,) = read(text, box=BOXES["KZ"]).problems
    assert words in problem.why
    assert problem.value == f"{latitude}; {longitude}"


def test_coordinates_are_read_as_a_person_says_they_are_written():
    comma = read("number;lat;lon\n1;43,25;76,95\n", notation=Notation.COMMA)
    assert (comma.rows[0].latitude, comma.rows[0].longitude) == (43.25, 76.95)
    sixty = read(
        "number;lat;lon\n1;43°15'00\"N;76°57'00\"E\n", notation=Notation.SEXAGESIMAL
    )
    assert (sixty.rows[0].latitude, sixty.rows[0].longitude) == (43.25, 76.95)


def test_a_station_abroad_may_lie_anywhere():
    found = read("number,country,lat,lon\n1,Türkiye,39.9,32.8\n", box=BOXES["KZ"])
    assert found.problems == []


def test_degrees_minutes_and_sides_of_the_world():
    read_ = lambda text: read_coordinate(text, Notation.SEXAGESIMAL)  # noqa: E731 -- short
    assert read_("12°30' S") == -12.5
    assert read_("12°30' ю.ш.") == -12.5
    assert read_("12 30 36") == pytest.approx(12.51)
    assert read_("−12.5") == -12.5
    with pytest.raises(CoordinateError, match="59 minutes"):
        read_("12°75'")


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((91.0, 10.0), "90 degrees"),
        ((10.0, 181.0), "180 degrees"),
        ((float("nan"), 1.0), "no coordinate"),
    ],
)
def test_a_place_lies_on_the_earth(place, words):
    with pytest.raises(CoordinateError, match=words):
        require_place(*place, None)


def test_progress_is_told_now_and_then():
    heard = []
    text = "number\n" + "\n".join(str(one) for one in range(4_500))
    table = read_table(text.encode(), "list.csv")
    read_stations(table, Reading(columns={"number": "number"}), report=heard.append)
    assert heard == [2000, 4000, 4500]
