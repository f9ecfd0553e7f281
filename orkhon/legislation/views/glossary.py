"""The glossary as everybody in the room reads it: search, a concept, the file."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from orkhon.engines.texts.alignment.glossary import write_glossary
from orkhon.engines.texts.alignment.languages import LANGUAGES
from orkhon.legislation.forms.glossary import SearchForm
from orkhon.legislation.permissions import can_read_workbench, can_review_glossary
from orkhon.legislation.queries.candidates import room_lexicon
from orkhon.legislation.queries.glossary import (
    concept_line,
    concepts,
    entries_of,
    room_glossary,
    waiting_entries,
)
from orkhon.legislation.queries.glossary_places import places_of
from orkhon.legislation.views.doors import inside

A_PAGE = 50


@require_GET
@inside
def glossary(request: HttpRequest) -> HttpResponse:
    """Search the concepts."""
    form = SearchForm(request.GET)
    search = form.search()
    may_read = can_read_workbench(request.user)
    found = concepts(search)
    if not may_read:
        # What nobody has reviewed is the Secretariat's alone.
        found = [one for one in found if one.is_shipped or one.added]
    asked = request.GET.copy()
    asked.pop("page", None)
    tags = ["en", search.language] if search.language else LANGUAGES
    return render(
        request,
        "legislation/glossary.html",
        {
            "form": form,
            "page": Paginator(found, A_PAGE).get_page(request.GET.get("page")),
            "tags": list(dict.fromkeys(tags)),
            "asked": asked.urlencode(),
            "is_asked": bool(search.words or search.language or search.state),
            "waiting": len(waiting_entries()) if may_read else 0,
            "may_read": may_read,
            "may_review": can_review_glossary(request.user),
        },
    )


@require_GET
@inside
def concept(request: HttpRequest, concept: str) -> HttpResponse:
    """One concept: its words, where it stands in laws, what was added here."""
    line = concept_line(concept)
    may_read = can_read_workbench(request.user)
    if line is None or not (may_read or line.is_shipped or line.added):
        raise Http404(f"no concept {concept}")
    return render(
        request,
        "legislation/glossary_concept.html",
        {
            "line": line,
            "entries": entries_of(concept) if may_read else [],
            "places": places_of(concept, room_lexicon().lexicon),
            "may_review": can_review_glossary(request.user),
        },
    )


@require_GET
@inside
def file(request: HttpRequest) -> HttpResponse:
    """The glossary of the room in the form of the shipped file."""
    return HttpResponse(
        write_glossary(room_glossary()),
        content_type="text/tab-separated-values; charset=utf-8",
        headers={
            "Content-Disposition": content_disposition_header(True, "glossary.tsv")
            or "attachment"
        },
    )
