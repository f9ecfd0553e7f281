"""Registration: the desk, a sitting's list, a scanned badge; badges to print."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.participants import OVER
from orkhon.proceedings.actions.registration import (
    arrive,
    found_by,
    leave,
    print_badges,
)
from orkhon.proceedings.forms.participants import DeskForm
from orkhon.proceedings.models import Participant, Session, Sitting
from orkhon.proceedings.queries.badge_codes import badge_holder
from orkhon.proceedings.queries.participants import Group, groups_of, rows_of
from orkhon.proceedings.queries.presence import presence, sitting_now
from orkhon.proceedings.views.doors import registering, session_of
from orkhon.proceedings.views.participants import download


@dataclass(frozen=True)
class Count:
    """How many have come, of how many."""

    come: int
    whole: int


@require_http_methods(["GET", "POST"])
@never_cache
@registering
def desk(request: HttpRequest, key: str, sitting: int | None = None) -> HttpResponse:
    """Who has come: by list, by keyboard, by scanner; the session's desk or a sitting."""
    session = session_of(key)
    found = (
        None if sitting is None else get_object_or_404(session.sittings, number=sitting)
    )
    form = DeskForm(request.POST if "who" in request.POST else None)
    if request.method == "POST" and _acted(request, session, found, form):
        return redirect(f"{_desk_url(session, found)}{_place(request)}")
    groups = groups_of(session, sitting=found)
    return render(
        request,
        "proceedings/registration.html",
        {
            "session": session,
            "sitting": found,
            "sittings": session.sittings.all(),
            "part": "participants",
            "groups": groups,
            "count": _count(groups),
            "presence": None if found is None else presence(found),
            "form": form,
            "is_over": session.progress in OVER
            or (found is not None and found.closed_at is not None),
        },
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "POST"])
@never_cache
@registering
def badge(request: HttpRequest, token: str) -> HttpResponse:
    """A scanned badge. Whoever may register and comes here by scanning registers.

    To everybody else the page does not exist, whatever the token is. A page of another
    site cannot register somebody: then the arrival waits for a press of the button.
    """
    holder = badge_holder(token)
    if holder is None:
        raise Http404("no such page")
    sitting = sitting_now(holder.session)
    refused, is_new = "", False
    registration = None
    if request.method == "POST" or _comes_by_itself(request):
        try:
            registration, is_new = arrive(holder, sitting=sitting, by=reader(request))
        except ValueError as error:
            refused = str(error)
    return render(
        request,
        "proceedings/badge.html",
        {
            "session": holder.session,
            "participant": holder,
            "sitting": sitting,
            "registration": registration,
            "is_new": is_new,
            "refused": refused,
            "part": "participants",
        },
        status=409 if refused else 200,
    )


@require_http_methods(["GET", "POST"])
@registering
def badges(request: HttpRequest, key: str) -> HttpResponse:
    """Whose badges to print; a post prints them."""
    session = session_of(key)
    if request.method == "POST":
        numbers = [int(one) for one in request.POST.getlist("n") if one.isdecimal()]
        order = [line.number for one in groups_of(session) for line in one.lines]
        rows = {one.number: one for one in rows_of(session).filter(number__in=numbers)}
        chosen = [rows[one] for one in order if one in rows]
        try:
            data = print_badges(session, chosen, by=reader(request))
        except ValueError as error:
            messages.error(request, str(error))
            return redirect("proceedings:session-badges", key)
        return download(data, "application/pdf", f"{key}-badges.pdf")
    groups = groups_of(session)
    return render(
        request,
        "proceedings/badges.html",
        {
            "session": session,
            "groups": groups,
            "count": _count(groups),
            "part": "participants",
        },
    )


def _acted(
    request: HttpRequest, session: Session, sitting: Sitting | None, form: DeskForm
) -> bool:
    """Do what was asked for; False leaves the page with what is wrong."""
    try:
        if form.is_bound:
            if not form.is_valid():
                return False
            one = found_by(session, form.cleaned_data["who"])
        else:
            one = _numbered(request, session)
        if request.POST.get("act") == "leave":
            leave(one, sitting=sitting, by=reader(request))
            messages.success(request, _("%(name)s has left.") % {"name": one.name})
            return True
        _made, is_new = arrive(one, sitting=sitting, by=reader(request))
    except ValueError as error:
        if form.is_bound:
            form.add_error("who", str(error))
            return False
        messages.error(request, str(error))
        return True
    if is_new:
        messages.success(
            request,
            _("Registered: %(n)d %(name)s.") % {"n": one.number, "name": one.name},
        )
    else:
        messages.info(
            request, _("%(name)s was registered already.") % {"name": one.name}
        )
    return True


def _numbered(request: HttpRequest, session: Session) -> Participant:
    number = request.POST.get("n", "")
    if not number.isdecimal():
        raise Http404("nobody is named")
    return get_object_or_404(rows_of(session), number=int(number[:9]))


def _place(request: HttpRequest) -> str:
    """Back to the line that was pressed; a line typed at the top stays at the top."""
    number = request.POST.get("n", "")
    return f"#p{number}" if number.isdecimal() else ""


def _desk_url(session: Session, sitting: Sitting | None) -> str:
    if sitting is None:
        return reverse("proceedings:registration", args=[session.key])
    return reverse(
        "proceedings:sitting-registration", args=[session.key, sitting.number]
    )


def _count(groups: tuple[Group, ...]) -> Count:
    lines = [line for one in groups for line in one.lines]
    return Count(sum(one.arrived_at is not None for one in lines), len(lines))


def _comes_by_itself(request: HttpRequest) -> bool:
    """Whether a person opened the address, and no other site's page did.

    A camera and a typed address send `none`; browsers that say nothing of it are
    let through. A page that is only fetched ahead registers nobody.
    """
    said = request.headers
    return (
        said.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}
        and said.get("Sec-Fetch-Dest", "document") == "document"
        and "prefetch" not in said.get("Sec-Purpose", said.get("Purpose", ""))
    )
