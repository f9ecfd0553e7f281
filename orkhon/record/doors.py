"""The door of a page: whoever may not know of it is told that there is no page."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def guarded(view: View[Rest], may: Callable[[object], bool]) -> View[Rest]:
    """Let in whom `may` lets in; ask a stranger to sign in; to others it is not there.

    Args:
        view: The page.
        may: Predicate over the account, from a room's permissions.
    """

    @wraps(view)
    def behind_the_door(
        request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs
    ) -> HttpResponse:
        if not may(request.user):
            raise Http404("no such page")
        return view(request, *args, **kwargs)

    return login_required(behind_the_door)  # type: ignore[return-value]  # -- keeps the signature
