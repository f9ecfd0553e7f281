"""The assembly's own legal documents: the list, one as a consolidated text, its files."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.files import sent
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import LANGUAGES, page
from orkhon.proceedings.queries.published_instruments import (
    PublishedInstrument,
    PublishedVersion,
    published_changes,
    published_instrument,
    published_instrument_file,
    published_instruments,
    published_reading,
)


@require_safe
@public
@while_nothing_changed
@in_its_language
def instruments(request: HttpRequest, language: str) -> HttpResponse:
    """Every legal document that was opened, by title."""
    return page(
        request,
        "portal/instruments.html",
        language,
        {"instruments": published_instruments()},
        lambda code: reverse("portal:instruments", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def instrument(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """A legal document as it stands now, with what happened to it."""
    found = _instrument(key)
    return _shown(request, language, found, found.latest)


@require_safe
@public
@while_nothing_changed
@in_its_language
def version(request: HttpRequest, language: str, key: str, number: int) -> HttpResponse:
    """A legal document as it stood in one of its versions."""
    found = _instrument(key)
    asked = found.version(number)
    if asked is None:
        raise Http404("no such version")
    return _shown(request, language, found, asked)


@require_safe
@public
@while_nothing_changed
@in_its_language
def changes(request: HttpRequest, language: str, key: str, number: int) -> HttpResponse:
    """What changed from the version before to this one, article by article."""
    found = _instrument(key)
    asked = found.version(number)
    own = None if asked is None else asked.language_for(language)
    differing = None if own is None else published_changes(key, number, own.language)
    if asked is None or own is None or differing is None:
        raise Http404("no such versions")
    return page(
        request,
        "portal/instrument_changes.html",
        language,
        {
            "instrument": found,
            "version": asked,
            "words_in": own.language,
            "changes": differing,
        },
        lambda code: reverse("portal:instrument-changes", args=[code, key, number]),
    )


@require_safe
@public
def file(
    request: HttpRequest, key: str, number: int, language: str, form: str
) -> HttpResponse:
    """A text of a version as a file: Akoma Ntoso, PDF or Word."""
    return sent(request, published_instrument_file(key, number, language, form))


def _shown(
    request: HttpRequest,
    language: str,
    found: PublishedInstrument,
    asked: PublishedVersion | None,
) -> HttpResponse:
    own = None if asked is None else asked.language_for(language)
    is_latest = asked is found.latest
    number = 0 if asked is None else asked.number

    def address(code: str) -> str:
        if is_latest:
            return reverse("portal:instrument", args=[code, found.key])
        return reverse("portal:instrument-version", args=[code, found.key, number])

    return page(
        request,
        "portal/instrument.html",
        language,
        {
            "instrument": found,
            "version": asked,
            "own": own,
            "reading": None
            if own is None
            else published_reading(found.key, number, own.language),
            "is_latest": is_latest,
            "has_changes": own is not None
            and published_changes(found.key, number, own.language) is not None,
            "licence": settings.ORKHON_OPEN_DATA_LICENCE,
        },
        address,
        said_in=LANGUAGES
        if asked is None or own is None
        else [one.language for one in asked.languages if one.language in LANGUAGES],
        shown_in="" if own is None or own.language not in LANGUAGES else own.language,
    )


def _instrument(key: str) -> PublishedInstrument:
    found = published_instrument(key)
    if found is None:
        raise Http404("no such legal document")
    return found


ONE = "<language:language>/legal-documents/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("<language:language>/legal-documents/", instruments, name="instruments"),
    path(ONE, instrument, name="instrument"),
    path(f"{ONE}<int:number>/", version, name="instrument-version"),
    path(f"{ONE}<int:number>/changes/", changes, name="instrument-changes"),
    path(
        "legal-documents/<slug:key>/<int:number>/<slug:language>.<slug:form>",
        file,
        name="instrument-file",
    ),
]
