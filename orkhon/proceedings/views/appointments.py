"""Appointments on screen: candidates, whose turn it is, the result."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import appointments as verbs
from orkhon.proceedings.forms.appointments import (
    CandidateForm,
    PutForm,
    WithdrawForm,
)
from orkhon.proceedings.models import Appointment, Session
from orkhon.proceedings.permissions import can_adopt, can_prepare, can_run_sitting
from orkhon.proceedings.queries.appointments import (
    appointments_of,
    holders,
    is_by_rotation,
    posts_for,
    usual_years,
    whose_turn,
)
from orkhon.proceedings.queries.participants import day_of_session
from orkhon.proceedings.queries.questions import state_of
from orkhon.proceedings.views.doors import (
    adopting,
    inside,
    preparing,
    running,
    session_of,
)
from orkhon.record.refusals import Refusal


@require_GET
@inside
def index(request: HttpRequest, key: str) -> HttpResponse:
    """The posts that the plenary fills, and the candidates of this session."""
    session = session_of(key)
    day = day_of_session(session)
    return render(
        request,
        "proceedings/appointments.html",
        {
            "session": session,
            "lines": appointments_of(session),
            "posts": [
                {
                    "post": one,
                    "holders": holders(one, day),
                    "turn": whose_turn(one, day) if is_by_rotation(one) else None,
                    "years": usual_years(one),
                }
                for one in posts_for(session)
            ],
            "may_propose": can_prepare(request.user),
            "part": "appointments",
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def propose(request: HttpRequest, key: str) -> HttpResponse:
    """Propose somebody for a post."""
    session = session_of(key)
    posts = {str(one.pk): one for one in posts_for(session)}
    asked = posts.get(request.GET.get("post", ""))
    form = CandidateForm(
        request.POST if request.method == "POST" else None,
        initial={
            "post": asked,
            "from_on": session.from_on,
            "years": None if asked is None else usual_years(asked),
        },
        session=session,
    )
    if form.is_bound and form.is_valid():
        try:
            made = verbs.propose_candidate(
                session,
                form.candidate(),
                by=reader(request),
                item=form.cleaned_data["item"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:appointment", key, made.number)
    day = day_of_session(session)
    return _form(
        request,
        session,
        form,
        heading=_("Propose a candidate"),
        keep=_("Propose"),
        turns=[
            (one, whose_turn(one, day)) for one in posts.values() if is_by_rotation(one)
        ],
    )


@require_GET
@inside
def one(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One candidate with the question and what the register says since."""
    session = session_of(key)
    line = next(
        (row for row in appointments_of(session) if row.appointment.number == number),
        None,
    )
    found = _found(session, number) if line is None else line.appointment
    return render(
        request,
        "proceedings/appointment.html",
        {
            "session": session,
            "line": line,
            "one": found,
            "state": None if found.question is None else state_of(found.question),
            "may_put": can_run_sitting(request.user),
            "may_close": can_adopt(request.user),
            "may_withdraw": can_prepare(request.user),
            "part": "appointments",
        },
    )


@require_http_methods(["GET", "POST"])
@running
def put(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Put a candidate to the parliaments."""
    session = session_of(key)
    found = _found(session, number)
    form = PutForm(
        request.POST if request.method == "POST" else None,
        initial={"sitting": None if found.item is None else found.item.sitting},
        session=session,
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.put_candidate(found, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:appointment", key, number)
    return _form(
        request,
        session,
        form,
        heading=_("Put %(person)s to the parliaments") % {"person": found.person},
        keep=_("Put the question"),
        one=found,
    )


@require_POST
@adopting
def close(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Close the question; who is elected stands in the register at once."""
    session = session_of(key)
    try:
        verbs.elect(_found(session, number), by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
    return redirect("proceedings:appointment", key, number)


@require_http_methods(["GET", "POST"])
@preparing
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a candidate back."""
    session = session_of(key)
    found = _found(session, number)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            verbs.withdraw_candidate(
                found, form.cleaned_data["reason"], by=reader(request)
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:appointment", key, number)
    return _form(
        request,
        session,
        form,
        heading=_("Withdraw %(person)s") % {"person": found.person},
        keep=_("Withdraw"),
        one=found,
    )


def _found(session: Session, number: int) -> Appointment:
    return get_object_or_404(
        session.appointments.select_related(
            "post__body", "person", "on_behalf_of__country", "question", "item__sitting"
        ),
        number=number,
    )


def _form(
    request: HttpRequest, session: Session, form: forms.Form, **more: object
) -> HttpResponse:
    return render(
        request,
        "proceedings/appointment_form.html",
        {"session": session, "form": form, "part": "appointments"} | more,
        status=422 if form.errors else 200,
    )
