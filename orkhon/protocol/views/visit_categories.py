"""Categories of visits with what guests are entitled to."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.visit_categories import (
    add_entitlement,
    drop_entitlement,
    enter_category,
)
from orkhon.protocol.forms.visits import CategoryForm, EntitlementForm
from orkhon.protocol.models import Entitlement, VisitCategory
from orkhon.protocol.permissions import can_set_rules
from orkhon.protocol.views.doors import inside, ruling
from orkhon.record.refusals import Refusal


@require_safe
@inside
def categories(request: HttpRequest) -> HttpResponse:
    """All categories; none is shipped."""
    return _page(request, CategoryForm())


@require_POST
@ruling
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a category."""
    form = CategoryForm(request.POST)
    if form.is_valid():
        try:
            enter_category(by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The category is entered."))
            return redirect("protocol:categories")
    return _page(request, form, status=422)


@require_POST
@ruling
def entitle(request: HttpRequest, key: str) -> HttpResponse:
    """Enter what guests of a category receive."""
    category = get_object_or_404(VisitCategory, key=key)
    form = EntitlementForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say what guests receive."))
        return redirect("protocol:categories")
    try:
        add_entitlement(category, by=reader(request), **form.cleaned_data)
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Entered."))
    return redirect("protocol:categories")


@require_POST
@ruling
def drop(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take out what the rule does not say any more."""
    found = get_object_or_404(Entitlement.objects.select_related("category"), pk=pk)
    drop_entitlement(found, by=reader(request))
    messages.success(request, _("Taken out."))
    return redirect("protocol:categories")


def _page(
    request: HttpRequest, form: CategoryForm, *, status: int = 200
) -> HttpResponse:
    return render(
        request,
        "protocol/visits/categories.html",
        {
            "categories": VisitCategory.objects.prefetch_related("entitlements"),
            "form": form,
            "entitle": EntitlementForm(),
            "may_rule": can_set_rules(request.user),
        },
        status=status,
    )
