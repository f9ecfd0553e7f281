"""Official results held against the relations of their form."""

import pytest

from orkhon.engines.elections.relations import ProtocolError
from orkhon.observation.form_designs.protocols import ProtocolUnknown
from orkhon.observation.intake.results_table import read_results
from orkhon.observation.intake.station_tables import TableRefused
from orkhon.observation.queries.results.checking import adds_up, checked

FORM = "kazakhstan-referendum"


def sample(text):
    return read_results(text.encode(), "sample.csv")


def relation(check, key):
    return next(one for one in check.relations if one.key == key)


def test_a_line_that_does_not_add_up_is_named_with_its_difference(referendum):
    check = checked(read_results(referendum.read_bytes(), "sample.csv"), FORM)
    sorted_ = relation(check, "boxes_sorted")
    assert (sorted_.held, sorted_.broken, sorted_.unchecked) == (1, 1, 1)
    (row,) = sorted_.examples
    assert row.line == 3
    assert "812" in row.words
    assert "815" in row.words
    assert "3 more" in row.words
    assert (check.balanced, check.broken, check.unchecked) == (1, 1, 1)
    assert not adds_up(check)


def test_the_published_totals_of_2026_add_up_as_one_line():
    # Referendum of 15 March 2026: for, against, invalid, not counted, took part.
    table = sample(
        "in_boxes,valid,invalid,not_counted,option_for,option_against\n"
        f"9127192,{7_954_667 + 898_099},146558,127868,7954667,898099\n"
    )
    check = checked(table, FORM)
    assert relation(check, "boxes_sorted").held == 1
    assert relation(check, "votes_counted").held == 1
    assert adds_up(check)


def test_columns_in_the_words_of_the_paper_are_found():
    table = sample("Учаске;Тізімдегі сайлаушылар;Алынған бюллетеньдер\n17;1200;1000\n")
    check = checked(table, FORM)
    assert check.columns == {
        "voters_on_list": "Тізімдегі сайлаушылар",
        "received": "Алынған бюллетеньдер",
    }
    assert check.unused == ("Учаске",)


def test_a_line_that_the_file_does_not_give_leaves_its_relations_unchecked():
    check = checked(sample("in_boxes,valid\n812,800\n"), FORM)
    sorted_ = relation(check, "boxes_sorted")
    assert sorted_.unchecked == 1
    assert sorted_.without_column == ("invalid", "not_counted")
    assert check.balanced == 0
    assert adds_up(check)


def test_a_line_said_to_be_absent_adds_nothing():
    table = sample("received,issued,spoiled,unused\n1000,812,3,185\n")
    unsaid = checked(table, FORM)
    said = checked(table, FORM, absent=["issued_mobile"])
    assert relation(unsaid, "ballots_accounted").unchecked == 1
    assert relation(said, "ballots_accounted").held == 1


def test_the_published_boxes_of_turkiye_add_up_and_2833_exceed_their_list(turkiye):
    check = checked(
        turkiye,
        "turkiye-2015",
        given={"voters_on_list": "registered", "took_part": "voted"},
        options=["rest"],
    )
    # Officials vote where they serve, so more voters than listed is a soft rule.
    assert relation(check, "votes_counted").held == 174_992
    assert relation(check, "voted_within_list").broken == 2_833
    assert relation(check, "voted_within_list").severity == "soft"
    assert len(relation(check, "voted_within_list").examples) == 20
    assert adds_up(check)


def test_options_must_be_named_where_the_form_leaves_them_open():
    with pytest.raises(ProtocolUnknown, match="lists or candidates"):
        checked(sample("valid,one,two\n10,6,4\n"), "list-election")


def test_a_column_cannot_be_two_lines():
    with pytest.raises(TableRefused, match="named for two lines"):
        checked(
            sample("in_boxes,valid\n812,800\n"), FORM, given={"received": "in_boxes"}
            | {"issued": "in_boxes"},
        )  # fmt: skip


def test_a_line_that_the_form_does_not_have_is_refused():
    with pytest.raises(ProtocolError, match="voices"):
        checked(sample("in_boxes\n812\n"), FORM, given={"voices": "in_boxes"})


def test_a_file_of_which_nothing_fits_is_refused_with_its_columns():
    with pytest.raises(TableRefused, match="colour, size"):
        checked(sample("colour,size\nred,4\n"), FORM)


def test_a_form_of_which_nothing_is_known_is_refused():
    with pytest.raises(ProtocolUnknown):
        checked(sample("in_boxes\n812\n"), "uzbekistan")
