"""Organs and chairmanship: seats by state, who chaired, who chairs next and why."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.proceedings.queries.published_chair import (
    published_chair,
    published_chairmanships,
    published_next_chair,
)
from orkhon.proceedings.queries.published_instruments import published_instruments
from orkhon.proceedings.queries.published_organs import (
    ASSEMBLY_KINDS,
    PublishedOrgan,
    published_assemblies,
    published_organs,
)
from orkhon.proceedings.queries.published_sessions import published_sessions
from orkhon.register.queries.published import (
    published_bodies,
    published_body,
    published_posts,
    published_vacancies,
)
from orkhon.register.queries.published_values import PublishedBody


@require_safe
@public
@while_nothing_changed
@in_its_language
def organs(request: HttpRequest, language: str) -> HttpResponse:
    """Every opened assembly: its chair now, before and next; organs and members."""
    today = timezone.localdate()
    found = []
    for one in published_assemblies():
        told = published_organs(one.key, today)
        if told is not None:
            found.append(
                {
                    "organs": told,
                    "chair": published_chair(one.key, today),
                    "next": published_next_chair(one.key, today),
                    "terms": published_chairmanships(one.key),
                }
            )
    others = [one for one in published_bodies() if one.kind not in ASSEMBLY_KINDS]
    return page(
        request,
        "portal/organs.html",
        language,
        {
            "assemblies": found,
            "parliaments": [one for one in others if one.country],
            "partners": [one for one in others if not one.country],
        },
        lambda code: reverse("portal:organs", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def organ(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One opened body: who is there and was, which posts and seats are empty."""
    found = published_body(key)
    if found is None:
        raise Http404("no such body")
    today = timezone.localdate()
    posts = published_posts(key, today)
    return page(
        request,
        "portal/organ.html",
        language,
        {
            "body": found,
            "organ": _as_organ(found),
            "current": [one for one in posts if one.is_current is not False],
            "former": [one for one in posts if one.is_current is False],
            "vacancies": published_vacancies(key, today),
            "parts": [one for one in published_bodies() if one.parent == key],
            "above": published_body(found.parent) if found.parent else None,
            "after": published_body(found.succeeded_by) if found.succeeded_by else None,
            "before": [one for one in published_bodies() if one.succeeded_by == key],
            "chair": published_chair(key, today) if found.kind == "assembly" else None,
            "sessions": published_sessions(key),
            "has_instruments": found.kind in ASSEMBLY_KINDS
            and bool(published_instruments()),
        },
        lambda code: reverse("portal:organ", args=[code, key]),
    )


def _as_organ(body: PublishedBody) -> PublishedOrgan | None:
    """Its seats, where it is an organ of an opened assembly."""
    if body.kind not in ASSEMBLY_KINDS or not body.parent:
        return None
    told = published_organs(body.parent, timezone.localdate())
    if told is None:
        return None
    known = (*told.organs, *told.delegations)
    return next((one for one in known if one.body.key == body.key), None)


urlpatterns: list[URLPattern] = [
    path("<language:language>/organs/", organs, name="organs"),
    path("<language:language>/organs/<slug:key>/", organ, name="organ"),
]
