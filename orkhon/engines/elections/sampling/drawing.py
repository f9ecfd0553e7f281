"""A seeded draw of polling stations that a stranger can repeat in any language."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from orkhon.engines.elections.sampling.allocation import given, proportional
from orkhon.engines.elections.sampling.design import (
    Clustered,
    Design,
    Draw,
    Drawn,
    Group,
    Measure,
    SampleError,
    Simple,
    Stratified,
    StratifiedClustered,
    Unit,
)
from orkhon.engines.elections.sampling.frame import (
    by_ticket,
    cluster_ticket,
    clusters_of,
    frame_digest,
    require_frame,
    strata_of,
    ticket,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """What was drawn in one stratum or cluster."""

    group: Group
    units: tuple[Drawn, ...] = ()
    reserves: tuple[Drawn, ...] = ()


def draw(
    frame: Sequence[Unit], design: Design, size: int, reserves: int, seed: str
) -> Draw:
    """Draw polling stations at random.

    Stations stand in the order of SHA-256(seed ‖ ":" ‖ id); the first are drawn and
    the next are the reserves. Clusters stand in the order of
    SHA-256(seed ‖ ":cluster:" ‖ cluster), or are drawn systematically when in
    proportion to a measure. `docs/methods/sampling.md` has every step.

    Args:
        frame: All stations that could be drawn, in any order.
        design: Simple, Stratified, Clustered or StratifiedClustered.
        size: Stations to draw in all, at least 1.
        reserves: Stations kept in order for those that cannot be reached: of the
            frame in a simple draw, of each stratum, or of each drawn cluster; a
            stratum or cluster gives what it has left.
        seed: The text that decides everything; published beside the draw.
    Returns:
        The same draw for the same frame, design, size and seed, whatever the frame's
        order.
    Raises:
        SampleError: no seed; an empty frame, a station twice, without stratum or
            cluster where the design asks for one; more than the frame holds; a size
            that is no multiple of `per_cluster`, a cluster smaller than it.
    Source:
        Cochran, Sampling Techniques, 3rd ed. (1977), ch. 2, 5, 9A and 11; the order
        by hashes as in Rivest, Consistent Sampling with Replacement (2018), there
        called ticket numbers.
    """
    require_frame(frame, seed)
    _require_size(frame, design, size, reserves)
    if isinstance(design, Stratified | StratifiedClustered):
        strata = strata_of(frame)
    else:
        strata = {"": list(frame)}
    parts: list[_Part] = []
    if isinstance(design, Simple | Stratified):
        sizes = {name: len(units) for name, units in strata.items()}
        for name, count in _allocation(sizes, design, size).items():
            parts.append(_from_stratum(name, strata[name], count, reserves, seed))
    else:
        parts = _from_clusters(strata, design, size, reserves, seed)
    units = tuple(drawn for part in parts for drawn in part.units)
    return Draw(
        design=design,
        seed=seed,
        size=size,
        units=tuple(
            Drawn(drawn.unit, order, drawn.digest, drawn.probability)
            for order, drawn in enumerate(units, 1)
        ),
        reserves=tuple(drawn for part in parts for drawn in part.reserves),
        allocation={
            name: sum(part.group.drawn for part in parts if part.group.stratum == name)
            for name in strata
        },
        groups=tuple(part.group for part in parts),
        frame_size=len(frame),
        frame_digest=frame_digest(frame),
        clusters=tuple(
            part.group.cluster
            for part in parts
            if part.group.cluster is not None and part.group.drawn
        ),
    )


def _require_size(
    frame: Sequence[Unit], design: Design, size: int, reserves: int
) -> None:
    if size < 1:
        raise SampleError(f"a sample of {size} stations is none")
    if reserves < 0:
        raise SampleError(f"{reserves} reserves are below zero")
    if size > len(frame):
        raise SampleError(f"{size} stations of a frame of {len(frame)} is too many")
    if isinstance(design, Simple) and size + reserves > len(frame):
        raise SampleError(
            f"{size} stations and {reserves} reserves of a frame of {len(frame)}"
            " is too many"
        )
    if isinstance(design, Clustered | StratifiedClustered):
        if design.per_cluster < 1:
            raise SampleError(f"{design.per_cluster} stations in a cluster is none")
        if size % design.per_cluster:
            raise SampleError(
                f"{size} stations are no whole number of clusters with"
                f" {design.per_cluster} each"
            )


def _allocation(sizes: Mapping[str, int], design: Design, total: int) -> dict[str, int]:
    if isinstance(design, Simple | Clustered):
        return proportional(sizes, total, 0)
    if design.allocation is None:
        return proportional(sizes, total, design.minimum)
    return given(sizes, total, design.allocation)


def _from_stratum(
    name: str, units: Sequence[Unit], count: int, reserves: int, seed: str
) -> _Part:
    group = Group(
        name,
        None,
        len(units),
        count,
        min(reserves, len(units) - count) if count else 0,
        Fraction(count, len(units)),
    )
    return _first(group, units, seed)


def _first(group: Group, units: Iterable[Unit], seed: str) -> _Part:
    """The first of a group in ticket order, and its reserves."""
    ordered = [
        (unit, ticket(seed, unit.id))
        for unit in by_ticket(seed, units)[: group.drawn + group.reserves]
    ]
    drawn = [
        Drawn(unit, order, digest, group.probability)
        for order, (unit, digest) in enumerate(ordered, 1)
    ]
    reserves = tuple(
        Drawn(item.unit, order, item.digest, item.probability)
        for order, item in enumerate(drawn[group.drawn :], 1)
    )
    return _Part(group, tuple(drawn[: group.drawn]), reserves)


def _from_clusters(
    strata: Mapping[str, list[Unit]],
    design: Clustered | StratifiedClustered,
    size: int,
    reserves: int,
    seed: str,
) -> list[_Part]:
    clusters = {name: clusters_of(units) for name, units in strata.items()}
    _require_clusters(clusters, design.per_cluster)
    wanted = size // design.per_cluster
    sizes = {name: len(inside) for name, inside in clusters.items()}
    if wanted > sum(sizes.values()):
        raise SampleError(f"{wanted} clusters of {sum(sizes.values())} is too many")
    parts: list[_Part] = []
    for stratum, count in _allocation(sizes, design, wanted).items():
        inside = clusters[stratum]
        chances = _chances(inside, design.measure, count)
        chosen = _chosen(stratum, inside, design.measure, count, seed)
        for cluster in [*chosen, *(name for name in inside if name not in chosen)]:
            units = inside[cluster]
            drawn = design.per_cluster if cluster in chosen else 0
            group = Group(
                stratum,
                cluster,
                len(units),
                drawn,
                min(reserves, len(units) - drawn) if drawn else 0,
                chances[cluster] * Fraction(design.per_cluster, len(units)),
            )
            parts.append(_first(group, units, seed))
    return parts


def _require_clusters(
    clusters: Mapping[str, Mapping[str, Sequence[Unit]]], per_cluster: int
) -> None:
    stratum_of: dict[str, str] = {}
    for stratum, inside in clusters.items():
        for cluster, units in inside.items():
            other = stratum_of.setdefault(cluster, stratum)
            if other != stratum:
                raise SampleError(
                    f"cluster {cluster} lies in two strata, {other} and {stratum}"
                )
            if len(units) < per_cluster:
                raise SampleError(
                    f"cluster {cluster} has {len(units)} stations, fewer than"
                    f" {per_cluster}; join it to a neighbour before the draw"
                )


def _measures(
    clusters: Mapping[str, Sequence[Unit]], measure: Measure
) -> dict[str, int]:
    if measure is Measure.EQUAL:
        return dict.fromkeys(clusters, 1)
    if measure is Measure.UNITS:
        return {name: len(units) for name, units in clusters.items()}
    measures = {}
    for name, units in clusters.items():
        for unit in units:
            if unit.size is None:
                raise SampleError(f"station {unit.id} has no size to draw by")
        measures[name] = sum(unit.size or 0 for unit in units)
        if measures[name] == 0:
            raise SampleError(f"cluster {name} has size 0 and could never be drawn")
    return measures


def _chances(
    clusters: Mapping[str, Sequence[Unit]], measure: Measure, count: int
) -> dict[str, Fraction]:
    measures = _measures(clusters, measure)
    whole = sum(measures.values())
    chances = {name: Fraction(count * size, whole) for name, size in measures.items()}
    for name, chance in chances.items():
        if chance > 1:
            raise SampleError(
                f"cluster {name} is larger than a share of 1 in {count}; give it a"
                " stratum of its own or split it"
            )
    return chances


def _chosen(
    stratum: str,
    clusters: Mapping[str, Sequence[Unit]],
    measure: Measure,
    count: int,
    seed: str,
) -> list[str]:
    """The drawn clusters in their order."""
    order = sorted(clusters, key=lambda name: (cluster_ticket(seed, name), name))
    if measure is Measure.EQUAL:
        return order[:count]
    measures = _measures(clusters, measure)
    whole = sum(measures.values())
    start = int(hashlib.sha256(f"{seed}:start:{stratum}".encode()).hexdigest(), 16)
    # Point j is start mod whole + j * whole; both scales are multiplied by `count`,
    # so that the interval, whole / count, stays a whole number.
    points = [start % whole + number * whole for number in range(count)]
    chosen, reached = [], 0
    for name in order:
        before, reached = reached, reached + measures[name] * count
        chosen += [name for point in points if before <= point < reached]
    return chosen
