"""From the file of a law to the table of correspondence, in two languages.

Every law here is invented. The journeys find their way by addresses and by the words
of the catalogue, so that they hold in a language that is translated later.
"""

import re
import uuid
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext, pgettext
from playwright.sync_api import expect

import orkhon
from orkhon.ui import languages
from tests.engines.texts.redline.word_reader import settled, without_spaces
from tests.journeys.model_laws import MODEL, ROOM, open_status
from tests.journeys.papers import readable, taken
from tests.journeys.playgrounds import LETTERS, ROADS

pytestmark = pytest.mark.browser

LAPTOP = {"width": 1440, "height": 900}
LAWS = Path(orkhon.__file__).parent / "sample" / "laws"


def press(page, action):
    """Send the form whose address ends so; "" is the page's own form."""
    ends = f"[action$='{action}']" if action else ":not([action])"
    page.locator(f"main form{ends}").get_by_role("button").last.click()


def follow(page, address):
    """Go where a link of the page leads."""
    page.locator(f"main a[href='{address}']").first.click()


def entered(page, kind, work, country=""):
    """Enter a law and its first version; the page that asks for its text is open."""
    key, title, _text = work
    page.goto(ROOM)
    follow(page, f"{ROOM}works/new/")
    page.fill("input[name=title]", title)
    page.select_option("select[name=kind]", kind)
    page.select_option("select[name=country]", country)
    page.fill("input[name=key]", key)
    press(page, "")
    page.wait_for_url(f"**{ROOM}works/{key}/new-version/")
    page.select_option("select[name=state]", "in-force" if country else "draft")
    page.fill("input[name=as_of]", "2026-11")
    press(page, "")
    page.wait_for_url(f"**{ROOM}works/{key}/1/bring-in/")


def country_id(site, code):
    """The register's own key of a country, as the lists of forms have it."""
    ((found,),) = site.rows(f"SELECT id FROM register_country WHERE code = '{code}'")
    return str(uuid.UUID(found))


@pytest.mark.parametrize("name", ROADS)
def test_a_law_is_brought_in_compared_by_keys_and_taken_along(site, signed_in, name):
    road = ROADS[name]
    page = signed_in(road.account, viewport=LAPTOP)
    page.locator("details.menu").first.click()
    page.get_by_role("button", name=road.own_name).click()
    expect(page.locator("html")).to_have_attribute("lang", road.language)

    model, law = road.model[0], road.law[0]
    entered(page, "model-law", road.model)
    page.fill("textarea[name=words]", road.model[2])
    press(page, "")
    page.wait_for_url(f"**/works/{model}/1/{road.language}/")

    entered(page, "national-law", road.law, country_id(site, road.country))
    page.set_input_files(
        "input[name=file]",
        {
            "name": f"{law}.txt",
            "mimeType": "text/plain",
            "buffer": road.law[2].encode(),
        },
    )
    press(page, "")
    # The language is found, and what was not understood stands first.
    expect(page.get_by_text(read_as(road))).to_be_visible()
    look = page.locator("section[aria-labelledby=look] a")
    expect(look).to_have_count(1)
    expect(look).to_contain_text(road.unknown)
    page.wait_for_load_state()
    shown = page.locator(".law-text .act").evaluate(
        "act => { for (const one of act.querySelectorAll('.tag')) one.remove();"
        " return act.textContent; }"
    )
    assert "".join(shown.split()) == "".join(road.law[2].split())

    page.goto(f"{ROOM}works/{model}/")
    follow(page, f"{ROOM}works/{model}/matrix/")
    follow(page, f"{ROOM}correspondence/{model}/members/")
    page.select_option("select[name=country]", country_id(site, road.country))
    press(page, "/members/")
    page.get_by_label(road.law[1]).check()
    press(page, "/laws/")
    press(page, "/propose/")
    page.wait_for_url(f"**/correspondence/{model}/{road.country}/art_1/")
    examine(page, road)

    # Letters, and the share with what it is a share of.
    follow(page, f"{ROOM}works/{model}/matrix/")
    for eid, letter in LETTERS.items():
        cell = page.locator(f"tr[id='p-{eid}'] .cell")
        expect(cell.locator("b")).to_have_text(letter)
    page.wait_for_load_state()
    enacted, examined = page.locator(".shares td.n").all_inner_texts()
    assert sorted(re.findall(r"\d+", enacted)) == ["2", "3"]
    assert sorted(re.findall(r"\d+", examined)) == ["3", str(len(LETTERS))]

    for form in ("docx", "pdf", "csv"):
        link = page.locator(f"main a[href$='/{model}/table.{form}']")
        file, data = taken(page, link)
        assert file == f"{model}-correspondence.{form}"
        words = squeezed(readable(file, data))
        # Data say the status in English to everybody.
        decision = status("en" if form == "csv" else road.language, "diverges")
        for one in (road.reason, road.decided, decision):
            assert squeezed(one) in words, f"{one} in {file}"


def read_as(road):
    """What the machine says of the file when it has read it."""
    with translation.override(road.language):
        return gettext("Read as %(language)s in %(script)s letters.") % {
            "language": languages.name(road.read_as[0]),
            "script": languages.SCRIPTS[road.read_as[1]],
        }


def examine(page, road):
    """Decide three provisions with the keyboard alone; the third is refused once."""
    first = page.locator("input[data-candidate='1']")
    keys = page.locator(".keys")
    expect(keys).to_be_visible()
    expect(first).to_be_checked()
    page.keyboard.press("e")
    page.keyboard.press("Enter")

    page.wait_for_url("**/art_2__para_1/")
    expect(keys).to_be_visible()
    page.keyboard.press("1")
    expect(first).not_to_be_checked()
    page.keyboard.press("1")
    page.keyboard.press("e")
    page.keyboard.press("Enter")

    page.wait_for_url("**/art_2__para_2/")
    expect(keys).to_be_visible()
    page.keyboard.press("v")
    page.keyboard.press("Enter")
    refusal = page.locator("#errors")
    expect(refusal).to_be_focused()
    expect(refusal).to_contain_text(status(road.language, "diverges"))
    expect(page.locator("#reason")).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("r")
    page.keyboard.type(road.reason)
    page.keyboard.press("Enter")
    page.wait_for_url("**/art_2__para_3/")


def status(language, words):
    """A status as the interface says it."""
    with translation.override(language):
        return pgettext("provision", words)


def squeezed(words):
    """Words without marks of a file's own and without spaces, wherever lines end."""
    return "".join(re.sub(r"<[^>]*>", "", words).split())


def test_a_new_version_asks_to_examine_again_exactly_what_it_changes(signed_in):
    page = signed_in("legal", viewport=LAPTOP)
    before = waiting(page)
    old = (LAWS / "kz-2.kk.txt").read_text(encoding="utf-8")
    # The deadline of 13(1), to which 12(1) of the model law corresponds alone.
    deadline = "қадағалау органына {} жұмыс күні ішінде хабарлайды"
    assert old.count(deadline.format("үш")) == 1
    new = old.replace(deadline.format("үш"), deadline.format("екі"))

    law = "kz-product-safety"
    page.goto(f"{ROOM}works/{law}/")
    follow(page, f"{ROOM}works/{law}/new-version/")
    page.select_option("select[name=state]", "in-force")
    page.fill("input[name=in_force_on]", "2026-11-20")
    press(page, "")
    page.set_input_files(
        "input[name=file]",
        {"name": "sample.txt", "mimeType": "text/plain", "buffer": new.encode()},
    )
    press(page, "")
    expect(page.get_by_text("1 link is to be examined again (KZ)")).to_be_visible()
    text = page.url

    changed = f"{ROOM}correspondence/{MODEL}/KZ/art_12__para_1/"
    assert waiting(page) == before | {changed}

    page.goto(changed)
    decided = page.locator(".candidate", has=page.locator("del"))
    expect(decided.locator("del")).to_have_text("үш")
    expect(decided.locator("ins")).to_have_text("екі")

    page.goto(text)
    page.locator("main a[href*='/redlines/']").first.click()
    file, data = taken(page, page.locator("main a[href$='.docx']"))
    assert file == f"{law}-2-3-kk.docx"
    xml = readable(file, data)
    assert xml.count("<w:ins ") == xml.count("<w:del ") == 1
    for words, accept in ((new, True), (old, False)):
        assert without_spaces("".join(settled(data, accept=accept))) == without_spaces(
            words
        )


def waiting(page):
    """Addresses of the cells of the sample's matrix that wait to be examined again."""
    page.goto(f"{ROOM}works/{MODEL}/matrix/?show=again")
    cells = page.locator(".matrix .cell", has=page.locator(".again"))
    return set(cells.evaluate_all("all => all.map(one => one.pathname)"))


def test_a_delegate_comments_on_a_phone_and_is_answered_by_keys(signed_in):
    said = "Sample: ten days are enough for an answer."
    answer = "Sample: the deadline stays; the commission has heard experts."
    draft = f"{ROOM}comments/{MODEL}/2/"
    secretary = signed_in("commission", viewport=LAPTOP)
    secretary.goto(draft)
    follow(secretary, f"{draft}open/")
    secretary.fill("input[name=closes]", "2099-01-31T18:00")
    secretary.fill("input[name=time_zone]", "Asia/Almaty")
    press(secretary, "")
    secretary.wait_for_url(f"**{draft}")

    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
    delegate = signed_in("delegate", is_mobile=True, **phone)
    delegate.goto(f"{ROOM}comments/")
    delegate.locator(f"main a[href='{draft}']").first.tap()
    provision = "art_6__para_2"
    delegate.locator(f".says-add[href$='?provision={provision}']").tap()
    expect(delegate.locator("select[name=eid]")).to_have_value(provision)
    assert delegate.evaluate("document.documentElement.scrollWidth") == 390
    delegate.fill("textarea[name=text]", said)
    delegate.locator("main form[enctype] button").tap()
    own = delegate.locator(".say[data-comment]")
    expect(own).to_contain_text(said)
    expect(own.locator(f"a[href='#{provision}']")).to_have_text("Article 6(2)")
    assert delegate.evaluate("document.documentElement.scrollWidth") == 390

    secretary.goto(draft)
    expect(secretary.locator(".keys")).to_be_visible()
    secretary.keyboard.press("j")
    expect(secretary.locator(".say.is-here")).to_be_focused()
    # To decline asks for the reason first.
    secretary.keyboard.press("d")
    words = secretary.locator(".say.is-here textarea")
    expect(words).to_be_focused()
    secretary.keyboard.type(answer)
    secretary.keyboard.press("Control+Enter")
    expect(secretary.locator(".say-answer")).to_contain_text(answer)

    matrix = secretary.locator("main a[href$='/matrix.docx']")
    both = squeezed(readable(*taken(secretary, matrix)))
    assert squeezed(said) in both
    assert squeezed(answer) in both


def test_a_stranger_reads_the_status_of_a_published_model_law_alone(
    site, signed_in, browser
):
    public = f"/public/tr/model-laws/{MODEL}/"
    data = f"/public/model-laws/{MODEL}.json"
    legal = signed_in("legal", viewport=LAPTOP)
    open_status(legal)

    context = browser.new_context(base_url=site.url, locale="tr-TR")
    stranger = context.new_page()
    stranger.goto("/public/")
    stranger.wait_for_url("**/public/tr/")
    stranger.goto("/public/tr/model-laws/")
    follow(stranger, public)
    expect(stranger.locator("html")).to_have_attribute("lang", "tr")
    expect(stranger.locator(".matrix thead th")).to_have_count(5)
    status = stranger.request.get(
        stranger.locator(f"main a[href='{data}']").get_attribute("href")
    ).json()
    assert [one["country"] for one in status["members"]] == ["AZ", "KZ", "KG", "TR"]
    rows = stranger.locator(".matrix tbody tr[id^='p-']")
    assert rows.count() == len(status["provisions"])
    shown = [
        re.sub(r"\D+", " ", one).split()
        for one in stranger.locator(".shares tbody td:nth-child(2)").all_inner_texts()
    ]
    assert [sorted(map(int, one)) for one in shown] == [
        sorted([one["enacted"], one["examined"]]) for one in status["members"]
    ]
    # Who decided is nobody's business here.
    assert "Sample Legal Officer" not in stranger.content() + str(status)

    # Closed again, it is as if it had never been there.
    legal.fill("input[name=reason]", "Sample: to be looked through once more.")
    press(legal, "/status/withdraw/")
    expect(legal.locator("form[action$='/status/publish/']")).to_be_visible()
    for address in (public, data, data.replace("json", "csv")):
        assert stranger.request.get(address).status == 404, address
    context.close()
