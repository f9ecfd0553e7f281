"""Rights at the addresses of the observation room, a module a subject."""

from tests.permission_observation import (
    deployment,
    field,
    figures,
    findings,
    forms,
    missions,
    observers,
    odk,
    operations,
    rest,
    results,
    statements,
    stations,
)

SUBJECTS = (
    missions,
    observers,
    stations,
    deployment,
    forms,
    operations,
    findings,
    figures,
    results,
    statements,
    odk,
    rest,
    field,
)
ADDRESSES = {name: row for one in SUBJECTS for name, row in one.ADDRESSES.items()}


def parts(mission, people):
    """Everything of the room that an address can name."""
    found = {"mission": mission.number}
    for one in SUBJECTS:
        found |= one.parts(mission, people)
    return found
