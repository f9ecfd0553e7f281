"""Elections to look at: a real one, invented clean ones, and ones with a known fault."""

import csv
import gzip
from functools import cache
from pathlib import Path

import numpy as np

from orkhon.engines.elections.forensics import Stations, report

BOXES = Path(__file__).parents[3] / "data/elections/turkiye-2015-11-boxes.csv.gz"


@cache
def turkiye():
    """All ballot boxes of 1 November 2015 (tests/data/elections/README.md)."""
    with gzip.open(BOXES, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    def column(name):
        return np.array([int(row[name]) for row in rows])

    return Stations.of(
        registered=column("registered"),
        turnout_count=column("voted"),
        valid=column("valid"),
        leader=column("ak_parti"),
        regions=[row["province"] for row in rows],
        turnout_words="voted / registered",
        share_words="ak_parti / valid",
    )


@cache
def turkiye_report():
    """Everything about it, computed once."""
    return report(turkiye())


def columns(seed, size, *, lists=(200, 2500), turnout=(12, 6), share=(9, 7)):
    """Sample columns of a clean election: smooth shares, binomial counts."""
    chance = np.random.default_rng(seed)
    registered = chance.integers(*lists, size)
    voted = chance.binomial(registered, chance.beta(*turnout, size))
    valid = np.maximum(1, chance.binomial(voted, 0.98))
    leader = chance.binomial(valid, chance.beta(*share, size))
    return {
        "registered": registered,
        "turnout_count": np.maximum(voted, valid),
        "valid": valid,
        "leader": leader,
    }


def clean(seed, size=3000, regions=None, **shape):
    """A sample election without any fault."""
    return Stations.of(**columns(seed, size, **shape), regions=regions)


def few(*rows, regions=None):
    """Stations written out as (registered, turnout count, valid, leader)."""
    registered, turnout_count, valid, leader = zip(*rows, strict=True)
    return Stations.of(
        registered=registered,
        turnout_count=turnout_count,
        valid=valid,
        leader=leader,
        regions=regions,
    )
