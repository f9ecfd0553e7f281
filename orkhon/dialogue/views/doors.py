"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from django.http import Http404, HttpRequest

from orkhon.accounts.models import User
from orkhon.dialogue.permissions import can_read
from orkhon.record.doors import Rest, View, guarded


def reader(request: HttpRequest) -> User:
    """The account that asks.

    Raises:
        Http404: nobody is signed in; `secretariat` asks them to sign in before.
    """
    if not isinstance(request.user, User):
        raise Http404("nobody is signed in")
    return request.user


def secretariat(view: View[Rest]) -> View[Rest]:
    """Let the Secretariat in; ask a stranger to sign in; to others it is not there."""
    return guarded(view, can_read)
