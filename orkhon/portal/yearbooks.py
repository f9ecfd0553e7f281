"""Yearbooks: the figures of a year, each with its whole and the list behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from orkhon.catalogue.entries.entry import path_of
from orkhon.catalogue.entries.yearbooks import FORMS, LISTS, open_figures
from orkhon.engines.documents import (
    Block,
    Heading,
    Labels,
    Note,
    Paper,
    Paragraph,
    Runs,
    Strong,
    Table,
    runs,
)
from orkhon.portal.copies import public, state_of_record, while_nothing_changed
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.proceedings.queries.published_yearbook import (
    PublishedFigure,
    PublishedYearbook,
    published_yearbook,
    published_yearbooks,
    same_data,
)
from orkhon.register.queries.labels import assembly_named
from orkhon.ui import dates
from orkhon.ui.papers import MEDIA, printed

WIDTHS = (40, 12, 48)
PAPERS = 32
"""So many papers are kept until something changes."""


@dataclass(frozen=True)
class Row:
    """A figure as the page shows it.

    Attributes:
        url: Of the list behind it; "" where the list is not public.
        public: How many things of the list are public; None where that is not said.
    """

    figure: PublishedFigure
    url: str
    public: int | None


@require_safe
@public
@while_nothing_changed
@in_its_language
def yearbooks(request: HttpRequest, language: str) -> HttpResponse:
    """The years that were opened, the latest in full."""
    years = published_yearbooks()
    if not years:
        return page(
            request,
            "portal/yearbooks.html",
            language,
            {},
            lambda code: reverse("portal:yearbooks", args=[code]),
        )
    return _shown(request, language, years[0], years)


@require_safe
@public
@while_nothing_changed
@in_its_language
def yearbook(request: HttpRequest, language: str, year: int) -> HttpResponse:
    """The figures of one year."""
    return _shown(request, language, year, published_yearbooks())


@require_safe
@public
def paper(request: HttpRequest, year: int, language: str, form: str) -> HttpResponse:
    """The yearbook as a file; made once for each state of the record."""
    if form not in FORMS or year not in published_yearbooks():
        raise Http404("no such paper")
    data = _printed(year, language, form, state_of_record())
    answer = HttpResponse(data, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="yearbook-{year}.{form}"'
    answer["Content-Language"] = language
    return answer


def _shown(
    request: HttpRequest, language: str, year: int, years: tuple[int, ...]
) -> HttpResponse:
    book = published_yearbook(year, timezone.now())
    if book is None:
        raise Http404("no such yearbook")
    return page(
        request,
        "portal/yearbook.html",
        language,
        {
            "book": book,
            "years": years,
            "rows": list(_rows(book, language)),
            "published": list(_published(book, language)),
            "same_data": same_data(),
            "forms": FORMS,
        },
        lambda code: reverse("portal:yearbook", args=[code, year]),
    )


def _rows(book: PublishedYearbook, language: str) -> Iterator[Row]:
    for one in book.figures:
        yield Row(one, _list(one.key, language), None)


def _published(book: PublishedYearbook, language: str) -> Iterator[Row]:
    """What of the year everybody can read here."""
    for one in open_figures(book.year):
        yield Row(one, _list(one.key, language), one.value)


def _list(key: str, language: str) -> str:
    return path_of(LISTS[key], language) if key in LISTS else ""


@lru_cache(maxsize=PAPERS)
def _printed(year: int, language: str, form: str, _state: str) -> bytes:
    """The paper; `_state` is another whenever the figures may be."""
    with translation.override(language):
        book = published_yearbook(year, timezone.now())
        if book is None:
            raise Http404("no such yearbook")
        return printed(yearbook_paper(book, language), form)


def yearbook_paper(book: PublishedYearbook, language: str) -> Paper:
    """The yearbook as a paper in the language in force."""
    origin = str(settings.ORKHON_ADDRESS).rstrip("/")
    day = dates.day(timezone.localtime(book.counted_at).date())
    blocks: list[Block] = [
        Paragraph(runs(same_data())),
        Paragraph(runs(_("Counted on %(day)s.") % {"day": day})),
        Table(
            (_("Figure"), pgettext("figure", "Number"), pgettext("figure", "Of")),
            tuple(_line(one, origin) for one in _rows(book, language)),
            WIDTHS,
            _("Figures of the year"),
        ),
        Heading(pgettext("heading", "Open to everybody")),
        Table(
            (_("Figure"), pgettext("figure", "Number"), pgettext("figure", "Of")),
            tuple(_line(one, origin) for one in _published(book, language)),
            WIDTHS,
            _("Publications of the year"),
        ),
    ]
    return Paper(
        title=_("Yearbook %(year)s") % {"year": book.year},
        subtitle=assembly_named(settings.ORKHON_ASSEMBLY),
        language=language,
        blocks=tuple(blocks),
        running_head=assembly_named(settings.ORKHON_ASSEMBLY),
        running_note=_("sample") if settings.ORKHON_SAMPLE else "",
        status=_("Counted on %(day)s.") % {"day": day},
        labels=Labels(leaf=_("Part {number} of {count}")),
    )


def _line(one: Row, origin: str) -> tuple[Runs, ...]:
    figure = one.figure
    notes = [figure.definition]
    if one.url:
        notes.append(_("Listed at %(address)s") % {"address": f"{origin}{one.url}"})
    note = " ".join(part for part in notes if part)
    label = runs(figure.label, Note(note)) if note else runs(figure.label)
    of = "" if figure.of is None else f"{figure.of} {figure.of_words}"
    return (label, runs(Strong(str(figure.value))), runs(of) if of else ())


urlpatterns: list[URLPattern] = [
    path("<language:language>/yearbooks/", yearbooks, name="yearbooks"),
    path("<language:language>/yearbooks/<int:year>/", yearbook, name="yearbook"),
    path(
        "yearbooks/<int:year>/<language:language>.<slug:form>",
        paper,
        name="yearbook-paper",
    ),
]
