"""Draws: made, looked at, published, repeated, given up."""

import secrets
import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.observation.actions import draws as verbs
from orkhon.observation.documents.draw_papers import (
    draw_lines,
    draw_paper,
    how_to_repeat,
)
from orkhon.observation.documents.route_sheets import sheet_bytes
from orkhon.observation.forms.deployment import DrawForm, WhyForm
from orkhon.observation.models import Mission, StationDraw
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.draws import STRATA, in_order, percent
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal

SHOWN = 500


@require_http_methods(["GET", "POST"])
@inside
def draws(request: HttpRequest, number: int) -> HttpResponse:
    """All draws; say what is to be drawn, look at it, draw it."""
    mission = mission_of(request, number, can_run if request.method == "POST" else None)
    posted = request.method == "POST"
    form = DrawForm(
        request.POST if posted else None,
        mission=mission,
        initial={"seed": f"{secrets.randbelow(10**12):012}"},
    )
    looked = None
    if posted and form.is_valid():
        try:
            if "look" in request.POST:
                looked = verbs.preview(mission, form.said())
            else:
                kept = verbs.draw_stations(
                    mission,
                    form.said(),
                    by=reader(request),
                    why=form.cleaned_data["why"],
                )
                return redirect("observation:draw", number, kept.pk)
        except Refusal as error:
            form.add_error(None, str(error))
    return render(
        request,
        "observation/draws.html",
        {
            "mission": mission,
            "part": "teams",
            "draws": mission.draws.select_related("city"),
            "cities": mission.cities.all(),
            "form": form,
            "looked": looked,
            "may_run": can_run(request.user, mission),
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def draw(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One draw with its stations in their order."""
    mission, kept = _draw(request, number, pk)
    return _page(request, mission, kept)


@require_POST
@inside
def publish(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Write a draw into the record."""
    _mission, kept = _draw(request, number, pk, to_change=True)
    try:
        verbs.publish_draw(kept, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The draw is published, entry %(seq)s of the record.")
            % {"seq": kept.published_entry},
        )
    return redirect("observation:draw", number, pk)


@require_POST
@inside
def repeat(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Repeat a draw from its seed and frame."""
    _mission, kept = _draw(request, number, pk, to_change=True)
    found = verbs.repeat_draw(kept, by=reader(request))
    if found.holds:
        messages.success(
            request, _("Drawn again: the same stations in the same order.")
        )
    else:
        messages.error(
            request, _("Drawn again, it comes out differently: it was changed.")
        )
    return redirect("observation:draw", number, pk)


@require_POST
@inside
def give_up(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Say that a draw is not used, and why."""
    mission, kept = _draw(request, number, pk, to_change=True)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, mission, kept, why=form)
    try:
        verbs.give_up_draw(kept, by=reader(request), why=form.cleaned_data["why"])
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The draw is given up; it stays here."))
    return redirect("observation:draw", number, pk)


@require_GET
@inside
def paper(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """The draw as PDF."""
    _mission, kept = _draw(request, number, pk)
    made = draw_paper(kept, language=get_language() or "en", made_at=timezone.now())
    return _file(sheet_bytes(made), "application/pdf", "draw.pdf")


@require_GET
@inside
def drawn(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """The drawn stations as CSV."""
    _mission, kept = _draw(request, number, pk)
    data = "".join(draw_lines(kept)).encode()
    return _file(data, "text/csv; charset=utf-8", "draw.csv")


@require_GET
@inside
def frame(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """The frame as it was kept, byte for byte."""
    _mission, kept = _draw(request, number, pk)
    return _file(bytes_of(kept.frame), "text/csv; charset=utf-8", "frame.csv")


def _file(data: bytes, media_type: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _draw(
    request: HttpRequest, number: int, pk: uuid.UUID, *, to_change: bool = False
) -> tuple[Mission, StationDraw]:
    mission = mission_of(request, number, can_run if to_change else None)
    rows = StationDraw.objects.select_related("mission", "city", "frame")
    return mission, get_object_or_404(rows, pk=pk, mission=mission)


def _page(
    request: HttpRequest,
    mission: Mission,
    kept: StationDraw,
    *,
    why: WhyForm | None = None,
) -> HttpResponse:
    rows = in_order(kept)
    return render(
        request,
        "observation/draw.html",
        {
            "mission": mission,
            "part": "teams",
            "draw": kept,
            "late": verbs.is_late(kept),
            "strata": STRATA.get(kept.parameters["strata_by"], ""),
            "allocation": kept.parameters["allocation"].items(),
            "stations": [(one, percent(one.probability)) for one in rows[:SHOWN]],
            "count": len(rows),
            "steps": how_to_repeat(kept),
            "why": why or WhyForm(),
            "may_run": can_run(request.user, mission),
        },
        status=422 if why else 200,
    )
