"""Measure the exact null beside simulation: `python -m benchmarks.forensics`.

All 174,992 ballot boxes of Türkiye's election of 1 November 2015. Ours sums the chances
of a hit; the peer is the published way, written plainly: 1,000 seeded resamples of
every station with numpy, one at a time. Both use the same stations and the same
definition of a hit, and each runs in a process of its own, whose peak of memory holds
the interpreter, numpy and the boxes as well. The full report and 100,000 invented large
stations stand beside. A busy machine prints slower figures; processor seconds are there
to compare.
"""

import argparse
import csv
import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from orkhon.engines.elections.forensics import (
    Stations,
    integer_percentages,
    report,
)

BOXES = Path(__file__).parents[1] / "tests/data/elections/turkiye-2015-11-boxes.csv.gz"
LARGE = 100_000
LIMIT = 0.5
"""Seconds allowed for 100,000 stations."""
RESAMPLES = 1000


def boxes() -> Stations:
    """The published results, turnout being voted over registered."""
    with gzip.open(BOXES, "rt", encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        head = next(reader)
        at = [head.index(name) for name in ("registered", "voted", "valid", "ak_parti")]
        rows = [(row[0], *(int(row[place]) for place in at)) for row in reader]
    registered, voted, valid, leader = np.array([row[1:] for row in rows]).T
    return Stations.of(
        registered=registered,
        turnout_count=voted,
        valid=valid,
        leader=leader,
        regions=[row[0] for row in rows],
        turnout_words="voted / registered",
        share_words="ak_parti / valid",
    )


def large() -> Stations:
    """Invented stations of 100 to 3,200 voters, few of them alike."""
    chance = np.random.default_rng(1)
    registered = chance.integers(100, 3200, LARGE)
    voted = chance.binomial(registered, chance.beta(6, 4, LARGE))
    valid = np.maximum(voted, 1)
    leader = chance.binomial(voted, chance.beta(7, 3, LARGE))
    return Stations.of(
        registered=registered, turnout_count=valid, valid=valid, leader=leader
    )


def ours(stations: Stations) -> dict[str, float]:
    """The sum, by turnout or result."""
    found = integer_percentages(stations)
    return {
        "used": found.used,
        "expected": found.union.expected,
        "z": found.union.z,
        "z_turnout": found.turnout.z,
        "z_result": found.result.z,
    }


def simulated(stations: Stations) -> dict[str, float]:
    """The same by draws; the spread is that of the draws."""
    used = stations.only(
        stations.eligible(minimum_voters=100, minimum_ballots=1, largest_percent=99)
    )
    sides = (
        (used.registered, used.turnout_count),
        (used.valid, used.leader),
    )

    def hits(counts: list[np.ndarray]) -> list[int]:
        near = []
        for (n, _), k in zip(sides, counts, strict=True):
            over = 100 * k % n
            near.append(20 * np.minimum(over, n - over) <= n)
        return [int(part.sum()) for part in (near[0] | near[1], *near)]

    observed = np.array(hits([k for _, k in sides]))
    shares = [k / n for n, k in sides]
    chance = np.random.default_rng(1)
    draws = np.array(
        [
            hits(
                [
                    chance.binomial(n, share)
                    for (n, _), share in zip(sides, shares, strict=True)
                ]
            )
            for _ in range(RESAMPLES)
        ]
    )
    z = (observed - draws.mean(axis=0)) / draws.std(axis=0, ddof=1)
    return {
        "used": len(used),
        "expected": float(draws[:, 0].mean()),
        "z": float(z[0]),
        "z_turnout": float(z[1]),
        "z_result": float(z[2]),
    }


def everything(stations: Stations) -> dict[str, float]:
    """All methods, all sentences."""
    found = report(stations)
    assert found.integers is not None
    return {"used": found.integers.used, "z": found.integers.union.z}


PARTS: dict[
    str, tuple[str, Callable[[], Stations], Callable[..., dict[str, float]]]
] = {
    "ours": ("Orkhon, summed", boxes, ours),
    "simulated": (f"{RESAMPLES:,} resamples", boxes, simulated),
    "report": ("Orkhon, all methods", boxes, everything),
    "large": (f"Orkhon, {LARGE:,} large", large, ours),
}


def part(name: str) -> None:
    """Run one part in this process and print it for the one that asked."""
    _, make, method = PARTS[name]
    stations = make()
    began = time.perf_counter(), time.process_time()
    found = method(stations)
    found["wall"] = time.perf_counter() - began[0]
    found["processor"] = time.process_time() - began[1]
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(found))


def main() -> None:
    """Print our figures beside the simulation's."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    chosen = parser.parse_args().part
    if chosen:
        part(chosen)
        return
    print(
        f"{'':24}{'stations':>9}{'expected':>11}{'z':>7}{'turnout':>9}{'result':>8}"
        f"{'wall s':>8}{'core s':>8}{'MB':>6}"
    )
    found = {}
    for name, (title, _, _) in PARTS.items():
        ran = subprocess.run(
            [sys.executable, "-m", "benchmarks.forensics", "--part", name],
            check=True,
            capture_output=True,
            text=True,
        )
        one = found[name] = json.loads(ran.stdout)
        print(
            f"{title:24}{one['used']:>9,}{_or_dash(one, 'expected', 1):>11}"
            f"{one['z']:>7.2f}{_or_dash(one, 'z_turnout', 2):>9}"
            f"{_or_dash(one, 'z_result', 2):>8}{one['wall']:>8.2f}"
            f"{one['processor']:>8.2f}{one['memory']:>6.0f}"
        )
    apart = found["simulated"]["expected"] - found["ours"]["expected"]
    print(
        f"drawn less summed: {apart:+.1f} stations of {found['ours']['expected']:,.1f}"
    )
    faster = found["simulated"]["processor"] / found["ours"]["processor"]
    print(f"processor time, drawn over summed: {faster:,.0f}")
    under = "yes" if found["large"]["wall"] < LIMIT else "no"
    print(f"{LARGE:,} stations under {LIMIT} s: {under}")


def _or_dash(found: dict[str, float], name: str, places: int) -> str:
    return f"{found[name]:,.{places}f}" if name in found else "-"


if __name__ == "__main__":
    main()
