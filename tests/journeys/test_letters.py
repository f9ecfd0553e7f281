"""A letter: from its occasion, in Kazakh, signed, printed, and in the log."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.papers import readable, taken
from tests.journeys.sessions import LAPTOP, press

pytestmark = pytest.mark.browser

ROOM = "/protocol/"
WORDS = "Sample: the leader of the sample delegation was born on 8 March 1961."


def test_a_letter_goes_from_its_occasion_to_the_log_in_kazakh(signed_in):
    protocol = signed_in("protocol", viewport=LAPTOP)
    protocol.goto(f"{ROOM}occasions/new/")
    protocol.select_option("select[name=kind]", "birthday")
    protocol.fill("input[name=title]", "Second birthday of Aidar Ülgili")
    protocol.fill("input[name=on]", "1961-03-08")
    protocol.select_option("select[name=person]", label="Aidar Ülgili")
    protocol.fill("textarea[name=words]", WORDS)
    protocol.fill("input[name=reference]", "Sample page")
    press(protocol, "Record it")
    expect(protocol.get_by_text("No letter was written for it.")).to_be_visible()
    press(protocol, "Draft a congratulation")
    body = protocol.locator("textarea[name=body]")
    expect(body).to_have_value(re.compile(r"^Сізді туған күніңізбен \(8\s+наурыз\)"))
    draft = protocol.url
    # Protocol drafts; a head signs.
    expect(protocol.get_by_role("link", name="Sign", exact=True)).to_have_count(0)

    head = signed_in("secgen", viewport=LAPTOP)
    head.goto(draft)
    head.get_by_role("link", name="Sign", exact=True).click()
    head.fill("textarea[name=signatory]", "Үлгі бас хатшы\nБас хатшы")
    press(head, "Sign")
    expect(head.get_by_text("as they were signed")).to_be_visible()
    expect(head.locator("textarea[name=body]")).to_have_count(0)

    protocol.goto(draft)
    for form in ("Word", "PDF"):
        text = readable(*taken(protocol, protocol.get_by_role("link", name=form)))
        assert "Құрметті Айдар Үлгілі!" in text
    protocol.get_by_role("link", name="It was sent").click()
    protocol.fill("input[name=how]", "Sample: the embassy")
    press(protocol, "Keep")
    protocol.goto(f"{ROOM}letters/?who=Ulgili&kind=congratulation")
    expect(protocol.locator("tbody")).to_contain_text("Sample: the embassy")
