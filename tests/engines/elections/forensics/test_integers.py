"""Stations at whole percentages beside what chance puts there."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from orkhon.engines.elections.forensics import (
    ForensicsError,
    Stations,
    integer_comb,
    integer_percentages,
)
from orkhon.engines.elections.forensics.chances import Pairs, chances_near, is_near
from orkhon.engines.elections.forensics.integers import PERCENTS, at_whole_percentage
from tests.engines.elections.forensics.elections import clean, columns, few, turkiye


def test_two_stations_worked_by_hand():
    # docs/methods/forensics.md works these out. First station: 3 of 6 took part, near
    # an integer are 0, 3 and 6 of 6: (1 + 20 + 1) / 64; 1 of 3 for the leader, near
    # are 0 and 3: 8/27 + 1/27. Second: 4 of 6, (1 + 20·8 + 64) / 729; 2 of 4: always.
    found = integer_percentages(few((6, 3, 3, 1), (6, 4, 4, 2)), minimum_voters=1)
    assert found.used == found.stations == 2
    assert found.turnout.observed == 1
    assert found.turnout.expected == pytest.approx(11 / 32 + 25 / 81)
    assert found.turnout.variance == pytest.approx(
        11 * 21 / 32**2 + 25 * 56 / 81**2, rel=1e-9
    )
    assert found.result.observed == 1
    assert found.result.expected == pytest.approx(1 / 3 + 1)
    assert found.union.observed == 2
    assert found.union.expected == pytest.approx(9 / 16 + 1)
    assert found.union.z == pytest.approx((7 / 16) / (63 / 256) ** 0.5)
    assert found.union.excess_share == pytest.approx(7 / 32)
    # The second is certain, so as many as two come up when the first does.
    assert found.union.tails.upper == pytest.approx(9 / 16)
    assert found.union.tails.lower == pytest.approx(1)
    assert found.union.tails.two_sided == 1


def test_turkiye_2015_gives_the_reference_values():
    # Reference: an implementation in numba, measured before this one was written;
    # 160,984 boxes used, z -0.7 by either, -2.0 by result, 0.3 by turnout.
    found = integer_percentages(turkiye())
    assert found.used == 160_984
    assert round(found.union.z, 1) == -0.7
    assert round(found.result.z, 1) == -2.0
    assert round(found.turnout.z, 1) == 0.3
    assert found.turnout_words == "voted / registered"
    assert found.share_words == "ak_parti / valid"


def test_the_published_monte_carlo_draws_agree_with_the_sum():
    # Kobak, Shpilkin and Pshenichnikov (2016) draw; 400 draws of 4,000 boxes here.
    boxes = turkiye()
    part = boxes.only(np.arange(len(boxes)) % 43 == 0)
    used = part.only(
        part.eligible(minimum_voters=100, minimum_ballots=1, largest_percent=99)
    )
    chance = np.random.default_rng(2016)
    counts = []
    for _ in range(400):
        voted = chance.binomial(used.registered, used.turnout_count / used.registered)
        leader = chance.binomial(used.valid, used.leader / used.valid)
        hit = at_whole_percentage(voted, used.registered)
        counts.append((hit | at_whole_percentage(leader, used.valid)).sum())
    found = integer_percentages(part).union
    assert abs(np.mean(counts) - found.expected) < 4 * np.std(counts) / 20
    assert np.var(counts) == pytest.approx(found.variance, rel=0.25)


def test_exactly_five_hundredths_of_a_point_is_a_hit():
    # Of 2,000 voters one is 0.05 points: 20q - 1, 20q and 20q + 1 are hits, all in
    # whole numbers; floats put some of them outside.
    k = np.arange(2001)
    hit = at_whole_percentage(k, np.full(2001, 2000))
    assert np.flatnonzero(hit).tolist() == [
        j for j in range(2001) if min(j % 20, 20 - j % 20) <= 1
    ]


@given(n=st.integers(1, 5000), data=st.data())
def test_a_hit_is_what_fractions_say(n, data):
    k = data.draw(st.integers(0, n))
    share = Fraction(100 * k, n)
    hit = abs(share - round(share)) <= Fraction(5, 100)
    assert at_whole_percentage(np.array([k]), np.array([n])).tolist() == [hit]
    near = [is_near(np.array([k]), np.array([n]), percent)[0] for percent in PERCENTS]
    assert any(near) == hit
    assert sum(near) <= 1


@settings(max_examples=60, deadline=None)
@given(n=st.integers(1, 70), data=st.data())
def test_a_small_stations_chance_is_the_exact_sum(n, data):
    k = data.draw(st.integers(0, n))
    exact = Fraction(0)
    for j in range(n + 1):
        share = Fraction(100 * j, n)
        if abs(share - round(share)) <= Fraction(5, 100):
            exact += Fraction(comb(n, j) * k**j * (n - k) ** (n - j), n**n)
    pairs = Pairs.of(np.array([k]), np.array([n]))
    assert chances_near(pairs, PERCENTS)[0] == pytest.approx(float(exact), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(n=st.integers(71, 12_000), data=st.data())
def test_a_large_stations_chance_is_that_of_scipys_binomial(n, data):
    k = data.draw(st.integers(0, n))
    j = np.arange(n + 1)
    hits = j[at_whole_percentage(j, np.full(n + 1, n))]
    exact = binom.pmf(hits, n, k / n).sum()
    pairs = Pairs.of(np.array([k]), np.array([n]))
    assert chances_near(pairs, PERCENTS)[0] == pytest.approx(exact, abs=1e-8)


def test_a_station_of_a_million_is_as_safe_as_a_small_one():
    # No overflow and no loss: near 50 % all outcomes within 500 of the middle count.
    pairs = Pairs.of(np.array([500_000]), np.array([1_000_000]))
    exact = binom.cdf(500_500, 10**6, 0.5) - binom.cdf(499_499, 10**6, 0.5)
    assert chances_near(pairs, PERCENTS)[0] == pytest.approx(exact, abs=1e-7)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(40)))
def test_the_order_of_stations_changes_nothing(order):
    given_columns = columns(5, 40, lists=(100, 400))
    plain = integer_percentages(Stations.of(**given_columns))
    moved = integer_percentages(
        Stations.of(**{name: column[order] for name, column in given_columns.items()})
    )
    assert moved.union.observed == plain.union.observed
    assert moved.union.expected == pytest.approx(plain.union.expected, rel=1e-12)
    assert moved.union.variance == pytest.approx(plain.union.variance, rel=1e-12)


@pytest.mark.parametrize("seed", range(12))
def test_clean_elections_lie_within_four_standard_deviations(seed):
    found = integer_percentages(clean(seed))
    assert abs(found.union.z) < 4
    assert abs(found.turnout.z) < 4
    assert abs(found.result.z) < 4


def test_the_null_is_neither_too_wide_nor_too_narrow_over_many_elections():
    z = [integer_percentages(clean(seed, 400)).union.z for seed in range(200)]
    # 200 draws of a normal law: four standard errors about 0 and 1.
    assert abs(np.mean(z)) < 0.28
    assert abs(np.std(z) - 1) < 0.2


def test_rounding_a_tenth_of_the_turnouts_is_found_by_turnout_alone():
    honest = columns(7, 4000)
    rounded = np.arange(4000) % 10 == 0
    whole = np.round(100 * honest["turnout_count"] / honest["registered"])
    moved = np.round(whole * honest["registered"] / 100).astype(int)
    honest["turnout_count"] = np.where(rounded, moved, honest["turnout_count"])
    found = integer_percentages(Stations.of(**honest))
    assert found.turnout.z > 10
    assert found.union.z > 8
    assert abs(found.result.z) < 4
    assert found.turnout.tails.upper < 1e-20
    assert found.turnout.tails.lower == pytest.approx(1)
    # 400 were moved and about a tenth of them had been there by chance.
    assert found.turnout.excess == pytest.approx(360, abs=80)


def test_weights_sum_weights_and_their_squares():
    stations = few((6, 3, 3, 1), (6, 4, 4, 2), (6, 3, 3, 1))
    found = integer_percentages(stations, minimum_voters=1, weights=[2, 1, 0])
    assert found.turnout.observed == 2
    assert found.turnout.expected == pytest.approx(2 * 11 / 32 + 25 / 81)
    assert found.turnout.variance == pytest.approx(4 * 231 / 1024 + 1400 / 6561)
    assert found.turnout.total == 3


def test_equal_weights_count_stations():
    plain = integer_percentages(clean(3, 800))
    weighed = integer_percentages(clean(3, 800), weights=np.ones(800))
    assert weighed.union.observed == plain.union.observed
    assert weighed.union.z == pytest.approx(plain.union.z)
    assert weighed.union.tails.upper == pytest.approx(plain.union.tails.upper, abs=0.02)


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ([1], "2 stations but 1 weights"),
        ([1, -1], "row 2: a weight of -1.0 is none"),
        ([float("nan"), 1], "row 1: a weight of nan is none"),
    ],
)
def test_weights_that_are_none_are_refused(weights, words):
    with pytest.raises(ForensicsError, match=words):
        integer_percentages(few((200, 90, 80, 70), (200, 90, 80, 70)), weights=weights)


def test_nothing_is_said_where_nothing_is_left_to_chance():
    # Of 100 voters every turnout is a whole percentage.
    with pytest.raises(ForensicsError, match="by turnout, nothing is left to chance"):
        integer_percentages(few((100, 50, 50, 20)))
    with pytest.raises(
        ForensicsError, match=r"nothing is left to chance in the stations used \(1\)"
    ):
        integer_percentages(few((170, 50, 49, 20)), weights=[0])


def test_nothing_is_said_without_stations_that_fulfil_the_rule():
    with pytest.raises(ForensicsError, match="no station is left"):
        integer_percentages(few((99, 50, 50, 20)))


def test_the_comb_counts_what_the_test_counts():
    stations = clean(11, 1500, lists=(100, 2001))
    found = integer_percentages(stations)
    combs = integer_comb(stations)
    assert combs.used == found.used == combs.turnout.observed.sum()
    assert combs.turnout.expected.sum() == pytest.approx(found.used, abs=1e-6)
    for comb_of, hits in ((combs.turnout, found.turnout), (combs.result, found.result)):
        observed, expected = comb_of.at_whole_percentages()
        assert observed == hits.observed
        assert expected == pytest.approx(hits.expected, abs=1e-6)


def test_the_comb_puts_a_share_into_its_nearest_tenth():
    # Of 2,000: 1001 is 50.05 and belongs to the whole 50.0, 999 likewise; 1003 is
    # 50.15, half way between two tenths, and goes up; 1004 is 50.2.
    combs = integer_comb(few(*[(2000, k, 3, 1) for k in (999, 1000, 1001, 1003, 1004)]))
    assert {
        float(combs.turnout.percent[place]): int(combs.turnout.observed[place])
        for place in np.flatnonzero(combs.turnout.observed)
    } == {50.0: 3, 50.2: 2}
    assert combs.turnout.percent[502] == 50.2
