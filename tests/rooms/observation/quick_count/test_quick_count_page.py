"""The screen of the quick count."""

import re

import pytest
import time_machine
from django.urls import reverse

from orkhon.observation.models import ReleaseRule
from tests.rooms.observation.operations.conftest import words
from tests.rooms.observation.quick_count.conftest import BEFORE

SAID = {
    "voters": "voters_on_list",
    "cast": "took_part",
    "valid": "valid",
    "not_before": "2027-03-14T21:00",
    "minimum_reported": "90",
    "minimum_reported_in_stratum": "50",
    "maximum_margin": "9",
    "stable_over": "2",
    "stable_within": "5",
}


@pytest.fixture
def before(client, mission):
    """A page on the day before the vote."""

    def seen(account, data=None, status=200):
        name = "release-rule" if data is not None else "quick-count"
        address = reverse(f"observation:{name}", args=[mission.number])
        with time_machine.travel(BEFORE, tick=False):
            client.force_login(account)
            answer = (
                client.get(address)
                if data is None
                else client.post(address, data, follow=status == 200)
            )
        assert answer.status_code == status
        return words(answer)

    return seen


@pytest.fixture
def all_in(sampled, reported):
    pairs = {"A": ((40, 100), (55, 110), (30, 90)), "B": ((20, 50), (35, 70))}
    for letter, rows in pairs.items():
        for code, (yes, valid) in zip(sampled[letter], rows, strict=True):
            reported(code, yes, valid)


def test_the_numbers_worked_by_hand_stand_on_the_screen(page, all_in):
    seen = words(page("quick-count"))
    assert "42.86%" in seen
    assert "34.39–51.33%" in seen
    assert "±8.47" in seen
    assert "too close to say" in seen
    # Turnout, and both answers together: each for a page and for a phone.
    assert len(re.findall(r'<svg[^>]* class="plot', seen)) == 4
    assert "no rule was set beforehand" in seen


def test_where_nothing_is_drawn_by_lot_the_screen_says_so_and_has_no_margin(
    page, stations, voting, reported
):
    reported("A-1", 40, 100)
    seen = words(page("quick-count"))
    assert "Not a probability sample: no margin of error" in seen
    assert "±" not in seen
    assert "%" not in re.sub(r"<[^>]+>", "", seen[seen.index("<main") :])


def test_an_undefined_margin_is_words_and_not_zero(page, sampled, reported):
    reported(sampled["A"][0], 40, 100)
    seen = words(page("quick-count"))
    assert "undefined: none of stratum “rural” has reported" in seen
    assert "±0" not in seen


def test_a_missing_station_leads_to_its_team(page, mission, sampled, stations, teams):
    mission.visits.create(
        team=teams["T1"], station=stations[sampled["A"][0]], stage="counting", order=1
    )
    seen = words(page("quick-count"))
    assert f"/observation/{mission.number}/teams/{teams['T1'].pk}/" in seen
    assert "0 of 3 have reported" in seen


def test_what_is_not_counted_leads_to_its_form(page, mission, sampled, reported):
    form = reported(sampled["A"][0], 40, 100, no=61)
    seen = words(page("quick-count"))
    assert "does not add up" in seen
    assert f"/observation/{mission.number}/received/{form.pk}/" in seen


def test_a_mission_without_a_protocol_form_says_so(page):
    assert "The mission has no protocol form yet" in words(page("quick-count"))


def test_whoever_runs_the_mission_sets_the_rule_once(before, coordinator, voting):
    assert "Set the rule for good" in before(coordinator)
    seen = before(coordinator, SAID)
    assert "Set beforehand, entry" in seen
    rule = ReleaseRule.objects.get().rule
    assert rule["not_before"] == "2027-03-14T21:00:00+05:00"
    assert (rule["maximum_margin"], rule["stable_within"]) == (0.09, 0.05)
    assert "Set the rule for good" not in seen


def test_what_is_refused_stands_above_the_form(before, coordinator, voting):
    early = before(coordinator, {**SAID, "not_before": "2027-03-14T12:00"}, 422)
    assert "cannot be said before the polls close" in early
    assert "This field is required." in before(coordinator, {}, 422)
    assert not ReleaseRule.objects.exists()


def test_who_only_reads_is_offered_no_rule(before, press, voting):
    seen = before(press)
    assert "Set the rule for good" not in seen
    before(press, SAID, 404)


def test_a_rule_without_a_form_leads_back(before, coordinator):
    assert "no protocol form yet" in before(coordinator, SAID)


def test_every_condition_is_shown_with_whether_it_holds(
    page, before, coordinator, sampled, reported
):
    before(coordinator, SAID)
    reported(sampled["A"][0], 40, 100)
    seen = words(page("quick-count"))
    assert "conditions do not hold" in seen
    assert "1 of 5 sampled stations have reported; at least 90.00 % are needed" in seen
    assert "may not be said" in seen
