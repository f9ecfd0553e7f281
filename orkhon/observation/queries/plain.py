"""Reads past the models, for what stands in the way of every form that comes in.

Building a query and its models costs many times what the database does; see
benchmarks/submissions.py. Both databases answer alike, but for keys.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import connection

from orkhon.record.statements import fetched


def rows(query: str, *lists: Collection[object]) -> list[tuple[Any, ...]]:
    """Rows of a query whose `{}` each stand for a list of values.

    Args:
        lists: The values of each list, in order; none is empty.
    """
    marks = (", ".join(["%s"] * len(values)) for values in lists)
    return fetched(query.format(*marks), [one for values in lists for one in values])


def uuids(keys: Collection[UUID]) -> list[object]:
    """Keys as this database holds them."""
    if connection.vendor == "postgresql":
        return list(keys)
    return [key.hex for key in keys]


def uuid_of(cell: object) -> UUID:
    """A key as it came from this database."""
    return cell if isinstance(cell, UUID) else UUID(str(cell))
