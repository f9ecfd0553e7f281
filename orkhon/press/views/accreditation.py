"""Accreditation: the public form, the list with decisions, badges and papers."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.press.actions.accreditation import (
    Asked,
    ask_accreditation,
    decide,
    tick_arrival,
)
from orkhon.press.documents.accreditation import (
    FORMATS,
    accredited_paper,
    press_badges,
)
from orkhon.press.forms.accreditation import ApplyForm
from orkhon.press.models import Journalist
from orkhon.press.permissions import can_accredit
from orkhon.press.queries.accreditation import (
    accredited,
    applicants,
    is_coming,
    is_open,
    kept_until,
    local_words,
    room_in,
)
from orkhon.press.queries.event_changes import event_changes, public_changes
from orkhon.press.views.doors import accrediting, event_of, inside
from orkhon.press.views.strangers import (
    LANGUAGES,
    in_language,
    is_within_limit,
    too_many,
)
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import MEDIA, printed


@require_safe
@inside
def event(request: HttpRequest, key: str) -> HttpResponse:
    """One event: who asked, who is accredited, who came."""
    held = event_of(key)
    return render(
        request,
        "press/event.html",
        {
            "event": held,
            "begins": local_words(held.begins_at, held.time_zone),
            "until": local_words(held.asks_until, held.time_zone),
            "kept_until": kept_until(held),
            "is_open": is_open(held, timezone.now()),
            "room": room_in(held),
            "applicants": applicants(held),
            "changes": event_changes(held),
            "is_coming": is_coming(held, timezone.now()),
            "forms": FORMATS,
            "language": get_language(),
            "may_accredit": can_accredit(request.user),
        },
    )


@require_POST
@accrediting
def decision(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Accredit, refuse or withdraw."""
    one = _journalist(key, number)

    def act() -> str:
        is_over = decide(
            one,
            request.POST.get("progress", ""),
            by=reader(request),
            why=request.POST.get("why", ""),
        )
        if is_over:
            messages.warning(request, _("More are accredited than there are seats."))
        return _("Decided.")

    return _done(request, key, act)


@require_POST
@accrediting
def arrival(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """They came."""
    one = _journalist(key, number)

    def act() -> str:
        tick_arrival(one, by=reader(request), came=request.POST.get("came") != "no")
        return _("Noted.")

    return _done(request, key, act)


@require_safe
@accrediting
def badges(request: HttpRequest, key: str) -> HttpResponse:
    """Badges of the accredited as PDF."""
    held = event_of(key)
    try:
        made = press_badges(held, accredited(held))
    except Refusal as error:
        messages.error(request, str(error))
        return redirect("press:event", key)
    return _file(made, "application/pdf", f"press-badges-{key}.pdf")


@require_safe
@inside
def listing(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The accredited as a paper: name, outlet, country."""
    if form not in FORMATS:
        raise Http404("no such form")
    held = event_of(key)
    paper = accredited_paper(held, accredited(held))
    return _file(printed(paper, form), MEDIA[form], f"press-{key}.{form}")


@require_http_methods(["GET", "HEAD", "POST"])
@in_language
def application(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The public form; an event that is not open is not there."""
    held = event_of(key)
    if held.opened_at is None:
        raise Http404("no such event")
    accepts = is_open(held, timezone.now())
    form = ApplyForm(request.POST if request.method == "POST" else None)
    done = False
    if form.is_bound and not is_within_limit(request, "apply"):
        return too_many(request)
    if form.is_bound and form.is_valid():
        try:
            ask_accreditation(held, Asked(**form.cleaned_data), language)
            done = True
        except Refusal as error:
            form.add_error(None, str(error))
    return render(
        request,
        "press/public/apply.html",
        {
            "event": held,
            "begins": local_words(held.begins_at, held.time_zone),
            "until": local_words(held.asks_until, held.time_zone),
            "kept_until": kept_until(held),
            "accepts": accepts,
            "changes": public_changes(held),
            "form": form,
            "done": done,
            "language": language,
            "languages": LANGUAGES,
        },
        status=422 if form.errors else 200,
    )


def _journalist(key: str, number: int) -> Journalist:
    return get_object_or_404(
        Journalist.objects.select_related("event"), event__key=key, number=number
    )


def _done(request: HttpRequest, key: str, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:event", key)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=kind,
        headers={
            "Content-Disposition": content_disposition_header(True, name)
            or "attachment"
        },
    )
