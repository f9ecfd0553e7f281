"""Rights at the addresses of the protocol room, a module a subject."""

from tests.permission_protocol import (
    cooperation,
    gifts,
    letters,
    occasions,
    personal,
    programme,
    seating,
    visits,
)

SUBJECTS = (
    visits,
    programme,
    seating,
    gifts,
    personal,
    occasions,
    letters,
    cooperation,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(country, people):
    """Everything of the room that an address can name; later subjects see earlier."""
    found = {}
    for one in SUBJECTS:
        found |= one.parts(found, country, people)
    return found
