"""The room's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.press.models import CommuniqueVersion
from orkhon.press.permissions import can_write
from orkhon.press.queries.communiques import communiques, due, lines_of
from orkhon.press.views.doors import inside


@require_safe
@inside
def index(request: HttpRequest) -> HttpResponse:
    """What is due, then everything that was told."""
    now = timezone.now()
    return render(
        request,
        "press/index.html",
        {
            "due": due(now),
            "lines": [
                one
                for one in lines_of(communiques(), now)
                if one.version.progress
                in (
                    CommuniqueVersion.State.PUBLISHED,
                    CommuniqueVersion.State.DROPPED,
                )
                and not one.is_under_embargo
            ],
            "may_write": can_write(request.user),
        },
    )
