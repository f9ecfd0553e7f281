"""What members made of a model law: pages and open data for everybody."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from orkhon.legislation.queries.published import (
    published_legend,
    published_model,
    published_models,
)
from orkhon.legislation.queries.published_data import published_csv, published_json
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.files import sent_data
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.proceedings.queries.published import published_model_laws


@require_safe
@public
@while_nothing_changed
@in_its_language
def model_laws(request: HttpRequest, language: str) -> HttpResponse:
    """Every model law that was opened, with what each member enacted of it."""
    texts = published_model_laws()
    return page(
        request,
        "portal/model_laws.html",
        language,
        {"laws": [(one, texts.get(one.key)) for one in published_models(language)]},
        lambda code: reverse("portal:model-laws", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def model_law(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The status page of a model law that was opened."""
    found = published_model(key, language)
    if found is None:
        raise Http404("no such model law")
    return page(
        request,
        "portal/model_law.html",
        language,
        {
            "status": found,
            "law": found.model,
            "legend": published_legend(),
            "licence": settings.ORKHON_OPEN_DATA_LICENCE,
        },
        lambda code: reverse("portal:model-law", args=[code, key]),
    )


@require_safe
@public
def json_data(request: HttpRequest, key: str) -> HttpResponse:
    """The same as JSON, under an address that stays."""
    return sent_data(request, published_json(key), f"{key}.json", "application/json")


@require_safe
@public
def csv_data(request: HttpRequest, key: str) -> HttpResponse:
    """The same as CSV, a line for each provision and member."""
    return sent_data(
        request, published_csv(key), f"{key}.csv", "text/csv; charset=utf-8"
    )
