"""An SQLite file with every table, made once by `make test`, and copies of it.

To migrate takes half a minute. Where `make test` has not made the file (pytest by hand),
each database is migrated anew.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

MEMORY = "file:memorydb_default?mode=memory&cache=shared"
"""The database of a test run, as Django names it."""


def begin_with_tables(path: Path) -> None:
    """Let a site's database begin with its tables."""
    if made := os.environ.get("ORKHON_MIGRATED"):
        shutil.copyfile(made, path)


@contextmanager
def tables_in_memory() -> Iterator[None]:
    """Let the database in memory begin with its tables; it lives while this is open."""
    made = os.environ.get("ORKHON_MIGRATED")
    if made is None or "ORKHON_DATABASE_URL" in os.environ:
        yield
        return
    with closing(sqlite3.connect(MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(made)) as tables:
            tables.backup(memory)
        yield
