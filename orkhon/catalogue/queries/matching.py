"""What is asked, as the two databases are asked it: groups of terms, all of which hold.

Nothing that somebody typed reaches a database but letters and figures: signs, also
those that mean something to a database, are no part of a word.
"""

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


def matching(column: str, groups: list[Group], limit: int) -> list[int]:
    """Items in which each group holds, the newest first.

    Args:
        column: "title_terms" or "all_terms"; what narrows stands in the latter.
        groups: One at least.
        limit: How many at most.
    """
    if connection.vendor == "sqlite":
        asked = " AND ".join(_fts5(column, group) for group in groups)
        statement = (
            f"SELECT rowid FROM {SEARCH} WHERE {SEARCH} MATCH %s "  # noqa: S608 -- names of ours
            "ORDER BY rowid DESC LIMIT %s"
        )
        parameters: list[str | int] = [asked, limit]
    else:
        # By the index always: read in the order of places, a rare word takes long.
        columns = sorted({_column(column, group) for group in groups})
        statement = (
            "WITH found AS MATERIALIZED (SELECT id FROM "  # noqa: S608 -- names of ours
            f"{TABLE} WHERE "
            + " AND ".join(f"{one}_vector @@ %s::tsquery" for one in columns)
            + ") SELECT id FROM found ORDER BY id DESC LIMIT %s"
        )
        parameters = [
            *(
                " & ".join(
                    _tsquery(group) for group in groups if _column(column, group) == one
                )
                for one in columns
            ),
            limit,
        ]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [pk for (pk,) in cursor.fetchall()]


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
