"""A PostgreSQL server for the length of a test run or a benchmark."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from orkhon.machine import postgresql_bin


@contextlib.contextmanager
def throwaway_postgresql(*, durable: bool = False) -> Iterator[str]:
    """A PostgreSQL cluster on a socket in a temporary folder; its database URL.

    It is gone afterwards. As root it runs under the account `postgres`, since
    PostgreSQL refuses root.

    Args:
        durable: Wait for the disk at each commit (fsync and synchronous_commit on), as
            in use; tests go without and are quicker.
    Raises:
        FileNotFoundError: no PostgreSQL server on this machine.
    """
    home = postgresql_bin()
    if home is None:
        raise FileNotFoundError("no PostgreSQL server: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="orkhon-pg-"))
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    try:
        if as_owner:
            shutil.chown(folder, "postgres")
            folder.chmod(0o755)
        data = folder / "data"

        def call(*words: str) -> None:
            done = subprocess.run(
                [*as_owner, *words],
                cwd=folder,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
            if done.returncode:
                raise RuntimeError(f"{words[0]}: {done.stderr.strip()}")

        call(
            str(home / "initdb"), "-D", str(data), "-U", "orkhon", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "-N",
        )  # fmt: skip
        options = (
            f"-c listen_addresses= -c unix_socket_directories={folder} "
            "-c max_connections=60"
        )
        if not durable:
            options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        call(
            str(home / "pg_ctl"), "-D", str(data), "-w", "-o", options,
            "-l", str(folder / "log"), "start",
        )  # fmt: skip
        try:
            yield f"postgresql://orkhon@/postgres?host={folder}"
        finally:
            call(str(home / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
