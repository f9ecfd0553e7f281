"""The quick count of a mission against the example worked in docs/methods."""

import pytest
import time_machine

from orkhon.engines.elections.estimation import Estimate, Undefined
from orkhon.observation.actions.draws import draw_stations, publish_draw
from orkhon.observation.models import StationDraw, Submission, Visit, VotersOnList
from orkhon.observation.queries.draws import DrawSaid
from orkhon.observation.queries.quick_count import quick_count_of
from tests.rooms.observation.operations.conftest import NOON
from tests.rooms.observation.quick_count.conftest import BEFORE

VOTES = {"A": ((40, 100), (55, 110), (30, 90)), "B": ((20, 50), (35, 70))}
"""Votes and valid ballots of docs/methods/estimation.md, by stratum."""


@pytest.fixture
def all_in(sampled, reported):
    for letter, pairs in VOTES.items():
        for code, (yes, valid) in zip(sampled[letter], pairs, strict=True):
            reported(code, yes, valid)


def share(screen, name="yes"):
    return screen.count.latest.figures[name]


def test_shares_and_margins_are_those_worked_by_hand(mission, all_in):
    screen = quick_count_of(mission, NOON)
    # 360/840 ± 8.47, with 3 degrees of freedom.
    assert share(screen).value == pytest.approx(360 / 840)
    assert 100 * share(screen).margin == pytest.approx(8.47, abs=0.005)
    assert share(screen).degrees_of_freedom == 3
    assert screen.why_no_margin == ()


def test_turnout_is_of_the_voters_on_the_list(mission, all_in):
    # 2 × 420 ballots of 2 × 5 × 1,000 voters.
    assert share(quick_count_of(mission, NOON), "turnout").value == pytest.approx(0.084)


def test_a_missing_station_is_named_and_bounded(mission, sampled, reported, stations):
    *others, last = sampled["A"]
    VotersOnList.objects.filter(station=stations[last]).update(value=120)
    for code, (yes, valid) in zip(others, VOTES["A"], strict=False):
        reported(code, yes, valid)
    for code, (yes, valid) in zip(sampled["B"], VOTES["B"], strict=True):
        reported(code, yes, valid)
    screen = quick_count_of(mission, NOON)
    assert share(screen).value == pytest.approx(395 / 870)
    bounds = screen.bounds["yes"]
    assert (bounds.low, bounds.high) == pytest.approx((300 / 900, 540 / 900))
    missing = {one.stratum: one.missing for one in screen.count.strata}
    assert missing == {"rural": (), "urban": (last,)}


def test_until_every_stratum_has_two_nothing_is_estimated_and_nothing_is_zero(
    mission, sampled, reported
):
    reported(sampled["A"][0], 40, 100)
    screen = quick_count_of(mission, NOON)
    assert isinstance(share(screen), Undefined)
    assert "rural" in share(screen).why
    assert screen.count.series("yes")[0].value is None


@pytest.mark.parametrize(
    ("state", "why"),
    [
        ({"state": "quarantined", "why_held": "came twice"}, "held: came twice"),
        ({"state": "withdrawn"}, "withdrawn"),
        ({"review": "rejected"}, "rejected by a reviewer"),
        ({"station": None}, "its code is not in the list of stations"),
    ],
)
def test_what_does_not_count_is_named_with_its_reason(
    mission, sampled, reported, state, why
):
    form = reported(sampled["A"][0], 40, 100)
    Submission.objects.filter(pk=form.pk).update(**state)
    screen = quick_count_of(mission, NOON)
    assert [(one.form, one.why) for one in screen.excluded] == [(form, why)]
    assert screen.count is None
    assert screen.forms == {}


def test_a_protocol_that_does_not_add_up_is_not_counted(mission, sampled, reported):
    reported(sampled["A"][0], 40, 100, no=61)
    (one,) = quick_count_of(mission, NOON).excluded
    assert one.why == "does not add up"


def test_an_illegible_figure_is_not_zero(mission, all_in, sampled, reported):
    code = sampled["A"][0]
    Submission.objects.filter(station__code=code).update(state="withdrawn")
    reported(code, 40, 100, without=["took_part"], illegible="took_part")
    screen = quick_count_of(mission, NOON)
    assert {one.why for one in screen.excluded} == {
        "withdrawn",
        "ballots cast: not known",
    }
    assert code not in screen.forms
    assert share(screen).units == 4


def test_a_station_that_was_not_drawn_is_named_and_left_out(
    mission, all_in, stations, sampled, reported
):
    other = next(code for code in stations if code not in sampled["A"] + sampled["B"])
    reported(other, 900, 1000)
    screen = quick_count_of(mission, NOON)
    assert share(screen).value == pytest.approx(360 / 840)
    assert [(one.code, one.why) for one in screen.excluded] == [
        (other, "not in the published sample")
    ]


def test_of_two_protocols_of_a_station_the_later_counts(
    mission, all_in, sampled, reported
):
    later = reported(sampled["A"][0], 60, 100, observer="TR-01")
    Submission.objects.filter(pk=later.pk).update(received_at=NOON.replace(hour=8))
    screen = quick_count_of(mission, NOON.replace(hour=9))
    assert share(screen).value == pytest.approx(400 / 840)
    assert screen.forms[sampled["A"][0]] == later


def test_without_a_published_draw_there_are_counts_and_no_margin(
    mission, stations, voting, reported
):
    reported("A-1", 40, 100)
    reported("B-2", 20, 50)
    screen = quick_count_of(mission, NOON)
    assert screen.count is None
    assert "No draw was published" in screen.why_no_margin[0]
    assert {one.label: one.total for one in screen.sums} == {
        "voters on list": 2000,
        "took part": 150,
        "valid": 150,
        "invalid": 0,
        "yes": 60,
        "no": 90,
    }


def test_a_line_that_no_protocol_has_is_not_known_and_not_zero(
    mission, stations, voting, reported
):
    reported("A-1", 40, 100, without=["invalid"])
    sums = {one.label: one for one in quick_count_of(mission, NOON).sums}
    assert (sums["invalid"].total, sums["invalid"].stations) == (None, 0)


def visit(mission, team, station, **more):
    return Visit.objects.create(
        mission=mission, team=team, station=station, stage="counting", order=1, **more
    )


def test_a_drawn_station_left_out_by_hand_ends_the_margin(
    mission, all_in, sampled, stations, teams
):
    left = sampled["A"][0]
    visit(mission, teams["T1"], stations[left], cancelled_at=NOON, by_hand=True)
    screen = quick_count_of(mission, NOON)
    assert screen.count is None
    assert screen.why_no_margin == (
        f"{left} was drawn, could be reached and is left out: no margin of error may"
        " be given",
    )
    assert screen.sums[0].total == 5000


def test_the_next_reserve_for_a_station_out_of_reach_keeps_the_margin(
    mission, all_in, drawn, sampled, stations, teams, reported
):
    gone = sampled["A"][0]
    visit(mission, teams["T1"], stations[gone], cancelled_at=NOON, unreachable=True)
    Submission.objects.filter(station__code=gone).update(state="withdrawn")
    reserve = drawn.stations.filter(is_reserve=True, stratum="urban").order_by("order")[
        0
    ]
    visit(mission, teams["T1"], reserve.station)
    reported(reserve.station.code, 40, 100)
    screen = quick_count_of(mission, NOON)
    # The reserve brings what the station would have brought.
    assert share(screen).value == pytest.approx(360 / 840)
    assert 100 * share(screen).margin == pytest.approx(8.47, abs=0.005)
    assert screen.count.strata[1].missing == ()
    assert "next reserve in order" in screen.sample.notes[0]


def test_a_station_out_of_reach_with_nothing_in_its_place_is_missing(
    mission, sampled, stations, teams, drawn
):
    gone = sampled["A"][0]
    visit(mission, teams["T1"], stations[gone], cancelled_at=NOON, unreachable=True)
    screen = quick_count_of(mission, NOON)
    assert screen.why_no_margin == ()
    assert gone in {unit.id for unit in screen.sample.plan.units}


def test_a_draw_that_was_published_on_the_day_gives_no_margin(mission, all_in):
    StationDraw.objects.update(published_at=NOON)
    screen = quick_count_of(mission, NOON)
    assert screen.count is None
    assert "after the day had begun" in screen.why_no_margin[0]


def test_the_team_to_ask_is_the_one_that_follows_the_count(
    mission, sampled, stations, teams, drawn
):
    code = sampled["A"][0]
    visit(mission, teams["T1"], stations[code])
    Visit.objects.create(
        mission=mission, team=teams["T2"], station=stations[code], stage="voting",
        order=2,
    )  # fmt: skip
    assert quick_count_of(mission, NOON).sample.teams[code] == teams["T1"]


def test_those_who_reported_stand_beside_the_frame(mission, all_in, stations):
    VotersOnList.objects.filter(station=stations["B-1"]).update(value=2000)
    frame = quick_count_of(mission, NOON).frame
    assert frame.frame_mean == pytest.approx(1100)


def test_voters_that_nobody_knows_are_said_and_not_taken_for_zero(
    mission, all_in, stations
):
    VotersOnList.objects.filter(station=stations["B-1"]).delete()
    screen = quick_count_of(mission, NOON)
    assert screen.frame is None
    assert "not known of 1 stations" in screen.why_no_frame


def test_two_draws_that_share_stations_give_no_margin(mission, drawn, protocol, city):
    said = DrawSaid("simple", 3, 0, "9", city=city)
    with time_machine.travel(BEFORE, tick=False):
        publish_draw(draw_stations(mission, said, by=protocol), by=protocol)
    assert "two draws" in quick_count_of(mission, NOON).why_no_margin[-1]


def test_every_figure_is_a_number_or_says_why_it_is_none(mission, all_in):
    for point in quick_count_of(mission, NOON).count.points:
        for cell in point.figures.values():
            assert isinstance(cell, Estimate) or cell.why
