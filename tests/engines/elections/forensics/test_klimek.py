"""Klimek's parameters as a range over choices."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.forensics import ForensicsError, klimek
from orkhon.engines.elections.forensics.klimek import mixture
from tests.engines.elections.forensics.elections import few, turkiye


def model(seed, *, incremental, extreme, alpha=2.0, size=20_000):
    """An election drawn from the published model, written apart from the engine."""
    chance = np.random.default_rng(seed)
    registered = chance.integers(500, 2000, size)
    turnout = np.clip(chance.normal(0.55, 0.08, size), 0.01, 0.98)
    share = np.clip(chance.normal(0.4, 0.07, size), 0.01, 0.98)
    kind = chance.choice(3, size, p=[1 - incremental - extreme, incremental, extreme])
    some = np.minimum(np.abs(chance.normal(0, 0.25, size)), 1)
    most = 1 - np.minimum(np.abs(chance.normal(0, 0.075, size)), 1)
    part = np.choose(kind, [np.zeros(size), some, most])
    leader = turnout * share + part * (1 - turnout)
    leader += part**alpha * turnout * (1 - share)
    voted = turnout + part * (1 - turnout)
    took_part = (registered * voted).astype(int)
    rows = np.minimum((registered * leader).astype(int), took_part)
    return few(*zip(registered, took_part, took_part, rows, strict=True))


def test_an_election_without_added_votes_has_a_range_near_zero():
    found = klimek(model(1, incremental=0, extreme=0), seed=1, draws=20_000)
    assert found.incremental[1] < 0.05
    assert found.extreme[1] < 0.01
    assert found.misfit[1] < 0.15


def test_added_votes_are_found_though_not_all_of_them():
    # Stations with few added votes pass for untouched ones: the page says so.
    found = klimek(model(2, incremental=0.3, extreme=0.05), seed=1, draws=20_000)
    low, high = found.incremental
    assert 0.1 < low < high < 0.3
    low, high = found.extreme
    assert low < 0.05 < high
    more = klimek(model(2, incremental=0.6, extreme=0.05), seed=1, draws=20_000)
    assert more.incremental[0] > high


def test_every_choice_is_tried_and_named():
    found = klimek(model(3, incremental=0.1, extreme=0), seed=4, draws=2000)
    choices = {
        (fit.alpha, fit.peak_width, fit.theta_factor, fit.fit_bins)
        for fit in found.fits
    }
    assert len(choices) == len(found.fits) == 108
    assert (found.seed, found.draws) == (4, 2000)


def test_the_same_seed_gives_the_same_range_and_another_nearly_so():
    stations = model(4, incremental=0.2, extreme=0.02)
    once, again, other = (klimek(stations, seed=seed) for seed in (1, 1, 2))
    assert once.fits == again.fits
    assert once.incremental == pytest.approx(other.incremental, abs=0.03)


CELLS = st.lists(st.integers(-20, 20), min_size=4, max_size=4)


@settings(max_examples=200, deadline=None)
@given(first=CELLS, second=CELLS, target=CELLS)
def test_no_proportions_of_a_grid_come_nearer_than_the_ones_found(
    first, second, target
):
    directions, target = np.array([first, second]) / 10, np.array(target) / 10

    def off(one, other):
        return ((one * directions[0] + other * directions[1] - target) ** 2).sum()

    found = mixture(directions, target)
    assert min(found) >= 0
    assert sum(found) <= 1 + 1e-12
    grid = [(i / 20, j / 20) for i in range(21) for j in range(21 - i)]
    assert off(*found) <= min(off(*point) for point in grid) + 1e-9


def test_turkiye_2015_needs_no_added_votes():
    found = klimek(turkiye(), seed=1)
    assert found.incremental[1] < 0.01
    assert found.extreme[1] < 0.01
    assert found.used == 161_938


def test_too_few_draws_are_refused():
    with pytest.raises(ForensicsError, match="999 draws are too few"):
        klimek(few((200, 100, 90, 45)), seed=1, draws=999)


def test_a_handful_of_stations_is_no_distribution():
    with pytest.raises(ForensicsError, match="99 stations are too few"):
        klimek(few(*[(200, 100, 90, 45)] * 99), seed=1)


def test_stations_all_alike_have_no_spread_to_fit():
    with pytest.raises(
        ForensicsError, match=r"turnout has no spread below its peak of 1"
    ):
        klimek(few(*[(200, 200, 90, 45)] * 100), seed=1)
    rows = [(1000, 600, 500, 500)] * 98 + [(1000, 200, 150, 80), (1000, 300, 200, 90)]
    with pytest.raises(
        ForensicsError, match=r"share has no spread above its peak of 100"
    ):
        klimek(few(*rows), seed=1)
