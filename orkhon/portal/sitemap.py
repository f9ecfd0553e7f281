"""The map of the public record, for search engines: every address in every language.

Each family of pages adds one function to `FAMILIES`. One file a language, and an index
of them, so that none comes near the 50,000 addresses that the format allows.
Format: sitemaps.org, protocol 0.9.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from orkhon.legislation.queries.published import published_model_keys
from orkhon.observation.queries.published import published_statements
from orkhon.observation.queries.published_missions import listed_missions
from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.navigation import ABOUT, SECTIONS, TOOLS, standing
from orkhon.press.queries.published import published_communiques
from orkhon.press.queries.published_photographs import published_photographs
from orkhon.proceedings.queries.published import published_texts
from orkhon.proceedings.queries.published_decisions import published_paper_numbers
from orkhon.proceedings.queries.published_instruments import published_instruments
from orkhon.proceedings.queries.published_relations import published_relations
from orkhon.proceedings.queries.published_sessions import published_sessions
from orkhon.proceedings.queries.published_yearbook import published_yearbooks
from orkhon.register.queries.published import published_bodies, published_people

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XML = "application/xml; charset=utf-8"
NO_ATTRIBUTES: "AttributesImpl[str]" = AttributesImpl({})
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Page:
    """A page of the public record.

    Attributes:
        name: Of its address, without `portal:`.
        args: What follows the language in the address.
        languages: In which its text is there.
        changed_on: When it last changed; None where that is not known.
    """

    name: str
    args: tuple[Any, ...] = ()
    languages: Iterable[str] = field(default=LANGUAGES)
    changed_on: date | None = None


def sections() -> Iterator[Page]:
    """The pages that the head names."""
    yield Page("home")
    for one in (*SECTIONS, *ABOUT, *TOOLS):
        if standing(one.name):
            yield Page(one.name)


def adopted_texts() -> Iterator[Page]:
    """Every text that was opened."""
    for one in published_texts():
        yield Page(
            "adopted-text",
            (one.slug, one.year, one.number),
            one.languages,
            one.published_at.date(),
        )


def statements() -> Iterator[Page]:
    """Every statement that was published."""
    for one in published_statements():
        yield Page(
            "statement",
            (one.mission, one.number),
            one.languages,
            one.published_at.date(),
        )


def communiques() -> Iterator[Page]:
    """Every communiqué that is out, in the version that holds."""
    for one in published_communiques():
        yield Page(
            "communique",
            (one.year, one.number),
            one.languages,
            one.published_at.date(),
        )


def model_laws() -> Iterator[Page]:
    """Every model law that was opened."""
    for key in published_model_keys():
        yield Page("model-law", (key,))


def sessions() -> Iterator[Page]:
    """Every session that was opened, its reports and minutes."""
    for one in published_sessions():
        yield Page("session", (one.key,))
    for key, kind, number in published_paper_numbers():
        yield Page(f"session-{kind}", (key, number))


def instruments() -> Iterator[Page]:
    """Every legal document that was opened."""
    for one in published_instruments():
        latest = one.latest
        said = [] if latest is None else [each.language for each in latest.languages]
        yield Page(
            "instrument", (one.key,), [code for code in said if code in LANGUAGES]
            or LANGUAGES
        )  # fmt: skip


def missions() -> Iterator[Page]:
    """Every mission that was opened or has spoken."""
    for one in listed_missions():
        yield Page("mission", (one.number,))


def people() -> Iterator[Page]:
    """Everybody in an opened body."""
    for one in published_people(timezone.localdate()):
        yield Page("person", (one.key,))


def organs() -> Iterator[Page]:
    """Every opened body."""
    for one in published_bodies():
        yield Page("organ", (one.key,))


def relations() -> Iterator[Page]:
    """Every organisation with which something is public."""
    for one in published_relations(timezone.localdate()):
        yield Page("relation", (one.key,))


def photographs() -> Iterator[Page]:
    """Every public photograph."""
    for one in published_photographs():
        yield Page("photograph", (one.number,), one.languages, one.published_at.date())


def yearbooks() -> Iterator[Page]:
    """Every opened yearbook."""
    for year in published_yearbooks():
        yield Page("yearbook", (year,))


FAMILIES: tuple[Callable[[], Iterable[Page]], ...] = (
    sections,
    communiques,
    adopted_texts,
    statements,
    model_laws,
    sessions,
    instruments,
    missions,
    people,
    organs,
    relations,
    photographs,
    yearbooks,
)
"""One function for each family of pages."""


@require_safe
@public
@while_nothing_changed
def index(request: HttpRequest) -> HttpResponse:
    """Where the map of each language lies."""
    answer = HttpResponse(content_type=XML)
    xml = _begun(answer, "sitemapindex")
    for code in LANGUAGES:
        xml.startElement("sitemap", NO_ATTRIBUTES)
        xml.addQuickElement("loc", _origin() + reverse("portal:sitemap", args=[code]))
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    xml.endDocument()
    return answer


@require_safe
@public
@while_nothing_changed
@in_its_language
def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """The pages whose text is there in this language."""
    answer = HttpResponse(content_type=XML)
    xml = _begun(answer, "urlset")
    for page in (one for family in FAMILIES for one in family()):
        if language not in page.languages:
            continue
        address = reverse(f"portal:{page.name}", args=[language, *page.args])
        xml.startElement("url", NO_ATTRIBUTES)
        xml.addQuickElement("loc", _origin() + address)
        if page.changed_on is not None:
            xml.addQuickElement("lastmod", page.changed_on.isoformat())
        xml.endElement("url")
    xml.endElement("urlset")
    xml.endDocument()
    return answer


@require_safe
@public
def robots(request: HttpRequest) -> HttpResponse:
    """Search engines are led to the public record; the rooms are not theirs."""
    lines = (
        "User-agent: *",
        f"Allow: {reverse('portal:door')}",
        "Allow: /static/",
        "Disallow: /",
        f"Sitemap: {_origin()}{reverse('portal:sitemaps')}",
    )
    return HttpResponse(
        "\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"
    )


def _begun(answer: HttpResponse, root: str) -> SimplerXMLGenerator:
    xml = SimplerXMLGenerator(answer, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl({"xmlns": NAMESPACE}))
    return xml


def _origin() -> str:
    return str(settings.ORKHON_ADDRESS).rstrip("/")
