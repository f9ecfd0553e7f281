"""Questions of the sample session: unanimity, silence, one vote for each parliament."""

import re

import pytest
from playwright.sync_api import expect

QUESTIONS = "/sessions/plenary-16/questions/"
OPEN = "Sample Recommendation on Alerts about Dangerous Products"


def opened(page, words, verdict):
    """Open the question with these words and this verdict from the list."""
    page.goto(QUESTIONS)
    row = page.locator("tr", has_text=words).filter(has_text=verdict)
    row.get_by_role("link").first.click()
    expect(page.locator(".verdict b")).to_contain_text(verdict)
    return page


def positions(page):
    """Each parliament with what it says, as the page has them."""
    rows = page.locator(".positions tbody tr")
    return [
        (row.locator("th").inner_text(), row.locator(".state").inner_text())
        for row in rows.all()
    ]


def test_statement_15_one_objection_blocks_and_silence_in_the_room_is_not_consent(
    signed_in,
):
    page = opened(signed_in("press"), OPEN, "Not adopted as it stands")
    expect(page.locator(".verdict")).to_contain_text(
        "1 objection; 1 parliament has not spoken"
    )
    expect(page.locator(".verdict")).to_contain_text(
        "one objection blocks, silence is not consent"
    )
    assert positions(page) == [
        ("Azerbaijan", "agrees"),
        ("Kazakhstan", "agrees"),
        ("Kyrgyz Republic", "not given yet"),
        ("Türkiye", "objects"),
    ]


def test_statement_15_absence_is_consent_once_a_silence_deadline_has_passed(signed_in):
    page = opened(signed_in("press"), "The next session is held", "nobody objected by")
    expect(page.locator(".verdict b")).to_have_text(
        re.compile(r"^Adopted, nobody objected by .*, \d\d:\d\d \(Asia/Bishkek\)$")
    )
    assert [words for _name, words in positions(page)] == ["nothing said"] * 4


@pytest.mark.parametrize("who", ["Orxan Çinarlı", "Şəhla Günəşli"])
def test_statement_16_one_vote_whoever_presses_and_the_notes_show_who(
    who, signed_in, site
):
    page = opened(signed_in("delegation"), OPEN, "Not adopted as it stands")
    expect(page.get_by_role("heading", name="Enter: Azerbaijan")).to_be_visible()
    # It speaks for its own parliament alone.
    expect(page.get_by_role("link", name="Türkiye")).to_have_count(0)
    page.get_by_label("agrees", exact=True).check()
    page.get_by_label("Given by").select_option(label=who)
    page.get_by_role("button", name="Enter the position").click()
    row = page.locator(".positions tr", has_text="Azerbaijan")
    expect(row).to_contain_text(f"by {who}")
    assert positions(page)[0] == ("Azerbaijan", "agrees")
    standing = site.rows(
        "select count(*) from proceedings_position p"
        " join proceedings_question q on q.id = p.question_id"
        " join register_body b on b.id = p.parliament_id"
        " where q.progress = 'open' and b.key = 'milli-majlis'"
        " and p.replaced_at is null"
    )
    assert standing == [(1,)]
    secretary = signed_in("commission")
    secretary.goto("/sessions/plenary-16/sittings/2/live/")
    expect(secretary.locator("#main")).to_contain_text(f"Azerbaijan agrees, by {who}")


def test_statement_16_who_is_not_entitled_is_told_why(signed_in):
    page = opened(signed_in("commission"), OPEN, "Not adopted as it stands")
    # A substitute, while the delegate whose seat it is sits there.
    page.goto(f"{page.url}?parliament=milli-majlis")
    choices = page.get_by_label("Given by").locator("option").all_inner_texts()
    assert "Aygül Səhərli" not in choices
    page.get_by_label("objects", exact=True).check()
    page.get_by_role("button", name="Enter the position").click()
    expect(page.get_by_role("alert")).to_contain_text("say who of the delegation of")
