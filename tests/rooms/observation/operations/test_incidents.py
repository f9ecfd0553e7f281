"""Incidents: opened as their form comes in, followed by those who may, each step kept."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.consequences import follow
from orkhon.observation.actions.incidents import (
    add_incident_step,
    open_incident,
    set_severity,
)
from orkhon.observation.models import Incident
from orkhon.observation.queries.incidents import (
    incident_lines,
    incidents_of,
    line,
)
from orkhon.observation.queries.operations.scope import Scope, incidents
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON


@pytest.fixture
def reported(come):
    """An incident as it comes in."""

    def one(station="KT-001", observer="AZ-01", severity="serious", **answers):
        form = come(
            "incident",
            station,
            observer,
            severity=severity,
            **{"what": "asked to leave", "seen": "seen"} | answers,
        )
        return Incident.objects.get(submission=form)

    return one


def test_a_form_opens_an_incident(reported):
    incident = reported(at="2027-03-14T11:40:00.000+05:00")
    assert (incident.severity, incident.state) == ("serious", "open")
    assert incident.happened_at == NOON - timedelta(minutes=20)
    shown = line(incident)
    assert (shown.what, shown.seen, shown.is_grave) == ("asked to leave", "seen", True)
    assert shown.last_step is None


def test_without_a_moment_of_its_own_the_form_says_when(reported):
    assert reported(at="").happened_at == NOON - timedelta(minutes=2)


@pytest.mark.parametrize("severity", ["", "terrible"])
def test_a_severity_that_is_not_known_counts_as_serious(reported, severity):
    assert reported(severity=severity).severity == "serious"


def test_following_twice_opens_one(reported):
    incident = reported()
    follow([incident.submission])
    assert Incident.objects.count() == 1
    assert incidents_of([incident.submission]) == {incident.submission_id: incident}


def test_the_grave_and_open_ones_stand_first(reported, mission, coordinator):
    note, danger, closed, low = (
        reported(severity=one, what=one) for one in ("note", "danger", "serious", "low")
    )
    add_incident_step(closed, "over", by=coordinator, state="closed")
    rows = incidents(Scope(mission))
    assert [one.incident for one in incident_lines(rows)] == [
        danger,
        low,
        note,
        closed,
    ]
    assert [one.incident for one in incident_lines(rows, open_only=True, most=1)] == [
        danger
    ]


def test_a_withdrawn_report_is_no_incident_any_more(reported, mission):
    incident = reported()
    type(incident.submission).objects.update(state="withdrawn")
    assert not incidents(Scope(mission)).exists()


def test_each_step_is_kept_and_moves_the_incident(reported, coordinator, last_words):
    incident = reported()
    add_incident_step(incident, " called the chair ", by=coordinator)
    assert incident.state == "followed"
    assert last_words(incident) == {"text": "called the chair", "state": "followed"}
    add_incident_step(incident, "admitted again", by=coordinator, state="closed")
    assert incident.state == "closed"
    assert [one.text for one in incident.steps.all()] == [
        "called the chair",
        "admitted again",
    ]
    assert line(incident).last_step.text == "admitted again"


def test_a_step_says_something_and_leads_somewhere(reported, coordinator, press):
    incident = reported()
    with pytest.raises(Refusal, match="what was done"):
        add_incident_step(incident, " ", by=coordinator)
    with pytest.raises(Refusal, match="no state"):
        add_incident_step(incident, "x", by=coordinator, state="gone")
    with pytest.raises(PermissionDenied):
        add_incident_step(incident, "x", by=press)
    assert not incident.steps.exists()


def test_the_severity_changes_with_a_reason_and_the_form_keeps_its_own(
    reported, coordinator, last_words
):
    incident = reported(severity="low")
    set_severity(incident, "danger", by=coordinator, why="they were pushed")
    assert incident.severity == "danger"
    assert incident.submission.values["/data/incident/severity"] == "low"
    assert last_words(incident)["was"] == "low"
    for severity, why, reason in (
        ("danger", "x", "already"),
        ("low", "", "say why"),
        ("mild", "x", "no severity"),
    ):
        with pytest.raises(Refusal, match=reason):
            set_severity(incident, severity, by=coordinator, why=why)


def test_opening_a_report_is_noted_once_a_person_and_hour(
    reported, coordinator, protocol, said
):
    incident = reported()
    with time_machine.travel(NOON, tick=False) as clock:
        open_incident(incident, by=coordinator)
        open_incident(incident, by=coordinator)
        open_incident(incident, by=protocol)
        assert said(incident).count("observation.incident.open") == 2
        clock.shift(timedelta(minutes=61))
        open_incident(incident, by=coordinator)
    assert said(incident).count("observation.incident.open") == 3


def test_a_report_opens_to_those_who_run_its_city(reported, city_coordinator, press):
    open_incident(reported(), by=city_coordinator)
    elsewhere = reported(station="UL-001", observer="KG-01")
    for account in (city_coordinator, press):
        with pytest.raises(PermissionDenied):
            open_incident(elsewhere, by=account)
