"""Pages for requests that fail before or beside a room.

Django renders 403 and 404 with the whole frame by itself; these two stand alone,
because a frame needs a database and a person.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import loader

FOR_PROGRAMS = "/public/api/"
"""Whoever asks here is told in JSON."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read."""
    return unreadable(request, 400)


def unreadable(request: HttpRequest, status: int) -> HttpResponse:
    """What was sent cannot be read: 400, or 413 for too much."""
    if request.path.startswith(FOR_PROGRAMS):
        return JsonResponse({"detail": "The request cannot be read."}, status=status)
    return HttpResponse(loader.render_to_string("400.html"), status=status)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own mistake."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
