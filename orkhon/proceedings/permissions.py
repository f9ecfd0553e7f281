"""Who may read, prepare, run and decide in sessions.

The Secretariat and the delegations read what was circulated; drafts that are not
issued, notes and the Secretariat's preparations are read by the Secretariat. A
delegation amends, takes positions and corrects for its own parliament alone. To
everybody else an address here does not exist; the public reads what `published_*`
gives.
"""

from orkhon.record.roles import DELEGATIONS, HEADS, SECRETARIAT, Role, has_role
from orkhon.register.models import Body

PREPARERS = HEADS | {Role.COMMISSION_SECRETARY, Role.PROTOCOL, Role.LEGAL}
EDITORS = HEADS | {Role.COMMISSION_SECRETARY, Role.LEGAL}


def can_enter(user: object) -> bool:
    """The room: sessions, agendas, circulated papers, issued drafts, adopted texts."""
    return has_role(user, SECRETARIAT | DELEGATIONS)


def can_read_preparations(user: object) -> bool:
    """What is not circulated yet: drafts before their issue, notes, draft minutes."""
    return has_role(user, SECRETARIAT)


def can_prepare(user: object) -> bool:
    """Plan and convene sessions; agenda, programme, documents, circulation."""
    return has_role(user, PREPARERS)


def can_overrule(user: object) -> bool:
    """Have an agenda circulated although a document lacks a language, and sign."""
    return has_role(user, HEADS)


def can_register(user: object) -> bool:
    """Enter participants, print badges, register arrivals."""
    return has_role(user, HEADS | {Role.PROTOCOL, Role.COMMISSION_SECRETARY})


def can_draft(user: object) -> bool:
    """Bring in and issue drafts; enter what came by letter; decide amendments."""
    return has_role(user, EDITORS)


def can_run_sitting(user: object) -> bool:
    """Put items and questions on the floor, give the floor, enter positions, note."""
    return has_role(user, PREPARERS)


def can_adopt(user: object) -> bool:
    """Close questions, give an adopted text its symbol, fill posts, open to all."""
    return has_role(user, EDITORS)


def can_set_rules(user: object) -> bool:
    """Fill in the settings that the legal documents give."""
    return has_role(user, HEADS | {Role.LEGAL})


def can_relate(user: object) -> bool:
    """Record status, memoranda, events of others and agreed lines."""
    return has_role(user, EDITORS | {Role.RESEARCH, Role.PROTOCOL})


def can_disclose_relations(user: object) -> bool:
    """Open relations with others and yearbooks to everybody, and close them again."""
    return has_role(user, HEADS | {Role.PRESS})


def own_parliament(user: object) -> Body | None:
    """The parliament for which a delegation's account acts; None for all others."""
    if not has_role(user, DELEGATIONS):
        return None
    key = getattr(user, "parliament", "")
    if not key:
        return None
    return Body.objects.filter(key=key).select_related("country").first()


def can_act_for(user: object, parliament: Body) -> bool:
    """Amend and take positions for a parliament: its delegation, and secretaries."""
    if can_run_sitting(user):
        return True
    own = own_parliament(user)
    return own is not None and own.pk == parliament.pk


def can_amend(user: object) -> bool:
    """Propose amendments at all: a delegation, or an editor for a letter."""
    return can_draft(user) or own_parliament(user) is not None
