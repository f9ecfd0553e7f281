"""Eight writers at once, on a database of their own: one order without gaps.

A test's transaction is one connection; a burst needs several and a file that they
share. So this runs the benchmark's program in a process of its own.
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

ROOT = Path(settings.PACKAGE_DIR).parent


@pytest.fixture
def empty_database(tmp_path, django_db_blocker):
    """The address of an empty database beside the tests' own."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'burst.sqlite3'}"
        return
    name = f"burst_{uuid4().hex[:8]}"
    here = connection.settings_dict
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield f"postgresql://{here['USER']}@/{name}?host={here['HOST']}"
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_burst_of_eight_writers_leaves_one_order_without_gaps(
    empty_database, tmp_path
):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.record_burst", "--each", "25"],
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
    # 8 threads of 25 entries and the signing; a gap or a double would not hold
    assert (found["entries"], found["holds"]) == (201, True)
