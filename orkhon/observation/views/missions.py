"""The list of missions, and one mission: where it stands and what it still lacks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from orkhon.observation.permissions import can_found
from orkhon.observation.queries.missions import missions_for
from orkhon.observation.views.doors import inside, mission_of, reader


@require_GET
@inside
def missions(request: HttpRequest) -> HttpResponse:
    """Every mission that the account may know of; what is due first comes first."""
    return render(
        request,
        "observation/missions.html",
        {
            "lines": missions_for(reader(request), timezone.now()),
            "can_found": can_found(request.user),
        },
    )


@require_GET
@inside
def mission(request: HttpRequest, number: int) -> HttpResponse:
    """One mission."""
    found = mission_of(request, number)
    return render(request, "observation/mission.html", {"mission": found})
