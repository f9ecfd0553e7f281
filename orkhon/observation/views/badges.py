"""The mission's badges: issued, printed, checked, revoked."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.observation.actions.badges import (
    Checked,
    check_badge,
    issue_badges,
    print_badges,
    revoke_badge,
)
from orkhon.observation.forms.observers import ChosenForm, CodeForm
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import Badge, Mission, Observer
from orkhon.observation.permissions import can_operate, can_run
from orkhon.observation.queries.badges import badges_of, public_key_text
from orkhon.observation.queries.observers import ENGLISH_ORDER
from orkhon.observation.views.doors import inside, mission_of


@require_http_methods(["GET", "POST"])
@inside
def badges(request: HttpRequest, number: int) -> HttpResponse:
    """Every badge; a post issues badges to the chosen ones."""
    mission = mission_of(request, number, can_run)
    rows = mission.observers.filter(state=Observer.State.ACCREDITED).order_by(
        *ENGLISH_ORDER
    )
    holding = [one for one in badges_of(mission) if one.revoked_at is None]
    without = rows.exclude(pk__in=[one.observer_id for one in holding])
    form = ChosenForm(
        request.POST if request.method == "POST" else None,
        rows=rows,
        initial={"observers": [one.pk for one in without]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = issue_badges(
                mission, form.cleaned_data["observers"], by=reader(request)
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(n)d badges are issued.") % {"n": len(made)})
            return redirect("observation:badges", mission.number)
    return render(
        request,
        "observation/badges.html",
        {
            "mission": mission,
            "part": "observers",
            "badges": badges_of(mission),
            "holding": holding,
            "form": form,
            "accredited": rows.exists(),
            "public_key": public_key_text(mission),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_POST
@inside
def printed(request: HttpRequest, number: int) -> HttpResponse:
    """The badges that hold, as PDF; `badge` names some of them."""
    mission = mission_of(request, number, can_run)
    chosen = _chosen(mission, request.POST.getlist("badge"))
    try:
        data = print_badges(mission, chosen, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("observation:badges", mission.number)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = (
        f'attachment; filename="mission-{mission.number}-badges.pdf"'
    )
    return response


@require_POST
@inside
def revoke(request: HttpRequest, number: int, pk: uuid.UUID) -> HttpResponse:
    """Revoke a badge."""
    mission = mission_of(request, number, can_run)
    badge = get_object_or_404(
        Badge.objects.select_related("observer__mission"),
        observer__mission=mission,
        pk=pk,
    )
    try:
        revoke_badge(
            badge, why=writable(request.POST.get("why", "")), by=reader(request)
        )
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The badge of %(name)s holds no longer.") % {"name": badge.observer},
        )
    return redirect("observation:badges", mission.number)


@require_http_methods(["GET", "POST"])
@inside
def check(request: HttpRequest, number: int) -> HttpResponse:
    """Whether the code of a badge holds today, revoked ones known."""
    mission = mission_of(request, number, can_operate)
    form = CodeForm(request.POST if request.method == "POST" else None)
    checked: Checked | None = None
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            checked = check_badge(
                mission,
                form.cleaned_data["code"],
                by=reader(request),
                on=timezone.localdate(),
            )
        except ValueError as error:
            refused = str(error)
    return render(
        request,
        "observation/badge_check.html",
        {
            "mission": mission,
            "part": "observers",
            "form": form,
            "checked": checked,
            "refused": refused,
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def public_key(request: HttpRequest, number: int) -> HttpResponse:
    """The mission's public key as a file, to be given to whoever checks badges."""
    mission = mission_of(request, number)
    key = public_key_text(mission)
    if not key:
        messages.error(request, _("The mission has no key before its first badge."))
        return redirect("observation:mission", mission.number)
    response = HttpResponse(f"{key}\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="mission-{mission.number}.pub"'
    )
    return response


def _chosen(mission: Mission, keys: list[str]) -> list[Badge]:
    """The badges named, or every one that holds when none is."""
    known = {str(one.pk): one for one in badges_of(mission) if one.revoked_at is None}
    if not keys:
        return list(known.values())
    return [known[key] for key in keys if key in known]
