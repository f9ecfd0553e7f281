"""Held forms: what waits for a person, and what the person decides."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.holding import (
    decide_conflict,
    let_through,
    place_form,
)
from orkhon.observation.actions.reviewing import note_form, review_form
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import Coordinator, PollingStation, Submission
from orkhon.observation.queries.operations.held import conflicts, forms_of, held
from orkhon.observation.queries.operations.plan import planned_visits
from orkhon.observation.queries.operations.scope import Scope, city_of
from orkhon.observation.queries.received import differing
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON


def found(mission, **narrow):
    scope = Scope(mission, **narrow)
    return held(scope, planned_visits(scope))


def doubles(mission):
    return [
        (one.station.code, one.stage, one.forms)
        for one in conflicts(Scope(mission), planned_visits(Scope(mission)))
    ]


def test_two_teams_with_a_form_of_one_station_and_stage_are_a_conflict(mission, come):
    come("voting", "KT-001", "AZ-01")
    assert doubles(mission) == []
    come("voting", "KT-001", "KG-01")
    come("opening", "KT-001", "KG-01")
    assert doubles(mission) == [("KT-001", "voting", 2)]
    assert found(mission).total == 1


def test_two_observers_of_one_team_are_a_conflict_and_one_who_sends_twice_is_none(
    mission, come
):
    come("voting", "KT-001", "AZ-01")
    come("voting", "KT-001", "AZ-01")
    assert doubles(mission) == []
    come("voting", "KT-001", "TR-01")
    assert doubles(mission) == [("KT-001", "voting", 3)]


def test_two_visits_in_the_plan_are_two_forms_and_no_conflict(mission, visit, come):
    visit("T1", "KT-001", "voting")
    visit("T2", "KT-001", "voting")
    come("voting", "KT-001", "AZ-01")
    come("voting", "KT-001", "KG-01")
    assert doubles(mission) == []


def test_incidents_of_one_station_are_no_conflict(mission, come):
    come("incident", "KT-001", "AZ-01", severity="low")
    come("incident", "KT-001", "KG-01", severity="low")
    assert doubles(mission) == []


@pytest.fixture
def pair(come):
    return [
        come("voting", "KT-001", "AZ-01", secrecy="yes", remarks="calm"),
        come("voting", "KT-001", "KG-01", secrecy="no", remarks="calm"),
    ]


def test_side_by_side_shows_what_differs(pair, mission, stations):
    forms = forms_of(Scope(mission), stations["KT-001"], "voting")
    assert forms == pair
    shown = {row[0].path.rsplit("/", 1)[1]: row[1:] for row in differing(forms)}
    assert shown["secrecy"] == (("yes", "no"), True)
    assert shown["remarks"] == (("calm", "calm"), False)
    assert shown["observer"] == (("AZ-01", "KG-01"), True)


def test_one_counts_and_the_other_is_kept(pair, mission, coordinator, said, stations):
    decide_conflict(pair, [pair[1]], by=coordinator, why="the photo shows it")
    assert [one.review for one in pair] == ["rejected", "approved"]
    assert doubles(mission) == []
    assert forms_of(Scope(mission), stations["KT-001"], "voting") == [pair[1]]
    assert Submission.objects.filter(state="received").count() == 2
    assert said(pair[0])[-1] == "observation.submission.decide"
    assert [one.text for one in pair[0].notes.all()] == ["the photo shows it"]


def test_both_may_count(pair, mission, coordinator):
    decide_conflict(pair, pair, by=coordinator, why="morning and evening")
    assert doubles(mission) == []


def test_a_conflict_is_decided_with_a_reason_once_and_among_its_own_forms(
    pair, come, coordinator, press
):
    other = come("opening", "KT-001", "AZ-01")
    with pytest.raises(Refusal, match="say why"):
        decide_conflict(pair, pair[:1], by=coordinator, why=" ")
    with pytest.raises(Refusal, match="which of the forms"):
        decide_conflict(pair, [], by=coordinator, why="x")
    with pytest.raises(Refusal, match="which of the forms"):
        decide_conflict(pair, [other], by=coordinator, why="x")
    with pytest.raises(Refusal, match="not of one station"):
        decide_conflict([*pair, other], pair[:1], by=coordinator, why="x")
    with pytest.raises(PermissionDenied):
        decide_conflict(pair, pair[:1], by=press, why="x")
    stale = [Submission.objects.get(pk=one.pk) for one in pair]
    decide_conflict(pair, pair[:1], by=coordinator, why="x")
    with pytest.raises(Refusal, match="meanwhile"):
        decide_conflict(stale, stale[1:], by=coordinator, why="x")
    pair[1].refresh_from_db()
    assert pair[1].review == "rejected"


def test_a_form_of_another_version_is_held_with_its_reason(mission, come, coordinator):
    form = come("voting", "KT-001", "AZ-01", version="2027010101")
    (shown,) = found(mission).forms
    assert (shown.is_older, shown.current) == (True, "2027031401")
    assert form.why_held
    let_through(form, by=coordinator, why="read in full")
    assert (form.state, form.why_held) == ("received", "")
    assert found(mission).total == 0


def test_letting_through_needs_a_reason_and_a_held_form(come, coordinator, press):
    form = come("voting", "KT-001", "AZ-01", version="2027010101")
    with pytest.raises(Refusal, match="say why"):
        let_through(form, by=coordinator, why="")
    with pytest.raises(PermissionDenied):
        let_through(form, by=press, why="x")
    let_through(form, by=coordinator, why="x")
    with pytest.raises(Refusal, match="not held"):
        let_through(form, by=coordinator, why="x")


def test_a_photo_on_its_way_is_counted(mission, come, protocol_form):
    come("incident", "KT-001", "AZ-01", severity="low", photo="a.jpg")
    (shown,) = found(mission).forms
    assert (shown.files_here, shown.files_named) == (0, 1)


def test_a_form_of_no_known_station_is_placed_by_a_person(
    mission, come, stations, coordinator, said, press
):
    form = come("voting", "KT-999", "AZ-01")
    assert (form.station, form.station_code) == (None, "KT-999")
    assert [one.form for one in found(mission).forms] == [form]
    with pytest.raises(PermissionDenied):
        place_form(form, stations["KT-001"], by=press)
    place_form(form, stations["KT-001"], by=coordinator)
    assert (form.station, form.station_code) == (stations["KT-001"], "KT-999")
    assert form.notes.get().text == "Station KT-001; the form says “KT-999”."
    assert said(form)[-1] == "observation.submission.place"
    assert found(mission).total == 0
    with pytest.raises(Refusal, match="already"):
        place_form(form, stations["KT-001"], by=coordinator)


def test_a_form_is_not_placed_in_another_mission(
    mission, come, coordinator, kazakhstan
):
    form = come("voting", "KT-999", "AZ-01")
    mission.pk, mission.number = None, 2
    mission._state.adding = True
    from uuid import uuid4  # noqa: PLC0415

    mission.pk = uuid4()
    mission.save()
    other = PollingStation.objects.create(mission=mission, code="X-1", number="1")
    with pytest.raises(Refusal, match="not of this mission"):
        place_form(form, other, by=coordinator)


def test_the_posts_and_texts_of_nobody_stand_in_the_whole_view_alone(
    mission, city, come
):
    come("voting", "KT-001", "AZ-01", version="1")
    from orkhon.observation.models import TextMessage  # noqa: PLC0415

    TextMessage.objects.create(
        direction="in", number="+0", text="?", at=NOON, state="unread"
    )
    assert found(mission).total == 2
    assert found(mission, city=city).total == 1
    assert found(mission, stage="opening").total == 0


def test_a_withdrawn_form_counts_nowhere_and_stays(come, mission, coordinator, said):
    form = come("voting", "KT-001", "AZ-01")
    with pytest.raises(Refusal, match="say why"):
        withdraw_form(form, by=coordinator, why=" ")
    withdraw_form(form, by=coordinator, why="sent by mistake")
    assert form.state == "withdrawn"
    assert said(form)[-1] == "observation.submission.withdraw"
    with pytest.raises(Refusal, match="before"):
        withdraw_form(form, by=coordinator, why="again")
    assert forms_of(Scope(mission), form.station, "voting") == []


def test_a_review_needs_a_known_word_and_a_reason_where_it_blames(
    come, coordinator, last_words, press
):
    form = come("voting", "KT-001", "AZ-01")
    with pytest.raises(Refusal, match="no state of review"):
        review_form(form, "fine", by=coordinator)
    with pytest.raises(Refusal, match="matter"):
        review_form(form, "hasIssues", by=coordinator)
    with pytest.raises(PermissionDenied):
        review_form(form, "approved", by=press)
    review_form(form, "approved", by=coordinator)
    assert last_words(form) == {"was": "", "review": "approved", "note": ""}
    with pytest.raises(Refusal, match="already"):
        review_form(form, "approved", by=coordinator)
    review_form(form, "hasIssues", by=coordinator, note="no photo")
    assert form.notes.get().text == "no photo"
    with pytest.raises(Refusal, match="empty"):
        note_form(form, "  ", by=coordinator)


def test_a_coordinator_of_a_city_acts_there_and_nowhere_else(
    come, city_coordinator, stations, mission
):
    here = come("voting", "KT-001", "AZ-01")
    there = come("voting", "UL-001", "KG-01")
    withdraw_form(here, by=city_coordinator, why="x")
    with pytest.raises(PermissionDenied):
        withdraw_form(there, by=city_coordinator, why="x")
    assert city_of(there) is None
    assert Coordinator.objects.filter(mission=mission).count() == 1
