"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def today(request: HttpRequest) -> HttpResponse:
    """What is due, what waits for a person, what comes next."""
    return render(request, "today/today.html")
