"""The first screen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from orkhon.dialogue.permissions import can_read, can_review, can_write
from orkhon.legislation import permissions as legislation
from orkhon.legislation.models import Work
from orkhon.legislation.queries.comments import open_rounds
from orkhon.legislation.queries.way import due_steps
from orkhon.legislation.queries.works import Share, shares_of
from orkhon.observation.queries.missions import lists_due
from orkhon.register.permissions import can_read_register
from orkhon.today import queries
from orkhon.ui import dates


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What is due, what waits for a person, what comes next."""
    now = timezone.localtime()
    sees_dialogue = can_read(request.user)
    lists = lists_due(request.user, now)
    ending = (
        queries.deadlines(
            now.date(),
            with_promises=sees_dialogue,
            lists=lists,
            rounds=open_rounds(request.user),
            steps=due_steps(now.date()) if legislation.can_enter(request.user) else (),
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
            "desk": queries.desk(now) if sees_dialogue else None,
            "deadlines": ending,
            "examine_again": _examine_again(request.user),
            "can_review": can_review(request.user),
            "can_write": can_write(request.user),
        },
    )


def _examine_again(user: object) -> list[Share]:
    """Members of model laws whose laws changed under decisions of this house."""
    if not legislation.can_decide(user):
        return []
    shares = shares_of(Work.objects.filter(kind=Work.Kind.MODEL_LAW)).values()
    waiting = [one for found in shares for one in found if one.again]
    return sorted(waiting, key=lambda one: -one.again)
