"""Who chaired when, and the figures that move."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.register import queries
from orkhon.register.models import Body, Figure
from orkhon.register.views.doors import asked_day, for_readers, paged, shown


@require_safe
@for_readers
def chairmanships(request: HttpRequest) -> HttpResponse:
    """The chairs of an assembly in time, and who had it on a day."""
    day, wrong = asked_day(request)
    assemblies = queries.assemblies()
    key = request.GET.get("assembly", "")
    if key:
        chosen: Body | None = get_object_or_404(Body, key=key)
    else:
        chosen = next(iter(assemblies), None)
    return shown(
        request,
        "chairmanships.html",
        {
            "assemblies": assemblies,
            "assembly": chosen,
            "rows": [] if chosen is None else queries.chairmanships(chosen),
            "answer": None if chosen is None else queries.chair_on(chosen, day),
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
        },
    )


@require_safe
@for_readers
def figures(request: HttpRequest) -> HttpResponse:
    """Figures with source, time and status; superseded ones stay, struck."""
    text = request.GET.get("q", "").strip()
    rows = Figure.objects.select_related("citation__source", "superseded_by")
    if text:
        rows = rows.filter(subject__icontains=text) | rows.filter(what__icontains=text)
    page = paged(list(rows), request)
    return shown(request, "figures.html", {"page": page, "text": text})
