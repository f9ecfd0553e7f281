"""The kernel beside svy, to ten digits, on generated designs."""

from dataclasses import replace

import numpy as np
import pytest
from svy.errors import MethodError

from orkhon.engines.elections.estimation import (
    Estimate,
    EstimationError,
    Method,
    Reference,
    proportions,
    ratios,
    sample_design,
    survey,
    totals,
)
from tests.engines.elections.generated_samples import Generated

DIGITS = 1e-10
LEVEL = 0.95
SEEDS = range(12)


def sample_of(seed):
    return Generated(seed, lonely=bool(seed % 2), has_frame=bool(seed % 3))


def assert_equal(table, figures):
    """Every cell with an interval, its error, limits, degrees and design effect."""
    theirs = {(one.item, one.domain): one for one in figures}
    compared = 0
    for cell in table.states():
        if not isinstance(cell, Estimate) or cell.interval is None:
            continue
        other = theirs[cell.item, cell.domain]
        ours = [cell.value, cell.standard_error, cell.interval.low, cell.interval.high]
        yours = [other.value, other.standard_error, other.low, other.high]
        if cell.design_effect is not None:
            ours.append(cell.design_effect.value)
            yours.append(other.design_effect)
        if not np.isnan(yours).any():
            assert ours == pytest.approx(yours, rel=DIGITS, abs=1e-13)
            compared += 1
        assert cell.degrees_of_freedom == other.degrees_of_freedom
        assert cell.units == other.units
    assert survey.disagreements(table, figures) == ()
    return compared


def domains_of(given, design):
    return [None, design.stratum_names, given.group]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("method", [Method.KORN_GRAUBARD, Method.WILSON])
def test_proportions_are_svys_to_ten_digits(seed, method):
    given = sample_of(seed)
    design = given.build()
    items = {"all": given.yes, "some": given.some(given.yes)}
    compared = 0
    for by in domains_of(given, design):
        asked = {"by": by, "level": LEVEL, "method": method}
        compared += assert_equal(
            proportions(design, items, minimum_units=1, **asked),
            survey.proportions(design, items, **asked),
        )
    assert compared >= 4


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "reference", [Reference.UNITS_WITHOUT, Reference.UNITS_WITH, Reference.COUNTED_WITH]
)
def test_ratios_are_svys_to_ten_digits(seed, reference):
    given = sample_of(seed)
    design = given.build()
    items = {"share": (given.some(given.votes), given.valid)}
    for by in domains_of(given, design):
        table = ratios(
            design, items, by=by, level=LEVEL, minimum_units=1, reference=reference
        )
        figures = survey.ratios(design, items, by=by, level=LEVEL, reference=reference)
        if reference is Reference.COUNTED_WITH:
            assert survey.disagreements(table, figures) == ()
        else:
            assert_equal(table, figures)


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_are_svys_to_ten_digits(seed):
    given = sample_of(seed)
    design = given.build()
    for by in domains_of(given, design):
        asked = {"by": by, "level": 0.9}
        assert_equal(
            totals(design, {"votes": given.votes}, minimum_units=1, **asked),
            survey.totals(design, {"votes": given.votes}, **asked),
        )


def test_a_whole_frame_has_no_error_by_svy_either():
    design = sample_design(4, probability_sample=True, population={"": 4})
    items = {"for": ([1, 2, 3, 4], [9, 9, 9, 9])}
    table = ratios(design, items, level=LEVEL, minimum_units=1)
    (figure,) = survey.ratios(design, items, level=LEVEL)
    assert (figure.standard_error, figure.design_effect) == (0, None)
    assert survey.disagreements(table, [figure]) == ()


def test_a_figure_that_differs_is_named():
    design = sample_design(4, probability_sample=True, population={"": 40})
    items = {"for": ([1, 2, 3, 4], [9, 9, 9, 9])}
    table = ratios(design, items, level=LEVEL, minimum_units=1)
    (figure,) = survey.ratios(design, items, level=LEVEL)
    assert survey.disagreements(table, [replace(figure, value=0.5)]) == (
        f"“for”: figure {10 / 36}, by svy 0.5",
    )
    assert survey.disagreements(table, []) == ("“for”: svy has no figure",)


def test_cells_without_an_interval_are_not_compared():
    design = sample_design(4, probability_sample=True, population={"": 40})
    table = proportions(design, {"seal": [1, 0, 1, 1]}, level=LEVEL, minimum_units=5)
    assert survey.disagreements(table, []) == ()


def test_svy_is_not_asked_about_stations_that_nobody_drew():
    design = sample_design(4, probability_sample=False)
    with pytest.raises(EstimationError, match="not a probability sample"):
        survey.ratios(design, {"for": ([1, 2, 3, 4], [9] * 4)}, level=LEVEL)


def test_svy_is_not_asked_about_a_lonely_stratum_without_a_rule():
    design = sample_design(
        3,
        probability_sample=True,
        strata=["Osh", "Talas", "Talas"],
        weights=[3, 3, 3],
    )
    with pytest.raises(EstimationError, match="stratum “Osh” has only one"):
        survey.totals(design, {"votes": [1, 2, 3]}, level=LEVEL)


def test_what_svy_refuses_for_another_reason_is_not_hidden():
    design = sample_design(4, probability_sample=True, population={"": 40})
    with pytest.raises(MethodError, match="alpha"):
        survey.totals(design, {"votes": [1, 2, 3, 4]}, level=-2)
