"""Official results: files brought in, their columns, what was found, copies beside."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.engines.elections.forensics import BASELINES
from orkhon.engines.elections.relations import ProtocolError
from orkhon.jobs.queries import is_over, latest
from orkhon.jobs.views import following
from orkhon.observation.actions import results as verbs
from orkhon.observation.documents.results_plots import screen_plots
from orkhon.observation.documents.results_report import NOT_SAID, results_bytes
from orkhon.observation.forms.results import BringResultsForm, ResultsColumnsForm
from orkhon.observation.intake.results_table import ResultsTable
from orkhon.observation.intake.station_tables import TableRefused
from orkhon.observation.models import Mission, ResultsFile
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.queries.results.copies import Copies, copies_of
from orkhon.observation.queries.results.files import (
    FileLine,
    Progress,
    file_lines,
    first_lines,
    line_of,
    progress_of,
    results_of,
)
from orkhon.observation.queries.results.keeping import (
    kept_analysis,
    kept_check,
    why_not_analysed,
)
from orkhon.observation.queries.results.naming import (
    guessed,
    naming_of,
    schema_of,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.actions import subject_of
from orkhon.record.refusals import Refusal

FORMATS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


@require_http_methods(["GET", "POST"])
@inside
def results(request: HttpRequest, number: int) -> HttpResponse:
    """The files so far; bring in another."""
    mission = mission_of(request, number, can_write_statement)
    form = BringResultsForm(
        *((request.POST, request.FILES) if request.method == "POST" else ())
    )
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            brought = verbs.bring_results(
                mission,
                upload.read(),
                filename=upload.name,
                given_by=form.cleaned_data["given_by"],
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:results-file", number, brought.pk)
    return render(
        request,
        "observation/results.html",
        {"mission": mission, "form": form, "files": file_lines(mission)},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def results_file(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One file: name its columns, then what was found in it."""
    mission, brought = _brought(request, number, pk)
    progress = progress_of(brought)
    job = latest(subject_of(brought))
    form, table, why = None, None, brought.problem
    can_name = progress in (Progress.NAMING, Progress.REFUSED) and is_over(job)
    if can_name:
        try:
            table = first_lines(brought)
            form = _columns_form(request, brought, table)
        except (TableRefused, Refusal, ProtocolError) as error:
            why = why or str(error)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            verbs.name_results_columns(brought, form.naming(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:results-file", number, brought.pk)
    analysis = kept_analysis(brought)
    drawn = {} if analysis is None else screen_plots(analysis.found)
    answer = render(
        request,
        "observation/results_file.html",
        {
            "mission": mission,
            "part": "results",
            "brought": brought,
            "line": FileLine(brought, progress),
            "why": why,
            "job": job,
            "form": form,
            "table": table,
            "naming": naming_of(brought),
            "check": kept_check(brought),
            "analysis": analysis,
            "sections": []
            if analysis is None
            else [(one, drawn.get(one.title, ())) for one in analysis.found.sections],
            "why_not": why_not_analysed(brought),
            "baselines": BASELINES,
            "not_said": NOT_SAID,
            "copies": _copies(brought),
        },
        status=422 if form is not None and form.errors else 200,
    )
    return following(request, answer, job)


@require_GET
@inside
def results_copies(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Each station's official figures beside the copy that our observers hold."""
    mission, brought = _brought(request, number, pk)
    if brought.done_at is None:
        raise Http404("this file was not read")
    return render(
        request,
        "observation/results_copies.html",
        {
            "mission": mission,
            "part": "results",
            "brought": brought,
            "copies": _copies(brought),
            "stations": brought.balance.get("stations", {}),
            "job": latest(subject_of(brought), verbs.MATCH),
        },
    )


@require_POST
@inside
def match_again(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Look for the stations whose copies came after the file was read."""
    _mission, brought = _brought(request, number, pk)
    try:
        verbs.ask_to_match(brought, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("observation:results-file", number, pk)
    return redirect("observation:results-copies", number, pk)


@require_GET
@inside
def results_line(
    request: HttpRequest, number: int, pk: uuid.UUID, line: int
) -> HttpResponse:
    """One line of the file as it came."""
    mission, brought = _brought(request, number, pk)
    try:
        cells = line_of(brought, line)
    except TableRefused as error:
        raise Http404(str(error)) from error
    if cells is None:
        raise Http404("the file has no such line")
    naming = naming_of(brought)
    lines = {} if naming is None else {one: key for key, one in naming.lines.items()}
    return render(
        request,
        "observation/results_line.html",
        {
            "mission": mission,
            "part": "results",
            "brought": brought,
            "number": line,
            "cells": [
                (name, text, lines.get(name, "")) for name, text in cells.items()
            ],
        },
    )


@require_GET
@inside
def results_report(
    request: HttpRequest, number: int, pk: uuid.UUID, form: str
) -> HttpResponse:
    """The report on a file, to be signed: PDF or a page of its own."""
    _mission, brought = _brought(request, number, pk)
    check, analysis = kept_check(brought), kept_analysis(brought)
    if form not in FORMATS or check is None:
        raise Http404("there is no such report")
    answer = HttpResponse(
        results_bytes(
            check, analysis, form, source=brought.source, copies=_copies(brought)
        ),
        content_type=FORMATS[form],
    )
    answer["Content-Disposition"] = f'attachment; filename="results.{form}"'
    return answer


def _brought(
    request: HttpRequest, number: int, pk: uuid.UUID
) -> tuple[Mission, ResultsFile]:
    mission = mission_of(request, number, can_write_statement)
    return mission, get_object_or_404(results_of(mission), pk=pk)


def _columns_form(
    request: HttpRequest, brought: ResultsFile, table: ResultsTable
) -> ResultsColumnsForm:
    schema = schema_of(brought.mission)
    return ResultsColumnsForm(
        request.POST if request.method == "POST" else None,
        head=table.head,
        schema=schema,
        language=get_language() or "en",
        said=naming_of(brought) or guessed(brought.mission, table, schema),
    )


def _copies(brought: ResultsFile) -> Copies | None:
    """None where the mission's form of today cannot be laid beside the file."""
    try:
        return copies_of(brought)
    except (Refusal, ProtocolError):
        return None
