"""The room's first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orkhon.press.views.doors import inside


@require_safe
@inside
def index(request: HttpRequest) -> HttpResponse:
    """What is due."""
    return render(request, "press/index.html")
