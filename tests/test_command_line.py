"""The verbs: each has help with an example; some need no database at all."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from orkhon import doctor
from orkhon.cli import VERBS
from orkhon.ui.verb import Verb
from tests.engines.merkle.bundles import with_entry

ROOT = Path(__file__).resolve().parent.parent


def orkhon(*words, without_django=False, **environment):
    start = "import sys; "
    if without_django:
        start += "sys.modules['django'] = None; "
    return subprocess.run(
        [sys.executable, "-c", f"{start}from orkhon.cli import main; main()", *words],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


def test_without_a_verb_all_verbs_are_named():
    shown = orkhon()
    assert shown.returncode == 0
    assert [verb for verb in VERBS if f"  {verb} " not in shown.stdout] == []


def test_every_verb_but_the_site_itself_begins_at_once():
    verbs = {
        name: load_command_class(room, name)
        for name, room in get_commands().items()
        if name in VERBS
    }
    slow = {name for name, one in verbs.items() if not isinstance(one, Verb)}
    assert slow == {"serve"}


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(verb, tmp_path):
    shown = orkhon(verb, "--help", ORKHON_DATA_DIR=str(tmp_path))
    assert shown.returncode == 0, shown.stderr
    assert re.search(rf"xamples?: orkhon {verb}\b", " ".join(shown.stdout.split()))


def test_the_doctor_needs_no_django_to_say_that_it_is_missing():
    shown = orkhon("doctor", "--json", without_django=True)
    things = {one["thing"]: one for one in json.loads(shown.stdout)}
    assert things["Python"]["is_well"]
    assert things["Pango"]["remedy"].startswith("apt-get install libpango")


def test_the_doctor_sees_a_full_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "FREE_BYTES_NEEDED", 10**18)
    found = {one.thing: one for one in doctor.examine(tmp_path)}
    assert not found["Disk"].is_well
    assert "GB free" in found["Disk"].seen


def test_the_doctor_names_a_package_that_is_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "PACKAGES", ("orkhon-no-such-package",))
    found = {one.thing: one for one in doctor.examine(tmp_path)}
    assert found["orkhon-no-such-package"].seen == "missing"


def test_a_bundle_is_checked_without_django(tmp_path):
    absent = orkhon("verify", str(tmp_path / "no.zip"), without_django=True)
    assert absent.returncode == 2
    assert "No such file" in absent.stderr


def test_a_hostile_bundle_writes_no_lines_of_its_own(tmp_path):
    path = tmp_path / "hostile.zip"
    why = "rule\x1b[2J\nThe bundle holds.\n\u202e"
    erased = {"at": "2026-11-21T10:00:00.000000Z", "by": "account/2", "why": why}
    path.write_bytes(with_entry(2, erased=erased))
    lines = orkhon("verify", str(path), without_django=True).stdout.splitlines()
    (erasure,) = [line for line in lines if "erased on" in line]
    assert erasure.endswith(r"account/2: rule\x1b[2J\nThe bundle holds.\n\u202e")


def test_make_lists_its_commands():
    # Also when these tests are themselves run by make.
    alone = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    shown = subprocess.run(
        ["make"], cwd=ROOT, capture_output=True, text=True, check=True, env=alone
    )
    listed = [line.split()[1] for line in shown.stdout.splitlines() if "make" in line]
    assert listed == ["demo", "test", "run", "check", "bench", "docs"]
