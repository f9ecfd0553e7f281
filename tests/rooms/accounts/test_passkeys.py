"""A passkey in a real browser, under the policy that lets no inline script run.

Chromium's own virtual authenticator stands in for the key in the hand.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect, sync_playwright

from orkhon.machine import chromium

PASSWORD = "taş-yazıt-altı-söz"
SECONDS_TO_START = 60
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
MAKE_AN_ACCOUNT = f"""
import django
django.setup()
from orkhon.accounts.actions import add_account
add_account("tastaq", by=None, display_name="E. Tastaq", roles=["legal"],
            password="{PASSWORD}", must_change_password=False)
"""
pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of one account, with a database of its own."""
    environment = os.environ | {
        "ORKHON_DATA_DIR": str(tmp_path_factory.mktemp("site")),
        "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
    }
    environment.pop("ORKHON_DATABASE_URL", None)
    for words in (
        ["-m", "django", "migrate", "-v", "0"],
        ["-m", "django", "createcachetable"],
        ["-c", MAKE_AN_ACCOUNT],
    ):
        subprocess.run([sys.executable, *words], env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "orkhon.config.wsgi", "--threads", "4",
         "--bind", f"127.0.0.1:{port}", "--log-level", "warning"],
        env=environment,
    )  # fmt: skip
    try:
        wait_for(f"http://localhost:{port}/accounts/login/")
        yield f"http://localhost:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address):
    ends = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 -- our own server
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise TimeoutError(f"nothing answers at {address}")


@pytest.fixture
def page():
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser.new_page()
        browser.close()


def test_a_passkey_is_added_and_signs_in_alone(page, site):
    refused = []
    page.on("console", lambda one: refused.append(one.text))
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto(f"{site}/accounts/login/")
    page.fill("#id_login", "tastaq")
    page.fill("#id_password", PASSWORD)
    page.click("form[action$='login/'] button")
    page.goto(f"{site}/accounts/factors/keys/add/")
    page.fill("#id_password", PASSWORD)
    page.click("text=Confirm and go on")
    page.fill("#id_name", "Phone")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    expect(page.locator(".messages")).to_contain_text("The key is added.")

    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.click("#passkey_login")
    expect(page.locator(".menu", has_text="E. Tastaq")).to_be_visible()

    assert [one for one in refused if "Content Security Policy" in one] == []


def test_a_key_that_does_not_answer_says_so_on_the_page(page, site):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": AUTHENTICATOR | {"isUserVerified": False}},
    )
    page.goto(f"{site}/accounts/login/")
    expect(page.locator("#key-wrong")).to_be_hidden()
    page.click("#passkey_login")
    expect(page.locator("#key-wrong")).to_be_visible()
