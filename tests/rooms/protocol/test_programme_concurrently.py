"""One car assigned by two officers at one moment: nothing is lost, both see the conflict.

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
    name = f"programme_{uuid4().hex[:8]}"
    here = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgresql://{here['USER']}@/{name}?host={here['HOST']}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_two_officers_who_assign_one_car_both_see_the_conflict(
    empty_database, tmp_path
):
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.protocol.programme_race"],
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
    seen, refused, failed = found["two_places"]
    assert failed == []
    assert refused == []
    assert seen == [["car-twice"], ["car-twice"]]
    # One place of one line, changed by both: one of them is told to look again.
    _seen, refused, failed = found["one_place"]
    assert failed == []
    assert refused == [
        "the place of Sample 1 in “Hotel” was changed meanwhile; look again"
    ]
    assert (found["revision"], found["kept"]) == (1, 2)
