"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.dialogue.permissions import can_read, can_review, can_write
from orkhon.legislation import permissions as legislation
from orkhon.legislation.queries.comments import open_rounds
from orkhon.legislation.queries.comparisons import waiting_again
from orkhon.legislation.queries.way import due_steps
from orkhon.observation.queries.missions import lists_due
from orkhon.proceedings import permissions as proceedings
from orkhon.proceedings.queries.relations import due_obligations
from orkhon.proceedings.queries.sessions import due as sessions_due
from orkhon.protocol import permissions as protocol
from orkhon.protocol.queries.visits import visits_due
from orkhon.register.permissions import can_read_register
from orkhon.today import queries
from orkhon.ui import dates


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What is due, what waits for a person, what comes next."""
    now = timezone.localtime()
    sees_dialogue = can_read(request.user)
    lists = lists_due(request.user, now)
    sits = proceedings.can_enter(request.user)
    relates = proceedings.can_read_preparations(request.user)
    until = now.date() + queries.SOON
    ending = (
        queries.deadlines(
            now.date(),
            with_promises=sees_dialogue,
            lists=lists,
            rounds=open_rounds(request.user),
            steps=due_steps(now.date()) if legislation.can_enter(request.user) else (),
            sessions=sessions_due(now) if sits else (),
            obligations=due_obligations(until) if relates else (),
            visits=(visits_due(now.date()) if protocol.can_enter(request.user) else ()),
        )
        if lists or can_read_register(request.user)
        else ()
    )
    return render(
        request,
        "today/today.html",
        {
            "heading": dates.heading(now.date()),
            "year": str(now.year),
            "today": now.date(),
            "desk": queries.desk(now) if sees_dialogue else None,
            "deadlines": ending,
            "sittings": queries.open_sittings() if sits else (),
            "examine_again": (
                waiting_again() if legislation.can_decide(request.user) else []
            ),
            "can_review": can_review(request.user),
            "can_write": can_write(request.user),
        },
    )
