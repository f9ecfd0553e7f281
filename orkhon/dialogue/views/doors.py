"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from orkhon.dialogue.permissions import can_read
from orkhon.record.doors import Rest, View, guarded


def secretariat(view: View[Rest]) -> View[Rest]:
    """Let the Secretariat in; ask a stranger to sign in; to others it is not there."""
    return guarded(view, can_read)
