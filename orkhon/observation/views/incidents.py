"""Incidents: the list, one report with what was done about it."""

import uuid
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.incidents import (
    add_incident_step,
    open_incident,
    set_severity,
)
from orkhon.observation.forms.operations import RoomForm, SeverityForm, StepForm
from orkhon.observation.models import Incident, Mission
from orkhon.observation.permissions import can_operate, can_operate_in, city_seen
from orkhon.observation.queries.incidents import incident_lines, line
from orkhon.observation.queries.operations.scope import city_of
from orkhon.observation.queries.operations.scope import incidents as of_scope
from orkhon.observation.queries.received import answers_of, clock_is_off, files_of
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.permissions import can_see_record
from orkhon.record.refusals import Refusal


@require_GET
@inside
def incidents(request: HttpRequest, number: int) -> HttpResponse:
    """Every incident, the open and grave ones first."""
    mission = mission_of(request, number, can_operate)
    form = RoomForm(request.GET, mission=mission, city=city_seen(request.user, mission))
    del form.fields["stage"]
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/incidents.html",
            {
                "mission": mission,
                "part": "operations",
                "form": form,
                "lines": incident_lines(of_scope(form.scope())),
            },
        )


@require_GET
@inside
def incident(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One report; that it was opened, by whom and when, is noted."""
    mission, found = _incident(request, number, pk)
    open_incident(found, by=reader(request))
    return _page(request, mission, found)


@require_POST
@inside
def step(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Write down what was done."""
    mission, found = _incident(request, number, pk)
    form = StepForm(request.POST)
    if form.is_valid():
        try:
            add_incident_step(
                found,
                form.cleaned_data["text"],
                by=reader(request),
                state=form.cleaned_data["state"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(request, found)
    return _page(request, mission, found, stepping=form)


@require_POST
@inside
def severity(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Change how grave it is."""
    mission, found = _incident(request, number, pk)
    form = SeverityForm(request.POST)
    if form.is_valid():
        try:
            set_severity(
                found,
                form.cleaned_data["severity"],
                by=reader(request),
                why=form.cleaned_data["why"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return _done(request, found)
    return _page(request, mission, found, weighing=form)


def _incident(
    request: HttpRequest, number: int, pk: uuid.UUID
) -> tuple[Mission, Incident]:
    mission = mission_of(request, number, can_operate)
    found = get_object_or_404(
        Incident.objects.select_related(
            "mission",
            "submission__mission",
            "submission__station__city",
            "submission__team__city",
            "submission__observer",
            "submission__form_version",
        ),
        mission=mission,
        pk=pk,
    )
    if not can_operate_in(request.user, mission, city_of(found.submission)):
        raise Http404("no such incident")
    return mission, found


def _done(request: HttpRequest, found: Incident) -> HttpResponse:
    messages.success(request, _("Kept; it stands with the incident."))
    return redirect("observation:incident", found.mission.number, found.pk)


def _page(
    request: HttpRequest,
    mission: Mission,
    found: Incident,
    *,
    stepping: StepForm | None = None,
    weighing: SeverityForm | None = None,
) -> HttpResponse:
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/incident.html",
            {
                "mission": mission,
                "part": "operations",
                "line": line(found),
                "incident": found,
                "form": found.submission,
                "groups": answers_of(found.submission),
                "files": files_of(found.submission),
                "sees_record": can_see_record(request.user),
                "off": clock_is_off(found.submission),
                "stepping": stepping
                or StepForm(initial={"state": Incident.State.FOLLOWED}),
                "weighing": weighing
                or SeverityForm(initial={"severity": found.severity}),
            },
            status=422 if stepping or weighing else 200,
        )
