"""Triggers that make the record append-only, for SQLite and for PostgreSQL.

They stop a mistake and an ordinary account. Whoever may drop triggers can still
change a row; that is what verification is for.
"""

from collections.abc import Iterable

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

PAYLOAD = "record_entrypayload"
TABLES = {
    "record_source": "id",
    "record_citation": "id",
    "record_entry": "seq",
    PAYLOAD: "entry_id",
    "record_checkpoint": "size",
    "record_treenode": "place",
}
"""Each append-only table with its key."""
_ONCE = {
    # In the words of the partial indexes, so that SQLite can use them.
    "record_source": (
        "(sha256 = NEW.sha256 AND open_to = NEW.open_to"
        " AND quarantined = '' AND NEW.quarantined = '')"
        " OR (sha256 = NEW.sha256 AND open_to = NEW.open_to"
        " AND NOT quarantined = '' AND NOT NEW.quarantined = '')"
    ),
    "record_citation": (
        'source_id = NEW.source_id AND start = NEW.start AND "end" = NEW."end"'
        " AND kind = NEW.kind AND path = NEW.path"
    ),
}
"""What else is there once; the unique indexes of the models say the same."""

# What an erasure may do and nothing else: both parts go, the entry stays.
_ERASURE = """
OLD.payload IS NOT NULL AND NEW.payload IS NULL AND NEW.salt IS NULL
AND NEW.erased_at IS NOT NULL AND NEW.entry_id = OLD.entry_id
"""

_FUNCTION = """
CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place; one that is there already is made anew."""
    remove(connection)
    with connection.cursor() as cursor:
        for statement in _creating(connection.vendor):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger away: for a reversed migration and to empty a test database."""
    with connection.cursor() as cursor:
        for statement in _dropping(connection.vendor):
            cursor.execute(statement)


def restore_after_migrate(*, using: str, **_: object) -> None:
    """Put the triggers back once migrations, or the emptying of tables, are done."""
    connection = connections[using]
    if TABLES.keys() <= set(connection.introspection.table_names()):
        install(connection)


def _creating(vendor: str) -> Iterable[str]:
    if vendor == "postgresql":
        yield _FUNCTION
    for table, key in TABLES.items():
        condition = f"WHEN (NOT ({_ERASURE}))" if table == PAYLOAD else ""
        if vendor == "postgresql":
            yield (
                f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
                f"FOR EACH ROW {condition} EXECUTE FUNCTION record_refuse()"
            )
            yield (
                f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION record_refuse()"
            )
            yield (
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()"
            )
        else:
            # INSERT OR REPLACE deletes without asking the delete trigger.
            same = f"{key} = NEW.{key}"
            if table in _ONCE:
                same += f" OR ({_ONCE[table]})"
            taken = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 -- our own table names
            for act, when in (
                ("update", condition),
                ("delete", ""),
                ("insert", taken),
            ):
                yield (
                    f"CREATE TRIGGER {table}_no_{act} BEFORE {act.upper()} ON {table} "
                    f"FOR EACH ROW {when} BEGIN SELECT RAISE(ABORT, "
                    f"'{table} is append-only: {act} refused'); END"
                )


def _dropping(vendor: str) -> Iterable[str]:
    for table in TABLES:
        place = f" ON {table}" if vendor == "postgresql" else ""
        for act in ("update", "delete", "truncate", "insert"):
            yield f"DROP TRIGGER IF EXISTS {table}_no_{act}{place}"
