"""Who may read, write, approve and publish press texts: the Secretariat.

A text is written by the press service and approved by a head; whoever approved may
publish, and the press service may publish what is approved. The public reads what
`published_*` gives.
"""

from orkhon.record.roles import HEADS, SECRETARIAT, Role, has_role


def can_enter(user: object) -> bool:
    """The room: communiqués, photographs, accreditation, press review."""
    return has_role(user, SECRETARIAT)


def can_write(user: object) -> bool:
    """Draft and translate communiqués, keep photographs and reviews."""
    return has_role(user, HEADS | {Role.PRESS})


def can_approve(user: object) -> bool:
    """Approve a version: from then on its words stand."""
    return has_role(user, HEADS)


def can_publish(user: object) -> bool:
    """Publish what is approved, send it out, withdraw a photograph."""
    return has_role(user, HEADS | {Role.PRESS})


def can_accredit(user: object) -> bool:
    """Decide on journalists and read how to reach them."""
    return has_role(user, HEADS | {Role.PRESS, Role.PROTOCOL})


def can_see_subscribers(user: object) -> bool:
    """How many subscribe; the addresses themselves only when they write to us."""
    return has_role(user, HEADS | {Role.PRESS})
