"""Drafts paragraph by paragraph: who proposed what, brackets, and lines that stay."""

import pytest
from playwright.sync_api import expect

from tests.journeys.sessions import LAPTOP, drafted, issued, planned, press

pytestmark = pytest.mark.browser

PARAGRAPHS = (
    "Sample Declaration on Alerts",
    "The Assembly, meeting in a sample session,",
    "1. Welcomes the alerts that the parliaments of its members have exchanged since "
    "the last session, and the figures that the Secretariat has counted.",
    "2. Asks that an alert be sent without delay.",
    "3. Thanks the parliament that received the session.",
)


def amended(page, version, paragraph, edited, owner=""):
    """Ask that a paragraph read otherwise; a secretary enters a parliament's letter."""
    page.goto(version)
    rows = page.locator("section[aria-labelledby=act] li")
    rows.filter(has_text=f"Paragraph {paragraph}").get_by_role(
        "link", name="Amend"
    ).click()
    page.fill("textarea[name=edited]", edited)
    if owner:
        page.get_by_label(owner, exact=True).check()
        page.fill("textarea[name=words]", f"Sample: paragraph {paragraph}: {edited}")
        page.fill("input[name=reference]", f"Sample letter of {owner}")
    press(page, "Table the amendment")


def settled(page, version, number, button, why=""):
    """Settle an amendment in the sitting."""
    page.goto(f"{version}../amendments/{number}/")
    if why:
        page.get_by_label("Not accepted, because").fill(why)
    press(page, button)


def printed(page, version):
    """The printed lines of a version: number and words."""
    page.goto(version)
    return [
        tuple(line)
        for line in page.locator(".lined").evaluate(
            """all => [...all.querySelectorAll('.line-no')]
              .filter(one => one.textContent)
              .map(one => [Number(one.textContent),
                           one.nextElementSibling.textContent.trim()])"""
        )
    ]


def test_every_paragraph_shows_who_proposed_what_and_which_brackets_remain(signed_in):
    secretary = signed_in("commission", viewport=LAPTOP)
    session = planned(secretary, "Sample session of four amendments")
    version = drafted(
        secretary, session, "declaration", "Sample alerts", "\n\n".join(PARAGRAPHS)
    )
    # The delegation asks for itself; a letter is entered by the secretary.
    delegation = signed_in("delegation", viewport=LAPTOP)
    hours = "Asks that an alert be sent within 24 hours."
    amended(delegation, version, 2, hours)
    days = "Asks that an alert be sent within two working days."
    amended(secretary, version, 2, days, "Kazakhstan")
    thanks = "Warmly thanks the parliament that received the session."
    amended(secretary, version, 3, thanks, "Türkiye")
    settled(secretary, version, 3, "Accepted")
    welcome = PARAGRAPHS[2].removeprefix("1. ").replace("since the last session, ", "")
    amended(secretary, version, 1, welcome, "Kyrgyz Republic")
    settled(secretary, version, 4, "Not accepted", "Sample: the others keep it.")

    # What each paragraph shows is what every delegation sees.
    delegation.goto(version)
    places = delegation.locator(".draft-list tbody")
    shown = {
        place.locator(".draft-place").inner_text().split(" · ")[0]: place
        for place in places.all()
    }
    assert list(shown) == ["Paragraph 1", "Paragraph 2", "Paragraph 3"]
    for paragraph, brackets in (
        ("Paragraph 1", "no bracket"),
        ("Paragraph 2", "2 brackets open"),
        ("Paragraph 3", "no bracket"),
    ):
        expect(shown[paragraph].locator(".draft-place")).to_contain_text(brackets)
    rows = {
        number: delegation.locator(f"tr[id=a{number}]").inner_text()
        for number in (1, 2, 3, 4)
    }
    for number, owner, words in (
        (1, "Azerbaijan", "within 24 hours"),
        (2, "Kazakhstan", "within two working days"),
        (3, "Türkiye", "Warmly"),
        (4, "Kyrgyz Republic", "since the last session"),
    ):
        assert owner in rows[number]
        assert words in rows[number]
    assert "conflicts with 2" in rows[1]
    assert "conflicts with 1" in rows[2]
    assert tuple(
        delegation.locator(f"tr[id=a{number}] .state").first.inner_text()
        for number in (1, 2, 3)
    ) == ("open", "open", "accepted")
    # In the text itself: brackets with their owners, and what stands already.
    text = delegation.locator(".lined")
    brackets = text.locator(".bracket + .owner")
    assert set(brackets.all_inner_texts()) >= {"AZ", "KZ"}
    expect(text.locator("ins + .owner")).to_have_text("TR")
    expect(text).not_to_contain_text("KG")
    expect(delegation.locator("h2#text")).to_contain_text("2 brackets open")


def test_line_numbers_of_version_3_stay_as_printed_after_edits(signed_in):
    page = signed_in("commission", viewport=LAPTOP)
    session = planned(page, "Sample session of four versions")
    first = drafted(
        page, session, "declaration", "Sample lines", "\n\n".join(PARAGRAPHS)
    )
    third = first
    for _number in (2, 3):
        page.goto(third)
        press(page, "Make the next version")
        third = issued(page)
    assert third.endswith("/3/")
    lines = printed(page, third)
    assert [number for number, _words in lines] == list(range(1, len(lines) + 1))
    paper = page.request.get(f"{third}text-en.html")
    assert paper.ok

    # A paragraph comes in before all others, and one becomes longer.
    page.get_by_role("link", name="A new paragraph at the beginning").click()
    page.fill("textarea[name=text]", "Recalling what it said before on alerts,")
    page.get_by_label("Azerbaijan", exact=True).check()
    page.fill("textarea[name=words]", "Sample: recall what was said before.")
    page.fill("input[name=reference]", "Sample letter of Azerbaijan")
    press(page, "Table the amendment")
    settled(page, third, 1, "Accepted")
    page.goto(third)
    press(page, "Make the next version")
    fourth = issued(page)
    assert printed(page, fourth)[1:] != lines[1:]

    assert printed(page, third) == lines
    assert page.request.get(f"{third}text-en.html").body() == paper.body()
    page.goto(third)
    expect(page.locator("main")).to_contain_text(
        "Line numbers stay as printed in version 3."
    )
    # The fourth has numbers of its own: the same words stand further down.
    further = {words: number for number, words in printed(page, fourth)}
    number, words = lines[-1]
    assert further[words] > number
