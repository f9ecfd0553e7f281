"""Tables to take along: the correspondence table, and laws side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from orkhon.legislation.documents.comparative import comparative_bytes
from orkhon.legislation.documents.table import table_bytes
from orkhon.legislation.models import Expression, Work
from orkhon.legislation.queries.comparative import (
    ComparativeTable,
    by_headings,
    comparative_of,
)
from orkhon.legislation.queries.comparisons import comparisons_of
from orkhon.legislation.queries.table import table_of
from orkhon.legislation.views.doors import inside, secretariat, work_of
from orkhon.legislation.views.status import MODELS
from orkhon.record.refusals import Refusal
from orkhon.ui import languages
from orkhon.ui.papers import MEDIA

FORM_WORDS = {
    "docx": "Word", "pdf": "PDF", "html": "HTML", "csv": "CSV", "json": "JSON",
}  # fmt: skip
MOST_LAWS = 8
MOST_HEADINGS = 120


@require_GET
@inside
def table(request: HttpRequest, key: str) -> HttpResponse:
    """Choose members and language of a correspondence table."""
    work = work_of(key, *MODELS)
    comparisons = comparisons_of(work)
    return render(
        request,
        "legislation/table.html",
        {
            "work": work,
            "comparisons": comparisons,
            "languages": _languages([work, *_laws_of(comparisons)]),
            "forms": FORM_WORDS.items(),
        },
    )


@require_GET
@inside
def table_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The correspondence table as a file."""
    work = work_of(key, *MODELS)
    if form == "file":
        form = request.GET.get("format", "")
    if form not in MEDIA:
        raise Http404(f"no table of the kind {form}")
    codes = [one.upper() for one in request.GET.getlist("member")]
    found = table_of(work, codes, words=_words(request))
    if found is None:
        raise Http404(f"{work.key} has no text")
    return _file(table_bytes(found, form), f"{key}-correspondence", form)


@dataclass(frozen=True)
class _Asked:
    """What of a comparative table was asked for."""

    laws: tuple[Work, ...]
    spine: Work | None
    headings: tuple[str, ...]
    language: str
    words: str


@require_GET
@secretariat
def comparative(request: HttpRequest) -> HttpResponse:
    """Choose laws to be put side by side."""
    return _choose(request)


@require_GET
@secretariat
def comparative_file(request: HttpRequest, form: str) -> HttpResponse:
    """The comparative table as a file."""
    if form == "file":
        form = request.GET.get("format", "")
    if form not in MEDIA:
        raise Http404(f"no table of the kind {form}")
    try:
        found = _compared(_asked(request))
    except Refusal as error:
        return _choose(request, refused=str(error))
    return _file(comparative_bytes(found, form), "comparative-table", form)


def _choose(request: HttpRequest, *, refused: str = "") -> HttpResponse:
    works = Work.objects.filter(versions__expressions__isnull=False).distinct()
    return render(
        request,
        "legislation/table_comparative.html",
        {
            "works": sorted(works.select_related("country"), key=_order),
            "asked": _asked(request),
            "languages": _languages(works),
            "forms": FORM_WORDS.items(),
            "refused": refused,
        },
        status=422 if refused else 200,
    )


def _asked(request: HttpRequest) -> _Asked:
    keys = request.GET.getlist("law")
    laws = {
        one.key: one
        for one in Work.objects.filter(key__in=keys).select_related("country")
    }
    spine = request.GET.get("spine", "")
    lines = request.GET.get("headings", "").splitlines()
    return _Asked(
        tuple(sorted(laws.values(), key=_order)),
        Work.objects.filter(key=spine).select_related("country").first(),
        tuple(line.strip() for line in lines if line.strip()),
        request.GET.get("language", "en"),
        _words(request),
    )


def _compared(asked: _Asked) -> ComparativeTable:
    laws = [one for one in asked.laws if one != asked.spine]
    if not laws:
        raise Refusal(_("Choose the laws that stand beside it"))
    if len(laws) > MOST_LAWS:
        raise Refusal(
            _("Choose at most %(n)d laws; wider tables cannot be read")
            % {"n": MOST_LAWS}
        )
    if asked.spine is not None:
        return comparative_of(asked.spine, laws, words=asked.words)
    if not asked.headings:
        raise Refusal(_("Choose the law in whose order they stand, or write headings"))
    if len(asked.headings) > MOST_HEADINGS:
        raise Refusal(_("Write at most %(n)d headings") % {"n": MOST_HEADINGS})
    return by_headings(asked.headings, asked.language, laws, words=asked.words)


def _words(request: HttpRequest) -> str:
    """The language of the words; an unknown one asks for those that bind."""
    asked = request.GET.get("words", "")
    return asked if asked in languages.NAMES else ""


def _laws_of(comparisons: Sequence[object]) -> list[Work]:
    return list(Work.objects.filter(compared_with__in=comparisons).distinct())


def _languages(works: object) -> list[str]:
    """Languages in which any of these laws has a text."""
    found = Expression.objects.filter(version__work__in=works)
    return sorted(found.order_by().values_list("language", flat=True).distinct())


def _order(work: Work) -> tuple[str, str]:
    """Members in their English order, model laws before them."""
    return ("" if work.country is None else work.country.english_sort_key, work.title)


def _file(data: bytes, name: str, form: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=MEDIA[form],
        headers={
            "Content-Disposition": content_disposition_header(
                form != "html", f"{name}.{form}"
            )
            or "attachment"
        },
    )
