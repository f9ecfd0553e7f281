"""Single shares with more stations than their surroundings put there."""

from fractions import Fraction
from math import comb

import numpy as np
import pytest

from orkhon.engines.elections.forensics import ForensicsError, Stations, spikes
from tests.engines.elections.forensics.elections import clean, columns, few, turkiye


@pytest.mark.parametrize("seed", range(8))
def test_a_clean_election_has_no_spike_that_stands(seed):
    assert all(found.standing == () for found in spikes(clean(seed, 6000)))


def test_turkiye_2015_has_no_spike_that_stands():
    turnout, result = spikes(turkiye())
    assert turnout.standing == result.standing == ()
    assert turnout.used == result.used == 160_984
    assert turnout.words == "voted / registered"
    assert result.words == "ak_parti / valid"


def test_a_hill_in_the_turnout_is_no_spike():
    # Nearly everywhere 80 %: a hill narrower than the chance of the counts.
    assert spikes(clean(1, 20_000, turnout=(8000, 2000)))[0].standing == ()


@pytest.mark.parametrize("share", [Fraction(3, 4), Fraction(2, 3)])
def test_stations_set_to_one_share_are_a_spike_there_and_nowhere_else(share):
    honest = columns(3, 6000, lists=(2000, 4000))
    target = np.round(honest["valid"] * float(share)).astype(int)
    honest["leader"] = np.where(np.arange(6000) % 60 == 0, target, honest["leader"])
    turnout, result = spikes(Stations.of(**honest))
    assert [spike.share for spike in result.standing] == [share]
    assert turnout.standing == ()
    spike = result.standing[0]
    # A hundred stations were set, less the few that were there.
    assert spike.excess == pytest.approx(100, abs=30)
    assert spike.p <= spike.benjamini_hochberg <= spike.holm < 1e-6


def test_both_distributions_are_corrected_together():
    turnout, result = spikes(clean(2, 500))
    looked_at = (*turnout.looked_at, *result.looked_at)
    assert turnout.tests == result.tests == len(looked_at)
    smallest = min(looked_at, key=lambda spike: spike.p)
    assert smallest.holm == pytest.approx(min(1, smallest.p * len(looked_at)))


def chance_of(j, k, n=400):
    return Fraction(comb(n, j) * k**j * (n - k) ** (n - j), n**n)


def test_the_expected_number_follows_from_the_stations_beside():
    # Of 400 voters shares are 0.25 points apart: 199 and 201 lie beside 200, a half.
    counts = (199, 200, 201)
    on = sum(chance_of(200, k) for k in counts)
    beside = sum(chance_of(199, k) + chance_of(201, k) for k in counts)
    turnout, _ = spikes(few(*[(400, k, 190, 100) for k in counts]))
    half = next(one for one in turnout.looked_at if one.share == Fraction(1, 2))
    assert half.observed == 1
    assert half.expected == pytest.approx(float(2 * on / beside))
    part = on / (on + beside)
    assert half.p == pytest.approx(float(1 - (1 - part) ** 3))


def test_a_share_that_can_have_nothing_beside_it_is_not_looked_at():
    # Of 100 voters shares are a whole point apart, of 40 ballots even more.
    turnout, result = spikes(few((100, 50, 40, 20)))
    assert turnout.looked_at == result.looked_at == ()


def test_no_spike_is_looked_for_without_stations():
    with pytest.raises(ForensicsError, match="no station is left"):
        spikes(few((50, 40, 40, 20)))
