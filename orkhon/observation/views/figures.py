"""Figures from outside: what others gave, one figure's history, other missions' counts."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.observation.actions.figures import enter_figure, supersede
from orkhon.observation.forms.figures import FigureForm, GivenForm
from orkhon.observation.models import Finding, Mission, MissionFigure
from orkhon.observation.permissions import can_enter_figure, can_write_statement
from orkhon.observation.queries.figures import (
    OtherCounts,
    citable_sources,
    figure_keys,
    figures_of,
    history_of,
    other_counts,
)
from orkhon.observation.queries.findings import Number, numbers
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal


@dataclass(frozen=True)
class SideBySide:
    """Another mission's counts of one thing, and our own of the same name.

    Attributes:
        ours: None where no finding has the name.
        shown: Our number in the reader's language.
    """

    theirs: OtherCounts
    ours: Number | None
    shown: str


@require_GET
@inside
def figures(request: HttpRequest, number: int) -> HttpResponse:
    """What others gave, thing by thing; other missions' counts beside ours."""
    mission = mission_of(request, number, can_write_statement)
    keys = figure_keys(mission)
    return render(
        request,
        "observation/figures.html",
        {
            "mission": mission,
            "keys": keys,
            "disagree": sum(one.disagrees for one in keys),
            "others": _side_by_side(mission),
            "may_enter": can_enter_figure(request.user, mission),
        },
    )


@inside
def enter(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a figure as its source gives it."""
    mission = mission_of(request, number, can_enter_figure)
    said = request.POST if request.method == "POST" else None
    form = FigureForm(
        said,
        mission=mission,
        sources=citable_sources(request.user, mission),
        initial={"key": request.GET.get("key", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            made = enter_figure(mission, form.new(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The figure is kept with its source."))
            return redirect("observation:figure", mission.number, made.pk)
    return render(
        request,
        "observation/figure_form.html",
        {
            "mission": mission,
            "part": "figures",
            "form": form,
            "known": _known_keys(mission),
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def figure(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One figure, what it superseded and what superseded it."""
    mission, found = _figure(request, number, pk)
    return _page(request, mission, found, _given(request, mission))


@inside
def supersede_figure(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A later number in the place of this one; both stay readable."""
    mission, found = _figure(request, number, pk)
    mission_of(request, number, can_enter_figure)
    if request.method != "POST":
        return redirect("observation:figure", mission.number, found.pk)
    form = _given(request, mission, said=True)
    if form.is_valid():
        try:
            made = supersede(found, form.given(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The later figure stands; the earlier stays."))
            return redirect("observation:figure", mission.number, made.pk)
    return _page(request, mission, found, form)


def _figure(
    request: HttpRequest, number: int, pk: uuid.UUID
) -> tuple[Mission, MissionFigure]:
    mission = mission_of(request, number, can_write_statement)
    return mission, get_object_or_404(figures_of(mission), pk=pk)


def _given(request: HttpRequest, mission: Mission, *, said: bool = False) -> GivenForm:
    return GivenForm(
        request.POST if said else None,
        mission=mission,
        sources=citable_sources(request.user, mission),
    )


def _page(
    request: HttpRequest, mission: Mission, found: MissionFigure, form: GivenForm
) -> HttpResponse:
    history = history_of(found)
    line = next((one for one in history if one.row.pk == found.pk), None)
    if line is None:
        raise Http404("no such figure")
    beside = [
        one
        for key in figure_keys(mission)
        if key.key == found.key and not found.of_a_mission
        for one in key.standing
        if one.row.pk not in {past.row.pk for past in history}
    ]
    return render(
        request,
        "observation/figure.html",
        {
            "mission": mission,
            "part": "figures",
            "line": line,
            "may_read": line.citation is not None
            and line.citation.source.is_open_to(request.user),
            "history": history,
            "beside": beside,
            "form": form,
            "may_enter": can_enter_figure(request.user, mission),
        },
        status=422 if form.errors else 200,
    )


def _side_by_side(mission: Mission) -> list[SideBySide]:
    theirs = other_counts(mission)
    ours = numbers(
        mission,
        Finding.objects.filter(
            mission=mission,
            key__in=[one.key for one in theirs],
            confirmed_at__isnull=False,
            dropped_at=None,
        ),
    )
    language = get_language() or "en"
    return [
        SideBySide(
            one,
            ours.get(one.key),
            ours[one.key].shown(language) if one.key in ours else "",
        )
        for one in theirs
    ]


def _known_keys(mission: Mission) -> list[str]:
    """Names of figures and findings so far, for those who type."""
    figures = MissionFigure.objects.filter(mission=mission).values_list(
        "key", flat=True
    )
    findings = Finding.objects.filter(mission=mission, dropped_at=None)
    return sorted({*figures, *findings.values_list("key", flat=True)})
