"""The programme of a session: its days, lines and paper."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions.programme import add_line, change_line, drop_line
from orkhon.proceedings.documents.printing import ENDINGS, MEDIA, WORDS
from orkhon.proceedings.documents.programme import programme_bytes
from orkhon.proceedings.forms.sessions import LineForm
from orkhon.proceedings.models import ProgrammeLine, Session
from orkhon.proceedings.permissions import can_prepare, can_read_preparations
from orkhon.proceedings.queries.programme import programme as days_of_programme
from orkhon.proceedings.views.doors import inside, preparing, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.refusals import Refusal


@require_GET
@inside
def programme(request: HttpRequest, key: str) -> HttpResponse:
    """What happens on which day; delegations read it once the session is convened."""
    session = session_of(key)
    return _page(request, session, LineForm())


@require_GET
@inside
def paper(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The programme as a file, framed in the reader's language."""
    session = session_of(key)
    if form not in MEDIA or not _is_open_to(request, session):
        raise Http404("no such paper")
    language = (get_language() or "en").split("-")[0]
    return download(
        programme_bytes(session, form, language),
        MEDIA[form],
        f"{key}-programme-{language}.{ENDINGS[form]}",
    )


@require_POST
@preparing
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Enter a line."""
    session = session_of(key)
    form = LineForm(request.POST)
    if form.is_valid():
        try:
            add_line(session, form.plan(session), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is entered."))
            return redirect("proceedings:programme", key)
    return _page(request, session, form, status=422)


@require_http_methods(["GET", "POST"])
@preparing
def change(request: HttpRequest, key: str, pk: uuid.UUID) -> HttpResponse:
    """Change a line, or take it out (`act=drop`)."""
    line = get_object_or_404(
        ProgrammeLine.objects.select_related("session__organ", "session__host"),
        session__key=key,
        pk=pk,
    )
    if request.method == "POST" and request.POST.get("act") == "drop":
        drop_line(line, by=reader(request))
        messages.success(request, _("The line is taken out."))
        return redirect("proceedings:programme", key)
    form = (
        LineForm(request.POST)
        if request.method == "POST"
        else LineForm(initial=LineForm.initial_of(line))
    )
    if form.is_bound and form.is_valid():
        try:
            change_line(line, form.plan(line.session), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The line is changed."))
            return redirect("proceedings:programme", key)
    return render(
        request,
        "proceedings/programme_line.html",
        {"session": line.session, "line": line, "form": form, "part": "programme"},
        status=422 if form.errors else 200,
    )


def _is_open_to(request: HttpRequest, session: Session) -> bool:
    return (
        can_read_preparations(request.user) or session.progress != Session.State.PLANNED
    )


def _page(
    request: HttpRequest, session: Session, form: LineForm, *, status: int = 200
) -> HttpResponse:
    is_hidden = not _is_open_to(request, session)
    return render(
        request,
        "proceedings/programme.html",
        {
            "session": session,
            "days": () if is_hidden else days_of_programme(session),
            "is_hidden": is_hidden,
            "may_prepare": can_prepare(request.user)
            and session.progress not in (Session.State.CLOSED, Session.State.CANCELLED),
            "form": form,
            "forms": WORDS.items(),
            "part": "programme",
        },
        status=status,
    )
