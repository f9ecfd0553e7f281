"""Routes of a city: planned, confirmed, moved by hand, on the map, on paper."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.jobs.queries import latest
from orkhon.jobs.views import following
from orkhon.observation.actions import route_papers
from orkhon.observation.actions import routes as verbs
from orkhon.observation.actions.visits import move_visit
from orkhon.observation.documents.days import city_map
from orkhon.observation.forms.deployment import MoveForm, RouteForm
from orkhon.observation.models import (
    Mission,
    MissionCity,
    PollingStation,
    RoutePlan,
    Visit,
)
from orkhon.observation.permissions import can_operate_in, city_seen
from orkhon.observation.queries.draws import standing_draw
from orkhon.observation.queries.moves import MoveEffect, effect_of, next_reserve
from orkhon.observation.queries.route_problems import RouteSaid, written
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.actions import subject_of
from orkhon.record.refusals import Refusal

REASONS = {
    "no_place": gettext_lazy("it has no coordinates, and the city has no centre"),
    "no_time": gettext_lazy("no team could reach it in time"),
    "no_room": gettext_lazy("every team’s day is full"),
}
"""Why a plan leaves a station out, by the engine's key."""


@require_http_methods(["GET", "POST"])
@inside
def routes(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A city's day; `POST` plans it."""
    mission, city = _city(request, number, pk, to_change=request.method == "POST")
    form = RouteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.ask_for_routes(city, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("observation:routes", number, pk)
    return _page(request, mission, city, form=form)


@require_POST
@inside
def answer(
    request: HttpRequest, number: int, pk: uuid.UUID, plan: uuid.UUID
) -> HttpResponse:
    """Say yes or no to a city's plan."""
    _mission, city = _city(request, number, pk, to_change=True)
    made = get_object_or_404(
        RoutePlan.objects.select_related("city", "mission", "draw"), pk=plan, city=city
    )
    try:
        if request.POST.get("answer") == "yes":
            count = verbs.confirm_routes(made, by=reader(request))
            messages.success(
                request, _("Confirmed: %(n)d visits stand.") % {"n": count}
            )
        else:
            verbs.refuse_routes(made, by=reader(request))
            messages.success(request, _("Refused; the visits stay as they were."))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("observation:routes", number, pk)


@require_POST
@inside
def move(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Look at a change by hand, or do it with its reason."""
    mission, city = _city(request, number, pk, to_change=True)
    form = MoveForm(request.POST, city=city)
    effect = None
    if form.is_valid():
        visit, draw = form.cleaned_data["visit"], standing_draw(mission, city)
        reserve = (
            next_reserve(draw, visit)
            if visit is not None and draw is not None
            else None
        )
        wanted = form.move(reserve)
        try:
            if "look" in request.POST:
                effect = effect_of(city, wanted)
            else:
                move_visit(
                    city, wanted, by=reader(request), why=form.cleaned_data["why"]
                )
                messages.success(request, _("The plan is changed."))
                return redirect("observation:routes", number, pk)
        except Refusal as error:
            form.add_error(None, str(error))
    return _page(request, mission, city, moving=form, effect=effect)


@require_GET
@inside
def sheets(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """The route sheets of a city's teams in one PDF, when a worker has made them."""
    _mission, city = _city(request, number, pk)
    job = latest(subject_of(city), route_papers.SHEETS)
    data = None if job is None else route_papers.sheets_made(job)
    if data is None:
        raise Http404("not made yet")
    made = HttpResponse(data, content_type="application/pdf")
    made["Content-Disposition"] = 'attachment; filename="routes.pdf"'
    return made


@require_POST
@inside
def make_sheets(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Let a worker make the route sheets of a city's teams."""
    _mission, city = _city(request, number, pk, to_change=True)
    route_papers.ask_for_sheets(
        city, language=get_language() or "en", by=reader(request)
    )
    return redirect("observation:routes", number, pk)


def _city(
    request: HttpRequest, number: int, pk: uuid.UUID, *, to_change: bool = False
) -> tuple[Mission, MissionCity]:
    mission = mission_of(request, number)
    city = get_object_or_404(
        MissionCity.objects.select_related("mission__country"), pk=pk, mission=mission
    )
    within = city_seen(request.user, mission)
    if within is not None and within != city:
        raise Http404("another city")
    if to_change and not can_operate_in(request.user, mission, city):
        raise Http404("no such page")
    return mission, city


def _page(
    request: HttpRequest,
    mission: Mission,
    city: MissionCity,
    *,
    form: RouteForm | None = None,
    moving: MoveForm | None = None,
    effect: MoveEffect | None = None,
) -> HttpResponse:
    visits = list(
        Visit.objects.filter(team__city=city, cancelled_at=None)
        .select_related("team", "station", "drawn")
        .order_by("team__code", "order")
    )
    draw = standing_draw(mission, city)
    visited = {one.station_id for one in visits}
    unvisited: list[PollingStation] = []
    if draw is not None:
        unvisited = list(
            PollingStation.objects.filter(
                city=city, drawn__draw=draw, drawn__is_reserve=False
            )
            .exclude(pk__in=visited)
            .order_by("code")
        )
    proposed = city.route_plans.filter(state=RoutePlan.State.PROPOSED).first()
    jobs = [
        one
        for one in (
            latest(subject_of(city), verbs.PLAN),
            latest(subject_of(city), route_papers.SHEETS),
        )
        if one is not None
    ]
    last = city.route_plans.first()
    said = last.parameters if last is not None else written(RouteSaid())
    title = _("The day in %(city)s") % {"city": city.name}
    wrong = bool((form and form.errors) or (moving and moving.errors))
    answer = render(
        request,
        "observation/routes.html",
        {
            "mission": mission,
            "part": "teams",
            "city": city,
            "cities": mission.cities.all(),
            "draw": draw,
            "visits": visits,
            "unvisited": unvisited,
            "map": city_map(title, visits, unvisited),
            "proposed": proposed,
            "unassigned": [
                (one["station"], REASONS.get(one["reason"], one["reason"]))
                for one in (proposed.unassigned if proposed else ())
            ],
            "jobs": jobs,
            "form": form if form and form.is_bound else RouteForm(initial=said),
            "moving": moving or MoveForm(city=city),
            "effect": effect,
            "may_change": can_operate_in(request.user, mission, city),
            "sheets_ready": any(
                one.kind == route_papers.SHEETS and one.state == "done" for one in jobs
            ),
        },
        status=422 if wrong else 200,
    )
    for job in jobs:
        if job.state in ("waiting", "running"):
            return answer
    return following(request, answer, jobs[0] if jobs else None)
