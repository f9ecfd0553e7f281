"""Adopted texts: the list, one text in seven languages, papers, bundle, open data."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.files import by_language, sent, sent_data
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import number_asked, page
from orkhon.proceedings.queries.published import (
    found_texts,
    published_bundle,
    published_paper,
    published_text,
    published_types,
    published_words,
)
from orkhon.proceedings.queries.published_data import (
    published_text_json,
    published_texts_csv,
    published_texts_json,
)

LONGEST = 200
"""Letters of a search; more is no title."""


@require_safe
@public
@while_nothing_changed
@in_its_language
def adopted_texts(request: HttpRequest, language: str) -> HttpResponse:
    """What the assembly adopted, narrowed by type, year and words of the title."""
    codes, years = published_types()
    code = request.GET.get("type", "").upper()
    year = request.GET.get("year", "")
    words = request.GET.get("q", "").replace("\0", "")[:LONGEST]
    code, year = code if code in codes else "", year if year in map(str, years) else ""
    found = found_texts(
        code,
        int(year) if year else None,
        words,
        page=number_asked(request.GET.get("page", "")) or 1,
    )
    narrowed = {"type": code, "year": year, "q": words}
    kept = {name: one for name, one in narrowed.items() if one}

    def leaf(number: int) -> str:
        return "?" + urlencode(kept | ({"page": number} if number > 1 else {}))

    query = leaf(found.page)
    return page(
        request,
        "portal/adopted_texts.html",
        language,
        {
            "texts": found.texts,
            "found": found,
            "before": leaf(found.page - 1) if found.page > 1 else "",
            "after": leaf(found.page + 1) if found.page < found.pages else "",
            "codes": codes,
            "years": years,
            "code": code,
            "year": year,
            "words": words,
            "licence": settings.ORKHON_OPEN_DATA_LICENCE,
        },
        lambda other: (
            reverse("portal:adopted-texts", args=[other])
            + (query if query != "?" else "")
        ),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def adopted_text(
    request: HttpRequest, language: str, code: str, year: int, number: int
) -> HttpResponse:
    """One text as it was adopted, with what anyone needs to check it."""
    found = published_text(code, year, number)
    words = published_words(code, year, number)
    if found is None or words is None:
        raise Http404("no such text")
    shown = found.language_for(language)
    return page(
        request,
        "portal/adopted_text.html",
        language,
        {
            "text": found,
            "words": words[shown],
            "versions": by_language(found.languages, found.authentic, found.papers),
            "licence": settings.ORKHON_OPEN_DATA_LICENCE,
        },
        lambda other: reverse("portal:adopted-text", args=[other, code, year, number]),
        said_in=found.languages,
        shown_in=shown,
    )


@require_safe
@public
def paper(
    request: HttpRequest, code: str, year: int, number: int, language: str, form: str
) -> HttpResponse:
    """A paper byte for byte, as its digest in the record says."""
    return sent(request, published_paper(code, year, number, language, form))


@require_safe
@public
def bundle(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """Everything a stranger needs to check a text."""
    return sent(request, published_bundle(code, year, number))


@require_safe
@public
def texts_json(request: HttpRequest) -> HttpResponse:
    """Every text as JSON, under an address that stays."""
    return sent_data(
        request, published_texts_json(), "adopted-texts.json", "application/json"
    )


@require_safe
@public
def texts_csv(request: HttpRequest) -> HttpResponse:
    """Every text as CSV, a line each."""
    return sent_data(
        request, published_texts_csv(), "adopted-texts.csv", "text/csv; charset=utf-8"
    )


@require_safe
@public
def text_json(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """One text as JSON with its words."""
    name = f"{code}-{number:03d}-{year}.json"
    return sent_data(
        request, published_text_json(code, year, number), name, "application/json"
    )
