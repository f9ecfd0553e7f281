"""The public record: read without an account, without cookies, without script."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from orkhon.observation.queries.published import (
    published_bundle,
    published_paper,
    published_statement,
    published_statements,
    published_text,
)
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.feed import communiques_in, feed_of, statements_in, texts_in
from orkhon.portal.files import by_language, sent
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.portal.trust import own_key
from orkhon.press.queries.published import published_communiques
from orkhon.proceedings.queries.published import published_texts


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """Lead to the reader's language."""
    return redirect("portal:home", language=get_language_from_request(request))


@require_safe
@public
@while_nothing_changed
@in_its_language
def check(request: HttpRequest, language: str) -> HttpResponse:
    """How to check a paper or a bundle without trusting this site."""
    return page(
        request,
        "portal/check.html",
        language,
        {"key": own_key()},
        lambda code: reverse("portal:check", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def statement(
    request: HttpRequest, language: str, mission: int, number: int
) -> HttpResponse:
    """One statement as it was published, with what anyone needs to check it."""
    found = published_statement(mission, number)
    if found is None:
        raise Http404("no such statement")
    shown = found.language_for(language)
    return page(
        request,
        "portal/statement.html",
        language,
        {
            "statement": found,
            "kind": found.kind_words(language),
            "text": published_text(mission, number, shown),
            "versions": by_language(found.languages, found.authentic, found.papers),
            "own_papers": [one for one in found.papers if one.language == shown],
            "other_papers": [one for one in found.papers if one.language != shown],
            "others": [
                one for one in published_statements(mission) if one.number != number
            ],
        },
        lambda code: reverse("portal:statement", args=[code, mission, number]),
        said_in=found.languages,
        shown_in=shown,
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def feed(request: HttpRequest, language: str) -> HttpResponse:
    """What is published, for readers of news, as Atom."""
    return HttpResponse(
        feed_of(
            [
                *communiques_in(published_communiques(), language),
                *statements_in(published_statements(), language),
                *texts_in(published_texts(), language),
            ],
            language,
            settings.ORKHON_ADDRESS.rstrip("/"),
        ),
        content_type="application/atom+xml; charset=utf-8",
    )


@require_safe
@public
def paper(
    request: HttpRequest, mission: int, number: int, language: str, form: str
) -> HttpResponse:
    """A paper byte for byte, as its digest in the record says."""
    return sent(request, published_paper(mission, number, language, form))


@require_safe
@public
def bundle(request: HttpRequest, mission: int, number: int) -> HttpResponse:
    """Everything a stranger needs to check a statement."""
    return sent(request, published_bundle(mission, number))
