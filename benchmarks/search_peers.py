"""The peers of `benchmarks.search`: LIKE, and the databases' own full text search."""

from django.db import connection

PAGE = 20
_SQLITE = (
    "CREATE VIRTUAL TABLE peer USING fts5(title, words, content='catalogue_item', "
    "content_rowid='id')",
    "INSERT INTO peer(peer) VALUES ('rebuild')",
)
_POSTGRESQL = (
    "ALTER TABLE catalogue_item ADD COLUMN peer tsvector GENERATED ALWAYS AS "
    "(to_tsvector('simple', title || ' ' || words)) STORED",
    "CREATE INDEX ON catalogue_item USING gin (peer)",
)


def make_peers() -> None:
    """An index of each database's own over the same rows."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in _SQLITE if is_sqlite else _POSTGRESQL:
            cursor.execute(statement)


def like(text: str) -> list[str]:
    """Rows in which each word stands somewhere, the newest first."""
    words = text.split()
    wanted = " AND ".join("lower(title || ' ' || words) LIKE %s" for _ in words)
    return _found(
        f"SELECT kind, key FROM catalogue_item WHERE {wanted} "  # noqa: S608 -- no input
        f"ORDER BY id DESC LIMIT {PAGE}",
        [f"%{word.lower()}%" for word in words],
    )


def full_text(text: str) -> list[str]:
    """What the database finds by itself, best first by its own rank."""
    words = [word.strip("'’ʼ.,()\"") for word in text.split()]
    if connection.vendor == "sqlite":
        return _found(
            "SELECT kind, key FROM peer JOIN catalogue_item ON id = peer.rowid "  # noqa: S608 -- no input
            f"WHERE peer MATCH %s ORDER BY rank LIMIT {PAGE}",
            [" ".join(f'"{word}"*' for word in words)],
        )
    return _found(
        "SELECT kind, key FROM catalogue_item, to_tsquery('simple', %s) asked "  # noqa: S608 -- no input
        f"WHERE peer @@ asked ORDER BY ts_rank(peer, asked) DESC LIMIT {PAGE}",
        [" & ".join("'" + word.replace("'", "''") + "':*" for word in words)],
    )


def _found(statement: str, parameters: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [f"{kind}/{key}" for kind, key in cursor.fetchall()]
