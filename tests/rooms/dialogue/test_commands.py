"""The command line: report, promises, digest."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from orkhon.dialogue.models import Commitment, Proposal, Report
from orkhon.record.models import Source
from tests.rooms.dialogue.conftest import TEXT


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "sample-meeting.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*words):
    out, err = io.StringIO(), io.StringIO()
    call_command(*[str(word) for word in words], stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_a_report_is_kept_and_its_proposals_are_listed(file, sundetbek):
    out, _err = run("report", file)
    assert "sample-meeting.txt: Meeting in Baku" in out
    assert "en, published 2027-03-10, 10 proposals" in out
    assert "Omirgali Sundetbek" in out
    assert Report.objects.get().source.received_by == "machine/command-line"
    again, _err = run("report", file)
    assert "kept before, not kept twice" in again


def test_json_has_the_agreed_keys_and_keeps_nothing(file, sundetbek):
    out, err = run("report", "--json", file)
    (report,) = json.loads(out)
    assert set(report) == {"source", "language", "published", "contacts"}
    (contact,) = report["contacts"]
    assert set(contact) == {
        "kind",
        "format",
        "date",
        "date_precision",
        "place",
        "participants",
        "commitments",
        "events",
        "topics",
    }
    known = next(one for one in contact["participants"] if "Sundetbek" in one["name"])
    assert known["person"] == str(sundetbek.pk)
    start, end = known["span"]
    assert TEXT[start:end] == "Omirgali Sundetbek"
    assert "Nothing is kept" in err
    assert not Source.objects.exists()


def test_json_keeps_as_well_when_asked(file, db):
    run("report", "--json", "--keep", file)
    assert Report.objects.count() == 1


def test_a_bad_file_does_not_stop_the_others(file, tmp_path, db):
    empty = tmp_path / "empty.txt"
    empty.touch()
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(CommandError, match="3 of 4 files"):
        call_command(
            "report",
            str(empty),
            str(tmp_path / "none.txt"),
            str(tmp_path),
            str(file),
            stdout=out,
            stderr=err,
        )
    assert "empty.txt: the file is empty" in err.getvalue()
    assert "none.txt: there is no such file" in err.getvalue()
    assert "is a folder" in err.getvalue()
    assert Report.objects.get().source.filename == file.name


def test_confirming_needs_a_name(file, clerk, sundetbek):
    with pytest.raises(CommandError, match="--by USERNAME"):
        run("report", "--confirm", file)
    with pytest.raises(CommandError, match="no account “nobody”"):
        run("report", "--confirm", "--by", "nobody", file)
    assert not Report.objects.exists()


def test_a_named_person_confirms_with_the_corrections_beside_the_file(
    file, clerk, sundetbek
):
    corrections = [
        {"kind": "figure", "quote": "42 observers", "answer": "no"},
        {
            "kind": "commitment",
            "quote": "intends to send",
            "value": {"when": "2027-04-30"},
        },
    ]
    beside = file.with_name("sample-meeting.corrections.json")
    beside.write_text(json.dumps(corrections), encoding="utf-8")
    out, _err = run("report", "--confirm", "--by", "tastak", file)
    assert "1 edited" in out
    promise = Commitment.objects.get()
    assert promise.due == "2027-04-30"
    decided = Proposal.objects.exclude(state=Proposal.State.PROPOSED)
    assert {one.decided_by for one in decided} == {clerk}


def test_json_works_on_a_machine_without_a_database(file, tmp_path):
    empty = tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-m", "orkhon", "report", "--json", str(file)],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ
        | {
            "ORKHON_DATA_DIR": str(empty),
            "ORKHON_DATABASE_URL": f"sqlite:///{empty}/orkhon.sqlite3",
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
        },
    )
    assert json.loads(done.stdout)[0]["published"] == "2027-03-10"
    assert "Nothing is kept" in done.stderr
    assert not (empty / "orkhon.sqlite3").exists()


def test_promises_are_listed_late_first(file, clerk, sundetbek):
    run("report", "--confirm", "--by", "tastak", file)
    out, _err = run("promises", "--on", "2027-05-05", "--overdue", "--owner", "CHAMBER")
    assert "2027-04" in out
    assert "Sample Chamber; open, 5 days late" in out
    nothing, _err = run("promises", "--on", "2027-04-30", "--overdue")
    assert nothing == "No promise fits as of 2027-04-30.\n"
    printed, _err = run("promises", "--json", "--all", "--on", "2027-05-05")
    (promise,) = json.loads(printed)
    assert (promise["owners"], promise["due"], promise["days_late"]) == (
        ["Sample Chamber"],
        "2027-04",
        5,
    )
    source = promise["sources"][0]
    assert TEXT[slice(*source["span"])] == source["quote"]


@pytest.mark.parametrize("command", ["promises", "digest"])
def test_a_day_that_does_not_exist_is_refused(db, command):
    with pytest.raises(CommandError, match="2027-02-30"):
        run(command, "--on", "2027-02-30")


def test_a_letter_to_nobody_is_said(db):
    out, _err = run("digest", "--on", "2027-03-15")
    assert out == "Nothing to write, or nobody to write to.\n"
