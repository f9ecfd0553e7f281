"""Who stands before a page."""

from django.http import Http404, HttpRequest

from orkhon.accounts.models import User


def reader(request: HttpRequest) -> User:
    """The account that asks.

    Raises:
        Http404: nobody is signed in; a door asks them to sign in before.
    """
    if not isinstance(request.user, User):
        raise Http404("nobody is signed in")
    return request.user
