"""Promises: who owes them, where they stand, and what shows it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.actions.contacts import Guest, Plan, plan_contact
from orkhon.dialogue.actions.promises import add_commitment, set_commitment_status
from orkhon.dialogue.intake.values import ValueProblem
from orkhon.dialogue.models import Commitment
from orkhon.dialogue.queries import (
    Wanted,
    commitments_with,
    due_between,
    find_promises,
    overdue,
)
from orkhon.engines.periods import PartialDateError
from orkhon.record.actions import cite
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal
from orkhon.register.actions.naming import add_name


@pytest.fixture
def contact(clerk, sundetbek):
    return plan_contact(
        Plan(title="Talks", on="2027-03", guests=[Guest(person=sundetbek)]), by=clerk
    )


@pytest.fixture
def promise(contact, clerk, chamber):
    def made(what="send comments", due="2027-04", owners=("Sample Chamber",)):
        return add_commitment(
            contact, what=what, strength="agreed", owners=owners, due=due, by=clerk
        )

    return made


def what(lines):
    return [line.commitment.what for line in lines]


def test_a_month_is_late_when_its_last_day_is_past(promise):
    promise(due="2027-04")
    assert overdue(date(2027, 4, 30)) == []
    (line,) = overdue(date(2027, 5, 2))
    assert line.days_late == 2


def test_the_late_ones_stand_first_and_the_undated_last(promise):
    promise("undated", due="")
    promise("later", due="2027-06-01")
    promise("late", due="2027-01-15")
    assert what(find_promises(on=date(2027, 3, 1))) == ["late", "later", "undated"]


def test_due_soon_counts_both_ends(promise):
    promise("a", due="2027-03-01")
    promise("b", due="2027-03-15")
    promise("c", due="2027-03-16")
    assert what(due_between(date(2027, 3, 1), date(2027, 3, 15))) == ["a", "b"]


def test_the_owner_is_found_in_any_spelling(promise, chamber, clerk):
    promise("theirs")
    promise("another’s", owners=("Somebody else",))
    add_name(chamber, "Үлгі палатасы", by=clerk, language="kk", kind="alias")
    on = date(2027, 3, 1)
    for spelling in ("sample chamber", "SAMPLE", "улги палатасы"):
        assert what(find_promises(on=on, wanted=Wanted(owner=spelling))) == ["theirs"]


def test_a_promise_is_owed_by_one_side_and_to_the_other(
    contact, clerk, chamber, sundetbek
):
    add_commitment(
        contact,
        what="send comments",
        strength="intends",
        owners=["Sample Chamber"],
        beneficiaries=["Omirgali Sundetbek"],
        by=clerk,
    )
    on = date(2027, 3, 1)
    owes, is_owed = commitments_with(body_ids=[chamber.pk], on=on)
    assert (what(owes), what(is_owed)) == (["send comments"], [])
    owes, is_owed = commitments_with(person_ids=[sundetbek.pk], on=on)
    assert (what(owes), what(is_owed)) == ([], ["send comments"])


def test_a_change_of_status_keeps_its_evidence(promise, report, clerk):
    one = promise()
    words = "product safety"
    start = report.source.text.index(words)
    citation = cite(report.source, start=start, end=start + len(words))
    step = set_commitment_status(
        one, "half-done", by=clerk, citation=citation, on="2027-03"
    )
    assert one.status == Commitment.Status.HALF_DONE
    assert step.citation.quote == words
    entry = Entry.objects.order_by("-seq")[0]
    assert (entry.verb, entry.actor) == ("dialogue.commitment.status", clerk.actor_id)


@pytest.mark.parametrize(
    ("status", "given", "reason"),
    [
        ("done", {}, "what shows it"),
        ("finished", {"note": "x"}, "finished"),
        ("open", {"note": "x"}, "already"),
        ("superseded", {"note": "x"}, "takes its place"),
        ("done", {"note": "x", "was": "half-done"}, "meanwhile"),
    ],
)
def test_a_change_without_ground_is_refused(promise, clerk, status, given, reason):
    one = promise()
    with pytest.raises(Refusal, match=reason):
        set_commitment_status(one, status, by=clerk, **given)
    one.refresh_from_db()
    assert one.status == Commitment.Status.OPEN
    assert not one.steps.exists()


def test_a_day_that_does_not_exist_is_refused(promise, clerk):
    with pytest.raises(PartialDateError, match="2027-02-30"):
        set_commitment_status(promise(), "done", by=clerk, note="x", on="2027-02-30")


def test_a_promise_cannot_take_its_own_place(promise, clerk):
    one = promise()
    with pytest.raises(Refusal, match="its own place"):
        set_commitment_status(one, "superseded", by=clerk, note="x", superseded_by=one)


def test_a_superseded_promise_is_closed_and_leads_to_the_other(promise, clerk):
    old, new = promise("old"), promise("new")
    step = set_commitment_status(
        old, "superseded", by=clerk, note="changed in March", superseded_by=new
    )
    assert step.superseded_by == new
    on = date(2028, 1, 1)
    assert what(overdue(on)) == ["new"]


def test_a_contradicted_promise_is_still_open(promise, clerk):
    one = promise()
    set_commitment_status(
        one, "contradicted", by=clerk, note="the press says it was sent"
    )
    assert what(overdue(date(2028, 1, 1))) == ["send comments"]


def test_a_stranger_changes_nothing(promise, delegate):
    one = promise()
    with pytest.raises(PermissionDenied):
        set_commitment_status(one, "done", by=delegate, note="x")
    one.refresh_from_db()
    assert one.status == Commitment.Status.OPEN


def test_a_promise_by_hand_needs_an_owner_and_a_real_day(contact, clerk):
    with pytest.raises(Refusal, match="who owes"):
        add_commitment(contact, what="x", strength="agreed", owners=[" "], by=clerk)
    with pytest.raises(ValueProblem, match="2027-13"):
        add_commitment(
            contact, what="x", strength="agreed", owners=["A"], due="2027-13", by=clerk
        )


def test_the_board_asks_as_often_for_three_promises_as_for_one(
    promise, django_assert_num_queries
):
    promise("a")
    with django_assert_num_queries(3):
        find_promises(on=date(2027, 3, 1))
    promise("b")
    promise("c")
    with django_assert_num_queries(3):
        find_promises(on=date(2027, 3, 1))
