"""The rules of organs: what is set, what is not, and filling one in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import rules as verbs
from orkhon.proceedings.forms.rules import DropForm, RuleForm
from orkhon.proceedings.models import Setting
from orkhon.proceedings.permissions import can_set_rules
from orkhon.proceedings.queries import rules as reads
from orkhon.proceedings.views.doors import inside, ruling
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, State


@require_GET
@inside
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of every organ; most of them are not set."""
    today = timezone.localdate()
    return render(
        request,
        "proceedings/rules.html",
        {
            "organs": [(one, reads.rules_of(one, today)) for one in reads.organs()],
            "may_rule": can_set_rules(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@ruling
def set_rule(request: HttpRequest, organ: str, rule: str) -> HttpResponse:
    """Fill in one rule of one organ."""
    body = get_object_or_404(Body, key=organ, kind__in=reads.ORGANS)
    if rule not in Setting.Key.values:
        raise Http404(f"no rule {rule}")
    form = RuleForm(rule, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        shown = form.shown()
        try:
            if shown is None:
                raise Refusal(_("Say which words show it."))
            verbs.set_rule(
                body,
                rule,
                said["value"],
                by=reader(request),
                since=verbs.Since(said["from_on"], said["to_on"]),
                shown=shown,
                note=said["note"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The rule is set."))
            return redirect("proceedings:rules")
    return render(
        request,
        "proceedings/rule_form.html",
        {"form": form, "organ": body, "label": Setting.Key(rule).label},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@ruling
def drop_rule(request: HttpRequest, rule: UUID) -> HttpResponse:
    """Take back a rule that was filled in wrongly."""
    row = get_object_or_404(
        Setting.objects.select_related("organ"), pk=rule, state=State.CONFIRMED
    )
    form = DropForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            verbs.drop_rule(row, form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The rule is taken back; it stays, struck."))
            return redirect("proceedings:rules")
    return render(
        request,
        "proceedings/rule_drop.html",
        {"form": form, "row": row},
        status=422 if form.errors else 200,
    )
