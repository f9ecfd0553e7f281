"""Signing and checking from the command line."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from orkhon.engines.merkle import open_checkpoint
from orkhon.record import triggers
from orkhon.record.actions import append
from orkhon.record.keys import public_key
from orkhon.record.roles import Machine

READER = Machine("test-reader")


@pytest.fixture(autouse=True)
def kept(db):
    for words in ("first", "second", "third"):
        append("sample.act.do", "orkhon:sample/1", by=READER, words=words)


def tamper():
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record_entry SET actor = 'somebody-else' WHERE seq = 2")


def test_the_checkpoint_covers_what_was_written(capsys, tmp_path):
    path = tmp_path / "checkpoint.txt"
    call_command("checkpoint", output=path)
    signed = open_checkpoint(path.read_text(encoding="utf-8"), [public_key()])
    assert signed.size == 4  # three acts and the signing itself


def test_with_nothing_new_the_last_checkpoint_stands(capsys):
    call_command("checkpoint")
    first = capsys.readouterr().out
    call_command("checkpoint")
    assert capsys.readouterr().out == first


def test_a_key_that_cannot_be_read_is_named(settings, tmp_path):
    call_command("checkpoint")
    append("sample.act.do", "orkhon:sample/1", by=READER, words="fourth")
    settings.ORKHON_SIGNING_KEY_FILE = tmp_path / "lost-key"
    with pytest.raises(CommandError, match="lost-key"):
        call_command("checkpoint")


def test_a_record_that_holds_is_said_to_hold(capsys):
    call_command("checkpoint")
    call_command("verify")
    assert capsys.readouterr().out.endswith("The record holds.\n")


def test_a_record_that_was_tampered_with_names_its_first_entry(capsys):
    call_command("checkpoint")
    tamper()
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify")
    said = capsys.readouterr().out
    assert stopped.value.code == 1
    assert said.splitlines()[-1] == "The record does not hold."
    assert "Entry 2" in said.splitlines()[0]


def test_the_findings_come_as_json_too(capsys):
    call_command("checkpoint")
    capsys.readouterr()
    call_command("verify", json=True)
    assert json.loads(capsys.readouterr().out)["holds"] is True
