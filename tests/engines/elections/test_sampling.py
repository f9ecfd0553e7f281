"""The draw of polling stations, worked by hand.

Every digest below comes from `printf '%s' 'SEED:NAME' | sha256sum`, as does the
frame's; docs/methods/sampling.md walks through the same figures.
"""

from fractions import Fraction

import pytest

from orkhon.engines.elections.sampling import (
    Clustered,
    Measure,
    SampleError,
    Simple,
    Stratified,
    StratifiedClustered,
    Unit,
    draw,
)
from orkhon.engines.elections.sampling.allocation import proportional

SEED = "dice 4 1 6 2"
FRAME = [
    Unit("KT-001", "Turkistan"),
    Unit("KT-002", "Turkistan"),
    Unit("KT-003", "Turkistan"),
    Unit("KT-004", "Kentau"),
    Unit("KT-005", "Kentau"),
    Unit("KT-006", "Kentau"),
]
CLUSTERED = [
    Unit(name, "north" if name[0] in "ab" else "south", name[0].upper(), 100)
    for name in ["a1", "a2", "a3", "b1", "b2", "b3", "b4", "b5", "c1", "c2", "d1", "d2"]
]


def ids(drawn):
    return [item.unit.id for item in drawn]


def test_a_simple_draw_is_the_smallest_digests():
    drawn = draw(FRAME, Simple(), size=2, reserves=1, seed=SEED)
    assert [(item.unit.id, item.digest[:16], item.order) for item in drawn.units] == [
        ("KT-006", "030af302ba60805b", 1),
        ("KT-001", "6943f4b81292e79a", 2),
    ]
    assert [(item.unit.id, item.order) for item in drawn.reserves] == [("KT-004", 1)]
    assert drawn.units[0].probability == Fraction(1, 3)
    assert drawn.allocation == {"": 2}
    assert drawn.frame_size == 6
    assert drawn.frame_digest == (
        "93e60dbd97a0be7cb94548be4ce01f1a924b329a3d5c0492f9b98c3c43bd262e"
    )


def test_a_stratified_draw_takes_each_stratum_by_itself():
    # 3 of 6 over 3 and 3: 1.5 each, the spare one to the earlier name.
    drawn = draw(FRAME, Stratified(), size=3, reserves=1, seed=SEED)
    assert drawn.allocation == {"Kentau": 2, "Turkistan": 1}
    assert ids(drawn.units) == ["KT-006", "KT-004", "KT-001"]
    assert ids(drawn.reserves) == ["KT-005", "KT-002"]
    assert drawn.probability_of(Unit("KT-005", "Kentau")) == Fraction(2, 3)
    assert drawn.probability_of(Unit("KT-003", "Turkistan")) == Fraction(1, 3)


def test_a_given_allocation_is_kept_and_an_empty_stratum_has_no_reserves():
    drawn = draw(
        FRAME,
        Stratified(allocation={"Turkistan": 3, "Kentau": 0}),
        size=3,
        reserves=2,
        seed=SEED,
    )
    assert ids(drawn.units) == ["KT-001", "KT-002", "KT-003"]
    assert ids(drawn.reserves) == []


def test_clusters_of_equal_chance_are_the_smallest_cluster_digests():
    # Digests of A, D, C, B begin 07, 65, b8, d1.
    drawn = draw(CLUSTERED, Clustered(2), size=4, reserves=1, seed=SEED)
    assert drawn.clusters == ("A", "D")
    assert ids(drawn.units) == ["a2", "a1", "d1", "d2"]
    assert ids(drawn.reserves) == ["a3"]
    chances = {unit.cluster: drawn.probability_of(unit) for unit in CLUSTERED}
    assert chances == {
        "A": Fraction(1, 3),
        "B": Fraction(1, 5),
        "C": Fraction(1, 2),
        "D": Fraction(1, 2),
    }


def test_clusters_in_proportion_are_drawn_systematically():
    # SHA-256("dice 4 1 6 2:start:") mod 12 is 9; in the order A D C B the doubled
    # running sums are 6, 10, 14, 24, and the points 9 and 21 fall on D and B.
    drawn = draw(CLUSTERED, Clustered(2, Measure.UNITS), size=4, reserves=0, seed=SEED)
    assert drawn.clusters == ("D", "B")
    assert ids(drawn.units) == ["d1", "d2", "b4", "b5"]
    assert {drawn.probability_of(unit) for unit in CLUSTERED} == {Fraction(1, 3)}


def test_clusters_in_proportion_to_size_go_by_the_sum_of_their_voters():
    # The same digest mod 1200 is 129; the sums 600, 1000, 1400, 2400; 129 and 1329.
    drawn = draw(CLUSTERED, Clustered(2, Measure.SIZE), size=4, reserves=0, seed=SEED)
    assert drawn.clusters == ("A", "C")
    assert ids(drawn.units) == ["a2", "a1", "c1", "c2"]
    assert {drawn.probability_of(unit) for unit in CLUSTERED} == {Fraction(1, 3)}


def test_clusters_within_strata():
    # North has A and B, south C and D; one cluster each.
    drawn = draw(
        CLUSTERED, StratifiedClustered(2, minimum=1), size=4, reserves=0, seed=SEED
    )
    assert drawn.clusters == ("A", "D")
    assert drawn.allocation == {"north": 2, "south": 2}
    given = draw(
        CLUSTERED,
        StratifiedClustered(2, allocation={"north": 0, "south": 2}),
        size=4,
        reserves=0,
        seed=SEED,
    )
    assert given.clusters == ("D", "C")
    assert given.allocation == {"north": 0, "south": 4}


def test_largest_remainders_give_kazakhstans_list_seats_of_2023():
    # Central Election Commission, 27 March 2023 (astanatimes.com): 40 8 6 6 5 4.
    votes = {
        "Amanat": 3_431_510,
        "Auyl": 693_938,
        "Respublica": 547_154,
        "Aq Jol": 535_139,
        "People's": 432_920,
        "NSDP": 331_058,
    }
    assert list(proportional(votes, 69, 0).values()) == [40, 8, 6, 6, 5, 4]


def test_a_minimum_is_taken_from_the_others_in_proportion():
    # 10 of 100, 50, 6: shares 6.41, 3.21, .38; at least 2 leaves 8 for 100 and 50:
    # 5.33 and 2.67, so 5 and 3.
    assert proportional({"a": 100, "b": 50, "c": 6}, 10, 2) == {"a": 5, "b": 3, "c": 2}


def test_of_equal_remainders_the_larger_stratum_gains():
    # 2 of 2 and 6: quotas .5 and 1.5.
    assert proportional({"a": 2, "b": 6}, 2, 0) == {"a": 0, "b": 2}


def test_a_station_of_no_stratum_of_the_draw_has_no_chance_to_name():
    drawn = draw(FRAME, Stratified(), size=3, reserves=0, seed=SEED)
    with pytest.raises(SampleError, match="no stratum “Shymkent”"):
        drawn.probability_of(Unit("KT-900", "Shymkent"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seed": ""}, "no seed"),
        ({"seed": "  "}, "no seed"),
        ({"seed": " 1"}, "nobody sees spaces"),
        ({"seed": "1\n2"}, "nobody sees spaces"),
        ({"frame": []}, "the frame has no stations"),
        ({"frame": [Unit("")]}, "has no id"),
        ({"frame": [FRAME[0], FRAME[0]]}, "station KT-001 stands in the frame twice"),
        ({"frame": [Unit("a", size=-1)]}, "station a: size -1 is below zero"),
        ({"size": 0}, "a sample of 0 stations is none"),
        ({"reserves": -1}, "-1 reserves are below zero"),
        ({"size": 7}, "7 stations of a frame of 6 is too many"),
        ({"size": 5, "reserves": 2}, "5 stations and 2 reserves of a frame of 6"),
        (
            {"frame": [*FRAME, Unit("x")], "design": Stratified()},
            "station x has no stratum",
        ),
        (
            {"design": Stratified(allocation={"Kentau": 2})},
            "stratum Turkistan has 3 and no allocation",
        ),
        (
            {"design": Stratified(allocation={"Kentau": 1, "Turkistan": 1, "Osh": 0})},
            "stratum Osh is allocated to but has no stations",
        ),
        (
            {"design": Stratified(allocation={"Kentau": 4, "Turkistan": 0})},
            "stratum Kentau: 4 to draw from 3 is impossible",
        ),
        (
            {"design": Stratified(allocation={"Kentau": 1, "Turkistan": 2})},
            "the allocation sums to 3, not to 2",
        ),
        ({"design": Stratified(minimum=-1)}, "a minimum of -1"),
        (
            {"size": 6, "design": Stratified(minimum=4)},
            "stratum Kentau has 3, fewer than 4",
        ),
        (
            {"design": Stratified(minimum=2)},
            "2 strata with at least 2 need 4, not 2",
        ),
        ({"design": Clustered(0)}, "0 stations in a cluster is none"),
        ({"design": Clustered(2), "size": 3}, "3 stations are no whole number of"),
        ({"design": Clustered(2)}, "station KT-001 has no cluster"),
        (
            {"frame": CLUSTERED, "design": Clustered(3), "size": 3},
            "cluster C has 2 stations, fewer than 3",
        ),
        (
            {"frame": CLUSTERED, "design": Clustered(2), "size": 10},
            "5 clusters of 4 is too many",
        ),
        (
            {"frame": CLUSTERED, "design": Clustered(2, Measure.UNITS), "size": 6},
            "cluster B is larger than a share of 1 in 3",
        ),
        (
            {
                "frame": [Unit("a", "", "A", 1), Unit("b", "", "B")],
                "design": Clustered(1, Measure.SIZE),
                "size": 1,
            },
            "station b has no size to draw by",
        ),
        (
            {
                "frame": [Unit("a", "", "A", 1), Unit("b", "", "B", 0)],
                "design": Clustered(1, Measure.SIZE),
                "size": 1,
            },
            "cluster B has size 0 and could never be drawn",
        ),
        (
            {
                "frame": [Unit("a", "x", "A"), Unit("b", "y", "A")],
                "design": StratifiedClustered(1),
                "size": 1,
            },
            "cluster A lies in two strata, x and y",
        ),
    ],
)
def test_what_no_honest_sample_comes_from_is_refused(changes, words):
    given = {
        "frame": FRAME,
        "design": Simple(),
        "size": 2,
        "reserves": 0,
        "seed": SEED,
    } | changes
    with pytest.raises(SampleError, match=words):
        draw(**given)
