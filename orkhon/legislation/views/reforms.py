"""Reforms of members: the years, the events, an event entered or corrected."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import reforms as verbs
from orkhon.legislation.forms.reforms import (
    ChoiceOfReforms,
    CorrectEventForm,
    EventForm,
    NewEventForm,
)
from orkhon.legislation.models import Reform
from orkhon.legislation.permissions import can_follow
from orkhon.legislation.queries import reforms as reads
from orkhon.legislation.views.doors import following, inside
from orkhon.legislation.views.drafting import as_csv
from orkhon.record.refusals import Refusal
from orkhon.register.models import State
from orkhon.ui.tables import csv_bytes


@require_GET
@inside
def reforms(request: HttpRequest) -> HttpResponse:
    """The years by country, then the events of each reform."""
    form = ChoiceOfReforms(request.GET or None)
    chosen = form.chosen()
    return render(
        request,
        "legislation/reforms.html",
        {
            "form": form,
            "timeline": reads.timeline(chosen),
            "is_everything": chosen.is_everything,
            "asked": request.GET.urlencode(),
            "kinds": Reform.Kind.choices,
            "may_follow": can_follow(request.user),
        },
    )


@require_GET
@inside
def reforms_file(request: HttpRequest, form: str) -> HttpResponse:
    """The events asked for as CSV or JSON."""
    chosen = ChoiceOfReforms(request.GET or None).chosen()
    if form == "json":
        return JsonResponse(reads.reform_data(chosen), safe=False)
    if form != "csv":
        raise Http404(f"no file of the kind {form}")
    return as_csv(csv_bytes(reads.HEAD, reads.reform_rows(chosen)), "reforms.csv")


@require_http_methods(["GET", "POST"])
@following
def record_reform(request: HttpRequest) -> HttpResponse:
    """Record an event of a reform."""
    form = NewEventForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        shown = form.shown()
        try:
            if shown is None:
                raise Refusal(_("Say which words show it."))
            verbs.record_reform(
                form.event(),
                by=reader(request),
                shown=shown,
                disagrees_with=form.cleaned_data["disagrees_with"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The event is recorded."))
            return redirect("legislation:reforms")
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@following
def correct_reform(request: HttpRequest, reform: UUID) -> HttpResponse:
    """Put a corrected event in the place of one."""
    row = get_object_or_404(Reform, pk=reform, state=State.CONFIRMED)
    form = CorrectEventForm(
        request.POST if request.method == "POST" else None,
        initial=EventForm.initial_of(row),
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.correct_reform(
                row,
                form.event(),
                form.cleaned_data["why"],
                by=reader(request),
                shown=form.shown(),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The event is corrected; both stay."))
            return redirect("legislation:reforms")
    return _form_page(request, form, row)


def _form_page(
    request: HttpRequest, form: EventForm, row: Reform | None
) -> HttpResponse:
    return render(
        request,
        "legislation/reform_form.html",
        {
            "form": form,
            "row": row,
            "known": Reform.objects.order_by("name")
            .values_list("name", flat=True)
            .distinct(),
        },
        status=422 if form.errors else 200,
    )
