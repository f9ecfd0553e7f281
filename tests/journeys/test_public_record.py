"""What a journalist finds without an account, and a stranger can check.

The acceptance statement 25, as far as statements go. Scripts are off in the browser.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from orkhon.engines.merkle.archive import pack, unpack
from tests.journeys.papers import readable, taken

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import sys, tests.without_django; from orkhon.verify import main;"
    "sys.exit(main(sys.argv[1:]))"
)
OWN = {
    "az": "Azərbaycanca",
    "kk": "Қазақша",
    "ky": "Кыргызча",
    "tr": "Türkçe",
    "uz": "O‘zbekcha",
    "en": "English",
    "ru": "Русский",
}
"""The languages in their own words."""
DOWNLOADS = {"pdf": "PDF", "docx": "Word", "html": "HTML"}


@pytest.fixture
def journalist(site, browser):
    """A browser without an account and without scripts, whose language is English."""
    context = browser.new_context(
        base_url=site.url,
        java_script_enabled=False,
        locale="en-GB",
        viewport={"width": 1440, "height": 900},
    )
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def restricted(site):
    """What must not be on a public page: of observers, teams, forms, members."""
    columns = {
        "observation_observer": ("name", "phone", "email", "card_number"),
        "observation_coordinator": ("phone",),
        "observation_team": ("home_name", "driver", "driver_phone", "interpreter"),
        "observation_submission": ("device_id", "instance_id"),
        "observation_statementposition": ("name", "text"),
        "observation_submissionnote": ("text",),
    }
    words = {
        str(value)
        for table, names in columns.items()
        for name in names
        for (value,) in site.rows(f"SELECT DISTINCT {name} FROM {table}")
        if value
    }
    for (values,) in site.rows('SELECT "values" FROM observation_submission'):
        said = json.loads(values)
        words |= {
            value
            for path, value in said.items()
            if path.endswith(("/remarks", "/what", "/phone", "/observer")) and value
        }
    # Who leads the mission is said on purpose.
    head = site.rows(
        "SELECT p.display_name FROM observation_mission m JOIN register_person p"
        " ON p.id = m.head_id WHERE m.number = 1"
    )
    return {word for word in words if len(word) > 4} - {head[0][0]}


def check(path, key):
    """What `orkhon verify` says where Django cannot be imported."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), "--key", key],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


# 25. A journalist finds the text in six languages without login, and finds no phone,
# passport, location or internal note.
def test_a_journalist_reads_and_checks_the_statement_without_an_account(
    site, journalist, tmp_path
):
    page = journalist
    page.goto("/public/")
    expect(page).to_have_url(re.compile("/public/en/$"))
    page.get_by_role("heading", level=3).locator(
        "a[href*='/statements/']"
    ).first.click()
    found = {}
    titles = set()
    for code, name in OWN.items():
        page.locator(".langbar").get_by_role("link", name=name).click()
        expect(page).to_have_url(re.compile(f"/public/{code}/missions/1/statements/1/"))
        act = page.locator(f".act[lang={code}]")
        expect(act).to_contain_text(re.compile(r"\D67\D"))
        titles.add(act.locator("h2").first.inner_text())
        found[f"page {code}"] = page.content()
        versions = page.locator(".versions li", has_text=name)
        for words in DOWNLOADS.values():
            file, data = taken(page, versions.get_by_role("link", name=words))
            found[file] = readable(file, data)
            digest = hashlib.sha256(data).hexdigest()
            expect(page.locator("code.hash", has_text=digest)).to_have_count(1)
    assert len(titles) == len(OWN) >= 6
    assert len([one for one in found if one.endswith((".pdf", ".docx"))]) == 14

    page.goto("/public/en/missions/1/statements/1/")
    name, data = taken(page, page.get_by_role("link", name="bundle").first)
    found[name] = readable(name, data)
    words = restricted(site)
    assert len(words) > 50
    assert [(one, word) for one, text in found.items() for word in words
            if word in text] == []  # fmt: skip

    key = page.request.get("/record/key").text().strip()
    path = tmp_path / name
    path.write_bytes(data)
    code, told = check(path, key)
    assert (code, told[-1]) == (0, "The bundle holds.")
    assert any(one.endswith(": 67 stations: 67.") for one in told)
    assert any("2 of 8 forms: 2 of 8." in one for one in told)
    assert all(one.startswith("holds") for one in told[:-1])
    (english,) = (one for one in told if " en: " in one and "sentences stand" in one)
    assert "23 numbers" in english

    # One row altered, and it says so.
    files = unpack(data)
    rows = files["rows.jsonl"].decode()
    altered = re.sub(r'"voting/secrecy":"yes"', '"voting/secrecy":"no"', rows, count=1)
    assert altered != rows
    path.write_bytes(pack(files | {"rows.jsonl": altered.encode()}))
    code, told = check(path, key)
    assert (code, told[-1]) == (1, "The bundle does not hold.")
    assert [one for one in told if one.startswith("DOES NOT HOLD")] != []
