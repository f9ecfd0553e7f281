"""Who may read, write and decide in legislation.

The Secretariat and the delegations read texts, matrices and comments. Texts and
decisions are made by the legal officer, the secretaries of commissions and the heads.
A delegation comments for its own parliament while a round is open. To everybody else
an address here does not exist; the public reads what `published_*` gives.
"""

from orkhon.legislation.models import Comment
from orkhon.record.roles import DELEGATIONS, HEADS, SECRETARIAT, Machine, Role, has_role
from orkhon.register.models import Body, Country

EDITORS = HEADS | {Role.LEGAL, Role.COMMISSION_SECRETARY}


def can_enter(user: object) -> bool:
    """The room: texts, redlines, matrices, status pages, comments, initiatives."""
    return has_role(user, SECRETARIAT | DELEGATIONS)


def can_read_workbench(user: object) -> bool:
    """What the machine proposes, before anybody decided; the glossary's suggestions."""
    return has_role(user, SECRETARIAT)


def can_write_texts(user: object) -> bool:
    """Bring in works, versions and texts; correct their language; the draft's way."""
    return has_role(user, EDITORS)


def can_propose(actor: object) -> bool:
    """Have the machine look for partners: editors, and the machine itself."""
    return isinstance(actor, Machine) or has_role(actor, EDITORS)


def can_decide(user: object) -> bool:
    """Say what a member has made of a provision."""
    return has_role(user, EDITORS)


def can_publish(user: object) -> bool:
    """Open the status page of a model law to everybody, or close it."""
    return has_role(user, HEADS | {Role.LEGAL})


def can_review_glossary(user: object) -> bool:
    """Add concepts to the glossary; take or refuse suggestions."""
    return has_role(user, EDITORS)


def can_follow(user: object) -> bool:
    """Record initiatives, reforms and lines of the roadmap."""
    return has_role(user, EDITORS | {Role.RESEARCH})


def can_run_round(user: object) -> bool:
    """Open a round of comments, answer comments, enter what came by letter."""
    return has_role(user, EDITORS)


def commenting_country(user: object) -> Country | None:
    """The country for whose parliament a delegation may comment; None for others."""
    if not has_role(user, DELEGATIONS):
        return None
    parliament = getattr(user, "parliament", "")
    if not parliament:
        return None
    body = Body.objects.filter(key=parliament).select_related("country").first()
    return None if body is None else body.country


def can_comment(user: object) -> bool:
    """Comment at all: a delegation for its parliament, an editor for a letter."""
    return can_run_round(user) or commenting_country(user) is not None


def can_withdraw(user: object, comment: Comment) -> bool:
    """Take back a comment: who made it, and editors."""
    return can_run_round(user) or (
        can_comment(user) and comment.made_by == getattr(user, "actor_id", "")
    )
