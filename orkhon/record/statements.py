"""Statements past the models, for what stands in the way of every act and every form.

Building a query costs many times what the database does with it, and PostgreSQL plans
a statement anew each time unless it is prepared. See benchmarks/submissions.py.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection

MOST_VALUES_PREPARED = 800
"""A longer statement, of some 64 rows, comes seldom twice and is large to keep."""


def fetched(query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Run a statement in the caller's transaction; its rows, none if it gives none.

    Args:
        query: Always the same text for the same thing, so that it is prepared once.
    """
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        with connection.wrap_database_errors:
            # Django's own cursors put the values into the text, which is never the same.
            cursor = connection.Database.Cursor(connection.connection)  # type: ignore[attr-defined]  # -- psycopg, named by Django's backend
            cursor.execute(query, values, prepare=len(values) <= MOST_VALUES_PREPARED)
            return cursor.fetchall() if cursor.description is not None else []
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found
