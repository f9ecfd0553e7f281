"""What `orkhon demo` leaves, made once a run and copied by every worker.

It takes a minute. The first worker that has collected a journey begins it beside its
other tests; a lock that lives as long as the maker tells the others when it is there.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.migrated import begin_with_tables

LOCK = "lock"
DATA = "data"
SAID = "said"
DONE = "done"


def environment(data: Path) -> dict[str, str]:
    """What every process of a site whose files lie in `data` is started with."""
    given = os.environ | {"ORKHON_DATA_DIR": str(data)}
    given.pop("ORKHON_DATABASE_URL", None)
    return given


def begin(folder: Path) -> subprocess.Popen[bytes] | None:
    """Begin to make the sample in `folder`; None where another worker has.

    Every worker calls this before it copies.
    """
    folder.mkdir(exist_ok=True)
    with (folder / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return None
        if (folder / SAID).exists():
            return None
        (folder / DATA).mkdir()
        begin_with_tables(folder / DATA / "orkhon.sqlite3")
        with (folder / SAID).open("w") as said:
            # The maker inherits the lock, which goes with it however it ends.
            return subprocess.Popen(
                [
                    "sh", "-c", '"$@" && touch "$0"', folder / DONE,
                    sys.executable, "-m", "orkhon", "demo",
                ],
                env=environment(folder / DATA),
                stdout=said,
                stderr=subprocess.STDOUT,
                pass_fds=[lock.fileno()],
            )  # fmt: skip


def copy(folder: Path, to: Path) -> None:
    """Wait until the sample is made and copy its files.

    Raises:
        RuntimeError: it could not be made; in the words of `orkhon demo`.
    """
    with (folder / LOCK).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        if not (folder / DONE).exists():
            raise RuntimeError((folder / SAID).read_text())
    shutil.copytree(folder / DATA, to)
