"""Sessions: the room's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from orkhon.proceedings.models import Session
from orkhon.proceedings.views.doors import inside


@inside
def index(request: HttpRequest) -> HttpResponse:
    """Every session, the next first."""
    sessions = Session.objects.select_related("organ", "host")
    return render(request, "proceedings/index.html", {"sessions": sessions})
