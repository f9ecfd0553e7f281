"""A sitting that runs: two secretaries, a delegate's phone and the screen of the room."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

LIVE = "/sessions/plenary-16/sittings/2/live/"
WITHIN = 2_000
"""Milliseconds in which a change of one is to be before the eyes of all."""
NOT_LOST = re.compile("^live")
PHONE = {"viewport": {"width": 390, "height": 844}}


def at_the_sitting(page):
    """Open the page and wait until it hears news."""
    page.goto(LIVE)
    expect(page.locator("#live [data-word]")).to_have_text(NOT_LOST)
    return page


@pytest.fixture
def one(signed_in):
    return at_the_sitting(signed_in("commission"))


@pytest.fixture
def other(signed_in):
    return at_the_sitting(signed_in("secgen"))


def speaking(page):
    return page.locator(".queue .is-speaking b")


def note(page, words):
    page.get_by_label("Note for the minutes").fill(words)
    page.get_by_role("button", name="Write down").click()


def put_on_the_list(page, press="Put on the list"):
    """Somebody who neither speaks nor waits; their name."""
    taken = page.locator("[data-part=speakers]").inner_text()
    offered = page.get_by_label("Asks for the floor").locator("option").all()
    # From the end: the first are of the delegation that asks from its phone.
    for option in offered[:0:-1]:
        name = option.inner_text()
        if name not in taken:
            page.get_by_label("Asks for the floor").select_option(label=name)
            page.get_by_role("button", name=press).click()
            row = page.locator("[data-part=speakers] li", has_text=name)
            expect(row).to_be_visible()
            return name
    raise AssertionError("everybody stands on the list")


def give_the_floor(page, name):
    row = page.locator("[data-part=speakers] li", has_text=name)
    row.get_by_role("button", name="Give the floor").click()


def test_what_one_secretary_does_is_before_all_within_two_seconds(
    one, other, browser, site
):
    one.get_by_text("Link for the hall’s computer").click()
    one.get_by_role("button", name=re.compile("Make a link|New link")).click()
    expect(one.locator("#live [data-word]")).to_have_text(NOT_LOST)
    one.get_by_text("Link for the hall’s computer").click()
    link = one.get_by_role("link", name="The room’s screen").get_attribute("href")
    hall = browser.new_context(base_url=site.url)
    screen = hall.new_page()
    screen.goto(link)
    expect(screen.locator("#live [data-word]")).to_have_text(NOT_LOST)
    name = put_on_the_list(one)
    give_the_floor(one, name)
    # Done once the page that asked for it is answered; from then on it is news.
    expect(speaking(one)).to_have_text(name)
    expect(speaking(other)).to_have_text(name, timeout=WITHIN)
    expect(screen.locator(".hall-speaker b")).to_have_text(name, timeout=WITHIN)
    expect(screen.locator("button, form, input")).to_have_count(0)
    hall.close()


def test_news_that_came_while_the_network_was_away_are_there_when_it_is_back(
    one, other
):
    other.context.set_offline(True)
    expect(other.locator("#live [data-word]")).to_have_text(
        re.compile("connection lost")
    )
    note(one, "Written while the other heard nothing")
    expect(one.get_by_text("Written while the other heard nothing")).to_be_visible()
    other.context.set_offline(False)
    expect(other.get_by_text("Written while the other heard nothing")).to_be_visible()
    expect(other.locator("#live [data-word]")).to_have_text(NOT_LOST)


def test_what_is_being_written_survives_news_a_lost_network_and_a_reload(one, other):
    words = "The Chair recalls that the paper is to be brought in"
    other.get_by_label("Note for the minutes").fill(words)
    note(one, "Something else happened")
    expect(other.get_by_text("Something else happened")).to_be_visible()
    field = other.get_by_label("Note for the minutes")
    expect(field).to_have_value(words)
    other.context.set_offline(True)
    other.get_by_role("button", name="Write down").click()
    expect(other.get_by_text("What you typed is kept here")).to_be_visible()
    other.context.set_offline(False)
    other.reload()
    expect(field).to_have_value(words)
    other.get_by_role("button", name="Write down").click()
    expect(one.get_by_text(words)).to_be_visible()
    expect(field).to_have_value("")


def test_two_secretaries_who_give_the_floor_at_once_are_told_of_each_other(one, other):
    first, second = put_on_the_list(one), put_on_the_list(one)
    row = other.locator("[data-part=speakers] li", has_text=second)
    expect(row).to_be_visible()
    # The other's page stands still for a moment, as over a slow line.
    other.evaluate("document.querySelector('#speaker-form').dataset.written = ''")
    give_the_floor(one, first)
    expect(speaking(other)).to_have_text(first)
    give_the_floor(other, second)
    expect(other.locator("#refused")).to_contain_text(f"{first}")
    expect(speaking(one)).to_have_text(first)
    give_the_floor(other, second)
    expect(speaking(one)).to_have_text(second)


def test_a_delegate_asks_for_the_floor_from_a_phone(one, signed_in):
    phone = at_the_sitting(signed_in("delegate", **PHONE))
    words = put_on_the_list(phone, "Ask for the floor")
    expect(one.locator("[data-part=speakers] li", has_text=words)).to_be_visible()
    row = phone.locator("[data-part=speakers] li", has_text=words)
    row.get_by_role("button", name="Withdraw").click()
    expect(one.locator("[data-part=speakers] li", has_text=words)).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_a_script_the_page_does_the_same(signed_in, one):
    name = put_on_the_list(one)
    plain = signed_in("deputy", java_script_enabled=False)
    plain.goto(LIVE)
    give_the_floor(plain, name)
    expect(speaking(plain)).to_have_text(name)
    expect(speaking(one)).to_have_text(name)


@pytest.fixture
def server(site):
    """A second server before the same data, that can be stopped and started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    class Server:
        url = f"http://localhost:{port}"

        def start(self):
            self.process = subprocess.Popen(
                [
                    sys.executable, "-m", "gunicorn", "orkhon.config.wsgi",
                    "--config", "python:orkhon.config.serving", "--workers", "1",
                    "--bind", f"127.0.0.1:{port}",
                ],
                env=site.environment,
            )  # fmt: skip
            ends = time.monotonic() + 60
            while time.monotonic() < ends:
                try:
                    urllib.request.urlopen(f"{self.url}/accounts/login/").close()  # noqa: S310 -- our own server
                    return
                except (urllib.error.URLError, ConnectionError):
                    time.sleep(0.2)

        def stop(self):
            self.process.terminate()
            self.process.wait(timeout=20)

    made = Server()
    made.start()
    yield made
    made.stop()


def test_a_server_that_is_started_anew_is_found_again_by_itself(
    one, server, browser, site
):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "secgen")
    page.fill("input[name=password]", site.password)
    page.click("main button[type=submit], main form button")
    page.wait_for_url(lambda url: "login" not in url)
    at_the_sitting(page)
    server.stop()
    expect(page.locator("#live [data-word]")).to_have_text(re.compile("lost"))
    note(one, "Written while the server was away")
    expect(one.get_by_text("Written while the server was away")).to_be_visible()
    server.start()
    expect(page.get_by_text("Written while the server was away")).to_be_visible()
    expect(page.locator("#live [data-word]")).to_have_text(NOT_LOST)
    context.close()
