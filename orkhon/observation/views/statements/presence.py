"""Who else writes in a statement, asked for every few seconds."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from orkhon.accounts.reader import reader
from orkhon.observation.actions.statements.presence import write_here
from orkhon.observation.queries.statements.editors import editors_of
from orkhon.observation.views.doors import inside
from orkhon.observation.views.statements.doors import section_of, statement_of


@require_http_methods(["GET", "POST"])
@inside
def presence(request: HttpRequest, number: int, statement: int) -> HttpResponse:
    """Who else writes where; `POST` says that this account writes in a section."""
    found = statement_of(request, number, statement)
    if request.method == "POST" and found.published_at is None:
        write_here(
            section_of(found, request.POST.get("section", "")), by=reader(request)
        )
    with timezone.override(ZoneInfo(found.mission.time_zone)):
        editors = editors_of(found, timezone.now(), besides=reader(request))
        return render(
            request,
            "observation/statement_presence.html",
            {
                "sections": [
                    (one.key, editors.get(one.key, ()))
                    for one in found.sections.filter(is_left_out=False)
                ]
            },
        )
