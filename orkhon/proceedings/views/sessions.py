"""Sessions: the room's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from orkhon.proceedings.models import Session
from orkhon.proceedings.views.doors import inside, session_of


@inside
def index(request: HttpRequest) -> HttpResponse:
    """Every session, the next first."""
    sessions = Session.objects.select_related("organ", "host")
    return render(request, "proceedings/index.html", {"sessions": sessions})


@inside
def session(request: HttpRequest, key: str) -> HttpResponse:
    """One session: what is due, its sittings, where it was decided to be."""
    return render(request, "proceedings/session.html", {"session": session_of(key)})
