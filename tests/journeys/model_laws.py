"""Where the sample's model law stands, and how its status is opened to everybody."""

from playwright.sync_api import expect

ROOM = "/legislation/"
MODEL = "model-product-safety"


def open_status(page):
    """Open the status page to everybody, unless it is open."""
    page.goto(f"{ROOM}works/{MODEL}/status/")
    publish = page.locator("form[action$='/status/publish/'] button")
    if publish.count():
        publish.click()
    expect(page.locator("form[action$='/status/withdraw/']")).to_be_visible()
