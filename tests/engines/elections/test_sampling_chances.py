"""What holds for every draw, and what holds over many seeds."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.sampling import (
    Clustered,
    Measure,
    Simple,
    Stratified,
    StratifiedClustered,
    Unit,
    draw,
)

STRATA = ("Astana", "Шымкент", "Osh")


@st.composite
def frames(draw_value):
    """A frame of three strata with three clusters each, at least three in each."""
    sizes = draw_value(st.lists(st.integers(3, 6), min_size=9, max_size=9))
    frame = [
        Unit(f"{number}-{place}", STRATA[number % 3], f"c{number}", 1 + place)
        for number, size in enumerate(sizes)
        for place in range(size)
    ]
    return draw_value(st.permutations(frame))


DESIGNS = st.sampled_from(
    [
        Simple(),
        Stratified(),
        Stratified(minimum=2),
        Clustered(2),
        Clustered(3),
        Clustered(2, Measure.UNITS),
        Clustered(2, Measure.SIZE),
        StratifiedClustered(2),
        StratifiedClustered(2, Measure.UNITS, minimum=1),
    ]
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    frame=frames(),
    design=DESIGNS,
    size=st.sampled_from([6, 12]),
    reserves=st.integers(0, 3),
    seed=st.text("0123456789абв", min_size=1, max_size=8),
)
def test_a_draw_has_its_size_its_reserves_apart_and_chances_that_sum_to_it(
    frame, design, size, reserves, seed
):
    if isinstance(design, Clustered):
        # No cluster may be larger than one interval.
        size = {Measure.EQUAL: size, Measure.UNITS: 6, Measure.SIZE: 2}[design.measure]
    drawn = draw(frame, design, size, reserves, seed)
    names = [item.unit.id for item in drawn.units]
    spare = [item.unit.id for item in drawn.reserves]
    assert len(set(names)) == len(names) == size
    assert len(set(spare)) == len(spare)
    assert not set(names) & set(spare)
    assert [item.order for item in drawn.units] == list(range(1, size + 1))
    assert sum(drawn.allocation.values()) == size
    assert sum(drawn.probability_of(unit) for unit in frame) == size
    assert sum(group.frame_size for group in drawn.groups) == len(frame)
    in_code_point_order = sorted(frame, key=lambda unit: unit.id)
    assert draw(in_code_point_order, design, size, reserves, seed) == drawn


@settings(max_examples=50, deadline=None, derandomize=True)
@given(frame=frames(), size=st.integers(1, 20))
def test_a_larger_draw_from_the_same_seed_begins_with_the_smaller(frame, size):
    smaller = draw(frame, Simple(), size, 0, "same")
    larger = draw(frame, Simple(), size + 1, 0, "same")
    assert [item.unit for item in larger.units[:size]] == [
        item.unit for item in smaller.units
    ]


def test_another_frame_has_another_digest():
    digests = {
        draw([Unit("a", **changes)], Simple(), 1, 0, "x").frame_digest
        for changes in ({}, {"stratum": "s"}, {"cluster": "s"}, {"size": 0})
    }
    assert len(digests) == 4


SEEDS = [f"sample seed {number}" for number in range(1000)]
CHI_SQUARE_19 = 43.82
"""Upper 0.1 % of chi-square with 19 degrees of freedom (any printed table)."""


def test_over_many_seeds_every_station_is_drawn_equally_often():
    # Inclusion counts of an equal-probability sample: Σ(O−E)²/(E(1−f))·(N−1)/N is
    # chi-square with N−1 degrees of freedom (Cochran 1977, section 2.15's variances).
    frame = [Unit(f"S-{number:02}") for number in range(20)]
    counts, firsts = Counter(), Counter()
    for seed in SEEDS:
        drawn = draw(frame, Simple(), 5, 0, seed)
        counts.update(item.unit.id for item in drawn.units)
        firsts[drawn.units[0].unit.id] += 1
    included = sum((counts[unit.id] - 250) ** 2 for unit in frame) / (250 * 0.75)
    assert included * 19 / 20 < CHI_SQUARE_19
    assert sum((firsts[unit.id] - 50) ** 2 for unit in frame) / 50 < CHI_SQUARE_19


@pytest.mark.parametrize("measure", list(Measure))
def test_over_many_seeds_clusters_come_as_often_as_their_chance_says(measure):
    frame = [
        Unit(f"{cluster}{number}", "", cluster, 10 * (number + 1))
        for cluster, stations in (("A", 2), ("B", 3), ("C", 4), ("D", 5), ("E", 6))
        for number in range(stations)
    ]
    counts = Counter()
    for seed in SEEDS:
        drawn = draw(frame, Clustered(2, measure), 4, 0, seed)
        counts.update(item.unit.id for item in drawn.units)
    for unit in frame:
        chance = drawn.probability_of(unit)
        spread = float(1000 * chance * (1 - chance)) ** 0.5
        # Twenty stations, three measures: 4 standard errors are one in 260 or so.
        assert abs(counts[unit.id] - 1000 * chance) < 4 * spread
    assert sum(counts.values()) == 4 * len(SEEDS)
    assert isinstance(chance, Fraction)
