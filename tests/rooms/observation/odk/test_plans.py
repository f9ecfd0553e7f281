"""What is asked for each form is found by an index, however many forms there are.

A table of a test is so small that PostgreSQL reads all of it; forbidden to, it shows
whether an index would serve.
"""

import pytest
from django.db import connection

from orkhon.observation.queries import arrivals, keys
from orkhon.record.actions import bursts

pytestmark = pytest.mark.django_db
ID = "5b1f0b0a-0000-4000-8000-000000000000"


def plan(query, values):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {query}", values)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {query}", values)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def marks(query, *counts):
    return query.format(*(", ".join(["%s"] * count) for count in counts))


NAMES = (
    (arrivals._NAMES, (1, 2, 2), [2, "a", "b", "a", "b"])
    if connection.vendor == "postgresql"
    else (arrivals._NAMES_ON_SQLITE, (2, 2), ["a", "b", "a", "b"])
)


@pytest.mark.parametrize(
    ("query", "counts", "values"),
    [
        (bursts._ANY, (2, 2), ["a", "b", "a", "b"]),
        NAMES,
        (arrivals._VERSIONS, (1, 1), [ID, "opening"]),
        (arrivals._STATIONS, (1, 2), [ID, "a", "b"]),
        (arrivals._OBSERVERS, (1,), [ID]),
        (keys._HOLDER, (), ["2027-03-14 07:00:00+00", "x"]),
    ],
)
def test_a_form_is_placed_by_indexes_alone(query, counts, values):
    found = plan(marks(query, *counts), values)
    read_whole = [
        line
        for line in found.splitlines()
        if ("Seq Scan" in line or line.startswith("SCAN"))
        and "sqlite_sequence" not in line
        and "CONSTANT ROW" not in line
    ]
    assert read_whole == []
