"""Initiatives of members, and what they are matched with."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import initiatives as verbs
from orkhon.legislation.forms.drafting import InitiativeForm
from orkhon.legislation.models import Initiative, InitiativeMatch
from orkhon.legislation.permissions import can_follow, can_read_workbench
from orkhon.legislation.queries import initiatives as reads
from orkhon.legislation.views.doors import following, inside
from orkhon.legislation.views.drafting import as_csv
from orkhon.record.refusals import Refusal
from orkhon.ui.tables import csv_bytes


@require_GET
@inside
def initiatives(request: HttpRequest) -> HttpResponse:
    """All initiatives; what waits for a decision first."""
    return render(
        request,
        "legislation/initiatives.html",
        {
            "board": reads.board(),
            "may_follow": can_follow(request.user),
            "sees_proposals": can_read_workbench(request.user),
        },
    )


@require_GET
@inside
def initiatives_file(request: HttpRequest, form: str) -> HttpResponse:
    """The initiatives as CSV or JSON."""
    if form == "json":
        return JsonResponse(reads.initiative_data(), safe=False)
    if form != "csv":
        raise Http404(f"no file of the kind {form}")
    return as_csv(csv_bytes(reads.HEAD, reads.initiative_rows()), "initiatives.csv")


@require_GET
@inside
def initiative(request: HttpRequest, initiative: UUID) -> HttpResponse:
    """One initiative, and what is on its subject."""
    row = get_object_or_404(reads.initiatives(), pk=initiative)
    shown = [
        one
        for one in reads.matches_of(row)
        if one.state == InitiativeMatch.State.SAME or can_read_workbench(request.user)
    ]
    return render(
        request,
        "legislation/initiative.html",
        {"one": row, "matches": shown, "may_follow": can_follow(request.user)},
    )


@require_http_methods(["GET", "POST"])
@following
def record_initiative(request: HttpRequest) -> HttpResponse:
    """Record an initiative."""
    form = InitiativeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            made = verbs.record_initiative(
                form.initiative(), by=reader(request), shown=form.shown()
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("legislation:initiative", made.pk)
    return _form_page(request, form, None)


@require_http_methods(["GET", "POST"])
@following
def change_initiative(request: HttpRequest, initiative: UUID) -> HttpResponse:
    """Say an initiative anew."""
    row = get_object_or_404(Initiative, pk=initiative)
    form = InitiativeForm(
        request.POST if request.method == "POST" else None,
        initial=InitiativeForm.initial_of(row),
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.change_initiative(
                row, form.initiative(), by=reader(request), shown=form.shown()
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("legislation:initiative", row.pk)
    return _form_page(request, form, row)


@require_POST
@following
def look_again(request: HttpRequest) -> HttpResponse:
    """Have the machine look once more; texts of model laws may have come in."""
    new = verbs.propose_matches(by=reader(request))
    messages.success(
        request,
        ngettext("%(n)d new proposal.", "%(n)d new proposals.", len(new))
        % {"n": len(new)}
        if new
        else _("Nothing new was found."),
    )
    return redirect("legislation:initiatives")


@require_POST
@following
def decide_match(request: HttpRequest, match: int) -> HttpResponse:
    """Say whether two are on the same subject."""
    row = get_object_or_404(InitiativeMatch, pk=match)
    answer = request.POST.get("answer", "")
    if answer not in ("same", "different"):
        raise BadRequest(f"no answer of the kind {answer}")
    verbs.decide_match(row, is_same=answer == "same", by=reader(request))
    return redirect("legislation:initiatives")


def _form_page(
    request: HttpRequest, form: InitiativeForm, row: Initiative | None
) -> HttpResponse:
    return render(
        request,
        "legislation/initiative_form.html",
        {"form": form, "one": row},
        status=422 if form.errors else 200,
    )
