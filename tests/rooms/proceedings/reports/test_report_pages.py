"""The pages and papers of reports to a session."""

import io

import docx
import pytest
from django.urls import reverse
from lxml import html

from orkhon.dialogue.models import Contact
from orkhon.proceedings.actions.reports import (
    About,
    begin_report,
    enter_rows,
    issue_report,
)
from orkhon.proceedings.documents.reports import report_bytes
from orkhon.proceedings.intake.finances import read_rows
from orkhon.proceedings.models import SessionReport

KEY = "plenary-16"
WRONG = read_rows("Contributions; 100.00\nTotal income; 100.01; audit, p. 4")


def at(name, *more):
    return reverse(f"proceedings:{name}", args=[KEY, *more])


def words(answer):
    return " ".join(" ".join(html.fromstring(answer.content).itertext()).split())


def words_in(data):
    paper = docx.Document(io.BytesIO(data))
    said = [one.text for one in paper.paragraphs]
    for table in paper.tables:
        said += [cell.text for row in table.rows for cell in row.cells]
    return said


def test_an_annual_report_is_begun_and_issued_by_the_pages(
    session, secretary, kazakh, client, clock
):
    contact = Contact.objects.create(title="A visit", on="2026-09-01", state="held")
    client.force_login(secretary)
    client.post(
        at("begin-report"),
        {
            "kind": "annual",
            "title": "Annual report",
            "from_on": "2026-06-01",
            "to_on": "2027-05-31",
        },
    )
    shown = client.get(at("report", 1))
    row = html.fromstring(shown.content).get_element_by_id("f-contacts")
    links = [one.get("href") for one in row.iter("a")]
    assert links == [f"/dialogue/contacts/{contact.pk}/", "/dialogue/contacts/"]
    client.force_login(kazakh)
    assert client.get(at("report", 1)).status_code == 404
    client.force_login(secretary)
    client.post(at("issue-report", 1))
    client.force_login(kazakh)
    said = words(client.get(at("report", 1)))
    # A delegation reads the number; what it was counted from stays in its room.
    assert "Contacts held" in said
    assert "A visit" not in said
    assert SessionReport.objects.get().frozen.sha256 in said


def test_what_cannot_be_begun_or_issued_is_told(session, secretary, client, clock):
    client.force_login(secretary)
    refused = client.post(at("begin-report"), {"kind": "annual", "title": "A"})
    assert refused.status_code == 422
    assert "an annual report has a period" in words(refused)
    client.post(at("begin-report"), {"kind": "budget", "title": "Budget"})
    answer = client.post(at("issue-report", 1), follow=True)
    assert "the report has no figures yet" in words(answer)


def test_a_report_is_written_on(budget, secretary, client):
    client.force_login(secretary)
    client.post(at("write-report", 1), {"title": "Budget of 2029", "text": "New."})
    budget.refresh_from_db()
    assert (budget.title, budget.text) == ("Budget of 2029", "New.")
    refused = client.post(
        at("write-report", 1), {"title": "Budget", "from_on": "2027-01-01"}
    )
    assert "a period has a first and a last day" in words(refused)


def test_figures_are_entered_and_one_that_does_not_add_up_is_said_to_be_so(
    budget, secretary, client
):
    client.force_login(secretary)
    answer = client.post(
        at("report-rows", 1),
        {
            "currency": "USD",
            "income": "Contributions; 100.00\nTotal income; 100.01; audit, p. 4",
            "expenditure": "",
        },
        follow=True,
    )
    said = words(answer)
    assert "The table is kept as entered; it does not add up" in said
    assert "a difference of 0.01 USD. Kept as entered." in said.replace("\xa0", " ")
    assert "Scale of contributions not set" in said
    form = html.fromstring(client.get(at("report-rows", 1)).content).forms[-1]
    assert form.fields["income"].strip().splitlines() == [
        "Contributions; 100.00",
        "Total income; 100.01; audit, p. 4",
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"currency": "USD", "income": "A; 1,50"}, "line 1: “1,50” is no amount"),
        ({"currency": "US", "income": "A; 1"}, "“US” is no currency"),
    ],
)
def test_figures_that_cannot_be_read_are_refused_by_their_line(
    budget, secretary, client, data, why
):
    client.force_login(secretary)
    answer = client.post(at("report-rows", 1), data)
    assert answer.status_code == 422
    assert why in words(answer)


def test_an_annual_report_has_no_table_of_its_own(annual, secretary, client):
    client.force_login(secretary)
    assert client.get(at("report-rows", 1)).status_code == 404
    assert client.get(at("report-paper", 1, "odt")).status_code == 404


def test_the_word_file_defines_every_figure_and_says_when_it_was_frozen(
    annual, secretary
):
    Contact.objects.create(title="A visit", on="2026-09-01", state="held")
    issued = issue_report(annual, by=secretary)
    said = words_in(report_bytes(issued, "docx", "en"))
    place = next(n for n, one in enumerate(said) if one.startswith("Contacts held"))
    assert said[place + 1 : place + 3] == [
        "1",
        "1 contacts of the period, planned and cancelled ones among them",
    ]
    assert any("Issued on 11 June 2027, 10:00" in one for one in said)


def test_the_paper_says_what_does_not_add_up_and_that_no_scale_is_set(
    budget, secretary
):
    kept = enter_rows(budget, WRONG, read_rows("Salaries; 40"), "USD", by=secretary)
    said = report_bytes(kept, "text", "en").decode().replace("\xa0", " ")
    assert (
        "Does not add up: the heads make 100.00 USD, stated are 100.01 USD, a difference"
        " of 0.01 USD. Kept as entered."
    ) in " ".join(said.split())
    # 100.00 - 40.00, by hand.
    assert "Income less expenditure, as computed: 60.00 USD" in said
    assert "not set" in said


def test_a_paper_without_figures_says_so(budget):
    said = report_bytes(budget, "text", "en").decode()
    assert "No figures are entered yet." in said


def test_the_final_report_of_a_mission_is_named_in_the_paper(
    clock,
    session,
    item,
    mission,
    secretary,
):
    made = begin_report(session, "mission", About("Final", item=item), by=secretary)
    assert "not published yet" in report_bytes(made, "text", "en").decode()


def test_a_pdf_of_a_report_begins_like_one(budget, secretary, client):
    client.force_login(secretary)
    answer = client.get(at("report-paper", 1, "pdf"))
    assert answer.content.startswith(b"%PDF-")


def test_reports_that_are_not_issued_stand_first(annual, budget, secretary, client):
    issue_report(annual, by=secretary)
    client.force_login(secretary)
    rows = html.fromstring(client.get(at("reports")).content).xpath("//tbody/tr")
    assert [row.xpath("th")[0].text_content() for row in rows] == [
        "Budget of 2028",
        "Annual report",
    ]
    assert "1 June 2026 – 31 May 2027" in rows[1].text_content()
