"""Stations that have not reported, worked by hand in docs/methods/estimation.md."""

from dataclasses import replace

import pytest

from orkhon.engines.elections.estimation import (
    EstimationError,
    Lonely,
    NotYet,
    Plan,
    Planned,
    StratumResponse,
    bounds,
    compare,
    plan_of,
    ratios,
    respond,
    responses,
)
from orkhon.engines.elections.sampling import (
    Clustered,
    Simple,
    Stratified,
    Unit,
    draw,
)

PLAN = Plan(
    units=(
        Planned("a1", 2, "A", size=100),
        Planned("a2", 2, "A", size=110),
        Planned("a3", 2, "A", size=120),
        Planned("b1", 2, "B", size=50),
        Planned("b2", 2, "B", size=70),
    ),
    population={"A": 6, "B": 4},
    is_probability_sample=True,
)
COUNTED = {"a1": (40, 100), "a2": (55, 110), "b1": (20, 50), "b2": (35, 70)}
CLUSTERS = Plan(
    units=tuple(
        Planned(f"{cluster}{number}", 3, "A", cluster)
        for cluster in "xyz"
        for number in (1, 2)
    ),
    population={"A": 3},
    is_probability_sample=True,
)


def test_responders_take_over_the_weight_of_their_stratum():
    # A: 6 of the frame over 2 reports; B stays 4 over 2.
    response = respond(PLAN, COUNTED.keys())
    assert response.ids == ("a1", "a2", "b1", "b2")
    assert list(response.design.weight) == [3, 3, 2, 2]
    assert list(response.design.fraction) == pytest.approx([2 / 6, 2 / 4])
    assert response.rules == ()
    above, below = zip(*COUNTED.values(), strict=True)
    share = ratios(
        response.design, {"for": (above, below)}, level=0.95, minimum_units=1
    ).cell("for")
    assert share.value == pytest.approx(395 / 870)


def test_a_draw_with_replacement_has_no_correction():
    response = respond(replace(PLAN, population=None), COUNTED)
    assert list(response.design.fraction) == [0, 0]


def test_missing_stations_are_named_by_stratum():
    assert responses(PLAN, COUNTED) == (
        StratumResponse("A", 3, ("a3",)),
        StratumResponse("B", 2, ()),
    )
    assert [one.reported for one in responses(PLAN, COUNTED)] == [2, 2]


def test_a_silent_stratum_is_named_and_waited_for():
    with pytest.raises(NotYet) as refused:
        respond(PLAN, ["a1", "a2"])
    assert str(refused.value) == (
        "none of stratum “B” has reported; wait, or name a stratum to count it with"
    )


def test_a_silent_stratum_is_counted_with_another_when_told_to():
    response = respond(PLAN, ["a1", "a2"], merged={"B": "A"})
    assert response.rules == ("stratum “B” is counted with “A”",)
    assert response.design.strata == ("A",)
    assert list(response.design.weight) == [5, 5]
    assert list(response.design.fraction) == [2 / 10]
    assert [one.stratum for one in response.strata] == ["A", "B"]


@pytest.mark.parametrize("merged", [{"C": "A"}, {"A": "C"}, {"A": "A"}])
def test_a_stratum_is_merged_into_one_of_the_sample(merged):
    ((name, other),) = merged.items()
    with pytest.raises(EstimationError) as refused:
        respond(PLAN, COUNTED, merged=merged)
    assert str(refused.value) == f"stratum “{name}” cannot be merged into “{other}”"


def test_nobody_has_reported():
    with pytest.raises(NotYet, match="none of 5 polling stations has reported"):
        respond(PLAN, [])


def test_a_station_missing_in_a_cluster_takes_the_correction_away():
    response = respond(CLUSTERS, ["x1", "x2", "y1", "z1", "z2"])
    assert list(response.design.fraction) == [0]
    assert response.rules == (
        "some are missing inside clusters: no finite population correction",
    )
    without = respond(replace(CLUSTERS, population=None), ["x1", "y1", "z1"])
    assert without.rules == ()


def test_clusters_visited_whole_keep_the_correction():
    plan = replace(CLUSTERS, population={"A": 9})
    everybody = respond(plan, [unit.id for unit in plan.units])
    assert list(everybody.design.fraction) == [3 / 9]
    assert list(everybody.design.clusters_in) == [3]


def test_clusters_known_of_some_only_are_refused():
    plan = replace(PLAN, units=(*PLAN.units, Planned("b3", 2, "B", "centre")))
    with pytest.raises(EstimationError, match="a1 has no cluster, others have"):
        respond(plan, [unit.id for unit in plan.units])


def test_a_lone_responder_follows_the_rule():
    response = respond(PLAN, ["a1", "b1", "b2"], lonely=Lonely.CENTRE)
    assert response.design.lonely is Lonely.CENTRE
    assert response.rules == (
        "stratum “A” has only one: its spread is taken about the mean of all",
    )
    assert respond(PLAN, COUNTED, lonely=Lonely.CENTRE).rules == ()


def test_responders_are_held_against_the_frame():
    # Responders 3·100 + 3·110 + 2·50 + 2·70 = 870 over 10. The frame: mean 80,
    # variance (20² + 30² + 40² + 30² + 10² + 50²)/6 = 6400/6.
    frame = {"a1": 100, "a2": 110, "a3": 120, "b1": 50, "b2": 70, "b3": 30}
    held = compare(respond(PLAN, COUNTED), "voters", frame)
    assert held.frame_mean == pytest.approx(80)
    assert held.responders_mean == pytest.approx(87)
    assert held.difference == pytest.approx(7)
    assert held.standardised == pytest.approx(7 / (6400 / 6) ** 0.5)


def test_a_frame_that_does_not_differ_gives_no_standardised_difference():
    held = compare(respond(PLAN, COUNTED), "doors", dict.fromkeys(COUNTED, 2))
    with pytest.raises(EstimationError, match="“doors” is the same in the whole"):
        held.standardised  # noqa: B018 -- asking is what is refused


def test_what_is_not_known_of_the_frame_is_not_compared():
    response = respond(PLAN, COUNTED)
    with pytest.raises(EstimationError, match="“voters” is not known for a1"):
        compare(response, "voters", {"a2": 3})
    frame = dict.fromkeys(COUNTED, 1) | {"b9": float("nan")}
    with pytest.raises(EstimationError, match="not known in the whole frame"):
        compare(response, "voters", frame)


def test_bounds_are_the_worst_that_the_missing_can_do():
    # 2·150 of 2·330 counted; a3 has 120 voters: 300/900 and 540/900.
    limits = bounds(PLAN, "for", COUNTED)
    assert limits.low == pytest.approx(300 / 900)
    assert limits.high == pytest.approx(540 / 900)
    assert limits.missing == 1


def test_bounds_of_a_whole_sample_meet_in_its_share():
    limits = bounds(PLAN, "for", COUNTED | {"a3": (30, 90)})
    assert limits.low == limits.high == pytest.approx(3 / 7)


@pytest.mark.parametrize(
    ("plan", "counted", "words"),
    [
        (PLAN, COUNTED | {"a3": (91, 90)}, "“for” in a3: 91 of 90"),
        (PLAN, COUNTED | {"q": (1, 2)}, "q is not in the published sample"),
        (
            replace(PLAN, units=(Planned("a1", 2, "A"),)),
            {},
            "a1 is missing and its size is not known",
        ),
        (
            replace(PLAN, units=(Planned("a1", 2, "A"),)),
            {"a1": (0, 0)},
            "“for”: nothing was counted, 0 of 0",
        ),
        (replace(PLAN, units=()), {}, "a sample of no polling stations"),
        (replace(PLAN, units=PLAN.units[:1] * 2), {}, "a1 is in the sample twice"),
    ],
)
def test_bounds_of_what_cannot_be_are_refused(plan, counted, words):
    with pytest.raises(EstimationError) as refused:
        bounds(plan, "for", counted)
    assert str(refused.value) == words


def test_a_stratum_that_the_frame_does_not_have_is_refused():
    with pytest.raises(EstimationError, match="stratum “A” is not in the frame"):
        respond(replace(PLAN, population={"B": 4}), COUNTED)


FRAME = [
    Unit(f"{stratum}{number}", stratum, f"{stratum}-{number // 2}", 100 + number)
    for stratum in ("north", "south")
    for number in range(6)
]


def test_a_stratified_draw_becomes_a_plan():
    drawn = draw(FRAME, Stratified({"north": 2, "south": 3}), 5, 0, "dice 4 1 6 2")
    plan = plan_of(drawn)
    assert plan.population == {"north": 6, "south": 6}
    assert sorted((unit.stratum, unit.weight) for unit in plan.units) == [
        ("north", 3),
        ("north", 3),
        ("south", 2),
        ("south", 2),
        ("south", 2),
    ]
    assert {unit.cluster for unit in plan.units} == {None}
    sizes = {unit.id: unit.size for unit in FRAME}
    assert all(unit.size == sizes[unit.id] for unit in plan.units)


def test_a_simple_draw_has_no_strata_whatever_the_stations_say():
    plan = plan_of(draw(FRAME, Simple(), 4, 0, "dice 4 1 6 2"))
    assert plan.population == {"": 12}
    assert {(unit.stratum, unit.weight) for unit in plan.units} == {("", 3.0)}


def test_a_clustered_draw_leaves_the_correction_out():
    plan = plan_of(draw(FRAME, Clustered(1), 3, 0, "dice 4 1 6 2"))
    assert plan.population is None
    assert all(unit.cluster for unit in plan.units)
    assert {unit.weight for unit in plan.units} == {4.0}
