"""Tails of unlike chances, and corrections for many looks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, false_discovery_control

from orkhon.engines.elections.forensics import benjamini_hochberg, holm
from orkhon.engines.elections.forensics.significance import count_tails, normal_tails


def test_two_unlike_chances_by_hand():
    # 0.5 and 0.2: none 0.4, one 0.5, both 0.1.
    tails = count_tails(1, np.array([0.5, 0.2]))
    assert tails.lower == pytest.approx(0.9)
    assert tails.upper == pytest.approx(0.6)
    assert tails.two_sided == 1
    assert count_tails(2, np.array([0.5, 0.2])).two_sided == pytest.approx(0.2)


@pytest.mark.parametrize("stations", [400, 401, 5000])
@pytest.mark.parametrize("deviations", [-4, -1, 0, 2, 4])
def test_equal_chances_have_scipys_binomial_tails(stations, deviations):
    observed = round(0.1 * stations + deviations * (0.09 * stations) ** 0.5)
    tails = count_tails(observed, np.full(stations, 0.1))
    assert tails.lower == pytest.approx(
        binom.cdf(observed, stations, 0.1), rel=0.15, abs=2e-4
    )
    assert tails.upper == pytest.approx(
        binom.sf(observed - 1, stations, 0.1), rel=0.15, abs=2e-4
    )


def test_far_tails_stay_between_nothing_and_one():
    tails = count_tails(5000, np.full(5000, 0.1))
    assert 0 <= tails.upper < 1e-100
    assert tails.lower == 1
    tails = count_tails(0, np.full(5000, 0.1))
    assert 0 < tails.lower < 1e-50
    assert tails.upper == 1


def test_the_normal_tails_are_those_of_the_tables():
    assert normal_tails(1.959964).upper == pytest.approx(0.025, abs=1e-7)
    assert normal_tails(1.959964).lower == pytest.approx(0.975, abs=1e-7)


def test_holm_and_benjamini_hochberg_match_r():
    # R 4.1: p.adjust(c(.04, .01, .03, .05, .02), "holm") and "BH".
    p = [0.04, 0.01, 0.03, 0.05, 0.02]
    assert holm(p) == pytest.approx([0.09, 0.05, 0.09, 0.09, 0.08])
    assert benjamini_hochberg(p) == pytest.approx([0.05] * 5)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_corrected_chances_are_larger_never_above_one_and_holms_the_largest(p):
    rates = benjamini_hochberg(p)
    assert rates == pytest.approx(list(false_discovery_control(p)))
    for plain, strict, rate in zip(p, holm(p), rates, strict=True):
        assert plain <= rate + 1e-12 <= strict + 2e-12
        assert strict <= 1


def test_no_looks_need_no_correction():
    assert holm([]) == benjamini_hochberg([]) == []
