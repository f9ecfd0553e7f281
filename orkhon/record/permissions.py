"""Who may open what came in, read an entry, and take something out by law."""

from orkhon.record.models import Source
from orkhon.record.roles import HEADS, SECRETARIAT, Role, has_role

CUSTODIANS = HEADS | {Role.LEGAL}
"""Who decides that personal data must go."""


def can_see_record(actor: object) -> bool:
    """Acts with their times and subjects, without what they said."""
    return has_role(actor, SECRETARIAT | {Role.ADMINISTRATOR})


def can_read_payloads(actor: object) -> bool:
    """What an entry said; the administrator keeps accounts and reads no content."""
    return has_role(actor, SECRETARIAT)


def can_open(actor: object, source: Source) -> bool:
    """A source: the Secretariat's, unless readers are named; then theirs alone."""
    return source.is_open_to(actor)


def can_erase(actor: object) -> bool:
    """Personal data, at the request of the person or by law."""
    return has_role(actor, CUSTODIANS)
