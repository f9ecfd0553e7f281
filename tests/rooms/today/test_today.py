"""The first screen: what is due, late, waiting and next; every name is invented."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orkhon.accounts import actions as accounts
from orkhon.dialogue.models import (
    Commitment,
    CommitmentParty,
    Contact,
    Participation,
    Proposal,
    Report,
)
from orkhon.record.actions import cite, keep_source
from orkhon.record.roles import Role
from orkhon.register.models import Body, Chairmanship, Membership, Person, Post
from orkhon.today import queries

# 10:00 in Baku, the installation's zone
NOW = datetime(2027, 3, 15, 6, tzinfo=UTC)
TEXT = "The list would reach the Secretariat by 1 March."


@pytest.fixture
def clerk(db):
    return accounts.add_account(
        "tastaq",
        by=None,
        display_name="E. Tastaq",
        roles=[Role.LEGAL],
        must_change_password=False,
    )


@pytest.fixture
def words(clerk, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    source, _new = keep_source(
        TEXT.encode(),
        filename="report.txt",
        media_type="text/plain",
        text=TEXT,
        language="en",
        by=clerk,
        title="Sample report",
    )
    return cite(source, start=0, end=len(TEXT), by=clerk)


@pytest.fixture
def page(client, clerk):
    def read(now=NOW, account=clerk):
        with time_machine.travel(now, tick=False):
            client.force_login(account)
            answer = client.get("/")
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def promise(what, due, citation=None, **fields):
    made = Commitment.objects.create(
        what=what, due=due, strength="agreed", citation=citation, **fields
    )
    CommitmentParty.objects.create(
        commitment=made, side="owner", as_written="Secretariat"
    )
    return made


def meeting(title, on, **fields):
    return Contact.objects.create(title=title, on=on, state="planned", **fields)


def what(rows):
    return [one.promise.what for one in rows]


def test_the_day_is_that_of_the_secretariat_not_of_greenwich(page):
    late_evening = datetime(2027, 3, 14, 21, tzinfo=UTC)  # 01:00 on Monday in Baku
    assert "<h1>Monday 15 March 2027</h1>" in page(late_evening)


def test_due_today_are_meetings_by_the_hour_then_promises_then_what_was_left(db):
    meeting("afternoon", "2027-03-15", at_time="15:00")
    meeting("morning", "2027-03-15", at_time="09:30")
    meeting("never completed", "2027-03-12")
    meeting("tomorrow", "2027-03-16")
    promise("due", "2027-03-15")
    promise("some day in March", "2027-03")
    rows = queries.desk(NOW).due
    assert [
        one.meeting.contact.title if one.meeting else one.promise.promise.what
        for one in rows
    ] == ["morning", "afternoon", "due", "never completed"]


def test_a_promise_is_late_when_the_last_day_it_can_mean_is_over(db):
    promise("in February", "2027-02")
    promise("on 14 March", "2027-03-14")
    promise("today", "2027-03-15")
    promise("in March", "2027-03")
    promise("no date", "")
    desk = queries.desk(NOW)
    assert [(one.promise.what, one.days_late) for one in desk.overdue] == [
        ("in February", 15),
        ("on 14 March", 1),
    ]
    assert (desk.overdue_count, desk.open_count) == (2, 5)


@pytest.mark.parametrize("status", ["done", "superseded", "withdrawn"])
def test_a_promise_that_is_closed_is_never_late(db, status):
    promise("old", "2026", status=status)
    desk = queries.desk(NOW)
    assert (desk.overdue, desk.open_count) == ((), 0)


def test_a_promise_that_is_half_done_still_is(db):
    promise("old", "2026", status="half-done")
    assert what(queries.desk(NOW).overdue) == ["old"]


def test_what_is_only_proposed_is_no_promise(db):
    promise("perhaps", "2026", state="proposed")
    assert queries.desk(NOW).overdue_count == 0


def test_next_meetings_come_in_order_and_a_cancelled_one_does_not(db):
    meeting("in April", "2027-04")
    meeting("this week", "2027-03-18")
    meeting("today", "2027-03-15")
    Contact.objects.create(title="off", on="2027-03-17", state="cancelled")
    assert [one.contact.title for one in queries.desk(NOW).meetings] == [
        "this week",
        "in April",
    ]


def test_a_source_waits_until_its_last_proposal_is_answered(words):
    report = Report.objects.create(source=words.source, read_at=NOW)
    for number, state in enumerate(["proposed", "confirmed", "proposed"]):
        Proposal.objects.create(
            report=report,
            number=number,
            kind="place",
            value={"text": "Baku"},
            rule="place",
            confidence=0.5,
            state=state,
        )
    desk = queries.desk(NOW)
    assert [(one.waiting, one.total) for one in desk.waiting] == [(2, 3)]
    assert (desk.waiting_sources, desk.waiting_proposals) == (1, 2)
    Proposal.objects.update(state="refused")
    assert queries.desk(NOW).waiting == ()


@pytest.fixture
def ending_terms(db):
    body = Body.objects.create(
        key="commission", kind="commission", display_name="Commission"
    )
    post = Post.objects.create(body=body, title="Chair", rank="head")
    for name, to_on in [
        ("Soon", "2027-06-13"),
        ("Later", "2027-06-14"),
        ("Past", "2027-03-14"),
    ]:
        Membership.objects.create(
            person=Person.objects.create(display_name=name),
            body=body,
            post=post,
            to_on=to_on,
        )
    return body


def test_terms_that_end_within_90_days_are_deadlines(ending_terms):
    # 15 March and 90 days: 13 June
    rows = queries.deadlines(NOW.date(), with_promises=True)
    assert [(one.kind, str(one.term.person), one.on) for one in rows] == [
        ("term", "Soon", "2027-06-13")
    ]


def test_the_end_of_a_chair_and_promises_of_the_month_are_deadlines(db):
    assembly = Body.objects.create(key="a", kind="assembly", display_name="Assembly")
    parliament = Body.objects.create(
        key="p", kind="parliament", display_name="Kurultai"
    )
    Chairmanship.objects.create(
        assembly=assembly, parliament=parliament, from_on="2026-06", to_on="2027-05"
    )
    promise("in April", "2027-04-02")
    promise("in summer", "2027-07")
    promise("today", "2027-03-15")
    today = date(2027, 3, 15)
    with_promises = queries.deadlines(today, with_promises=True)
    assert [(one.kind, one.on) for one in with_promises] == [
        ("promise", "2027-04-02"),
        ("chair", "2027-05"),
    ]
    without = queries.deadlines(today, with_promises=False)
    assert [one.kind for one in without] == ["chair"]


def test_every_fact_of_the_page_leads_to_its_source(page, words):
    promise("Send the list", "2027-03-01", words)
    text = page()
    assert 'Send the list</a><span class="prov">\u2060<button' in text
    assert f"/record/sources/{words.source.pk}/?span=0-{len(TEXT)}#span" in text
    assert "14 days late" in text


def test_an_empty_desk_says_what_would_stand_there(page):
    text = page()
    for words in (
        "Nothing is due today.",
        "No promise is overdue.",
        "Nothing waits for review.",
        "No meeting is planned.",
        "No deadline in the next 90 days.",
    ):
        assert words in text


def fill(words, number):
    for n in range(number):
        promise(f"late {n}", "2027-02", words)
        promise(f"today {n}", "2027-03-15", words)
        promise(f"soon {n}", "2027-04-01", words)
        for on in ("2027-03-15", "2027-03-20", "2027-03-01"):
            held = meeting(f"{on} {n}", on)
            held.citations.add(words)
            Participation.objects.create(
                contact=held,
                person=Person.objects.create(display_name=f"P {on} {n}"),
                role="participant",
            )


def test_the_page_reads_the_database_as_often_for_one_row_as_for_three(page, words):
    def count():
        with CaptureQueriesContext(connection) as captured:
            page()
        return len(captured)

    fill(words, 1)
    page()
    one = count()
    fill(words, 2)
    assert count() == one


@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        (
            Role.PRESS,
            [
                "Today",
                "Dialogue",
                "Legislation",
                "Sessions",
                "Protocol",
                "Observation",
                "Press",
                "Register",
                "Record",
            ],
        ),
        (Role.OBSERVER, ["Today", "Register"]),
        (Role.ADMINISTRATOR, ["Today", "Register", "Record"]),
    ],
)
def test_only_rooms_that_open_are_named(client, db, role, rooms):
    one = accounts.add_account(
        "somebody", by=None, display_name="S", roles=[role], must_change_password=False
    )
    client.force_login(one)
    answer = client.get("/")
    assert [room.label for room in answer.context["frame"]["rooms"]] == rooms
    assert answer.context["frame"]["rooms"][0].here == "page"


def test_who_does_not_see_the_dialogue_sees_nothing_of_it_here(page, words):
    promise("Send the secret list", "2027-03-01", words)
    meeting("Secret meeting", "2027-03-20")
    one = accounts.add_account(
        "observer",
        by=None,
        display_name="O",
        roles=[Role.OBSERVER],
        must_change_password=False,
    )
    text = page(account=one)
    assert "secret" not in text.lower()
    assert "Deadlines" in text
