"""Accreditation: the public form, the list with decisions, badges and papers."""

from collections.abc import Callable
from datetime import datetime

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
    EventPlan,
    ask_accreditation,
    decide,
    make_event,
    open_event,
    tick_arrival,
)
from orkhon.press.documents.accreditation import (
    FORMATS,
    accredited_paper,
    press_badges,
)
from orkhon.press.errors import Refusal
from orkhon.press.forms.accreditation import ApplyForm, EventForm
from orkhon.press.models import Journalist, PressEvent
from orkhon.press.permissions import can_accredit
from orkhon.press.queries.accreditation import (
    accredited,
    applicants,
    events,
    is_open,
    kept_until,
    local_words,
    room_in,
)
from orkhon.press.views.doors import accrediting, inside
from orkhon.press.views.strangers import (
    LANGUAGES,
    in_language,
    is_within_limit,
    too_many,
)
from orkhon.ui.papers import MEDIA, printed


@require_safe
@inside
def event_list(request: HttpRequest) -> HttpResponse:
    """Every event, with how many asked."""
    now = timezone.now()
    return render(
        request,
        "press/events.html",
        {
            "events": [(one, is_open(one, now)) for one in events()],
            "may_accredit": can_accredit(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@accrediting
def new(request: HttpRequest) -> HttpResponse:
    """Make an event."""
    form = EventForm(
        request.POST if request.method == "POST" else None,
        initial={"zone": timezone.get_current_timezone_name()},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            made = make_event(
                EventPlan(
                    title=said["title"],
                    place=said["place"],
                    begins=_naive(said["begins"]),
                    asks_until=_naive(said["asks_until"]),
                    zone=said["zone"],
                    keep_days=said["keep_days"],
                    seats=said["seats"],
                    of=said["session"] or said["mission"] or said["visit"],
                ),
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("press:event", made.key)
    return render(
        request,
        "press/event_new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_safe
@inside
def event(request: HttpRequest, key: str) -> HttpResponse:
    """One event: who asked, who is accredited, who came."""
    held = _event(key)
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
            "forms": FORMATS,
            "language": get_language(),
            "may_accredit": can_accredit(request.user),
        },
    )


@require_POST
@accrediting
def opening(request: HttpRequest, key: str) -> HttpResponse:
    """Open the public form, or close it."""
    held = _event(key)
    opened = request.POST.get("act") != "close"

    def act() -> str:
        open_event(held, by=reader(request), opened=opened)
        return _("Journalists may ask.") if opened else _("The form is closed.")

    return _done(request, key, act)


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
    held = _event(key)
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
    held = _event(key)
    paper = accredited_paper(held, accredited(held))
    return _file(printed(paper, form), MEDIA[form], f"press-{key}.{form}")


@require_http_methods(["GET", "HEAD", "POST"])
@in_language
def application(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """The public form; an event that is not open is not there."""
    held = _event(key)
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
            "form": form,
            "done": done,
            "language": language,
            "languages": LANGUAGES,
        },
        status=422 if form.errors else 200,
    )


def _naive(moment: datetime) -> datetime:
    """As it was written: the zone stands in a field of its own."""
    return moment.replace(tzinfo=None)


def _event(key: str) -> PressEvent:
    return get_object_or_404(PressEvent, key=key)


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
