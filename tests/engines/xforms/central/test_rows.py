"""Rows of OData from filled forms, without any server.

Places and types after the ODK Central API documentation and RFC 7946; the rest is
worked by hand.
"""

import pytest

from orkhon.engines.xforms import schema_of
from orkhon.engines.xforms.central import rows as rows_module
from orkhon.engines.xforms.central.rows import TableError, Tables, selection
from orkhon.engines.xforms.central.sheets import Sheets
from orkhon.engines.xforms.central.tree import repeats_of, tree_of
from orkhon.engines.xforms.central.values import json_of

FORM = b"""<h:html xmlns:h="http://www.w3.org/1999/xhtml" xmlns="http://www.w3.org/2002/xforms"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>
<instance><data id="f"><q-1/><g><n/><rep><a/><inner><b/></inner></rep></g>
<h2><rep><c/></rep></h2></data></instance>
<bind nodeset="/data/g/n" type="int"/></model></h:head><h:body>
<input ref="/data/q-1"/><group ref="/data/g"><input ref="/data/g/n"/>
<group><repeat nodeset="/data/g/rep"><input ref="/data/g/rep/a"/>
<group><repeat nodeset="/data/g/rep/inner"><input ref="/data/g/rep/inner/b"/></repeat></group>
</repeat></group></group>
<group ref="/data/h2"><group><repeat nodeset="/data/h2/rep"><input ref="/data/h2/rep/c"/>
</repeat></group></group></h:body></h:html>"""
VALUES = {
    "/data/q-1": "x",
    "/data/g/n": "7",
    "/data/g/rep[1]/a": "one",
    "/data/g/rep[1]/inner[1]/b": "i",
    "/data/g/rep[1]/inner[2]/b": "ii",
    "/data/g/rep[2]/a": "two",
    "/data/unknown": "left out",
    "/data/g/rep[2]/unknown/deeper": "left out",
}


@pytest.fixture
def schema():
    return schema_of(FORM)


def test_names_are_those_that_odata_allows(schema):
    root = tree_of(schema)
    assert root.children[0].name == "q_1"
    assert [one.table for one in repeats_of(root)] == [
        "Submissions.g.rep",
        "Submissions.g.rep.inner",
        "Submissions.h2.rep",
    ]


def test_the_forms_row_links_to_its_turns(schema):
    (row,) = Tables(schema).rows("Submissions", "uuid:1", VALUES)
    assert row == {
        "__id": "uuid:1",
        "q_1": "x",
        "g": {
            "n": 7,
            "rep@odata.navigationLink": "Submissions('uuid%3A1')/g/rep",
        },
        "h2": {},
    }


def test_what_was_not_answered_is_null(schema):
    (row,) = Tables(schema).rows("Submissions", "uuid:1", {"/data/g/n": "  "})
    assert row == {"__id": "uuid:1", "q_1": None, "g": {"n": None}, "h2": {}}


def test_a_lone_turn_needs_no_number(schema):
    (row,) = Tables(schema).rows(
        "Submissions.h2.rep", "uuid:1", {"/data/h2/rep/c": "y"}
    )
    assert (row["c"], row["__Submissions-id"]) == ("y", "uuid:1")


def test_turns_inside_turns(schema):
    tables = Tables(schema)
    outer = tables.rows("Submissions.g.rep", "uuid:1", VALUES)
    inner = tables.rows("Submissions.g.rep.inner", "uuid:1", VALUES)
    assert [one["a"] for one in outer] == ["one", "two"]
    assert [(one["b"], one["__Submissions-g-rep-id"]) for one in inner] == [
        ("i", outer[0]["__id"]),
        ("ii", outer[0]["__id"]),
    ]
    assert outer[0]["inner@odata.navigationLink"] == (
        f"Submissions('uuid%3A1')/g/rep('{outer[0]['__id']}')/inner"
    )
    again = Tables(schema).rows("Submissions.g.rep", "uuid:1", VALUES)
    assert [one["__id"] for one in again] == [one["__id"] for one in outer]


def test_turns_are_put_inside_when_asked(schema):
    (row,) = Tables(schema, expand=True).rows("Submissions", "uuid:1", VALUES)
    assert [one["a"] for one in row["g"]["rep"]] == ["one", "two"]
    assert [one["b"] for one in row["g"]["rep"][0]["inner"]] == ["i", "ii"]


def test_a_table_that_the_form_does_not_have(schema):
    with pytest.raises(TableError, match=r"Submissions\.g”"):
        Tables(schema).rows("Submissions.g", "uuid:1", VALUES)
    with pytest.raises(TableError, match="nothing"):
        selection(tree_of(schema), "nothing", "__id")


def test_paths_beyond_the_memory_are_worked_out_each_time(schema, monkeypatch):
    monkeypatch.setattr(rows_module, "MOST_PLANS", 0)
    (row,) = Tables(schema).rows("Submissions", "uuid:1", VALUES)
    assert (row["q_1"], row["g"]["n"]) == ("x", 7)


@pytest.mark.parametrize(
    ("select", "left"),
    [
        ("q_1", {"q_1": "x"}),
        ("__id, g/n", {"__id": "uuid:1", "g": {"n": 7}}),
        ("g/rep", {"g": {"rep@odata.navigationLink": "Submissions('uuid%3A1')/g/rep"}}),
        ("g,g/n", None),
        ("g/n,g", None),
    ],
)
def test_a_selection(schema, select, left):
    (row,) = Tables(schema).rows("Submissions", "uuid:1", VALUES)
    kept = selection(tree_of(schema), "Submissions", select)(row)
    assert kept == (left if left is not None else {"g": row["g"]})


@pytest.mark.parametrize("select", ["nothing", "g/rep/a", "", "q_1,,"])
def test_a_selection_of_what_is_not_there(schema, select):
    with pytest.raises(TableError):
        selection(tree_of(schema), "Submissions", select)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("string", "a b", "a b"),
        ("string", "  ", None),
        ("int", " 12", 12),
        ("int", "-3", -3),
        ("int", "12 persons", 12),
        ("int", "many", None),
        ("decimal", "0.25", 0.25),
        ("decimal", "nan", None),
        ("decimal", "1e999", None),
        ("decimal", "x", None),
        ("geopoint", "43 77", {"type": "Point", "coordinates": [77.0, 43.0]}),
        (
            "geopoint",
            "43 77 0 4",
            {
                "type": "Point",
                "coordinates": [77.0, 43.0, 0.0],
                "properties": {"accuracy": 4.0},
            },
        ),
        ("geopoint", "43", None),
        ("geopoint", "north 77", None),
        (
            "geotrace",
            "1 2 0 5; 3 4 0 0;",
            {
                "type": "LineString",
                "coordinates": [[2.0, 1.0, 0.0], [4.0, 3.0, 0.0]],
                "properties": {"accuracies": [5.0, 0.0]},
            },
        ),
        (
            "geoshape",
            "1 2;3 4;1 2",
            {"type": "Polygon", "coordinates": [[[2.0, 1.0], [4.0, 3.0], [2.0, 1.0]]]},
        ),
        ("geotrace", "; x", None),
    ],
)
def test_answers_as_values(kind, text, value):
    assert json_of(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("geopoint", "43.25 76.95 700 5", "POINT (76.95 43.25 700)"),
        ("geotrace", "1 2; 3 4", "LINESTRING (2 1,4 3)"),
        ("geoshape", "1 2; 3 4; 1 2", "POLYGON ((2 1,4 3,2 1))"),
    ],
)
def test_places_as_text(kind, text, value):
    assert json_of(kind, text, wkt=True) == value


def test_repeats_of_one_name_have_files_of_their_own(schema):
    assert dict(Sheets(schema).repeats) == {
        "/g/rep": "rep~1",
        "/g/rep/inner": "inner",
        "/h2/rep": "rep~2",
    }


def test_a_place_has_four_columns():
    form = FORM.replace(b'/g/n" type="int"', b'/g/n" type="geopoint"')
    sheets = Sheets(schema_of(form))
    assert sheets.heads()[1:] == [
        "g-n-Latitude",
        "g-n-Longitude",
        "g-n-Altitude",
        "g-n-Accuracy",
    ]
    (line,) = sheets.lines("uuid:1", {"/data/g/n": "43 77"})[""]
    assert line == ["", "43", "77", "", ""]


def test_the_tables_are_named(schema):
    assert Tables(schema).names[:2] == ("Submissions", "Submissions.g.rep")


def test_lines_of_each_table(schema):
    sheets = Sheets(schema)
    assert sheets.heads() == ["q-1", "g-n"]
    lines = sheets.lines("uuid:1", VALUES)
    assert lines[""] == [["x", "7"]]
    assert lines["/g/rep"] == [
        ["one", "uuid:1", "uuid:1/g/rep[1]"],
        ["two", "uuid:1", "uuid:1/g/rep[2]"],
    ]
    assert lines["/g/rep/inner"][1] == [
        "ii",
        "uuid:1/g/rep[1]",
        "uuid:1/g/rep[1]/inner[2]",
    ]
    assert lines["/h2/rep"] == []
    assert Sheets(schema, group_paths=False).heads() == ["q-1", "n"]
