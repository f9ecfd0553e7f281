"""Rights at the addresses of the legislation room, a module a subject."""

from tests.permission_legislation import (
    comments,
    correspondence,
    drafting,
    glossary,
    redlines,
    reforms,
    status,
    works,
)

SUBJECTS = (
    works,
    redlines,
    correspondence,
    status,
    glossary,
    comments,
    drafting,
    reforms,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(country, people):
    """Everything of the room that an address can name; later subjects see earlier."""
    found = {}
    for one in SUBJECTS:
        found |= one.parts(found, country, people)
    return found
