"""A whole site, as `orkhon demo` leaves it, in a real browser."""

import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from orkhon.machine import chromium
from tests.journeys import sample_site
from tests.journeys.crawled import crawled

SECONDS_TO_START = 180
SIGNING_IN = 60_000
MILLISECONDS_TO_DRAW = 20_000
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Journeys come last: a browser leaves its event loop running in the process.

    Django refuses to open a connection beside a running loop, and the worker's tests
    open theirs anew.
    """
    here = Path(__file__).parent
    items.sort(key=lambda item: here in item.path.parents)


@dataclass(frozen=True)
class Site:
    """A site that is served, with its data folder and the password of its accounts."""

    url: str
    data: Path
    password: str
    environment: dict[str, str]
    link: str = ""
    """Token of the observer's link that `orkhon demo` prints."""

    def rows(self, query):
        """What the site's own database says, read beside the server."""
        with closing(sqlite3.connect(self.data / "orkhon.sqlite3")) as database:
            return database.execute(query).fetchall()

    def orkhon(self, *words):
        """Run a verb against the same data."""
        return subprocess.run(
            [sys.executable, "-m", "orkhon", *words],
            capture_output=True,
            text=True,
            env=self.environment,
            check=False,
        )


@pytest.fixture(scope="session")
def site(tmp_path_factory, sample_folder):
    data = tmp_path_factory.mktemp("site") / "data"
    sample_site.copy(sample_folder, data)
    environment = sample_site.environment(data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
            "--config", "python:orkhon.config.serving", "--workers", "1",
            "--bind", f"127.0.0.1:{port}",
        ],
        env=environment,
    )  # fmt: skip
    url = f"http://localhost:{port}"
    try:
        _wait_for(url)
        password = (data / "sample-password").read_text()
        link = (data / "sample-observer-link").read_text()
        yield Site(url, data, password, environment, link)
    finally:
        server.terminate()
        server.wait(timeout=60)


@pytest.fixture(scope="session")
def public_record(sample_folder, tmp_path_factory):
    """All that a stranger reaches from the first page, and what nobody may see."""
    return crawled(sample_folder, tmp_path_factory.mktemp("crawl"))


def _wait_for(url):
    ends = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(f"{url}/accounts/login/") as answer:  # noqa: S310 -- our own server
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"nothing answers at {url}")


@pytest.fixture(scope="session")
def browser():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        # A machine on which much else runs draws slowly.
        expect.set_options(timeout=MILLISECONDS_TO_DRAW)
        opened = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def signed_in(site, browser):
    """Open a page as one of the sample accounts; closes what was opened."""
    contexts = []

    def sign_in(username, **options):
        # Another journey may have chosen a language for this account.
        with closing(sqlite3.connect(site.data / "orkhon.sqlite3", timeout=30)) as rows:
            rows.execute(
                "UPDATE accounts_user SET language = '' WHERE username = ?", [username]
            )
            rows.commit()
        context = browser.new_context(base_url=site.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto("/accounts/login/")
        page.fill("input[name=login]", username)
        page.fill("input[name=password]", site.password)
        page.click("main button[type=submit], main form button")
        # On a machine on which much else runs a page takes its time; its words say
        # whether the account was let in.
        expect(page).not_to_have_url(re.compile("login"), timeout=SIGNING_IN)
        return page

    yield sign_in
    for context in contexts:
        context.close()
