"""Who reads the register and who writes which part of it."""

from orkhon.record.roles import (
    DELEGATIONS,
    HEADS,
    SECRETARIAT,
    Machine,
    Role,
    has_role,
)
from orkhon.register.models import Body

READERS = SECRETARIAT | DELEGATIONS | {Role.OBSERVER, Role.ADMINISTRATOR}


def can_read_register(actor: object) -> bool:
    """Everybody who holds a role; the public reads the portal instead."""
    return has_role(actor, READERS)


def can_write_register(actor: object) -> bool:
    """The Secretariat keeps the register."""
    return has_role(actor, SECRETARIAT)


def can_disclose_body(actor: object) -> bool:
    """Open a body to everybody, and close it again: the heads and the press officer."""
    return has_role(actor, HEADS | {Role.PRESS})


def can_propose(actor: object) -> bool:
    """The Secretariat, and machines: they propose and confirm nothing."""
    return isinstance(actor, Machine) or can_write_register(actor)


def can_write_membership(actor: object, body: Body) -> bool:
    """The Secretariat; a delegation secretary in the own parliament's delegations.

    A delegation is a parliament's own when both are of one country, so that it
    stays so when a new parliament takes the place of an old one.
    """
    if can_write_register(actor):
        return True
    if body.kind != Body.Kind.DELEGATION or body.country_id is None:
        return False
    if not has_role(actor, frozenset({Role.DELEGATION_SECRETARY})):
        return False
    own = Body.objects.filter(key=getattr(actor, "parliament", "")).first()
    return own is not None and own.country_id == body.country_id
