"""Phones of a mission: keys made, cards printed, keys taken back."""

import base64

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.engines.xforms import qr_png
from orkhon.observation.actions.field_cards import (
    MOST_CARDS,
    collect_settings,
    link_of,
    print_field_cards,
)
from orkhon.observation.actions.field_cards import (
    make_keys as make_keys_for,
)
from orkhon.observation.actions.keys import make_key, revoke_key
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import FieldKey, Mission
from orkhon.observation.permissions import can_run
from orkhon.observation.queries.phones import phone_lines
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.refusals import Refusal

SHOWN = 6
"""Cards that the page shows at once; the paper has all of them."""


@require_GET
@inside
def phones(request: HttpRequest, number: int) -> HttpResponse:
    """Whose phone has a key, and when it was last heard of."""
    return _page(request, mission_of(request, number, can_run))


@require_POST
@inside
def make_keys(request: HttpRequest, number: int) -> HttpResponse:
    """Make keys for the chosen observers, or for a shared phone; shown this once."""
    mission = mission_of(request, number, can_run)
    label = writable(request.POST.get("label", "")).strip()
    chosen = list(
        mission.observers.filter(code__in=request.POST.getlist("observer")).order_by(
            "code"
        )
    )
    try:
        made = (
            [make_key(mission, by=reader(request), label=label)]
            if label and not chosen
            else make_keys_for(mission, chosen, by=reader(request))
        )
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("observation:phones", number)
    shown = [
        {
            "key": key,
            "link": link_of(token),
            "code": _picture(link_of(token)),
            "collect": _picture(collect_settings(mission, token)),
        }
        for key, token in made[:SHOWN]
    ]
    answer = render(
        request,
        "observation/phone_keys.html",
        {
            "mission": mission,
            "part": "forms",
            "made": made,
            "shown": shown,
            "more": len(made) - len(shown),
        },
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@inside
def cards(request: HttpRequest, number: int) -> HttpResponse:
    """The cards of keys that were just made, as PDF."""
    mission = mission_of(request, number, can_run)
    try:
        data = print_field_cards(
            mission, request.POST.getlist("token"), by=reader(request)
        )
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("observation:phones", number)
    answer = HttpResponse(data, content_type="application/pdf")
    answer["Content-Disposition"] = (
        f'attachment; filename="mission-{mission.number}-phones.pdf"'
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@inside
def revoke(request: HttpRequest, number: int, pk: int) -> HttpResponse:
    """Take a key back."""
    mission = mission_of(request, number, can_run)
    key = get_object_or_404(FieldKey, pk=pk, mission=mission)
    try:
        revoke_key(key, by=reader(request), why=writable(request.POST.get("why", "")))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The key opens nothing any more."))
    return redirect("observation:phones", number)


def _page(request: HttpRequest, mission: Mission) -> HttpResponse:
    lines = phone_lines(mission, now=timezone.now())
    observers = [line for line in lines if line.observer is not None]
    return render(
        request,
        "observation/phones.html",
        {
            "mission": mission,
            "part": "forms",
            "lines": lines,
            "with_key": sum(line.has_key for line in observers),
            "observers": len(observers),
            "most": MOST_CARDS,
        },
    )


def _picture(text: str) -> str:
    return base64.b64encode(qr_png(text, level="M", scale=4)).decode()
