"""A statement as it reads, its numbers, and its files."""

import csv
import io
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from orkhon.observation.models import PublishedFinding, Statement, StatementPaper
from orkhon.observation.permissions import can_issue, can_see_mission
from orkhon.observation.queries.statements.composing import (
    composed_all,
    languages_of,
)
from orkhon.observation.queries.statements.differences import frozen_and_live
from orkhon.observation.queries.statements.number_forms import frozen_forms
from orkhon.observation.queries.statements.standing import standing
from orkhon.observation.views.doors import inside, mission_of
from orkhon.observation.views.statements.doors import one_of, statement_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of

BOM = "\ufeff"
"""So that a spreadsheet reads the letters of every language."""


@require_GET
@inside
def read(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """A statement as it reads, in any of its languages, published or not."""
    return reading(request, statement_of(request, number, statement))


def reading(request: HttpRequest, found: Statement) -> HttpResponse:
    """The page on which a statement is read; of a published one with its files."""
    language = request.GET.get("language", "")
    known = languages_of(found)
    if language not in known:
        wanted = get_language() or ""
        language = wanted if wanted in known else found.authentic
    texts = composed_all(found)
    with timezone.override(ZoneInfo(found.mission.time_zone)):
        return render(
            request,
            "observation/statement_read.html",
            {
                "mission": found.mission,
                "part": "statements",
                "statement": found,
                "text": texts[language],
                "language": language,
                "languages": known,
                "why": found.correction_words.get(language)
                or found.correction_words.get(found.authentic, ""),
                "standing": standing(found, texts),
                "papers": found.papers.select_related("source"),
                "numbers": frozen_and_live(found, language)
                if found.published_at is not None
                else (),
                "corrections": found.corrected_by.all(),
                "may_issue": can_issue(request.user, found.mission),
            },
        )


@require_GET
@inside
def number_page(
    request: HttpRequest, number: int, statement: int, key: str
) -> HttpResponse:
    """One number of a published statement with the forms that it counted."""
    found = statement_of(request, number, statement)
    row = get_object_or_404(
        PublishedFinding.objects.select_related("finding"),
        statement=found,
        finding__key=key,
    )
    language = get_language() or found.authentic
    beside = next(
        one for one in frozen_and_live(found, language) if one.finding == row.finding
    )
    with timezone.override(ZoneInfo(found.mission.time_zone)):
        return render(
            request,
            "observation/statement_number.html",
            {
                "mission": found.mission,
                "part": "statements",
                "statement": found,
                "beside": beside,
                "forms": frozen_forms(row, beside.number),
            },
        )


@require_GET
@inside
def numbers_csv(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """The numbers of a statement as a table, in its authentic language."""
    found = statement_of(request, number, statement)
    text = composed_all(found)[found.authentic]
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(
        ["finding", "title", "shown", "value", "of", "unit", "not_seen", "limits"]
    )
    for key, one in sorted(text.numbers.items()):
        counted = one.counted
        rows.writerow(
            [
                key,
                _plain(one.finding.title),
                one.shown(found.authentic),
                "" if counted is None else str(counted.value),
                "" if counted is None or counted.of is None else str(counted.of),
                "" if counted is None else counted.unit,
                "" if counted is None else counted.not_seen,
                _plain(one.finding.limits),
            ]
        )
    answer = HttpResponse(BOM + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = (
        f'attachment; filename="statement-{number}-{statement}-numbers.csv"'
    )
    return answer


@require_GET
@inside
def paper(
    request: HttpRequest, number: int, statement: int, language: str, form: str
) -> HttpResponse:
    """One file of a published statement, byte for byte."""
    found = _published(request, number, statement)
    row = get_object_or_404(
        StatementPaper.objects.select_related("source"),
        statement=found,
        language=language,
        format=form,
    )
    return _file(row.source)


@require_GET
@inside
def bundle(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """The bundle of a published statement, for `orkhon verify`."""
    found = _published(request, number, statement)
    if found.bundle is None:
        raise Http404("no such file")
    return _file(found.bundle)


def _published(request: HttpRequest, number: int, statement: int) -> Statement:
    """A published statement: its files are open to whoever sees the mission."""
    found = one_of(mission_of(request, number, can_see_mission), statement)
    if found.published_at is None:
        raise Http404("no such page")
    return found


def _file(source: Source) -> HttpResponse:
    answer = HttpResponse(bytes_of(source), content_type=source.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{source.filename}"'
    return answer


def _plain(text: str) -> str:
    """A cell that a spreadsheet takes for text, whatever it begins with."""
    return f"'{text}" if text[:1] in tuple("=+-@\t\r") else text
