"""Full text search beside the table of items, in each database's own way.

SQLite has FTS5 over the terms of an item, kept in step by triggers. PostgreSQL has two
columns of terms that it makes itself and an index over each; no extension is needed.
Both know terms as they are, apart by a space: their own readers of language see nothing.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from orkhon.catalogue.intake.words import MARKS

TABLE = "catalogue_item"
SEARCH = "catalogue_search"
COLUMNS = ("title_terms", "all_terms")

_NO_FTS5 = (
    "This SQLite cannot search texts (it was built without FTS5). Use a Python whose "
    "SQLite has FTS5, as Debian’s has, or PostgreSQL."
)


class NoSearch(RuntimeError):
    """The database cannot search; it says what would help."""


def make(editor: BaseDatabaseSchemaEditor) -> None:
    """Make what searching needs.

    Raises:
        NoSearch: SQLite was built without FTS5.
    """
    if editor.connection.vendor == "sqlite":
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')")
            if not cursor.fetchone()[0]:
                raise NoSearch(_NO_FTS5)
        for statement in _SQLITE:
            editor.execute(statement)
    else:
        for statement in _POSTGRESQL:
            editor.execute(statement)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    """Take it away again."""
    if editor.connection.vendor == "sqlite":
        for name in ("added", "taken", "changed"):
            editor.execute(f"DROP TRIGGER IF EXISTS {SEARCH}_{name}")
        editor.execute(f"DROP TABLE IF EXISTS {SEARCH}")
    else:
        for column in COLUMNS:
            editor.execute(f"ALTER TABLE {TABLE} DROP COLUMN {column}_vector")


_NAMES = ", ".join(COLUMNS)
_NEW = ", ".join(f"new.{one}" for one in COLUMNS)
_OLD = ", ".join(f"old.{one}" for one in COLUMNS)
_IN = f"INSERT INTO {SEARCH}(rowid, {_NAMES}) VALUES (new.id, {_NEW});"  # noqa: S608 -- names of ours
_OUT = (
    f"INSERT INTO {SEARCH}({SEARCH}, rowid, {_NAMES}) "  # noqa: S608 -- names of ours
    f"VALUES ('delete', old.id, {_OLD});"
)

_SQLITE = (
    f"CREATE VIRTUAL TABLE {SEARCH} USING fts5({_NAMES}, content='{TABLE}', "
    "content_rowid='id', detail=column, prefix='3 4', "
    f"tokenize=\"unicode61 remove_diacritics 0 tokenchars '{MARKS}'\")",
    f"CREATE TRIGGER {SEARCH}_added AFTER INSERT ON {TABLE} BEGIN {_IN} END",
    f"CREATE TRIGGER {SEARCH}_taken AFTER DELETE ON {TABLE} BEGIN {_OUT} END",
    f"CREATE TRIGGER {SEARCH}_changed AFTER UPDATE OF {_NAMES} ON {TABLE} "
    f"BEGIN {_OUT} {_IN} END",
)
_POSTGRESQL = tuple(
    statement
    for column in COLUMNS
    for statement in (
        f"ALTER TABLE {TABLE} ADD COLUMN {column}_vector tsvector GENERATED ALWAYS AS "
        f"(array_to_tsvector(string_to_array({column}, ' '))) STORED",
        f"CREATE INDEX {TABLE}_{column} ON {TABLE} USING gin ({column}_vector)",
    )
)
