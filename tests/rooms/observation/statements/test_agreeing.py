"""Before the members: each position is about one exact text, and none is lost."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import Sentence, StatementPosition, Submission
from orkhon.observation.queries.statements.blocking import blocking, blocking_text
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.standing import standing
from orkhon.record.refusals import Refusal
from tests.rooms.observation.operations.conftest import NOON

Kind = Sentence.Kind


@pytest.fixture
def blocks():
    def of(statement):
        statement.refresh_from_db()
        texts = composed_all(statement)
        found = blocking(statement, texts, standing(statement, texts))
        return [one.words for one in found]

    return of


@pytest.fixture
def stands():
    def of(statement):
        statement.refresh_from_db()
        return standing(statement, composed_all(statement))

    return of


def test_what_blocks_is_said_in_the_order_of_the_page(begun, says, blocks):
    statement = begun("en", "kk")
    says(statement, "mandate", Kind.FINDING, "We saw 40.")
    found = blocks(statement)
    assert found[:2] == [
        "a finding without forms: “We saw 40.”",
        "a number is typed: 40: “We saw 40.”",
    ]
    assert "the section “Campaign” is empty: write it or leave it out" in found
    assert found[-2:] == [
        "Kazakh: 1 sentence has no text",
        "the head of the mission is not named",
    ]


def test_a_red_text_does_not_go_before_the_members(draft, head, protocol, said):
    with pytest.raises(Refusal, match="keep it from the members"):
        circulate(draft, by=protocol)
    assert said(draft) == ["observation.statement.begin"]


def test_whoever_does_not_run_the_mission_puts_nothing_before_the_members(
    ready, press, seen
):
    with pytest.raises(PermissionDenied):
        circulate(ready, by=press)
    with pytest.raises(PermissionDenied):
        take_position(ready, None, "agrees", seen=seen(ready), by=press)


def test_the_text_before_the_members_is_known_by_its_digest(
    ready, protocol, seen, last_words, blocks
):
    circulate(ready, by=protocol)
    assert last_words(ready)["text_sha256"] == seen(ready)
    assert blocks(ready) == [
        "the head of the mission has not agreed with exactly this text"
    ]
    with pytest.raises(Refusal, match="already"):
        circulate(ready, by=protocol)


def test_a_form_that_arrives_later_does_not_move_the_text_one_withdrawn_does(
    ready, protocol, come, shown, stands, blocks
):
    circulate(ready, by=protocol)
    come("voting", "KT-003", "AZ-01", secrecy="yes", came_at=NOON + timedelta(hours=1))
    assert shown(ready)[0] == "The mission visited 2."
    assert stands(ready).is_current
    withdraw_form(
        Submission.objects.filter(station__code="KT-001").get(), by=protocol, why="test"
    )
    assert shown(ready)[0] == "The mission visited 1."
    assert blocks(ready) == [
        "a number or a fact has changed since it was put before the members"
    ]
    circulate(ready, by=protocol)
    assert shown(ready)[0] == "The mission visited 2."


def test_a_position_needs_the_text_that_is_before_the_members(ready, protocol, seen):
    with pytest.raises(Refusal, match="not before the members"):
        take_position(ready, None, "agrees", seen=seen(ready), by=protocol)
    circulate(ready, by=protocol)
    with pytest.raises(Refusal, match="has changed since they saw it"):
        take_position(ready, None, "agrees", seen="0" * 64, by=protocol)
    assert not StatementPosition.objects.exists()


@pytest.mark.parametrize(
    ("stance", "text", "words"),
    [
        ("shrugs", "", "no position"),
        ("objects", " ", "why they object"),
        ("asks", "", "what is asked for"),
    ],
)
def test_a_position_that_says_nothing_is_refused(
    ready, protocol, seen, stance, text, words
):
    circulate(ready, by=protocol)
    with pytest.raises(Refusal, match=words):
        take_position(ready, None, stance, seen=seen(ready), by=protocol, text=text)


def test_without_a_head_nobody_agrees_for_the_head(ready, protocol, mission, seen):
    mission.head = None
    mission.save()
    with pytest.raises(Refusal, match="not named"):
        take_position(ready, None, "agrees", seen=seen(ready), by=protocol)


def test_only_members_of_this_mission_take_positions(ready, protocol, seen, observers):
    circulate(ready, by=protocol)
    gone = observers["TR-02"]
    gone.state = "withdrawn"
    gone.save()
    with pytest.raises(Refusal, match="no member of this mission"):
        take_position(ready, gone, "agrees", seen=seen(ready), by=protocol)


def test_an_objection_stays_when_the_text_changes_and_when_they_agree_later(
    ready, protocol, says, seen, stands, observers
):
    member = observers["TR-01"]
    circulate(ready, by=protocol)
    first = take_position(
        ready, member, "objects", seen=seen(ready), by=protocol, text="Too mild."
    )
    says(ready, "mandate", Kind.LIMIT, "One thing more.")
    (position,) = stands(ready).objections
    assert (position.row, position.is_on_this_text) == (first, False)
    circulate(ready, by=protocol)
    take_position(ready, member, "agrees", seen=seen(ready), by=protocol)
    holder = next(one for one in stands(ready).holders if one.observer == member)
    assert holder.whole.row.stance == "agrees"
    assert [one.row.text for one in holder.earlier] == ["Too mild."]
    assert stands(ready).objections == ()


def test_the_head_agrees_with_one_exact_text(agreed, says, protocol, stands, blocks):
    assert stands(agreed).head_agrees
    assert blocks(agreed) == []
    says(agreed, "mandate", Kind.LIMIT, "One thing more.")
    assert not stands(agreed).head_agrees
    circulate(agreed, by=protocol)
    assert blocks(agreed) == [
        "the head of the mission has not agreed with exactly this text"
    ]


def test_a_position_on_a_section_is_about_that_section_alone(
    ready, protocol, says, stands, observers
):
    circulate(ready, by=protocol)
    section = ready.sections.get(key="not_seen")
    digest = stands(ready).sections["not_seen"]
    take_position(
        ready,
        observers["AZ-01"],
        "asks",
        seen=digest,
        by=protocol,
        section=section,
        text="Name the cities.",
    )
    says(ready, "mandate", Kind.LIMIT, "One thing more.")
    holder = next(
        one for one in stands(ready).holders if one.observer == observers["AZ-01"]
    )
    (position,) = holder.positions
    assert position.is_on_this_text
    assert position.section == "What was not seen"
    says(ready, "not_seen", Kind.LIMIT, "Nor the tabulation.")
    holder = next(
        one for one in stands(ready).holders if one.observer == observers["AZ-01"]
    )
    assert not holder.positions[0].is_on_this_text


def test_a_section_of_another_statement_takes_no_position(ready, begun, protocol, seen):
    circulate(ready, by=protocol)
    with pytest.raises(Refusal, match="another statement"):
        take_position(
            ready,
            None,
            "agrees",
            seen=seen(ready),
            by=protocol,
            section=begun().sections.first(),
        )


def test_a_mission_without_forms_may_say_what_it_did_not_see(
    draft, says, head, protocol, begun
):
    for key in ("mandate", "not_seen"):
        says(draft, key, Kind.LIMIT, "Nothing was seen.")
    for section in draft.sections.exclude(key__in=("mandate", "not_seen")):
        section.is_left_out = True
        section.save()
    assert blocking_text(composed_all(draft)) == []
    assert circulate(draft, by=protocol).state == "approval"
