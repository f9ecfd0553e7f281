"""A round of comments: opened with a deadline on a named clock, extended, closed."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.comments import Said, comment
from orkhon.legislation.actions.rounds import extend_round, open_round
from orkhon.legislation.actions.texts import Dates, begin_version
from orkhon.legislation.models import CommentRound
from orkhon.legislation.queries.comments import (
    all_rounds,
    deadline_words,
    extensions_of,
    left_words,
    open_rounds,
    unanswered,
)
from orkhon.record.refusals import Refusal
from tests.rooms.legislation.entries import entries
from tests.rooms.legislation.rounds import AFTER, BEFORE, CLOCK, DEADLINE, ZONE


@pytest.fixture(autouse=True)
def _before(time_machine):
    time_machine.move_to(BEFORE, tick=False)


@pytest.fixture
def draft(model):
    return model.versions.get()


@pytest.fixture
def opened(draft, legal):
    return open_round(draft, CLOCK, ZONE, by=legal, invitation=" Sample: please. ")


def test_the_deadline_is_the_hour_of_the_named_clock(opened):
    opened.refresh_from_db()
    assert opened.closes_at == DEADLINE
    assert opened.opened_at == BEFORE
    assert opened.invitation == "Sample: please."
    assert deadline_words(opened) == "20 November 2026, 18:00"


def test_the_record_names_the_draft_and_the_deadline(opened):
    assert entries(opened) == [
        (
            "legislation.round.open",
            {
                "law": "model-toys",
                "version": 1,
                "opened_at": "2026-11-10T09:00:00.000000Z",
                "closes_at": "2026-11-20T14:00:00.000000Z",
                "time_zone": "Asia/Baku",
                "invitation": "Sample: please.",
            },
        )
    ]


def test_a_round_begun_on_paper_keeps_the_day_of_its_invitation(
    draft, legal, time_machine
):
    time_machine.move_to(AFTER, tick=False)
    opened = open_round(draft, CLOCK, ZONE, by=legal, opened_at=BEFORE)
    assert (opened.opened_at, opened.closes_at) == (BEFORE, DEADLINE)


def test_a_delegation_opens_no_round(draft, delegate):
    with pytest.raises(PermissionDenied):
        open_round(draft, CLOCK, ZONE, by=delegate)
    assert not CommentRound.objects.exists()


@pytest.mark.parametrize(
    ("closes", "zone", "words"),
    [
        (CLOCK, "Baku", "“Baku” is no time zone; it is called as in Asia/Baku"),
        (
            datetime(2026, 11, 10, 12, 0),  # noqa: DTZ001 -- as a clock shows it
            ZONE,
            "the deadline has passed already",
        ),
        (
            # Summer time in Berlin begins on the last Sunday of March, at 2:00.
            datetime(2027, 3, 28, 2, 30),  # noqa: DTZ001 -- as a clock shows it
            "Europe/Berlin",
            "clocks in Europe/Berlin do not show 02:30 on 2027-03-28",
        ),
    ],
)
def test_a_deadline_that_cannot_be_is_refused(draft, legal, closes, zone, words):
    with pytest.raises(Refusal) as refused:
        open_round(draft, closes, zone, by=legal)
    assert str(refused.value) == words


def test_an_invitation_from_the_future_is_refused(draft, legal):
    with pytest.raises(Refusal, match="cannot have gone out in the future"):
        open_round(draft, CLOCK, ZONE, by=legal, opened_at=AFTER)


def test_only_a_model_law_is_put_before_the_delegations(kazakh_law, legal):
    with pytest.raises(Refusal) as refused:
        open_round(kazakh_law.versions.get(), CLOCK, ZONE, by=legal)
    assert str(refused.value) == "Law on the recall of toys is no model law"


def test_a_version_without_a_text_is_not_commented(model, legal):
    empty = begin_version(model, "draft", by=legal, dates=Dates())
    with pytest.raises(Refusal, match="version 2 has no text yet"):
        open_round(empty, CLOCK, ZONE, by=legal)


def test_a_draft_has_one_round(opened, draft, legal):
    with pytest.raises(Refusal, match="version 1 has a round of comments"):
        open_round(draft, CLOCK, ZONE, by=legal)


def test_a_longer_deadline_is_recorded_with_its_reason(opened, legal):
    later = extend_round(opened, CLOCK + timedelta(days=7), "  Two ask. ", by=legal)
    assert later.closes_at == DEADLINE + timedelta(days=7)
    assert entries(opened)[1:] == [
        (
            "legislation.round.extend",
            {
                "before": "2026-11-20T14:00:00.000000Z",
                "closes_at": "2026-11-27T14:00:00.000000Z",
                "reason": "Two ask.",
                "in_time_now": [],
            },
        )
    ]
    (one,) = extensions_of(opened)
    assert (one.before, one.closes_at) == (DEADLINE, later.closes_at)
    assert (one.reason, one.by) == ("Two ask.", legal.actor_id)


def test_an_extension_makes_late_comments_timely(
    opened, draft, legal, delegate, time_machine
):
    time_machine.move_to(AFTER, tick=False)
    made = comment(draft, Said("Sample: late.", "en"), by=delegate)
    assert made.is_late
    extend_round(opened, CLOCK + timedelta(days=7), "Two ask.", by=legal)
    made.refresh_from_db()
    assert not made.is_late
    assert entries(opened)[-1][1]["in_time_now"] == [1]


@pytest.mark.parametrize(
    ("days", "reason", "words"),
    [
        (7, "  ", "say why the deadline is extended"),
        (0, "Two ask.", "the new deadline is not later than the one that stands"),
    ],
)
def test_an_extension_needs_a_reason_and_a_later_day(
    opened, legal, days, reason, words
):
    with pytest.raises(Refusal, match=words):
        extend_round(opened, CLOCK + timedelta(days=days), reason, by=legal)
    opened.refresh_from_db()
    assert opened.closes_at == DEADLINE


def test_a_round_is_not_extended_into_the_past(opened, legal, time_machine):
    time_machine.move_to(AFTER + timedelta(days=9), tick=False)
    with pytest.raises(Refusal, match="the deadline has passed already"):
        extend_round(opened, CLOCK + timedelta(days=1), "Two ask.", by=legal)


def test_a_delegation_extends_no_round(opened, delegate):
    with pytest.raises(PermissionDenied):
        extend_round(opened, CLOCK + timedelta(days=7), "We ask.", by=delegate)


def test_a_round_closes_by_itself(opened, delegate, stranger, time_machine):
    assert [one.round for one in open_rounds(delegate)] == [opened]
    assert open_rounds(stranger) == []
    time_machine.move_to(DEADLINE + timedelta(seconds=1), tick=False)
    assert open_rounds(delegate) == []
    (line,) = all_rounds(delegate)
    assert not line.is_open


def test_what_waits_for_an_answer_is_counted_for_the_secretariat(
    opened, draft, delegate, secretary
):
    assert unanswered() == []
    comment(draft, Said("Sample: one.", "en"), by=delegate)
    comment(draft, Said("Sample: two.", "en"), by=secretary)
    (line,) = unanswered()
    assert (line.round, line.comments, line.waiting, line.mine) == (opened, 2, 2, 0)
    (own,) = open_rounds(delegate)
    assert own.mine == 1


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(days=2, hours=23), "2 days left"),
        (timedelta(hours=1, minutes=59), "1 hour left"),
        (timedelta(minutes=5), "5 minutes left"),
        (timedelta(hours=-3), "closed less than a day ago"),
        (timedelta(days=-1, hours=-1), "closed 1 day ago"),
    ],
)
def test_time_left_is_said_in_whole_days_then_hours(left, words):
    assert left_words(BEFORE + left, BEFORE) == words
