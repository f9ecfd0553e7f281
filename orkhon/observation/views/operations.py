"""The operations room: one look at the day, its map, its figures as a table."""

import csv
import io
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.holding import decide_conflict
from orkhon.observation.actions.messages import ask_team
from orkhon.observation.actions.reviewing import review_form
from orkhon.observation.actions.unreadable import settle_unreadable
from orkhon.observation.forms.operations import ConflictForm, RoomForm, WhyForm
from orkhon.observation.models import (
    FormStage,
    Mission,
    PollingStation,
    ProtocolCheck,
    Submission,
    Unreadable,
)
from orkhon.observation.permissions import can_operate, can_operate_in, city_seen
from orkhon.observation.queries.operations.clock import counting_moment
from orkhon.observation.queries.operations.districts import (
    MAP_HEIGHT,
    MAP_WIDTH,
    points,
    stations,
)
from orkhon.observation.queries.operations.held import forms_of
from orkhon.observation.queries.operations.plan import planned_visits
from orkhon.observation.queries.operations.protocols import (
    BrokenRule,
    labels_of,
    line,
)
from orkhon.observation.queries.operations.room import room
from orkhon.observation.queries.operations.scope import Scope, city_of
from orkhon.observation.queries.received import differing
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a table program would begin to reckon."""


@require_GET
@inside
def operations(request: HttpRequest, number: int) -> HttpResponse:
    """The room; asked by its own script, the parts alone."""
    mission = mission_of(request, number)
    form = _filter(request, mission)
    now = counting_moment(mission, timezone.now())
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/operations_parts.html"
            if getattr(request, "htmx", False)
            else "observation/operations.html",
            {
                "mission": mission,
                "form": form,
                "scope": form.scope(),
                "room": room(
                    form.scope(),
                    now=now,
                    may_read_incidents=can_operate(request.user, mission),
                ),
                "may_act": can_operate(request.user, mission),
                "observers": mission.observers.filter(membership__isnull=False).count(),
            },
        )


@require_GET
@inside
def station_map(request: HttpRequest, number: int) -> HttpResponse:
    """The stations of the sample where they lie; positions of people are not shown."""
    mission = mission_of(request, number)
    form = _filter(request, mission)
    scope = form.scope()
    now = counting_moment(mission, timezone.now())
    found = stations(scope, planned_visits(scope), now=now)
    return render(
        request,
        "observation/operations_map.html",
        {
            "mission": mission,
            "form": form,
            "stations": found,
            "points": points(found.seen),
            "width": MAP_WIDTH,
            "height": MAP_HEIGHT,
        },
    )


@require_GET
@inside
def coverage_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Every visit of the plan and whether its form has come, for a table program."""
    mission = mission_of(request, number)
    zone = ZoneInfo(mission.time_zone)
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(
        ["city", "station", "team", "stage", "planned until", "called off", "received"]
    )
    for one in planned_visits(_filter(request, mission).scope()):
        ends = "" if one.ends_at is None else one.ends_at.astimezone(zone).isoformat()
        table.writerow(
            [
                _plain(one.city or ""),
                _plain(one.station),
                _plain(one.team),
                one.stage,
                ends,
                "yes" if one.is_off else "no",
                "yes" if one.is_here else "no",
            ]
        )
    response = HttpResponse(
        out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    name = f"coverage-{mission.number}-{timezone.now():%Y%m%d-%H%M}.csv"
    disposition = content_disposition_header(True, name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    return response


@require_POST
@inside
def ask(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Ask the team of a protocol that does not add up, in the words of the rule."""
    mission = mission_of(request, number, can_operate)
    check = _check(request, mission, pk)
    found = line(check, labels_of(Scope(mission)))
    rule = found.first_rule
    if rule is None:
        raise Http404("this protocol breaks no rule")
    try:
        ask_team(check, _question(check.submission, rule), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The team is asked; its answer stands here."))
    return redirect("observation:operations", mission.number)


@require_POST
@inside
def second_reading(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """A second person says that the figures are those of the photo."""
    mission = mission_of(request, number, can_operate)
    form = _check(request, mission, pk).submission
    try:
        review_form(
            form,
            Submission.Review.APPROVED,
            by=reader(request),
            note=_("The figures are those of the photo."),
        )
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The second reading is kept."))
    return redirect("observation:received-form", mission.number, form.pk)


@inside
def conflict(
    request: HttpRequest, number: int, station: int, stage: str
) -> HttpResponse:
    """Forms of one station and stage side by side, and which of them counts."""
    mission = mission_of(request, number, can_operate)
    place = get_object_or_404(
        PollingStation.objects.select_related("city"), mission=mission, pk=station
    )
    found = forms_of(Scope(mission), place, stage)
    if (
        len(found) < 2
        or stage not in FormStage.values
        or not can_operate_in(request.user, mission, place.city)
    ):
        raise Http404("no such conflict")
    said = request.POST if request.method == "POST" else None
    form = ConflictForm(said, found=found)
    if form.is_bound and form.is_valid():
        try:
            decide_conflict(
                found,
                list(form.cleaned_data["counts"]),
                by=reader(request),
                why=form.cleaned_data["why"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Decided; every form is kept as it came."))
            return redirect("observation:operations", mission.number)
    with timezone.override(ZoneInfo(mission.time_zone)):
        return render(
            request,
            "observation/conflict.html",
            {
                "mission": mission,
                "station": place,
                "stage": FormStage(stage),
                "found": found,
                "rows": differing(found),
                "form": form,
                "chosen": {
                    int(one)
                    for one in request.POST.getlist("counts")
                    if one.isascii() and one.isdigit() and len(one) < 19
                },
            },
            status=422 if form.errors else 200,
        )


@inside
def unreadable(request: HttpRequest, number: int, pk: str) -> HttpResponse:
    """A post that is no form: where its bytes lie, and what came of it."""
    mission = mission_of(request, number, can_operate)
    post = get_object_or_404(
        Unreadable.objects.select_related("source", "mission", "key__observer"),
        mission=mission,
        pk=pk,
    )
    if not can_operate_in(request.user, mission, None):
        raise Http404("no such page")
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            settle_unreadable(post, by=reader(request), what=form.cleaned_data["why"])
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Settled; the bytes stay as they came."))
            return redirect("observation:operations", mission.number)
    return render(
        request,
        "observation/unreadable.html",
        {"mission": mission, "post": post, "form": form},
        status=422 if form.errors else 200,
    )


def _filter(request: HttpRequest, mission: Mission) -> RoomForm:
    return RoomForm(request.GET, mission=mission, city=city_seen(request.user, mission))


def _check(request: HttpRequest, mission: Mission, pk: int) -> ProtocolCheck:
    check = get_object_or_404(
        ProtocolCheck.objects.select_related(
            "mission", "submission__station__city", "submission__team__city"
        ),
        mission=mission,
        pk=pk,
    )
    if not can_operate_in(request.user, mission, city_of(check.submission)):
        raise Http404("no such protocol")
    return check


def _question(form: Submission, rule: BrokenRule) -> str:
    station = form.station.code if form.station is not None else form.station_code
    return _(
        "The protocol of station %(station)s does not add up: %(rule)s; as written"
        " %(written)s, %(difference)s. Look at your copy: are these the figures?"
    ) % {
        "station": station,
        "rule": rule.rule,
        "written": rule.written,
        "difference": rule.difference,
    }


def _plain(text: str) -> str:
    """A cell that no table program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
