"""Gifts, seats, passports and the record of conversation, in a real browser.

The acceptance statements 10 and 11 of those who keep protocol, one journey each, and
what they need beside them: seats moved by hand and by keyboard, a sheet of plates.
"""

import uuid

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1440, "height": 900}
GIFTS = "/protocol/gifts/"
VISIT = "sample-visit"
SEATS = "/protocol/seating/sample-visit-seats/"
GUEST = "Sample Gülnara Seitqyzy"
CONVERSATION = "SELECT contact_id FROM dialogue_conversationrecord LIMIT 1"


@pytest.fixture
def protocol(signed_in):
    """A page of the chief of protocol."""
    return signed_in("protocol", viewport=LAPTOP)


def enter_by_keyboard(page, what, whom, on):
    """Fill the line with the keyboard alone and press Enter."""
    page.get_by_label("Direction").first.focus()
    for typed in ("given", what, whom):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the body
    page.keyboard.type(on)
    page.keyboard.press("Enter")


# 10. Gifts given and received are listed by person and year; same gift twice warns me.
def test_gifts_are_listed_by_person_and_year_and_the_same_one_twice_warns(
    site, protocol
):
    protocol.goto(GIFTS)
    enter_by_keyboard(protocol, "Sample copper jug", GUEST, "2026-11")
    done = protocol.locator(".messages")
    expect(done).to_contain_text("Entered: Sample copper jug.")
    expect(done).to_contain_text(f"{GUEST} has received 2 gifts.")

    # The same gift, in other words, to the same person: asked before it is kept.
    before = site.rows("SELECT count(*) FROM protocol_gift")
    enter_by_keyboard(protocol, "Copper jug (sample)", GUEST, "2026-11")
    warned = protocol.get_by_role("group", name="The same gift was here before")
    expect(warned).to_contain_text("Sample copper jug")
    expect(warned).to_contain_text("2 gifts were entered for them so far.")
    assert site.rows("SELECT count(*) FROM protocol_gift") == before
    protocol.get_by_label("Why it is entered all the same").fill("Sample: one was lost")
    protocol.get_by_role("button", name="Enter all the same").click()
    expect(done).to_contain_text("Entered: Copper jug (sample).")

    # By person and year.
    listing = protocol.locator("form.filter")
    listing.get_by_label("Year").select_option("2026")
    listing.get_by_label("Person").fill(GUEST)
    listing.get_by_role("button", name="Show").click()
    rows = protocol.get_by_role("main").locator("tbody tr")
    expect(rows.filter(has_text="opper jug")).to_have_count(2)
    expect(protocol.get_by_role("main")).to_contain_text(
        "again, because: Sample: one was lost"
    )
    expect(rows.filter(has_text="felt carpet")).to_have_count(0)
    with protocol.expect_download() as waiting:
        protocol.get_by_role("link", name="PDF").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")

    # Struck out it stays, with its reason.
    row = rows.filter(has_text="Copper jug (sample)")
    row.get_by_text("Strike out").first.click()
    row.get_by_label("Why").fill("Sample: a slip")
    row.get_by_role("button", name="Strike out").click()
    expect(protocol.get_by_role("main")).to_contain_text("struck out: Sample: a slip")


# 11. The record of conversation opens only for named people, and I see who opened it.
def test_the_record_of_conversation_opens_for_named_people_who_see_who_opened_it(
    site, signed_in
):
    ((key,),) = site.rows(CONVERSATION)
    contact = f"/dialogue/contacts/{uuid.UUID(key)}/"

    # Of the Secretariat and not named: that there is one, and nothing of it.
    press = signed_in("press", viewport=LAPTOP)
    press.goto(contact)
    section = press.locator(
        "section", has=press.get_by_role("heading", name="Record of")
    )
    expect(section).to_contain_text("named people")
    expect(section.get_by_role("button", name="Open it")).to_have_count(0)
    expect(section).not_to_contain_text("opened it")
    token = press.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    refused = press.request.post(
        f"{site.url}{contact}record/open/",
        form={"csrfmiddlewaretoken": token},
        headers={"Referer": f"{site.url}{contact}"},
    )
    assert refused.status == 404

    # Named: it opens by a button that says what it leaves behind.
    head = signed_in("secgen", viewport=LAPTOP)
    head.goto(contact)
    expect(head.get_by_role("main")).to_contain_text("That you opened it stays")
    head.get_by_role("button", name="Open it").click()
    expect(head.get_by_role("main")).to_contain_text("Sample record of conversation")

    # Its writer sees who opened it, and when.
    writer = signed_in("research", viewport=LAPTOP)
    writer.goto(contact)
    opened = writer.locator(
        "section", has=writer.get_by_role("heading", name="Record of")
    )
    who = opened.locator("li", has_text="Sample Secretary General opened it")
    ((openings,),) = site.rows("SELECT count(*) FROM dialogue_opening")
    expect(who).to_have_count(openings)
    expect(who.first.locator("time")).to_have_count(1)


def test_seats_change_places_by_keyboard_and_by_dragging(protocol):
    protocol.goto(SEATS)
    select = protocol.locator("select")
    shown = {at: select.nth(at).input_value() for at in range(select.count())}
    one, other = [at for at, value in shown.items() if value][:2]

    def card(at):
        return protocol.locator("[data-seat]").nth(at)

    card(one).focus()
    protocol.keyboard.press("Enter")
    expect(card(one)).to_have_attribute("aria-pressed", "true")
    protocol.keyboard.press("Escape")
    expect(card(one)).to_have_attribute("aria-pressed", "false")
    protocol.keyboard.press("Enter")
    card(other).focus()
    protocol.keyboard.press("Enter")
    expect(protocol.locator(".messages")).to_contain_text("The seats are kept.")
    assert select.nth(one).input_value() == shown[other]

    # Dragged back.
    card(one).drag_to(card(other))
    protocol.wait_for_function(
        "([at, value]) => document.querySelectorAll('select')[at]?.value === value",
        arg=[one, shown[one]],
    )
    assert select.nth(other).input_value() == shown[other]


def test_a_passport_opens_with_a_reason_that_stays_beside_it(protocol):
    protocol.goto(f"/protocol/personal/visits/{VISIT}/")
    row = protocol.locator("tbody tr", has_text="passport").first
    row.locator("summary").first.click()
    row.get_by_label("Why it is opened").fill("Sample: list for the border")
    with protocol.expect_download() as waiting:
        row.get_by_role("button", name="Open", exact=True).click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    protocol.reload()
    expect(protocol.locator("tbody tr", has_text="passport").first).to_contain_text(
        "Sample: list for the border"
    )
