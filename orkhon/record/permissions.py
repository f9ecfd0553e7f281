"""Who may open what came in, read an entry, and take something out by law."""

from collections.abc import Callable

from orkhon.record.models import Source
from orkhon.record.roles import HEADS, SECRETARIAT, Role, has_role

CUSTODIANS = HEADS | {Role.LEGAL}
"""Who decides that personal data must go."""

_GUARDS: dict[str, Callable[[object, str], bool]] = {}


def guard_words(kind: str, may_read: Callable[[object, str], bool]) -> None:
    """Let a room narrow who may read what was said of its things.

    Args:
        kind: The kind of subject: incident, as in orkhon:incident/8f3c…
        may_read: A predicate over the actor and the thing's key; it is asked of those
            alone who may read payloads at all.
    """
    _GUARDS[kind] = may_read


def may_read_words(actor: object, kind: str, key: str) -> bool:
    """Whether the room that has such things lets this actor read what was said of one."""
    guard = _GUARDS.get(kind)
    return guard is None or guard(actor, key)


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
