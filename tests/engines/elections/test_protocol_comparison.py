"""Our copy of a protocol beside the official one."""

import pytest

from orkhon.engines.elections.relations import (
    ILLEGIBLE,
    Agreement,
    ProtocolError,
    Shift,
    compare,
    schema_from,
)
from tests.engines.elections.protocol_forms import station_figures, station_form


def test_two_equal_copies_are_the_same():
    form = schema_from(station_form())
    comparison = compare(form, station_figures(), station_figures())
    assert comparison.identical
    assert comparison.words() == "Our copy and the official one are the same."


def test_votes_that_changed_sides_are_told_by_line_and_option():
    form = schema_from(station_form())
    comparison = compare(
        form,
        station_figures(),
        station_figures(option_for=640, option_against=150),
    )
    assert [(line.line, line.difference) for line in comparison.differing] == [
        ("option_for", 40),
        ("option_against", -40),
    ]
    assert comparison.gains == (Shift("option_for", 40),)
    assert comparison.losses == (Shift("option_against", -40),)
    assert comparison.words() == (
        "for: ours 600, official 640 (+40). against: ours 190, official 150 (-40)."
        " for gains 40. against loses 40."
    )


def test_a_line_that_is_no_option_gains_nobody_anything():
    form = schema_from(station_form())
    comparison = compare(form, station_figures(), station_figures(invalid=25))
    assert len(comparison.differing) == 1
    assert comparison.gains == comparison.losses == ()


def test_missing_and_illegible_cannot_be_compared():
    form = schema_from(station_form())
    comparison = compare(
        form,
        station_figures(valid=ILLEGIBLE, issued_mobile=None),
        station_figures(valid=0, issued_mobile=None, unused=None),
    )
    assert not comparison.identical
    assert [line.line for line in comparison.unknown] == ["unused", "valid"]
    assert comparison.lines[2].agreement is Agreement.ABSENT
    assert comparison.words() == (
        "unused: ours 195, official missing; cannot be compared."
        " valid: ours illegible, official 0; cannot be compared."
    )


def test_either_copy_must_be_of_this_form():
    form = schema_from(station_form())
    with pytest.raises(ProtocolError, match="no line “voters”"):
        compare(form, station_figures(), station_figures(voters=1))
    with pytest.raises(ProtocolError, match="below zero"):
        compare(form, station_figures(valid=-2), station_figures())
