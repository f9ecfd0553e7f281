"""Events, reports and yearbooks: what was opened is listed, its closed sibling nowhere."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import time_machine

from orkhon.catalogue.actions.refreshing import Refreshed, refresh
from orkhon.catalogue.entries.events import PART_OF
from orkhon.catalogue.models import Item, ItemVersion, Word
from orkhon.catalogue.queries.listing import published_listed, published_things
from orkhon.catalogue.queries.versions import published_versions
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.relations_disclosing import (
    close_yearbook,
    open_yearbook,
)
from orkhon.proceedings.actions.reports import (
    About,
    begin_report,
    enter_rows,
    issue_report,
)
from orkhon.proceedings.intake.finances import read_rows
from orkhon.proceedings.models import OutsideEvent, Session, SessionReport
from orkhon.proceedings.queries.published_yearbook import years
from orkhon.record.actions import append, close_again, disclose, subject_of
from tests.rooms.catalogue.found import at_once, found, nowhere
from tests.rooms.proceedings.conftest import (
    MORNING,
    assembly,
    countries,
    delegates,
    head,
    item,
    parliaments,
    protocol,
    secretary,
    session,
    sitting,
)

__all__ = [
    "assembly", "countries", "delegates", "head", "item", "parliaments", "protocol",
    "secretary", "session", "sitting",
]  # fmt: skip

CANARY = "Canarybird"
INCOME = "Contributions of members; 1200.50\nInterest; 99.50\nTotal income; 1300.01"


def data(kind, key):
    """What is published of a thing now, as data."""
    last = ItemVersion.objects.filter(kind=kind, key=key).order_by("-number").first()
    return json.loads(last.data)


def listed(kind):
    """Keys of what stands in the lists of a kind, after a refresh."""
    refresh()
    return [key for key, _place in published_things(kind)]


@pytest.fixture
def summits(assembly, head):
    """Two events of others, both known to the record; the first is opened."""
    made = []
    for title, on in (("Summit of sample maps", "2027-06-20"), (CANARY, "2027-06")):
        row = OutsideEvent.objects.create(
            organisation=assembly, title=title, on=on, place="Gabala",
            made_at=MORNING, made_by="account/x",
        )  # fmt: skip
        append("sample.event.record", subject_of(row), by=head)
        made.append(row)
    disclose(subject_of(made[0]), by=head)
    return made


def test_an_event_of_others_is_found_while_it_is_open(summits, head):
    key = f"public-event-{summits[0].pk}@orkhon"
    assert found("summit maps") == [("event", key)]
    (item,) = Item.objects.filter(kind="event", language="en")
    assert item.address == "calendar/2027/6/"
    assert found(CANARY) == []
    assert nowhere(CANARY)
    close_again(subject_of(summits[0]), by=head, why="A mistake.")
    assert at_once("summit maps") == []
    assert published_things("event") == []
    refresh()
    assert ItemVersion.objects.get(kind="event").withdrawn_at is not None


def test_of_a_year_alone_an_event_names_no_month_and_no_calendar(summits, head):
    OutsideEvent.objects.filter(pk=summits[0].pk).update(on="2027")
    (key,) = listed("event")
    assert Item.objects.filter(kind="event", language="kk").get().address == "calendar/"
    assert data("event", key)["calendars"] == {}


def test_a_session_stands_in_the_calendar_and_is_found_once(session, sitting, head):
    Session.objects.filter(pk=session.pk).update(progress="convened")
    for one in (session, sitting):
        append("sample.meeting.plan", subject_of(one), by=head)
    closed = Session.objects.create(
        key="other", organ=session.organ, number=99, title=f"{CANARY} session",
        from_on="2027-06-01", to_on="2027-06-01",
    )  # fmt: skip
    append("sample.session.plan", subject_of(closed), by=head)
    assert listed("event") == []
    disclosing.open_session(session, by=head)
    # A search gives the session; its events are in the lists alone.
    assert found(session.title) == [("session", session.key)]
    assert set(listed("event")) == {
        f"public-session-{session.pk}@orkhon", f"public-sitting-{sitting.pk}@orkhon",
    }  # fmt: skip
    said = data("event", f"public-sitting-{sitting.pk}@orkhon")
    assert (said["of_kind"], said["of_key"]) == ("session", session.key)
    assert said["titles"].keys() == said["calendars"].keys() >= {"en", "kk", "ru"}
    assert said["event"]["begins_at"].endswith("Z")
    assert nowhere(CANARY)
    words = set(Word.objects.values_list("spelling", "count"))
    disclosing.close_session_page(session, by=head, why="A mistake.")
    assert listed("event") == []
    # What was not counted in with the events is not counted out with them.
    disclosing.open_session(session, by=head)
    refresh()
    assert set(Word.objects.values_list("spelling", "count")) == words


def test_an_event_that_is_of_something_names_a_kind_that_is_published():
    assert set(PART_OF.values()) == {"session", "mission"}


@pytest.fixture
def reports(session, head):
    """A financial report that is issued, one that is not, and one to another session."""
    other = Session.objects.create(
        key="other", organ=session.organ, number=99, title="Other session"
    )
    made = []
    with time_machine.travel(MORNING, tick=False):
        for held, title in (
            (session, "Financial report on maps"),
            (session, f"{CANARY} budget"),
            (other, f"{CANARY} report"),
        ):
            about = About(title, text=f"{title}, audited.")
            one = begin_report(held, SessionReport.Kind.FINANCIAL, about, by=head)
            rows = read_rows(INCOME if not made else f"{CANARY}; 1.00")
            made.append(enter_rows(one, rows, (), "USD", by=head))
        issue_report(made[0], by=head)
        issue_report(made[2], by=head)
    return made


def test_a_report_is_found_once_it_is_issued_and_its_session_open(
    reports, session, head
):
    assert listed("report") == []
    disclosing.open_session(session, by=head)
    assert found("financial maps") == [("report", f"{session.key}/1")]
    assert found("Contributions of members") == [("report", f"{session.key}/1")]
    assert listed("report") == [f"{session.key}/1"]
    assert found(CANARY) == []
    assert nowhere(CANARY)
    disclosing.close_session_page(session, by=head, why="A mistake.")
    assert at_once("financial maps") == []
    assert published_versions("report", f"{session.key}/1") == ()


def test_the_figures_of_a_financial_report_are_exact_and_say_what_differs(
    reports, session, head
):
    disclosing.open_session(session, by=head)
    refresh()
    table = data("report", f"{session.key}/1")["report"]["finances"]
    (income,) = table["parts"]
    assert (table["currency"], table["balance"]) == ("USD", None)
    assert [(one["head"], one["amount"]) for one in income["heads"]] == [
        ("Contributions of members", "1200.50"), ("Interest", "99.50"),
    ]  # fmt: skip
    # 1200.50 + 99.50 = 1300.00; the paper states one cent more.
    assert (income["computed"], income["stated"]["amount"]) == ("1300.00", "1300.01")
    assert (Decimal(income["difference"]), income["adds_up"]) == (
        Decimal("0.01"),
        False,
    )


def test_a_yearbook_is_found_while_it_is_open_and_no_other_year(session, head):
    Session.objects.filter(pk=session.pk).update(progress="closed")
    year = session.from_day.year
    assert {year, years()[0]} <= set(years())
    assert found("Yearbook") == []
    open_yearbook(year, by=head)
    assert found("Yearbook") == [("yearbook", str(year))]
    assert found("Ежегодник", "ru") == [("yearbook", str(year))]
    (one,) = published_listed("yearbook", [str(year)])
    assert (one.day, one.address) == (date(year, 12, 31), f"yearbooks/{year}/")
    said = data("yearbook", str(year))
    figures = {each["key"]: each for each in said["figures"]}
    assert (figures["sessions"]["value"], figures["sessions"]["of"]) == (1, 1)
    assert figures["sessions"]["source"] == "/public/en/sessions/"
    assert figures["contacts"]["source"] == ""
    assert "entries" not in figures
    # The session is counted; that it is not open is said as well.
    assert said["open_figures"][0]["value"] == 0
    close_yearbook(year, by=head, why="A mistake.")
    assert at_once("Yearbook") == []


def test_a_yearbook_has_a_new_version_when_a_figure_changes_and_at_no_other_time(
    session, head
):
    year = session.from_day.year
    Session.objects.filter(pk=session.pk).update(progress="planned")
    with time_machine.travel(datetime(2027, 9, 1, tzinfo=UTC), tick=False):
        open_yearbook(year, by=head)
        refresh()
    with time_machine.travel(datetime(2027, 9, 2, tzinfo=UTC), tick=False):
        # A day later, with an entry in the record that no figure counts.
        append("sample.thing.note", "orkhon:thing/1", by=head)
        assert refresh() == Refreshed()
        Session.objects.filter(pk=session.pk).update(progress="closed")
        # All rooms are counted through once an hour, however often it is refreshed.
        assert refresh() == Refreshed()
    with time_machine.travel(datetime(2027, 9, 2, 1, tzinfo=UTC), tick=False):
        assert refresh() == Refreshed(versions=1)
