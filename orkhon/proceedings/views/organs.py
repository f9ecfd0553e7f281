"""The organs of the assembly and its chair, on a day."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from orkhon.proceedings.queries.chair import chair_terms, next_chair
from orkhon.proceedings.queries.organs import assemblies, organs_of
from orkhon.proceedings.views.doors import inside
from orkhon.register import queries
from orkhon.register.models import Body
from orkhon.register.views.doors import asked_day


@require_GET
@inside
def organs(request: HttpRequest) -> HttpResponse:
    """Who sits in each organ on a day, which seats are empty, which terms end."""
    day, wrong = asked_day(request)
    found = assemblies()
    assembly = _chosen(request, found)
    return render(
        request,
        "proceedings/organs.html",
        {
            "assemblies": found,
            "assembly": assembly,
            "organs": None if assembly is None else organs_of(assembly, day),
            "chair": None if assembly is None else queries.chair_on(assembly, day),
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
        },
    )


@require_GET
@inside
def chair(request: HttpRequest) -> HttpResponse:
    """Who has the chair, who has it next and why; every chairmanship."""
    day, wrong = asked_day(request)
    found = queries.assemblies()
    assembly = _chosen(request, found)
    return render(
        request,
        "proceedings/chair.html",
        {
            "assemblies": found,
            "assembly": assembly,
            "answer": None if assembly is None else queries.chair_on(assembly, day),
            "next": None if assembly is None else next_chair(assembly, day),
            "terms": () if assembly is None else chair_terms(assembly)[::-1],
            "day": day,
            "is_today": day == timezone.localdate(),
            "wrong": wrong,
        },
    )


def _chosen(request: HttpRequest, known: list[Body]) -> Body | None:
    key = request.GET.get("assembly", "")
    if key:
        return get_object_or_404(Body, key=key, kind=Body.Kind.ASSEMBLY)
    return next(iter(known), None)
