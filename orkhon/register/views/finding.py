"""The search box of every page: people, bodies, countries and papers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from orkhon.register import queries
from orkhon.register.views.doors import for_readers, reader

KINDS = ("person", "body", "country", "paper")
SHOWN = 50
SUGGESTED = 8
LONGEST = 200
"""Characters of a query that are read; a name is never longer."""


@require_safe
@for_readers
def search(request: HttpRequest) -> HttpResponse:
    """What fits the words, best first; htmx asks for the list alone."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    kind = request.GET.get("kind", "")
    kinds = frozenset({kind}) if kind in KINDS else frozenset(KINDS)
    hits = queries.search(text, SHOWN, by=reader(request), kinds=kinds)
    alone = request.headers.get("HX-Request") == "true"
    return render(
        request,
        "register/search_hits.html" if alone else "register/search.html",
        {"text": text, "kind": kind, "hits": hits},
    )


@require_safe
@for_readers
def suggestions(request: HttpRequest) -> HttpResponse:
    """A few hits while somebody types; the box works without them."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    hits = queries.search(text, SUGGESTED, by=reader(request))
    return render(request, "register/suggestions.html", {"text": text, "hits": hits})
