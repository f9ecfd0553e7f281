"""Enter, change, convene, open, close and cancel a session; plan its sittings."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.convening import convene
from orkhon.proceedings.actions.sessions import (
    cancel_session,
    change_session,
    close_session,
    open_session,
    plan_session,
)
from orkhon.proceedings.actions.sittings import (
    change_sitting,
    drop_sitting,
    plan_sitting,
)
from orkhon.proceedings.forms.sessions import (
    CancelForm,
    ConveneForm,
    SessionForm,
    SittingForm,
)
from orkhon.proceedings.models import Session
from orkhon.proceedings.views.doors import preparing, session_of, sitting_of
from orkhon.record.refusals import Refusal

ACTS: dict[str, Callable[..., Session]] = {
    "open": open_session,
    "close": close_session,
}


@require_http_methods(["GET", "POST"])
@preparing
def new(request: HttpRequest) -> HttpResponse:
    """Enter a session."""
    form = SessionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = plan_session(form.plan(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered: %(session)s.") % {"session": made})
            return redirect("proceedings:session", made.key)
    return _form(request, "session_new.html", {"form": form})


@require_http_methods(["GET", "POST"])
@preparing
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is said of a session."""
    session = session_of(key)
    form = (
        SessionForm(request.POST)
        if request.method == "POST"
        else SessionForm(initial=SessionForm.initial_of(session))
    )
    if form.is_bound and form.is_valid():
        try:
            change_session(session, form.plan(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is changed."))
            return redirect("proceedings:session", key)
    return _form(request, "session_change.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@preparing
def convening(request: HttpRequest, key: str) -> HttpResponse:
    """Convene a session: its letter goes out."""
    session = session_of(key)
    form = ConveneForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            convene(session, answer_by=form.moment(session), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is convened."))
            return redirect("proceedings:session", key)
    return _form(request, "session_convene.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@preparing
def cancelling(request: HttpRequest, key: str) -> HttpResponse:
    """Cancel a session that has not begun, and say why."""
    session = session_of(key)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            cancel_session(session, why=form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The session is cancelled."))
            return redirect("proceedings:session", key)
    return _form(request, "session_cancel.html", {"form": form, "session": session})


@require_POST
@preparing
def advance(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Open or close a session."""
    session = session_of(key)
    if act not in ACTS:
        raise Http404("no such act")
    try:
        ACTS[act](session, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _("The session is open.") if act == "open" else _("The session is closed."),
        )
    return redirect("proceedings:session", key)


@require_http_methods(["GET", "POST"])
@preparing
def sitting_new(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a sitting."""
    session = session_of(key)
    form = SittingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = plan_sitting(session, form.plan(session), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Entered: sitting %(number)d.") % {"number": made.number}
            )
            return redirect("proceedings:session", key)
    return _form(request, "sitting_plan.html", {"form": form, "session": session})


@require_http_methods(["GET", "POST"])
@preparing
def sitting_change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Move or correct a sitting that has not begun."""
    sitting = sitting_of(key, number)
    form = (
        SittingForm(request.POST)
        if request.method == "POST"
        else SittingForm(initial=SittingForm.initial_of(sitting))
    )
    if form.is_bound and form.is_valid():
        try:
            change_sitting(sitting, form.plan(sitting.session), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The sitting is changed."))
            return redirect("proceedings:session", key)
    return _form(
        request,
        "sitting_plan.html",
        {"form": form, "session": sitting.session, "sitting": sitting},
    )


@require_POST
@preparing
def sitting_drop(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take back a sitting that has not begun."""
    try:
        drop_sitting(sitting_of(key, number), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Sitting %(number)d is taken back.") % {"number": number}
        )
    return redirect("proceedings:session", key)


def _form(
    request: HttpRequest, template: str, context: dict[str, object]
) -> HttpResponse:
    form = context["form"]
    return render(
        request,
        f"proceedings/{template}",
        context,
        status=422 if getattr(form, "errors", None) else 200,
    )
