"""The room's first page: model laws, national laws, instruments."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from orkhon.legislation.models import Work
from orkhon.legislation.views.doors import inside


@require_GET
@inside
def index(request: HttpRequest) -> HttpResponse:
    """All works."""
    works = Work.objects.select_related("country")
    return render(request, "legislation/index.html", {"works": works})
