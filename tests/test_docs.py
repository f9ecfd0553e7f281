"""Docs are checked like code: links, settings, commands, record verbs."""

import re
from pathlib import Path

import pytest

from orkhon.catalogue.queries.changes import QUIET, WITHDRAWING
from orkhon.cli import VERBS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs").rglob("*.md")) + [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")


@pytest.mark.parametrize(
    "page", [pytest.param(page, id=str(page.relative_to(ROOT))) for page in PAGES]
)
def test_links_lead_somewhere(page):
    dead = [
        target
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_every_setting_is_in_the_operating_manual():
    manual = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    settings = set()
    for path in (ROOT / "orkhon").rglob("*.py"):
        settings |= set(
            re.findall(r"[\"'](ORKHON_[A-Z_]+)[\"']", path.read_text(encoding="utf-8"))
        )
    assert sorted(name for name in settings if f"`{name}`" not in manual) == []


def test_every_verb_of_the_command_line_is_in_the_operating_manual():
    manual = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"orkhon {verb}" not in manual] == []


def test_every_verb_of_the_record_is_listed():
    listed = (ROOT / "docs" / "methods" / "record-verbs.md").read_text(encoding="utf-8")
    written = set()
    for path in (ROOT / "orkhon").rglob("*.py"):
        if "/actions" in str(path):
            written |= set(
                re.findall(
                    r"append\(\s*[\"']([a-z_.-]+)[\"']",
                    path.read_text(encoding="utf-8"),
                )
            )
    assert written, "no act writes an entry?"
    assert sorted(verb for verb in written if f"`{verb}`" not in listed) == []


def test_every_quiet_or_withdrawing_act_is_a_verb_of_the_record():
    listed = (ROOT / "docs" / "methods" / "record-verbs.md").read_text(encoding="utf-8")
    named = QUIET | WITHDRAWING
    assert sorted(verb for verb in named if f"`{verb}`" not in listed) == []
    assert not QUIET & WITHDRAWING


def test_every_engine_has_its_page():
    engines = [
        path.name
        for path in (ROOT / "orkhon" / "engines").iterdir()
        if (path / "__init__.py").exists()
    ]
    page = {"merkle": "record.md"}
    missing = [
        name
        for name in engines
        if not (ROOT / "docs" / "methods" / page.get(name, f"{name}.md")).exists()
    ]
    assert missing == []
