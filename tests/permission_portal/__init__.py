"""Rights at the addresses of the public record, a module a subject.

What everybody may read is OPEN; beside each stands the same address with something that
was not opened: it is NOWHERE.
"""

from tests.permission_portal import (
    disclosing,
    documents,
    frame,
    meetings,
    news,
    open_data,
    photographs,
    register,
)

SUBJECTS = (
    frame,
    documents,
    meetings,
    news,
    photographs,
    disclosing,
    open_data,
    register,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(found, people):
    """What the portal's addresses name besides the rooms' own things.

    Args:
        found: The things of the rooms, by name.
    """
    added = {}
    for one in SUBJECTS:
        added |= one.parts(found | added, people)
    return added
