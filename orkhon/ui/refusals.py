"""Pages for requests that fail before or beside a room.

Django renders 403 and 404 with the whole frame by itself; these two stand alone,
because a frame needs a database and a person.
"""

from django.http import HttpRequest, HttpResponse
from django.template import loader


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was sent cannot be read."""
    return HttpResponse(loader.render_to_string("400.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own mistake."""
    return HttpResponse(loader.render_to_string("500.html"), status=500)
