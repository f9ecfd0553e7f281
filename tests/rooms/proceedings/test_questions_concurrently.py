"""Two secretaries at once: one vote for a parliament, one result for a question."""

import json
import os
import subprocess
import sys

from tests.rooms.proceedings.test_adopting_concurrently import (
    ROOT,
    empty_database,  # noqa: F401 -- a fixture
)


def test_positions_and_closings_at_one_moment_leave_one_vote_and_one_result(
    empty_database,  # noqa: F811 -- the fixture
    tmp_path,
):
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.proceedings.questions_race"],
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
    # Twelve people speak for one parliament: all is kept, one position stands.
    assert (found["refused alone"], found["positions"], found["standing"]) == (
        [],
        12,
        1,
    )
    # Two close the second question while twelve speak: one closes it, and what was
    # not in time for the result is refused.
    assert found["told"] == [f"question 2 is closed: {found['progress']}"]
    assert found["entered or refused"] == 1 + 12 + 1
    assert {"agrees": "adopted", "objects": "blocked"}[found["last"]] == (
        found["progress"]
    )
    assert found["holds"]
