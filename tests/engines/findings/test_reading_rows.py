"""Rows of a file: read strictly, and cut down to what is counted."""

import pytest

from orkhon.engines.findings import Row, RowError, row_from, trimmed
from tests.engines.findings.sample_rows import DAY, asked, no


def test_a_row_is_read_and_what_nobody_counts_is_passed_over():
    said = {
        "row": "r1",
        "form": "voting",
        "stage": "voting",
        "station": "s1",
        "drawn": True,
        "answers": {"voting/secrecy": "no"},
        "leaf": "00",
    }
    assert row_from(said) == Row(
        "r1", "voting", "voting", station="s1", drawn=True,
        answers={"voting/secrecy": "no"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ([], r"a row is an object, not \[\]"),
        ({}, "a row has no name: None"),
        ({"row": ""}, "a row has no name"),
        ({"row": "r1"}, "row r1 does not say what form it is"),
        ({"row": "r1", "form": 1}, "row r1: “form” is a text, not 1"),
        ({"row": "r1", "form": "a", "drawn": 1}, "“drawn” is true or false, not 1"),
        ({"row": "r1", "form": "a", "answers": []}, "“answers” is an object"),
        (
            {"row": "r1", "form": "a", "derived": {"x": 1}},
            "derived 'x' is a text, not 1",
        ),
    ],
)
def test_what_is_no_row_is_refused_by_name(said, words):
    with pytest.raises(RowError, match=words):
        row_from(said)


def test_only_what_a_query_reads_leaves():
    left = trimmed(DAY, [asked("count_of", where=[no("voting/secrecy")])])
    assert {one.form for one in left} == {"voting"}
    assert {path for one in left for path in one.answers} == {"voting/secrecy"}
    assert {(one.station, one.city, one.drawn) for one in left} == {("", "", False)}


def test_place_and_draw_leave_where_they_are_counted():
    where = [{"drawn": True}]
    left = trimmed(DAY, [asked(count="stations", where=where), asked(count="cities")])
    assert {one.station for one in left} == {"s1", "s2", "s3", "s4", "s5"}
    assert {one.city for one in left} == {"Köktöbe", "Сарысу"}
    assert [one.row for one in left if not one.drawn] == ["r07"]


def test_reports_of_incidents_leave_only_where_they_are_asked_by_name():
    everything = trimmed(DAY, [asked(forms="all")])
    assert "r15" not in {one.row for one in everything}
    assert [one.row for one in trimmed(DAY, [asked(forms=["incident"])])] == ["r15"]


def test_what_was_worked_out_leaves_where_it_is_asked():
    off = {"derived": "adds_up", "is": ["no"]}
    left = trimmed(DAY, [asked("count_of", forms=["protocol"], where=[off])])
    assert [dict(one.derived) for one in left] == [
        {"adds_up": "no"}, {"adds_up": "yes"}, {"adds_up": "unchecked"},
    ]  # fmt: skip
    assert all(not one.answers for one in left)
