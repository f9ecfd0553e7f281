"""What is asked, as the two databases are asked it: groups of terms, all of which hold.

Nothing that somebody typed reaches a database but letters and figures: signs, also
those that mean something to a database, are no part of a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from orkhon.catalogue.index import SEARCH, TABLE


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the index; with `begins`, every term that begins so."""

    text: str
    begins: bool = False


Group = tuple[Term, ...]
"""One of these is enough."""


NEWEST = 2_000
"""Items that PostgreSQL looks through before it asks its index: of a word that every
eighth item has they hold enough, and the index would bring every item that has it."""


def matching(
    column: str, groups: list[Group], limit: int, among: list[int] | None = None
) -> list[int]:
    """Items in which each group holds, the newest first.

    Args:
        column: "title_terms" or "all_terms"; what narrows stands in the latter.
        groups: One at least.
        limit: How many at most.
        among: Of these items alone; None for all.
    """
    ask = _sqlite if connection.vendor == "sqlite" else _postgresql
    found: list[int] = []
    with connection.cursor() as cursor:
        for statement, parameters in ask(column, groups, among):
            cursor.execute(statement, [*parameters, limit])
            found = [pk for (pk,) in cursor.fetchall()]
            if len(found) == limit:
                break
    return found


Question = tuple[str, list[str | int | list[int]]]
"""A statement that ends with how many are asked for, and its parameters but that."""


def _sqlite(
    column: str, groups: list[Group], among: list[int] | None
) -> Iterator[Question]:
    asked = " AND ".join(_fts5(column, group) for group in groups)
    here = ""
    if among is not None:
        # With the sign it is held against each hit; else each would be looked for alone.
        here = f"AND +rowid IN ({', '.join(['%s'] * len(among))}) "
    yield (
        f"SELECT rowid FROM {SEARCH} WHERE {SEARCH} MATCH %s {here}"  # noqa: S608 -- names of ours
        "ORDER BY rowid DESC LIMIT %s",
        [asked, *(among or ())],
    )


def _postgresql(
    column: str, groups: list[Group], among: list[int] | None
) -> Iterator[Question]:
    columns = sorted({_column(column, group) for group in groups})
    holds = " AND ".join(f"{one}_vector @@ %s::tsquery" for one in columns)
    asked: list[str | int | list[int]] = [
        " & ".join(_tsquery(group) for group in groups if _column(column, group) == one)
        for one in columns
    ]
    if among is not None:
        yield (
            f"SELECT id FROM {TABLE} WHERE {holds} AND id = ANY(%s) "  # noqa: S608 -- names of ours
            "ORDER BY id DESC LIMIT %s",
            [*asked, among],
        )
        return
    vectors = ", ".join(f"{one}_vector" for one in columns)
    yield (
        f"SELECT id FROM (SELECT id, {vectors} FROM {TABLE} "  # noqa: S608 -- names of ours
        f"ORDER BY id DESC LIMIT {NEWEST}) AS newest WHERE {holds} "
        "ORDER BY id DESC LIMIT %s",
        asked,
    )
    # By the index then: read in the order of places, a rare word takes long.
    yield (
        f"WITH found AS MATERIALIZED (SELECT id FROM {TABLE} WHERE {holds}) "  # noqa: S608 -- names of ours
        "SELECT id FROM found ORDER BY id DESC LIMIT %s",
        asked,
    )


def narrowing(term: str) -> Group:
    """A group of one term that stands with all terms: of a kind, language or year."""
    return (Term(term),)


def _column(column: str, group: Group) -> str:
    return "all_terms" if group[0].text[0] in "#@+" else column


def _fts5(column: str, group: Group) -> str:
    terms = " OR ".join(f'"{one.text}"{"*" if one.begins else ""}' for one in group)
    return f"{_column(column, group)} : ({terms})"


def _tsquery(group: Group) -> str:
    terms = " | ".join(f"'{one.text}'{':*' if one.begins else ''}" for one in group)
    return f"({terms})"
