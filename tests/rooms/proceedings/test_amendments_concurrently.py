"""Two secretaries at once: one of two amendments to one word is accepted."""

import json
import os
import subprocess
import sys

from tests.rooms.proceedings.test_adopting_concurrently import (
    ROOT,
    empty_database,  # noqa: F401 -- a fixture
)


def test_of_amendments_to_one_word_accepted_at_one_moment_one_is_taken(
    empty_database,  # noqa: F811 -- the fixture
    tmp_path,
):
    done = subprocess.run(
        [sys.executable, "-m", "tests.rooms.proceedings.amendments_race"],
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
    assert found["tabling"] == [[], []]
    assert found["numbers"] == list(range(1, 9))
    refused, failed = found["accepting"]
    assert failed == []
    assert (found["accepted"], found["open"], len(refused)) == (1, 7, 7)
    assert all("both insert at the same place" in words for words in refused)
    # Two make the next version at once: one does, the other is told.
    assert found["following"] == [["version 2 is in hand and not issued yet"], []]
    assert found["versions"] == 2
    assert found["holds"]
