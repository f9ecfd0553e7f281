"""A form withdrawn changes the number until it is published; then it stands frozen."""

import pytest

from orkhon.observation.actions.reviewing import review_form
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.queries.finding_forms import (
    BESIDE,
    COUNTS,
    SILENT,
    forms_behind,
    left_out,
)
from orkhon.observation.queries.finding_pages import (
    finding_line,
    frozen_numbers,
)
from tests.rooms.observation.findings.conftest import NO_SECRECY, STATIONS


@pytest.fixture
def three(come):
    """Voting was seen three times: twice without secrecy, once with."""
    return [
        come("voting", "KT-001", "AZ-01", secrecy="no"),
        come("voting", "KT-002", "AZ-01", secrecy="no"),
        come("voting", "KT-003", "KG-01", secrecy="yes"),
    ]


def test_a_form_withdrawn_before_publication_leaves_the_number(
    three, asked, number, protocol
):
    found = asked(NO_SECRECY)
    assert number(found) == "2 of 3"

    withdraw_form(three[0], by=protocol, why="filled at the wrong station")

    assert number(found) == "1 of 2"
    assert [(one.form, one.why) for one in left_out(found)] == [
        (three[0], "filled at the wrong station")
    ]


def test_after_publication_the_frozen_number_stands_beside_the_live_one(
    mission, three, asked, issued, protocol
):
    found = asked(NO_SECRECY)
    issued(mission, [found])
    (before,) = frozen_numbers(finding_line(found))
    assert (before.shown, before.differs) == ("2 of 3", False)

    withdraw_form(three[0], by=protocol, why="filled at the wrong station")

    line = finding_line(found)
    (after,) = frozen_numbers(line)
    assert line.shown == "1 of 2"
    assert (after.shown, after.differs) == ("2 of 3", True)


def test_every_form_behind_a_number_has_its_place(come, three, asked):
    silent = come("voting", "UL-001", "KG-01", secrecy="")
    line = finding_line(asked(NO_SECRECY))

    def behind(role):
        return [one.form for one in forms_behind(line, {role})]

    assert behind(COUNTS) == three[:2]
    assert behind(BESIDE) == [three[2]]
    assert behind(SILENT) == [silent]
    assert [one.said for one in forms_behind(line, {COUNTS})] == [
        [("Was it secrecy?", "no")]
    ] * 2


def test_a_form_put_aside_or_held_is_named_with_its_reason(
    come, three, asked, protocol
):
    review_form(three[1], "rejected", by=protocol, note="two visits in one form")
    held = come("voting", "KT-001", "AZ-01", version="2020010101", secrecy="no")
    found = asked(NO_SECRECY)

    out = {one.form.pk: one.why for one in left_out(found)}

    assert out.pop(three[1].pk) == "two visits in one form"
    if held.state == "quarantined":
        assert out.pop(held.pk) == held.why_held
    assert out == {}


def test_a_station_visited_five_times_is_one_station(come, asked, number):
    for _visit in range(5):
        come("voting", "KT-001", "AZ-01", secrecy="yes")

    assert number(asked(STATIONS)) == "1"


def test_a_question_that_no_form_answers_has_no_number_and_not_zero(
    mission, designs, asked
):
    line = finding_line(asked(NO_SECRECY))

    assert line.shown == ""
    assert line.number.counted is None
    assert line.number.problem == "No form answers this; there is no number."
