"""A visit in a real browser: the programme of a person, and what changed since."""

import re
import urllib.request

import pytest
from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser

VISIT = "/protocol/visits/sample-visit/"
PRINTS = f"{VISIT}prints/"
MEETING = 6
LEADER = "Sample Айгерім Тұрысбекова"


def print_what_is_due(page):
    """Everything that is old or missing, in English; the leader's print as text."""
    page.goto(PRINTS)
    page.get_by_label("Language").select_option("en")
    page.get_by_role("button", name="Print what is due").click()
    row = page.get_by_role("row", name=re.compile(LEADER)).first
    expect(row).to_contain_text("as printed")
    with page.expect_download() as waiting:
        row.get_by_role("link", name=re.compile("PDF")).click()
    pages = PdfReader(waiting.value.path()).pages
    text = " ".join(one.extract_text() for one in pages)
    return " ".join(text.split())


def calendar_of(page):
    """The events of the leader's telephone, fetched without an account, by their title."""
    page.goto(f"{VISIT}people/1/")
    address = page.locator("section", has_text="A telephone fetches").locator("a").first
    url = re.sub(r"^https?://[^/]+", "", address.get_attribute("href"))
    base = page.url.split("/protocol/")[0]
    with urllib.request.urlopen(base + url) as answer:  # noqa: S310 -- our own server
        events = Calendar.from_ical(answer.read()).walk("VEVENT")
    return {str(one["SUMMARY"]): one for one in events}


def test_the_programme_prints_per_person_with_car_interpreter_and_seat_and_a_change_after_printing_is_shown(
    signed_in,
):
    page = signed_in("protocol")
    first = print_what_is_due(page)
    number = int(re.search(r"number (\d+); replaces", first)[1])
    for said in (
        f"Programme for {LEADER}",
        "Car A, 00-SM-001, Sample Driver One",
        "Interpreter: Sample Leyla Interpreter",
        "Seat: 3",
        "Sample Secretary General, Secretary General (sample)",
        f"number {number}; replaces number {number - 1}",
    ):
        assert said in first, said
    # What the sample changed after everybody had a print.
    assert "CHANGED Meeting with the Secretary General" in first
    assert "CANCELLED Statements to the press" in first
    before = calendar_of(page)

    # Another seat, and a line typed in one go.
    page.goto(f"{VISIT}programme/{MEETING}/")
    place = page.locator("form.place-row", has_text=LEADER)
    place.get_by_label("Seat").fill("1, beside the host")
    place.get_by_role("button", name=f"Keep {LEADER}").click()
    expect(page.get_by_text(f"The place of {LEADER} is kept.")).to_be_visible()
    page.goto(f"{VISIT}programme/")
    field = page.get_by_label("New line")
    expect(field).to_be_focused()
    field.fill("15:00-15:30 Tea with the staff @ Secretariat, hall +1,7")
    field.press("Enter")
    expect(
        page.get_by_role("link", name="Tea with the staff", exact=True)
    ).to_be_visible()

    # Who holds an old print is listed; the next one says what changed.
    page.goto(PRINTS)
    old = page.locator("section", has_text="Who holds an old print")
    expect(old.get_by_role("row", name=re.compile(LEADER))).to_contain_text(
        "2 lines are other"
    )
    second = print_what_is_due(page)
    assert f"number {number + 1}; replaces number {number}" in second
    assert "1 line changed, 1 new line" in second
    assert "CHANGED Meeting with the Secretary General" in second
    assert "Was: seat 3" in second
    assert "Seat: 1, beside the host" in second
    assert "NEW Tea with the staff" in second
    assert "CANCELLED" not in second

    # Their telephone knows as well.
    after = calendar_of(page)
    assert set(after) - set(before) == {"Tea with the staff"}
    changed = [
        title
        for title, one in before.items()
        if after[title]["SEQUENCE"] == one["SEQUENCE"] + 1
    ]
    assert len(changed) == 1
    assert "1, beside the host" in after[changed[0]]["DESCRIPTION"]


def test_one_car_in_two_places_is_flagged_where_one_looks_first(signed_in):
    page = signed_in("protocol")
    page.goto("/protocol/")
    words = "Car B is in two places"
    expect(page.get_by_text(words)).to_be_visible()
    page.goto(VISIT)
    page.get_by_role("link", name="№ 11").click()
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_role("heading", name="Protocol to the museum")).to_be_visible()
