"""Sessions that a journey makes for itself, through the pages as the Secretariat does.

Everybody in them is invented. A journey has a session of its own, because the sample
session is the same for all of a worker's journeys and changes while they run.
"""

import csv
import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ROOM = "/sessions/"
LAPTOP = {"width": 1440, "height": 900}
ZONE = "Asia/Bishkek"
PARLIAMENTS = {
    "AZ": "milli-majlis",
    "KZ": "kazakhstan-kurultai",
    "KG": "jogorku-kenesh",
    "TR": "tbmm",
}
"""Members on every day since July 2026, in English order."""
ASSEMBLY = "Parliamentary Assembly of Turkic States"


def today():
    """The day on the clock of the sessions made here."""
    return datetime.now(ZoneInfo(ZONE)).date()


def press(page, name):
    """Press a button of the page's own content and wait for what comes."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name, exact=True).click()


def planned(page, title, organ=ASSEMBLY, on=None):
    """Enter a session that is held today, or on another day; its address."""
    page.goto(f"{ROOM}new/")
    page.select_option("select[name=organ]", label=organ)
    page.fill("input[name=title]", title)
    page.fill("input[name=place]", "Bishkek")
    for field in ("from_on", "to_on"):
        page.fill(f"input[name={field}]", (on or today()).isoformat())
    page.fill("input[name=time_zone]", ZONE)
    page.check("input[name=sample]")
    press(page, "Enter it")
    page.wait_for_url(lambda url: "/new/" not in url)
    return page.url


def entered(page, session, people, *, new=True):
    """Enter people from a list: rows of name, body, role and capacity.

    `new`: whether the register has to learn who they are.
    """
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["name", "body", "role", "capacity", "post", "new"])
    known = "yes" if new else ""
    table.writerows([*one, "Member of parliament", known] for one in people)
    page.goto(f"{session}participants/from-a-list/")
    page.set_input_files(
        "input[name=file]",
        {
            "name": "sample.csv",
            "mimeType": "text/csv",
            "buffer": out.getvalue().encode(),
        },
    )
    press(page, "Bring the names in")
    page.wait_for_url(f"{session}participants/")


def arrived(page, session, names, sitting=None):
    """Register people at the desk or for a sitting, as a scanner or keyboard does."""
    place = "" if sitting is None else f"sittings/{sitting}/"
    page.goto(f"{session}{place}registration/")
    for name in names:
        page.fill("input[name=who]", name)
        press(page, "Register")


def drafted(page, session, kind, title, words, law=""):
    """Begin a draft in English and issue its first version; the version's address."""
    page.goto(f"{session}drafts/begin/")
    page.fill("input[name=title]", title)
    page.select_option("select[name=kind]", kind)
    page.select_option("select[name=authentic]", "en")
    if law:
        page.select_option("select[name=work]", label=law)
    press(page, "Begin it")
    page.select_option("select[name=language]", "en")
    page.fill("textarea[name=words]", words)
    press(page, "Bring it in")
    return issued(page)


def issued(page):
    """Issue the version that the page shows; its address."""
    page.locator("main").get_by_role("link", name="Issue version").click()
    press(page, "Issue it")
    return page.url.partition("?")[0]


def put(page, session, version, rule="unanimity"):
    """Put a text to the parliaments outside a sitting; the question's address."""
    page.goto(f"{session}questions/put/")
    page.select_option("select[name=version]", label=version)
    page.select_option("select[name=rule]", rule)
    press(page, "Put it")
    return page.url


def convened(page, session):
    """Convene a session that is two days away, and open it."""
    page.goto(f"{session}convene/")
    tomorrow = today() + timedelta(days=1)
    page.fill("input[name=answer_by]", f"{tomorrow.isoformat()}T12:00")
    press(page, "Convene it; the letter goes out")
    page.goto(session)
    press(page, "Open the session")


def say(page, question, parliament, stance, person, words=""):
    """Enter a parliament's position as the Secretariat hears it."""
    page.goto(f"{question}?parliament={parliament}")
    page.check(f"input[name=stance][value={stance}]")
    page.select_option("select[name=given_by]", label=person)
    page.fill("textarea[name=text]", words)
    press(page, "Enter the position")
