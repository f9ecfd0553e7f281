"""Sampled stations that have not reported: weighed for, compared and bounded."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from orkhon.engines.elections.estimation.design import (
    EstimationError,
    Lonely,
    NotYet,
    SampleDesign,
    sample_design,
)
from orkhon.engines.elections.estimation.plan import (
    Plan,
    Planned,
    StratumResponse,
    responses,
)

NOT_MERGED: Mapping[str, str] = MappingProxyType({})
"""No stratum is counted with another."""
INSIDE = "some are missing inside clusters: no finite population correction"
"""Clusters that were to be visited whole were not, and vary inside as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """The part of a sample that has reported, weighed for the part that has not."""

    ids: tuple[str, ...]
    """The responders, in the order of the design's units."""
    design: SampleDesign
    strata: tuple[StratumResponse, ...]
    rules: tuple[str, ...]
    """What was done beyond reweighting within strata, in words."""


def respond(
    plan: Plan,
    reported: Collection[str],
    *,
    merged: Mapping[str, str] = NOT_MERGED,
    lonely: Lonely = Lonely.REFUSE,
) -> Response:
    """Weigh the units that have reported for all that were sampled.

    Within a stratum the weights of the missing go to the responders in proportion to
    their own, so that N/n becomes N/r. This is right when those who are missing are
    missing by chance; `compare` and `bounds` show how far that may be wrong.

    Args:
        plan: The published sample.
        reported: Ids of units that have reported.
        merged: Strata that are counted together with another one, by name, because
            too few of them have reported; said in `rules`.
        lonely: The rule for a stratum with a single responder.
    Raises:
        NotYet: nobody has reported, or nobody of a stratum that is not merged.
        EstimationError: what `responses` refuses; a stratum merged into none of the
            sample; clusters known of some units only.
    """
    strata = responses(plan, reported)
    names = {one.stratum for one in strata}
    for name, other in merged.items():
        if name not in names or other not in names - merged.keys():
            raise EstimationError(f"stratum “{name}” cannot be merged into “{other}”")
    home = {name: merged.get(name, name) for name in names}
    present = set(reported)
    have = [unit for unit in plan.units if unit.id in present]
    if not have:
        raise NotYet(f"none of {len(plan.units)} {plan.unit} has reported")
    silent = sorted(set(home.values()) - {home[unit.stratum] for unit in have})
    if silent:
        raise NotYet(
            f"none of stratum {', '.join(f'“{name}”' for name in silent)} has"
            " reported; wait, or name a stratum to count it with"
        )
    drawn, answering = (
        _weight_by_stratum(plan.units, home),
        _weight_by_stratum(have, home),
    )
    clusters = _clusters(have)
    inside = clusters is not None and len(have) < len(plan.units)
    design = sample_design(
        len(have),
        probability_sample=plan.is_probability_sample,
        strata=[home[unit.stratum] for unit in have],
        clusters=clusters,
        weights=[
            unit.weight * drawn[home[unit.stratum]] / answering[home[unit.stratum]]
            for unit in have
        ],
        population=None if inside else _population(plan, home),
        lonely=lonely,
        unit=plan.unit,
    )
    return Response(
        ids=tuple(unit.id for unit in have),
        design=design,
        strata=strata,
        rules=(
            *(
                f"stratum “{name}” is counted with “{merged[name]}”"
                for name in sorted(merged)
            ),
            *([INSIDE] if inside and plan.population is not None else ()),
            *design.rules,
        ),
    )


@dataclass(frozen=True, slots=True)
class FrameComparison:
    """Responders beside the frame in something known of every unit."""

    variable: str
    frame_mean: float
    responders_mean: float
    """Weighted."""
    frame_deviation: float

    @property
    def difference(self) -> float:
        """Responders less frame."""
        return self.responders_mean - self.frame_mean

    @property
    def standardised(self) -> float:
        """The difference in standard deviations of the frame.

        Raises:
            EstimationError: every unit of the frame has the same figure.
        """
        if self.frame_deviation == 0:
            raise EstimationError(f"“{self.variable}” is the same in the whole frame")
        return self.difference / self.frame_deviation


def compare(
    response: Response, variable: str, frame: Mapping[str, float]
) -> FrameComparison:
    """Hold the responders against the frame in a variable known for every unit.

    Args:
        response: The responders and their weights.
        variable: Its name, such as “voters on the list”.
        frame: Its figure for every unit of the frame, sampled or not.
    Raises:
        EstimationError: a responder without the figure, or one that is not finite.
    """
    for one in response.ids:
        if one not in frame:
            raise EstimationError(f"“{variable}” is not known for {one}")
    everywhere = np.array(list(frame.values()), dtype=np.float64)
    if not np.isfinite(everywhere).all():
        raise EstimationError(f"“{variable}” is not known in the whole frame")
    theirs = np.array([frame[one] for one in response.ids], dtype=np.float64)
    weight = response.design.weight
    return FrameComparison(
        variable=variable,
        frame_mean=float(everywhere.mean()),
        responders_mean=float(weight @ theirs / weight.sum()),
        frame_deviation=float(everywhere.std()),
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """The sample's share if everything missing had gone one way, and the other."""

    item: str
    low: float
    """Every missing unit at its full size, and none of it for this."""
    high: float
    """Every missing unit at its full size, and all of it for this."""
    missing: int


def bounds(plan: Plan, item: str, counted: Mapping[str, tuple[float, float]]) -> Bounds:
    """Bound a share by the worst that the missing units can do.

    Args:
        plan: The published sample; missing units need their `size`.
        item: What is shared, for messages.
        counted: Numerator and divisor of every unit that has reported, by id.
    Returns:
        Bounds of the share in the whole sample, with the weights of the draw. They
        hold no sampling error: the margin comes on top.
    Raises:
        EstimationError: what `responses` refuses, a missing unit without a size, a
            numerator outside its divisor, nothing counted and nothing missing.
    """
    responses(plan, counted.keys())
    above = below = missing = 0.0
    for unit in plan.units:
        if unit.id in counted:
            part, whole = counted[unit.id]
            if not 0 <= part <= whole:
                raise EstimationError(f"“{item}” in {unit.id}: {part:g} of {whole:g}")
            above += unit.weight * part
            below += unit.weight * whole
        elif unit.size is None:
            raise EstimationError(f"{unit.id} is missing and its size is not known")
        else:
            missing += unit.weight * unit.size
    if below + missing == 0:
        raise EstimationError(f"“{item}”: nothing was counted, 0 of 0")
    return Bounds(
        item=item,
        low=above / (below + missing),
        high=(above + missing) / (below + missing),
        missing=len(plan.units) - len(counted),
    )


def _weight_by_stratum(
    units: Sequence[Planned], home: Mapping[str, str]
) -> dict[str, float]:
    sums: dict[str, float] = {}
    for unit in units:
        name = home[unit.stratum]
        sums[name] = sums.get(name, 0.0) + unit.weight
    return sums


def _clusters(units: Sequence[Planned]) -> list[str] | None:
    names = [unit.cluster for unit in units if unit.cluster is not None]
    if not names:
        return None
    if len(names) < len(units):
        lacking = next(unit.id for unit in units if unit.cluster is None)
        raise EstimationError(f"{lacking} has no cluster, others have")
    return [f"{unit.stratum}\n{unit.cluster}" for unit in units]


def _population(plan: Plan, home: Mapping[str, str]) -> dict[str, int] | None:
    if plan.population is None:
        return None
    counts: dict[str, int] = {}
    for name, other in home.items():
        if name not in plan.population:
            raise EstimationError(f"stratum “{name}” is not in the frame")
        counts[other] = counts.get(other, 0) + plan.population[name]
    return counts
