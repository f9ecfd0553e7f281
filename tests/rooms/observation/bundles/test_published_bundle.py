"""A statement published for good in two languages, and checked where no Django is."""

import subprocess
import sys
from pathlib import Path

import pytest

from orkhon.engines.merkle import read_bundle
from orkhon.engines.merkle.archive import pack, unpack
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.positions import take_position
from orkhon.observation.actions.statements.publishing import publish_statement
from orkhon.observation.actions.statements.sections import leave_out_section
from orkhon.observation.actions.statements.sentences import add_sentence
from orkhon.observation.queries.statements.composing import composed_all
from orkhon.observation.queries.statements.standing import standing
from orkhon.record.keys import public_key
from orkhon.record.queries import bytes_of
from orkhon.register.models import Person

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
PROGRAM = (
    "import sys, tests.without_django; from orkhon.verify import main;"
    "sys.exit(main(sys.argv[1:]))"
)


def strangers_check(path):
    """What `orkhon verify` says in a process that cannot import Django."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path), "--key", public_key().encode()],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.splitlines()


@pytest.fixture
def published(mission, visits, written, protocol):
    mission.head = Person.objects.create(display_name="Aybike Örnekova")
    mission.save()
    whole = {"mandate": ("A mission of parliaments.", "Парламенттер миссиясы."),
             "not_seen": ("The night was not seen.", "Түн көрінген жоқ.")}  # fmt: skip
    for key, (english, kazakh) in whole.items():
        add_sentence(
            written.sections.get(key=key), "limit",
            {"en": english, "kk": kazakh}, by=protocol,
        )  # fmt: skip
    for section in written.sections.exclude(key__in=("election_day", *whole)):
        leave_out_section(section, by=protocol)
    circulate(written, by=protocol)
    written.refresh_from_db()
    seen = standing(written, composed_all(written)).digest
    take_position(written, None, "agrees", seen=seen, by=protocol)
    written.refresh_from_db()
    return publish_statement(written, seen=seen, by=protocol)


def test_what_is_published_is_counted_again_by_a_stranger(published, tmp_path):
    data = bytes_of(published.bundle)
    assert [name.rsplit("-", 1)[1] for name in sorted(read_bundle(data).papers)] == [
        "en.docx", "en.html", "en.pdf", "kk.docx", "kk.html", "kk.pdf",
    ]  # fmt: skip
    path = tmp_path / "statement.zip"
    path.write_bytes(data)
    code, told = strangers_check(path)
    assert (code, told[-1]) == (0, "The bundle holds.")
    assert "holds          Stations: 2 stations: 2." in told
    assert "holds          Secrecy: 1 of 2 stations: 1 of 2." in told
    assert [one for one in told if "sentences stand in" in one] == [
        "holds          en: 7 sentences stand in statement-1-1-en.html; 5 numbers in "
        "them are what the rows give.",
        "holds          kk: 7 sentences stand in statement-1-1-kk.html; 5 numbers in "
        "them are what the rows give.",
    ]

    members = unpack(data)
    lines = members["rows.jsonl"].replace(
        b'"voting/secrecy":"no"', b'"voting/secrecy":"yes"'
    )
    path.write_bytes(pack({**members, "rows.jsonl": lines}))
    code, told = strangers_check(path)
    assert (code, told[-1]) == (1, "The bundle does not hold.")
    red = [one for one in told if one.startswith("DOES NOT HOLD")]
    assert any("Row r" in one and one.endswith("was altered.") for one in red)
    assert any(
        "Secrecy: 1 of 2 stations (0 not seen) said, 0 of 2" in one for one in red
    )
