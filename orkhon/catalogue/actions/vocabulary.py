"""The words of all items, each with the number of items that have it."""

from collections import Counter
from collections.abc import Mapping

from django.db import connection

from orkhon.catalogue.intake.words import Form
from orkhon.catalogue.models import Word

Said = tuple[str, str]
"""A word by its plain form and its skeleton."""

_IN = (
    "INSERT INTO catalogue_word (plain, skeleton, bones, spelling, count) "
    "VALUES (%s, %s, %s, %s, %s) ON CONFLICT (plain, skeleton) "
    "DO UPDATE SET count = catalogue_word.count + excluded.count"
)
_OUT = (
    "UPDATE catalogue_word SET count = count - %s "
    "WHERE plain = %s AND skeleton = %s AND count >= %s"
)


def count_in(more: Counter[Said], met: Mapping[Said, Form]) -> None:
    """Count words of new items.

    Args:
        more: How many items have each.
        met: How each is written.
    """
    rows = [
        (plain, skeleton, met[plain, skeleton].bones, met[plain, skeleton].spelling, n)
        for (plain, skeleton), n in sorted(more.items())
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_IN, rows)


def count_out(less: Counter[Said]) -> None:
    """Take words of items out again; one that no item has is forgotten."""
    rows = [(n, plain, skeleton, n) for (plain, skeleton), n in sorted(less.items())]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(_OUT, rows)
        Word.objects.filter(count=0).delete()
