"""Events, reports, photographs and yearbooks as open data: shape, addresses, siblings."""

import csv
import io

import jsonschema_rs
import pytest
import time_machine
from icalendar import Calendar

from orkhon.catalogue.actions.refreshing import refresh
from orkhon.press.actions.photographs import publish, take_in
from orkhon.proceedings.actions import disclosing
from orkhon.proceedings.actions.relations_disclosing import open_yearbook
from orkhon.proceedings.actions.reports import (
    About,
    begin_report,
    enter_rows,
    issue_report,
)
from orkhon.proceedings.intake.finances import read_rows
from orkhon.proceedings.models import OutsideEvent, SessionReport
from orkhon.record.actions import append, disclose, subject_of
from tests.rooms.press.conftest import press
from tests.rooms.press.photographs.conftest import drawn, says
from tests.rooms.proceedings.conftest import (
    MORNING,
    assembly,
    countries,
    head,
    parliaments,
    session,
)

__all__ = [
    "assembly", "countries", "drawn", "head", "parliaments", "press", "says", "session",
]  # fmt: skip

API = "/public/api/v1/"
KINDS = ("event", "photograph", "report", "yearbook")
ROWS = "Contributions; 1200.50; CANARY annex\nInterest; 99.50\nTotal income; 1300.01"
REPORT = "plenary-16/1"


@pytest.fixture
def photographs(drawn, says, press):
    """A photograph in two languages that is published, and one that is not."""
    out = says(take_in(drawn(), filename="a.jpg", by=press), languages=("en", "kk"))
    says(
        take_in(drawn(colour="green"), filename="b.jpg", by=press), author="CANARY",
    )  # fmt: skip
    return publish(out, by=press)


@pytest.fixture
def reports(session, head):
    """A financial report that is issued, and a budget that is not."""
    with time_machine.travel(MORNING, tick=False):
        for kind, title in (("financial", "Financial report"), ("budget", "CANARY")):
            one = begin_report(session, kind, About(title), by=head)
            enter_rows(one, read_rows(ROWS), (), "USD", by=head)
        issue_report(session.reports.get(number=1), by=head)
    return SessionReport.objects.order_by("number")


@pytest.fixture
def summits(assembly, head):
    """An event of others that is open, and one that is not."""
    made = []
    for title in ("Sample summit", "CANARY summit"):
        row = OutsideEvent.objects.create(
            organisation=assembly, title=title, on="2027-06-20", place="Gabala",
            made_at=MORNING, made_by="account/x",
        )  # fmt: skip
        append("sample.event.record", subject_of(row), by=head)
        made.append(row)
    disclose(subject_of(made[0]), by=head)
    return made


@pytest.fixture
def opened(session, photographs, reports, summits, head):
    """One of each kind that is open, beside one that is not."""
    append("sample.session.plan", subject_of(session), by=head)
    disclosing.open_session(session, by=head)
    open_yearbook(2027, by=head)
    refresh()


def keys(client, kind):
    return [one["key"] for one in client.get(f"{API}{kind}/").json()["items"]]


def test_of_each_kind_there_is_what_was_opened_in_the_shape_described(opened, client):
    paths = client.get(API + "openapi.json").json()["paths"]
    for kind in KINDS:
        answer = paths[f"{API}{kind}/{{key}}"]["get"]["responses"]["200"]
        schema = answer["content"]["application/json"]["schema"]
        found = keys(client, kind)
        assert found
        for key in found:
            thing = client.get(f"{API}{kind}/{key}")
            jsonschema_rs.validate(schema, thing.json())
            held = {"If-None-Match": thing["ETag"]}
            assert client.get(f"{API}{kind}/{key}", headers=held).status_code == 304
            one = client.get(f"{API}{kind}/{key}/versions/1").json()
            assert one["sha256"] == thing.json()["sha256"]
        things = client.get(f"/public/data/{kind}.json").json()["things"]
        assert [one["key"] for one in things] == found
        table = client.get(f"/public/data/{kind}.csv").content.decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(table))
        assert [row["key"] for row in rows] == found


def test_the_siblings_that_nobody_opened_are_nowhere(opened, summits, client):
    assert client.get(f"{API}report/plenary-16/2").status_code == 404
    assert client.get(f"{API}photograph/2").status_code == 404
    assert client.get(f"{API}yearbook/2026").status_code == 404
    closed = f"{API}event/public-event-{summits[1].pk}@orkhon"
    assert client.get(closed).status_code == 404
    assert client.get(closed.replace(str(summits[1].pk), str(summits[0].pk))).json()
    for kind in KINDS:
        for address in (
            *(f"{API}{kind}/{key}" for key in keys(client, kind)),
            f"{API}{kind}/", f"/public/data/{kind}.json", f"/public/data/{kind}.csv",
        ):  # fmt: skip
            answer = client.get(address)
            assert answer.status_code == 200
            assert "CANARY" not in answer.content.decode()
    assert "CANARY" not in client.get(API + "changes/").content.decode()
    assert client.get(API + "search/?q=CANARY").json()["total"] == 0


def test_every_address_in_the_data_leads_to_what_it_names(opened, client):
    def at(address):
        answer = client.get(address)
        assert answer.status_code == 200, address
        return answer

    for kind in KINDS:
        for one in client.get(f"{API}{kind}/").json()["items"]:
            at(one["page"].removeprefix("http://localhost:8000"))
    (key,) = (one for one in keys(client, "event") if one.startswith("public-event-"))
    for address in client.get(f"{API}event/{key}").json()["data"]["calendars"].values():
        fed = Calendar.from_ical(at(address).content).walk("VEVENT")
        assert key in {str(one["uid"]) for one in fed}
    said = client.get(f"{API}photograph/1").json()["data"]
    for name, address in said["files"].items():
        sizes = {one["name"]: one for one in said["photograph"]["sizes"]}
        assert at(address)["Content-Type"] == sizes[name]["media_type"]
    said = client.get(f"{API}yearbook/2027").json()["data"]
    figures = [*said["figures"], *said["open_figures"]]
    for address in {one["source"] for one in figures if one["source"]}:
        at(address)
    assert {(one["language"], one["form"]) for one in said["papers"]} >= {
        ("en", "pdf"), ("kk", "docx"),
    }  # fmt: skip
    at(next(one["address"] for one in said["papers"] if one["form"] == "docx"))


def test_the_words_of_a_photograph_are_there_in_each_language(opened, client):
    said = client.get(f"{API}photograph/1").json()["data"]["photograph"]
    assert said["alts"] == {
        "en": "Two fields of colour en",
        "kk": "Two fields of colour kk",
    }
    assert (said["author"], said["rights"], said["taken_on"], said["place"]) == (
        "Sample Author",
        "Sample rights: free with the credit",
        "2027-03-03",
        "Baku",
    )


def test_the_figures_of_the_yearbooks_are_a_table_of_their_own(opened, client):
    answer = client.get("/public/data/yearbook-figures.csv")
    assert answer.status_code == 200
    table = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert {row["year"] for row in rows} == {"2027"}
    (held, opened_ones) = (row for row in rows if row["key"] == "sessions")
    # The one session of the year is in progress, and open to everybody.
    assert (held["label"], held["value"], held["of"]) == ("Sessions held", "1", "1")
    assert (opened_ones["value"], opened_ones["of"]) == ("1", "")
    assert held["source"] == "http://localhost:8000/public/en/sessions/"
    assert (
        "/public/data/yearbook-figures.csv"
        in client.get("/public/en/data/").content.decode()
    )


def test_a_session_of_the_calendar_leads_to_the_session(opened, session, client):
    key = f"public-session-{session.pk}@orkhon"
    said = client.get(f"{API}event/{key}").json()["data"]
    assert (said["of_kind"], said["of_key"]) == ("session", "plenary-16")
    assert client.get(f"{API}{said['of_kind']}/{said['of_key']}").status_code == 200
    hits = client.get(API + "search/", {"q": "Sixteenth session"}).json()["hits"]
    assert [one["kind"] for one in hits if one["kind"] in ("event", "session")] == [
        "session"
    ]


def test_a_financial_report_shows_its_table_and_what_does_not_add_up(opened, public):
    for code in ("en", "ru"):
        page = public("session-report", code, "plenary-16", 1).content.decode()
        assert "1\u00a0200.50\u00a0USD" in page
        # 1200.50 + 99.50; the paper states one cent more.
        assert "1\u00a0300.00\u00a0USD" in page
        assert "1\u00a0300.01\u00a0USD" in page
        assert "CANARY" not in page
    page = public("session-report", "en", "plenary-16", 1).content.decode()
    assert "Income" in page
    assert "Does not add up" in page
    assert "Expenditure" not in page
    assert "no words of its own" not in page
    public("session-report", "en", "plenary-16", 2, status=404)


def test_what_is_closed_is_gone_at_once_from_page_and_data(
    opened, session, head, client, public
):
    disclosing.close_session_page(session, by=head, why="Opened by mistake.")
    public("session-report", "en", "plenary-16", 1, status=404)
    assert client.get(API + "report/" + REPORT).status_code in (404, 410)
    assert client.get(API + "report/").json()["count"] == 0
    assert len(keys(client, "event")) == 1
    refresh()
    assert client.get(API + "report/" + REPORT).status_code == 410
