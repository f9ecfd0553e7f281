"""Who may read, review and write here: the Secretariat alone.

Nothing of this room is visible to delegations, observers, the administrator or the
public: to them an address of this room is an address that does not exist. A record
of conversation is open to the people named in it and to nobody else, whatever their
rank.
"""

from typing import TypeVar

from django.db.models import Model, QuerySet

from orkhon.dialogue.models import ConversationRecord
from orkhon.record.roles import HEADS, SECRETARIAT, Machine, has_role

Row = TypeVar("Row", bound=Model)


def visible(rows: QuerySet[Row], user: object) -> QuerySet[Row]:
    """The rows as far as the user may know of them; a page asks for one of these."""
    return rows if can_read(user) else rows.none()


def can_read(user: object) -> bool:
    """Reports, contacts, promises and processes."""
    return has_role(user, SECRETARIAT)


def can_bring_in(actor: object) -> bool:
    """Bring in reports: the Secretariat, and a machine, which only proposes."""
    return isinstance(actor, Machine) or has_role(actor, SECRETARIAT)


def can_review(user: object) -> bool:
    """Decide proposals."""
    return has_role(user, SECRETARIAT)


def can_write(user: object) -> bool:
    """Plan and complete contacts, change the status of promises."""
    return has_role(user, SECRETARIAT)


def can_open_conversation(user: object, record: ConversationRecord) -> bool:
    """One record of conversation: only the people named in it."""
    return has_role(user, SECRETARIAT) and any(
        reader.pk == getattr(user, "pk", None) for reader in record.open_to.all()
    )


def can_see_openings(user: object, record: ConversationRecord) -> bool:
    """Who opened a record of conversation: the people named in it, and the heads."""
    return has_role(user, HEADS) or can_open_conversation(user, record)
