"""Positions, adopted texts and model laws: statements 15 to 18 of the field."""

import re
import unicodedata
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.model_laws import MODEL
from tests.journeys.model_laws import ROOM as LEGISLATION
from tests.journeys.papers import taken
from tests.journeys.sessions import (
    LAPTOP,
    PARLIAMENTS,
    ROOM,
    arrived,
    convened,
    drafted,
    entered,
    planned,
    press,
    put,
    say,
    today,
)

pytestmark = pytest.mark.browser

VOICES = {
    "AZ": "Dilarə Səsverən",
    "KZ": "Дауысбек Ұсынатын",
    "KG": "Добуш Айтуучу",
    "TR": "Oylayan Özgür",
}
SECOND = "Rəyçi İkincili"
"""Another of the delegation of Azerbaijan."""
PEOPLE = [
    *(
        (name, PARLIAMENTS[code], "leader", "delegation")
        for code, name in VOICES.items()
    ),
    (SECOND, PARLIAMENTS["AZ"], "member", "delegation"),
]
TEXT = """Sample {kind} {title}

The Assembly, meeting in a sample session,

1. Asks its members to report each year."""


@pytest.fixture(scope="module")
def delegates():
    """Whether the register knows the delegates of these journeys by now."""
    return []


def four_parliaments(page, delegates, title, on=None):
    """A session with a delegation of each member, all of them entered."""
    session = planned(page, title, on=on)
    entered(page, session, PEOPLE, new=not delegates)
    delegates.append(session)
    return session


def stands(page, parliament):
    """The row of a parliament beside a question."""
    return page.locator(".positions tbody tr").filter(
        has=page.get_by_role("rowheader", name=parliament)
    )


def test_one_objection_blocks_and_absence_is_not_consent(signed_in, delegates):
    page = signed_in("commission", viewport=LAPTOP)
    session = four_parliaments(page, delegates, "Sample session with an objection")
    present = [VOICES[code] for code in ("AZ", "KZ", "TR")]
    arrived(page, session, present)
    words = TEXT.format(kind="Recommendation", title="on reports")
    drafted(page, session, "recommendation", "Sample reports", words)

    question = put(page, session, "Sample reports, 1")
    verdict = page.locator(".verdict")
    for code in ("AZ", "KZ"):
        say(page, question, PARLIAMENTS[code], "agrees", VOICES[code])
    say(page, question, PARLIAMENTS["TR"], "objects", VOICES["TR"], "Sample reason.")
    expect(verdict).to_contain_text("1 objection")
    for name, state in (
        ("Azerbaijan", "agrees"),
        ("Kazakhstan", "agrees"),
        ("Kyrgyz Republic", "absent"),
        ("Türkiye", "objects"),
    ):
        expect(stands(page, name)).to_contain_text(state)
    press(page, "Close the question")
    expect(verdict).to_contain_text("an objection blocks")

    # All who are there agree: the one that is absent has not.
    question = put(page, session, "Sample reports, 1")
    for code in ("AZ", "KZ", "TR"):
        say(page, question, PARLIAMENTS[code], "agrees", VOICES[code])
    expect(verdict.locator("b")).not_to_have_text("Adopted")
    press(page, "Close the question")
    expect(verdict).to_contain_text("1 parliament is absent")
    expect(verdict.locator("b")).not_to_have_text("Adopted")

    # By silence: while it runs nobody has consented, and nobody can close it.
    page.goto(f"{session}questions/silence/")
    page.fill("textarea[name=words]", "Sample: the next session is in Ankara.")
    page.fill("input[name=deadline]", f"{today().year + 1}-01-15T18:00")
    press(page, "Send it out")
    expect(verdict).to_contain_text("4 parliaments have not spoken")
    expect(verdict.locator("b")).not_to_contain_text("Adopted")
    expect(page.get_by_role("button", name="Close the question")).to_have_count(0)
    # The sample's deadline has passed and nobody had objected.
    page.goto(f"{ROOM}plenary-16/questions/4/")
    expect(verdict).to_contain_text("Adopted, nobody objected by")
    expect(verdict).to_contain_text("4 parliaments said nothing")


def test_a_parliament_has_one_vote_whoever_presses_and_minutes_say_who(
    signed_in, delegates
):
    day = today() + timedelta(days=2)
    page = signed_in("commission", viewport=LAPTOP)
    session = four_parliaments(page, delegates, "Sample session of one vote", on=day)
    convened(page, session)
    page.goto(f"{session}sittings/plan/")
    page.fill("input[name=begins]", f"{day.isoformat()}T10:00")
    press(page, "Enter it")
    page.goto(f"{session}sittings/1/live/")
    # The live page sends this by itself and comes anew with the forms of a sitting.
    page.get_by_role("button", name="Open the sitting").click()
    closing = page.locator("summary", has_text="Close the sitting")
    expect(closing).to_be_visible()
    arrived(page, session, [VOICES["AZ"], SECOND], sitting=1)
    page.goto(f"{session}questions/put/")
    page.fill("textarea[name=words]", "Sample: alerts are counted each month.")
    page.select_option("select[name=rule]", "unanimity")
    sitting = page.locator("select[name=sitting] option").nth(1).inner_text()
    page.select_option("select[name=sitting]", label=sitting)
    press(page, "Put it")
    question = page.url

    for account, stance, person in (
        ("delegation", "agrees", VOICES["AZ"]),
        ("delegate", "abstains", SECOND),
    ):
        own = signed_in(account, viewport=LAPTOP)
        own.goto(question)
        own.check(f"input[name=stance][value={stance}]")
        own.select_option("select[name=given_by]", label=person)
        press(own, "Enter the position")
    # Its own vote alone, and the second word took the place of the first.
    expect(own.locator("a[href*='parliament=']")).to_have_count(0)
    expect(own.locator(".positions tbody tr")).to_have_count(4)
    row = stands(own, "Azerbaijan")
    expect(row).to_have_count(1)
    expect(row.locator(".state")).to_have_text("abstains")
    expect(row.locator("s")).to_have_text("agrees")
    expect(own.locator(".verdict")).to_contain_text("1 abstains")
    expect(own.locator(".verdict")).not_to_contain_text("agree")

    page.goto(question)
    press(page, "Close the question")
    page.goto(f"{session}sittings/1/live/")
    closing.click()
    page.get_by_role("button", name="Close the sitting").click()
    expect(closing).to_have_count(0)
    page.goto(f"{session}sittings/1/minutes/")
    press(page, "Make the draft")
    minutes = page.locator(".minutes-row", has_text="alerts are counted")
    expect(minutes).to_contain_text(f"Azerbaijan: abstains ({SECOND})")
    expect(minutes).not_to_contain_text(f"agrees ({VOICES['AZ']})")


def adopted(page, session, kind, title, law="", words=TEXT):
    """Put a text, have all four agree, adopt it; its symbol."""
    words = words.format(kind=kind, title=title)
    drafted(page, session, kind, title, words, law)
    question = put(page, session, f"{title}, 1")
    for code, name in VOICES.items():
        say(page, question, PARLIAMENTS[code], "agrees", name)
    press(page, "Close the question")
    page.goto(f"{question}adopt/")
    press(page, "Adopt it")
    return page.locator("h1").inner_text()


def test_an_adopted_text_has_its_number_its_hash_and_its_translation_is_unofficial(
    site, signed_in, browser, delegates, tmp_path
):
    page = signed_in("secgen", viewport=LAPTOP)
    session = four_parliaments(page, delegates, "Sample session of two decisions")
    arrived(page, session, VOICES.values())
    year = today().year
    symbols = [
        adopted(page, session, "decision", f"Sample decision {number}")
        for number in ("one", "two")
    ]
    numbers = [
        int(re.fullmatch(rf"DEC/(\d{{3}})/{year}/FINAL", one)[1]) for one in symbols
    ]
    # The next number after the other; what is adopted again gets none.
    assert numbers[1] == numbers[0] + 1
    text = page.url
    page.goto(f"{session}questions/2/adopt/")
    expect(page.get_by_role("status")).to_contain_text(symbols[1])
    expect(page.get_by_role("button", name="Adopt it")).to_have_count(0)
    page.goto(text)
    expect(page.locator(".verify .hash")).to_have_text(
        re.compile("sha-256 [0-9a-f]{64}")
    )

    # The sample declaration is open to everybody, in four languages.
    stranger = browser.new_context(base_url=site.url, locale="en-GB")
    reader = stranger.new_page()
    reader.goto("/public/en/texts/")
    declaration = reader.locator("li", has_text=f"DECL/001/{year}/FINAL")
    declaration.locator("h2 a, h3 a").first.click()
    public = reader.locator("main")
    expect(reader.locator(".verify .hash")).to_have_text(
        re.compile("sha-256 [0-9a-f]{64}")
    )
    expect(public).not_to_contain_text("Unofficial translation")
    bundle, data = taken(reader, public.locator("a[href$='bundle.zip']").first)
    (tmp_path / bundle).write_bytes(data)
    proof = site.orkhon("verify", str(tmp_path / bundle))
    assert proof.returncode == 0, proof.stdout + proof.stderr
    public.locator("a[hreflang=kk]").first.click()
    reader.wait_for_url("**/public/kk/texts/**")
    title = unicodedata.normalize("NFC", reader.locator("h1").inner_text())
    assert title.startswith("Өнімдердің")
    note = public.locator("h1 + .note")
    expect(note).to_be_visible()
    # What was not opened is nobody's business.
    answer = reader.request.get(f"/public/en/texts/dec/{year}/{numbers[1]}/")
    assert answer.status == 404
    stranger.close()


def test_a_model_law_shows_per_article_laws_comments_answers_and_what_was_done(
    signed_in, delegates
):
    page = signed_in("secgen", viewport=LAPTOP)
    law = "Sample model law of a journey"
    page.goto(f"{LEGISLATION}works/new/")
    page.fill("input[name=title]", law)
    page.select_option("select[name=kind]", "model-law")
    page.fill("input[name=key]", "sample-law-of-a-journey")
    page.locator("main form:not([action])").get_by_role("button").last.click()
    page.wait_for_url("**/new-version/")
    session = four_parliaments(page, delegates, "Sample session of a model law")
    arrived(page, session, VOICES.values())
    symbol = adopted(page, session, "model-law", law, law=law, words=LAW)
    assert symbol.startswith("MLAW/")
    # From the adopted text to what each parliament makes of it, article by article.
    page.get_by_role("link", name="What each parliament did", exact=True).click()
    page.wait_for_url("**/sample-law-of-a-journey/matrix/")
    expect(page.locator("main")).to_contain_text("adopted")

    # The sample model law, which four members have laws on.
    page.goto(f"{LEGISLATION}works/{MODEL}/matrix/")
    heads = page.locator(".matrix thead th").all_inner_texts()
    assert heads[1:] == ["Azerbaijan", "Kazakhstan", "Kyrgyz Republic", "Türkiye"]
    cells = page.locator("tr[id='p-art_3__para_1'] .cell")
    expect(cells).to_have_count(4)
    for cell in cells.all():
        expect(cell).to_contain_text("enacted")
    page.goto(f"{LEGISLATION}comments/{MODEL}/1/")
    of_an_article = page.locator(".say-line a[href^='#art_']")
    said = page.locator(".say", has=of_an_article)
    answered = said.filter(has=page.locator(".say-answer")).first
    expect(answered.locator(".say-words").first).not_to_be_empty()
    expect(answered.locator(".say-answer")).not_to_be_empty()


LAW = """{title}

Article 1. Subject

1. This Law lays down how alerts are sent.

Article 2. Alerts

1. An alert is sent without delay."""
