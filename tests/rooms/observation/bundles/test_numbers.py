"""Numbers of findings on live screens: counted when asked, never kept."""

import pytest

from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import Finding, PublishedFinding
from orkhon.observation.queries.findings import numbers, published_numbers
from orkhon.observation.queries.rows import rows_of
from tests.rooms.observation.bundles.conftest import (
    ISSUED,
    NOON,
    OFF,
    SECRECY,
    STATIONS,
)

pytestmark = pytest.mark.django_db


def shown(mission, language="en", **more):
    return {
        key: one.shown(language) or one.problem
        for key, one in numbers(mission, **more).items()
    }


def test_a_number_follows_its_forms_until_it_is_published(
    mission, visits, asked, protocol
):
    asked("secrecy", SECRECY)
    asked("off", OFF)
    asked("issued", ISSUED)
    # KT-001 without secrecy in one of two visits, KT-002 with; 800 + 800 issued.
    assert shown(mission) == {"secrecy": "1 of 2", "off": "1 of 2", "issued": "1,600"}
    assert shown(mission, "tr")["issued"] == "1.600"
    withdraw_form(visits[1], by=protocol, why="sample")
    withdraw_form(visits[4], by=protocol, why="sample")
    assert shown(mission) == {"secrecy": "0 of 2", "off": "0 of 1", "issued": "800"}


def test_a_number_names_its_forms(mission, visits, asked):
    asked("secrecy", SECRECY)
    number = numbers(mission)["secrecy"]
    assert number.forms == (visits[1].pk,)
    assert set(number.of_forms) == {one.pk for one in visits[:3]}
    assert number.silent_forms == ()


def test_a_mission_with_no_forms_has_no_number_and_not_0(mission, asked):
    asked("stations", STATIONS)
    number = numbers(mission)["stations"]
    assert (number.counted, number.shown("en")) == (None, "")
    assert number.problem == "No form answers this; there is no number."


def test_two_numbers_of_one_station_are_said_and_not_counted(
    mission, protocol_form, asked
):
    protocol_form("KT-001", "AZ-01")
    protocol_form("KT-001", "TR-01", issued=801)
    asked("issued", {**ISSUED, "count": "stations"})
    assert "gives “protocol/issued” twice, 80" in shown(mission)["issued"]


def test_a_query_that_nobody_can_read_is_said(mission, visits, asked):
    asked("stations", STATIONS)
    Finding.objects.update(query={"forms": []})
    assert shown(mission)["stations"].startswith("“show” is one of")


def test_a_dropped_finding_is_counted_only_where_it_is_named(mission, visits, asked):
    one = asked("stations", STATIONS)
    one.dropped_at = NOON
    one.save()
    assert shown(mission) == {}
    assert shown(mission, findings=[one]) == {"stations": "2"}
    assert shown(mission, findings=[one], kept=rows_of(mission)[:1]) == {
        "stations": "1"
    }


def test_a_published_number_stands_as_it_was(mission, visits, written, issue, protocol):
    findings = Finding.objects.filter(mission=mission)
    frozen = numbers(mission, findings)
    issue(written)
    for one in frozen.values():
        PublishedFinding.objects.create(
            statement=written,
            finding=one.finding,
            query=one.finding.query,
            result=one.counted.as_json(),
            submissions=list(one.forms),
        )
    withdraw_form(visits[1], by=protocol, why="sample")
    kept = published_numbers(written)
    assert {key: one.shown("en") for key, one in kept.items()} == {
        key: one.shown("en") for key, one in frozen.items()
    }
    assert kept["secrecy"].forms == (visits[1].pk,)
    assert numbers(mission, findings)["secrecy"].shown("en") == "0 of 2"


def test_ten_findings_take_no_more_queries_than_one(
    mission, visits, asked, django_assert_max_num_queries
):
    for number in range(10):
        asked(f"stations-{number}", STATIONS)
    numbers(mission)
    with django_assert_max_num_queries(9):
        numbers(mission)
