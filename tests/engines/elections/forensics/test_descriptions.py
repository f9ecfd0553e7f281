"""The square of turnout and share, the two slopes, the correlations."""

import numpy as np
import pytest
from scipy.stats import pearsonr, spearmanr

from orkhon.engines.elections.forensics import (
    ForensicsError,
    Weighing,
    fingerprint,
    sobyanin_sukhovolsky,
    turnout_and_share,
)
from tests.engines.elections.forensics.elections import clean, few, turkiye


def test_stations_fall_into_the_cells_of_their_shares():
    stations = few(
        (200, 100, 90, 45),  # 50 % and 50 %: cells begin at their lower edge
        (200, 199, 100, 100),  # 99.5 % and 100 %: the last cells
        (300, 301, 100, 10),  # beyond the list
        (99, 50, 50, 10),  # too small
        (200, 100, 0, 0),  # no share
    )
    square = fingerprint(stations)
    assert square.cells.sum() == square.used == 2
    assert square.cells[50, 50] == square.cells[99, 99] == 1
    assert (square.beyond, square.undefined) == (1, 2)
    assert square.edges[50] == 0.5
    assert len(square.edges) == 101


def test_a_square_can_weigh_stations_by_their_voters():
    square = fingerprint(
        few((200, 100, 90, 45), (300, 150, 90, 45)), bins=10, weighed_by=Weighing.VOTERS
    )
    assert square.cells[5, 5] == 500
    assert square.weighed_by is Weighing.VOTERS


@pytest.mark.parametrize("bins", [9, 501])
def test_a_square_nobody_can_read_is_refused(bins):
    with pytest.raises(ForensicsError, match=f"{bins} cells a side"):
        fingerprint(few((200, 100, 90, 45)), bins=bins)


# Turnout .2 .4 .6 .8 and leader's votes .1 .2 .4 .5 of the register: Sxx = .2,
# Sxy = .14, residuals ±.01 and ±.03; worked in docs/methods/forensics.md.
LINE = [(100, 20, 15, 10), (100, 40, 35, 20), (100, 60, 60, 40), (100, 80, 75, 50)]


def test_slopes_and_errors_match_a_hand_worked_line():
    found = sobyanin_sukhovolsky(few(*LINE))
    assert found.leader.slope == pytest.approx(0.7)
    assert found.leader.intercept == pytest.approx(-0.05)
    # HC1: four scores of .003, squares 3.6e-5, times 4 / 2, root over .2.
    assert found.leader.standard_error == pytest.approx(7.2e-5**0.5 / 0.2)
    assert found.leader.r_squared == pytest.approx(1 - 0.002 / 0.1)
    # Others .05 .15 .2 .25: Sxy = .065.
    assert found.others.slope == pytest.approx(0.325)
    assert found.clusters is None
    assert found.overall_share == pytest.approx(120 / 185)


def test_likeness_within_regions_widens_the_error():
    # Scores -.003 and -.003 in Muş, .003 and .003 in Van: 7.2e-5 · 2/1 · 3/2.
    found = sobyanin_sukhovolsky(few(*LINE, regions=["Muş", "Van", "Van", "Muş"]))
    assert found.clusters == 2
    assert found.leader.standard_error == pytest.approx(2.16e-4**0.5 / 0.2)


def test_one_region_is_no_cluster():
    found = sobyanin_sukhovolsky(few(*LINE, regions=["Muş"] * 4))
    assert found.clusters is None
    assert found.leader.standard_error == pytest.approx(7.2e-5**0.5 / 0.2)


def test_a_leader_without_votes_has_a_flat_line_without_error():
    found = sobyanin_sukhovolsky(few(*[(a, b, c, 0) for a, b, c, _ in LINE]))
    assert (found.leader.slope, found.leader.standard_error) == (0, 0)
    assert found.leader.r_squared == 1


@pytest.mark.parametrize(
    "rows", [LINE[:2], [(100, 50, 40, 30), (200, 100, 80, 10), (300, 150, 90, 80)]]
)
def test_no_slope_is_drawn_through_two_stations_or_one_turnout(rows):
    with pytest.raises(ForensicsError, match="give no slope"):
        sobyanin_sukhovolsky(few(*rows))


def test_added_ballots_move_the_leaders_slope_to_one_and_the_others_to_nothing():
    stations = clean(5, 4000, turnout=(60, 40))
    plain = sobyanin_sukhovolsky(stations)
    assert plain.leader.slope == pytest.approx(plain.overall_share, abs=0.1)
    chance = np.random.default_rng(5)
    away = stations.registered - stations.turnout_count
    added = (away * chance.beta(1, 1, 4000)).astype(int)
    stuffed = sobyanin_sukhovolsky(
        few(
            *zip(
                stations.registered,
                stations.turnout_count + added,
                stations.valid + added,
                stations.leader + added,
                strict=True,
            )
        )
    )
    assert stuffed.leader.slope == pytest.approx(1, abs=0.1)
    assert stuffed.others.slope == pytest.approx(0, abs=0.1)


def test_correlations_are_scipys_and_numpys():
    stations = clean(6, 500, regions=["Muş", "Van"] * 250)
    turnout = stations.turnout_count / stations.registered
    share = stations.leader / stations.valid
    found = turnout_and_share(stations)
    assert found.pearson == pytest.approx(pearsonr(turnout, share)[0])
    assert found.spearman == pytest.approx(spearmanr(turnout, share)[0])
    weighed = np.cov(turnout, share, aweights=stations.registered)
    assert found.by_voters == pytest.approx(
        weighed[0, 1] / (weighed[0, 0] * weighed[1, 1]) ** 0.5
    )
    for region in ("Muş", "Van"):
        where = stations.regions == region
        turnout[where] -= turnout[where].mean()
        share[where] -= share[where].mean()
    assert found.within_regions == pytest.approx(pearsonr(turnout, share)[0])


def test_without_regions_there_is_nothing_within_them():
    assert turnout_and_share(clean(6, 50)).within_regions is None


def test_one_turnout_everywhere_has_no_correlation():
    with pytest.raises(ForensicsError, match="3 stations of one turnout or one share"):
        turnout_and_share(
            few((700, 490, 400, 30), (200, 140, 80, 10), (300, 210, 90, 80))
        )


def test_turkiye_2015_has_little_correlation():
    # Türkiye 2014 and Canada 2011 had +0.08 and +0.07, Russia 2018 +0.51.
    assert abs(turnout_and_share(turkiye()).pearson) < 0.1
