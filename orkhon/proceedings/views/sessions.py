"""Sessions: what is due, what is to come, what is history; and one session."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.proceedings.models import Circulation, Session
from orkhon.proceedings.permissions import can_prepare, can_read_preparations
from orkhon.proceedings.queries.agenda import business, last_circulated
from orkhon.proceedings.queries.chair import next_chair
from orkhon.proceedings.queries.members import assembly_of, members
from orkhon.proceedings.queries.sessions import (
    LIVE,
    clock_of,
    due,
    due_in,
    history,
    not_confirmed,
    organs_that_met,
    to_come,
)
from orkhon.proceedings.views.calendar import session_feed_address
from orkhon.proceedings.views.doors import inside, session_of
from orkhon.register.models import Body
from orkhon.register.queries import assemblies

PAGE = 25
"""Sessions of the past on one page."""


@require_GET
@inside
def index(request: HttpRequest) -> HttpResponse:
    """What is due, then sessions to come, then history; perhaps of one organ."""
    now = timezone.now()
    today = timezone.localdate(now)
    organs = organs_that_met()
    key = request.GET.get("organ", "")
    organ = get_object_or_404(Body, key=key) if key else None
    past = Paginator(history(organ), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "proceedings/index.html",
        {
            "due": [one for one in due(now) if organ in (None, one.session.organ)],
            "sessions": [one for one in to_come(today) if organ in (None, one.organ)],
            "unsaid": [
                one for one in not_confirmed(today) if organ in (None, one.organ)
            ],
            "past": past,
            "organs": organs,
            "organ": organ,
            "chairs": [
                (assembly, next_chair(assembly, today)) for assembly in assemblies()
            ],
            "feed": session_feed_address(request, reader(request)),
            "may_prepare": can_prepare(request.user),
        },
    )


@require_GET
@inside
def session(request: HttpRequest, key: str) -> HttpResponse:
    """One session: what is due, its sittings, where it was decided to be."""
    found = session_of(key)
    now = timezone.now()
    sees_all = can_read_preparations(request.user)
    circulated = last_circulated(found)
    language = (get_language() or "en").split("-")[0]
    day = found.from_day or timezone.localdate(now)
    return render(
        request,
        "proceedings/session.html",
        {
            "session": found,
            "due": due_in(found, now),
            "sittings": found.sittings.all(),
            "parts": business(found, language) if sees_all or circulated else (),
            "circulated": circulated,
            "letters": found.circulations.filter(what=Circulation.What.CONVOCATION),
            "members": members(assembly_of(found.organ), day),
            "is_live": found.progress in LIVE,
            "is_planned": found.progress == Session.State.PLANNED,
            "is_convened": found.progress == Session.State.CONVENED,
            "is_open": found.progress == Session.State.OPEN,
            "may_prepare": can_prepare(request.user),
            "here": clock_of(found, now).strftime("%H:%M"),
        },
    )
