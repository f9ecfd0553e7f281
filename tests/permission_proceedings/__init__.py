"""Rights at the addresses of the proceedings room, a module a subject."""

from tests.permission_proceedings import (
    adopted,
    agenda,
    appointments,
    disclosing,
    drafts,
    floor,
    minutes,
    papers,
    participants,
    questions,
    relations,
    renewals,
    reports,
    rules,
    sessions,
)

SUBJECTS = (
    sessions,
    agenda,
    participants,
    papers,
    drafts,
    questions,
    floor,
    minutes,
    adopted,
    renewals,
    reports,
    appointments,
    relations,
    rules,
    disclosing,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(country, people):
    """Everything of the room that an address can name; later subjects see earlier."""
    found = {}
    for one in SUBJECTS:
        found |= one.parts(found, country, people)
    return found
