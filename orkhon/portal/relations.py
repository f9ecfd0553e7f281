"""Relations with others: what was opened of each organisation, with its sources."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.proceedings.queries.published import published_texts
from orkhon.proceedings.queries.published_relations import (
    PublishedRelation,
    published_relation,
    published_relations,
)


@require_safe
@public
@while_nothing_changed
@in_its_language
def relations(request: HttpRequest, language: str) -> HttpResponse:
    """Every organisation with which something is public."""
    return page(
        request,
        "portal/relations.html",
        language,
        {"relations": published_relations(timezone.localdate())},
        lambda code: reverse("portal:relations", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def relation(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One organisation: status, applications, memoranda, events."""
    found = published_relation(key, timezone.localdate())
    if found is None:
        raise Http404("nothing of this organisation is public")
    return page(
        request,
        "portal/relation.html",
        language,
        {"relation": found, "texts": _texts(found)},
        lambda code: reverse("portal:relation", args=[code, key]),
    )


def _texts(found: PublishedRelation) -> dict[str, str]:
    """Titles of our texts that were bound to events, by symbol."""
    symbols = {one for event in found.events for one in event.texts}
    if not symbols:
        return {}
    return {one.symbol: one.title for one in published_texts() if one.symbol in symbols}


urlpatterns: list[URLPattern] = [
    path("<language:language>/relations/", relations, name="relations"),
    path("<language:language>/relations/<slug:key>/", relation, name="relation"),
]
