"""Who may read and keep protocol: the Secretariat; passports only protocol and heads.

Delegations, observers and the public find no page of this room; somebody of a visit
reads their own programme through the address of their calendar.
"""

from orkhon.record.roles import HEADS, SECRETARIAT, Role, has_role


def can_enter(user: object) -> bool:
    """Visits, occasions, groups and projects."""
    return has_role(user, SECRETARIAT)


def can_arrange(user: object) -> bool:
    """Plan visits, programmes, seats; keep gifts; read telephone numbers."""
    return has_role(user, HEADS | {Role.PROTOCOL})


def can_open_personal(user: object) -> bool:
    """Passports and visas; each opening is logged."""
    return has_role(user, frozenset({Role.PROTOCOL}))


def can_set_rules(user: object) -> bool:
    """Categories with their entitlements, and how long passports are kept."""
    return has_role(user, HEADS | {Role.PROTOCOL})


def can_write_letters(user: object) -> bool:
    """Draft letters and keep the occasion book."""
    return has_role(user, HEADS | {Role.PROTOCOL, Role.PRESS, Role.RESEARCH})


def can_sign_letters(user: object) -> bool:
    """Sign a letter: it receives its number."""
    return has_role(user, HEADS)


def can_cooperate(user: object) -> bool:
    """Keep friendship groups, joint projects and work in other assemblies."""
    return has_role(
        user, HEADS | {Role.PROTOCOL, Role.RESEARCH, Role.COMMISSION_SECRETARY}
    )
