"""A reader takes a bundle from the public record and the browser itself checks it."""

import base64
import re
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from orkhon import verify
from orkhon.engines.merkle import write_bundle
from orkhon.engines.merkle.archive import pack, unpack
from tests.engines.verify.browser_verifier import FORMATS, WITH_STANDING, as_we_say
from tests.engines.verify.communique_bundle import communique_bundle, evidence
from tests.journeys.papers import taken
from tests.journeys.test_every_screen import RULES

pytestmark = pytest.mark.browser

DROP = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const given = new DataTransfer();
  given.items.add(new File([bytes], name));
  for (const kind of ["dragover", "drop"]) {
    document.body.dispatchEvent(
      new DragEvent(kind, { dataTransfer: given, bubbles: true, cancelable: true }));
  }
}"""
WITHOUT_ED25519 = """
  const importKey = crypto.subtle.importKey.bind(crypto.subtle);
  crypto.subtle.importKey = (form, key, how, ...rest) => how.name === "Ed25519"
    ? Promise.reject(new DOMException("no such algorithm", "NotSupportedError"))
    : importKey(form, key, how, ...rest);
"""
ASK = """async ([data, key]) => {
  const { verify } = await import("/static/portal/verify/verify.js");
  const said = await verify(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)), key);
  return JSON.parse(JSON.stringify(said, (_name, value) => typeof value === "bigint"
    ? String(value)
    : value));
}"""


def reader(site, browser, **options):
    context = browser.new_context(base_url=site.url, locale="en-GB", **options)
    return context.new_page()


@pytest.fixture
def page(site, browser):
    opened = reader(site, browser, viewport={"width": 1280, "height": 900})
    yield opened
    assert opened.context.cookies() == []
    opened.context.close()


@pytest.fixture(scope="module")
def bundles(site):
    """Every bundle that the map of the public record leads to, and the key."""

    def fetched(address):
        with urllib.request.urlopen(f"{site.url}{address}") as answer:  # noqa: S310 -- our own server
            return answer.read()

    found = {}
    site_map = fetched("/public/en/sitemap.xml").decode()
    for address in re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", site_map):
        page = fetched(address).decode()
        for href in re.findall(r'href="([^"]+/bundle\.zip)"', page):
            found.setdefault(href, fetched(href))
    assert {"texts", "missions", "news"} <= {href.split("/")[2] for href in found}
    return found, fetched("/record/key").decode().strip()


def text_bundle(bundles):
    return next(data for href, data in bundles[0].items() if "/texts/" in href)


def dropped(page, name, data):
    page.evaluate(DROP, [name, base64.b64encode(data).decode()])
    expect(page.locator("#verifier-outcome")).to_be_visible()
    return page.locator("#verifier-outcome")


def test_a_text_is_taken_from_its_page_dropped_and_holds(page, bundles):
    page.goto("/public/en/texts/")
    page.locator("main a[href*='/public/en/texts/decl/']").first.click()
    name, data = taken(page, page.get_by_role("link", name="bundle").first)
    asked = []
    page.goto("/public/en/check/")
    expect(page.get_by_role("group", name="Which key do you trust?")).to_be_visible()
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    outcome = dropped(page, name, data)
    expect(outcome.locator(".verdict b")).to_have_text("The bundle holds.")
    expect(page.locator("#verifier-status")).to_have_text("The bundle holds.")
    expect(outcome).to_be_focused()
    expect(outcome.locator("li.fails, li.unknown")).to_have_count(0)
    expect(outcome).to_contain_text("with the key that you trust")
    expect(outcome).to_contain_text("the authentic words, exactly as adopted")

    # One byte of one paper, and it is named.
    files = unpack(data)
    paper = next(one for one in files if one.endswith(".pdf"))
    wrong = bytearray(files[paper])
    wrong[100] ^= 1
    outcome = dropped(page, name, pack(files | {paper: bytes(wrong)}))
    expect(outcome.locator(".verdict b")).to_have_text("The bundle does not hold.")
    expect(outcome.locator("li.fails")).to_have_text(
        [
            f"The paper {paper.removeprefix('paper/')} was changed: no entry in the bundle names it."
        ]
    )
    # What nobody can read is no bundle; what is no key is said at its field.
    outcome = dropped(page, "letter.zip", b"no zip")
    expect(outcome.locator("li.fails")).to_contain_text("This file is no bundle")
    assert asked == [], "nothing leaves the device"


def test_the_reader_chooses_whose_key_to_trust_by_keyboard(page, bundles, tmp_path):
    _found, key = bundles
    path = tmp_path / "bundle.zip"
    path.write_bytes(text_bundle(bundles))
    stranger = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    page.goto("/public/en/check/")
    outcome = page.locator("#verifier-outcome")
    own = page.get_by_role("radio", name=re.compile("The key of this site"))
    expect(own).to_be_checked()
    expect(page.locator("#verifier code").first).to_have_text(key)
    own.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("no key")
    page.get_by_label("The bundle: drop it").set_input_files(path)
    expect(page.locator("#verifier-key-error")).to_contain_text("This is no key")
    expect(page.get_by_label("The key, as one word")).to_be_focused()
    expect(outcome).to_be_hidden()
    page.keyboard.press("Control+A")
    page.keyboard.type(stranger)
    page.keyboard.press("Enter")
    expect(outcome.locator("li.fails")).to_contain_text("The seal does not hold")
    file = tmp_path / "key.txt"
    file.write_text(f"{key}\n")
    page.get_by_label("or a file with the key").set_input_files(file)
    expect(page.get_by_label("The key, as one word")).to_have_value(key)
    page.get_by_role("button", name="Check").click()
    expect(outcome.locator(".verdict b")).to_have_text("The bundle holds.")
    page.get_by_role("radio", name=re.compile("The key in the bundle itself")).check()
    page.get_by_role("button", name="Check").click()
    expect(outcome).to_contain_text("Compare this key with the published one")


def test_a_browser_without_ed25519_says_not_checked_and_never_holds(
    site, browser, bundles
):
    page = reader(site, browser)
    page.add_init_script(WITHOUT_ED25519)
    page.goto("/public/en/check/")
    expect(page.locator("#verifier-status")).to_contain_text("cannot check signatures")
    outcome = dropped(page, "bundle.zip", text_bundle(bundles))
    expect(outcome.locator(".verdict b")).to_have_text(
        "Not everything could be checked."
    )
    expect(outcome.locator("li.unknown")).to_contain_text(
        "The signature was not checked"
    )
    page.context.close()


def test_every_bundle_of_the_sample_is_judged_alike_by_browser_and_program(
    page, bundles
):
    found, key = bundles
    page.goto("/public/en/check/")
    for address, data in found.items():
        files = unpack(data)
        entries = files["entries.json"].replace(b'"seq":', b'"seq":1', 1)
        for given in (data, pack(files | {"entries.json": entries}), data[:-7]):
            ours = verify.verify(given, key)
            asked = [base64.b64encode(given).decode(), key]
            theirs = page.evaluate(ASK, asked)
            assert theirs["holds"] == ours.holds == (given is data), address
            if given is data:
                told = [as_we_say(one) for one in theirs["findings"]]
                assert told == [one.what for one in ours.findings], address


def test_a_communique_forged_under_a_true_seal_is_refused_in_words(page):
    page.goto("/public/en/check/")
    page.get_by_role("radio", name=re.compile("The key in the bundle itself")).check()
    outcome = dropped(page, "communique.zip", write_bundle(communique_bundle()))
    expect(outcome.locator(".verdict b")).to_have_text("The bundle holds.")
    expect(outcome).to_contain_text("corrects an earlier one: The day was wrong.")
    said = evidence()
    said["languages"][0]["paragraphs"] = ["One.", "Three."]
    said["languages"][1]["title"] = "Бөтен"
    said["correction"] = "A comma was wrong."
    forged = write_bundle(communique_bundle(said=said))
    outcome = dropped(page, "communique.zip", forged)
    expect(outcome.locator(".verdict b")).to_have_text("The bundle does not hold.")
    expect(outcome.locator("li.fails")).to_have_text(
        [
            "Communiqué 2027/1-2: its entry in the record gives another reason for the "
            "correction.",
            "Communiqué 2027/1-2, language en: these are not the words that were "
            "published.",
            "Communiqué 2027/1-2, language kk: these are not the words that were "
            "published.",
        ]
    )


def test_the_page_has_words_for_all_that_can_be_found(page):
    page.goto("/public/en/check/")
    told = page.evaluate(
        """[...document.getElementById("verifier-words").content
            .querySelectorAll("[data-word]")].map((one) => one.dataset.word)"""
    )
    assert FORMATS.keys() | WITH_STANDING.keys() <= set(told)


def test_without_scripts_the_page_says_how_to_check(site, browser):
    page = reader(site, browser, java_script_enabled=False)
    page.goto("/public/en/check/")
    expect(page.locator("#verifier")).to_be_hidden()
    expect(page.locator("main")).to_contain_text("orkhon verify bundle.zip --key KEY")
    expect(page.get_by_text("This needs scripts")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("language", ["kk", "en"])
def test_what_was_found_reads_well_on_a_phone_in_the_dark(
    site, browser, bundles, language
):
    page = reader(
        site, browser, viewport={"width": 390, "height": 844}, color_scheme="dark"
    )
    page.goto(f"/public/{language}/check/")
    data = text_bundle(bundles)
    files = unpack(data)
    broken = pack(
        files | {"evidence.json": files["evidence.json"].replace(b"a", b"b", 1)}
    )
    for given in (data, broken):
        dropped(page, "bundle.zip", given)
        assert Axe().run(page, options=RULES).response["violations"] == []
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 390
    page.context.close()
