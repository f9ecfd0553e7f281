"""The list of missions, and one mission: where it stands and what it still lacks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.legislation.permissions import can_enter as can_enter_legislation
from orkhon.legislation.queries.reforms import laws_of, reforms_of
from orkhon.observation.actions.missions import (
    change_mission,
    close_mission,
    found_mission,
    keep_invitation,
    reopen_mission,
)
from orkhon.observation.actions.templates import found_from
from orkhon.observation.forms.missions import (
    InvitationForm,
    MissionForm,
    StepForm,
    TemplateForm,
)
from orkhon.observation.models import Mission
from orkhon.observation.permissions import can_found, can_issue, can_run
from orkhon.observation.queries.deadlines import list_deadline
from orkhon.observation.queries.lacking import stages
from orkhon.observation.queries.missions import is_list_sent, missions_for, timeline
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.actions import subject_of
from orkhon.record.doors import Rest, View, guarded
from orkhon.record.queries import is_disclosed
from orkhon.ui import dates

MOST_REFORMS = 5


def founders(view: View[Rest]) -> View[Rest]:
    """Let in those who may enter missions and rules."""
    return guarded(view, can_found)


@require_GET
@inside
def missions(request: HttpRequest) -> HttpResponse:
    """Every mission that the account may know of; what is due first comes first."""
    return render(
        request,
        "observation/missions.html",
        {
            "lines": missions_for(reader(request), timezone.now()),
            "can_found": can_found(request.user),
        },
    )


@require_GET
@inside
def mission(request: HttpRequest, number: int) -> HttpResponse:
    """One mission: its stages with what each lacks, its timeline, its facts."""
    return overview(request, mission_of(request, number))


@require_http_methods(["GET", "POST"])
@founders
def found(request: HttpRequest) -> HttpResponse:
    """Enter a mission; `?from=3` takes mission 3 as its template."""
    earlier = _template(request)
    kind = MissionForm if earlier is None else TemplateForm
    form = kind(
        request.POST if request.method == "POST" else None,
        initial={} if earlier is None else _initial_from(earlier),
    )
    if request.method == "POST" and form.is_valid():
        try:
            if earlier is None:
                made = found_mission(form.plan(), by=reader(request))
            else:
                made = found_from(
                    earlier,
                    form.plan(),
                    by=reader(request),
                    with_cities=form.cleaned_data["with_cities"],
                ).mission
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered: %(mission)s.") % {"mission": made})
            return redirect("observation:mission", made.number)
    return render(
        request,
        "observation/mission_form.html",
        {
            "form": form,
            "earlier": earlier,
            "templates": Mission.objects.all() if earlier is None else (),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change what is said of a mission."""
    mission = mission_of(request, number, can_run)
    form = MissionForm(
        request.POST if request.method == "POST" else None,
        initial=MissionForm.initial_of(mission),
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_mission(mission, form.plan(), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The mission is changed."))
            return redirect("observation:mission", mission.number)
    return render(
        request,
        "observation/mission_change.html",
        {"mission": mission, "form": form, "letter": InvitationForm()},
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@inside
def invitation(request: HttpRequest, number: int) -> HttpResponse:
    """Keep the letter of invitation."""
    mission = mission_of(request, number, can_run)
    letter = InvitationForm(request.POST, request.FILES)
    if letter.is_valid():
        file = letter.cleaned_data["file"]
        try:
            keep_invitation(
                mission,
                file.read(),
                filename=file.name,
                media_type=file.content_type or "application/octet-stream",
                by=reader(request),
            )
        except ValueError as error:
            letter.add_error(None, str(error))
        else:
            messages.success(request, _("The invitation is kept."))
            return redirect("observation:mission", mission.number)
    form = MissionForm(initial=MissionForm.initial_of(mission))
    return render(
        request,
        "observation/mission_change.html",
        {"mission": mission, "form": form, "letter": letter},
        status=422,
    )


@require_POST
@inside
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Close a mission, or open it again."""
    mission = mission_of(request, number, can_run)
    try:
        if request.POST.get("act") == "reopen":
            reopen_mission(mission, by=reader(request))
        else:
            close_mission(mission, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The mission is closed.")
            if mission.closed_at
            else _("The mission is open again."),
        )
    return redirect("observation:mission", mission.number)


def overview(
    request: HttpRequest, mission: Mission, *, step: StepForm | None = None
) -> HttpResponse:
    """The overview of a mission, perhaps with a step that was refused."""
    now = timezone.now()
    return render(
        request,
        "observation/mission.html",
        {
            "mission": mission,
            "stages": stages(mission, now),
            "timeline": timeline(mission, now),
            "deadline": list_deadline(mission, now),
            "is_list_sent": is_list_sent(mission),
            "stay": _stay(mission),
            "coordinators": mission.coordinators.select_related("user", "city"),
            "can_run": can_run(request.user, mission),
            "can_found": can_found(request.user),
            "may_disclose": can_issue(request.user, mission),
            "is_public": is_disclosed(subject_of(mission)),
            "step_form": step or StepForm(),
            "reforms": reforms_of([mission.country], None, now.date())[:MOST_REFORMS],
            "laws": laws_of(mission.country),
            "reads_laws": can_enter_legislation(request.user),
        },
        status=422 if step else 200,
    )


def _stay(mission: Mission) -> str:
    """From when to when the mission is there, in words; an end may be open."""
    first, last = (
        "" if day is None else day.isoformat()
        for day in (mission.arrives_on, mission.departs_on)
    )
    return dates.between(first, last) if first or last else ""


def _template(request: HttpRequest) -> Mission | None:
    """The earlier mission that the address names."""
    asked = request.GET.get("from", "")
    return mission_of(request, int(asked)) if asked.isdecimal() else None


def _initial_from(earlier: Mission) -> dict[str, object]:
    """What a new mission has in common with its template."""
    kept = (
        "vote_kind",
        "country",
        "time_zone",
        "polls_open",
        "polls_close",
        "legal_basis",
        "issuer",
        "refuses_observed_country",
        "least_parliaments_a_team",
        "asks_position",
        "positions_kept_days",
        "documents_kept_days",
        "deadline_days",
        "deadline_time",
        "sample",
    )
    return {name: getattr(earlier, name) for name in kept}
