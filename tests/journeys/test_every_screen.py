"""Every screen: no fault of access, nothing cut, on a laptop and on a phone."""

from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.model_laws import MODEL, ROOM, open_status
from tests.journeys.public_crawl import WHOLE

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
    # What holds is not told in full: on a long page that takes half of the time.
    "resultTypes": ["violations"],
}  # fmt: skip
AGAIN = {
    "runOnly": {
        "type": "rule",
        "values": [
            "button-name", "color-contrast", "html-has-lang", "html-lang-valid", "label",
            "link-in-text-block", "link-name", "meta-viewport", "scrollable-region-focusable",
            "target-size", "valid-lang",
        ],
    },
    "resultTypes": ["violations"],
}  # fmt: skip
"""What width, colouring and language can change; the rest was asked in the first shape."""
MISSION = "/observation/1/"
"""The sample mission."""
LAW = f"{ROOM}works/{MODEL}/"
"""The sample model law."""
SESSIONS = "/sessions/"
SESSION = f"{SESSIONS}plenary-16/"
"""The sample session."""
SCREENS = {
    "today": "/",
    "dialogue": "/dialogue/",
    "contacts": "/dialogue/contacts/",
    "promises": "/dialogue/promises/",
    "processes": "/dialogue/processes/",
    "people": "/register/",
    "bodies": "/register/bodies/",
    "countries": "/register/countries/",
    "chairmanships": "/register/chairmanships/",
    "figures": "/register/figures/",
    "duplicates": "/register/duplicates/",
    "search": "/register/search/?q=Hasan",
    "record": "/record/",
    "account": "/accounts/",
    "missions": "/observation/",
    "a new mission": "/observation/new/",
    "electoral rules": "/observation/rules/",
    "mission": f"{MISSION}",
    "change of the mission": f"{MISSION}change/",
    "people and cities": f"{MISSION}people/",
    "observers": f"{MISSION}observers/",
    "observer": f"{MISSION}observers/AZ-01/",
    "replaced observer": f"{MISSION}observers/AZ-03/",
    "nomination": f"{MISSION}nominate/",
    "names from a file": f"{MISSION}nominate/file/",
    "list to the ministry": f"{MISSION}lists/",
    "cards": f"{MISSION}cards/",
    "badges": f"{MISSION}badges/",
    "stations": f"{MISSION}stations/",
    "areas": f"{MISSION}stations/areas/",
    "list of stations": f"{MISSION}stations/bring/",
    "draws": f"{MISSION}draws/",
    "teams": f"{MISSION}teams/",
    "forms": f"{MISSION}forms/",
    "codes for texts": f"{MISSION}forms/codes/",
    "phones": f"{MISSION}phones/",
    "operations room": f"{MISSION}operations/",
    "map of the day": f"{MISSION}operations/map/",
    "received forms": f"{MISSION}received/",
    "incidents": f"{MISSION}incidents/",
    "messages": f"{MISSION}messages/",
    "texts": f"{MISSION}texts/",
    "findings": f"{MISSION}findings/",
    "all findings": f"{MISSION}findings/?show=all",
    "a new finding": f"{MISSION}findings/add/",
    "recommendations": f"{MISSION}findings/recommendations/",
    "figures of others": f"{MISSION}figures/",
    "a new figure": f"{MISSION}figures/enter/",
    "official results": f"{MISSION}results/",
    "quick count": f"{MISSION}quick-count/",
    "statements": f"{MISSION}statements/",
    "a new statement": f"{MISSION}statements/new/",
    "a press version": f"{MISSION}statements/new/?from=1",
    "published statement": f"{MISSION}statements/1/",
    "published statement in Kazakh": f"{MISSION}statements/1/?language=kk",
    "published number": f"{MISSION}statements/1/numbers/stations/",
    "correction": f"{MISSION}statements/1/correct/",
    "legislation": ROOM,
    "a new law": f"{ROOM}works/new/",
    "model law": f"{LAW}",
    "a new version": f"{LAW}new-version/",
    "correction of a version": f"{LAW}1/correct/",
    "text brought in": f"{LAW}2/bring-in/",
    "text": f"{LAW}2/ru/",
    "text in two languages": f"{LAW}2/en/beside/tr/",
    "matrix": f"{LAW}matrix/",
    "matrix, examine again": f"{LAW}matrix/?show=again",
    "status": f"{LAW}status/?since=2026-01-01",
    "table": f"{LAW}table/",
    "tables of laws": f"{ROOM}comparative/",
    "members compared": f"{ROOM}correspondence/{MODEL}/members/",
    "workbench": f"{ROOM}correspondence/{MODEL}/KZ/art_14__para_1/",
    "workbench, not examined": f"{ROOM}correspondence/{MODEL}/KG/art_6__para_1/",
    "redlines": f"{ROOM}redlines/",
    "rounds": f"{ROOM}comments/",
    "draft with comments": f"{ROOM}comments/{MODEL}/1/",
    "comment": f"{ROOM}comments/{MODEL}/1/1/",
    "a new comment": f"{ROOM}comments/{MODEL}/1/add/?provision=art_6__para_2",
    "a later deadline": f"{ROOM}comments/{MODEL}/1/extend/",
    "glossary": f"{ROOM}glossary/?q=recall",
    "a new concept": f"{ROOM}glossary/add/",
    "concepts from a file": f"{ROOM}glossary/bring-in/",
    "concepts that wait": f"{ROOM}glossary/waiting/",
    "way of a draft": f"{LAW}way/",
    "a step of the way": f"{LAW}way/enter/",
    "roadmap": f"{ROOM}roadmap/",
    "a line of the roadmap": f"{ROOM}roadmap/enter/",
    "initiatives": f"{ROOM}initiatives/",
    "a new initiative": f"{ROOM}initiatives/record/",
    "reforms": f"{ROOM}reforms/",
    "a new reform": f"{ROOM}reforms/record/",
    "sessions": SESSIONS,
    "organs": f"{SESSIONS}organs/",
    "chair": f"{SESSIONS}chair/?on=2022-03-01",
    "a new session": f"{SESSIONS}new/",
    "rules of organs": f"{SESSIONS}rules/",
    "a rule": f"{SESSIONS}rules/turkpa/quorum/",
    "adopted texts": f"{SESSIONS}texts/",
    "legal documents": f"{SESSIONS}legal-documents/",
    "relations with others": f"{SESSIONS}with-others/",
    "session": SESSION,
    "session of long ago": f"{SESSIONS}plenary-12/",
    "change of the session": f"{SESSION}change/",
    "a new sitting": f"{SESSION}sittings/plan/",
    "agenda": f"{SESSION}agenda/",
    "a new item": f"{SESSION}agenda/add/",
    "programme": f"{SESSION}programme/",
    "participants": f"{SESSION}participants/",
    "participant": f"{SESSION}participants/1/",
    "a new participant": f"{SESSION}participants/add/",
    "participants from a list": f"{SESSION}participants/from-a-list/",
    "badges of participants": f"{SESSION}participants/badges/",
    "registration": f"{SESSION}registration/",
    "registration for a sitting": f"{SESSION}sittings/2/registration/",
    "documents": f"{SESSION}documents/",
    "a new document": f"{SESSION}documents/new/",
    "circulation": f"{SESSION}circulation/",
    "papers to be sent": f"{SESSION}circulation/send/",
    "drafts": f"{SESSION}drafts/",
    "a new draft": f"{SESSION}drafts/begin/",
    "draft with amendments": f"{SESSION}drafts/1/1/",
    "draft in another language": f"{SESSION}drafts/1/3/?language=kk",
    "draft with brackets": f"{SESSION}drafts/2/2/",
    "a new amendment": f"{SESSION}drafts/2/2/amend/",
    "amendment": f"{SESSION}drafts/1/amendments/1/",
    "consolidated text": f"{SESSION}drafts/1/consolidated/",
    "versions compared": f"{SESSION}drafts/1/compare/1/3/",
    "questions": f"{SESSION}questions/",
    "question that an objection blocked": f"{SESSION}questions/2/",
    "question that was adopted": f"{SESSION}questions/3/",
    "question in silence": f"{SESSION}questions/4/",
    "question that is open": f"{SESSION}questions/5/",
    "a new question": f"{SESSION}questions/put/",
    "a new silence procedure": f"{SESSION}questions/silence/",
    "sittings": f"{SESSION}sittings/",
    "sitting that is closed": f"{SESSION}sittings/1/live/",
    "sitting that is open": f"{SESSION}sittings/2/live/",
    "screen of the room": f"{SESSION}sittings/2/screen/",
    "minutes": f"{SESSION}minutes/",
    "record of decisions": f"{SESSION}minutes/decisions/",
    "minutes of a sitting": f"{SESSION}sittings/1/minutes/",
    "notes of a sitting": f"{SESSION}sittings/2/minutes/",
    "reports to the session": f"{SESSION}reports/",
    "a new report": f"{SESSION}reports/begin/",
    "appointments": f"{SESSION}appointments/",
    "a candidate": f"{SESSION}appointments/propose/",
    "adopted texts of the session": f"{SESSION}texts/",
    "press": "/press/",
    "photographs": "/press/photographs/",
    "photograph": "/press/photographs/1/",
    "photograph that nobody published": "/press/photographs/3/",
    "public photographs": "/public/{language}/photographs/",
    "public photograph": "/public/{language}/photographs/1/",
    "mailing list": "/press/mailing/",
    "events for journalists": "/press/events/",
    "a new event for journalists": "/press/events/act/new/",
    "event for journalists": "/press/events/sample-briefing-on-the-mission/",
    "press review": "/press/reviews/",
    "press texts by mail": "/press/subscribe/{language}/",
    "confirmation of an address": "/press/confirm/{language}/none/",
    "leaving the mailing list": "/press/leave/none/",
    "form of journalists": "/press/apply/sample-briefing-on-the-mission/{language}/",
    "public record": "/public/{language}/",
    "public statement": "/public/{language}/missions/1/statements/1/",
    "public statement, not there": "/public/{language}/missions/1/statements/99/",
    "how to check": "/public/{language}/check/",
    "public model law": f"/public/{{language}}/model-laws/{MODEL}/",
    "public adopted texts": "/public/{language}/texts/",
}
DRAFT = {
    "statement being written": "",
    "sentence being written": "?add=election_day",
    "statement to be published": "publish/",
    "statement as it reads": "read/",
}
"""Screens of a statement that is being written, below its address."""
RESULTS = {
    "file of official results": "",
    "observers' copies beside it": "copies/",
    "line that does not add up": "lines/7/",
}
"""Screens of a file of official results, below its address."""
MISSING = {"public statement, not there"}
LINKED = {
    "review": ("/dialogue/", "main a[href*='/reports/']"),
    "contact": ("/dialogue/contacts/", "main tbody a"),
    "promise": ("/dialogue/promises/", "main tbody a"),
    "person": ("/register/", "main tbody a[href*='/people/']"),
    "body": ("/register/bodies/", "main tbody a"),
    "briefing": ("/", "main a[href*='briefing']"),
    "entry": ("/record/", "main a[href*='/entries/']"),
    "source": ("/dialogue/promises/", "main a[href*='/record/sources/']"),
    "station": (f"{MISSION}stations/", "main tbody a[href*='/stations/']"),
    "draw": (f"{MISSION}draws/", "main a[href*='/draws/']"),
    "team": (f"{MISSION}teams/", "main tbody a[href*='/teams/']"),
    "routes": (f"{MISSION}teams/", "main a[href*='/routes/']"),
    "form": (f"{MISSION}forms/", "main tbody a[href*='/forms/']"),
    "received form": (f"{MISSION}received/?stage=voting", "main tbody a"),
    "protocol": (f"{MISSION}received/?stage=protocol", "main tbody a"),
    "incident": (f"{MISSION}incidents/", "main a[href*='/incidents/']"),
    "message": (f"{MISSION}messages/", "main a[href*='/messages/']"),
    "conflict": (f"{MISSION}operations/", "main a[href*='/conflict']"),
    "finding": (f"{MISSION}findings/?show=all", "main tbody th a"),
    "figure": (f"{MISSION}figures/", "main tbody a[href*='/figures/']"),
    "redline": (f"{ROOM}works/kz-product-safety/", "main a[href*='/redlines/']"),
    "concept": (f"{ROOM}glossary/", "main a[href*='/glossary/concepts/']"),
    "line of the roadmap": (f"{ROOM}roadmap/", "main a[href*='/roadmap/'][href*='-']"),
    "initiative": (f"{ROOM}initiatives/", "main a[href*='/initiatives/'][href*='-']"),
    "adopted text": (f"{SESSIONS}texts/", "main a.symbol[href*='/texts/decl/']"),
    "public adopted text": (
        "/public/kk/texts/",
        "main a[href*='/public/kk/texts/decl/']",
    ),
    "item of the agenda": (f"{SESSION}agenda/", "main a[href*='/agenda/'][href*='-']"),
    "paragraph to be amended": (
        f"{SESSION}drafts/2/2/",
        "main a[href*='/amend/?paragraph=']",
    ),
    "event in the press review": ("/press/reviews/", "main tbody th a"),
    "organisation": (f"{SESSIONS}with-others/", "main a[href*='/with-others/']"),
}
SHAPES = {
    "laptop, light, English": (1440, "light", "en", RULES, 2),
    "phone, dark, Kazakh": (390, "dark", "kk", AGAIN, 4),
}
"""Each width, each colouring and each alphabet once, and of how many screens one is
asked by axe: a walk takes minutes. ORKHON_WHOLE_CRAWL=1 asks every screen, in both."""


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize("shape", SHAPES)
def test_no_screen_has_a_fault_or_scrolls_sideways(site, signed_in, shape, half):
    width, scheme, language, rules, each = SHAPES[shape]
    page = signed_in(
        "secgen", viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    complaints = []
    page.on(
        "console",
        lambda said: complaints.append(said.text) if said.type == "error" else None,
    )
    page.context.add_cookies(
        [{"name": "django_language", "value": language, "url": site.url}]
    )
    open_status(page)
    find = Finder(page, site, language)
    found = []
    # In two halves, so that two workers share the walk.
    for place, name in enumerate([*SCREENS, *DRAFT, *RESULTS, *LINKED][half::2]):
        # What width, colour and alphabet change is looked for on half of the screens.
        if rules is AGAIN and place % 2 and not WHOLE:
            continue
        address = find(name)
        answer = page.goto(address)
        status = 404 if name in MISSING else 200
        assert answer.status == status, f"{name}: {address}"
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name}: wider than the screen")
        if place % each and not WHOLE:
            continue
        result = Axe().run(page, options=rules)
        found += [
            f"{name}: {one['id']} {one['nodes'][0]['html'][:120]}"
            for one in result.response["violations"]
        ]
    assert found == []
    refused = "the server responded with a status of 404"
    assert [one for one in complaints if refused not in one] == []


class Finder:
    """Where a screen stands in this sample; what leads there is done when asked."""

    def __init__(self, page, site, language):
        self._page, self._language = page, language
        self._draft = cache(lambda: _draft(page))
        self._results = cache(lambda: _results(page, site))

    def __call__(self, name):
        if name in SCREENS:
            return SCREENS[name].format(language=self._language)
        if name in DRAFT:
            return f"{self._draft()}{DRAFT[name]}"
        if name in RESULTS:
            return f"{self._results()}{RESULTS[name]}"
        start, selector = LINKED[name]
        self._page.goto(start)
        return self._page.locator(selector).first.get_attribute("href")


def _draft(page):
    """The address of a statement that is being written; one is begun if none is."""
    page.goto(f"{MISSION}statements/")
    rows = page.locator("main tbody tr").filter(has=page.locator(".is-waiting"))
    if rows.count():
        return rows.first.locator("th a").get_attribute("href")
    page.goto(f"{MISSION}statements/new/")
    page.locator("select[name=kind]").select_option("report")
    page.locator("main form button.is-first").click()
    page.wait_for_url(lambda url: url.rstrip("/").rpartition("/")[2].isdigit())
    return page.url


def _results(page, site):
    """The address of a file of official results that is read, checked and analysed."""
    page.goto(f"{MISSION}results/")
    if not page.locator("main tbody th a").count():
        upload = {"name": "sample.csv", "mimeType": "text/csv", "buffer": _boxes()}
        page.locator("main input[type=file]").set_input_files(upload)
        page.locator("main input[name=given_by]").fill("Sample commission")
        page.locator("main form[enctype] button").click()
        for name, column in {
            "station": "station", "turnout": "issued", "leader": "option_for",
            "registered": "voters_on_list", "valid": "valid",
        }.items():  # fmt: skip
            page.locator(f"select[name={name}]").select_option(column)
        with page.expect_navigation():
            page.locator("main form:has(select[name=station]) button.is-first").click()
        assert site.orkhon("worker", "--once").returncode == 0
        page.goto(f"{MISSION}results/")
    return page.locator("main tbody th a").first.get_attribute("href")


def _boxes():
    """Sample: results of 120 stations, of which one has three ballots too many."""
    lines = [
        "station,voters_on_list,received,issued,issued_mobile,spoiled,unused,"
        "signatures,in_boxes,valid,invalid,not_counted,option_for,option_against"
    ]
    for at in range(1, 121):
        issued = 400 + at * 37 % 211
        boxes = issued + 22
        valid = boxes - 19
        yes = valid * 3 // 4 - at % 17
        off = 3 if at == 6 else 0
        lines.append(
            f"KT-{at:03},1200,{issued + 210},{issued},22,3,185,{boxes},{boxes},"
            f"{valid + off},12,7,{yes + off},{valid - yes}"
        )
    return "\n".join(lines).encode()
