"""Who stands before a page of this room; whoever may not know of it gets a 404."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from orkhon.accounts.models import User
from orkhon.dialogue.permissions import can_read

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


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

    @wraps(view)
    def guarded(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if not can_read(request.user):
            raise Http404("no such page")
        return view(request, *args, **kwargs)

    return login_required(guarded)  # type: ignore[return-value]  # -- keeps the signature
