"""Read the record's tables as they lie, at one moment, past Django's models.

Verification must see the bytes that are stored, not what a model makes of them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]
BATCH = 2_000


@contextmanager
def snapshot(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Everything read inside is of one moment; nobody who writes has to wait.

    On SQLite, text that is not UTF-8 (a file holds any bytes) is read with escaped
    surrogates: it can be compared and is never taken for good text.
    """
    if connection.vendor == "postgresql":
        with transaction.atomic(using=connection.alias, savepoint=False):
            # Inside a caller's transaction, as in most tests, it is too late to ask.
            if len(connection.atomic_blocks) == 1:
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                    )
            yield
        return
    connection.ensure_connection()
    raw = connection.connection
    begin = not connection.in_atomic_block
    factory, raw.text_factory = raw.text_factory, _any_text
    try:
        if begin:
            raw.execute("BEGIN")  # not IMMEDIATE: readers do not hold up writers
        yield
    finally:
        raw.text_factory = factory
        if begin:
            raw.execute("ROLLBACK")


def rows(
    connection: BaseDatabaseWrapper, query: str, parameters: Sequence[Cell] = ()
) -> Iterator[Row]:
    """Rows of a query, a few thousand in memory at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, parameters)
        while batch := cursor.fetchmany(BATCH):
            yield from batch


def key_of(connection: BaseDatabaseWrapper, subject: str) -> str:
    """The uuid in orkhon:source/UUID, written as this database's text of it."""
    uuid = subject.rpartition("/")[2]
    return uuid if connection.vendor == "postgresql" else uuid.replace("-", "")


def _any_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
