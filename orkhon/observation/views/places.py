"""The cities of a mission, and who runs it in which."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.places import (
    add_city,
    dismiss_coordinator,
    drop_city,
    name_coordinator,
)
from orkhon.observation.forms.missions import CityForm, CoordinatorForm
from orkhon.observation.models import Coordinator, Mission, MissionCity
from orkhon.observation.permissions import can_run
from orkhon.observation.views.doors import inside, mission_of


@require_GET
@inside
def people(request: HttpRequest, number: int) -> HttpResponse:
    """Cities and coordinators."""
    return _page(request, mission_of(request, number, can_run))


@require_POST
@inside
def city(request: HttpRequest, number: int) -> HttpResponse:
    """Name a city."""
    mission = mission_of(request, number, can_run)
    form = CityForm(request.POST)
    if form.is_valid():
        try:
            made = add_city(mission, by=reader(request), **form.cleaned_data)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered: %(city)s.") % {"city": made})
            return redirect("observation:mission-people", mission.number)
    return _page(request, mission, city=form)


@require_POST
@inside
def drop(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take a city out."""
    mission = mission_of(request, number, can_run)
    found = get_object_or_404(MissionCity, mission=mission, pk=pk)
    try:
        drop_city(found, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(city)s is taken out.") % {"city": found.name})
    return redirect("observation:mission-people", mission.number)


@require_POST
@inside
def coordinator(request: HttpRequest, number: int) -> HttpResponse:
    """Name a coordinator."""
    mission = mission_of(request, number, can_run)
    form = CoordinatorForm(request.POST, mission=mission)
    if form.is_valid():
        said = form.cleaned_data
        try:
            name_coordinator(
                mission,
                said["user"],
                by=reader(request),
                city=said["city"],
                phone=said["phone"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("%(who)s coordinates now.") % {"who": said["user"]}
            )
            return redirect("observation:mission-people", mission.number)
    return _page(request, mission, coordinator=form)


@require_POST
@inside
def dismiss(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Dismiss a coordinator."""
    mission = mission_of(request, number, can_run)
    found = get_object_or_404(
        Coordinator.objects.select_related("user", "mission"), mission=mission, pk=pk
    )
    try:
        dismiss_coordinator(found, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("%(who)s coordinates no more.") % {"who": found.user}
        )
    return redirect("observation:mission-people", mission.number)


def _page(
    request: HttpRequest,
    mission: Mission,
    *,
    city: CityForm | None = None,
    coordinator: CoordinatorForm | None = None,
) -> HttpResponse:
    return render(
        request,
        "observation/mission_people.html",
        {
            "mission": mission,
            "part": "mission",
            "cities": mission.cities.all(),
            "coordinators": mission.coordinators.select_related("user", "city"),
            "city_form": city or CityForm(),
            "coordinator_form": coordinator or CoordinatorForm(mission=mission),
        },
        status=422 if city or coordinator else 200,
    )
