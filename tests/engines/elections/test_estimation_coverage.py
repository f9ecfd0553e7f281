"""How often the intervals hold the truth, over many samples from one invented country.

The country is small so that the test is quick. docs/methods/quick-count.md has the
table of the study on a real one.
"""

import numpy as np
import pytest

from orkhon.engines.elections.estimation import (
    Method,
    Reference,
    proportions,
    ratios,
    sample_design,
)

REGIONS, STATIONS, DRAWN, SAMPLES = 8, 250, 20, 400
# Three standard errors of a share of .95 over 400 samples.
LEEWAY = 3 * (0.95 * 0.05 / SAMPLES) ** 0.5


@pytest.fixture(scope="module")
def country():
    """Regions that differ, stations that differ within them, 2,000 in all."""
    random = np.random.default_rng(20261122)
    region = np.repeat(np.arange(REGIONS), STATIONS)
    valid = np.round(np.exp(random.normal(6.3, 0.6, len(region))))
    share = np.clip(
        random.normal(0.45, 0.12, REGIONS)[region]
        + random.normal(0, 0.15, len(region)),
        0.02,
        0.98,
    )
    return {
        "region": region,
        "valid": valid,
        "votes": np.round(valid * share),
        "secret": (random.random(len(region)) < 0.9).astype(float),
    }


def samples(country, seed, answers=lambda chosen: chosen):
    """Samples stratified by region, those who answer weighed for the others."""
    random = np.random.default_rng(seed)
    names = [f"region {number}" for number in range(REGIONS)]
    for _ in range(SAMPLES):
        chosen = np.concatenate(
            [
                number * STATIONS + random.choice(STATIONS, DRAWN, replace=False)
                for number in range(REGIONS)
            ]
        )
        chosen = answers(chosen)
        design = sample_design(
            len(chosen),
            probability_sample=True,
            strata=[names[number] for number in country["region"][chosen]],
            population=dict.fromkeys(names, STATIONS),
        )
        yield chosen, design


def held(cell, truth):
    return cell.interval.low <= truth <= cell.interval.high


def shares(country, drawn):
    truth = country["votes"].sum() / country["valid"].sum()
    return np.mean(
        [
            held(
                ratios(
                    design,
                    {"for": (country["votes"][chosen], country["valid"][chosen])},
                    level=0.95,
                    minimum_units=1,
                ).cell("for"),
                truth,
            )
            for chosen, design in drawn
        ]
    )


def test_a_share_is_held_about_as_often_as_said(country):
    assert shares(country, samples(country, 1)) == pytest.approx(0.95, abs=LEEWAY)


def test_stations_missing_at_random_do_not_undo_the_interval(country):
    # The random fifth is dropped within each region's block of the sample.
    def four_fifths(chosen):
        return chosen[np.arange(len(chosen)) % 5 != 0]

    drawn = samples(country, 2, four_fifths)
    assert shares(country, drawn) == pytest.approx(0.95, abs=LEEWAY)


@pytest.mark.parametrize("method", [Method.KORN_GRAUBARD, Method.WILSON])
def test_a_proportion_is_held_at_least_about_as_often_as_said(country, method):
    # Korn-Graubard limits are exact ones and hold rather more often.
    truth = country["secret"].mean()
    hits = [
        held(
            proportions(
                design,
                {"secret": country["secret"][chosen]},
                level=0.95,
                minimum_units=1,
                method=method,
            ).cell("secret"),
            truth,
        )
        for chosen, design in samples(country, 3)
    ]
    assert 0.95 - LEEWAY <= np.mean(hits) <= 0.99


def test_a_margin_without_the_design_effect_would_promise_too_much(country):
    # Ballots of one station are alike: the ballot margin holds the truth seldom.
    truth = country["votes"].sum() / country["valid"].sum()
    hits, effects = [], []
    for chosen, design in samples(country, 4):
        cell = ratios(
            design,
            {"for": (country["votes"][chosen], country["valid"][chosen])},
            level=0.95,
            minimum_units=1,
            reference=Reference.COUNTED_WITH,
        ).cell("for")
        effects.append(cell.design_effect.value)
        naive = cell.margin / cell.design_effect.value**0.5
        hits.append(abs(cell.value - truth) <= naive)
    assert np.mean(effects) > 10
    assert np.mean(hits) < 0.5
