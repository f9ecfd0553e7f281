"""How a sample was drawn, as far as its estimates need to know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.intp]
Real = NDArray[np.float64]

NOT_RANDOM = "not a probability sample"
"""Why figures of stations picked otherwise than by chance have no margin of error."""


class EstimationError(ValueError):
    """A design, a figure or a question from which nothing can be estimated."""


class NotYet(EstimationError):
    """Too few have reported; later there may be a figure."""


class Lonely(Enum):
    """What to do with a stratum of which one unit was sampled and others were not."""

    REFUSE = "refuse"
    """No margin for anything this stratum is part of."""
    CENTRE = "centre"
    """Its spread is taken about the mean of all strata; wider rather than narrower."""


@dataclass(frozen=True, slots=True, eq=False)
class SampleDesign:
    """A sample's strata, clusters and weights, one entry a sampled unit.

    Made by `sample_design`; the arrays are not to be changed.
    """

    strata: tuple[str, ...]
    """Names in code-point order; without strata the one name ""."""
    stratum: Whole
    """By unit, its place in `strata`."""
    cluster: Whole
    """By unit, the number of its cluster, counted through all strata."""
    cluster_stratum: Whole
    """By cluster, its stratum."""
    weight: Real
    """By unit, how many units of the frame it stands for."""
    fraction: Real
    """By stratum, the share of its clusters that was drawn; 0 with replacement."""
    is_probability_sample: bool
    lonely: Lonely
    unit: str
    """What a unit is, in the plural: “polling stations”."""

    @property
    def units(self) -> int:
        """Sampled units."""
        return len(self.weight)

    @property
    def clusters_in(self) -> Whole:
        """By stratum, its sampled clusters."""
        return np.bincount(self.cluster_stratum, minlength=len(self.strata))

    @property
    def lonely_strata(self) -> tuple[str, ...]:
        """Strata of which one cluster was sampled and others were not."""
        alone = (self.clusters_in == 1) & (self.fraction < 1)
        return tuple(
            name for name, is_alone in zip(self.strata, alone, strict=True) if is_alone
        )

    @property
    def rules(self) -> tuple[str, ...]:
        """What was decided by rule and not by the sample, in words."""
        if self.lonely is Lonely.REFUSE:
            return ()
        return tuple(
            f"stratum “{name}” has only one: its spread is taken about the mean of all"
            for name in self.lonely_strata
        )

    @property
    def stratum_names(self) -> list[str]:
        """By unit, the name of its stratum: the domain for figures by stratum."""
        return [self.strata[code] for code in self.stratum]


def sample_design(
    units: int,
    *,
    probability_sample: bool,
    strata: Sequence[str] | None = None,
    clusters: Sequence[str] | None = None,
    weights: Sequence[float] | None = None,
    population: Mapping[str, int] | None = None,
    lonely: Lonely = Lonely.REFUSE,
    unit: str = "polling stations",
) -> SampleDesign:
    """Take down how a sample was drawn.

    Args:
        units: Sampled units, 1 or more; every sequence has this length.
        probability_sample: Whether each unit was drawn with a known chance. If not,
            estimates carry no margin of error.
        strata: Stratum by unit; None for one stratum named "".
        clusters: Cluster by unit, its name unique within its stratum; None when
            units were drawn one by one.
        weights: One over the chance of each unit. None is allowed when the chances
            follow from `population` (frame size over sample size in each stratum),
            or when the sample is no probability sample (each unit counts once).
        population: Clusters of the frame by stratum (units where there are no
            clusters), for the finite population correction; None for a draw with
            replacement, or where units were drawn again inside clusters: leaving the
            correction out is then the safe side.
        lonely: The rule for a stratum with a single sampled cluster.
        unit: What is sampled, in the plural.
    Raises:
        EstimationError: no units, a length that does not match, a weight that is not
            above zero, a stratum the frame does not have or has fewer of, a stratum
            drawn whole whose units stand for others.
    """
    if units < 1:
        raise EstimationError(f"a sample of {units} {unit} is none")
    for name, values in (
        ("strata", strata),
        ("clusters", clusters),
        ("weights", weights),
    ):
        if values is not None and len(values) != units:
            raise EstimationError(f"{units} {unit} but {len(values)} {name}")
    names, stratum = _codes(strata or [""] * units)
    cluster, cluster_stratum = _clusters(stratum, clusters)
    drawn = np.bincount(cluster_stratum, minlength=len(names))
    frame = None if population is None else _frame(names, drawn, population, unit)
    weight = _weights(weights, clusters, frame, drawn, stratum, probability_sample)
    fraction = np.zeros(len(names)) if frame is None else drawn / frame
    _require_whole(names, stratum, weight, fraction)
    return SampleDesign(
        strata=names,
        stratum=stratum,
        cluster=cluster,
        cluster_stratum=cluster_stratum,
        weight=weight,
        fraction=fraction,
        is_probability_sample=probability_sample,
        lonely=lonely,
        unit=unit,
    )


def _codes(labels: Sequence[str]) -> tuple[tuple[str, ...], Whole]:
    names = tuple(sorted(set(labels)))
    place = {name: number for number, name in enumerate(names)}
    return names, np.array([place[label] for label in labels], dtype=np.intp)


def _clusters(stratum: Whole, clusters: Sequence[str] | None) -> tuple[Whole, Whole]:
    if clusters is None:
        return np.arange(len(stratum), dtype=np.intp), stratum
    names, code = _codes(clusters)
    keys, cluster = np.unique(stratum * len(names) + code, return_inverse=True)
    return cluster.astype(np.intp), (keys // len(names)).astype(np.intp)


def _frame(
    names: Sequence[str], drawn: Whole, population: Mapping[str, int], unit: str
) -> Real:
    for name, count in zip(names, drawn, strict=True):
        if name not in population:
            raise EstimationError(f"stratum “{name}” is not in the frame")
        if population[name] < count:
            raise EstimationError(
                f"stratum “{name}”: {count} drawn of {population[name]} {unit}"
                " or clusters is impossible"
            )
    return np.array([population[name] for name in names], dtype=np.float64)


def _weights(
    weights: Sequence[float] | None,
    clusters: Sequence[str] | None,
    frame: Real | None,
    drawn: Whole,
    stratum: Whole,
    probability_sample: bool,
) -> Real:
    if weights is not None:
        array = np.array(weights, dtype=np.float64)
        for number, weight in enumerate(array):
            if not (np.isfinite(weight) and weight > 0):
                raise EstimationError(
                    f"weight {weight:g} of unit {number + 1} is not above zero"
                )
        return array
    if not probability_sample:
        return np.ones(len(stratum))
    if frame is None or clusters is not None:
        raise EstimationError("weights are needed: the frame does not give them")
    return np.asarray((frame / drawn)[stratum], dtype=np.float64)


def _require_whole(
    names: Sequence[str], stratum: Whole, weight: Real, fraction: Real
) -> None:
    """A stratum without sampling error must be one that was visited whole."""
    for code, name in enumerate(names):
        heavy = weight[stratum == code]
        if fraction[code] == 1 and not np.allclose(heavy, 1):
            raise EstimationError(
                f"stratum “{name}” was drawn whole, yet one of its units stands"
                f" for {heavy.max():g}: leave its population out"
            )
