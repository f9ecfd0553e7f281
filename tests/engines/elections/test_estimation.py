"""Estimates worked by hand, and those that other programs and papers have published.

The hand-worked sample is that of docs/methods/estimation.md: five stations in two
strata, A with 3 of 6 and B with 2 of 4.
"""

import csv
import subprocess
import sys
from math import sqrt
from pathlib import Path

import numpy as np
import pytest

from orkhon.engines.elections.estimation import (
    Kind,
    Lonely,
    Method,
    Reference,
    proportions,
    ratios,
    sample_design,
    totals,
)
from orkhon.engines.elections.estimation.intervals import korn_graubard, wilson

STRATA = ["A", "A", "A", "B", "B"]
POPULATION = {"A": 6, "B": 4}
VOTES = [40, 55, 30, 20, 35]
VALID = [100, 110, 90, 50, 70]
ASK = {"level": 0.95, "minimum_units": 1}


def five_stations(**changes):
    given = {"strata": STRATA, "population": POPULATION, "probability_sample": True}
    return sample_design(5, **(given | changes))


def test_a_share_of_votes_matches_the_hand_worked_sample():
    # R = 360/840; the sum of squares comes to 125/420²; t(3) = 3.182446.
    table = ratios(five_stations(), {"for": (VOTES, VALID)}, **ASK)
    share = table.cell("for")
    assert share.kind is Kind.RATIO
    assert share.value == pytest.approx(3 / 7, rel=1e-14)
    assert share.standard_error == pytest.approx(sqrt(125) / 420, rel=1e-13)
    assert share.degrees_of_freedom == 3
    assert share.margin == pytest.approx(3.182446 * sqrt(125) / 420, rel=1e-6)
    assert share.interval.method is Method.T
    assert (share.units, share.unit, share.domain) == (5, "polling stations", None)


@pytest.mark.parametrize(
    ("reference", "value", "words"),
    [
        # Residuals squared sum to 8350/49 and the weights are equal.
        (
            Reference.UNITS_WITHOUT,
            196 / 167,
            "1.17 times the variance of a simple random sample of 5 polling stations,"
            " without replacement",
        ),
        (
            Reference.UNITS_WITH,
            98 / 167,
            "0.59 times the variance of a simple random sample of 5 polling stations,"
            " with replacement",
        ),
        # R(1 - R)/420 = 12/20580.
        (
            Reference.COUNTED_WITH,
            2572500 / 2116800,
            "1.22 times the variance of a simple random sample of 420 valid ballots,"
            " with replacement",
        ),
        (
            Reference.COUNTED_WITHOUT,
            2 * 2572500 / 2116800,
            "2.43 times the variance of a simple random sample of 420 valid ballots,"
            " without replacement",
        ),
    ],
)
def test_a_design_effect_names_the_sample_it_compares_with(reference, value, words):
    table = ratios(
        five_stations(),
        {"for": (VOTES, VALID)},
        reference=reference,
        counted="valid ballots",
        **ASK,
    )
    effect = table.cell("for").design_effect
    assert effect.value == pytest.approx(value, rel=1e-12)
    assert effect.words() == words
    assert effect.effective_size == pytest.approx(effect.size / value)


def test_a_total_matches_the_hand_worked_sample():
    # V = 4·(3/4)·2850/9 + 4·1·112.5 = 1400.
    total = totals(five_stations(), {"votes": VOTES}, **ASK).cell("votes")
    assert total.value == pytest.approx(360, rel=1e-14)
    assert total.standard_error == pytest.approx(sqrt(1400), rel=1e-13)


def test_clusters_are_what_varies_when_stations_were_drawn_inside_them():
    # p = 5/9; cluster sums of z are 3/81, -1/81 and -2/81: V = 3/2 · 14/6561.
    design = sample_design(
        9, probability_sample=True, clusters=list("aaabbcccc"), weights=[4] * 9
    )
    answers = [1, 1, 0, 1, 0, 0, 0, 1, 1]
    share = proportions(design, {"secret": answers}, **ASK).cell("secret")
    assert share.value == pytest.approx(5 / 9, rel=1e-14)
    assert share.standard_error == pytest.approx(sqrt(21 / 6561), rel=1e-13)
    assert share.degrees_of_freedom == 2


def test_figures_by_stratum_are_those_of_the_stratum_alone():
    # A: R = 125/300, residuals -5/3, 55/6, -15/2; B: 55/120, -35/12 and +35/12.
    design = five_stations()
    table = ratios(design, {"for": (VOTES, VALID)}, by=design.stratum_names, **ASK)
    first, second = table.states()
    assert (first.domain, second.domain) == ("A", "B")
    squares = (5 / 3) ** 2 + (55 / 6) ** 2 + (15 / 2) ** 2
    assert first.standard_error == pytest.approx(
        sqrt(4 * 0.75 * squares) / 600, rel=1e-12
    )
    assert second.standard_error == pytest.approx(
        sqrt(4 * 2 * (35 / 12) ** 2) / 240, rel=1e-12
    )
    assert (first.degrees_of_freedom, second.degrees_of_freedom) == (2, 1)


def test_a_lonely_stratum_is_centred_when_the_rule_says_so():
    # Weights 2, 2, 3; total 2·10 + 2·14 + 3·20 = 108 over three stations, mean 36.
    # A: (1 - 2/4)·2·8 = 8... sums 20 and 28 about 24; B alone: (1 - 1/3)·(60 - 36)².
    design = sample_design(
        3,
        probability_sample=True,
        strata=["A", "A", "B"],
        population={"A": 4, "B": 3},
        lonely=Lonely.CENTRE,
    )
    total = totals(design, {"votes": [10, 14, 20]}, **ASK).cell("votes")
    assert total.value == pytest.approx(108)
    assert total.standard_error == pytest.approx(sqrt(0.5 * 2 * 32 + 2 / 3 * 24**2))


# Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in
# Medicine 17 (1998) 857-872, table I: exact (Clopper-Pearson) and score (Wilson).
PUBLISHED = [
    (81, 263, (0.2527, 0.3676), (0.2553, 0.3662)),
    (15, 148, (0.0578, 0.1617), (0.0624, 0.1605)),
    (0, 20, (0.0000, 0.1684), (0.0000, 0.1611)),
    (1, 29, (0.0009, 0.1776), (0.0061, 0.1718)),
]


@pytest.mark.parametrize(("yes", "size", "exact", "score"), PUBLISHED)
def test_limits_of_a_simple_sample_are_the_published_ones(yes, size, exact, score):
    share = np.array([yes / size])
    error = np.sqrt(share * (1 - share) / size)
    units, degrees = np.array([size]), np.array([size - 1])
    low, high = korn_graubard(share, error, units, degrees, 0.95)
    assert (low[0], high[0]) == pytest.approx(exact, abs=5e-5)
    many = np.array([10**9])
    # With ever more degrees of freedom t is the published normal quantile.
    if yes:
        low, high = wilson(share, error, many, many, 0.95)
        assert (low[0], high[0]) == pytest.approx(score, abs=5e-5)


def test_an_effective_sample_above_the_sample_is_cut_to_it():
    # Korn-Graubard as the NCHS has it: 81/263 with half the standard error.
    share, units = np.array([81 / 263]), np.array([263])
    error = np.sqrt(share * (1 - share) / 263) / 2
    low, high = korn_graubard(share, error, units, np.array([262]), 0.95)
    assert (low[0], high[0]) == pytest.approx((0.2527, 0.3676), abs=5e-5)


@pytest.fixture(scope="module")
def schools():
    """Schools of California in 2000, a stratified sample of 200 of 6,194.

    The sample `apistrat` that R's survey package is shipped with; the figures are
    those of the California Department of Education (Academic Performance Index).
    """
    path = Path(__file__).parent / "california_schools.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        "design": sample_design(
            200,
            probability_sample=True,
            strata=[row["kind"] for row in rows],
            population={"E": 4421, "M": 1018, "H": 755},
            unit="schools",
        ),
        "awards": [row["awards"] for row in rows],
        **{name: [float(row[name]) for row in rows] for name in ("score", "pupils")},
    }


# R's survey on that sample: github.com/xKDR/Survey.jl, test/r_reference, the lines
# "strat_fpc" of est_basic.csv, confint.csv, proportions.csv and domain.csv.
def test_a_mean_and_its_interval_are_those_of_rs_survey(schools):
    pair = (schools["score"], [1] * 200)
    mean = ratios(schools["design"], {"score": pair}, **ASK).cell("score")
    assert mean.value == pytest.approx(662.287363577655, rel=1e-13)
    assert mean.standard_error == pytest.approx(9.408940879434, rel=1e-12)
    assert mean.interval.low == pytest.approx(643.732188539262, rel=1e-12)
    assert mean.interval.high == pytest.approx(680.842538616048, rel=1e-12)


def test_a_ratio_is_that_of_rs_survey(schools):
    pair = (schools["score"], schools["pupils"])
    ratio = ratios(schools["design"], {"ratio": pair}, **ASK).cell("ratio")
    assert ratio.value == pytest.approx(1.11256046332155, rel=1e-13)
    assert ratio.standard_error == pytest.approx(0.0413595064404803, rel=1e-12)


def test_a_total_is_that_of_rs_survey(schools):
    table = totals(schools["design"], {"pupils": schools["pupils"]}, **ASK)
    assert table.cell("pupils").value == pytest.approx(3687177.52, rel=1e-13)
    assert table.cell("pupils").standard_error == pytest.approx(
        114641.715190394, rel=1e-12
    )


def test_a_proportion_is_that_of_rs_survey(schools):
    answers = {"awards": [int(one) for one in schools["awards"]]}
    share = proportions(schools["design"], answers, **ASK).cell("awards")
    assert share.value == pytest.approx(0.638936067161769, rel=1e-13)
    assert share.standard_error == pytest.approx(0.0344059182016133, rel=1e-12)


def test_groups_that_cut_through_strata_are_those_of_rs_survey(schools):
    pair = (schools["score"], [1] * 200)
    table = ratios(schools["design"], {"score": pair}, by=schools["awards"], **ASK)
    assert table.cell("score", "0").value == pytest.approx(633.734912337968)
    assert table.cell("score", "0").standard_error == pytest.approx(
        15.3347711842501, rel=1e-12
    )
    assert table.cell("score", "1").standard_error == pytest.approx(
        11.8566310509714, rel=1e-12
    )
    total = totals(
        schools["design"], {"score": schools["score"]}, by=schools["awards"], **ASK
    )
    assert total.cell("score", "1").standard_error == pytest.approx(
        152042.166199407, rel=1e-12
    )


def test_the_engine_is_imported_without_svy():
    code = (
        "import sys, orkhon.engines.elections.quickcount; print('svy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"
