"""Missions: the list, and one mission with its people, statements and bundles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from orkhon.observation.queries.published import published_statements
from orkhon.observation.queries.published_missions import (
    PublishedMember,
    listed_missions,
    published_coverage,
    published_mission,
)
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page


@require_safe
@public
@while_nothing_changed
@in_its_language
def missions(request: HttpRequest, language: str) -> HttpResponse:
    """Every mission that was opened or has spoken, the last vote first."""
    return page(
        request,
        "portal/missions.html",
        language,
        {"missions": listed_missions()},
        lambda code: reverse("portal:missions", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def mission(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """One mission: the vote, who went, what it said and what it saw."""
    found = published_mission(number)
    if found is None:
        raise Http404("no such mission")
    return page(
        request,
        "portal/mission.html",
        language,
        {
            "mission": found,
            "members": _by_country(found.members),
            "statements": published_statements(number),
            "coverage": published_coverage(number, language),
        },
        lambda code: reverse("portal:mission", args=[code, number]),
    )


def _by_country(
    members: tuple[PublishedMember, ...],
) -> list[tuple[str, list[PublishedMember]]]:
    """Members under the name of their country, or of their body where it has none."""
    found: dict[str, list[PublishedMember]] = {}
    for one in members:
        found.setdefault(one.country_words or one.body_words, []).append(one)
    return list(found.items())


urlpatterns: list[URLPattern] = [
    path("<language:language>/missions/", missions, name="missions"),
    path("<language:language>/missions/<int:number>/", mission, name="mission"),
]
