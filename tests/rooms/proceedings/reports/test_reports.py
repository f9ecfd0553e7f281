"""Reports to a session: counted until they are issued, frozen from then on."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.dialogue.models import Contact
from orkhon.observation.models import Statement
from orkhon.proceedings.actions.reports import (
    About,
    begin_report,
    enter_rows,
    issue_report,
    write_report,
)
from orkhon.proceedings.intake.finances import Row, read_rows
from orkhon.proceedings.queries.reports import (
    content,
    content_from,
    content_of,
    frozen_bytes,
    reports_of,
)
from orkhon.record.actions import keep_source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.asked import entries
from tests.rooms.proceedings.conftest import MORNING
from tests.rooms.proceedings.reports.conftest import ABOUT, FIRST, LAST, moment

HEADS = read_rows("Contributions; 100.10\nInterest; 0.05\nTotal; 100.15")


def values(said):
    return {one.key: one.value for one in said.figures}


def test_an_annual_report_counts_until_it_is_issued_and_then_never_again(
    annual, secretary
):
    Contact.objects.create(title="One", on="2026-09-01", state="held")
    assert values(content(annual))["contacts"] == 1
    issued = issue_report(annual, by=secretary)
    Contact.objects.create(title="Two", on="2026-09-02", state="held")
    assert values(content(issued))["contacts"] == 1
    assert values(content_of(issued, MORNING))["contacts"] == 2
    verb, said = entries(issued)[-1]
    assert verb == "proceedings.report.issue"
    assert said["figures"]["contacts"] == 1
    assert said["sha256"] == issued.frozen.sha256


def test_what_is_frozen_is_read_back_as_it_was(annual, secretary):
    Contact.objects.create(title="One", on="2026-09-01", state="held")
    issued = issue_report(annual, by=secretary)
    said = content(issued)
    assert frozen_bytes(said) == bytes_of(issued.frozen)
    assert said == content_of(issued, MORNING)
    assert said.issued_by == "Secretary"
    (row,) = next(one for one in said.figures if one.key == "contacts").rows
    assert row.label == "One"


def test_other_bytes_are_no_report():
    with pytest.raises(ValueError, match="no report"):
        content_from(b'{"format": "else"}')


def test_nothing_changes_in_an_issued_report(annual, budget, secretary):
    enter_rows(budget, HEADS, (), "usd", by=secretary)
    for report, act in (
        (annual, lambda one: write_report(one, ABOUT, by=secretary)),
        (annual, lambda one: issue_report(one, by=secretary)),
        (budget, lambda one: enter_rows(one, HEADS, (), "USD", by=secretary)),
    ):
        if report.issued_at is None:
            issue_report(report, by=secretary)
            report.refresh_from_db()
        with pytest.raises(Refusal, match="was issued; nothing in it changes"):
            act(report)


def test_an_annual_report_waits_for_the_end_of_its_period(session, secretary, clock):
    # The session is on 11 June 2027; this period ends on that day, the next a day later.
    about = replace(ABOUT, to_on=date(2027, 6, 12))
    report = begin_report(session, "annual", about, by=secretary)
    with pytest.raises(Refusal, match="period of the report is not over"):
        issue_report(report, by=secretary)
    clock.shift(timedelta(days=1))
    issue_report(report, by=secretary)


def test_a_report_is_written_on_and_the_entry_says_what_it_says(annual, secretary):
    changed = write_report(
        annual,
        About("Report of the year", FIRST, LAST, text="New.\r\nLine"),
        by=secretary,
    )
    assert (changed.title, changed.text) == ("Report of the year", "New.\nLine")
    assert entries(annual)[-1][0] == "proceedings.report.write"


@pytest.mark.parametrize(
    ("kind", "about", "why"),
    [
        ("annual", About("  ", FIRST, LAST), "no title"),
        ("annual", About("x" * 301, FIRST, LAST), "too long"),
        ("annual", About("A"), "has a period"),
        ("annual", About("A", FIRST), "a first and a last day"),
        ("annual", About("A", LAST, FIRST), "ends on 2026-06-01, before it begins"),
        ("mission", About("A"), "an item that names the mission"),
        ("novel", About("A"), "“novel” is no kind"),
    ],
)
def test_a_report_that_cannot_be_is_refused(session, secretary, kind, about, why):
    with pytest.raises(Refusal, match=why):
        begin_report(session, kind, about, by=secretary)
    assert not session.reports.exists()


def test_a_report_stands_at_an_item_of_its_own_session(session, item, secretary):
    item.session_id = item.pk
    with pytest.raises(Refusal, match="item 7 is of another session"):
        begin_report(session, "budget", About("A", item=item), by=secretary)


def test_the_figures_of_a_budget_are_kept_as_entered_with_their_currency(
    budget, secretary
):
    kept = enter_rows(budget, HEADS, (), " usd ", by=secretary)
    said = content(kept)
    assert (said.finances.currency, said.finances.parts[0].computed) == (
        "USD",
        Decimal("100.15"),
    )
    assert entries(budget)[-1][1]["wrong"] == []


def test_a_table_that_does_not_add_up_is_kept_issued_and_said_to_be_so(
    budget, secretary
):
    rows = (*HEADS[:2], Row("Total", Decimal("100.16"), is_total=True))
    kept = enter_rows(budget, rows, HEADS, "USD", by=secretary)
    assert entries(budget)[-1][1]["wrong"] == ["income"]
    issued = issue_report(kept, by=secretary)
    said = content(issued)
    assert [one.difference for one in said.finances.wrong] == [Decimal("0.01")]
    # What the paper says is frozen with it, to the cent.
    assert said.finances.parts[0].stated.amount == Decimal("100.16")
    assert said.scale.is_set is False


def test_figures_without_rows_or_currency_are_refused(annual, budget, secretary):
    with pytest.raises(Refusal, match="no rows"):
        enter_rows(budget, (), (), "USD", by=secretary)
    with pytest.raises(Refusal, match="“dollars” is no currency"):
        enter_rows(budget, HEADS, (), "dollars", by=secretary)
    with pytest.raises(Refusal, match="only financial reports"):
        enter_rows(annual, HEADS, (), "USD", by=secretary)
    with pytest.raises(Refusal, match="no figures yet"):
        issue_report(budget, by=secretary)


def published(mission, by, number=4, corrects=None):
    source, _new = keep_source(
        f"{number}".encode(),
        filename="evidence.json",
        media_type="application/json",
        text="",
        language="und",
        by=by,
    )
    return Statement.objects.create(
        mission=mission,
        kind=Statement.Kind.REPORT,
        number=number,
        corrects=corrects,
        authentic="en",
        state=Statement.State.PUBLISHED,
        made_at=moment(2027, 5, 1),
        made_by=by.actor_id,
        published_at=moment(2027, 5, 2),
        seq=1,
        evidence=source,
    )


def test_the_final_report_of_a_mission_is_named_once_it_is_published(
    clock, session, item, mission, secretary
):
    made = begin_report(
        session, "mission", About("Final report", item=item), by=secretary
    )
    said = content(made).mission
    assert (said.title, said.number, said.published_at) == ("Sample vote", None, "")
    first = published(mission, secretary)
    assert content(made).mission.number == 4
    # A corrected report takes its place.
    published(mission, secretary, 5, corrects=first)
    issued = issue_report(made, by=secretary)
    assert content(issued).mission.number == 5
    assert content(issued).mission.published_at.startswith("2027-05-02")


def test_a_delegation_reads_reports_that_are_issued(
    annual, budget, session, kazakh, press, secretary
):
    assert reports_of(session, kazakh) == []
    assert reports_of(session, press) == [annual, budget]
    issue_report(annual, by=secretary)
    assert reports_of(session, kazakh) == [annual]


def test_delegations_and_the_press_officer_write_no_reports(
    session, budget, kazakh, press, stranger, protocol
):
    for who in (kazakh, press, stranger):
        for act in (
            lambda who=who: begin_report(session, "budget", About("A"), by=who),
            lambda who=who: write_report(budget, About("A"), by=who),
            lambda who=who: enter_rows(budget, HEADS, (), "USD", by=who),
            lambda who=who: issue_report(budget, by=who),
        ):
            with pytest.raises(PermissionDenied):
                act()
    with pytest.raises(PermissionDenied):
        issue_report(budget, by=protocol)
