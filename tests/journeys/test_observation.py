"""Observation in the field: what a coordinator and an observer do, in a real browser.

The acceptance statements 19 to 22 of the field's people, one journey each.
"""

import base64
import json
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.test_every_screen import RULES

pytestmark = pytest.mark.browser

HOST = ZoneInfo("Asia/Almaty")
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "locale": "kk-KZ",
}
MISSION = "/observation/1/"
"""The sample mission, which `orkhon demo` has made."""
PAGES = (
    "queue", "messages", "conduct", "check", "about", "places", "language", "incident",
)  # fmt: skip


@pytest.fixture
def phones(site, browser):
    """Phones that have opened the printed link; skips where the app is not built."""
    contexts = []

    def one(**options):
        context = browser.new_context(base_url=site.url, **PHONE, **options)
        contexts.append(context)
        page = context.new_page()
        if page.goto("/field/").status != 200:
            pytest.skip("the observer's app is not built: make demo, or npm run build")
        page.goto("about:blank")
        page.goto(f"/field/#{site.link}")
        expect(page.get_by_role("heading", name="Менің учаскелерім")).to_be_visible()
        page.evaluate("navigator.serviceWorker.ready.then(() => null)")
        page.wait_for_function("() => navigator.serviceWorker.controller !== null")
        return page

    yield one
    for context in contexts:
        context.close()


@pytest.fixture
def phone(phones):
    return phones()


# 19. The list to the ministry warns me days before the deadline (18:00, local time of
# host) and refuses people without signed pledge.
def test_the_list_warns_days_before_and_refuses_who_has_not_pledged(signed_in):
    page = signed_in("protocol", viewport={"width": 1440, "height": 900})
    vote_on = datetime.now(HOST).date() + timedelta(days=9)
    _enter_mission(page, "Sample vote of next week", vote_on)
    mission = page.url
    _nominate(page, mission, "Pelin Örnekcan")
    _nominate(page, mission, "Selim Örnektan")
    _sign(page, mission, "TR-01")

    page.goto(f"{mission}lists/")
    deadline = page.locator("section[aria-labelledby=deadline]")
    due = vote_on - timedelta(days=6)
    expect(deadline).to_contain_text(f"{due.day} {due:%B %Y}, 18:00 (Asia/Almaty)")
    expect(deadline).to_contain_text("3 days left")
    expect(page.get_by_role("main")).to_contain_text(
        "1 observer has signed no pledge and cannot be put on the list: "
        "TR-02 Selim Örnektan"
    )
    page.goto("/")
    expect(page.get_by_role("main")).to_contain_text("Sample vote of next week")

    page.goto(f"{mission}lists/")
    for box in page.locator("main input[name=observers]").all():
        box.check()
    page.get_by_role("button", name="Make the list").click()
    expect(page.locator(".errors").first).to_contain_text(
        "without a signed pledge nobody is put on the list: TR-02 Selim Örnektan"
    )
    expect(page.get_by_role("main")).to_contain_text("No list is made.")

    _sign(page, mission, "TR-02")
    page.goto(f"{mission}lists/")
    for box in page.locator("main input[name=observers]").all():
        box.check()
    page.get_by_role("button", name="Make the list").click()
    expect(page.get_by_role("button", name="It was sent : 1")).to_be_visible()
    with page.expect_download() as made:
        page.get_by_role("button", name=re.compile("^CSV")).click()
    listed = made.value.path().read_text(encoding="utf-8-sig")
    assert "Pelin Örnekcan" in listed
    assert "Selim Örnektan" in listed


# 20. A replaced observer keeps the trace of the first name.
def test_a_replaced_observer_keeps_the_trace_of_the_first_name(signed_in):
    page = signed_in("protocol", viewport={"width": 1440, "height": 900})
    _enter_mission(
        page, "Sample vote with a change", datetime.now(HOST).date() + timedelta(90)
    )
    mission = page.url
    _nominate(page, mission, "Kaan Örnekay")
    page.goto(f"{mission}observers/TR-01/")
    page.get_by_role("link", name="Replace").click()
    page.get_by_label(re.compile("^Name as in the passport")).fill("Ece Örneksu")
    page.get_by_label(re.compile("^Why")).fill("Sample: ill that week.")
    with page.expect_navigation():
        page.locator("main form button.is-first").click()

    page.goto(f"{mission}observers/TR-02/")
    expect(page.get_by_role("main")).to_contain_text("in place of TR-01 Kaan Örnekay")
    page.goto(f"{mission}observers/TR-01/")
    expect(page.get_by_role("main")).to_contain_text("Kaan Örnekay")
    expect(page.get_by_role("main")).to_contain_text("Sample: ill that week.")
    expect(page.get_by_role("main")).to_contain_text("Ece Örneksu")
    page.goto("/record/")
    expect(page.get_by_role("main")).to_contain_text("observation.observer.replace")


# 21. A form filled without network in Turkistan arrives once, not twice, with the time
# it was filled. (Here the town is Köktöbe, and invented.)
def test_a_form_filled_without_network_arrives_once_with_the_time_it_was_filled(
    site, phone, signed_in
):
    before = site.rows("SELECT count(*) FROM observation_submission")[0][0]
    _wait_for_forms(phone)
    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_role("main")).to_contain_text("Ашылу")
    began = datetime.now(UTC)
    _fill_opening(phone)
    phone.get_by_role("button", name="Жіберу").last.click()
    # What other phones of this observer sent stands on the page too, with receipts.
    kept = phone.locator(".parcel", has=phone.locator(".is-waiting, .is-late"))
    expect(kept).to_have_count(1)
    ended = datetime.now(UTC)
    named = kept.locator(".title").evaluate("title => title.firstChild.data")
    arrived = phone.locator(".parcel", has_text=named).locator(".receipt")
    expect(arrived).to_have_count(0)
    assert site.rows("SELECT count(*) FROM observation_submission")[0][0] == before

    phone.context.set_offline(False)
    expect(arrived).to_contain_text("түбіртек", timeout=30_000)
    # A second tap and a second opening send nothing anew.
    phone.reload()
    expect(arrived).to_contain_text("түбіртек")

    rows = site.rows(
        'SELECT filled_at, received_at, clock_offset, form_id, leaf, "values"'
        " FROM observation_submission ORDER BY id DESC LIMIT 2"
    )
    assert site.rows("SELECT count(*) FROM observation_submission")[0][0] == before + 1
    filled, received, offset, form_id, leaf, values = rows[0]
    assert form_id == "opening"
    assert began - timedelta(seconds=1) <= _moment(filled) <= ended
    assert _moment(received) >= _moment(filled)
    assert abs(offset) < 60
    said = json.loads(values)
    assert said["/data/opening/on_time"] == "yes"
    assert said["/data/header/observer"] == "KZ-01"
    # The receipt on the phone is the leaf in the record.
    assert _shown_leaves(arrived.inner_text()) == {bytes.fromhex(leaf)[:6].hex()}

    room = signed_in("protocol", viewport={"width": 1440, "height": 900})
    room.goto(f"{MISSION}received/?stage=opening")
    expect(room.get_by_role("main")).to_contain_text("T-02")


# 22. A protocol that does not add up is refused as "balanced", shows the difference to
# the unit, and is kept as seen.
def test_a_protocol_that_does_not_add_up_is_kept_as_seen_with_its_difference(
    site, signed_in
):
    page = signed_in("protocol", viewport={"width": 1440, "height": 900})
    page.goto(f"{MISSION}operations/")
    expect(page.get_by_role("main")).to_contain_text("2 of 8 protocols")
    table = page.locator("table", has_text="As written")
    line = table.get_by_role("row", name=re.compile("812"))
    # 789 valid, 18 invalid and 8 not counted were written for 812 in the boxes.
    expect(line).to_contain_text(re.compile("812 ⁚ 789 \\+ 18 \\+ 8 = 815"))
    expect(line).to_contain_text("3 more")
    expect(table).to_contain_text("10 fewer")

    line.get_by_role("link").first.click()
    main = page.get_by_role("main")
    expect(main).to_contain_text("It does not add up; kept as seen.")
    picture = page.locator("main img").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_be_visible()
    rows = site.rows(
        'SELECT s."values", c.balanced FROM observation_submission s JOIN'
        " observation_protocolcheck c ON c.submission_id = s.id WHERE c.balanced = 0"
    )
    kept = [json.loads(values) for values, _balanced in rows]
    assert sorted(one["/data/protocol/in_boxes"] for one in kept) == ["655", "812"]
    assert {one["/data/protocol/valid"] for one in kept} == {"789", "631"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_of_the_observers_app_has_a_fault(phones, scheme):
    phone = phones(color_scheme=scheme)
    found = _faults(phone, "home")
    for path in PAGES:
        phone.goto("about:blank")
        phone.goto(f"/field/#/{path}")
        expect(phone.get_by_role("heading", level=1)).to_be_visible()
        found += _faults(phone, path)
    phone.goto("about:blank")
    phone.goto("/field/#/home")
    _open_visit(phone, "Дауыс беру.*алда")
    found += _faults(phone, "station and arrival")
    phone.get_by_role("button", name="Сұрақтарға").click()
    expect(phone.get_by_role("textbox")).to_be_visible()
    found += _faults(phone, "a number")
    phone.get_by_role("button", name="Келесі").click()
    expect(phone.get_by_role("radio").first).to_be_visible()
    found += _faults(phone, "yes or no")
    phone.get_by_role("button", name="Барлық сұрақ").click()
    expect(phone.get_by_role("main")).to_contain_text("Қарап шығып, жіберу")
    found += _faults(phone, "end")
    assert found == []


def _faults(page, name: str) -> list[str]:
    """What axe finds, and whether the page is wider than the phone."""
    result = Axe().run(page, options=RULES)
    found = [
        f"{name}: {one['id']} {one['nodes'][0]['html'][:120]}"
        for one in result.response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth") > 390:
        found.append(f"{name}: wider than the screen")
    return found


def _enter_mission(page, title: str, vote_on: date):
    """A mission of the sample country through its form."""
    page.goto("/observation/new/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Kind of vote").select_option("referendum")
    page.get_by_label("Country", exact=True).select_option(label="Sample Republic")
    page.get_by_label("Day of the vote").fill(vote_on.isoformat())
    page.get_by_label("Time zone of the host").fill("Asia/Almaty")
    page.get_by_label(re.compile("calendar days before")).fill("6")
    page.get_by_label(re.compile("until this hour of the host")).fill("18:00")
    page.get_by_label("Sample: everything is invented").check()
    page.get_by_role("button", name="Enter the mission").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def _nominate(page, mission: str, name: str):
    page.goto(f"{mission}nominate/")
    page.get_by_label("Parliament").select_option(
        label="Grand National Assembly of Türkiye"
    )
    page.get_by_label(re.compile("^Name as in the passport")).fill(name)
    with page.expect_navigation():
        page.locator("main form button.is-first").click()


def _sign(page, mission: str, code: str):
    page.goto(f"{mission}observers/{code}/")
    section = page.locator("section[aria-labelledby=pledge]")
    section.locator("input[type=date]").fill(datetime.now(UTC).date().isoformat())
    section.locator("select").select_option("tr")
    section.get_by_role("button", name="Keep the pledge").click()
    expect(section).to_contain_text("Signed")


def _wait_for_forms(phone):
    """Until every form is on the phone, as the list of forms of a station says."""
    phone.goto("/field/#/places")
    phone.locator("button.station").first.click()
    expect(phone.locator(".rows .way").first).to_be_visible()
    expect(phone.locator(".rows .is-off")).to_have_count(0)
    phone.goto("/field/#/home")
    expect(phone.get_by_role("heading", name="Менің учаскелерім")).to_be_visible()


def _fill_opening(phone):
    """Every question of the opening form that has an answer to tap, in Kazakh."""
    _open_visit(phone, "Ашылу")
    phone.get_by_role("button", name="Қазір").first.click()
    phone.get_by_role("button", name="Сұрақтарға").click()
    question = phone.locator(".questions .question, .questions legend").first
    end = "Қарап шығып, жіберу"
    while end not in (shown := question.text_content()):
        if phone.get_by_role("radio").count():
            phone.get_by_role("radio").first.check(force=True)
        phone.locator("footer button.is-first, button.is-first").last.click()
        expect(question).not_to_have_text(shown)


def _open_visit(phone, words: str):
    """The first visit of these words, from the list of the observer's own stations."""
    named = re.compile(words, re.DOTALL)
    phone.get_by_role("button", name=named).or_(
        phone.get_by_role("link", name=named)
    ).first.click()
    expect(phone.get_by_role("button", name="Сұрақтарға")).to_be_visible()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _shown_leaves(text: str) -> set[str]:
    """Receipts as printed on the phone, as the first bytes of the leaf."""
    return {
        base64.b64decode(found)[:6].hex()
        for found in re.findall(r"\d+ · ([A-Za-z0-9+/]{8})…", text)
    }
