"""A file of results: read whole, column by column, or refused by line and value."""

import gzip
import io

import pytest
from openpyxl import Workbook

from orkhon.observation.intake import results_table
from orkhon.observation.intake.results_table import read_results
from orkhon.observation.intake.station_tables import TableRefused


def read(text, name="sample.csv"):
    return read_results(text.encode(), name)


def test_the_boxes_of_a_country_are_read_to_the_last_voter(turkiye):
    # 174,992 boxes and 54,049,940 voters: the totals of the published set.
    assert len(turkiye) == 174_992
    assert turkiye.figures("registered").sum() == 54_049_940


def test_an_empty_cell_is_not_known_and_not_zero():
    figures = read("station,valid\n1,12\n2,\n").figures("valid")
    assert figures.tolist() == [12, None]


def test_digits_may_be_grouped_as_tables_group_them():
    table = read("station;valid\n1;1 200\n2;1\u00a0200\n3;1,200\n4;1200.0\n")
    assert table.figures("valid").tolist() == [1200] * 4


@pytest.mark.parametrize("value", ["12a", "-3", "1,20", "12.5", "1" * 13, "²", "?"])
def test_a_cell_that_is_no_whole_number_is_named_with_its_line(value):
    table = read(f'station;valid\n1;12\n2;"{value}"\n')
    with pytest.raises(TableRefused, match="line 3") as refused:
        table.figures("valid")
    assert value in str(refused.value)
    assert "valid" in str(refused.value)


def test_of_many_broken_cells_the_first_are_shown_and_all_are_counted():
    lines = "".join(f"{number};x{number}\n" for number in range(1, 10))
    with pytest.raises(TableRefused, match="9 cells") as refused:
        read("station;valid\n" + lines).figures("valid")
    assert "x5" in str(refused.value)
    assert "x6" not in str(refused.value)


def test_a_column_is_found_whatever_its_capitals():
    table = read("Station;Дұрыс Бюллетень\n1;5\n")
    assert table.column("дұрыс бюллетень") == "Дұрыс Бюллетень"


def test_a_column_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(TableRefused, match=r"“votes”.*station, valid"):
        read("station;valid\n1;5\n").texts("votes")


def test_a_file_packed_by_gzip_says_the_same():
    text = "station;valid\n1;5\n"
    packed = read_results(gzip.compress(text.encode()), "sample.csv.gz")
    assert packed.cells == read(text).cells


def test_a_torn_packed_file_is_refused():
    torn = gzip.compress(b"station;valid\n1;5\n" * 50)[:-12]
    with pytest.raises(TableRefused, match="cannot be unpacked"):
        read_results(torn, "sample.csv.gz")


def test_a_file_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(results_table, "LARGEST_FILE", 1024**2)
    bomb = gzip.compress(b"0" * (1024**2 + 1))
    with pytest.raises(TableRefused, match="more than 1 MB"):
        read_results(bomb, "sample.csv.gz")


def test_a_workbook_is_read_like_a_text():
    book = Workbook()
    for row in (("station", "valid"), ("017", 793), ("031", None)):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    table = read_results(file.getvalue(), "sample.xlsx")
    assert table.figures("valid").tolist() == [793, None]


def test_a_short_line_is_filled_and_keeps_its_number():
    table = read("station;valid;invalid\n1;5\n\n3;6;1\n")
    assert table.figures("invalid").tolist() == [None, 1]
    assert table.numbers.tolist() == [2, 4]


def test_a_head_without_lines_is_refused():
    with pytest.raises(TableRefused, match="holds no lines"):
        read("station;valid\n")


def test_a_quotation_mark_left_open_is_refused_with_its_line():
    with pytest.raises(TableRefused):
        read('station;valid\n1;"5' + "x" * 140_000)


def test_only_columns_of_numbers_count_as_numeric():
    table = read("place;box;votes;empty\nAlmaty;1;5;\nAstana;2;7;\n")
    assert table.numeric(table.head) == ["box", "votes"]
