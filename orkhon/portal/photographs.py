"""Photographs: by year, one with its words, and the files at lasting addresses."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.files import sent_once
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.press.queries.published import published_communique
from orkhon.press.queries.published_photographs import (
    published_photograph,
    published_photograph_years,
    published_photographs,
    published_picture,
)


@require_safe
@public
@while_nothing_changed
@in_its_language
def photographs(request: HttpRequest, language: str) -> HttpResponse:
    """What may be printed, the latest first; a year at a time."""
    years = published_photograph_years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else next(iter(years), None)
    return page(
        request,
        "portal/photographs.html",
        language,
        {
            "photographs": published_photographs(year) if year else (),
            "years": years,
            "year": year,
        },
        lambda other: (
            reverse("portal:photographs", args=[other])
            + (f"?year={year}" if year and year != years[0] else "")
        ),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def photograph(request: HttpRequest, language: str, number: int) -> HttpResponse:
    """One photograph with author, rights, who is shown, and its sizes."""
    found = published_photograph(number)
    if found is None:
        raise Http404("no such photograph")
    communiques = [published_communique(*one) for one in found.communiques]
    return page(
        request,
        "portal/photograph.html",
        language,
        {
            "photograph": found,
            "code": found.language_for(language),
            "communiques": [one for one in communiques if one is not None],
        },
        lambda other: reverse("portal:photograph", args=[other, number]),
        said_in=found.languages,
        shown_in=found.language_for(language),
    )


@require_safe
@public
def picture(request: HttpRequest, number: int, size: str) -> HttpResponse:
    """A size as JPEG; the file as it came is never sent."""
    found = published_picture(number, size)
    if found is None:
        raise Http404("no such photograph")
    file, data = found
    return sent_once(request, file, lambda: data, disposition="inline")


urlpatterns: list[URLPattern] = [
    path("<language:language>/photographs/", photographs, name="photographs"),
    path(
        "<language:language>/photographs/<int:number>/", photograph, name="photograph"
    ),
    path("photographs/<int:number>/<slug:size>.jpg", picture, name="photograph-file"),
]
