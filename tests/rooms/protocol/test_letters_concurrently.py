"""Twelve letters signed at one moment: no number is left out, none is given twice.

A test's transaction is one connection and holds SQLite alone; a race needs many
connections to a database that they share. So this runs a program of its own, on
PostgreSQL where the tests run on it, else on a file.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from tests.migrated import begin_with_tables

ROOT = Path(settings.PACKAGE_DIR).parent


@pytest.fixture
def empty_database(tmp_path, django_db_blocker):
    """The address of an empty database beside the tests' own."""
    if connection.vendor == "sqlite":
        path = tmp_path / "race.sqlite3"
        begin_with_tables(path)
        yield f"sqlite:///{path}"
        return
    name = f"letters_{uuid4().hex[:8]}"
    here = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgresql://{here['USER']}@/{name}?host={here['HOST']}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_letters_signed_at_once_leave_no_gap_and_use_no_number_twice(
    empty_database, tmp_path
):
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.protocol.letters_race"],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
            "ORKHON_DATABASE_URL": empty_database,
            "ORKHON_DATA_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["failed"] == []
    assert found["numbers"] == list(range(1, 13))
    # Four could not be signed in between and took no number.
    assert found["refused"] == 4
    # Two people signed one more letter: one of them is told so.
    assert found["twice"] == [[13], 1]
    assert (found["last"], found["signed"], found["holds"]) == (13, 13, True)
