"""Rights at the addresses of the press room, a module a subject."""

from tests.permission_press import (
    accreditation,
    communiques,
    mailing,
    photographs,
    reviews,
)

SUBJECTS = (
    communiques,
    photographs,
    mailing,
    accreditation,
    reviews,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(country, people):
    """Everything of the room that an address can name; later subjects see earlier."""
    found = {}
    for one in SUBJECTS:
        found |= one.parts(found, country, people)
    return found
