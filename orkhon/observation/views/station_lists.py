"""Bringing in a list of stations: the file, its columns, the check, the taking in."""

import uuid
from itertools import islice

from django.contrib import messages
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.jobs.queries import latest
from orkhon.jobs.views import following
from orkhon.observation.actions import stations as verbs
from orkhon.observation.documents.station_list import problem_lines
from orkhon.observation.forms.stations import BringForm, ColumnsForm, PartForm
from orkhon.observation.intake.station_tables import Table, TableRefused
from orkhon.observation.models import Mission, StationImport
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.stations import imports_of
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.actions import subject_of
from orkhon.record.refusals import Refusal

SAMPLE = 3
"""Lines that stand beside the columns."""
SHOWN = 200
"""Problems and changes on one page; the file has more of them."""


@require_http_methods(["GET", "POST"])
@inside
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """Bring in a file; lists brought in before."""
    mission = mission_of(request, number, can_run)
    form = BringForm(
        *((request.POST, request.FILES) if request.method == "POST" else ())
    )
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            brought = verbs.bring_stations(
                mission, upload.read(), filename=upload.name, by=reader(request)
            )
        except TableRefused as error:
            form.add_error("file", str(error))
        else:
            return redirect("observation:station-list", number, brought.pk)
    return render(
        request,
        "observation/station_bring.html",
        {"mission": mission, "form": form, "lists": imports_of(mission)},
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def station_list(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One list: name its columns, see what is wrong, take it in."""
    mission, brought = _brought(request, number, pk)
    table = _table(request, brought)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        table=table,
        brought=brought,
    )
    if request.method == "POST" and form.is_valid():
        try:
            verbs.name_columns(brought, form.naming(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:station-list", number, brought.pk)
    return _page(request, mission, brought, table, form)


@require_POST
@inside
def choose_part(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Another sheet, or another way to read the letters."""
    _mission, brought = _brought(request, number, pk)
    try:
        verbs.choose_part(brought, request.POST.get("part", ""), by=reader(request))
    except (Refusal, TableRefused) as error:
        messages.error(request, str(error))
    return redirect("observation:station-list", number, pk)


@require_POST
@inside
def take_in(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take in a list that was checked."""
    _mission, brought = _brought(request, number, pk)
    try:
        verbs.take_in(brought, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("observation:station-list", number, pk)


@require_GET
@inside
def problems(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """What is wrong with a list, as CSV."""
    _mission, brought = _brought(request, number, pk)
    answer = HttpResponse(
        problem_lines(brought), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="problems.csv"'
    return answer


def _brought(
    request: HttpRequest, number: int, pk: uuid.UUID
) -> tuple[Mission, StationImport]:
    mission = mission_of(request, number, can_run)
    rows = StationImport.objects.select_related("source", "mission__country")
    return mission, get_object_or_404(rows, pk=pk, mission=mission)


def _table(request: HttpRequest, brought: StationImport) -> Table:
    try:
        return verbs.table_of(brought, by=reader(request))
    except TableRefused as error:  # it could be read when it was brought in
        raise Http404(str(error)) from error


def _page(
    request: HttpRequest,
    mission: Mission,
    brought: StationImport,
    table: Table,
    form: ColumnsForm,
) -> HttpResponse:
    job = latest(subject_of(brought))
    sample = list(islice(table.lines(), SAMPLE))
    at = {name: position for position, name in enumerate(table.head)}
    beside = [
        (
            column,
            [
                line.cells[at[str(column.value())]]
                for line in sample
                if column.value() in at
            ],
        )
        for column in form.columns
    ]
    changes = brought.counts.get("changes", [])
    answer = render(
        request,
        "observation/station_list.html",
        {
            "mission": mission,
            "brought": brought,
            "counts": brought.counts,
            "job": job,
            "form": form,
            "part_form": PartForm(table=table) if len(table.parts) > 1 else None,
            "columns": beside,
            "head": table.head,
            "head_line": table.head_line,
            "sample": sample,
            "problems": brought.problems[:SHOWN],
            "changes": changes[:SHOWN],
            "can_take_in": bool(brought.counts)
            and brought.state == StationImport.State.MAPPING,
            "can_change": brought.state
            in (StationImport.State.MAPPING, StationImport.State.REFUSED)
            and (job is None or job.state not in ("waiting", "running")),
            "title": _("A list of stations"),
        },
        status=422 if form.errors else 200,
    )
    return following(request, answer, job)
