"""A page of the public record, with its addresses in the other languages."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from orkhon.portal.navigation import navigation
from orkhon.record.queries import plinth

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
MOST_FIGURES = 4
"""Of a year or a page; more is none."""


def page(
    request: HttpRequest,
    template: str,
    language: str,
    context: dict[str, Any],
    address: Callable[[str], str],
    *,
    said_in: Iterable[str] = LANGUAGES,
    shown_in: str = "",
) -> HttpResponse:
    """A page with its addresses in the other languages.

    Args:
        said_in: Languages in which its text is there; search engines are told of these.
        shown_in: The one that is shown, where it is not the page's own.
    """
    addresses = [(code, name, address(code)) for code, name in settings.LANGUAGES]
    said = tuple(said_in)
    return render(
        request,
        template,
        context
        | {
            "language": language,
            "addresses": addresses,
            "alternates": [(code, address(code)) for code in said],
            "any_language": address("en" if "en" in said or not said else said[0]),
            "canonical": address(shown_in or language),
            "origin": settings.ORKHON_ADDRESS.rstrip("/"),
            "plinth": plinth(),
            "navigation": navigation(language, request.path),
            "licence": settings.ORKHON_OPEN_DATA_LICENCE,
        },
    )


def number_asked(text: str) -> int | None:
    """The year or page that an address asks for; None for anything else."""
    is_one = text.isascii() and text.isdigit() and len(text) <= MOST_FIGURES
    return int(text) if is_one else None


def missing(request: HttpRequest, language: str) -> HttpResponse:
    """Nothing is published here: whether something is being written is not told."""
    if language not in LANGUAGES:
        language = translation.get_language_from_request(request)
    with translation.override(language):
        answer = page(
            request,
            "portal/missing.html",
            language,
            {},
            lambda code: reverse("portal:home", args=[code]),
        )
    answer.status_code = 404
    answer["Content-Language"] = language
    return answer
