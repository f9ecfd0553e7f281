"""Findings proposed, added, changed, confirmed and dropped; who may, and twice."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.findings import (
    FindingWords,
    add_finding,
    change_finding,
    confirm_finding,
    drop_finding,
    propose_findings,
    restore_finding,
)
from orkhon.observation.models import Finding
from orkhon.record.refusals import Refusal
from tests.rooms.observation.findings.conftest import NO_SECRECY, STATIONS

WORDS = FindingWords(title="Secrecy was not kept", query=NO_SECRECY, key="secrecy")


def test_the_machine_proposes_and_nobody_has_said_yes(mission, designs, press, said):
    made = propose_findings(mission, by=press)

    by_key = {one.key: one for one in made}
    assert {"stations", "cities", "visits_voting", "protocols", "incidents"} <= set(
        by_key
    )
    assert by_key["stations"].query == STATIONS
    assert by_key["stations"].confirmed_at is None
    assert by_key["voting_secrecy_no"].proposed_from == "form voting, question secrecy"
    assert said(by_key["stations"]) == ["observation.finding.propose"]


def test_what_was_proposed_or_dropped_is_not_proposed_again(mission, designs, press):
    first = propose_findings(mission, by=press)
    drop_finding(first[0], by=press)

    assert propose_findings(mission, by=press) == []
    assert Finding.objects.filter(mission=mission).count() == len(first)


def test_a_mission_without_forms_has_nothing_proposed(mission, press):
    assert propose_findings(mission, by=press) == []


def test_one_who_runs_the_mission_confirms_by_adding(
    mission, protocol, said, last_words
):
    made = add_finding(mission, WORDS, by=protocol)

    assert made.confirmed_by == protocol.actor_id
    assert said(made) == ["observation.finding.add"]
    assert last_words(made)["query"] == NO_SECRECY
    assert last_words(made)["confirmed"] is True


def test_a_finding_of_the_press_waits_for_a_yes(mission, press, protocol, said):
    made = add_finding(mission, WORDS, by=press)
    assert made.confirmed_at is None
    with pytest.raises(PermissionDenied):
        confirm_finding(made, revision=1, by=press)

    confirm_finding(made, revision=1, by=protocol)

    assert made.confirmed_by == protocol.actor_id
    assert said(made)[-1] == "observation.finding.confirm"
    with pytest.raises(Refusal, match="confirmed already"):
        confirm_finding(made, revision=1, by=protocol)


def test_a_changed_question_needs_a_new_yes(mission, press, protocol, last_words):
    made = add_finding(mission, WORDS, by=protocol)

    change_finding(
        made, FindingWords(title="Stations", query=STATIONS), revision=1, by=press
    )

    assert (made.confirmed_at, made.revision, made.key) == (None, 2, "secrecy")
    assert last_words(made)["was"] == NO_SECRECY
    change_finding(made, WORDS, revision=2, by=protocol)
    assert made.confirmed_by == protocol.actor_id


def test_the_second_of_two_editors_is_told(mission, press, protocol):
    made = add_finding(mission, WORDS, by=press)
    change_finding(made, WORDS, revision=1, by=press)

    with pytest.raises(Refusal, match="changed by somebody else meanwhile"):
        change_finding(made, WORDS, revision=1, by=press)
    with pytest.raises(Refusal, match="changed by somebody else meanwhile"):
        confirm_finding(made, revision=1, by=protocol)


def test_a_dropped_finding_is_kept_and_can_be_taken_up(mission, press, protocol, said):
    made = add_finding(mission, WORDS, by=protocol)
    with pytest.raises(PermissionDenied):
        drop_finding(made, by=press)

    drop_finding(made, by=protocol, why="counted elsewhere")

    assert made.dropped_by == protocol.actor_id
    with pytest.raises(Refusal, match="is dropped"):
        drop_finding(made, by=protocol)
    with pytest.raises(Refusal, match="is dropped"):
        confirm_finding(made, revision=1, by=protocol)
    restore_finding(made, by=press)
    assert (made.dropped_at, made.confirmed_at) == (None, None)
    assert said(made)[-2:] == [
        "observation.finding.drop",
        "observation.finding.restore",
    ]
    with pytest.raises(Refusal, match="is not dropped"):
        restore_finding(made, by=press)


def test_one_dropped_while_somebody_confirmed_it_stays(mission, press, protocol):
    made = add_finding(mission, WORDS, by=press)
    stale = Finding.objects.get(pk=made.pk)
    confirm_finding(made, revision=1, by=protocol)

    with pytest.raises(Refusal, match="changed by somebody else meanwhile"):
        drop_finding(stale, by=press)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (FindingWords(title=" ", query=STATIONS), "what the finding is called"),
        (FindingWords(title="А", query=STATIONS), "short name in Latin letters"),
        (
            FindingWords(title="A", query=STATIONS, paragraph="weather"),
            "no paragraph “weather”",
        ),
        (
            FindingWords(title="A", query={**STATIONS, "show": "guess"}),
            "“show” is one of",
        ),
        (FindingWords(title="Secrecy", query=STATIONS), "is the short name of"),
    ],
)
def test_what_cannot_be_counted_or_named_is_refused(mission, press, words, why):
    add_finding(mission, WORDS, by=press)

    with pytest.raises(Refusal, match=why):
        add_finding(mission, words, by=press)
    assert Finding.objects.count() == 1


def test_a_city_coordinator_has_no_say_in_the_missions_findings(
    mission, city_coordinator, stranger, press
):
    made = add_finding(mission, WORDS, by=press)
    for account in (city_coordinator, stranger):
        with pytest.raises(PermissionDenied):
            propose_findings(mission, by=account)
        with pytest.raises(PermissionDenied):
            add_finding(mission, WORDS, by=account)
        with pytest.raises(PermissionDenied):
            change_finding(made, WORDS, revision=1, by=account)
        with pytest.raises(PermissionDenied):
            drop_finding(made, by=account)
        with pytest.raises(PermissionDenied):
            restore_finding(made, by=account)
