"""The order of states with its reasons; names and flags by forum; a forum's rule."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.order import set_order_rule
from orkhon.protocol.documents.order import (
    basis_words,
    flag_words,
    order_paper,
    rule_words,
    visit_paper,
)
from orkhon.protocol.forms.order import OrderForm, RuleForm, forums
from orkhon.protocol.models import OrderRule, Visit, VisitParticipant
from orkhon.protocol.permissions import can_set_rules
from orkhon.protocol.queries.order import (
    OrderTable,
    PersonLine,
    order_table,
    ranked,
)
from orkhon.protocol.views.doors import inside, ruling, visit_of
from orkhon.register.queries.chairs import assemblies
from orkhon.ui.papers import MEDIA, printed

FORMS = ("pdf", "docx")


@require_GET
@inside
def table(request: HttpRequest) -> HttpResponse:
    """The order for a forum and a day; without a question, the assembly's, today."""
    form, found = _asked(request)
    lines = (
        [(one, basis_words(one), flag_words(one.shown.flag)) for one in found.lines]
        if found
        else []
    )
    return render(
        request,
        "protocol/order/table.html",
        {
            "form": form,
            "table": found,
            "lines": lines,
            "rule_words": rule_words(found) if found else "",
            "flags": [one for one in found.lines if one.shown.flag] if found else [],
            "unset": [one for one in found.lines if one.shown.flag is None]
            if found
            else [],
            "forms": FORMS,
            "asked": request.GET.urlencode(),
            "may_rule": can_set_rules(request.user),
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def table_file(request: HttpRequest, form: str) -> HttpResponse:
    """The order as PDF or Word."""
    _asking, found = _asked(request)
    if form not in FORMS or found is None:
        raise Http404("no such paper")
    return _download(printed(order_paper(found), form), form, "order")


@require_GET
@inside
def of_visit(request: HttpRequest, key: str) -> HttpResponse:
    """The order within both delegations of a visit."""
    visit = visit_of(key)
    sides, refused = _sides(visit)
    return render(
        request,
        "protocol/order/visit.html",
        {"visit": visit, "sides": sides, "refused": refused, "forms": FORMS},
    )


@require_GET
@inside
def visit_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The same as PDF or Word."""
    visit = visit_of(key)
    sides, refused = _sides(visit)
    if form not in FORMS or refused:
        raise Http404("no such paper")
    return _download(printed(visit_paper(visit, sides), form), form, f"order-{key}")


@require_http_methods(["GET", "POST"])
@ruling
def rule(request: HttpRequest, key: str) -> HttpResponse:
    """What the rules of a forum say; a new one takes the place of the last."""
    forum = get_object_or_404(forums(), key=key)
    is_post = request.method == "POST"
    form = RuleForm(request.POST if is_post else None)
    if is_post and form.is_valid():
        try:
            set_order_rule(forum, **form.cleaned_data, by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The rule is set."))
            return redirect("protocol:order-rule", forum.key)
    return render(
        request,
        "protocol/order/rule.html",
        {
            "form": form,
            "forum": forum,
            "rules": OrderRule.objects.filter(forum=forum),
        },
        status=422 if is_post else 200,
    )


def _asked(request: HttpRequest) -> tuple[OrderForm, OrderTable | None]:
    """The form, and the table it asks for."""
    first = next(iter(assemblies()), None)
    start = {"forum": first, "day": timezone.localdate()}
    if "forum" not in request.GET:
        form = OrderForm(initial=start)
        return form, None if first is None else order_table(first, start["day"])  # type: ignore[arg-type]  # -- a day
    form = OrderForm(request.GET)
    if not form.is_valid():
        return form, None
    said = form.cleaned_data
    try:
        found = order_table(
            said["forum"],
            said["day"],
            observers=said["observers"],
            organisations=said["organisations"],
            guests=said["guests"],
        )
    except ValueError as error:
        form.add_error(None, str(error))
        return form, None
    return form, found


def _sides(visit: Visit) -> tuple[list[tuple[str, list[PersonLine]]], str]:
    """Guests and hosts in their order; the refusal where there is one."""
    found = []
    for side in (VisitParticipant.Side.GUEST, VisitParticipant.Side.HOST):
        people = list(
            visit.participants.filter(side=side, withdrawn_at=None).select_related(
                "body__country"
            )
        )
        try:
            found.append((str(side.label), ranked(people)))
        except ValueError as error:
            return [], str(error)
    return found, ""


def _download(data: bytes, form: str, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=MEDIA[form])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return answer
