"""The rule by which a quick count may be said: set before the day, then frozen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.quick_count import set_release_rule
from orkhon.observation.models import ReleaseRule
from orkhon.observation.queries.quick_count import quick_count_of
from orkhon.observation.queries.release_rules import RuleSaid, said_of
from orkhon.record.refusals import Refusal
from tests.rooms.observation.quick_count.conftest import BEFORE

# The polls of the sample mission close at 20:00 in Almaty, UTC+5.
CLOSE = datetime(2027, 3, 14, 15, 0, tzinfo=UTC)
EVENING = datetime(2027, 3, 14, 17, 0, tzinfo=UTC)
RULE = RuleSaid(
    lines={"voters": "voters_on_list", "cast": "took_part", "valid": "valid"},
    not_before=CLOSE,
    minimum_reported=0.9,
    minimum_reported_in_stratum=0.5,
    maximum_margin=0.09,
    stable_over=2,
    stable_within=0.05,
)


@pytest.fixture
def rule(mission, voting, protocol):
    with time_machine.travel(BEFORE, tick=False):
        return set_release_rule(mission, RULE, by=protocol)


def test_a_rule_is_kept_and_written_to_the_record(rule, mission, said, last_words):
    assert said_of(rule) == RULE
    assert said(mission) == ["observation.release-rule.set"]
    assert last_words(mission)["maximum_margin"] == 0.09
    assert rule.set_at == BEFORE


def test_a_rule_is_not_changed(rule, mission, protocol):
    with (
        time_machine.travel(BEFORE, tick=False),
        pytest.raises(Refusal, match="not changed"),
    ):
        set_release_rule(mission, replace(RULE, maximum_margin=0.5), by=protocol)
    assert ReleaseRule.objects.get().rule["maximum_margin"] == 0.09


def test_after_the_polls_have_closed_no_rule_is_set(mission, voting, protocol):
    with (
        time_machine.travel(CLOSE, tick=False),
        pytest.raises(Refusal, match="have closed"),
    ):
        set_release_rule(mission, RULE, by=protocol)


def test_after_the_first_protocol_no_rule_is_set(
    mission, voting, stations, reported, protocol
):
    reported("A-1", 40, 100)
    with (
        time_machine.travel(BEFORE, tick=False),
        pytest.raises(Refusal, match="protocol has come"),
    ):
        set_release_rule(mission, RULE, by=protocol)


def test_without_an_hour_of_closing_no_rule_is_set(mission, voting, protocol):
    mission.polls_close = None
    mission.save()
    with pytest.raises(Refusal, match="when the polls close"):
        set_release_rule(mission, RULE, by=protocol)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"not_before": BEFORE}, "before the polls close"),
        ({"minimum_reported": 0.0}, "minimum reported"),
        ({"maximum_margin": 1.5}, "maximum margin"),
        ({"stable_over": 1}, "movement"),
        ({"lines": {**RULE.lines, "cast": "colour"}}, "“colour”"),
        ({"lines": {"voters": "voters_on_list"}}, "“cast”"),
    ],
)
def test_a_rule_that_says_nothing_is_refused(mission, voting, protocol, change, why):
    with time_machine.travel(BEFORE, tick=False), pytest.raises(Refusal, match=why):
        set_release_rule(mission, replace(RULE, **change), by=protocol)
    assert not ReleaseRule.objects.exists()


def test_a_mission_without_a_protocol_form_has_no_rule(mission, protocol):
    with (
        time_machine.travel(BEFORE, tick=False),
        pytest.raises(Refusal, match="no protocol form"),
    ):
        set_release_rule(mission, RULE, by=protocol)


def test_who_does_not_run_the_mission_sets_no_rule(mission, voting, press):
    with pytest.raises(PermissionDenied):
        set_release_rule(mission, RULE, by=press)


def test_every_condition_is_held_against_the_count(rule, mission, sampled, reported):
    pairs = {"A": ((40, 100), (55, 110), (30, 90)), "B": ((20, 50), (35, 70))}
    for letter, rows in pairs.items():
        for code, (yes, valid) in zip(sampled[letter], rows, strict=True):
            reported(code, yes, valid)
    decision = quick_count_of(mission, EVENING).decision
    # All five came in one moment: one point cannot show whether figures move.
    assert decision.against == ("1 points so far; 2 are looked back at",)
    assert not decision.may_be_said
    margins = [one for one in decision.reasons if "margin of error 8.47" in one.words]
    assert len(margins) == 2
    assert all(one.holds for one in margins)


def test_a_margin_that_is_undefined_never_passes(rule, mission, sampled, reported):
    reported(sampled["A"][0], 40, 100)
    decision = quick_count_of(mission, EVENING).decision
    assert not decision.may_be_said
    assert any("has no margin of error" in words for words in decision.against)


def test_without_a_rule_nothing_is_decided(mission, sampled, reported):
    reported(sampled["A"][0], 40, 100)
    assert quick_count_of(mission, EVENING).decision is None


def test_the_rule_says_which_line_is_meant_and_not_the_page(
    mission, voting, protocol, sampled, reported
):
    said = replace(RULE, lines={**RULE.lines, "cast": "valid"})
    with time_machine.travel(BEFORE, tick=False):
        set_release_rule(mission, said, by=protocol)
    reported(sampled["A"][0], 40, 100, took_part=120)
    assert quick_count_of(mission, EVENING).count.counted[sampled["A"][0]].cast == 100


def test_a_clock_that_was_set_back_stops_nothing(rule, mission, sampled, reported):
    reported(sampled["A"][0], 40, 100)
    decision = quick_count_of(mission, BEFORE).decision
    assert not decision.may_be_said
