"""A quick count of the five stations of docs/methods/quick-count.md, by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.estimation import (
    EstimationError,
    Lonely,
    Plan,
    Planned,
    Undefined,
    compare,
)
from orkhon.engines.elections.quickcount import (
    TURNOUT,
    ShareOf,
    StationReport,
    Verdict,
    count,
    spaced,
)

PLAN = Plan(
    units=(
        Planned("a1", 2, "A", size=200),
        Planned("a2", 2, "A", size=220),
        Planned("a3", 2, "A", size=180),
        Planned("b1", 2, "B", size=100),
        Planned("b2", 2, "B", size=140),
    ),
    population={"A": 6, "B": 4},
    is_probability_sample=True,
)
EIGHT = datetime(2027, 3, 14, 20, 0, tzinfo=UTC)


def report(station, minute, yes, no, valid, voters):
    at = EIGHT + timedelta(minutes=minute)
    return StationReport(station, at, {"yes": yes, "no": no}, valid, voters, valid)


REPORTS = [
    report("a1", 10, 40, 60, 100, 200),
    report("b1", 20, 20, 30, 50, 100),
    report("a2", 30, 55, 55, 110, 220),
    report("b2", 40, 35, 35, 70, 140),
    report("a3", 50, 30, 60, 90, 180),
]
ASK = {"share_of": ShareOf.VALID, "level": 0.95}


def counted(reports=REPORTS, plan=PLAN, options=("yes", "no"), **changes):
    return count(plan, reports, list(options), **(ASK | changes))


def test_the_last_point_is_the_hand_worked_estimate():
    # As in docs/methods/estimation.md: 360/840, 125/420², t(3) = 3.182446.
    latest = counted().latest
    share = latest.figures["yes"]
    assert (latest.reported, latest.sampled) == (5, 5)
    assert share.value == pytest.approx(3 / 7)
    assert share.margin == pytest.approx(3.182446 * sqrt(125) / 420, rel=1e-6)
    assert share.design_effect.words() == (
        "1.22 times the variance of a simple random sample of 420 valid ballots, with"
        " replacement"
    )


def test_turnout_is_ballots_cast_over_voters_on_the_list():
    reports = [replace(one, cast=one.valid + 10) for one in REPORTS]
    turnout = counted(reports).latest.figures[TURNOUT]
    assert turnout.value == pytest.approx(2 * (420 + 50) / (2 * 840))
    assert turnout.design_effect.sample_of == "voters on the list"


def test_shares_of_those_who_took_part_have_another_divisor():
    reports = [replace(one, cast=one.valid + 10) for one in REPORTS]
    latest = counted(reports, share_of=ShareOf.CAST).latest
    assert latest.figures["yes"].value == pytest.approx(180 / 470)
    assert latest.figures["yes"].design_effect.sample_of == "ballots cast"


def test_turnout_above_the_list_is_kept_and_compared_with_stations():
    # Officials may vote where they serve, so a station can have more than its list.
    reports = [replace(REPORTS[0], cast=210), *REPORTS[1:]]
    turnout = counted(reports).latest.figures[TURNOUT]
    assert turnout.value == pytest.approx(530 / 840)
    assert turnout.design_effect.sample_of == "polling stations"


def test_a_count_over_time_starts_undefined_and_says_why():
    points = counted().points
    assert [point.reported for point in points] == [1, 2, 3, 4, 5]
    assert points[0].figures["yes"] == Undefined(
        "yes",
        None,
        "none of stratum “B” has reported; wait, or name a stratum to count it with",
    )
    assert points[0].lead is None
    assert points[1].figures["yes"].why == (
        "stratum “A” has only one, and one does not show how far polling stations differ"
    )
    assert points[3].figures["yes"].value == pytest.approx(395 / 870)


def test_the_series_draws_what_there_is_and_no_zeros():
    series = counted().series("yes")
    assert [one.value for one in series[:3]] == [None, None, None]
    assert [one.low for one in series[:3]] == [None, None, None]
    assert series[4].value == pytest.approx(3 / 7)
    assert series[4].low == pytest.approx(3 / 7 - 3.182446 * sqrt(125) / 420)
    assert series[4].at == EIGHT + timedelta(minutes=50)


def test_apollos_error_an_undefined_margin_is_never_zero():
    # One report: Apollo's formula divides by n - 1 = 0 and shows a margin of 0.
    alone = Plan(PLAN.units[:1], {"A": 6}, is_probability_sample=True)
    figure = counted(REPORTS[:1], alone).latest.figures["yes"]
    with pytest.raises(EstimationError) as refused:
        figure.margin  # noqa: B018 -- asking is what is refused
    assert str(refused.value) == (
        "“yes”: stratum “A” has only one, and one does not show how far polling stations differ"
    )


def test_a_sample_that_nobody_drew_has_shares_and_no_margin():
    latest = counted(plan=replace(PLAN, is_probability_sample=False)).latest
    with pytest.raises(EstimationError, match="not a probability sample"):
        latest.figures["yes"].margin  # noqa: B018 -- asking is what is refused
    assert latest.lead.verdict is Verdict.UNKNOWN
    assert latest.lead.words() == (
        "“no” and “yes”: cannot be said, not a probability sample"
    )
    (point,) = counted(
        plan=replace(PLAN, is_probability_sample=False), moments=[REPORTS[4].at]
    ).series("no")
    assert point.value == pytest.approx(4 / 7)
    assert (point.low, point.high) == (None, None)


def test_missing_stations_are_listed_by_stratum_and_bound_the_count():
    early = counted(REPORTS[:4])
    assert [(one.stratum, one.missing) for one in early.strata] == [
        ("A", ("a3",)),
        ("B", ()),
    ]
    # 2·150 of 2·330 counted; a3 has 180 voters on its list.
    limits = early.bounds("yes")
    assert limits.low == pytest.approx(300 / (660 + 360))
    assert limits.high == pytest.approx(660 / (660 + 360))
    turnout = early.bounds(TURNOUT)
    assert turnout.low == pytest.approx(660 / (1320 + 360))
    assert turnout.high == pytest.approx((660 + 360) / (1320 + 360))
    frame = {unit.id: unit.size for unit in PLAN.units}
    assert compare(early.response, "voters", frame).frame_mean == pytest.approx(168)


def test_the_latest_report_of_a_station_counts_from_its_moment_on():
    slip = report("a1", 5, 90, 10, 100, 200)
    both = counted([*REPORTS, slip], moments=[slip.at, REPORTS[4].at])
    assert both.points[0].reported == 1
    assert both.latest.figures["yes"].value == pytest.approx(3 / 7)
    assert both.replaced == (slip,)
    assert both.first_at == slip.at
    assert both.counted["a1"] == REPORTS[0]


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"station": "c9"}, "not in the published sample"),
        ({"votes": {"yes": 30, "no": None}}, "no: not known"),
        ({"votes": {"yes": 30}}, "no: not known"),
        ({"valid": None}, "valid ballots: not known"),
        ({"voters": None}, "voters on the list: not known"),
        ({"cast": -1}, "ballots cast: -1 is below zero"),
        (
            {"votes": {"yes": 31, "no": 60}},
            "votes sum to 91, valid ballots are 90",
        ),
    ],
)
def test_a_report_that_cannot_be_counted_is_kept_aside_with_its_reason(changes, why):
    odd = replace(REPORTS[4], **changes)
    seen = counted([*REPORTS[:4], odd])
    assert [(one.report, one.why) for one in seen.aside] == [(odd, why)]
    assert seen.latest.reported == 4
    assert seen.strata[0].missing == ("a3",)


def test_strata_are_counted_together_when_told_to():
    early = counted(REPORTS[:1] + REPORTS[2:3], merged={"B": "A"})
    assert early.latest.figures["yes"].value == pytest.approx(95 / 210)
    assert early.response.rules == ("stratum “B” is counted with “A”",)


def test_a_lonely_stratum_can_be_centred():
    early = counted(REPORTS[:3], lonely=Lonely.CENTRE)
    assert early.latest.figures["yes"].margin > 0


def test_an_option_is_ahead_when_the_difference_lies_above_zero():
    reports = [
        replace(one, votes={"yes": one.valid * 7 // 10, "no": one.valid // 5 + 3})
        for one in REPORTS
    ]
    lead = counted(reports).latest.lead
    assert (lead.first, lead.second) == ("yes", "no")
    assert lead.verdict is Verdict.AHEAD
    assert lead.words() == "“yes” is ahead of “no”"
    assert lead.difference.interval.low > 0


def test_two_options_within_their_joint_interval_are_too_close_to_say():
    # no less yes = 60/420 = 1/7; its error is twice that of yes, so 1/7 ± .169.
    lead = counted().latest.lead
    assert lead.difference.value == pytest.approx(1 / 7)
    assert lead.difference.margin == pytest.approx(
        2 * 3.182446 * sqrt(125) / 420, rel=1e-6
    )
    assert lead.verdict is Verdict.TOO_CLOSE
    assert lead.words() == "“no” and “yes”: too close to say"


def test_a_lead_without_a_margin_cannot_be_said():
    lead = counted(REPORTS[:2]).latest.lead
    assert lead.verdict is Verdict.UNKNOWN
    assert lead.words() == (
        "“no” and “yes”: cannot be said, undefined: stratum “A” has only one, and"
        " one does not show how far polling stations differ"
    )


def test_one_option_leads_nobody():
    assert counted(options=["yes"]).latest.lead is None


def test_moments_may_be_numbers():
    reports = [replace(one, at=float(minute)) for minute, one in enumerate(REPORTS, 1)]
    points = counted(reports, moments=[4, 5.5]).points
    assert [(point.at, point.reported) for point in points] == [(4, 4), (5.5, 5)]


@settings(max_examples=30, deadline=None, derandomize=True)
@given(order=st.permutations(REPORTS))
def test_the_order_in_which_reports_are_handed_in_changes_nothing(order):
    assert counted(order).points == counted().points


def test_moments_are_spaced_by_reports():
    assert spaced(REPORTS, 2) == (REPORTS[2].at, REPORTS[4].at)
    assert spaced(REPORTS, 9) == tuple(one.at for one in REPORTS)
    assert spaced([], 3) == ()
    with pytest.raises(EstimationError, match="0 moments are none"):
        spaced(REPORTS, 0)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: counted([]), "no report has come in"),
        (lambda: counted(options=[]), "there are no options"),
        (
            lambda: counted(options=["yes", "yes"]),
            "options yes, yes: one is there twice",
        ),
        (lambda: counted(options=["turnout"]), "an option cannot be named “turnout”"),
        (lambda: counted(moments=[]), "no moment was asked for"),
        (
            lambda: counted(moments=[3]),
            "moments as times and as numbers in one count",
        ),
        (
            lambda: counted([replace(REPORTS[0], at=datetime(2027, 3, 14, 20))]),  # noqa: DTZ001 -- is refused
            "2027-03-14T20:00:00 has no time zone",
        ),
        (
            lambda: counted([replace(REPORTS[0], at=float("nan"))]),
            "a moment that is not a number",
        ),
        (lambda: counted().series("maybe"), "“maybe” is not counted"),
        (lambda: counted().bounds("maybe"), "“maybe” is not counted"),
        (
            lambda: counted(plan=replace(PLAN, units=())),
            "a sample of no polling stations",
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(ask, words):
    with pytest.raises(EstimationError) as refused:
        ask()
    assert str(refused.value) == words
