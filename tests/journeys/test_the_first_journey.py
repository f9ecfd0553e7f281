"""From a press report that comes in to the briefing book that goes out."""

import io
import re
import zipfile

import pytest
from docx import Document
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

REPORT = """Sample: Talks on water

Baku, 18 November 2026

Secretary General of TURKPA Ambassador Sevinj Talibqyzy met in Baku with Deputy
Speaker of the Jogorku Kenesh of the Kyrgyz Republic Mr Azamat Ulanbek.

The sides agreed to exchange the lists of experts by 20 December 2026.
"""


def test_a_report_is_read_confirmed_by_keys_and_becomes_a_briefing(site, signed_in):
    page = signed_in("research", viewport={"width": 1440, "height": 900})
    page.goto("/dialogue/")
    page.get_by_role("link", name="Bring in a report").first.click()
    page.set_input_files(
        "input[type=file]",
        {
            "name": "sample-talks.txt",
            "mimeType": "text/plain",
            "buffer": REPORT.encode(),
        },
    )
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Review of a press report"
    )

    # The page names its keys once they do something.
    expect(page.locator(".keys")).to_be_visible()
    tally = page.locator("#tally")
    total = int(re.search(r"of (\d+)", tally.inner_text())[1])
    assert total >= 4
    for decided in range(1, total + 1):
        page.keyboard.press("y")
        expect(tally).to_contain_text(f"{decided} of {total}")

    page.goto("/register/search/?q=Ulanbek")
    page.get_by_role("link", name=re.compile("Azamat Ulanbek")).first.click()
    expect(page.locator("h1")).to_contain_text("Ulanbek")
    page.get_by_role("link", name="Make a briefing").click()
    paper = page.locator(".papers")
    expect(paper).to_contain_text("exchange the lists of experts")
    expect(paper.locator("ol.notes").first).to_contain_text("The sides agreed")
    made = page.request.get(page.url + "?format=docx")
    assert "lists of experts" in "\n".join(
        one.text for one in Document(io.BytesIO(made.body())).paragraphs
    )
    assert "word/footnotes.xml" in zipfile.ZipFile(io.BytesIO(made.body())).namelist()

    checked = site.orkhon("verify")
    assert checked.returncode == 0, checked.stdout
    assert "The record holds." in checked.stdout


@pytest.mark.parametrize("asked", ["Sundetbek", "Сундетбек", "Sündətbəy"])
def test_any_spelling_finds_the_person_from_any_page(signed_in, asked):
    page = signed_in("legal")
    page.goto("/record/")
    page.fill("header input[name=q]", asked)
    page.press("header input[name=q]", "Enter")
    expect(
        page.get_by_role("main").get_by_role("link", name="Omirgali Sundetbek").first
    ).to_be_visible()


def test_the_mark_leads_from_a_fact_to_its_words_in_the_source(signed_in):
    page = signed_in("secgen")
    page.goto("/dialogue/promises/")
    page.locator(".mark.is-confirmed").first.press("Enter")
    slip = page.locator(".slip:popover-open")
    quote = slip.locator(".slip-quote").inner_text()
    slip.get_by_role("link").click()
    highlighted = page.locator("#span, mark")
    assert " ".join(quote.split())[:40] in " ".join(
        highlighted.first.inner_text().split()
    )


def test_a_language_is_chosen_once_and_kept(signed_in):
    page = signed_in("commission")
    page.goto("/")
    page.locator("details.menu").first.click()
    page.get_by_role("button", name="Қазақша").click()
    expect(page.locator("html")).to_have_attribute("lang", "kk")
    page.goto("/register/")
    expect(page.locator("html")).to_have_attribute("lang", "kk")


def test_without_script_every_answer_is_a_plain_form(signed_in):
    page = signed_in("deputy", java_script_enabled=False)
    page.goto("/dialogue/")
    page.get_by_role("link", name="Reception in Baku").first.click()
    before = page.locator("#tally").inner_text()
    page.get_by_role("button", name=re.compile("^Yes")).first.click()
    expect(page.locator("#tally")).not_to_have_text(before, use_inner_text=True)
