"""The room's first page, and visits: planned, changed, cancelled, answered."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.visit_categories import tick_off
from orkhon.protocol.actions.visit_invitations import answer_invitation, invite
from orkhon.protocol.actions.visits import (
    cancel_visit,
    change_visit,
    confirm_visit,
    hold_visit,
    plan_visit,
)
from orkhon.protocol.forms.visits import (
    AnswerForm,
    CancelForm,
    InvitationForm,
    VisitForm,
)
from orkhon.protocol.models import Invitation, Visit
from orkhon.protocol.permissions import can_arrange, can_set_rules
from orkhon.protocol.queries.book import book_of
from orkhon.protocol.queries.conflicts import conflicts_of, rights_of
from orkhon.protocol.queries.printed import print_states
from orkhon.protocol.queries.visits import (
    OPEN,
    ahead,
    past,
    unanswered,
    unsaid,
    watched,
)
from orkhon.protocol.views.doors import arranging, inside, visit_of
from orkhon.record.refusals import Refusal

ADVANCES: dict[str, Callable[..., Visit]] = {
    "confirm": confirm_visit,
    "hold": hold_visit,
}
PAGE = 20


@require_safe
@inside
def index(request: HttpRequest) -> HttpResponse:
    """What is due."""
    today = timezone.localdate()
    pages = Paginator(past(), PAGE)
    return render(
        request,
        "protocol/index.html",
        {
            "today": today,
            "watched": watched(today),
            "ahead": ahead(today),
            "unanswered": unanswered(),
            "unsaid": unsaid(today),
            "past": pages.get_page(request.GET.get("page")),
            "may_arrange": can_arrange(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@arranging
def new(request: HttpRequest) -> HttpResponse:
    """Plan a visit."""
    is_post = request.method == "POST"
    form = VisitForm(
        request.POST if is_post else None,
        initial={"time_zone": timezone.get_current_timezone_name()},
    )
    if is_post and form.is_valid():
        try:
            made = plan_visit(form.plan(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The visit is planned."))
            return redirect("protocol:visit", made.key)
    return render(
        request,
        "protocol/visits/new.html",
        {"form": form},
        status=422 if form.errors else 200,
    )


@require_safe
@inside
def visit(request: HttpRequest, key: str) -> HttpResponse:
    """One visit: what is wrong in it, invitations, entitlements."""
    return _page(request, visit_of(key), InvitationForm())


@require_http_methods(["GET", "POST"])
@arranging
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Change what is said of a visit."""
    found = visit_of(key)
    is_post = request.method == "POST"
    form = VisitForm(
        request.POST if is_post else None, initial=VisitForm.initial_of(found)
    )
    if is_post and form.is_valid():
        try:
            change_visit(found, form.plan(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The visit is changed."))
            return redirect("protocol:visit", key)
    return render(
        request,
        "protocol/visits/change.html",
        {"visit": found, "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@arranging
def cancel(request: HttpRequest, key: str) -> HttpResponse:
    """Cancel a visit, with the reason."""
    found = visit_of(key)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            cancel_visit(found, why=form.cleaned_data["why"], by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The visit is cancelled."))
            return redirect("protocol:visit", key)
    return render(
        request,
        "protocol/visits/cancel.html",
        {"visit": found, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@arranging
def advance(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Say that it takes place, or that it was held."""
    found = visit_of(key)
    if act not in ADVANCES:
        raise Http404("no such act")
    try:
        ADVANCES[act](found, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return redirect("protocol:visit", key)


@require_POST
@arranging
def send_invitation(request: HttpRequest, key: str) -> HttpResponse:
    """Keep that somebody was invited."""
    found = visit_of(key)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            invite(found, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The invitation is kept."))
            return redirect("protocol:visit", key)
    return _page(request, found, form, status=422)


@require_http_methods(["GET", "POST"])
@arranging
def answer(request: HttpRequest, key: str, pk: uuid.UUID) -> HttpResponse:
    """Keep what was answered to an invitation."""
    invitation = get_object_or_404(
        Invitation.objects.select_related("visit", "to_person", "to_body"),
        visit__key=key,
        pk=pk,
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            answer_invitation(invitation, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The answer is kept."))
            return redirect("protocol:visit", key)
    return render(
        request,
        "protocol/visits/answer.html",
        {"visit": visit_of(key), "invitation": invitation, "form": form},
        status=422 if form.errors else 200,
    )


@require_POST
@arranging
def given(request: HttpRequest, key: str) -> HttpResponse:
    """Tick off which entitlements were given."""
    found = visit_of(key)
    chosen = set(request.POST.getlist("given"))
    rights = [one for one in rights_of(book_of(found)) if str(one.pk) in chosen]
    try:
        tick_off(found, rights, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Ticked off."))
    return redirect("protocol:visit", key)


def _page(
    request: HttpRequest, found: Visit, form: InvitationForm, *, status: int = 200
) -> HttpResponse:
    book = book_of(found)
    states = print_states(book)
    return render(
        request,
        "protocol/visits/visit.html",
        {
            "visit": found,
            "book": book,
            "conflicts": conflicts_of(book),
            "old": [one for one in states if one.is_old],
            "invitations": found.invitations.select_related(
                "to_person", "to_body__country"
            ),
            "rights": rights_of(book),
            "met": set(found.met.values_list("pk", flat=True)),
            "contacts": found.contacts.all(),
            "form": form,
            "today": timezone.localdate(),
            "is_open": found.progress in OPEN,
            "may_arrange": can_arrange(request.user),
            "may_rule": can_set_rules(request.user),
        },
        status=status,
    )
