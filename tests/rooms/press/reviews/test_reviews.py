"""Reports of others about an event, set against what is confirmed of it."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.dialogue.models import Proposal, Report
from orkhon.press.actions.reviews import (
    add_report,
    compare,
    confirm_clipping,
    decide_mistake,
    drop_clipping,
    follow_up,
    make_coverage,
    note_mistake,
    propose_reports,
)
from orkhon.press.models import Mistake
from orkhon.press.queries.reviews import quotes
from orkhon.record.actions import keep_source
from orkhon.record.refusals import Refusal

NOW = datetime(2027, 3, 5, 6, 0, tzinfo=UTC)
RIGHT = "Sample Speaker and Sample Secretary General met in Baku on 3 March 2027."
WRONG = "Sample Speakre and Sample Secretary General met in Baku on 4 March 2027."


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def report(press):
    def one(text=RIGHT, on="2027-03-04", name="sample.txt", readers=()):
        source, _is_new = keep_source(
            text.encode(),
            filename=name,
            media_type="text/plain",
            text=text,
            language="en",
            title="Sample report",
            published_on=on,
            restricted_to=readers,
            by=press,
        )
        return Report.objects.create(source=source, read_at=NOW, sample=True)

    return one


@pytest.fixture
def wrong(report, contact, press):
    """A confirmed clipping of a report with two mistakes."""
    made = make_coverage(contact, by=press)
    return add_report(made, report(WRONG), by=press, outlet="Sample Gazette")


def test_the_machine_names_reports_near_in_time_with_the_names_of_the_event(
    report, contact, press
):
    near = report()
    report("Sample Speaker met in Baku somebody else.", on="2027-05-01")
    report("Rain is expected on Thursday in Baku.", on="2027-03-04")
    joined = report("A short note.", on="")
    contact.reports.add(joined)
    made = make_coverage(contact, by=press)
    assert {one.report for one in made.clippings.all()} == {near, joined}
    assert all(one.confirmed_at is None for one in made.clippings.all())
    assert propose_reports(made) == 0


def test_an_event_stands_in_the_review_once(contact, press, stranger):
    make_coverage(contact, by=press)
    with pytest.raises(Refusal, match="already"):
        make_coverage(contact, by=press)
    with pytest.raises(PermissionDenied):
        make_coverage(contact, by=stranger)


def test_a_misspelt_name_and_a_wrong_day_are_proposed_with_their_place(wrong):
    rows = {one.kind: one for one in wrong.mistakes.all()}
    assert set(rows) == {"name", "date"}
    assert (rows["name"].says, rows["name"].record_says) == (
        "Sample Speakre",
        "Sample Speaker",
    )
    assert rows["name"].citation.quote == "Sample Speakre"
    assert rows["date"].says == "4 March 2027"
    assert {one.progress for one in rows.values()} == {"proposed"}
    assert compare(wrong) == 0


def test_a_report_that_says_what_the_record_says_has_no_mistake(report, contact, press):
    report()
    (one,) = make_coverage(contact, by=press).clippings.all()
    confirm_clipping(one, by=press)
    assert not one.mistakes.exists()


def test_a_mistake_is_confirmed_or_dismissed_and_followed_up(wrong, press):
    name, day = (wrong.mistakes.get(kind=one) for one in ("name", "date"))
    with pytest.raises(Refusal, match="no confirmed"):
        follow_up(name, "A letter.", by=press)
    decide_mistake(name, "confirmed", by=press)
    decide_mistake(day, "dismissed", by=press)
    follow_up(name, "A correction was asked for.", by=press)
    name.refresh_from_db()
    assert name.followed_up == "A correction was asked for."
    with pytest.raises(Refusal, match="perhaps"):
        decide_mistake(name, "perhaps", by=press)
    with pytest.raises(Refusal, match="decided"):
        drop_clipping(wrong, by=press)


def test_a_mistake_by_hand_stands_in_the_report(wrong, press):
    made = note_mistake(wrong, "met in Baku", "They spoke by telephone.", by=press)
    assert (made.progress, made.citation.quote) == ("confirmed", "met in Baku")
    for says, right in (("met in Paris", "x"), ("", "x"), ("met in Baku", " ")):
        with pytest.raises(Refusal):
            note_mistake(wrong, says, right, by=press)


def test_a_restricted_report_is_no_matter_of_the_press(report, contact, press):
    one = report(readers=["account/somebody"])
    made = make_coverage(contact, by=press)
    assert not made.clippings.exists()
    with pytest.raises(Refusal, match="not open"):
        add_report(made, one, by=press)


def test_quotes_are_what_a_person_said_yes_to(report):
    one = report()
    for number, state in enumerate(("confirmed", "refused", "proposed"), start=1):
        Proposal.objects.create(
            report=one, number=number, kind="place", state=state, start=0, end=14,
            value={}, rule="sample", confidence=1.0,
        )  # fmt: skip
    assert [quote.words for quote in quotes(one)] == ["Sample Speaker"]


def test_the_pages_lead_from_the_event_to_the_paper(client, press, contact, report):
    report(WRONG)
    client.force_login(press)
    first = reverse("press:reviews")
    assert client.post(first, {"event": "contact/none"}).status_code == 422
    page = client.post(first, {"event": f"contact/{contact.pk}"})["Location"]
    assert "proposed by the machine" in client.get(page).content.decode()
    clipping = contact_clipping(contact)
    client.post(
        f"{page}clippings/{clipping.pk}/", {"act": "confirm", "outlet": "<b>Gazette"}
    )
    name = Mistake.objects.get(kind="name")
    client.post(f"{page}mistakes/{name.pk}/", {"progress": "confirmed"})
    client.post(f"{page}mistakes/{name.pk}/", {"done": "A letter was sent."})
    client.post(
        f"{page}clippings/{clipping.pk}/",
        {"act": "note", "says": "Baku", "right": "a town nearby"},
    )
    client.post(f"{page}clippings/{clipping.pk}/", {"act": "fly"})
    client.post(f"{page}add/", {"act": "look"})
    client.post(f"{page}add/", {"report": "none"})
    shown = client.get(page).content.decode()
    for words in ("A letter was sent.", "Sample Speakre", "&lt;b&gt;Gazette"):
        assert words in shown
    paper = reverse("press:review-paper", args=["docx"])
    assert client.get(paper).status_code == 404
    period = {"first": "2027-03-01", "last": "2027-03-31"}
    assert client.get(paper, period).content.startswith(b"PK")
    pdf = reverse("press:review-paper", args=["pdf"])
    assert client.get(pdf, period).content.startswith(b"%PDF")


def contact_clipping(contact):
    """The one report of the event."""
    return Mistake.clipping.field.related_model.objects.get(coverage__contact=contact)
