"""Who is who: everybody in an opened body, and a person's posts in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.engines import names
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.register.queries.published import (
    matches,
    published_people,
    published_person,
)
from orkhon.register.queries.published_values import PublishedPerson

A_PAGE = 60
"""People on one page of the list."""
LONGEST = 200
"""Letters of a search; more is no name."""


@dataclass(frozen=True)
class State:
    """People of one state on a page; the last group belongs to none."""

    name: str
    people: tuple[PublishedPerson, ...]


@require_safe
@public
@while_nothing_changed
@in_its_language
def people(request: HttpRequest, language: str) -> HttpResponse:
    """Who holds a post now, or ever did; by state in English order."""
    everybody = published_people(timezone.localdate())
    words = request.GET.get("q", "").replace("\0", "")[:LONGEST]
    country = request.GET.get("country", "")
    former = request.GET.get("who", "") == "ever"
    wanted = names.fold(words).split()
    found = [
        one
        for one in everybody
        if (former or one.is_current)
        and (not country or one.country == country)
        and (not wanted or matches(one, wanted))
    ]
    shown = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "portal/people.html",
        language,
        {
            "states": _by_state(shown.object_list),
            "shown": shown,
            "count": len(found),
            "countries": {
                one.country: one.country_name for one in everybody if one.country
            },
            "words": words,
            "country": country,
            "former": former,
            "is_narrowed": bool(words or country or former),
            "earlier": _asked(words, country, former, shown.number - 1),
            "later": _asked(words, country, former, shown.number + 1),
        },
        lambda code: reverse("portal:people", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def person(request: HttpRequest, language: str, key: UUID) -> HttpResponse:
    """One person: posts with their dates and sources, spellings of the name."""
    found = published_person(key, timezone.localdate())
    if found is None:
        raise Http404("no such person")
    if found.key != str(key):
        return redirect("portal:person", language, found.key, permanent=True)
    return page(
        request,
        "portal/person.html",
        language,
        {"person": found, "called": found.called(language)},
        lambda code: reverse("portal:person", args=[code, key]),
    )


def _asked(words: str, country: str, former: bool, number: int) -> str:
    """The question of an address: the same search on another page."""
    said = {"q": words, "country": country, "who": "ever" if former else ""}
    return urlencode({key: one for key, one in said.items() if one} | {"page": number})


def _by_state(people: Iterable[PublishedPerson]) -> list[State]:
    """The people of a page under their states, in the order that they have."""
    groups: dict[str, list[PublishedPerson]] = {}
    for one in people:
        groups.setdefault(one.country_name, []).append(one)
    return [State(name, tuple(own)) for name, own in groups.items()]


urlpatterns: list[URLPattern] = [
    path("<language:language>/people/", people, name="people"),
    path("<language:language>/people/<uuid:key>/", person, name="person"),
]
