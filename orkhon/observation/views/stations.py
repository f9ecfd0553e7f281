"""Stations: the list, one station, the cities that areas belong to."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import (
    HttpRequest,
    HttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.observation.actions import areas as verbs
from orkhon.observation.documents.station_list import station_lines
from orkhon.observation.forms.stations import AreasForm, PlaceForm, WithdrawForm
from orkhon.observation.models import Area, Mission, PollingStation
from orkhon.observation.permissions import can_run, city_seen
from orkhon.observation.queries.stations import (
    StationFilter,
    area_lines,
    area_path,
    stations,
    totals,
    with_facts,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal

A_PAGE = 50


@require_GET
@inside
def station_list(request: HttpRequest, number: int) -> HttpResponse:
    """Every station: searched, narrowed, fifty a page."""
    mission = mission_of(request, number)
    wanted = _wanted(request)
    rows = stations(mission, wanted, within=city_seen(request.user, mission))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    # Counted and cut by keys alone; the facts are read for one page.
    keys = [one.pk for one in page.object_list]
    kept = request.GET.copy()
    kept.pop("page", None)
    return render(
        request,
        "observation/stations.html",
        {
            "mission": mission,
            "page": page,
            "stations": with_facts(
                PollingStation.objects.filter(pk__in=keys).order_by("code")
            ),
            "wanted": wanted,
            "kept": kept.urlencode(),
            "totals": totals(mission),
            "cities": mission.cities.all(),
            "areas": Area.objects.filter(mission=mission, parent=None),
            "kinds": PollingStation.Kind.choices,
            "may_run": can_run(request.user, mission),
        },
    )


@require_GET
@inside
def export(request: HttpRequest, number: int) -> HttpResponse:
    """The stations of the list as it is narrowed, as CSV."""
    mission = mission_of(request, number)
    rows = stations(mission, _wanted(request), within=city_seen(request.user, mission))
    answer = HttpResponse(
        station_lines(mission, rows), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = (
        f'attachment; filename="stations-{mission.number}.csv"'
    )
    return answer


@require_GET
@inside
def station(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """One station: where it is, its voters in time, who visits it, what came in."""
    mission, found = _station(request, number, pk)
    return _page(request, mission, found)


@require_POST
@inside
def place(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Set a station's city and coordinates by hand."""
    mission, found = _station(request, number, pk, to_change=True)
    form = PlaceForm(request.POST, station=found)
    if form.is_valid():
        try:
            verbs.place_station(found, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The station’s place is set."))
            return redirect("observation:station", number, pk)
    return _page(request, mission, found, place=form)


@require_POST
@inside
def withdraw(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Say that a station is none of the vote any more."""
    mission, found = _station(request, number, pk, to_change=True)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            verbs.withdraw_station(
                found, by=reader(request), why=form.cleaned_data["why"]
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The station is withdrawn."))
            return redirect("observation:station", number, pk)
    return _page(request, mission, found, withdraw=form)


@require_http_methods(["GET", "POST"])
@inside
def areas(request: HttpRequest, number: int) -> HttpResponse:
    """Which areas belong to which of the mission's cities."""
    mission = mission_of(request, number, can_run)
    lines = area_lines(mission)
    form = AreasForm(
        request.POST if request.method == "POST" else None,
        mission=mission,
        lines=lines,
    )
    if request.method == "POST" and form.is_valid():
        moved = verbs.assign_areas(mission, form.cities(), by=reader(request))
        messages.success(
            request,
            ngettext(
                "%(n)d station is in another city now.",
                "%(n)d stations are in another city now.",
                moved,
            )
            % {"n": moved},
        )
        return redirect("observation:station-areas", number)
    return render(
        request,
        "observation/station_areas.html",
        {"mission": mission, "form": form, "rows": form.rows()},
        status=422 if form.errors else 200,
    )


def _wanted(request: HttpRequest) -> StationFilter:
    """What the address asks for; what it cannot mean narrows nothing."""
    asked = request.GET
    area = asked.get("area", "")
    try:
        city = uuid.UUID(asked["city"]) if asked.get("city", "none") != "none" else None
    except ValueError:
        city = None
    return StationFilter(
        text=asked.get("q", "").strip()[:100],
        city=city,
        no_city=asked.get("city") == "none",
        area=int(area)
        if area.isascii() and area.isdigit() and len(area) < 15
        else None,
        kind=asked.get("kind", ""),
        visited=asked.get("visited") == "yes",
        withdrawn=asked.get("withdrawn") == "yes",
    )


def _station(
    request: HttpRequest, number: int, pk: int, *, to_change: bool = False
) -> tuple[Mission, PollingStation]:
    mission = mission_of(request, number, can_run if to_change else None)
    rows = with_facts(PollingStation.objects.filter(mission=mission))
    within = city_seen(request.user, mission)
    if within is not None:
        rows = rows.filter(city=within)
    return mission, get_object_or_404(
        rows.select_related("brought_in__source", "mission__country"), pk=pk
    )


def _page(
    request: HttpRequest,
    mission: Mission,
    found: PollingStation,
    *,
    place: PlaceForm | None = None,
    withdraw: WithdrawForm | None = None,
) -> HttpResponse:
    return render(
        request,
        "observation/station.html",
        {
            "mission": mission,
            "station": found,
            "path": area_path(found.area),
            "figures": found.voters.select_related("brought_in__source"),
            "visits": found.visits.select_related("team").order_by(
                "starts_at", "team__code"
            ),
            "place": place or PlaceForm(station=found),
            "withdraw": withdraw or WithdrawForm(),
            "may_run": can_run(request.user, mission),
        },
        status=422 if place or withdraw else 200,
    )
