"""Who may manage accounts."""

from orkhon.record.roles import Actor, Role, has_role


def can_manage_accounts(actor: Actor | None) -> bool:
    """The administrator, and the system itself when it sets an installation up."""
    return actor is None or has_role(actor, frozenset({Role.ADMINISTRATOR}))
