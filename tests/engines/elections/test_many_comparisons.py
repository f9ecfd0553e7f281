"""Our copies of many protocols beside the official ones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    Agreement,
    ProtocolError,
    Shift,
    compare,
    schema_from,
)
from orkhon.engines.elections.relations.many import compare_many
from tests.engines.elections.protocol_forms import station_figures, station_form
from tests.engines.elections.test_many_protocols import columns_of

FORM = schema_from(station_form())


def test_votes_that_changed_sides_are_summed_over_the_stations():
    ours, _ = columns_of(station_figures(), station_figures(), station_figures())
    official, _ = columns_of(
        station_figures(option_for=640, option_against=150),
        station_figures(),
        station_figures(option_for=605, option_against=190),
    )
    many = compare_many(FORM, ours, official)
    assert many.differing.tolist() == [0, 2]
    by_line = {line.line: line for line in many.lines}
    assert by_line["option_for"].differing_rows.tolist() == [0, 2]
    assert by_line["option_for"].differences.tolist() == [40, 5]
    assert by_line["valid"].count(Agreement.SAME) == 3
    assert many.shifts == (Shift("option_for", 45), Shift("option_against", -40))


def test_an_unknown_figure_gains_nobody_anything():
    ours, illegible = columns_of(station_figures(option_for=ILLEGIBLE))
    official, _ = columns_of(station_figures(option_for=640))
    many = compare_many(FORM, ours, official, illegible=illegible)
    assert many.shifts == (Shift("option_for", 0), Shift("option_against", 0))
    assert many.differing.size == 0
    (line,) = (line for line in many.lines if line.line == "option_for")
    assert line.count(Agreement.UNKNOWN) == 1


def test_lines_that_one_copy_does_not_have_are_named():
    ours, _ = columns_of(station_figures())
    many = compare_many(FORM, ours, {"valid": np.array([790])})
    assert [line.line for line in many.lines] == ["valid"]
    assert "invalid" in many.without_column
    none = compare_many(FORM, {"valid": ours["valid"]}, {"invalid": ours["invalid"]})
    assert (none.lines, none.differing.size) == ((), 0)


def test_two_files_of_different_length_are_refused():
    ours, _ = columns_of(station_figures())
    official, _ = columns_of(station_figures(), station_figures())
    with pytest.raises(ProtocolError, match=r"^1 protocols of ours, 2 official ones$"):
        compare_many(FORM, ours, official)


FIGURE = st.one_of(st.integers(0, 2), st.none())
OURS = st.one_of(FIGURE, st.just(ILLEGIBLE))
KEYS = list(station_figures())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.fixed_dictionaries(dict.fromkeys(KEYS, OURS)),
            st.fixed_dictionaries(dict.fromkeys(KEYS, FIGURE)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_many_copies_say_row_by_row_what_two_copies_say(pairs):
    ours, illegible = columns_of(*(pair[0] for pair in pairs))
    official, _ = columns_of(*(pair[1] for pair in pairs))
    many = compare_many(FORM, ours, official, illegible=illegible)
    alone = [compare(FORM, *pair) for pair in pairs]
    for number, together in enumerate(many.lines):
        said = [comparison.lines[number] for comparison in alone]
        for agreement in Agreement:
            expected = sum(line.agreement is agreement for line in said)
            assert together.count(agreement) == expected
        assert together.differences.tolist() == [
            line.difference for line in said if line.agreement is Agreement.DIFFERS
        ]
    votes = {shift.line: shift.votes for shift in many.shifts}
    gained = [shift for one in alone for shift in (*one.gains, *one.losses)]
    for key in ("option_for", "option_against"):
        assert votes[key] == sum(shift.votes for shift in gained if shift.line == key)
