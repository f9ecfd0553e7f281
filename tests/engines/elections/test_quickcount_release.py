"""When a quick count may be said aloud, and every reason why not.

The count is the one of test_quickcount.py: five stations, the last report at 20:50.
Its margins are .0847 for the shares and 0 spread in turnout, which is given some here.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.elections.estimation import EstimationError, Plan, Planned
from orkhon.engines.elections.quickcount import (
    Decision,
    Reason,
    ReleaseRule,
    ShareOf,
    StationReport,
    count,
    decide,
)

PLAN = Plan(
    units=(
        Planned("a1", 2, "A"),
        Planned("a2", 2, "A"),
        Planned("a3", 2, "A"),
        Planned("b1", 2, "B"),
        Planned("b2", 2, "B"),
    ),
    population={"A": 6, "B": 4},
    is_probability_sample=True,
)
EIGHT = datetime(2027, 3, 14, 20, 0, tzinfo=UTC)


def after(minutes):
    return EIGHT + timedelta(minutes=minutes)


REPORTS = [
    StationReport(station, after(minute), {"yes": yes, "no": no}, valid, voters, valid)
    for station, minute, yes, no, valid, voters in (
        ("a1", 10, 40, 60, 100, 200),
        ("b1", 20, 20, 30, 50, 110),
        ("a2", 30, 55, 55, 110, 220),
        ("b2", 40, 35, 35, 70, 140),
        ("a3", 50, 30, 60, 90, 170),
    )
]
RULE = ReleaseRule(
    set_at=after(-600),
    not_before=after(60),
    minimum_reported=0.8,
    minimum_reported_in_stratum=0.6,
    maximum_margin=0.1,
    stable_over=2,
    stable_within=0.05,
)


def counted(reports=REPORTS, plan=PLAN):
    return count(plan, reports, ["yes", "no"], share_of=ShareOf.VALID, level=0.95)


def decided(reports=REPORTS, plan=PLAN, now=None, **changes):
    rule = replace(RULE, **changes)
    return decide(counted(reports, plan), rule, now=now or after(61))


def test_a_count_that_meets_the_rule_may_be_said_and_says_why():
    decision = decided()
    assert decision.may_be_said
    assert decision.against == ()
    words = [reason.words for reason in decision.reasons]
    assert words[:5] == [
        "the rule was set at 14.03.2027 10:00 UTC, the first report came at"
        " 14.03.2027 20:10 UTC",
        "it is 14.03.2027 21:01 UTC; not before 14.03.2027 21:00 UTC",
        "5 of 5 sampled stations have reported; at least 80.00 % are needed",
        "stratum “A”: 3 of 3 have reported; at least 60.00 % are needed",
        "stratum “B”: 2 of 2 have reported; at least 60.00 % are needed",
    ]
    assert "“yes”: margin of error 8.47 %; at most 10.00 % is allowed" in words
    # 395/870 before the last report, 360/840 with it.
    assert (
        "“yes” moved by 2.55 % over the last 2 points; at most 5.00 % is allowed"
    ) in words
    assert decision.lead.words() == "“no” and “yes”: too close to say"


@pytest.mark.parametrize(
    ("changes", "against"),
    [
        (
            {"set_at": after(11)},
            "the rule was set at 14.03.2027 20:11 UTC, the first report came at"
            " 14.03.2027 20:10 UTC",
        ),
        (
            {"not_before": after(62)},
            "it is 14.03.2027 21:01 UTC; not before 14.03.2027 21:02 UTC",
        ),
        (
            {"stable_over": 6},
            "5 points so far; 6 are looked back at",
        ),
    ],
)
def test_each_condition_alone_holds_a_count_back(changes, against):
    decision = decided(**changes)
    assert not decision.may_be_said
    assert decision.against == (against,)


def test_too_few_reports_hold_it_back_overall_and_by_stratum():
    decision = decided(
        REPORTS[:4],
        minimum_reported=0.81,
        minimum_reported_in_stratum=0.7,
        maximum_margin=1,
    )
    assert decision.against[:2] == (
        "4 of 5 sampled stations have reported; at least 81.00 % are needed",
        "stratum “A”: 2 of 3 have reported; at least 70.00 % are needed",
    )


def test_a_wide_margin_holds_it_back():
    decision = decided(maximum_margin=0.0847)
    assert decision.against == (
        "“yes”: margin of error 8.47 %; at most 8.47 % is allowed",
        "“no”: margin of error 8.47 %; at most 8.47 % is allowed",
    )


def test_a_figure_that_moves_holds_it_back():
    assert decided(stable_within=0.02).against[-1] == (
        "“no” moved by 2.55 % over the last 2 points; at most 2.00 % is allowed"
    )


def test_figures_that_were_undefined_are_not_called_stable():
    assert decided(stable_over=4).against == tuple(
        f"“{name}” was undefined in 2 of the last 4 points"
        for name in ("turnout", "yes", "no")
    )


def test_apollos_error_an_undefined_margin_releases_nothing():
    # Shown as 0 it would pass any rule; here every allowance is as wide as can be.
    alone = Plan(PLAN.units[:1], {"A": 6}, is_probability_sample=True)
    decision = decided(REPORTS[:1], alone, maximum_margin=1, stable_within=1)
    assert not decision.may_be_said
    assert (
        "“yes” has no margin of error: undefined: stratum “A” has only one, and one"
        " does not show how far polling stations differ"
    ) in decision.against


def test_stations_that_all_agree_release_nothing():
    same = [replace(one, votes={"yes": 0, "no": one.valid}) for one in REPORTS]
    assert decided(same).against == (
        "“yes” has no margin of error: the 5 polling stations do not differ, so they"
        " do not tell how far others may",
        "“no” has no margin of error: the 5 polling stations do not differ, so they"
        " do not tell how far others may",
    )


def test_a_sample_that_nobody_drew_releases_nothing():
    decision = decided(plan=replace(PLAN, is_probability_sample=False))
    assert decision.against == tuple(
        f"“{name}” has no margin of error: not a probability sample"
        for name in ("turnout", "yes", "no")
    )


def test_numbers_serve_as_moments():
    reports = [replace(one, at=number) for number, one in enumerate(REPORTS, 1)]
    rule = replace(RULE, set_at=0, not_before=4.5)
    decision = decide(counted(reports), rule, now=5)
    assert decision.may_be_said
    assert decision.reasons[1].words == "it is 5; not before 4.5"


def test_a_point_after_now_is_refused():
    with pytest.raises(EstimationError) as refused:
        decided(now=after(49))
    assert str(refused.value) == (
        "the last point, 14.03.2027 20:50 UTC, is after now, 14.03.2027 20:49 UTC"
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"minimum_reported": 0}, "minimum reported 0 is not above 0 and up to 1"),
        (
            {"minimum_reported_in_stratum": 1.1},
            "minimum reported in a stratum 1.1 is not above 0 and up to 1",
        ),
        ({"maximum_margin": 0}, "maximum margin 0 is not above 0 and up to 1"),
        ({"stable_within": -1}, "stable within -1 is not above 0 and up to 1"),
        ({"stable_over": 1}, "1 points cannot show a movement"),
        ({"set_at": 3}, "moments as times and as numbers in one count"),
    ],
)
def test_a_rule_that_holds_nothing_back_is_refused(changes, words):
    with pytest.raises(EstimationError) as refused:
        replace(RULE, **changes)
    assert str(refused.value) == words


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    have=st.integers(1, 5),
    reported=st.floats(0.1, 1),
    margin=st.floats(0.001, 1),
    stable=st.floats(0.001, 1),
    over=st.integers(2, 5),
)
def test_a_stricter_rule_never_releases_what_a_milder_one_holds_back(
    have, reported, margin, stable, over
):
    mild = {
        "minimum_reported": reported,
        "maximum_margin": margin,
        "stable_within": stable,
        "stable_over": over,
    }
    strict = {
        "minimum_reported": min(1, reported * 1.2),
        "maximum_margin": margin / 2,
        "stable_within": stable / 2,
        "stable_over": over + 1,
    }
    if decided(REPORTS[:have], **strict).may_be_said:
        assert decided(REPORTS[:have], **mild).may_be_said


def test_a_decision_is_no_as_soon_as_one_reason_is():
    yes, no = Reason(True, "it is late enough"), Reason(False, "too few")
    assert not Decision((yes, no), None).may_be_said
    assert Decision((yes,), None).may_be_said
