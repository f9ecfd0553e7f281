"""Sittings of a session: planned, moved, taken back; what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from orkhon.proceedings.actions.sessions import change_session, plan_of
from orkhon.proceedings.actions.sittings import (
    SittingPlan,
    change_sitting,
    drop_sitting,
    plan_sitting,
)
from orkhon.proceedings.models import Session
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal

CALLED = datetime(2027, 3, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def planned(session):
    session.progress = Session.State.PLANNED
    session.save()
    return session


def bishkek(day, hour, minute=0):
    """A moment of June 2027 as clocks in Bishkek show it, six hours ahead of UTC."""
    return datetime(2027, 6, day, hour, minute, tzinfo=UTC) - timedelta(hours=6)


def test_sittings_are_numbered_in_a_session(planned, secretary):
    first = plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    second = plan_sitting(planned, SittingPlan(bishkek(11, 9)), by=secretary)
    assert [first.number, second.number] == [1, 2]


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (SittingPlan(bishkek(12, 9)), "2027-06-12 lies outside the session"),
        # Nine in the evening in UTC of the day before is three in Bishkek: outside.
        (SittingPlan(bishkek(9, 23, 30)), "2027-06-09 lies outside"),
        (
            SittingPlan(bishkek(10, 11), bishkek(10, 10)),
            "ends at 10:00, before it begins at 11:00",
        ),
        (SittingPlan(bishkek(10, 9), bishkek(11, 9, 1)), "longer than a day"),
        (SittingPlan(bishkek(10, 9), number=100), "100 cannot be the number"),
        (SittingPlan(bishkek(10, 9), number=1), "has a sitting 1 already"),
        (SittingPlan(bishkek(10, 15, 30)), "sits then already: sitting 1"),
        (SittingPlan(bishkek(10, 15)), "sits then already: sitting 1"),
        (SittingPlan(bishkek(10, 14), bishkek(10, 15, 1)), "sits then already"),
    ],
)
def test_bad_sittings_are_refused(planned, secretary, plan, words):
    plan_sitting(planned, SittingPlan(bishkek(10, 15), bishkek(10, 18)), by=secretary)
    with pytest.raises(Refusal, match=words):
        plan_sitting(planned, plan, by=secretary)
    assert planned.sittings.count() == 1


def test_a_sitting_may_begin_when_another_ends(planned, secretary):
    plan_sitting(planned, SittingPlan(bishkek(10, 15), bishkek(10, 18)), by=secretary)
    assert plan_sitting(planned, SittingPlan(bishkek(10, 18)), by=secretary)


def test_an_end_that_is_not_known_excludes_nothing(planned, secretary):
    plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    assert plan_sitting(planned, SittingPlan(bishkek(10, 14)), by=secretary)
    assert plan_sitting(planned, SittingPlan(bishkek(10, 16)), by=secretary)


def test_days_that_hold_the_sittings_may_change(planned, secretary):
    plan_sitting(planned, SittingPlan(bishkek(11, 9)), by=secretary)
    longer = replace(plan_of(planned), to_on="2027-06-12")
    assert change_session(planned, longer, by=secretary).to_on == "2027-06-12"


def test_a_sitting_moves_until_it_begins(planned, sitting, secretary):
    first = plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    moved = change_sitting(
        first, SittingPlan(bishkek(10, 16), place="Small hall"), by=secretary
    )
    assert (moved.begins_at, moved.place) == (bishkek(10, 16), "Small hall")
    with pytest.raises(Refusal, match="nothing is changed"):
        change_sitting(
            first, SittingPlan(bishkek(10, 16), place="Small hall"), by=secretary
        )
    with pytest.raises(Refusal, match="sitting 2 has begun"):
        change_sitting(sitting, SittingPlan(bishkek(11, 12)), by=secretary)


def test_a_sitting_taken_back_leaves_its_items(planned, item, secretary):
    first = plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    item.sitting = first
    item.save()
    drop_sitting(first, by=secretary)
    item.refresh_from_db()
    assert item.sitting is None
    assert Entry.objects.last().verb == "proceedings.sitting.drop"


def test_a_sitting_for_which_somebody_is_registered_stays(
    planned, delegates, secretary, protocol
):
    first = plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    first.registrations.create(
        participant=delegates["KZ"][0], at=CALLED, by=protocol.actor_id
    )
    with pytest.raises(Refusal, match="registered for sitting 1"):
        drop_sitting(first, by=secretary)


def test_days_do_not_leave_a_sitting_outside(planned, secretary):
    plan_sitting(planned, SittingPlan(bishkek(11, 9)), by=secretary)
    shorter = replace(plan_of(planned), to_on="2027-06-10")
    with pytest.raises(Refusal, match="sitting 1 on 2027-06-11 would lie outside"):
        change_session(planned, shorter, by=secretary)


def test_a_session_without_days_or_that_is_over_has_no_new_sittings(planned, secretary):
    for unfixed in ("2027", "2027-06", ""):
        Session.objects.filter(pk=planned.pk).update(from_on=unfixed, to_on="")
        with pytest.raises(Refusal, match="not fixed yet"):
            plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
    Session.objects.filter(pk=planned.pk).update(progress="closed")
    with pytest.raises(Refusal, match="is closed"):
        plan_sitting(planned, SittingPlan(bishkek(10, 15)), by=secretary)
