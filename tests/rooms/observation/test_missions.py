"""A mission: founded, changed, invited, closed; and who may."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.missions import (
    MissionPlan,
    change_mission,
    close_mission,
    found_mission,
    keep_invitation,
    plan_of,
    reopen_mission,
)
from orkhon.observation.models import ElectoralRules, Mission
from orkhon.record.refusals import Refusal

AFTER_THE_VOTE = datetime(2027, 3, 14, 19, 0, tzinfo=UTC)
"""Midnight of 15 March in Almaty, UTC+5."""


@pytest.fixture
def plan(kazakhstan):
    return MissionPlan(
        title=" Sample election ",
        vote_kind="parliamentary",
        country=kazakhstan,
        vote_on=date(2027, 8, 22),
        time_zone="Asia/Almaty",
    )


@pytest.fixture
def rules(kazakhstan):
    return ElectoralRules.objects.create(
        country=kazakhstan,
        vote_kind="referendum",
        name="Sample rules",
        configuration={"ballot classes": ["for", "against"]},
        from_on="2022-05",
        to_on="2027-06",
    )


def test_a_mission_gets_the_next_number_and_an_entry(plan, mission, protocol, said):
    made = found_mission(plan, by=protocol)
    assert (made.number, made.title) == (2, "Sample election")
    assert said(made) == ["observation.mission.found"]


def test_the_first_mission_is_number_one(plan, protocol):
    assert found_mission(plan, by=protocol).number == 1


def test_what_nobody_said_stays_unknown(plan, protocol):
    made = found_mission(plan, by=protocol)
    assert (made.deadline_days, made.polls_open, made.head, made.rules) == (None,) * 4


def test_a_change_says_what_it_was_and_what_it_is(mission, protocol, last_words):
    plan = replace(plan_of(mission), polls_close=time(21), title="Another title")
    change_mission(mission, plan, by=protocol)
    mission.refresh_from_db()
    assert mission.polls_close == time(21)
    assert last_words(mission) == {
        "was": {"title": "Sample referendum", "polls_close": "20:00:00"},
        "now": {"title": "Another title", "polls_close": "21:00:00"},
    }


def test_the_coordinator_of_the_whole_mission_changes_it(mission, coordinator):
    changed = change_mission(
        mission, replace(plan_of(mission), legal_basis="Rule 7"), by=coordinator
    )
    assert changed.legal_basis == "Rule 7"


def test_nothing_changed_is_said_so(mission, protocol):
    with pytest.raises(Refusal, match="nothing is changed"):
        change_mission(mission, plan_of(mission), by=protocol)


def test_documents_go_later_when_the_vote_is_later(mission, protocol, observers):
    document = observers["TR-01"].documents.create(
        kind="passport",
        filename="p.pdf",
        media_type="application/pdf",
        size=1,
        file="x",
        delete_on=date(2027, 4, 13),
        added_at=AFTER_THE_VOTE,
        added_by="account/sample",
    )
    plan = replace(plan_of(mission), vote_on=date(2027, 3, 21), documents_kept_days=10)
    change_mission(mission, plan, by=protocol)
    document.refresh_from_db()
    assert document.delete_on == date(2027, 3, 31)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": " "}, "no title"),
        ({"vote_kind": "lottery"}, "“lottery” is no kind of vote"),
        ({"issuer": "king"}, "“king” is no issuer"),
        ({"time_zone": "Asia/Nowhere"}, "“Asia/Nowhere” is no time zone"),
        ({"invited_on": "2027-13"}, "2027-13"),
        ({"deadline_days": 6}, "both a day and an hour"),
        ({"deadline_time": time(18)}, "both a day and an hour"),
        (
            {"arrives_on": date(2027, 8, 20), "departs_on": date(2027, 8, 19)},
            "departs before it arrives",
        ),
        ({"polls_open": time(8), "polls_close": time(8)}, "close before they open"),
    ],
)
def test_what_cannot_be_is_refused_in_words(plan, protocol, change, why):
    with pytest.raises(Refusal, match=why):
        found_mission(replace(plan, **change), by=protocol)
    assert Mission.objects.count() == 0


def test_rules_must_be_of_this_vote(plan, rules, protocol):
    with pytest.raises(Refusal, match="of another vote: referendum, Kazakhstan"):
        found_mission(replace(plan, rules=rules), by=protocol)


def test_rules_must_be_in_force_on_the_day_of_the_vote(plan, rules, protocol):
    late = replace(plan, rules=rules, vote_kind="referendum")
    with pytest.raises(Refusal, match="not in force on 2027-08-22"):
        found_mission(late, by=protocol)
    in_time = replace(late, vote_on=date(2027, 6, 13), issuer="commission")
    assert found_mission(in_time, by=protocol).rules == rules


def test_the_letter_is_kept_as_it_came(mission, protocol, said):
    letter = keep_invitation(
        mission,
        b"%PDF-1.7 sample",
        filename="letter.pdf",
        media_type="application/pdf",
        by=protocol,
    )
    mission.refresh_from_db()
    assert (mission.invitation, letter.size) == (letter, 15)
    assert said(mission) == ["observation.mission.invite"]


@pytest.mark.parametrize(
    ("data", "words"),
    [("Шақыру, үлгі".encode(), "Шақыру, үлгі"), ("Шақыру".encode("utf-16"), "")],
)
def test_the_words_of_a_plain_letter_can_be_cited(mission, protocol, data, words):
    letter = keep_invitation(
        mission, data, filename="letter.txt", media_type="text/plain", by=protocol
    )
    assert letter.text == words


def test_an_empty_letter_is_refused(mission, protocol):
    with pytest.raises(Refusal, match="the file is empty"):
        keep_invitation(
            mission, b"", filename="l.pdf", media_type="application/pdf", by=protocol
        )


def test_a_mission_is_closed_after_the_vote_and_no_more_changed(
    mission, protocol, said, time_machine
):
    time_machine.move_to(AFTER_THE_VOTE, tick=False)
    close_mission(mission, by=protocol)
    with pytest.raises(Refusal, match="the mission is closed"):
        change_mission(mission, replace(plan_of(mission), title="T"), by=protocol)
    with pytest.raises(Refusal, match="the mission is closed"):
        close_mission(mission, by=protocol)
    assert said(mission) == ["observation.mission.close"]


def test_a_mission_is_not_closed_on_the_day_of_the_vote(
    mission, protocol, time_machine
):
    time_machine.move_to(datetime(2027, 3, 14, 18, 59, tzinfo=UTC), tick=False)
    with pytest.raises(Refusal, match="before the vote is over"):
        close_mission(mission, by=protocol)


def test_a_closed_mission_is_opened_again_once(mission, protocol, said):
    Mission.objects.update(closed_at=AFTER_THE_VOTE)
    reopen_mission(mission, by=protocol)
    assert mission.closed_at is None
    with pytest.raises(Refusal, match="the mission is open"):
        reopen_mission(mission, by=protocol)
    assert said(mission) == ["observation.mission.reopen"]


def test_who_runs_no_mission_changes_none(plan, mission, press, city_coordinator, said):
    for act in (
        lambda: found_mission(plan, by=press),
        lambda: change_mission(mission, plan, by=press),
        lambda: change_mission(mission, plan, by=city_coordinator),
        lambda: keep_invitation(mission, b"x", filename="x", media_type="x", by=press),
        lambda: close_mission(mission, by=press),
        lambda: reopen_mission(mission, by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert said(mission) == []
