"""The page that says what everybody will see of a mission, and opens or closes it."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.accounts.reader import reader
from orkhon.observation.actions.disclosing import close_mission_page, open_mission
from orkhon.observation.models import Mission, Observer
from orkhon.observation.permissions import can_issue
from orkhon.observation.views.doors import inside, mission_of
from orkhon.record.actions import subject_of
from orkhon.record.queries import disclosed_at
from orkhon.record.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def everybody(request: HttpRequest, number: int) -> HttpResponse:
    """What becomes visible, and the button; a reason where it is closed again."""
    mission = mission_of(request, number, can_issue)
    error, why = "", request.POST.get("why", "")
    if request.method == "POST":
        try:
            if request.POST.get("act") == "close":
                close_mission_page(mission, by=reader(request), why=why)
                said = _("%(thing)s: closed again.")
            else:
                open_mission(mission, by=reader(request))
                said = _("%(thing)s: open to everybody.")
            messages.success(request, said % {"thing": mission})
            return redirect("observation:mission", mission.number)
        except Refusal as refused:
            error = str(refused)
    opened_at = disclosed_at([subject_of(mission)]).get(subject_of(mission))
    language = (get_language() or "en").split("-")[0]
    return render(
        request,
        "observation/everybody.html",
        {
            "mission": mission,
            "is_open": opened_at is not None,
            "opened_at": opened_at,
            "visible": list(_visible(mission)),
            "hidden": _(
                "telephones, passports, cards and badges, cities, teams, stations,"
                " positions, forms and incidents."
            ),
            "public_url": reverse("portal:mission", args=[language, mission.number]),
            "back": reverse("observation:mission", args=[mission.number]),
            "error": error,
            "why": why,
        },
        status=422 if error else 200,
    )


def _visible(mission: Mission) -> Iterator[str]:
    yield _("Country, vote, days of the mission in the country, who invited")
    n = mission.observers.filter(state=Observer.State.ACCREDITED).count()
    yield ngettext(
        "%(n)d accredited observer: name, post, parliament",
        "%(n)d accredited observers: name, post, parliament",
        n,
    ) % {"n": n}
    yield _("Who leads the mission, once accredited")
