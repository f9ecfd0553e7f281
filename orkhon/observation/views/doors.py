"""Who stands before a page of this room; whoever may not know of it gets a 404.

Fetching a mission and being allowed to see it are one call.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from orkhon.observation.models import Mission
from orkhon.observation.permissions import can_enter, visible_missions
from orkhon.record.doors import Rest, View, guarded


def inside(view: View[Rest]) -> View[Rest]:
    """Let in whoever has to do with missions; to others the page is not there."""
    return guarded(view, can_enter)


def mission_of(
    request: HttpRequest,
    number: int,
    may: Callable[[object, Mission], bool] | None = None,
) -> Mission:
    """The mission with this number, if the account may see it, and do this.

    Args:
        may: A predicate of this room's permissions over (user, mission).
    Raises:
        Http404: there is none, or not for this account.
    """
    mission = get_object_or_404(
        visible_missions(request.user).select_related("country"), number=number
    )
    if may is not None and not may(request.user, mission):
        raise Http404("no such page")
    return mission
