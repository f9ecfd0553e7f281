"""What a mission says, in a real browser: from a form to a number and back.

The acceptance statements 22 to 24 of those who write it, one journey each, and every
number of the published statement clicked through to its forms.
"""

import json
import re
import uuid

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MISSION = "/observation/1/"
STATEMENT = f"{MISSION}statements/1/"
LAPTOP = {"width": 1440, "height": 900}
COUNTING = "state = 'received' AND is_current = 1 AND is_draft = 0"
STATION = "coalesce(station_id, nullif(trim(station_code), ''))"
"""A station that is not in the list is one too; a form of no station adds none."""
NUMBERS = (
    "SELECT f.key, p.result, p.submissions FROM observation_publishedfinding p"
    " JOIN observation_finding f ON f.id = p.finding_id JOIN observation_statement s"
    " ON s.id = p.statement_id WHERE s.number = 1"
)


@pytest.fixture
def protocol(signed_in):
    """A page of those who run the mission."""
    return signed_in("protocol", viewport=LAPTOP)


def frozen(site):
    """The published numbers: result and forms, by the key of the finding."""
    return {
        key: (json.loads(result), json.loads(forms))
        for key, result, forms in site.rows(NUMBERS)
    }


def begin(page, kind):
    """Begin a statement in English; its address."""
    page.goto(f"{MISSION}statements/new/")
    page.get_by_label("What is written").select_option(kind)
    page.get_by_label("Authentic language").select_option("en")
    page.get_by_role("button", name="Begin it").click()
    page.wait_for_url(re.compile(r"/statements/\d+/$"))
    return page.url


def rows_of(page, name):
    """The rows of the table in the section of this heading."""
    return page.locator("section", has=page.get_by_role("heading", name=name)).locator(
        "tbody tr"
    )


# 22. A protocol that does not add up is refused as "balanced", shows the difference to
# the unit, and is kept as seen.
def test_a_protocol_that_does_not_add_up_is_a_finding_with_its_difference(
    site, protocol, tmp_path
):
    protocol.goto(f"{MISSION}statements/1/numbers/protocols_off/")
    main = protocol.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text("2 of 8")
    forms = rows_of(protocol, "The forms")
    expect(forms).to_have_count(2)
    differences = set()
    for at in range(2):
        forms.nth(at).get_by_role("link").click()
        expect(main).to_contain_text("It does not add up; kept as seen.")
        protocol.wait_for_load_state()
        words = main.inner_text()
        differences |= set(re.findall(r"\d+ (?:more|fewer)", words))
        protocol.go_back()
    assert differences == {"3 more", "10 fewer"}
    # In boxes 812; 789 valid, 18 invalid and 8 not counted make 815.
    protocol.goto(f"{MISSION}operations/")
    expect(main).to_contain_text("2 of 8 protocols")
    expect(main).to_contain_text(re.compile(r"812 ⁚ 789 \+ 18 \+ 8 = 815"))

    # The same lines in a file of official results are not balanced either.
    lines = [
        json.loads(values)
        for (values,) in site.rows(
            'SELECT s."values" FROM observation_submission s JOIN'
            " observation_protocolcheck c ON c.submission_id = s.id"
            " WHERE c.balanced = 0"
        )
    ]
    head = "/data/protocol/"
    (line,) = (one for one in lines if one[f"{head}in_boxes"] == "812")
    names = [
        one.removeprefix(head)
        for one, value in line.items()
        if one.startswith(head) and value.isdecimal()
    ]
    path = tmp_path / "official.csv"
    path.write_text(
        ",".join(["station", *names])
        + "\n"
        + ",".join(["1", *(line[head + one] for one in names)])
        + "\n"
    )
    checked = site.orkhon("results", "check", str(path), "--form", "kz-referendum-2026")
    assert checked.returncode == 1
    assert "3 more" in checked.stdout
    # What the observer saw is what is kept.
    assert (line[f"{head}in_boxes"], line[f"{head}valid"]) == ("812", "789")


# 23. The statement says "visited N stations in M cities": N equals the forms, changes
# if a form is withdrawn before publication, is frozen after; limits of observation are
# printed.
def test_stations_visited_are_those_of_the_forms_and_frozen_once_published(
    site, protocol
):
    published = frozen(site)
    ids = ",".join(f"'{one}'" for one in published["stations"][1])
    seen = site.rows(
        f"SELECT count(DISTINCT {STATION}), count(DISTINCT p.city_id) FROM"
        " observation_submission s LEFT JOIN observation_pollingstation p"
        f" ON p.id = s.station_id WHERE s.id IN ({ids})"
    )[0]
    assert seen == (67, 3)
    public = "/public/en/missions/1/statements/1/"
    protocol.goto(public)
    text = protocol.locator(".act")
    said = re.compile(
        r"Polling stations visited: 67\W*; cities, with their surroundings: 3"
    )
    expect(text).to_contain_text(said, use_inner_text=True)
    expect(text).to_contain_text("Observations of voting: 68")
    expect(text).to_contain_text("What was not seen")
    expect(text).to_contain_text("Tabulation above the station was not observed.")

    draft = begin(protocol, "report")
    mandate = protocol.locator("section", has=protocol.locator("#sec-mandate"))
    phrase = mandate.locator("label", has_text="Polling stations visited")
    phrase.locator("input").check()
    with protocol.expect_navigation():
        mandate.get_by_role("button", name=re.compile("^Take the chosen ones")).click()
    before = _visited(protocol, draft)
    assert before == _stations(site)

    form = site.rows(
        f"SELECT min(id) FROM observation_submission WHERE {COUNTING}"
        " AND station_id IS NOT NULL GROUP BY station_id"
        " HAVING count(*) = 1 AND min(stage) = 'voting' ORDER BY min(seq) DESC"
    )[0][0]
    protocol.goto(f"{MISSION}received/{_address(form)}/")
    protocol.get_by_text("The form should not count").click()
    withdrawing = protocol.locator("section[aria-labelledby=withdraw]")
    withdrawing.get_by_role("textbox").fill("Sample: filled at another station.")
    withdrawing.get_by_role("button", name="Withdraw it").click()
    expect(protocol.get_by_text("The form is withdrawn")).to_be_visible()

    assert _visited(protocol, draft) == before - 1 == _stations(site)
    protocol.goto(public)
    expect(text).to_contain_text(said, use_inner_text=True)
    protocol.goto(STATEMENT)
    row = rows_of(protocol, re.compile("^As published and now")).filter(
        has_text="stations visited"
    )
    expect(row.first).to_contain_text("67")
    expect(row.first).to_contain_text(str(before - 1))
    assert frozen(site) == published


def _visited(page, draft):
    """The number of stations as the draft reads now."""
    page.goto(f"{draft}read/")
    words = page.locator(".act").inner_text()
    return int(re.search(r"Polling stations visited: (\d+)", words).group(1))


def _stations(site):
    """Distinct stations in the forms that count now, incidents apart."""
    return site.rows(
        f"SELECT count(DISTINCT {STATION}) FROM observation_submission"
        f" WHERE {COUNTING} AND review != 'rejected' AND stage != 'incident'"
    )[0][0]


def _address(pk):
    """A key of the database as addresses write it."""
    return str(uuid.UUID(pk)) if isinstance(pk, str) else str(pk)


# 24. A sentence of assessment without forms behind it is red, and no draft arrives with
# a conclusion already written.
def test_an_assessment_without_forms_is_red_and_no_draft_brings_a_conclusion(
    site, protocol
):
    for kind in ("statement", "report"):
        draft = begin(protocol, kind)
        number = int(draft.rstrip("/").rpartition("/")[2])
        assert site.rows(
            "SELECT count(*) FROM observation_sentence s JOIN"
            " observation_statementsection p ON p.id = s.section_id JOIN"
            f" observation_statement t ON t.id = p.statement_id WHERE t.number = {number}"
        ) == [(0,)]
        empty = protocol.get_by_text("Nothing is written here yet.")
        assert empty.count() == protocol.locator("h2[id^=sec-]").count() > 8
        offered = " ".join(protocol.locator(".choices label").all_inner_texts())
        assert len(offered) > 1000
        judging = (
            r"\b(free|fair|democratic|transparent|well|calm|peaceful|legitimate)\b"
        )
        assert re.findall(judging, offered, re.IGNORECASE) == []

    protocol.goto(f"{draft}?add=election_day#add-election_day")
    writing = protocol.locator("#add-election_day")
    writing.get_by_label("Kind").select_option("assessment")
    words = "Sample: voting was calm."
    writing.get_by_label(re.compile("English|^Text")).first.fill(words)
    writing.get_by_role("button", name="Keep the sentence").click()
    sentence = protocol.locator("[id^='s-']", has_text=words)
    expect(sentence.locator(".state.is-blocked").first).to_be_visible()
    expect(sentence).to_contain_text("an assessment without forms")
    blocks = protocol.locator("section[aria-labelledby=due]")
    link = blocks.locator("a[href*='#s-']").first
    expect(link).to_have_count(1)

    protocol.goto(f"{draft}read/")
    expect(protocol.locator(".act .bracket", has_text=words)).to_be_visible()
    protocol.goto(f"{draft}publish/")
    expect(protocol.get_by_role("button", name=re.compile("^Publish"))).to_have_count(0)
    expect(protocol.locator(".lacks").first).to_be_visible()


def test_every_number_of_the_statement_leads_to_its_forms(site, protocol):
    """Each mark is clicked, its link followed, the forms counted, one of them opened."""
    published = frozen(site)
    protocol.goto(f"{STATEMENT}?language=en")
    act = protocol.locator("article .act")
    marks = act.locator("button.mark")
    count = marks.count()
    followed = set()
    sources = 0
    for at in range(count):
        marks.nth(at).scroll_into_view_if_needed()
        marks.nth(at).click()
        slip = act.locator(".slip:popover-open")
        expect(slip).to_be_visible()
        link = slip.get_by_role("link")
        if "/record/sources/" in link.get_attribute("href"):
            link.click()
            expect(protocol.locator("#span").first).to_be_visible()
            sources += 1
        else:
            link.click()
            protocol.wait_for_url(re.compile("/numbers/"))
            key = protocol.url.rstrip("/").rpartition("/")[2]
            result, forms = published[key]
            rows = rows_of(protocol, re.compile("^The forms"))
            assert rows.count() == len(forms), key
            shown = protocol.get_by_role("heading", level=1).inner_text()
            assert shown.startswith(f"{result['value']}"), key
            if forms:
                rows.first.get_by_role("link").click()
                expect(protocol.get_by_role("main")).to_contain_text("Who, where, when")
                protocol.go_back()
            followed.add(key)
        protocol.goto(f"{STATEMENT}?language=en")
    assert followed == set(published)
    assert (count, len(followed), sources) == (28, 23, 5)
