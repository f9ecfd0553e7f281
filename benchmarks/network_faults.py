"""Network faults on the observer's app: every form arrives exactly once.

`python -m benchmarks.network_faults [--runs 200] [--seed 1]` loads the demonstration
into a folder of its own, serves it, puts a proxy that fails on purpose between server
and browser (benchmarks/fault_proxy.py), and fills forms with the app in headless
Chromium. A run is one form: it is filled and sent under one to three faults drawn by
the seed, some tabs are reloaded or closed in the middle, and in the end the network is
good. Then the phone's own list is held against the rows of the server: each form once,
with the leaf of its receipt, with all of its files.

No peer runs in a browser without being installed, so none stands beside it.
"""

import argparse
import io
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    sync_playwright,
)
from playwright.sync_api import TimeoutError as TooLong

from benchmarks.fault_proxy import FaultProxy
from benchmarks.submissions import free_port
from orkhon.machine import chromium

FAULTS = ("offline", "2g", "cut", "torn", "portal", "redirect", "reset")
IN_PROXY = ("cut", "torn", "portal", "redirect", "reset")
TWO_G = {
    # What Chromium's own tools called Regular 2G: bytes a second, milliseconds.
    "latency": 300,
    "downloadThroughput": 250 * 1024 / 8,
    "uploadThroughput": 50 * 1024 / 8,
}
GOOD = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
RUNS_A_PHONE = 10
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
}
FORMS = """() => new Promise((resolve) => {
  const request = indexedDB.open("orkhon-field");
  request.onsuccess = () => {
    const count = request.result.transaction("forms").objectStore("forms").count();
    count.onsuccess = () => { request.result.close(); resolve(count.result >= 7); };
  };
})"""
"""Whether all seven forms lie on the phone: then it can do without network."""
PARCELS = """() => new Promise((resolve, reject) => {
  const request = indexedDB.open("orkhon-field");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction("parcels").objectStore("parcels").getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result.map((one) => ({
        name: one.instance_id, state: one.state, tries: one.tries,
        leaf: one.receipt === null ? "" : one.receipt.leaf, files: one.file_names.length,
      })));
    };
  };
})"""


@dataclass
class Phone:
    """One browser context: a phone that was opened with the observer's link."""

    context: BrowserContext
    page: Page
    tools: CDPSession
    proxy: FaultProxy
    known: set[str] = field(default_factory=set)

    def suffer(self, fault: str) -> None:
        """Let the network be like this from now on."""
        self.proxy.fault = fault if fault in IN_PROXY else "none"
        conditions = TWO_G if fault == "2g" else GOOD
        self.tools.send(
            "Network.emulateNetworkConditions",
            {**conditions, "offline": fault == "offline"},
        )
        self.context.set_offline(fault == "offline")

    def parcels(self) -> list[dict]:
        """Every form on the phone and how far it is."""
        return self.page.evaluate(PARCELS)

    def parcel(self, name: str) -> dict:
        return next(one for one in self.parcels() if one["name"] == name)


@dataclass
class Tally:
    """What came of the runs."""

    runs: int = 0
    under: Counter[str] = field(default_factory=Counter)
    received_under: Counter[str] = field(default_factory=Counter)
    tries: Counter[int] = field(default_factory=Counter)
    reloaded: int = 0
    once: int = 0
    twice: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    other_leaf: list[str] = field(default_factory=list)
    without_files: list[str] = field(default_factory=list)
    files: int = 0

    @property
    def holds(self) -> bool:
        return self.once == self.runs and not (
            self.twice or self.lost or self.other_leaf or self.without_files
        )


def main() -> None:
    """Serve, fill, compare, print."""
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--runs", type=int, default=200)
    reading.add_argument("--seed", default="1")
    asked = reading.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="orkhon-faults-") as folder:
        site = _Site(Path(folder))
        try:
            tally = _runs(site, asked.runs, asked.seed)
        finally:
            site.close()
    _print(tally, asked.seed, time.monotonic() - began)
    sys.exit(0 if tally.holds else 1)


class _Site:
    """The demonstration, served by one gunicorn with four threads."""

    def __init__(self, data: Path) -> None:
        self.data = data
        environment = os.environ | {"ORKHON_DATA_DIR": str(data)}
        environment.pop("ORKHON_DATABASE_URL", None)
        _say("loading the demonstration …")
        subprocess.run(
            [sys.executable, "-m", "orkhon", "demo"],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        self.port = free_port()
        self.token = (data / "sample-observer-link").read_text()
        self.server = subprocess.Popen(
            [
                sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
                "--threads", "4", "--bind", f"127.0.0.1:{self.port}",
                "--log-level", "error",
            ],
            env=environment,
        )  # fmt: skip
        self.proxy = FaultProxy(self.port)

    def close(self) -> None:
        self.proxy.close()
        self.server.terminate()
        self.server.wait(timeout=20)

    def rows(self, names: list[str]) -> dict[str, list[tuple[str, int]]]:
        """Of these instances, every row: its leaf, and how many of its files are here.

        Rows that another content under the same name made carry the name and a `#`.
        """
        found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
        with closing(sqlite3.connect(self.data / "orkhon.sqlite3")) as database:
            rows = database.execute(
                "SELECT s.instance_id, s.leaf, (SELECT count(*) FROM"
                " observation_submissionfile f WHERE f.submission_id = s.id AND"
                " f.source_id IS NOT NULL) FROM observation_submission s"
            )
            for name, leaf, files in rows:
                bare = name.partition("#")[0]
                if bare in found:
                    found[bare].append((leaf, files))
        return found

    def count(self) -> int:
        with closing(sqlite3.connect(self.data / "orkhon.sqlite3")) as database:
            return database.execute(
                "SELECT count(*) FROM observation_submission"
            ).fetchone()[0]


def _runs(site: _Site, runs: int, seed: str) -> Tally:
    tally = Tally()
    before = site.count()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        while tally.runs < runs:
            phone = _phone(browser, site)
            for _ in range(min(RUNS_A_PHONE, runs - tally.runs)):
                # A seed that repeats the run, not a secret.
                chance = random.Random(f"{seed}/{tally.runs}")  # noqa: S311
                _one_run(phone, chance, tally)
                tally.runs += 1
                _say(f"{tally.runs} of {runs}")
            _compare(phone, site, tally)
            phone.context.close()
        browser.close()
    arrived = site.count() - before
    if arrived != tally.runs:
        tally.twice.append(f"{arrived} rows for {tally.runs} forms")
    return tally


def _phone(browser: Browser, site: _Site) -> Phone:
    site.proxy.fault = "none"
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"http://localhost:{site.proxy.port}/field/#{site.token}")
    page.get_by_role("button", name="Tell of an incident").or_(
        page.get_by_role("link", name="Tell of an incident")
    ).wait_for(timeout=60_000)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    while not page.evaluate(FORMS):
        page.wait_for_timeout(100)
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    return Phone(context, page, tools, site.proxy)


def _one_run(phone: Phone, chance: random.Random, tally: Tally) -> None:
    """One form, filled and sent under its faults; in the end the network is good."""
    faults = [chance.choice(FAULTS) for _ in range(chance.choice((1, 1, 2, 3)))]
    phone.suffer(faults[0])
    _fill(phone, chance)
    (name,) = {one["name"] for one in phone.parcels()} - phone.known
    phone.known.add(name)
    for number, fault in enumerate(faults):
        tries = phone.parcel(name)["tries"] if number else 0
        if number:
            phone.suffer(fault)
            _send_again(phone, chance, tally)
        tally.under[fault] += 1
        if _is_received(phone, name, fault, tries):
            tally.received_under[fault] += 1
            break
    phone.suffer("none")
    ends = time.monotonic() + 90
    while phone.parcel(name)["state"] != "received" and time.monotonic() < ends:
        _send_by_hand(phone)
        phone.page.wait_for_timeout(400)
    tally.tries[phone.parcel(name)["tries"]] += 1


def _fill(phone: Phone, chance: random.Random) -> None:
    """An incident in three taps, with a picture or not; or a form of a stage."""
    page = phone.page
    if chance.random() < 0.6:
        page.evaluate("location.hash = '#/incident'")
        kinds = page.locator(".kinds button")
        kinds.nth(chance.randrange(8)).click()
        if chance.random() < 0.5:
            page.locator("input[type=file]").last.set_input_files(
                {
                    "name": "sample.jpg",
                    "mimeType": "image/jpeg",
                    "buffer": _picture(chance),
                }
            )
            page.locator(".photo img").first.wait_for()
    else:
        page.evaluate("location.hash = '#/places/KT-001'")
        stage = chance.choice(("Opening", "Voting"))
        page.locator("a[href^='#/new/']", has_text=stage).click()
        page.get_by_role("button", name="To the questions").click()
        page.get_by_role("button", name="Next").click()
        page.get_by_role("radio").first.check(force=True)
        page.get_by_role("button", name="All questions").click()
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_function("() => location.hash.startsWith('#/queue')")


def _is_received(phone: Phone, name: str, fault: str, tries: int) -> bool:
    """Wait until an attempt under this fault has ended; whether it was received.

    Args:
        tries: How many had failed before.
    """
    # Offline the app does not even try by itself.
    ends = time.monotonic() + {"offline": 1, "2g": 40}.get(fault, 10)
    while time.monotonic() < ends:
        now = phone.parcel(name)
        if now["state"] == "received":
            return True
        if now["state"] == "waiting" and now["tries"] > tries:
            return False
        phone.page.wait_for_timeout(100)
    return False


def _send_again(phone: Phone, chance: random.Random, tally: Tally) -> None:
    """By hand; or the tab is loaded anew in the middle, from what the phone keeps."""
    _send_by_hand(phone)
    if chance.random() < 0.3:
        tally.reloaded += 1
        with suppress(TooLong):
            phone.page.reload(wait_until="domcontentloaded", timeout=30_000)
        phone.page.evaluate("location.hash = '#/queue'")
        phone.page.get_by_role("heading", level=1).wait_for()


def _send_by_hand(phone: Phone) -> None:
    button = phone.page.get_by_role("button", name="Send all")
    with suppress(TooLong):
        button.click(timeout=1_000)


def _picture(chance: random.Random) -> bytes:
    """Noise, so that it is as large on the wire as a photograph."""
    side = chance.choice((96, 160, 240))
    picture = Image.frombytes("RGB", (side, side), chance.randbytes(side * side * 3))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def _compare(phone: Phone, site: _Site, tally: Tally) -> None:
    """The phone's own list against the rows of the server."""
    kept = phone.parcels()
    rows = site.rows([one["name"] for one in kept])
    for one in kept:
        there = rows[one["name"]]
        said = f"{one['name']} ({one['state']}, {json.dumps(there)})"
        tally.files += one["files"]
        if not there or one["state"] != "received":
            tally.lost.append(said)
        elif len(there) > 1:
            tally.twice.append(said)
        elif there[0][0] != one["leaf"]:
            tally.other_leaf.append(said)
        elif there[0][1] != one["files"]:
            tally.without_files.append(said)
        else:
            tally.once += 1


def _print(tally: Tally, seed: str, seconds: float) -> None:
    lines = [
        f"{tally.runs} runs, seed {seed}, {seconds:.0f} s",
        "",
        f"{'fault':<10}{'sent under it':>14}{'received at once':>18}",
        *(
            f"{fault:<10}{tally.under[fault]:>14}{tally.received_under[fault]:>18}"
            for fault in FAULTS
        ),
        "",
        f"reloaded in the middle   {tally.reloaded}",
        "failed tries of a form   "
        + ", ".join(f"{n}: {tally.tries[n]}" for n in sorted(tally.tries)),
        f"files                    {tally.files}",
        "",
        f"arrived exactly once     {tally.once} of {tally.runs}",
        f"twice                    {len(tally.twice)}",
        f"lost                     {len(tally.lost)}",
        f"another receipt          {len(tally.other_leaf)}",
        f"without their files      {len(tally.without_files)}",
        *tally.twice, *tally.lost, *tally.other_leaf, *tally.without_files,
    ]  # fmt: skip
    sys.stdout.write("\n".join(lines) + "\n")


def _say(words: str) -> None:
    sys.stderr.write(f"\r{words:<40}")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
