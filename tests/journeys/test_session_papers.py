"""Before a sitting: who takes part, and papers that lack a language."""

import re

import pytest
from playwright.sync_api import expect

PARTICIPANTS = "/sessions/plenary-16/participants/"
DOCUMENTS = "/sessions/plenary-16/documents/"
REGISTRATION = "/sessions/plenary-16/sittings/2/registration/"
CIRCULATE = "/sessions/plenary-16/circulation/send/?what=agenda"
KURULTAI = "Kurultai of the Republic of Kazakhstan"
PDF = b"%PDF-1.7 sample of a paper"


def names_in_order(page):
    return page.locator("table.people tbody th a").all_inner_texts()


def change(page, address, button, **fields):
    """Fill in the form of this button on a person's page."""
    page.goto(address)
    form = page.locator("main form").filter(
        has=page.get_by_role("button", name=button, exact=True)
    )
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    form.get_by_role("button", name=button, exact=True).click()


def test_changing_a_speaker_does_not_change_an_old_list_of_participants(signed_in):
    page = signed_in("secgen")
    page.goto("/register/people/add/")
    page.get_by_label("Name", exact=True).fill("Sample Ayla Öztaş")
    page.locator("main form button").first.click()
    address = page.url if "change" in page.url else f"{page.url.rstrip('/')}/change/"
    change(
        page,
        address,
        "Add the post",
        body=KURULTAI,
        post=f"Deputy Chairman, {KURULTAI}",
        from_on="2026-07-01",
    )
    page.goto(f"{PARTICIPANTS}add/")
    page.get_by_label("Capacity").select_option("guest")
    page.get_by_label("Person").fill("Ayla Öztaş Sample")
    page.get_by_role("button", name="Enter", exact=True).click()
    line = page.locator("table.people tr", has_text="Sample Ayla Öztaş")
    printed = line.inner_text().split("\t")
    assert "Deputy Chairman" in printed[2]
    change(
        page,
        address,
        "End the post",
        held=f"Deputy Chairman, {KURULTAI}",
        on="2026-08-01",
    )
    page.goto(PARTICIPANTS)
    assert line.inner_text().split("\t") == printed


def test_members_stand_in_english_order_on_a_kazakh_screen(signed_in):
    english = signed_in("press", locale="en")
    english.goto(PARTICIPANTS)
    kazakh = signed_in("research", locale="kk")
    kazakh.goto(PARTICIPANTS)
    expect(kazakh.locator("html")).to_have_attribute("lang", "kk")
    assert names_in_order(kazakh) == names_in_order(english)
    heads = english.locator("h2.cut").all_inner_texts()
    assert kazakh.locator("h2.cut").all_inner_texts() != heads
    flat = " ".join(heads)
    places = [flat.index(word) for word in ("Azerbaijan", "Kazakhstan", "Kyrgyz")]
    assert places == sorted(places)


@pytest.fixture
def rule(signed_in):
    """English and Kazakh are required of every paper."""
    page = signed_in("legal")
    page.goto("/sessions/rules/turkpa/document-languages/")
    page.get_by_label("Value").fill("en, kk")
    page.get_by_label("Words that show it").fill("Documents are in two languages.")
    page.get_by_label("Where they were read").fill("Sample rules, article 1")
    page.locator("main form button.is-first").click()


def test_the_agenda_waits_for_every_language_unless_a_head_overrules_and_signs(
    signed_in, rule
):
    page = signed_in("commission")
    page.goto(f"{DOCUMENTS}new/")
    page.get_by_label("Title").fill("Note on transport")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_label("Language", exact=True).select_option("en")
    page.get_by_label("File").set_input_files(
        {"name": "transport.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept as version 1.")).to_be_visible()

    page.goto(CIRCULATE)
    page.get_by_role("button", name="Circulate", exact=True).click()
    lacking = page.get_by_role("row", name=re.compile("Note on transport"))
    expect(lacking).to_contain_text("Kazakh")
    expect(page.get_by_role("button", name="Overrule")).to_have_count(0)

    page = signed_in("secgen")
    page.goto(CIRCULATE)
    page.get_by_role("button", name="Circulate", exact=True).click()
    page.get_by_label("Why it goes out all the same").fill("The host asked for it.")
    page.get_by_label("I sign this").check()
    page.get_by_role("button", name="Overrule, sign and circulate").click()
    sent = page.get_by_role("row", name=re.compile("signed by Sample Secretary"))
    expect(sent).to_contain_text("The host asked for it.")
    expect(sent).to_contain_text("Note on transport: Kazakh")


def test_the_desk_registers_by_keyboard_and_counts_the_parliaments(signed_in):
    page = signed_in("protocol")
    page.goto(REGISTRATION)
    row = page.locator("table.registering tbody tr").first
    number = row.locator("td").first.inner_text()
    row.get_by_role("button", name="Has left").click()
    expect(page.get_by_text("has left.")).to_be_visible()
    page.goto(REGISTRATION)
    field = page.get_by_label("Badge, number or name")
    expect(field).to_be_focused()
    field.fill(number)
    field.press("Enter")
    expect(page.get_by_text(f"Registered: {number} ")).to_be_visible()
    expect(page.get_by_role("heading", name="Parliaments present")).to_contain_text(
        "4 of 4"
    )
