"""The press review: events, the reports of others, what they got wrong, the paper."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.dialogue.queries.reports import all_reports
from orkhon.press.actions.reviews import (
    add_report,
    confirm_clipping,
    decide_mistake,
    drop_clipping,
    follow_up,
    make_coverage,
    note_mistake,
    propose_reports,
)
from orkhon.press.documents.reviews import FORMATS, review_paper
from orkhon.press.forms.reviews import CoverageForm, PeriodForm
from orkhon.press.models import Clipping, Coverage, Mistake
from orkhon.press.permissions import can_write
from orkhon.press.queries.reviews import (
    coverages,
    event_named,
    event_of,
    quotes,
    unclipped,
    uncovered,
)
from orkhon.press.views.doors import inside, writing
from orkhon.record.refusals import Refusal
from orkhon.ui.papers import MEDIA, printed


@require_http_methods(["GET", "HEAD", "POST"])
@inside
def reviews(request: HttpRequest) -> HttpResponse:
    """Events of ours that others reported; put another one in."""
    choices = [
        (key, " · ".join(filter(None, [on, title]))) for key, on, title in uncovered()
    ]
    form = CoverageForm(
        request.POST if request.method == "POST" else None, choices=choices
    )
    if form.is_bound and not can_write(request.user):
        raise Http404("not for this account")
    if form.is_bound and form.is_valid():
        event = event_named(form.cleaned_data["event"])
        try:
            if event is None:
                raise Refusal(_("There is no such event."))
            made = make_coverage(event, by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("press:review", made.key)
    today = timezone.localdate()
    return render(
        request,
        "press/reviews.html",
        {
            "coverages": coverages(),
            "form": form,
            "period": PeriodForm(
                initial={"first": today.replace(month=1, day=1), "last": today}
            ),
            "forms": FORMATS,
            "may_write": can_write(request.user),
        },
        status=422 if form.errors else 200,
    )


@require_safe
@inside
def review(request: HttpRequest, key: str) -> HttpResponse:
    """One event: who reported what, in which language, and what is wrong."""
    held = _coverage(key)
    clippings = held.clippings.select_related("report__source").prefetch_related(
        "mistakes__citation__source"
    )
    return render(
        request,
        "press/review.html",
        {
            "coverage": held,
            "event": event_of(held),
            "clippings": [
                (one, quotes(one.report), list(one.mistakes.all()))
                for one in clippings.order_by("pk")
            ],
            "further": unclipped(held),
            "may_write": can_write(request.user),
        },
    )


@require_POST
@writing
def add(request: HttpRequest, key: str) -> HttpResponse:
    """Put a report to the event, or let the machine look again."""
    held = _coverage(key)

    def act() -> str:
        if request.POST.get("act") == "look":
            return _("New proposals: %(n)d.") % {"n": propose_reports(held)}
        named = request.POST.get("report", "")
        report = next((one for one in all_reports() if str(one.pk) == named), None)
        if report is None:
            raise Refusal(_("There is no such report."))
        add_report(
            held, report, by=reader(request), outlet=request.POST.get("outlet", "")
        )
        return _("It is in the review.")

    return _done(request, key, act)


@require_POST
@writing
def clipping(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Confirm a report, drop it, or note a mistake of it."""
    one = get_object_or_404(
        Clipping.objects.select_related("coverage", "report__source"),
        coverage__key=key,
        pk=number,
    )

    def act() -> str:
        match request.POST.get("act"):
            case "confirm":
                confirm_clipping(
                    one, by=reader(request), outlet=request.POST.get("outlet", "")
                )
                return _("Confirmed and set against the record.")
            case "drop":
                drop_clipping(one, by=reader(request))
                return _("Dropped.")
            case "note":
                note_mistake(
                    one,
                    request.POST.get("says", ""),
                    request.POST.get("right", ""),
                    by=reader(request),
                )
                return _("Noted.")
        raise Refusal(_("Choose what to do."))

    return _done(request, key, act)


@require_POST
@writing
def mistake(request: HttpRequest, key: str, mistake: UUID) -> HttpResponse:
    """Confirm or dismiss a mistake, or say what was done about it."""
    one = get_object_or_404(Mistake, clipping__coverage__key=key, pk=mistake)

    def act() -> str:
        if "done" in request.POST:
            follow_up(one, request.POST["done"], by=reader(request))
        else:
            decide_mistake(one, request.POST.get("progress", ""), by=reader(request))
        return _("Noted.")

    return _done(request, key, act)


@require_safe
@inside
def paper(request: HttpRequest, form: str) -> HttpResponse:
    """The review of a period as Word or PDF."""
    asked = PeriodForm(request.GET)
    if form not in FORMATS or not asked.is_valid():
        raise Http404("no such period or form")
    first, last = (asked.cleaned_data[one].isoformat() for one in ("first", "last"))
    return HttpResponse(
        printed(review_paper(first, last), form),
        content_type=MEDIA[form],
        headers={
            "Content-Disposition": content_disposition_header(
                True, f"press-review-{first}-{last}.{form}"
            )
            or "attachment"
        },
    )


def _coverage(key: str) -> Coverage:
    return get_object_or_404(
        Coverage.objects.select_related("contact", "session", "mission"), key=key
    )


def _done(request: HttpRequest, key: str, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("press:review", key)
