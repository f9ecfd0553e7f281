"""A passkey in a real browser, under the policy that lets no inline script run.

Chromium's own virtual authenticator stands in for the key in the hand.
"""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser, site):
    context = browser.new_context(base_url=site.url)
    yield context.new_page()
    context.close()


def test_a_passkey_is_added_and_signs_in_alone(page, site):
    refused = []
    page.on("console", lambda one: refused.append(one.text))
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/accounts/login/")
    # Nobody else signs in with this account: from now on it asks for the key.
    page.fill("#id_login", "observer")
    page.fill("#id_password", site.password)
    page.click("form[action$='login/'] button")
    page.wait_for_url(lambda url: "login" not in url)
    page.goto("/accounts/factors/keys/add/")
    page.fill("#id_password", site.password)
    page.click("text=Confirm and go on")
    page.fill("#id_name", "Phone")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    expect(page.locator(".messages")).to_contain_text("The key is added.")

    page.context.clear_cookies()
    page.goto("/accounts/login/")
    page.click("#passkey_login")
    expect(page.locator(".menu", has_text="Sample Observer")).to_be_visible()

    assert [one for one in refused if "Content Security Policy" in one] == []


def test_a_key_that_does_not_answer_says_so_on_the_page(page, site):
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": AUTHENTICATOR | {"isUserVerified": False}},
    )
    page.goto("/accounts/login/")
    expect(page.locator("#key-wrong")).to_be_hidden()
    page.click("#passkey_login")
    expect(page.locator("#key-wrong")).to_be_visible()
