"""Recommendations of earlier missions in the country, and what became of them."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.observation.actions.follow_ups import follow_up
from orkhon.observation.forms.figures import FollowUpForm
from orkhon.observation.permissions import can_write_statement
from orkhon.observation.queries.figures import citable_sources
from orkhon.observation.queries.follow_ups import recommendations_before
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal


@require_GET
@inside
def recommendations(request: HttpRequest, number: int) -> HttpResponse:
    """What earlier missions recommended here, newest vote first."""
    mission = mission_of(request, number, can_write_statement)
    found = recommendations_before(mission)
    return render(
        request,
        "observation/recommendations.html",
        {
            "mission": mission,
            "part": "findings",
            "recommendations": found,
            "open": sum(one.last is None for one in found),
        },
    )


@inside
def follow(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One recommendation: what was said of it, and what is said now."""
    mission = mission_of(request, number, can_write_statement)
    found = next(
        (one for one in recommendations_before(mission) if one.sentence.pk == pk), None
    )
    if found is None:
        raise Http404("no such recommendation")
    form = FollowUpForm(
        request.POST if request.method == "POST" else None,
        sources=citable_sources(request.user, mission),
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            follow_up(
                found.sentence,
                mission,
                said["outcome"],
                said["text"],
                by=reader(request),
                cited=form.cited(),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept; what was said before stays."))
            return redirect("observation:recommendations", mission.number)
    return render(
        request,
        "observation/recommendation.html",
        {"mission": mission, "part": "findings", "one": found, "form": form},
        status=422 if form.errors else 200,
    )
