"""Differences of protocols that do not add up."""

import random

import pytest

from orkhon.engines.elections.plots import (
    PlotError,
    RelationResiduals,
    as_table,
    relation_residuals,
)
from tests.engines.elections.plots.drawings import shapes, text, texts, tips


def drawn(*differences, **more):
    relations = [
        RelationResiduals(f"Relation {n}", given) for n, given in enumerate(differences)
    ]
    return relation_residuals(relations, title="Differences", **more)


def test_too_few_lies_as_far_left_of_zero_as_too_many_right():
    plot = drawn([-100, 100])
    low, high = (float(dot["cx"]) for dot in shapes(plot, "circle"))
    zero = float(text(plot, "0")["x"])
    assert high - zero == pytest.approx(zero - low, abs=0.02)


def test_the_area_of_a_dot_goes_by_its_protocols():
    big, small = (
        float(dot["r"]) for dot in shapes(drawn([-50] * 8 + [50] * 2), "circle")
    )
    assert (big, small) == (9, 4.5)


def test_what_adds_up_is_counted_and_not_drawn():
    plot = drawn([0] * 812, [0] * 9 + [3], [])
    assert texts(plot)[-10:].count("all 812 add up") == 1
    assert {"1 of 10 differ", "none checked"} <= set(texts(plot))
    assert len(shapes(plot, "circle")) == 1
    assert tips(plot) == ["+3: 1"]


def test_differences_close_together_share_a_dot():
    plot = drawn([1000, 1001, 1002])
    assert tips(plot) == ["+1,000 … +1,002: 3"]


def test_a_dot_never_joins_both_sides_of_zero():
    assert tips(drawn([-1, 1, 10**9], width=300))[:2] == ["-1: 1", "+1: 1"]


def test_the_finding_and_the_table_tell_all():
    plot = drawn([0, 1, -3, 2], [0])
    assert plot.description == "3 of 5 checks do not add up."
    assert as_table(plot).rows == (
        ("Relation 0", "4", "3", "1", "2", "-3"),
        ("Relation 1", "1", "0", "0", "0", "0"),
    )


def test_a_hundred_thousand_differences_stay_a_small_drawing():
    chance = random.Random(3)  # noqa: S311 -- a sample, no secret
    plot = drawn([round(chance.gauss(0, 300)) for _ in range(100_000)])
    assert len(plot.svg) < 30_000


@pytest.mark.parametrize("differences", [[], [[]], [[], []]])
def test_nothing_checked_is_refused(differences):
    with pytest.raises(PlotError, match="no protocols came in that could be checked"):
        drawn(*differences)
