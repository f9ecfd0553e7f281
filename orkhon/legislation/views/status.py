"""The matrix and the status page of a model law."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import publishing
from orkhon.legislation.models import Work
from orkhon.legislation.permissions import (
    can_decide,
    can_publish,
    can_read_workbench,
)
from orkhon.legislation.queries.cells import LEGEND
from orkhon.legislation.queries.matrix import SHOWN, Matrix, matrix_of
from orkhon.legislation.queries.status import changed_since, compared_laws, history
from orkhon.legislation.queries.texts import latest
from orkhon.legislation.views.doors import inside, work_of
from orkhon.record.refusals import Refusal

MODELS = (Work.Kind.MODEL_LAW, Work.Kind.INSTRUMENT)


@require_GET
@inside
def matrix(request: HttpRequest, key: str) -> HttpResponse:
    """Provisions against members; a letter is a person's decision."""
    work = work_of(key, *MODELS)
    day, wrong_day = _day(request.GET.get("on", ""))
    show = request.GET.get("show", "all")
    chapter = request.GET.get("chapter", "")
    found = matrix_of(
        work,
        language=get_language() or "en",
        show=show if show in SHOWN else "all",
        chapter=int(chapter) if chapter.isdecimal() else 0,
        on=day,
    )
    may_open = can_read_workbench(request.user)
    return render(
        request,
        "legislation/matrix.html",
        {
            "work": work,
            "matrix": found,
            "day": day or timezone.localdate(),
            "is_past": day is not None,
            "wrong_day": wrong_day,
            "show": show,
            "chapter": chapter,
            "legend": LEGEND,
            "may_open": may_open,
            "next_url": _next_url(work, found) if can_decide(request.user) else "",
        },
        status=422 if wrong_day else 200,
    )


@require_GET
@inside
def status(request: HttpRequest, key: str) -> HttpResponse:
    """Members, shares, versions, history, and what changed since a day."""
    return _status_page(request, work_of(key, *MODELS))


@require_POST
@inside
def publish(request: HttpRequest, key: str) -> HttpResponse:
    """Open the status page to everybody."""
    work = _to_publish(request, key)
    try:
        publishing.publish_status(work, by=reader(request))
    except Refusal as error:
        return _status_page(request, work, refused=str(error))
    messages.success(request, _("The status page is open to everybody."))
    return redirect("legislation:status", key)


@require_POST
@inside
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    """Close the status page to the public."""
    work = _to_publish(request, key)
    reason = request.POST.get("reason", "")
    try:
        publishing.withdraw_status(work, reason, by=reader(request))
    except Refusal as error:
        return _status_page(request, work, refused=str(error))
    messages.success(request, _("The status page is closed to the public."))
    return redirect("legislation:status", key)


def _status_page(
    request: HttpRequest, work: Work, *, refused: str = ""
) -> HttpResponse:
    day, wrong_day = _day(request.GET.get("since", ""))
    found = matrix_of(work, language=get_language() or "en")
    return render(
        request,
        "legislation/status.html",
        {
            "work": work,
            "version": latest(work),
            "matrix": found,
            "members": []
            if found is None
            else [(one, compared_laws(one.comparison)) for one in found.columns],
            "legend": LEGEND,
            "months": history(work),
            "since": None if day is None else changed_since(work, day),
            "day": day,
            "today": timezone.localdate(),
            "wrong_day": wrong_day,
            "refused": refused,
            "may_publish": can_publish(request.user),
            "may_open": can_read_workbench(request.user),
            "public_url": reverse(
                "portal:model-law", args=[get_language() or "en", work.key]
            ),
        },
        status=422 if refused or wrong_day else 200,
    )


def _to_publish(request: HttpRequest, key: str) -> Work:
    if not can_publish(request.user):
        raise Http404("nothing to be published here")
    return work_of(key, *MODELS)


def _day(words: str) -> tuple[date | None, str]:
    """A day of the past; today and later is now."""
    if not words:
        return None, ""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None, _("“%(words)s” is no day; write it as 2026-11-22") % {
            "words": words
        }
    return (day if day < timezone.localdate() else None), ""


def _bench(work: Work, country: str, eid: str) -> str:
    return reverse("legislation:provision", args=[work.key, country, eid])


def _next_url(work: Work, found: Matrix | None) -> str:
    if found is None or found.next is None:
        return ""
    return _bench(work, *found.next)
