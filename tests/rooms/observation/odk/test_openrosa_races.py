"""Sixteen identical posts at the same moment, from two processes at once.

A test's transaction is one connection; a race needs many and a database that they
share. So this runs the benchmark's program in processes of their own.
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
THREADS, ROUNDS = 16, 3


@pytest.fixture
def empty_database(tmp_path, django_db_blocker):
    """The address of an empty database beside the tests' own."""
    if connection.vendor == "sqlite":
        path = tmp_path / "race.sqlite3"
        begin_with_tables(path)
        yield f"sqlite:///{path}"
        return
    name = f"race_{uuid4().hex[:8]}"
    here = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgresql://{here['USER']}@/{name}?host={here['HOST']}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_identical_posts_at_one_moment_are_all_received_and_kept_once(
    empty_database, tmp_path
):
    # ODK Central answered 318 of 640 such posts with 409.
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "orkhon.config.settings",
        "ORKHON_DATABASE_URL": empty_database,
        "ORKHON_DATA_DIR": str(tmp_path),
    }

    def start(*words):
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=ROOT,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def finish(process):
        printed, complained = process.communicate()
        assert process.returncode == 0, complained
        return json.loads(printed)

    world = finish(start("benchmarks.submissions_world"))
    path = f"/v1/key/{world['token']}/projects/{world['number']}/submission"
    words = ["--threads", str(THREADS), "--rounds", str(ROUNDS), "--path", path]
    race = [start("benchmarks.submissions_race", *words) for _two in range(2)]
    found = [finish(process) for process in race]
    assert [one["statuses"] for one in found] == [{"201": THREADS * ROUNDS}] * 2
    assert found[0]["receipts"] == found[1]["receipts"]
    assert len(found[0]["receipts"]) == ROUNDS
    last = found[1]
    assert (last["rows"], last["entries"], last["holds"]) == (ROUNDS, ROUNDS, True)
