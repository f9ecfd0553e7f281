"""The same figures by svy, a program of other people: the check before a statement.

svy takes seconds to import, so nothing else imports this module.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

import numpy as np
import polars as pl
import svy

from orkhon.engines.elections.estimation.design import (
    NOT_RANDOM,
    EstimationError,
    Lonely,
    Real,
    SampleDesign,
)
from orkhon.engines.elections.estimation.intervals import Method
from orkhon.engines.elections.estimation.kernel import ROUNDING
from orkhon.engines.elections.estimation.results import (
    Estimate,
    Interval,
    Reference,
    named,
)
from orkhon.engines.elections.estimation.tables import Answers, Table

AGREEMENT = 1e-9
"""Relative difference between the two programs above which a figure is disputed."""

_Reference = Literal["wor", "wr"] | None
_METHODS: dict[Method, Literal["korn-graubard", "wilson"]] = {
    Method.KORN_GRAUBARD: "korn-graubard",
    Method.WILSON: "wilson",
}
_REFERENCES: dict[Reference, _Reference] = {
    Reference.UNITS_WITHOUT: "wor",
    Reference.UNITS_WITH: "wr",
}

Answer = svy.Estimate | list[svy.Estimate]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell as svy has it; NaN where svy has nothing."""

    item: str
    domain: str | None
    value: float
    standard_error: float
    low: float
    high: float
    degrees_of_freedom: int
    units: int
    design_effect: float | None
    """None for a reference that svy does not know."""


def proportions(
    design: SampleDesign,
    answers: Mapping[str, Answers],
    *,
    by: Sequence[str] | None = None,
    level: float,
    method: Method = Method.KORN_GRAUBARD,
    reference: Reference = Reference.UNITS_WITHOUT,
) -> tuple[Figure, ...]:
    """What `tables.proportions` estimates, by svy.

    Raises:
        EstimationError: no probability sample, or a stratum with one sampled cluster
            and no rule for it.
    """
    found: list[Figure] = []
    for item, values in answers.items():
        y = np.asarray(values, dtype=np.float64)
        asked = _sample(design, y, np.ones(design.units), by)
        ask = partial(
            asked.estimation.prop,
            "y",
            by=None if by is None else "domain",
            where=svy.col("answered") == 1,
            ci_method=_METHODS[method],
            alpha=1 - level,
        )
        found += [
            figure
            for one, figure in _figures(item, _answer(ask, reference))
            if float(str(one.y_level)) == 1
        ]
    return tuple(found)


def ratios(
    design: SampleDesign,
    pairs: Mapping[str, tuple[Answers, Answers]],
    *,
    by: Sequence[str] | None = None,
    level: float,
    reference: Reference = Reference.UNITS_WITHOUT,
) -> tuple[Figure, ...]:
    """What `tables.ratios` estimates, by svy; raises what `proportions` does."""
    found: list[Figure] = []
    for item, (above, below) in pairs.items():
        y, x = (np.asarray(one, dtype=np.float64) for one in (above, below))
        asked = _sample(design, y, x, by)
        ask = partial(
            asked.estimation.ratio,
            "y",
            "x",
            by=None if by is None else "domain",
            where=svy.col("answered") == 1,
            alpha=1 - level,
        )
        found += [figure for _, figure in _figures(item, _answer(ask, reference))]
    return tuple(found)


def totals(
    design: SampleDesign,
    values: Mapping[str, Answers],
    *,
    by: Sequence[str] | None = None,
    level: float,
    reference: Reference = Reference.UNITS_WITHOUT,
) -> tuple[Figure, ...]:
    """What `tables.totals` estimates, by svy; raises what `proportions` does."""
    found: list[Figure] = []
    for item, given in values.items():
        y = np.asarray(given, dtype=np.float64)
        asked = _sample(design, y, np.ones(design.units), by)
        ask = partial(
            asked.estimation.total,
            "y",
            by=None if by is None else "domain",
            alpha=1 - level,
        )
        found += [figure for _, figure in _figures(item, _answer(ask, reference))]
    return tuple(found)


def disagreements(table: Table, figures: Sequence[Figure]) -> tuple[str, ...]:
    """Where the kernel and svy differ, in words; empty when a statement may go out.

    Args:
        table: The kernel's cells; suppressed and undefined ones, and those without
            an interval, are not compared.
        figures: svy's, for the same question.
    """
    theirs = {(one.item, one.domain): one for one in figures}
    found: list[str] = []
    for cell in table.states():
        if not isinstance(cell, Estimate) or cell.interval is None:
            continue
        name, other = (
            named(cell.item, cell.domain),
            theirs.get((cell.item, cell.domain)),
        )
        if other is None:
            found.append(f"{name}: svy has no figure")
        else:
            if "counted" in table.asked.reference.value:
                other = replace(other, low=max(other.low, 0), high=min(other.high, 1))
            words = _differences(cell, cell.interval, other)
            found += [f"{name}: {one}" for one in words]
    return tuple(found)


def _differences(ours: Estimate, limits: Interval, other: Figure) -> Iterator[str]:
    effect = None if ours.design_effect is None else ours.design_effect.value
    for name, mine, theirs in (
        ("figure", ours.value, other.value),
        ("standard error", ours.standard_error, other.standard_error),
        ("lower limit", limits.low, other.low),
        ("upper limit", limits.high, other.high),
        ("degrees of freedom", ours.degrees_of_freedom, other.degrees_of_freedom),
        ("units", ours.units, other.units),
        ("design effect", effect, other.design_effect),
    ):
        # svy has no Wilson limits where all or none say yes.
        if mine is None or theirs is None or math.isnan(theirs):
            continue
        if not math.isclose(mine, theirs, rel_tol=AGREEMENT, abs_tol=ROUNDING):
            yield f"{name} {mine}, by svy {theirs}"


def _sample(
    design: SampleDesign, y: Real, x: Real, by: Sequence[str] | None
) -> svy.Sample:
    """The design and one item in svy's terms; units without an answer are marked."""
    if not design.is_probability_sample:
        raise EstimationError(f"svy is not asked: {NOT_RANDOM}")
    if design.lonely is Lonely.REFUSE and design.lonely_strata:
        stratum = design.lonely_strata[0]
        raise EstimationError(f"stratum “{stratum}” has only one, and no rule for it")
    answered = ~(np.isnan(y) | np.isnan(x))
    columns: dict[str, object] = {
        "y": np.where(answered, y, 0.0),
        "x": np.where(answered, x, 0.0),
        "answered": answered.astype(np.intp),
        "stratum": design.stratum_names,
        "cluster": [str(number) for number in design.cluster],
        "weight": design.weight,
        "domain": [""] * design.units if by is None else list(by),
    }
    has_frame = bool((design.fraction > 0).any())
    if has_frame:
        frame = np.rint(design.clusters_in / design.fraction)
        columns["frame"] = frame[design.stratum]
    return svy.Sample(
        pl.DataFrame(columns),
        svy.Design(
            stratum="stratum",
            psu="cluster",
            wgt="weight",
            pop_size="frame" if has_frame else None,
            singleton="center" if design.lonely is Lonely.CENTRE else None,
        ),
    )


def _answer(ask: Callable[..., Answer], reference: Reference) -> Answer:
    """Ask with a design effect, or without where there can be none, as in a census."""
    try:
        return ask(deff=_REFERENCES.get(reference))
    except svy.errors.MethodError as refused:
        if refused.code != "DEFF_NOT_COMPUTABLE":
            raise
        return ask(deff=None)


def _figures(item: str, result: Answer) -> Iterator[tuple[svy.ParamEst, Figure]]:
    results = result if isinstance(result, list) else [result]
    for one in (row for given in results for row in given.estimates):
        domain = None if one.by_level is None else str(one.by_level[0])
        yield (
            one,
            Figure(
                item=item,
                domain=domain,
                value=float(one.est),
                standard_error=float(one.se),
                low=float(one.lci),
                high=float(one.uci),
                degrees_of_freedom=int(one.df or 0),
                units=int(one.n or 0),
                design_effect=None if one.deff is None else float(one.deff),
            ),
        )
