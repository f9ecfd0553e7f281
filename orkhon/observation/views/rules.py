"""Electoral rules: the list by country and kind of vote, each with its dates."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from orkhon.accounts.reader import reader
from orkhon.observation.actions.rules import add_rules, end_rules
from orkhon.observation.forms.missions import EndRulesForm, RulesForm
from orkhon.observation.models import ElectoralRules
from orkhon.observation.permissions import can_found, can_read
from orkhon.observation.views.missions import founders
from orkhon.record.doors import Rest, View, guarded


def readers(view: View[Rest]) -> View[Rest]:
    """Let in the Secretariat."""
    return guarded(view, can_read)


@require_safe
@readers
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule set, by country in English order."""
    return _page(request)


@require_POST
@founders
def add(request: HttpRequest) -> HttpResponse:
    """Enter rules."""
    form = RulesForm(request.POST)
    if form.is_valid():
        try:
            made = add_rules(form.new(), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Entered: %(rules)s.") % {"rules": made})
            return redirect("observation:rules")
    return _page(request, form=form)


@require_POST
@founders
def end(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say until when rules were in force."""
    found = get_object_or_404(ElectoralRules, pk=pk)
    form = EndRulesForm(request.POST)
    if form.is_valid():
        try:
            end_rules(found, to_on=form.cleaned_data["to_on"], by=reader(request))
        except ValueError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The rules have an end."))
    else:
        messages.error(request, str(form.errors["to_on"][0]))
    return redirect("observation:rules")


def _page(request: HttpRequest, form: RulesForm | None = None) -> HttpResponse:
    rows = ElectoralRules.objects.select_related("country", "citation__source")
    return render(
        request,
        "observation/rules.html",
        {
            "rows": rows.order_by("country__english_sort_key", "vote_kind", "from_day"),
            "form": form or RulesForm(),
            "end": EndRulesForm(auto_id=False),
            "can_found": can_found(request.user),
        },
        status=422 if form else 200,
    )
