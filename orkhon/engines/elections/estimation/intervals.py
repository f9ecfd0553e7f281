"""Intervals about estimates that are ready: t, Korn-Graubard and Wilson."""

from enum import Enum

import numpy as np
from scipy.special import betaincinv, stdtrit

from orkhon.engines.elections.estimation.design import Real, Whole


class Method(Enum):
    """How an interval was made."""

    T = "t"
    """The figure and so many standard errors to each side."""
    KORN_GRAUBARD = "Korn-Graubard"
    """Exact binomial limits at the effective sample size; never below 0 or above 1."""
    WILSON = "Wilson"
    """Score limits at the effective sample size."""


Limits = tuple[Real, Real]


def t_limits(value: Real, error: Real, degrees: Whole, level: float) -> Limits:
    """The figure ± t · standard error; NaN without degrees of freedom."""
    reach = _t(degrees, level) * error
    return value - reach, value + reach


def korn_graubard(
    share: Real, error: Real, units: Whole, degrees: Whole, level: float
) -> Limits:
    """Limits of a proportion by Korn and Graubard, as the NCHS applies them.

    Args:
        share: Proportions of 1.
        error: Their standard errors.
        units: Units that answered.
        degrees: Degrees of freedom, above 0.
        level: Confidence, such as 0.95.
    Returns:
        Clopper-Pearson limits at the effective sample size, which is never taken to
        be above `units`. A standard error of zero says nothing about the design, as
        when all or none of the units say yes; the effective sample is then the
        sample.
    Source:
        Korn and Graubard, Survey Methodology 24 (1998); Parker et al., National
        Center for Health Statistics Data Presentation Standards for Proportions,
        Vital and Health Statistics 2(175), 2017.
    """
    size = np.minimum(units, _effective(share, error, units, degrees, level))
    yes, tail = size * share, (1 - level) / 2
    no = size - yes
    with np.errstate(invalid="ignore"):
        low = betaincinv(yes, no + 1, tail)
        high = betaincinv(yes + 1, no, 1 - tail)
    return np.where(share <= 0, 0.0, low), np.where(share >= 1, 1.0, high)


def wilson(
    share: Real, error: Real, units: Whole, degrees: Whole, level: float
) -> Limits:
    """Score limits of a proportion at the effective sample size.

    Takes what `korn_graubard` takes; the effective sample may be above the sample.

    Source:
        Wilson, JASA 22 (1927); Franco, Little, Louis and Slud, Journal of Survey
        Statistics and Methodology 7 (2019).
    """
    size = _effective(share, error, units, degrees, level)
    square = _t(degrees, level) ** 2
    middle = (share + square / (2 * size)) / (1 + square / size)
    reach = np.sqrt(square * (share * (1 - share) / size + square / (4 * size**2))) / (
        1 + square / size
    )
    # At 0 and 1 the two are equal but for rounding.
    low = np.where(share <= 0, 0.0, np.maximum(middle - reach, 0.0))
    return low, np.where(share >= 1, 1.0, np.minimum(middle + reach, 1.0))


def _effective(
    share: Real, error: Real, units: Whole, degrees: Whole, level: float
) -> Real:
    """Simple random units that would tell as much, corrected for degrees of freedom."""
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(error > 0, share * (1 - share) / error**2, units)
        few = (_t(units - 1, level) / _t(degrees, level)) ** 2
    return np.asarray(size * np.where(units > 1, few, 1.0), dtype=np.float64)


def _t(degrees: Whole, level: float) -> Real:
    some = degrees > 0
    quantiles = stdtrit(np.where(some, degrees, 1), (1 + level) / 2)
    return np.where(some, quantiles, np.nan)
