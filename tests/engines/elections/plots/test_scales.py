"""Where a value lies, and which values an axis names."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orkhon.engines.elections.plots import PlotError
from orkhon.engines.elections.plots.scales import (
    Scale,
    SignedLogScale,
    decimals_of,
    roomy,
    ticks,
    time_scale,
)

SEVEN = datetime(2026, 3, 15, 7, 0, tzinfo=UTC)
FIGURES = st.floats(-1e6, 1e6)


def test_half_lies_in_the_middle_of_the_axis():
    assert Scale(0, 1, 100, 300).at(0.5) == 200


def test_an_axis_upward_runs_against_the_coordinates():
    assert Scale(0, 1, 300, 100).at(0.25) == 250


def test_an_axis_without_length_is_refused():
    with pytest.raises(PlotError, match=r"from 3 to 3 has no length"):
        Scale(3, 3, 0, 1)


@given(st.lists(FIGURES, min_size=2, max_size=2, unique=True), FIGURES, FIGURES)
def test_more_never_lies_before_less(ends, one, other):
    scale = Scale(min(ends), max(ends), 0, 640)
    less, more = sorted((one, other))
    assert scale.at(less) <= scale.at(more)


@given(st.integers(1, 10**9), st.integers(-(10**9), 10**9), st.integers())
def test_on_the_scale_of_tens_more_never_lies_before_less(farthest, one, other):
    scale = SignedLogScale(farthest, 0, 640)
    less, more = sorted((one, other))
    assert scale.at(less) <= scale.at(more)


def test_the_scale_of_tens_is_alike_on_both_sides_of_zero():
    scale = SignedLogScale(99, 0, 200)
    # log10(1 + 9) is half of log10(1 + 99)
    assert [scale.at(v) for v in (-99, 0, 9, 99)] == pytest.approx([0, 100, 150, 200])
    assert scale.ticks() == (-10, -1, 0, 1, 10)


def test_an_axis_names_round_values_inside_its_ends():
    assert ticks(0, 1, 10) == pytest.approx([n / 10 for n in range(11)])
    assert ticks(0.13, 0.52, 4) == pytest.approx([0.2, 0.3, 0.4, 0.5])
    assert ticks(0, 3, 3) == (0, 1, 2, 3)


def test_what_is_counted_has_no_halves():
    assert ticks(0.5, 2.5, 6, is_counted=True) == (1, 2)
    assert ticks(0, 900, 3, is_counted=True) == (0, 500)


@given(st.lists(FIGURES, min_size=2, max_size=2), st.integers(2, 12))
def test_an_axis_never_names_more_values_than_have_room(ends, parts):
    low, high = min(ends), max(ends) + 1e-3
    named = ticks(low, high, parts)
    assert len(named) <= parts + 1
    slack = (high - low) / 1000
    assert all(low - slack <= value <= high + slack for value in named)


@pytest.mark.parametrize(
    ("step", "decimals"), [(0.1, 0), (0.01, 0), (0.005, 1), (0.001, 1), (0.0002, 2)]
)
def test_percentages_are_written_as_finely_as_they_differ(step, decimals):
    assert decimals_of(step) == decimals


def test_equal_values_get_an_axis_around_them():
    assert roomy([0.5, 0.5], least=0.02) == pytest.approx((0.49, 0.51))


def test_a_range_is_widened_by_a_twentieth():
    assert roomy([0, 1], least=0.02) == (-0.05, 1.05)


def test_a_single_time_gets_half_an_hour():
    scale = time_scale([SEVEN], 0, 300)
    assert scale.high - scale.low == timedelta(minutes=30)
    assert scale.at(SEVEN) == 150
    assert scale.ticks(3) == tuple(
        SEVEN + timedelta(minutes=minutes) for minutes in (-10, 0, 10)
    )


def test_times_over_weeks_are_named_by_days():
    scale = time_scale([SEVEN, SEVEN + timedelta(days=20)], 0, 300)
    # A day of room at both ends: from the 14th, 7:00, every sixth midnight.
    assert [at.day for at in scale.ticks(4)] == [20, 26, 1]
    assert {at.hour for at in scale.ticks(4)} == {0}


def test_times_with_and_without_a_zone_are_refused_together():
    with pytest.raises(PlotError, match="name their time zone"):
        time_scale([SEVEN, SEVEN.replace(tzinfo=None)], 0, 300)
