"""What holds for every estimate, whatever the sample."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.estimation import (
    Estimate,
    Method,
    Plan,
    Planned,
    Reference,
    bounds,
    proportions,
    ratios,
    respond,
    sample_design,
    totals,
)
from tests.engines.elections.generated_samples import Generated, generated

ASK = {"level": 0.95, "minimum_units": 1}
EVERY = settings(max_examples=60, deadline=None, derandomize=True)


def numbers(table):
    """Every estimate with its error, limits and degrees, by item and domain."""
    return {
        (cell.item, cell.domain): [
            cell.value,
            cell.standard_error,
            cell.interval.low,
            cell.interval.high,
            cell.degrees_of_freedom,
        ]
        for cell in table.states()
        if isinstance(cell, Estimate) and cell.interval is not None
    }


def assert_same(first, second, factor=1.0):
    one, other = numbers(first), numbers(second)
    assert one.keys() == other.keys()
    for key, figures in one.items():
        scaled = [factor * figure for figure in figures[:4]] + figures[4:]
        assert other[key] == pytest.approx(scaled, rel=1e-9, abs=1e-12)


@EVERY
@given(sample=generated(), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_stations_changes_nothing(sample, shuffle):
    order = list(range(sample.units))
    shuffle.shuffle(order)
    plain, mixed = sample.build(), sample.build(order)
    votes, valid = sample.some(sample.votes), sample.valid
    by, group = sample.group, [sample.group[one] for one in order]
    assert_same(
        ratios(plain, {"for": (votes, valid)}, by=by, **ASK),
        ratios(mixed, {"for": (votes[order], valid[order])}, by=group, **ASK),
    )
    assert_same(
        proportions(plain, {"seal": sample.yes}, by=by, **ASK),
        proportions(mixed, {"seal": sample.yes[order]}, by=group, **ASK),
    )
    assert_same(
        totals(plain, {"votes": sample.votes}, by=by, **ASK),
        totals(mixed, {"votes": sample.votes[order]}, by=group, **ASK),
    )


@EVERY
@given(sample=generated(), scale=st.floats(1.5, 1000))
def test_weights_matter_up_to_scale_but_for_totals(sample, scale):
    plain, scaled = sample.build(), sample.build(scale=scale)
    pair = {"for": (sample.votes, sample.valid)}
    assert_same(ratios(plain, pair, **ASK), ratios(scaled, pair, **ASK))
    for method in (Method.KORN_GRAUBARD, Method.WILSON):
        answers = {"seal": sample.some(sample.yes)}
        assert_same(
            proportions(plain, answers, method=method, **ASK),
            proportions(scaled, answers, method=method, **ASK),
        )
    votes = {"votes": sample.votes}
    assert_same(totals(plain, votes, **ASK), totals(scaled, votes, **ASK), scale)


@EVERY
@given(sample=generated(), level=st.floats(0.5, 0.999))
def test_an_interval_holds_its_estimate_and_grows_with_the_level(sample, level):
    design = sample.build()
    tables = {}
    for wanted in (level, 0.9995):
        asked = {"level": wanted, "minimum_units": 1}
        tables[wanted] = [
            proportions(design, {"seal": sample.yes}, by=sample.group, **asked),
            proportions(design, {"seal": sample.yes}, method=Method.WILSON, **asked),
            ratios(
                design,
                {"for": (sample.votes, sample.valid)},
                by=design.stratum_names,
                reference=Reference.COUNTED_WITH,
                **asked,
            ),
            totals(design, {"votes": sample.votes}, **asked),
        ]
    for narrow, wide in zip(tables[level], tables[0.9995], strict=True):
        wider = numbers(wide)
        for key, (value, _, low, high, _) in numbers(narrow).items():
            assert low <= value <= high
            assert wider[key][2] <= low + 1e-9 * abs(low)
            assert wider[key][3] >= high - 1e-9 * abs(high)


@EVERY
@given(
    votes=st.lists(st.tuples(st.integers(0, 9), st.integers(9, 20)), min_size=2),
    strata=st.integers(1, 3),
)
def test_a_census_has_no_sampling_error(votes, strata):
    names = [str(number % strata) for number in range(len(votes))]
    design = sample_design(
        len(votes),
        probability_sample=True,
        strata=names,
        population={name: names.count(name) for name in names},
    )
    above, below = zip(*votes, strict=True)
    yes = [one % 2 for one in above]
    for table in (
        ratios(design, {"x": (above, below)}, **ASK),
        proportions(design, {"x": yes}, **ASK),
        proportions(design, {"x": yes}, method=Method.WILSON, **ASK),
        totals(design, {"x": above}, **ASK),
    ):
        cell = table.cell("x")
        assert cell.standard_error == 0
        assert (cell.interval.low, cell.interval.high) == (cell.value, cell.value)
        assert cell.margin == 0


@EVERY
@given(sample=generated(lonely=st.just(False)))
def test_strata_by_themselves_add_up_to_the_whole(sample):
    design = sample.build()
    whole = totals(design, {"votes": sample.votes}, **ASK).cell("votes")
    parts = totals(
        design, {"votes": sample.votes}, by=design.stratum_names, **ASK
    ).states()
    found = [(cell.value, cell.standard_error) for cell in parts]
    assert sum(value for value, _ in found) == pytest.approx(whole.value)
    assert sum(error**2 for _, error in found) == pytest.approx(whole.standard_error**2)


@EVERY
@given(sample=generated(lonely=st.just(False)))
def test_a_share_and_the_rest_have_one_error(sample):
    design = sample.build()
    table = ratios(
        design,
        {
            "for": (sample.votes, sample.valid),
            "rest": (sample.valid - sample.votes, sample.valid),
        },
        **ASK,
    )
    first, rest = table.cell("for"), table.cell("rest")
    assert first.value + rest.value == pytest.approx(1)
    assert first.standard_error == pytest.approx(rest.standard_error)


@EVERY
@given(
    sample=generated(lonely=st.just(False), has_frame=st.just(True)),
    silent=st.sets(st.integers(0, 200)),
)
def test_reweighting_keeps_what_the_strata_stand_for_and_bounds_hold_the_whole(
    sample, silent
):
    plan = Plan(
        units=tuple(
            Planned(
                str(one),
                sample.weights[one],
                sample.strata[one],
                sample.clusters[one],
                int(sample.valid[one]),
            )
            for one in range(sample.units)
        ),
        population=sample.population,
        is_probability_sample=True,
    )
    first = {sample.strata.index(name) for name in sample.strata}
    have = [one for one in range(sample.units) if one not in silent or one in first]
    response = respond(plan, [str(one) for one in have])
    everybody = sample.build()
    for number, name in enumerate(everybody.strata):
        assert response.design.weight[
            response.design.stratum == number
        ].sum() == pytest.approx(everybody.weight[everybody.stratum == number].sum()), (
            name
        )
    counted = {
        str(one): (float(sample.votes[one]), float(sample.valid[one])) for one in have
    }
    limits = bounds(plan, "for", counted)
    whole = ratios(everybody, {"for": (sample.votes, sample.valid)}, **ASK)
    assert limits.low - 1e-12 <= whole.cell("for").value <= limits.high + 1e-12
    assert 0 <= limits.low <= limits.high <= 1


def test_a_generated_sample_is_the_same_for_its_seed():
    one, other = (Generated(5, lonely=True, has_frame=True) for _ in range(2))
    assert np.array_equal(one.votes, other.votes)
