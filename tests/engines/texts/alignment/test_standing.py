"""Standings, thresholds and pairs agree with hand-worked and exhaustive ones."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from orkhon.engines.texts.alignment.pairing import pair_freely, pair_in_order
from orkhon.engines.texts.alignment.standing import (
    confidence,
    length_penalty,
    standing,
    threshold,
)

TABLES = arrays(
    float, st.tuples(st.integers(1, 4), st.integers(1, 4)), elements=st.integers(-3, 5)
)


def test_a_value_stands_above_the_others_of_its_row_and_column():
    # Row 0.9 | 0.1 0.1 and column the same: mean of the others 0.1, their variance 0,
    # drawn to (2 * 0 + 3 * 0.06 ** 2) / 5; so (0.9 - 0.1) / sqrt(0.00216) = 17.2133
    table = np.full((3, 3), 0.1)
    table[0, 0] = 0.9
    assert standing(table)[0, 0] == pytest.approx(17.2133, abs=1e-4)


def test_the_worked_example_of_the_docs_holds():
    # docs/methods/alignment.md: 7.698 in its row, 9.623 in its column; needed 1.177
    stands = standing(np.array([[0.5, 0.1], [0.0, 0.4]]))[0, 0]
    assert stands == pytest.approx((7.698 + 9.6225) / 2, abs=1e-3)
    needed = threshold(2, 2, ordered=True)
    assert confidence(stands, needed) == pytest.approx(0.9994, abs=1e-4)


def test_a_single_pair_is_measured_against_the_usual_spread():
    # mean 0, spread 0.06: 0.3 / 0.06 = 5
    assert standing(np.array([[0.3]])) == pytest.approx(np.array([[5.0]]))


def test_unlike_lengths_cost_and_the_usual_ratio_does_not():
    # all texts of the second side are twice as long: nobody loses anything
    a, b = np.array([100.0, 200.0]), np.array([200.0, 400.0])
    assert np.diag(length_penalty(a, b)) == pytest.approx([0.0, 0.0])
    # one pair is off by ln 2, at 0.3 a unit
    assert length_penalty(a, b)[0, 1] == pytest.approx(-0.3 * np.log(2))


def test_the_threshold_follows_the_height_of_chance():
    # sqrt(2 ln 24) = 2.52113; sqrt(2 ln 2) = 1.17741
    assert threshold(24, 10, ordered=True) == pytest.approx(2.52113, abs=1e-5)
    assert threshold(10, 24, ordered=False) == pytest.approx(1.2 * 2.52113, abs=1e-5)
    assert threshold(1, 1, ordered=True) == pytest.approx(1.17741, abs=1e-5)


def test_confidence_is_a_half_at_the_threshold_and_stays_within_bounds():
    assert confidence(2.0, 2.0) == 0.5
    assert confidence(3.0, 2.0) == pytest.approx(0.731059, abs=1e-6)  # 1 / (1 + 1/e)
    assert 0.0 <= confidence(-1e9, 0.0) < confidence(1e9, 0.0) <= 1.0


def _earned(table, pairs):
    return sum(table[row, column] - 1.0 for row, column in pairs)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_no_ordered_alignment_earns_more(table):
    rows, columns = table.shape
    best = max(
        _earned(table, zip(left, right, strict=True))
        for size in range(min(rows, columns) + 1)
        for left in combinations(range(rows), size)
        for right in combinations(range(columns), size)
    )
    found = pair_in_order(table, 1.0)
    assert _earned(table, found) == pytest.approx(best)
    assert found == sorted(found)
    assert len({row for row, _ in found}) == len({c for _, c in found}) == len(found)


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_no_assignment_earns_more(table):
    rows, columns = table.shape
    best = max(
        _earned(table, zip(left, right, strict=True))
        for size in range(min(rows, columns) + 1)
        for left in combinations(range(rows), size)
        for right in permutations(range(columns), size)
    )
    found = pair_freely(table, 1.0)
    assert _earned(table, found) == pytest.approx(best)
    assert all(table[pair] > 1.0 for pair in found)
