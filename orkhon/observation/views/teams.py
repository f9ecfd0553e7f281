"""Teams: who travels together, where to, and each team's day on paper."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
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
from orkhon.engines.routes import TeamError
from orkhon.observation.actions import teams as verbs
from orkhon.observation.documents.days import team_map
from orkhon.observation.documents.route_sheets import (
    route_calendar,
    route_sheet,
    sheet_bytes,
)
from orkhon.observation.forms.deployment import TeamForm, WhyForm
from orkhon.observation.models import Mission, Team
from orkhon.observation.permissions import can_run, city_seen
from orkhon.observation.queries.moves import standing
from orkhon.observation.queries.teams import (
    free_observers,
    proposed_cities,
    proposed_teams,
    teams_of,
    warnings_of,
)
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "POST"])
@inside
def teams(request: HttpRequest, number: int) -> HttpResponse:
    """All teams; form a new one."""
    mission = mission_of(request, number, can_run if request.method == "POST" else None)
    may_run = can_run(request.user, mission)
    form = TeamForm(request.POST if request.method == "POST" else None, mission=mission)
    if request.method == "POST" and form.is_valid():
        try:
            made = verbs.form_team(mission, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Team %(code)s is formed.") % {"code": made.code}
            )
            return redirect("observation:teams", number)
    rows = teams_of(mission, within=city_seen(request.user, mission))
    return render(
        request,
        "observation/teams.html",
        {
            "mission": mission,
            "teams": [(team, warnings_of(team)) for team in rows],
            "form": form,
            "free": free_observers(mission) if may_run else (),
            "may_run": may_run,
            "cities": _cities(request, mission),
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def team(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """One team: who, with what, and its day."""
    mission, found = _team(request, number, pk)
    return _page(request, mission, found)


@require_POST
@inside
def change(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Say anew who is in a team and what it has."""
    mission, found = _team(request, number, pk, to_change=True)
    form = TeamForm(request.POST, mission=mission, team=found)
    if form.is_valid():
        try:
            verbs.change_team(found, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Team %(code)s is changed.") % {"code": found.code}
            )
            return redirect("observation:team", number, pk)
    return _page(request, mission, found, form=form)


@require_POST
@inside
def dissolve(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Take a team apart."""
    mission, found = _team(request, number, pk, to_change=True)
    form = WhyForm(request.POST)
    if form.is_valid():
        try:
            verbs.dissolve_team(found, by=reader(request), why=form.cleaned_data["why"])
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Team %(code)s is taken apart.") % {"code": found.code}
            )
            return redirect("observation:teams", number)
    return _page(request, mission, found, why=form)


@require_http_methods(["GET", "POST"])
@inside
def propose(request: HttpRequest, number: int) -> HttpResponse:
    """Teams that might be formed of the observers in none; a person takes some."""
    mission = mission_of(request, number, can_run)
    proposals = proposed_teams(mission)
    if request.method == "POST":
        wanted = set(request.POST.getlist("team"))
        said = [
            verbs.TeamSaid(code=one.code, observers=one.observers)
            for one in proposals
            if one.code in wanted
        ]
        try:
            made = verbs.form_teams(mission, said, by=reader(request))
        except Refusal as error:
            messages.error(request, str(error))
        else:
            messages.success(
                request,
                _("Formed: %(teams)s.")
                % {"teams": ", ".join(one.code for one in made) or _("none")},
            )
            return redirect("observation:teams", number)
    used = {one.pk for proposal in proposals for one in proposal.observers}
    return render(
        request,
        "observation/teams_propose.html",
        {
            "mission": mission,
            "proposals": proposals,
            "alone": [one for one in free_observers(mission) if one.pk not in used],
        },
    )


@require_http_methods(["GET", "POST"])
@inside
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Which team goes to which city: proposed in proportion to what is to visit."""
    mission = mission_of(request, number, can_run)
    rows = list(teams_of(mission, within=None))
    cities = {str(one.pk): one for one in mission.cities.all()}
    if request.method == "POST":
        chosen = {
            row: cities[request.POST[f"team_{row.pk}"]]
            for row in rows
            if request.POST.get(f"team_{row.pk}") in cities
        }
        try:
            verbs.send_teams(mission, chosen, by=reader(request))
        except Refusal as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The teams have their cities."))
            return redirect("observation:teams", number)
    proposed, problem = {}, ""
    try:
        for choice in proposed_cities(mission, _to_visit(mission)).choices:
            proposed[choice.team] = choice
    except TeamError as error:
        problem = str(error)
    return render(
        request,
        "observation/teams_send.html",
        {
            "mission": mission,
            "rows": [(row, proposed.get(row.code)) for row in rows],
            "cities": cities.values(),
            "problem": problem,
        },
    )


@require_GET
@inside
def sheet(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A team's route sheet as PDF."""
    mission, found = _team(request, number, pk)
    paper = route_sheet(
        found,
        standing(found),
        mission.coordinators.select_related("user"),
        language=get_language() or "en",
        made_at=timezone.now(),
    )
    answer = HttpResponse(sheet_bytes(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="route-{found.code}.pdf"'
    return answer


@require_GET
@inside
def calendar(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """A team's visits as a calendar."""
    _mission, found = _team(request, number, pk)
    answer = HttpResponse(
        route_calendar(found, standing(found), at=timezone.now()),
        content_type="text/calendar; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="route-{found.code}.ics"'
    return answer


def _team(
    request: HttpRequest, number: int, pk: uuid.UUID, *, to_change: bool = False
) -> tuple[Mission, Team]:
    mission = mission_of(request, number, can_run if to_change else None)
    rows = teams_of(mission, within=city_seen(request.user, mission))
    return mission, get_object_or_404(rows, pk=pk)


def _page(
    request: HttpRequest,
    mission: Mission,
    found: Team,
    *,
    form: TeamForm | None = None,
    why: WhyForm | None = None,
) -> HttpResponse:
    visits = standing(found)
    title = _("The day of team %(code)s") % {"code": found.code}
    return render(
        request,
        "observation/team.html",
        {
            "mission": mission,
            "team": found,
            "warnings": warnings_of(found),
            "visits": visits,
            "map": team_map(title, found, visits),
            "form": form or TeamForm(mission=mission, team=found),
            "why": why or WhyForm(),
            "may_run": can_run(request.user, mission),
        },
        status=422 if form or why else 200,
    )


def _to_visit(mission: Mission) -> dict[str, int]:
    """Stations to visit by city: those of the published draws, else all of them."""
    drawn = Count(
        "stations",
        filter=Q(
            stations__drawn__draw__given_up_at=None,
            stations__drawn__draw__published_at__isnull=False,
            stations__drawn__is_reserve=False,
        ),
        distinct=True,
    )
    everything = Count("stations", filter=Q(stations__withdrawn_at=None), distinct=True)
    rows = list(mission.cities.annotate(drawn_n=drawn, all_n=everything))
    any_drawn = any(one.drawn_n for one in rows)
    return {one.name: one.drawn_n if any_drawn else one.all_n for one in rows}


def _cities(request: HttpRequest, mission: Mission) -> list[object]:
    within = city_seen(request.user, mission)
    rows = mission.cities.annotate(
        teams_n=Count("teams", distinct=True),
        visits_n=Count(
            "teams__visits", filter=Q(teams__visits__cancelled_at=None), distinct=True
        ),
    )
    return [one for one in rows if within is None or one == within]
