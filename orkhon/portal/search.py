"""Search over everything that is published, in any spelling and script."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from orkhon.catalogue.kinds import KINDS
from orkhon.catalogue.queries.published import (
    LONGEST,
    Found,
    Hit,
    Narrowed,
    published_found,
)
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import number_asked, page


@dataclass(frozen=True)
class Choice:
    """A way to narrow a search, as a link.

    Attributes:
        count: How many things it leaves; None for the way back to all.
        language: Of the label, where it is the name of a language in its own words.
    """

    label: str
    url: str
    count: int | None
    is_chosen: bool
    language: str = ""


@dataclass(frozen=True)
class Facet:
    """What a search is narrowed by: kind, language or year."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Asked:
    """What somebody asked for, from an address that may say anything."""

    words: str
    narrowed: Narrowed
    page: int

    def url(self, **changed: object) -> str:
        """The address of this search with something changed; from its first page."""
        said: dict[str, object] = {
            "q": self.words,
            "kind": self.narrowed.kind,
            "lang": self.narrowed.language,
            "year": self.narrowed.year,
        }
        said |= changed
        kept = {key: one for key, one in said.items() if one not in ("", None)}
        return "?" + urlencode(kept)


@require_safe
@public
@while_nothing_changed
@in_its_language
def search(request: HttpRequest, language: str) -> HttpResponse:
    """What is found, narrowed by links; without words, how to search."""
    asked = _asked(request)
    found = published_found(
        asked.words, reader=language, narrowed=asked.narrowed, page=asked.page
    )
    kinds = {one.name: str(one.label) for one in KINDS}
    home = reverse("portal:home", args=[language])
    # The words go along into another language; search engines are told of none.
    query = asked.url() if asked.words else ""
    return page(
        request,
        "portal/search.html",
        language,
        {
            "words": asked.words,
            "found": found,
            "hits": [_shown(one, home, kinds) for one in found.hits],
            "facets": _facets(asked, found, kinds),
            "is_narrowed": bool(asked.narrowed),
            "all": asked.url(kind="", lang="", year=""),
            "near": [(one, asked.url(q=one)) for one in found.near],
            "before": asked.url(page=found.page - 1) if found.page > 1 else "",
            "after": asked.url(page=found.page + 1) if found.page < found.pages else "",
        },
        lambda code: reverse("portal:search", args=[code]) + query,
        said_in=(),
    )


def _asked(request: HttpRequest) -> Asked:
    year = number_asked(request.GET.get("year", ""))
    return Asked(
        words=request.GET.get("q", "").replace("\0", "")[:LONGEST].strip(),
        narrowed=Narrowed(
            kind=request.GET.get("kind", "")[:LONGEST],
            language=_language(request.GET.get("lang", "")),
            year=year,
        ),
        page=number_asked(request.GET.get("page", "")) or 1,
    )


def _language(code: str) -> str:
    return code if code in dict(settings.LANGUAGES) else ""


def _shown(hit: Hit, home: str, kinds: dict[str, str]) -> dict[str, object]:
    return {"hit": hit, "url": home + hit.address, "kind": kinds.get(hit.kind, "")}


def _facets(asked: Asked, found: Found, kinds: dict[str, str]) -> list[Facet]:
    """The ways to narrow that leave something; a chosen one, and the way back."""
    names = dict(settings.LANGUAGES)
    facets = []
    for name, key, chosen, counted in (
        ("kind", "kind", asked.narrowed.kind, found.kinds),
        ("language", "lang", asked.narrowed.language, found.languages),
        ("year", "year", asked.narrowed.year, found.years),
    ):
        choices = [
            Choice(
                label=(
                    kinds.get(str(one), str(one))
                    if name == "kind"
                    else names.get(str(one), str(one))
                ),
                url=asked.url(**{key: one}),
                count=count,
                is_chosen=one == chosen,
                language=str(one) if name == "language" else "",
            )
            for one, count in counted
            if not chosen or one == chosen
        ]
        if chosen:
            choices.insert(0, Choice("", asked.url(**{key: ""}), None, is_chosen=False))
        if chosen or len(choices) > 1:
            facets.append(Facet(name, tuple(choices)))
    return facets


urlpatterns = [path("<language:language>/search/", search, name="search")]
