"""A communiqué from a contact to everybody, and what a journalist finds of it.

The acceptance statement 25 for news; for statements see test_public_record.
"""

import re
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.journeys.papers import readable, taken

pytestmark = pytest.mark.browser

SAMPLE = (
    "from orkhon.sample import press; from orkhon.accounts.models import User; "
    "press.load(User.objects.get(username='press'), "
    "User.objects.get(username='secgen'))"
)
"""The demo loads it as well; twice adds nothing."""
SIX = {
    "en": "English",
    "az": "Azərbaycanca",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "ru": "Русский",
    "tr": "Türkçe",
}
WRONG = "Rüfət Səyyadov spoke by telephone with Omirgali Sundetbek on 4 September 2026."
TRANSLATED = {
    "kk": (
        "Үлгі: телефонмен сөйлесу",
        "Рүфат Сәйядлы мен Омиргали Сундетбек 2026 жылғы 4 қыркүйекте сөйлесті.",
    ),
    "ru": (
        "Образец: разговор по телефону",
        "Руфат Сайядлы и Омиргали Сундетбек говорили 4 сентября 2026 года.",
    ),
    "tr": (
        "Örnek: telefon görüşmesi",
        "Rüfet Seyyadlı ile Omirgali Sundetbek 4 Eylül 2026'da görüştü.",
    ),
}


@pytest.fixture
def stranger(site, browser):
    """A browser without an account and without scripts."""
    context = browser.new_context(
        base_url=site.url, java_script_enabled=False, locale="en-GB"
    )
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def _published(site, page, address):
    page.goto(address)
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("papers are being made")
    assert site.orkhon("worker", "--once").returncode == 0
    page.goto(address)
    expect(page.locator(".head")).to_contain_text("published")
    expect(page.get_by_role("link", name="Public page")).to_be_visible()


def _approved(page, address):
    page.goto(address)
    page.get_by_role("button", name="Approve: the words are fixed").click()
    expect(page.locator(".messages")).to_contain_text("its words are fixed")


def test_a_communique_from_a_contact_to_four_languages_and_its_correction(
    site, signed_in, stranger
):
    (contact,) = site.rows(
        "SELECT id FROM dialogue_contact WHERE \"on\" = '2026-09-04'"
        " AND sample = 1 AND merged_into_id IS NULL"
    )
    page, head = signed_in("press"), signed_in("secgen")
    page.goto(f"/press/communiques/begin/contact/{UUID(contact[0])}/")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_url(re.compile(r"/communiques/\d+/\d+/1/en/$"))
    address = page.url.removeprefix(site.url).removesuffix("1/en/")

    # The skeleton holds what is confirmed; what is typed wrongly is marked at once.
    expect(page.locator(".press-facts")).to_contain_text("4 September 2026")
    expect(page.locator(".press-facts")).to_contain_text("Deputy Secretary General")
    page.locator("#id_title").fill("Sample: a call")
    page.locator("#id_body").fill(WRONG)
    marks = page.locator("#marks")
    expect(marks).to_contain_text("differs")
    expect(marks).to_contain_text("Rüfət Səyyadlı")
    page.goto(address)
    expect(page.get_by_role("heading", name="Differs from the record")).to_be_visible()
    head.goto(address)
    head.get_by_role("button", name="Approve: the words are fixed").click()
    expect(head.locator(".messages")).to_contain_text("is not answered")

    page.goto(f"{address}1/en/")
    page.get_by_role("button", name="Take what the record says").click()
    expect(page.locator("#id_body")).to_have_value(WRONG.replace("ov", "lı", 1))
    expect(page.locator("#marks")).to_contain_text("nothing differs")
    for code, (title, body) in TRANSLATED.items():
        page.goto(f"{address}1/{code}/")
        expect(page.locator("#beside")).to_be_visible()
        page.locator("#id_title").fill(title)
        page.locator("#id_body").fill(body)
        page.get_by_role("button", name="Save").first.click()
        expect(page.locator("#marks")).to_contain_text("nothing differs")
    _approved(head, address)
    _published(site, page, address)

    number = address.rstrip("/").split("/")[-2:]
    for code, title in {"en": "Sample: a call", **{
        code: words[0] for code, words in TRANSLATED.items()
    }}.items():  # fmt: skip
        stranger.goto(f"/public/{code}/news/{'/'.join(number)}/")
        expect(stranger.get_by_role("heading", level=1)).to_have_text(title)

    # The correction stands beside the first text, with its reason.
    page.goto(address)
    page.get_by_label("What was wrong, for the reader").fill("The hour was missing.")
    page.get_by_role("button", name="Begin the correction").click()
    page.wait_for_url(re.compile("/2/en/$"))
    page.locator("#id_lead").fill("They spoke in the morning.")
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("#id_lead")).to_have_value("They spoke in the morning.")
    _approved(head, address)
    _published(site, page, address)
    stranger.goto(f"/public/en/news/{'/'.join(number)}/")
    # The browser may show its copy until the next full five minutes.
    stranger.reload()
    expect(stranger.locator("main")).to_contain_text("The hour was missing.")
    stranger.get_by_role("link", name="Version 1").click()
    expect(stranger.locator("main")).to_contain_text("This text was corrected later.")
    expect(stranger.locator(".act")).not_to_contain_text("in the morning")


# 25. A journalist finds the text in six languages without login, and finds no phone,
# passport, location or internal note; our yearly report is made from the same data.
def test_statement_25_a_journalist_finds_the_text_in_six_languages_and_nothing_else(
    site, stranger
):
    done = site.orkhon("shell", "-c", SAMPLE)
    assert done.returncode == 0, done.stderr
    page, found, titles = stranger, {}, set()
    page.goto("/public/en/news/")
    page.get_by_role("link", name=re.compile("Product safety")).first.click()
    for code, name in SIX.items():
        page.locator(".langbar").get_by_role("link", name=name).click()
        expect(page).to_have_url(re.compile(rf"/public/{code}/news/\d+/\d+/$"))
        act = page.locator(f".act[lang={code}]")
        expect(act).to_contain_text("36")
        titles.add(act.locator("h1").inner_text())
        found[f"page {code}"] = page.content()
        versions = page.locator(".statement .versions li", has_text=name)
        for words in ("Word", "PDF"):
            file, data = taken(page, versions.get_by_role("link", name=words))
            found[file] = readable(file, data)
    assert len(titles) == 6
    name, data = taken(page, page.locator("a[href$='bundle.zip']").first)
    found[name] = readable(name, data)
    hidden = _hidden(site)
    assert len(hidden) > 20
    assert [(one, word) for one, text in found.items() for word in hidden
            if word in text] == []  # fmt: skip

    # The yearly report counts what the public lists have.
    page.goto("/public/en/yearbooks/")
    year = re.search(r"\d{4}", page.get_by_role("heading", level=1).inner_text())[0]
    row = page.locator("dl.figures .figure", has=page.locator("a[href*='/texts/']"))
    counted = int(row.first.locator("data").get_attribute("value"))
    page.goto(f"/public/en/texts/?year={year}")
    expect(page.locator("ul.adopted > li")).to_have_count(counted)


def _hidden(site):
    """Telephones, addresses, passports, positions and notes, as the database has them."""
    tables = {
        "observation_observer": ("phone", "email", "card_number"),
        "observation_coordinator": ("phone",),
        "observation_team": ("home_name", "driver", "driver_phone"),
        "dialogue_commitmentstep": ("note",),
        "register_person": ("note",),
    }
    return {
        str(value)
        for table, names in tables.items()
        for name in names
        for (value,) in site.rows(f"SELECT DISTINCT {name} FROM {table}")
        if value and len(str(value)) > 5
    }
