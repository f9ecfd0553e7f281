"""The public record: read without an account, without cookies, without script."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from orkhon.observation.queries.published import (
    PublishedFile,
    PublishedStatement,
    published_bundle,
    published_paper,
    published_statement,
    published_statements,
    published_text,
)
from orkhon.portal.languages import in_its_language
from orkhon.record.queries import plinth

MINUTES = 5
"""So long may a copy be kept on the way: a correction is seen soon."""

Asked = ParamSpec("Asked")


def public(view: Callable[Asked, HttpResponse]) -> Callable[Asked, HttpResponse]:
    """Let copies be kept for a short while; nothing here depends on who asks."""

    @wraps(view)
    def answer(*args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        patch_cache_control(response, public=True, max_age=60 * MINUTES)
        return response

    return answer


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's language."""
    return redirect("portal:home", language=get_language_from_request(request))


@require_safe
@public
@in_its_language
def home(request: HttpRequest, language: str) -> HttpResponse:
    """What is published, the latest first."""
    return _page(
        request,
        "portal/home.html",
        language,
        {"statements": published_statements()},
        lambda code: reverse("portal:home", args=[code]),
    )


@require_safe
@public
@in_its_language
def check(request: HttpRequest, language: str) -> HttpResponse:
    """How to check a paper or a bundle without trusting this site."""
    return _page(
        request,
        "portal/check.html",
        language,
        {},
        lambda code: reverse("portal:check", args=[code]),
    )


@require_safe
@public
@in_its_language
def statement(
    request: HttpRequest, language: str, mission: int, number: int
) -> HttpResponse:
    """One statement as it was published, with what anyone needs to check it."""
    found = published_statement(mission, number)
    if found is None:
        raise Http404("no such statement")
    shown = found.language_for(language)
    return _page(
        request,
        "portal/statement.html",
        language,
        {
            "statement": found,
            "kind": found.kind_words(language),
            "text": published_text(mission, number, shown),
            "versions": _versions(found),
        },
        lambda code: reverse("portal:statement", args=[code, mission, number]),
    )


@require_safe
@public
def paper(
    request: HttpRequest, mission: int, number: int, language: str, form: str
) -> HttpResponse:
    """A paper byte for byte, as its digest in the record says."""
    return _file(published_paper(mission, number, language, form))


@require_safe
@public
def bundle(request: HttpRequest, mission: int, number: int) -> HttpResponse:
    """Everything a stranger needs to check a statement."""
    return _file(published_bundle(mission, number))


def _file(found: tuple[PublishedFile, bytes] | None) -> HttpResponse:
    if found is None:
        raise Http404("no such file")
    file, data = found
    return HttpResponse(
        data,
        content_type=file.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "ETag": f'"{file.sha256}"',
        },
    )


def _versions(
    found: PublishedStatement,
) -> list[tuple[str, bool, list[PublishedFile]]]:
    """By language: whether it is authentic, and its papers."""
    return [
        (
            code,
            code == found.authentic,
            [one for one in found.papers if one.language == code],
        )
        for code in found.languages
    ]


def _page(
    request: HttpRequest,
    template: str,
    language: str,
    context: dict[str, Any],
    address: Callable[[str], str],
) -> HttpResponse:
    """A page with its addresses in the other languages."""
    addresses = [(code, name, address(code)) for code, name in settings.LANGUAGES]
    return render(
        request,
        template,
        context
        | {
            "language": language,
            "addresses": addresses,
            "origin": settings.ORKHON_ADDRESS.rstrip("/"),
            "plinth": plinth(),
        },
    )
