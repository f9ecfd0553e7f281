"""News: communiqués by year, one communiqué with its versions, papers and bundle."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, state_of_record, while_nothing_changed
from orkhon.portal.files import sent, sent_once
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.portal.shelf import ARCHIVES, Shelf
from orkhon.press.queries.published import (
    PublishedCommunique,
    PublishedPiece,
    published_communique,
    published_communique_bundle,
    published_communique_paper,
    published_communique_words,
    published_communiques,
    published_years,
)
from orkhon.press.queries.published_kits import PublishedKit, published_kit
from orkhon.press.queries.published_photographs import published_photographs_of
from orkhon.record.published import PublishedFile

_KITS: Shelf[PublishedKit | None] = Shelf(200)
"""What the press kits of the latest asked for consist of, by state of the record."""


@require_safe
@public
@while_nothing_changed
@in_its_language
def news(request: HttpRequest, language: str) -> HttpResponse:
    """What the assembly told, the latest first; a year at a time."""
    years = published_years()
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else next(iter(years), None)
    return page(
        request,
        "portal/news.html",
        language,
        {
            "communiques": published_communiques(year) if year else (),
            "years": years,
            "year": year,
        },
        lambda other: (
            reverse("portal:news", args=[other])
            + (f"?year={year}" if year and year != years[0] else "")
        ),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def communique(
    request: HttpRequest,
    language: str,
    year: int,
    number: int,
    version: int | None = None,
) -> HttpResponse:
    """One communiqué as it was published; without a version, the one that holds."""
    found = published_communique(year, number, version)
    words = published_communique_words(year, number, version)
    if found is None or words is None:
        raise Http404("no such communiqué")
    shown = found.language_for(language)
    return page(
        request,
        "portal/communique.html",
        language,
        {
            "communique": found,
            "words": words[shown],
            "paragraphs": [
                [(one.text, _borne_out(one)) for one in paragraph]
                for paragraph in words[shown].paragraphs
            ],
            "languages": _languages(found),
            "photographs": published_photographs_of(year, number),
            "earlier": [one for one in found.versions if one.number != found.version],
        },
        lambda other: _address(other, found, version),
        said_in=found.languages,
        shown_in=shown,
    )


@require_safe
@public
def paper(
    request: HttpRequest,
    year: int,
    number: int,
    version: int,
    language: str,
    form: str,
) -> HttpResponse:
    """A paper byte for byte, as its digest in the record says."""
    return sent(
        request, published_communique_paper(year, number, version, language, form)
    )


@require_safe
@public
def bundle(request: HttpRequest, year: int, number: int, version: int) -> HttpResponse:
    """Everything a stranger needs to check a version."""
    return sent(request, published_communique_bundle(year, number, version))


@require_safe
@public
def kit(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Papers, photographs, names and bundle in one archive, of the version that holds.

    What it consists of is looked up once a state of the record; it is packed anew when
    that is something else.
    """
    state = state_of_record()
    found = _KITS.get((year, number), state, lambda: published_kit(year, number))
    if found is None:
        raise Http404("no press kit")

    def packed() -> bytes:
        return ARCHIVES.get(
            found.name,
            found.sha256,
            found.packed,
            # A photograph may be taken back while the rest of the kit is packed.
            holds=lambda: state_of_record() == state,
        )

    return sent_once(request, found, packed)


def _address(language: str, found: PublishedCommunique, version: int | None) -> str:
    """Of the version asked for; the one that holds stands at the address without one."""
    parts: list[object] = [language, found.year, found.number]
    if version is None or version == found.latest:
        return reverse("portal:communique", args=parts)
    return reverse("portal:communique-version", args=[*parts, version])


def _languages(
    found: PublishedCommunique,
) -> list[tuple[str, bool, list[PublishedFile]]]:
    """By language: whether it is authentic, and its papers to read."""
    return [
        (
            code,
            code == found.authentic,
            [
                one
                for one in found.papers
                if one.language == code and one.format != "txt"
            ],
        )
        for code in found.languages
    ]


def _borne_out(piece: PublishedPiece) -> str:
    """What the mark behind a stretch says; "" for words without one."""
    said = {
        "person": pgettext("of a text", "the name as the record has it"),
        "post": pgettext("of a text", "the post as the record has it for that day"),
        "date": pgettext("of a text", "the date as the record has it"),
        "place": pgettext("of a text", "the place as the record has it"),
        "figure": pgettext("of a text", "the number as the record has it"),
    }
    return said.get(piece.kind, "")


urlpatterns: list[URLPattern] = [
    path("<language:language>/news/", news, name="news"),
    path(
        "<language:language>/news/<int:year>/<int:number>/",
        communique,
        name="communique",
    ),
    path(
        "<language:language>/news/<int:year>/<int:number>/<int:version>/",
        communique,
        name="communique-version",
    ),
    path(
        "news/<int:year>/<int:number>/<int:version>/bundle.zip",
        bundle,
        name="communique-bundle",
    ),
    path("news/<int:year>/<int:number>/press-kit.zip", kit, name="communique-kit"),
    path(
        "news/<int:year>/<int:number>/<int:version>/<slug:language>.<slug:form>",
        paper,
        name="communique-paper",
    ),
]
