"""Every screen: no fault of access, nothing cut, laptop and phone, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ]
}  # fmt: skip
MISSION = "/observation/1/"
"""The sample mission."""
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
}
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
}
SHAPES = {
    "laptop, light, English": (1440, "light", "en"),
    "phone, dark, English": (390, "dark", "en"),
    "laptop, dark, Kazakh": (1440, "dark", "kk"),
    "phone, light, Kazakh": (390, "light", "kk"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_screen_has_a_fault_or_scrolls_sideways(site, signed_in, shape):
    width, scheme, language = SHAPES[shape]
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
    addresses = dict(SCREENS)
    for name, (start, selector) in LINKED.items():
        page.goto(start)
        link = page.locator(selector).first
        addresses[name] = link.get_attribute("href")
    found = []
    for name, address in addresses.items():
        answer = page.goto(address)
        assert answer.status == 200, f"{name}: {address}"
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{name}: wider than the screen")
        result = Axe().run(page, options={"runOnly": RULES["runOnly"]})
        found += [
            f"{name}: {one['id']} {one['nodes'][0]['html'][:120]}"
            for one in result.response["violations"]
        ]
    assert found == []
    assert complaints == []
