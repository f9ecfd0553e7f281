"""The frame that a sample is drawn from: its digest, its order, its strata."""

import hashlib
import json
from collections.abc import Iterable, Sequence

from orkhon.engines.elections.sampling.design import SampleError, Unit


def frame_digest(frame: Iterable[Unit]) -> str:
    """SHA-256 of the frame, in hex, whatever order it is given in.

    One line for each station, in code-point order of their ids: the JSON array of id,
    stratum, cluster and size (null when unknown) without spaces, in UTF-8, and a line
    feed. `docs/methods/sampling.md` shows how to repeat it.
    """
    lines = "".join(
        json.dumps(
            [unit.id, unit.stratum, unit.cluster, unit.size],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n"
        for unit in sorted(frame, key=lambda unit: unit.id)
    )
    return hashlib.sha256(lines.encode()).hexdigest()


def ticket(seed: str, name: str) -> str:
    """What decides the order: SHA-256 of seed, colon and name in UTF-8, in hex."""
    return hashlib.sha256(f"{seed}:{name}".encode()).hexdigest()


def cluster_ticket(seed: str, cluster: str) -> str:
    """The same for a cluster, so that it owes nothing to a station of that name."""
    return ticket(seed, f"cluster:{cluster}")


def by_ticket(seed: str, units: Iterable[Unit]) -> list[Unit]:
    """Stations in the order of the draw."""
    return sorted(units, key=lambda unit: (ticket(seed, unit.id), unit.id))


def require_frame(frame: Sequence[Unit], seed: str) -> None:
    """Refuse a frame or a seed that nobody could repeat a draw with.

    Raises:
        SampleError: no seed, spaces around it or more than a line of it; an empty
            frame, a station without id or twice, a size below zero.
    """
    if not seed.strip():
        raise SampleError(
            "no seed: write down the words or digits the draw starts from"
        )
    if seed != seed.strip() or len(seed.splitlines()) > 1:
        raise SampleError(
            f"seed {seed!r}: nobody sees spaces around it or a second line; take them out"
        )
    if not frame:
        raise SampleError("the frame has no stations")
    seen: set[str] = set()
    for unit in frame:
        if not unit.id:
            raise SampleError("a station of the frame has no id")
        if unit.id in seen:
            raise SampleError(f"station {unit.id} stands in the frame twice")
        if unit.size is not None and unit.size < 0:
            raise SampleError(f"station {unit.id}: size {unit.size} is below zero")
        seen.add(unit.id)


def strata_of(frame: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Stations by stratum, strata in code-point order.

    Raises:
        SampleError: a station without a stratum.
    """
    strata: dict[str, list[Unit]] = {}
    for unit in frame:
        if not unit.stratum:
            raise SampleError(f"station {unit.id} has no stratum")
        strata.setdefault(unit.stratum, []).append(unit)
    return dict(sorted(strata.items()))


def clusters_of(units: Iterable[Unit]) -> dict[str, list[Unit]]:
    """Stations by cluster, clusters in code-point order.

    Raises:
        SampleError: a station without a cluster, or a cluster in two strata.
    """
    clusters: dict[str, list[Unit]] = {}
    for unit in units:
        if not unit.cluster:
            raise SampleError(f"station {unit.id} has no cluster")
        clusters.setdefault(unit.cluster, []).append(unit)
    return dict(sorted(clusters.items()))
