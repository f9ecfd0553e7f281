"""Each kind of public page in each language, loaded once as a first visitor loads it."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import resolve

from tests.journeys.model_laws import open_status
from tests.journeys.public_crawl import WHOLE
from tests.journeys.test_every_screen import AGAIN, RULES

pytestmark = pytest.mark.browser

LARGEST = 150_000
"""Bytes on the line at a first visit, headers and typefaces with them; no photographs."""
PROGRAM = {"portal:check": 50_000}
"""The page of checking brings the program that checks, which may run without a line."""
PHOTOGRAPHS = ("image/jpeg", "image/png", "image/webp", "image/avif")
SHAPES = {
    "az": (390, "light"),
    "kk": (390, "dark"),
    "ky": (1280, "light"),
    "tr": (1280, "dark"),
    "uz": (390, "light"),
    "en": (1280, "light"),
    "ru": (390, "dark"),
}
"""A width and a colouring for each language; every rule is asked in English."""
TOO_SMALL = """() => [...document.querySelectorAll("main form :is(button, input, select)")]
  .filter((one) => {
    const { width, height } = one.getBoundingClientRect();
    return width && height && (width < 12 || height < 12);
  }).map((one) => one.outerHTML)"""


def kinds(public_record, language):
    """Of each kind of page in a language the heaviest, with one that is not there."""
    found = {}
    for page in public_record.pages:
        if page.language != language:
            continue
        name = resolve(urlsplit(page.address).path).view_name
        found[name] = max(found.get(name, page), page, key=lambda one: len(one.body))
    addresses = {name: page.address for name, page in found.items()}
    return addresses | {"not there": f"/public/{language}/texts/none/1999/1/"}


class Visit:
    """What happened on the line and in the console while a page was loaded."""

    def __init__(self, page, origin):
        self._page, self._host = page, urlsplit(origin).netloc
        self._line = page.context.new_cdp_session(page)
        self._line.send("Network.enable")
        # Each page as a first visitor has it: nothing is there yet.
        self._line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self._line.on("Network.responseReceived", self._received)
        self._line.on("Network.loadingFinished", self._finished)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._asked)
        self.begin("")

    def begin(self, address):
        self.address, self.faults = address, []
        self.kinds, self.bytes = {}, {}

    def _received(self, event):
        self.kinds[event["requestId"]] = (
            event["response"]["url"], event["response"]["mimeType"],
        )  # fmt: skip

    def _finished(self, event):
        self.bytes[event["requestId"]] = event["encodedDataLength"]

    def _said(self, said):
        is_absence = "404" in said.text and self.address.endswith("/none/1999/1/")
        if said.type in ("error", "warning") and not is_absence:
            self.faults.append(f"console: {said.text}")

    def _asked(self, request):
        parts = urlsplit(request.url)
        if parts.scheme != "data" and parts.netloc != self._host:
            self.faults.append(f"asks {request.url}")

    @property
    def weight(self):
        """By file, without photographs."""
        return {
            url: self.bytes.get(request, 0)
            for request, (url, kind) in self.kinds.items()
            if kind not in PHOTOGRAPHS
        }


@pytest.mark.parametrize(
    "language",
    [code for code, _name in settings.LANGUAGES if WHOLE or code == "kk"],
)
def test_no_kind_of_public_page_has_a_fault(
    site, browser, signed_in, public_record, language
):
    # What the crawl found opened is opened here as well.
    open_status(signed_in("secgen"))
    width, scheme = SHAPES[language]
    context = browser.new_context(
        base_url=site.url,
        locale=language,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
    )
    page = context.new_page()
    visit = Visit(page, site.url)
    found = kinds(public_record, language)
    assert {"portal:home", "portal:check", "portal:adopted-text"} <= found.keys()
    faults = []
    for name, address in found.items():
        visit.begin(address)
        page.goto(address)
        rules = RULES if language in ("en", "kk") else AGAIN
        broken = Axe().run(page, options=rules).response["violations"]
        visit.faults += [
            f"axe: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in broken
        ]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            visit.faults.append(f"{wide} wide")
        visit.faults += [f"too small: {one}" for one in page.evaluate(TOO_SMALL)]
        weight = visit.weight
        if sum(weight.values()) > LARGEST + PROGRAM.get(name, 0):
            heavy = sorted(weight.items(), key=lambda one: -one[1])
            visit.faults.append(f"{sum(weight.values()):,} bytes: {heavy[:9]}")
        faults += [(name, address, fault) for fault in visit.faults]
    cookies = context.cookies()
    context.close()
    assert faults == []
    assert cookies == []
