"""Last and second digits beside each station's own null."""

from dataclasses import replace
from math import comb, log10

import numpy as np
import pytest

from orkhon.engines.elections.forensics import (
    ForensicsError,
    Place,
    Stations,
    digits,
)
from orkhon.engines.elections.forensics.digits import DigitChances
from tests.engines.elections.forensics.elections import clean, columns, few, turkiye


def test_the_chances_of_one_small_stations_second_digit_by_hand():
    # Bin(12, 1/2): second digits exist of 10 (66 ways), 11 (12) and 12 (1) of 4,096.
    chances = DigitChances.of(np.array([6]), np.array([12]), Place.SECOND)
    assert chances.chance[0] == pytest.approx(
        [66 / 4096, 12 / 4096, 1 / 4096, *[0] * 7], abs=1e-9
    )
    assert chances.digit.tolist() == [10]


def test_the_chances_of_a_last_digit_are_sums_over_the_tens():
    # Bin(130, 100/130), counts of at least 100 alone, by whole-number binomials.
    exact = [0.0] * 10
    for j in range(100, 131):
        exact[j % 10] += comb(130, j) * 100**j * 30 ** (130 - j) / 130**130
    chances = DigitChances.of(np.array([100]), np.array([130]), Place.LAST)
    assert chances.chance[0] == pytest.approx(exact, abs=1e-9)
    assert chances.digit.tolist() == [0]


def test_second_digits_are_read_from_counts_of_any_length():
    counts = np.array([9, 10, 99, 105, 1734, 98_765])
    chances = DigitChances.of(counts, counts, Place.SECOND)
    assert chances.digit.tolist() == [10, 0, 9, 0, 7, 8]


def test_the_textbook_law_of_second_digits_is_benfords():
    # Mebane (2006): .120 .114 .109 .104 .100 .097 .093 .090 .088 .085, mean 4.187.
    test = digits(clean(1), Place.SECOND)[0]
    share = [expected / test.used for expected in test.textbook.expected]
    assert [round(part, 3) for part in share] == [
        0.120, 0.114, 0.109, 0.104, 0.100, 0.097, 0.093, 0.090, 0.088, 0.085,
    ]  # fmt: skip
    assert test.textbook.mean == pytest.approx(4.187, abs=5e-4)
    assert share[0] == pytest.approx(
        sum(log10(1 + 1 / (10 * first)) for first in range(1, 10))
    )


def test_the_textbook_rejects_turkiye_2015_and_the_stations_own_null_does_not():
    # That textbook laws reject undisputed baselines was measured on Türkiye 2014
    # (last digit p = 2e-36, second digit mean 3.867) and Canada 2011.
    leader, others, turnout = digits(turkiye(), Place.LAST)
    assert leader.textbook.p < 1e-6
    assert min(leader.p, others.p, turnout.p) > 0.01
    leader, others = digits(turkiye(), Place.SECOND)
    assert max(leader.textbook.p, others.textbook.p) < 1e-30
    assert min(leader.p, others.p) > 0.01
    assert max(leader.cramers_v, others.cramers_v) < 0.01


@pytest.mark.parametrize("seed", range(6))
def test_clean_small_units_fail_the_textbook_and_pass_their_own_null(seed):
    # Counts just above 100 whose number falls steeply, as in units of 300 voters.
    stations = clean(seed, 60_000, lists=(200, 400), share=(5, 9))
    leader = digits(stations, Place.LAST)[0]
    assert leader.textbook.p < 1e-4
    assert leader.p > 1e-3
    assert abs(leader.shift_z) < 4


def test_no_null_is_rejected_too_often_over_many_clean_elections():
    p = [test.p for seed in range(40) for test in digits(clean(seed, 600), Place.LAST)]
    # 120 tests, 6 expected below 5 %; 15 would be four standard errors more.
    assert sum(value < 0.05 for value in p) <= 15


def test_under_its_own_null_the_statistic_is_chi_squares():
    # Small stations follow their own second digit, so a multinomial would be too wide.
    given = columns(9, 1500, lists=(300, 900))
    k, n = given["leader"], given["valid"]
    chances = DigitChances.of(k, n, Place.SECOND)
    random = np.random.default_rng(9)
    found = []
    for _ in range(200):
        drawn = DigitChances.of(random.binomial(n, k / n), n, Place.SECOND)
        found.append(replace(chances, digit=drawn.digit).test("leader's votes"))
    # Chi-square with nine degrees has mean 9 and variance 18: four standard errors.
    assert np.mean([test.chi_square for test in found]) == pytest.approx(9, abs=1.2)
    assert np.var([test.chi_square for test in found]) == pytest.approx(18, abs=10)
    assert np.var([test.shift_z for test in found]) == pytest.approx(1, abs=0.4)


def test_digits_made_up_in_a_tenth_of_the_stations_are_found():
    honest = columns(2, 6000)
    made_up = np.arange(6000) % 10 == 0
    rounded = honest["leader"] // 10 * 10
    honest["leader"] = np.where(made_up, rounded, honest["leader"])
    leader, others, turnout = digits(Stations.of(**honest), Place.LAST)
    assert leader.p < 1e-20
    assert leader.observed[0] > leader.expected[0] + 300
    # A tenth moved to one of ten digits: V is 0.1 · 0.9 / 0.9 by its formula.
    assert leader.cramers_v == pytest.approx(0.1, abs=0.03)
    assert leader.mean_shift == pytest.approx(-0.45, abs=0.12)
    assert leader.shift_z < -8
    assert turnout.p > 1e-3
    assert others.p > 1e-3


def test_observed_and_expected_sum_to_the_stations_used():
    for place in Place:
        for test in digits(clean(4, 900), place):
            assert sum(test.observed) == test.used
            assert sum(test.expected) == pytest.approx(test.used)
            assert test.degrees == 9
            assert test.caveats[0].startswith("No verdict from digits alone.")


def test_too_few_stations_have_no_digits_to_speak_of():
    with pytest.raises(
        ForensicsError, match="1 stations have a last digit of leader's"
    ):
        digits(few((600, 400, 390, 200)), Place.LAST)
