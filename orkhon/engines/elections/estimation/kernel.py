"""Ratios, totals and their variances by Taylor linearisation, in numpy alone.

Sums over units, clusters and strata are `bincount`s, so a table of 60 items by 87
strata costs what 60 overall figures cost. The method is in docs/methods/estimation.md.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from orkhon.engines.elections.estimation.design import (
    Lonely,
    Real,
    SampleDesign,
    Whole,
)

Flags = NDArray[np.bool_]

ROUNDING = 1e-12
"""A standard error below this share of the figure is rounding, and is zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """Which unit, cluster and stratum belongs to which domain.

    A pair is a cluster in a domain, a cell is a stratum in a domain; only those that
    have units are kept.
    """

    design: SampleDesign
    domains: int
    domain: Whole
    pair: Whole
    pair_cell: Whole
    cell_domain: Whole
    cell_stratum: Whole
    pairs_in_cell: Whole


@dataclass(frozen=True, slots=True, eq=False)
class Moments:
    """One item in every domain; each array has one entry a domain."""

    value: Real
    """NaN where the divisor is zero or there are no units."""
    variance: Real
    """NaN where it is undefined."""
    simple_variance: Real
    """Of a simple random sample of as many units, with replacement."""
    units: Whole
    """Units that have an answer."""
    weight: Real
    """Sum of their weights: units of the frame they stand for."""
    counted: Real
    """Unweighted sum of the divisor: ballots that were counted in the sample."""
    counted_frame: Real
    """Weighted sum of the divisor."""
    degrees: Whole
    """Clusters less strata, among those with an answer."""
    lonely: Whole
    """A stratum with one cluster that undoes the variance; -1 where there is none."""
    is_census: Flags
    """Every cluster of its strata is in the sample."""


def layout(design: SampleDesign, domain: Whole, domains: int) -> Layout:
    """Sort a design's units, clusters and strata by domain.

    Args:
        design: The sample.
        domain: By unit, the number of its domain, from 0.
        domains: How many there are.
    """
    clusters, strata = len(design.cluster_stratum), len(design.strata)
    pairs, pair = np.unique(domain * clusters + design.cluster, return_inverse=True)
    cells, pair_cell = np.unique(
        (pairs // clusters) * strata + design.cluster_stratum[pairs % clusters],
        return_inverse=True,
    )
    return Layout(
        design=design,
        domains=domains,
        domain=domain,
        pair=pair,
        pair_cell=pair_cell,
        cell_domain=cells // strata,
        cell_stratum=cells % strata,
        pairs_in_cell=np.bincount(pair_cell),
    )


def ratio(plan: Layout, numerator: Real, divisor: Real) -> Moments:
    """Estimate a ratio of two totals in every domain.

    A proportion is the ratio of ones and zeros to ones. A unit with NaN in either
    has no answer: it is outside every domain and still part of the design.

    Args:
        plan: The design and its domains.
        numerator: By unit, in the divisor's units or any other.
        divisor: By unit, zero or above.
    Source:
        Särndal, Swensson and Wretman, Model Assisted Survey Sampling (1992), ch. 5;
        Woodruff, JASA 66 (1971).
    """
    answered = ~(np.isnan(numerator) | np.isnan(divisor))
    weight = np.where(answered, plan.design.weight, 0.0)
    y, x = np.where(answered, numerator, 0.0), np.where(answered, divisor, 0.0)
    below = _sums(plan, weight * x)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = _sums(plan, weight * y) / below
        scale = _sums(plan, weight * np.abs(y)) / below
        residual = (y - value[plan.domain] * x) / below[plan.domain]
        return _moments(plan, answered, value, residual, x, scale)


def total(plan: Layout, values: Real) -> Moments:
    """Estimate a total in every domain; every unit has an answer.

    Source:
        Cochran, Sampling Techniques, 3rd ed. (1977), ch. 5 and 11.
    """
    answered = np.ones(len(values), dtype=bool)
    weighted = plan.design.weight * values
    value, scale = _sums(plan, weighted), _sums(plan, np.abs(weighted))
    with np.errstate(divide="ignore", invalid="ignore"):
        return _moments(plan, answered, value, values, np.ones(len(values)), scale)


def _moments(
    plan: Layout, answered: Flags, value: Real, part: Real, divisor: Real, scale: Real
) -> Moments:
    """Variance of the weighted sum of `part`, and what is told beside it."""
    weight = np.where(answered, plan.design.weight, 0.0)
    units = _counts(plan, answered)
    frame = _sums(plan, weight)
    variance, lonely = _variance(plan, weight * part, answered)
    variance = np.where(variance <= (ROUNDING * scale) ** 2, 0.0, variance)
    centred = part - (_sums(plan, weight * part) / frame)[plan.domain]
    spread = _sums(plan, weight * centred**2) / frame * units / (units - 1)
    pairs = np.bincount(plan.pair, weights=answered) > 0
    of_cell = np.bincount(plan.pair_cell, weights=pairs)
    pairs_in = np.bincount(plan.cell_domain, of_cell, plan.domains)
    cells_in = np.bincount(plan.cell_domain, of_cell > 0, plan.domains)
    whole = plan.design.fraction[plan.cell_stratum] == 1
    return Moments(
        value=value,
        variance=variance,
        simple_variance=frame**2 * spread / units,
        units=units,
        weight=frame,
        counted=_sums(plan, np.where(answered, divisor, 0.0)),
        counted_frame=_sums(plan, weight * divisor),
        degrees=(pairs_in - cells_in).astype(np.intp),
        lonely=lonely,
        is_census=np.bincount(plan.cell_domain, ~whole, plan.domains) == 0,
    )


def _variance(plan: Layout, linear: Real, answered: Flags) -> tuple[Real, Whole]:
    """Spread of cluster sums about their stratum's mean, by domain.

    A sampled cluster without a unit in the domain has the sum zero and counts.
    """
    design = plan.design
    clusters = design.clusters_in[plan.cell_stratum]
    fraction = design.fraction[plan.cell_stratum]
    sums = np.bincount(plan.pair, weights=linear)
    mean = np.bincount(plan.pair_cell, weights=sums) / clusters
    alone = (clusters == 1) & (fraction < 1)
    if design.lonely is Lonely.CENTRE:
        clusters_in = np.bincount(plan.cell_domain, clusters, plan.domains)
        middle = _sums(plan, linear) / clusters_in
        mean = np.where(alone, middle[plan.cell_domain], mean)
    inside = np.bincount(plan.pair_cell, (sums - mean[plan.pair_cell]) ** 2)
    squares = inside + (clusters - plan.pairs_in_cell) * mean**2
    factor = clusters / np.maximum(clusters - 1, 1)
    by_cell = (1 - fraction) * factor * squares
    lonely = np.full(plan.domains, -1, dtype=np.intp)
    if design.lonely is Lonely.REFUSE:
        asked = np.bincount(plan.pair_cell[plan.pair], weights=answered) > 0
        undone = alone & asked
        # Of several the first is named: the last to be written stays.
        lonely[plan.cell_domain[undone][::-1]] = plan.cell_stratum[undone][::-1]
    variance = np.bincount(plan.cell_domain, by_cell, plan.domains)
    return np.where(lonely >= 0, np.nan, variance), lonely


def _sums(plan: Layout, values: Real) -> Real:
    return np.bincount(plan.domain, values, plan.domains).astype(np.float64)


def _counts(plan: Layout, flags: Flags) -> Whole:
    return np.bincount(plan.domain[flags], minlength=plan.domains)
