"""Visits: planned, changed, held, cancelled; invitations; what guests receive."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.protocol.actions.visit_categories import (
    add_entitlement,
    drop_entitlement,
    enter_category,
    tick_off,
)
from orkhon.protocol.actions.visit_invitations import answer_invitation, invite
from orkhon.protocol.actions.visits import (
    VisitPlan,
    cancel_visit,
    change_visit,
    confirm_visit,
    hold_visit,
    plan_visit,
)
from orkhon.protocol.models import Visit, VisitCategory
from orkhon.protocol.queries.visits import unanswered, visits_due
from orkhon.record.refusals import Refusal
from tests.rooms.protocol.programmes import said_last

ONE = date(2027, 3, 3)


@pytest.fixture
def said(parliament, secretariat):
    return VisitPlan(
        title="Ресми сапар (sample)",
        direction="received",
        guest=parliament,
        host=secretariat,
        begins_on=ONE,
        ends_on=ONE,
        time_zone="Asia/Baku",
    )


def test_a_visit_is_planned_under_a_key_in_latin_letters(said, protocol):
    one, other, third = (plan_visit(said, by=protocol) for _ in range(3))
    assert (one.key, other.key, third.key) == (
        "resmi-sapar-sample-2027-03",
        "resmi-sapar-sample-2027-03-2",
        "resmi-sapar-sample-2027-03-3",
    )
    assert one.minutes_between is None
    assert said_last(one)[0] == "protocol.visit.plan"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"title": " "}, "the visit has no title"),
        ({"time_zone": "Baku"}, "“Baku” is no time zone"),
        ({"ends_on": date(2027, 3, 2)}, "ends on 2027-03-02, before it begins"),
        ({"ends_on": date(2027, 6, 2)}, "60 days or more"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(said, protocol, change, words):
    with pytest.raises(Refusal, match=words):
        plan_visit(replace(said, **change), by=protocol)
    assert not Visit.objects.exists()


def test_nobody_visits_themselves_and_no_key_is_taken_twice(said, protocol):
    with pytest.raises(Refusal, match="cannot visit itself"):
        plan_visit(replace(said, guest=said.host), by=protocol)
    plan_visit(said, key="one", by=protocol)
    with pytest.raises(Refusal, match="“one” already"):
        plan_visit(said, key="one", by=protocol)


def test_a_change_names_what_it_was(visit, said, protocol):
    plan = replace(said, title=visit.title, begins_on=visit.begins_on,
                   ends_on=visit.ends_on, place="Bishkek", sample=True)  # fmt: skip
    changed = change_visit(visit, plan, by=protocol)
    assert changed.place == "Bishkek"
    assert said_last(visit)[1]["was"] == {"place": "Baku"}
    with pytest.raises(Refusal, match="nothing is changed"):
        change_visit(visit, plan, by=protocol)


def test_press_plans_and_changes_nothing(visit, said, press):
    for act in (
        lambda: plan_visit(said, by=press),
        lambda: change_visit(visit, said, by=press),
        lambda: confirm_visit(visit, by=press),
        lambda: cancel_visit(visit, why="x", by=press),
        lambda: invite(visit, to_body=said.guest, sent_on=ONE, by=press),
        lambda: enter_category("Sample", by=press),
        lambda: tick_off(visit, [], by=press),
    ):
        with pytest.raises(PermissionDenied):
            act()
    visit.refresh_from_db()
    assert visit.progress == Visit.State.PLANNED


def test_a_visit_is_confirmed_once(visit, protocol):
    assert confirm_visit(visit, by=protocol).progress == Visit.State.CONFIRMED
    with pytest.raises(Refusal, match="is confirmed"):
        confirm_visit(visit, by=protocol)


def test_a_visit_is_held_from_its_first_day_on(visit, protocol):
    with pytest.raises(Refusal, match="begins on 2027-03-03"):
        hold_visit(visit, by=protocol)
    Visit.objects.update(begins_on=date(2026, 1, 1))
    visit.refresh_from_db()
    assert hold_visit(visit, by=protocol).progress == Visit.State.HELD
    with pytest.raises(Refusal, match="is held"):
        cancel_visit(visit, why="too late", by=protocol)


def test_a_visit_is_cancelled_with_its_reason(visit, protocol):
    with pytest.raises(Refusal, match="say why"):
        cancel_visit(visit, why=" ", by=protocol)
    assert cancel_visit(visit, why="Snow", by=protocol).cancelled_why == "Snow"
    assert said_last(visit)[0] == "protocol.visit.cancel"


def test_an_invitation_waits_until_it_is_answered(visit, parliament, protocol):
    made = invite(
        visit, to_body=parliament, sent_on=ONE, answer_by=date(2027, 3, 9), by=protocol
    )
    assert list(unanswered()) == [made]
    assert [one.invitation for one in visits_due(date(2027, 3, 4))] == [made]
    with pytest.raises(Refusal, match="has not answered yet"):
        invite(visit, to_body=parliament, sent_on=ONE, by=protocol)
    answered = answer_invitation(
        made, answer="accepted", on=date(2027, 3, 5), words="With joy", by=protocol
    )
    assert (answered.answer, answered.words) == ("accepted", "With joy")
    assert not unanswered().exists()
    changed = answer_invitation(
        made, answer="declined", on=date(2027, 3, 6), by=protocol
    )
    assert said_last(changed)[1]["was"] == "accepted"


def test_an_invitation_that_cannot_be_is_refused(visit, parliament, protocol):
    with pytest.raises(Refusal, match="say who was invited"):
        invite(visit, sent_on=ONE, by=protocol)
    with pytest.raises(Refusal, match="before the invitation of 2027-03-03"):
        invite(visit, to_body=parliament, sent_on=ONE, answer_by=date(2027, 3, 2),
               by=protocol)  # fmt: skip
    made = invite(visit, to_body=parliament, sent_on=ONE, by=protocol)
    for answer, on, words in (
        ("waiting", ONE, "“waiting” is no answer"),
        ("accepted", date(2027, 3, 2), "answered on 2027-03-02"),
    ):
        with pytest.raises(Refusal, match=words):
            answer_invitation(made, answer=answer, on=on, by=protocol)
    answer_invitation(made, answer="accepted", on=ONE, by=protocol)
    with pytest.raises(Refusal, match="nothing is changed"):
        answer_invitation(made, answer="accepted", on=ONE, by=protocol)


def test_no_category_is_shipped_and_its_rights_are_ticked_off(visit, protocol):
    assert not VisitCategory.objects.exists()
    category = enter_category("Ресми (sample)", rule="Sample rule 3", by=protocol)
    flowers = add_entitlement(category, what="Flowers", role="leader", by=protocol)
    other = enter_category("Other (sample)", by=protocol)
    stranger = add_entitlement(other, what="A band", by=protocol)
    Visit.objects.update(category=category)
    with pytest.raises(Refusal, match="“A band” is of another category"):
        tick_off(visit, [stranger], by=protocol)
    tick_off(visit, [flowers], by=protocol)
    assert list(visit.met.all()) == [flowers]
    with pytest.raises(Refusal, match="nothing is changed"):
        tick_off(visit, [flowers], by=protocol)
    drop_entitlement(stranger, by=protocol)
    assert said_last(other)[0] == "protocol.category.drop"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"what": " "}, "say what guests are entitled to"),
        ({"what": "A car", "kind": "yacht"}, "“yacht” is no kind"),
        ({"what": "A car", "role": "cook"}, "“cook” is no role"),
    ],
)
def test_an_entitlement_says_what_and_for_whom(protocol, said, words, db):
    category = enter_category("Sample", by=protocol)
    with pytest.raises(Refusal, match=words):
        add_entitlement(category, by=protocol, **said)
    with pytest.raises(Refusal, match="is there already"):
        enter_category("Sample", by=protocol)
    with pytest.raises(Refusal, match="has no title"):
        enter_category(" ", by=protocol)
