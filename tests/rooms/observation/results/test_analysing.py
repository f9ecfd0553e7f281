"""Official results looked at by the methods, each line whole or left out."""

import json

import pytest

from orkhon.engines.elections.forensics import ForensicsError
from orkhon.observation.intake.results_table import read_results
from orkhon.observation.intake.station_tables import TableRefused
from orkhon.observation.queries.results.analysing import analysed, as_plain


def sample(text):
    return read_results(text.encode(), "sample.csv")


LINES = "region;registered;issued;valid;leader\n" + "".join(
    f"{'North' if number % 2 else 'South'};{500 + number};{300 + number % 70};"
    f"{290 + number % 70};{100 + number % 90}\n"
    for number in range(120)
)


@pytest.fixture(scope="module")
def november(turkiye):
    return analysed(
        turkiye, turnout="voted", leader="ak_parti", registered="registered"
    )


def test_november_2015_gives_the_reference_values(november):
    # Measured apart from this code: 160,984 boxes used, z -0.7 by turnout or result,
    # -2.0 by result, 0.3 by turnout; 2,833 boxes with more voters than listed.
    found = november.found
    assert found.integers.used == 160_984
    assert round(found.integers.union.z, 1) == -0.7
    assert round(found.integers.result.z, 1) == -2.0
    assert round(found.integers.turnout.z, 1) == 0.3
    assert found.beyond_the_list == 2_833
    assert november.registered == 54_049_940


def test_the_definition_of_turnout_stands_in_the_answer(november):
    assert november.found.turnout_words == "voted / registered"
    assert november.found.share_words == "ak_parti / valid"
    assert november.region == "province"


def test_nothing_is_called_a_chance_of_fraud(november):
    said = json.dumps(november.as_json(), ensure_ascii=False)
    assert "fraud" not in said.lower()
    assert "NaN" not in said


def test_another_turnout_gives_another_answer():
    lines = LINES.replace("issued", "issued;boxes", 1).splitlines()
    head, *rows = lines
    rows = [
        ";".join([*cells[:3], str(int(cells[2]) - 9), *cells[3:]])
        for cells in (row.split(";") for row in rows)
    ]
    table = sample("\n".join([head, *rows]) + "\n")
    by_issued = analysed(table, turnout="issued", leader="leader")
    by_boxes = analysed(table, turnout="boxes", leader="leader")
    assert by_issued.took_part - by_boxes.took_part == 9 * 120
    assert by_issued.found.turnout_words != by_boxes.found.turnout_words


def test_a_line_without_a_figure_is_left_out_and_said():
    table = sample(LINES + "South;;300;290;100\n")
    analysis = analysed(table, turnout="issued", leader="leader")
    assert (analysis.rows, analysis.incomplete, analysis.found.stations) == (
        121,
        1,
        120,
    )


def test_regions_can_be_left_aside():
    table = sample(LINES)
    assert analysed(table, turnout="issued", leader="leader").found.regions is not None
    whole = analysed(table, turnout="issued", leader="leader", region="none")
    assert whole.region == ""
    assert whole.found.regions is None


def test_a_region_column_may_be_named():
    table = sample(LINES.replace("region;", "circle;", 1))
    named = analysed(table, turnout="issued", leader="leader", region="circle")
    assert named.region == "circle"


def test_the_voters_column_has_to_be_named_when_nothing_tells_it():
    table = sample(LINES.replace("registered", "kayıt", 1))
    with pytest.raises(TableRefused, match="--registered"):
        analysed(table, turnout="issued", leader="leader")


def test_a_file_without_one_whole_line_is_refused():
    with pytest.raises(TableRefused, match="no line has all four"):
        analysed(
            sample("registered;issued;valid;leader\n5;;3;2\n"),
            turnout="issued",
            leader="leader",
        )


def test_more_votes_than_valid_ones_are_refused_with_the_file():
    with pytest.raises(ForensicsError, match=r"sample\.csv: row 1"):
        analysed(
            sample("registered;issued;valid;leader\n500;300;290;291\n"),
            turnout="issued",
            leader="leader",
        )


def test_what_is_not_finite_is_null_and_never_a_number():
    assert as_plain({"a": float("nan"), "b": (1.5, float("inf"))}) == {
        "a": None,
        "b": [1.5, None],
    }
