"""What is drawn from, how, and what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction


class SampleError(ValueError):
    """A frame, a design, a size or a seed from which no honest sample can be drawn."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One polling station of the frame.

    `size` is a count such as voters on the list; only a design that draws clusters
    in proportion to it asks for it, and an unknown one stays None.
    """

    id: str
    stratum: str = ""
    cluster: str = ""
    size: int | None = None


class Measure(Enum):
    """With which probability a cluster is drawn."""

    EQUAL = "equal"
    """Every cluster of the stratum alike."""
    UNITS = "units"
    """In proportion to its number of stations; every station then has one chance."""
    SIZE = "size"
    """In proportion to the sum of its stations' `size`."""


@dataclass(frozen=True, slots=True)
class Simple:
    """Every set of `size` stations has the same chance."""


@dataclass(frozen=True, slots=True)
class Stratified:
    """A simple draw in each stratum.

    `allocation` gives the stations of each stratum; None means in proportion to the
    stratum's stations by largest remainders, with at least `minimum` in each.
    """

    allocation: Mapping[str, int] | None = None
    minimum: int = 0


@dataclass(frozen=True, slots=True)
class Clustered:
    """Clusters first, then `per_cluster` stations in each drawn cluster."""

    per_cluster: int
    measure: Measure = Measure.EQUAL


@dataclass(frozen=True, slots=True)
class StratifiedClustered:
    """A clustered draw in each stratum; `allocation` and `minimum` count clusters."""

    per_cluster: int
    measure: Measure = Measure.EQUAL
    allocation: Mapping[str, int] | None = None
    minimum: int = 0


Design = Simple | Stratified | Clustered | StratifiedClustered


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn station or reserve: its place in the order and why it stands there."""

    unit: Unit
    order: int
    """From 1; of a reserve, within its stratum or, with clusters, its cluster."""
    digest: str
    """SHA-256 of seed, colon and id, in hex: the smaller, the earlier."""
    probability: Fraction
    """The chance this station had to be drawn."""


@dataclass(frozen=True, slots=True)
class Group:
    """Stations that had the same chance: a stratum, or one cluster of it."""

    stratum: str
    cluster: str | None
    frame_size: int
    drawn: int
    reserves: int
    probability: Fraction


@dataclass(frozen=True, slots=True)
class Draw:
    """A sample that anyone who has the frame and the seed can repeat."""

    design: Design
    seed: str
    size: int
    units: tuple[Drawn, ...]
    """By stratum in code-point order, by cluster in its drawn order, by digest."""
    reserves: tuple[Drawn, ...]
    allocation: Mapping[str, int]
    """Stations by stratum; a design without strata has the one stratum ""."""
    groups: tuple[Group, ...]
    """Every stratum or cluster of the frame, drawn from or not."""
    frame_size: int
    frame_digest: str
    clusters: tuple[str, ...] = field(default=())
    """The drawn clusters in their order; empty without clusters."""

    def group_of(self, unit: Unit) -> Group:
        """The group that a station of the frame belongs to.

        Raises:
            SampleError: no such stratum or cluster in the frame.
        """
        for group in self.groups:
            if (group.cluster is None or group.cluster == unit.cluster) and (
                not self.is_stratified or group.stratum == unit.stratum
            ):
                return group
        raise SampleError(
            f"station {unit.id}: the frame has no stratum “{unit.stratum}”"
            f" with cluster “{unit.cluster}”"
        )

    @property
    def is_stratified(self) -> bool:
        """Whether strata were drawn from one by one."""
        return isinstance(self.design, Stratified | StratifiedClustered)

    def probability_of(self, unit: Unit) -> Fraction:
        """The chance that this station of the frame had to be drawn, 0 to 1."""
        return self.group_of(unit).probability
