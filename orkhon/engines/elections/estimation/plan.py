"""The published sample: what was drawn, with which weights, of how many."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from orkhon.engines.elections.estimation.design import EstimationError
from orkhon.engines.elections.sampling import Clustered, Draw, StratifiedClustered


@dataclass(frozen=True, slots=True)
class Planned:
    """One unit of the published sample."""

    id: str
    weight: float
    """One over its chance to be drawn."""
    stratum: str = ""
    cluster: str | None = None
    """None when units were drawn one by one."""
    size: int | None = None
    """The most it can count: voters on its list. None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The published sample."""

    units: tuple[Planned, ...]
    population: Mapping[str, int] | None
    """Clusters (units without clusters) of the frame by stratum; see `sample_design`.
    """
    is_probability_sample: bool
    unit: str = "polling stations"


@dataclass(frozen=True, slots=True)
class StratumResponse:
    """How much of one stratum has reported."""

    stratum: str
    sampled: int
    missing: tuple[str, ...]
    """Ids in code-point order."""

    @property
    def reported(self) -> int:
        """Sampled units that have reported."""
        return self.sampled - len(self.missing)


def responses(plan: Plan, reported: Collection[str]) -> tuple[StratumResponse, ...]:
    """Which sampled units are missing, by stratum in code-point order.

    Raises:
        EstimationError: an empty plan, a unit twice, a report from outside the plan.
    """
    sampled: dict[str, list[str]] = {}
    seen: set[str] = set()
    for unit in plan.units:
        if unit.id in seen:
            raise EstimationError(f"{unit.id} is in the sample twice")
        seen.add(unit.id)
        sampled.setdefault(unit.stratum, []).append(unit.id)
    if not sampled:
        raise EstimationError(f"a sample of no {plan.unit}")
    present = set(reported)
    if strangers := sorted(present - seen):
        raise EstimationError(f"{strangers[0]} is not in the published sample")
    return tuple(
        StratumResponse(
            name,
            len(sampled[name]),
            tuple(sorted(set(sampled[name]) - present)),
        )
        for name in sorted(sampled)
    )


def plan_of(draw: Draw, *, unit: str = "polling stations") -> Plan:
    """The plan of a sample that was drawn by lot.

    Stations drawn inside clusters have no finite population correction: the margin
    is then a little too wide, never too narrow.
    """
    clustered = isinstance(draw.design, Clustered | StratifiedClustered)
    stratified = draw.is_stratified
    return Plan(
        units=tuple(
            Planned(
                id=one.unit.id,
                weight=float(1 / one.probability),
                stratum=one.unit.stratum if stratified else "",
                cluster=one.unit.cluster if clustered else None,
                size=one.unit.size,
            )
            for one in draw.units
        ),
        population=None
        if clustered
        else {group.stratum: group.frame_size for group in draw.groups},
        is_probability_sample=True,
        unit=unit,
    )
