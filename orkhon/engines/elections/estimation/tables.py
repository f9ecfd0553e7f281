"""Many items in many domains at once: what screens and papers ask for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from orkhon.engines.elections.estimation.design import (
    NOT_RANDOM,
    EstimationError,
    Real,
    SampleDesign,
)
from orkhon.engines.elections.estimation.intervals import (
    Method,
    korn_graubard,
    t_limits,
    wilson,
)
from orkhon.engines.elections.estimation.kernel import (
    Layout,
    Moments,
    layout,
    ratio,
    total,
)
from orkhon.engines.elections.estimation.results import (
    Cell,
    DesignEffect,
    Estimate,
    Interval,
    Kind,
    Reference,
    Suppressed,
    Undefined,
    named,
)

Answers = Sequence[float | None] | Real
"""By unit, a figure; None or NaN is no answer, which is not zero."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a table was asked for."""

    kind: Kind
    level: float
    minimum_units: int
    method: Method
    reference: Reference
    counted: str


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Estimates by item and domain; a cell is made when it is asked for."""

    design: SampleDesign
    asked: Asked
    items: tuple[str, ...]
    domains: tuple[str | None, ...]
    moments: tuple[Moments, ...]
    low: Real
    """Lower limits, items by domains; NaN where there are none."""
    high: Real

    def cell(self, item: str, domain: str | None = None) -> Estimate | Suppressed:
        """One cell.

        Raises:
            EstimationError: no such item or domain, or a figure that is undefined.
        """
        found = self.state(item, domain)
        if isinstance(found, Undefined):
            found.refuse()
        return found

    def state(self, item: str, domain: str | None = None) -> Cell:
        """One cell, or why there is none, for tables that must show every cell.

        Raises:
            EstimationError: no such item or domain.
        """
        if item not in self.items or domain not in self.domains:
            raise EstimationError(f"{named(item, domain)} was not asked for")
        return self._cell(self.items.index(item), self.domains.index(domain))

    def states(self) -> Iterator[Cell]:
        """Every cell, items in their order, and in each the domains."""
        for row in range(len(self.items)):
            for column in range(len(self.domains)):
                yield self._cell(row, column)

    def _cell(self, row: int, column: int) -> Cell:
        item, domain, given = self.items[row], self.domains[column], self.moments[row]
        units = int(given.units[column])
        if units and units < self.asked.minimum_units:
            return Suppressed(item, domain, self.asked.minimum_units)
        why = self._why_undefined(given, column)
        if why:
            return Undefined(item, domain, why)
        return self._estimate(row, column, self._why_no_interval(given, column))

    def _why_undefined(self, given: Moments, column: int) -> str:
        units, unit = int(given.units[column]), self.design.unit
        if not units:
            return f"no {unit} with an answer"
        if np.isnan(given.value[column]):
            return f"nothing was counted in {units} {unit}: 0 of 0"
        if not self.design.is_probability_sample or given.is_census[column]:
            return ""
        if given.lonely[column] >= 0:
            stratum = self.design.strata[given.lonely[column]]
            return (
                f"stratum “{stratum}” has only one, and one does not show how far"
                f" {unit} differ"
            )
        if given.degrees[column] < 1:
            return f"{units} {unit} leave no degree of freedom"
        return ""

    def _why_no_interval(self, given: Moments, column: int) -> str:
        if not self.design.is_probability_sample:
            return NOT_RANDOM
        if (
            self.asked.kind is not Kind.PROPORTION
            and given.variance[column] == 0
            and not given.is_census[column]
        ):
            return (
                f"the {given.units[column]} {self.design.unit} do not differ,"
                " so they do not tell how far others may"
            )
        return ""

    def _estimate(self, row: int, column: int, why: str) -> Estimate:
        given = self.moments[row]
        limits = (float(self.low[row, column]), float(self.high[row, column]))
        if "counted" in self.asked.reference.value:
            # The numerator was seen to be part of the divisor: no share beyond 0 and 1.
            limits = (max(limits[0], 0.0), min(limits[1], 1.0))
        return Estimate(
            item=self.items[row],
            domain=self.domains[column],
            kind=self.asked.kind,
            value=float(given.value[column]),
            units=int(given.units[column]),
            unit=self.design.unit,
            interval=None
            if why
            else Interval(*limits, self.asked.level, self.asked.method),
            why_no_interval=why,
            standard_error=None if why else float(np.sqrt(given.variance[column])),
            degrees_of_freedom=None if why else int(given.degrees[column]),
            design_effect=None if why else self._design_effect(given, column),
        )

    def _design_effect(self, given: Moments, column: int) -> DesignEffect | None:
        reference = self.asked.reference
        replaced = reference in (Reference.UNITS_WITH, Reference.COUNTED_WITH)
        if reference in (Reference.UNITS_WITH, Reference.UNITS_WITHOUT):
            size, frame = float(given.units[column]), float(given.weight[column])
            simple, what = float(given.simple_variance[column]), self.design.unit
        else:
            size = float(given.counted[column])
            frame = float(given.counted_frame[column])
            share = float(given.value[column])
            simple, what = share * (1 - share) / size, self.asked.counted
        if not replaced:
            simple *= 1 - size / frame
        if simple <= 0 or given.variance[column] <= 0:
            return None
        return DesignEffect(
            float(given.variance[column]) / simple, what, size, replaced
        )


def proportions(
    design: SampleDesign,
    answers: Mapping[str, Answers],
    *,
    by: Sequence[str] | None = None,
    level: float,
    minimum_units: int,
    method: Method = Method.KORN_GRAUBARD,
    reference: Reference = Reference.UNITS_WITHOUT,
) -> Table:
    """Estimate which share of units answers yes, for many questions.

    Args:
        design: The sample.
        answers: By question, 1 for yes and 0 for no by unit; None or NaN for no
            answer: the share is of the units that answered.
        by: Domain by unit, such as `design.stratum_names`; None for the whole.
        level: Confidence, between 0 and 1.
        minimum_units: Cells with fewer answering units are suppressed.
        method: Korn-Graubard or Wilson.
        reference: What the design effect compares with.
    Raises:
        EstimationError: a length that does not match, an answer other than 0 and 1,
            a level outside 0 to 1, an interval made for other figures.
    """
    asked = _asked(Kind.PROPORTION, level, minimum_units, method, reference, "units")
    columns = {
        item: _column(design, item, values, answer=True)
        for item, values in answers.items()
    }
    plan, domains = _plan(design, by)
    ones = np.ones(design.units)
    moments = tuple(ratio(plan, column, ones) for column in columns.values())
    return _table(design, asked, tuple(columns), domains, moments)


def ratios(
    design: SampleDesign,
    pairs: Mapping[str, tuple[Answers, Answers]],
    *,
    by: Sequence[str] | None = None,
    level: float,
    minimum_units: int,
    reference: Reference = Reference.UNITS_WITHOUT,
    counted: str = "ballots",
) -> Table:
    """Estimate ratios of totals, such as votes over valid ballots, with t intervals.

    Args:
        design: The sample.
        pairs: By item, numerator and divisor by unit; a unit without one of them has
            no answer.
        by: Domain by unit; None for the whole.
        level: Confidence, between 0 and 1.
        minimum_units: Cells with fewer answering units are suppressed.
        reference: What the design effect compares with; a sample of what is counted
            makes sense only where the numerator is part of the divisor, and limits
            are then cut off at 0 and 1.
        counted: What the divisor counts, in the plural.
    Raises:
        EstimationError: a length that does not match, a divisor below zero, a level
            outside 0 to 1, a numerator that is no part of its divisor where the
            reference needs it.
    """
    asked = _asked(Kind.RATIO, level, minimum_units, Method.T, reference, counted)
    plan, domains = _plan(design, by)
    moments = []
    for item, (above, below) in pairs.items():
        y, x = _column(design, item, above), _column(design, item, below)
        if np.any(x < 0):
            raise EstimationError(f"“{item}”: a divisor of {np.nanmin(x):g}")
        part = bool(np.all((y >= 0) & (y <= x) | np.isnan(x + y)))
        if "counted" in reference.value and not part:
            raise EstimationError(
                f"“{item}” is no share of {counted}: some {design.unit} have more"
                " of it, or less than none"
            )
        moments.append(ratio(plan, y, x))
    return _table(design, asked, tuple(pairs), domains, tuple(moments))


def totals(
    design: SampleDesign,
    values: Mapping[str, Answers],
    *,
    by: Sequence[str] | None = None,
    level: float,
    minimum_units: int,
    reference: Reference = Reference.UNITS_WITHOUT,
) -> Table:
    """Estimate totals over the frame, with t intervals.

    Takes what `ratios` takes, but one figure by unit, and every unit must have it: a
    total of those who answered is the total of nothing.

    Raises:
        EstimationError: as `ratios`; a unit without a figure; a sample that is no
            probability sample, from which no total can be had.
    """
    asked = _asked(Kind.TOTAL, level, minimum_units, Method.T, reference, "")
    if not design.is_probability_sample:
        raise EstimationError(f"a total cannot be estimated: {NOT_RANDOM}")
    plan, domains = _plan(design, by)
    moments = []
    for item, given in values.items():
        column = _column(design, item, given)
        if np.isnan(column).any():
            raise EstimationError(
                f"“{item}”: {np.isnan(column).sum()} of {design.units}"
                f" {design.unit} have no figure, so there is no total"
            )
        moments.append(total(plan, column))
    return _table(design, asked, tuple(values), domains, tuple(moments))


def _asked(
    kind: Kind,
    level: float,
    minimum_units: int,
    method: Method,
    reference: Reference,
    counted: str,
) -> Asked:
    if not 0 < level < 1:
        raise EstimationError(f"a level of {level:g} is not between 0 and 1")
    if minimum_units < 1:
        raise EstimationError(f"a minimum of {minimum_units} units is below 1")
    if (kind is Kind.PROPORTION) is (method is Method.T):
        raise EstimationError(f"no {method.value} interval for a {kind.value}")
    if kind is not Kind.RATIO and "counted" in reference.value:
        raise EstimationError(f"the design effect of a {kind.value} is one of units")
    return Asked(kind, level, minimum_units, method, reference, counted)


def _plan(
    design: SampleDesign, by: Sequence[str] | None
) -> tuple[Layout, tuple[str | None, ...]]:
    if by is None:
        return layout(design, np.zeros(design.units, dtype=np.intp), 1), (None,)
    if len(by) != design.units:
        raise EstimationError(f"{design.units} {design.unit} but {len(by)} domains")
    names = tuple(sorted(set(by)))
    place = {name: number for number, name in enumerate(names)}
    domain = np.array([place[name] for name in by], dtype=np.intp)
    return layout(design, domain, len(names)), names


def _column(
    design: SampleDesign, item: str, values: Answers, *, answer: bool = False
) -> Real:
    if len(values) != design.units:
        raise EstimationError(
            f"“{item}”: {design.units} {design.unit} but {len(values)} figures"
        )
    column = np.asarray(values, dtype=np.float64)
    if np.isinf(column).any():
        raise EstimationError(f"“{item}”: a figure without end")
    if answer and not (np.isnan(column) | (column == 0) | (column == 1)).all():
        raise EstimationError(f"“{item}”: an answer other than 0 and 1")
    return column


def _table(
    design: SampleDesign,
    asked: Asked,
    items: tuple[str, ...],
    domains: tuple[str | None, ...],
    moments: tuple[Moments, ...],
) -> Table:
    if not moments:
        raise EstimationError("no item was asked for")
    value = np.stack([one.value for one in moments])
    error = np.sqrt(np.stack([one.variance for one in moments]))
    units = np.stack([one.units for one in moments])
    degrees = np.stack([one.degrees for one in moments])
    if asked.method is Method.T:
        low, high = t_limits(value, error, degrees, asked.level)
    else:
        limits = korn_graubard if asked.method is Method.KORN_GRAUBARD else wilson
        low, high = limits(value, error, units, degrees, asked.level)
    census = np.stack([one.is_census for one in moments])
    low, high = np.where(census, value, low), np.where(census, value, high)
    return Table(design, asked, items, domains, moments, low, high)
