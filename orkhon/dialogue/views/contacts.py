"""Contacts: the list, one contact, planning, completing, calling off, joining."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.contacts import (
    cancel_contact,
    complete_contact,
    plan_contact,
)
from orkhon.dialogue.actions.matches import (
    answer_contact_match,
    undo_contact_match,
)
from orkhon.dialogue.actions.promises import add_commitment
from orkhon.dialogue.forms.contacts import (
    CancelForm,
    CompleteForm,
    ConversationForm,
    GivenForm,
    PlanForm,
)
from orkhon.dialogue.models import Contact
from orkhon.dialogue.permissions import (
    can_open_conversation,
    can_see_openings,
    visible,
)
from orkhon.dialogue.queries import all_contacts, card, cards, promises_of
from orkhon.dialogue.queries.contacts import kept_contact, openings_of
from orkhon.dialogue.queries.matches import all_matches, matches_of
from orkhon.dialogue.views.doors import secretariat
from orkhon.register.models import Person

A_PAGE = 40


@require_GET
@secretariat
def contacts(request: HttpRequest) -> HttpResponse:
    """Every contact once, the newest first; `?state=planned` narrows it."""
    state = request.GET.get("state", "")
    rows = all_contacts().order_by("-on_day", "-at_time", "pk")
    if state in Contact.State.values:
        rows = rows.filter(state=state)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "dialogue/contacts.html",
        {
            "page": page,
            "cards": cards(page.object_list),
            "states": Contact.State.choices,
            "state": state,
        },
    )


@require_GET
@secretariat
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One contact; a row joined into another leads to the one that is kept."""
    found = _contact(request, pk)
    kept = kept_contact(found)
    if kept.pk != found.pk:
        return redirect("dialogue:contact", kept.pk)
    return _page(request, found)


@require_http_methods(["GET", "POST"])
@secretariat
def plan(request: HttpRequest) -> HttpResponse:
    """Enter a meeting before it is held; `?person=` fills in whom to meet."""
    if request.method == "GET":
        form = PlanForm(initial={"who": _asked_person(request)})
        return render(request, "dialogue/plan.html", {"form": form})
    form = PlanForm(request.POST)
    if form.is_valid():
        try:
            made = plan_contact(form.plan(), by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Planned: %(contact)s.") % {"contact": made})
            return redirect("dialogue:contact", made.pk)
    return render(request, "dialogue/plan.html", {"form": form}, status=422)


@require_http_methods(["GET", "POST"])
@secretariat
def complete(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Say that a planned meeting was held."""
    found = _contact(request, pk)
    form = CompleteForm(
        request.POST if request.method == "POST" else None, contact=found
    )
    context = {"form": form, "contact": found}
    if request.method == "GET":
        return render(request, "dialogue/complete.html", context)
    if form.is_valid():
        said = form.cleaned_data
        try:
            complete_contact(
                found,
                by=reader(request),
                outcome=said["outcome"],
                absent=[form.people[key] for key in said.get("absent", ())],
                also=form.invited,
                on=said["on"],
                place=said["place"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Held: %(contact)s.") % {"contact": found})
            return redirect("dialogue:contact", found.pk)
    return render(request, "dialogue/complete.html", context, status=422)


@require_POST
@secretariat
def cancel(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Call a planned meeting off."""
    found = _contact(request, pk)
    form = CancelForm(request.POST)
    if form.is_valid():
        try:
            cancel_contact(found, by=reader(request), why=form.cleaned_data["why"])
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Called off: %(contact)s.") % {"contact": found}
            )
            return redirect("dialogue:contact", found.pk)
    return _page(request, found, cancel=form)


@require_POST
@secretariat
def given(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Enter a promise that was given at this contact."""
    found = _contact(request, pk)
    form = GivenForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            add_commitment(
                found,
                what=said["what"],
                strength=said["strength"],
                owners=said["owners"].splitlines(),
                beneficiaries=said["beneficiaries"].splitlines(),
                due=said["due"],
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The promise is entered."))
            return redirect("dialogue:contact", found.pk)
    return _page(request, found, given=form)


@require_POST
@secretariat
def answer_match(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether two contacts are one event; `undo` takes the answer back."""
    match = get_object_or_404(visible(all_matches(), request.user), pk=pk)
    answer = request.POST.get("answer")
    try:
        if answer == "undo":
            undo_contact_match(match, by=reader(request))
            messages.success(request, _("They are two contacts again."))
            return redirect("dialogue:contact", match.one_id)
        kept = answer_contact_match(match, is_same=answer == "same", by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("dialogue:index")
    messages.success(
        request,
        _("One event: %(contact)s, with both sources.") % {"contact": kept}
        if answer == "same"
        else _("They stay two contacts."),
    )
    return redirect("dialogue:contact", kept.pk)


def _contact(request: HttpRequest, pk: uuid.UUID) -> Contact:
    rows = Contact.objects.select_related("host", "responsible", "merged_into")
    return get_object_or_404(visible(rows, request.user), pk=pk)


def _asked_person(request: HttpRequest) -> str:
    """The name of the person in the address, or ""."""
    asked = request.GET.get("person", "")
    if not asked:
        return ""
    try:
        return str(get_object_or_404(Person, pk=uuid.UUID(asked)))
    except ValueError as error:
        raise Http404(f"“{asked}” is no id") from error


def _page(
    request: HttpRequest,
    found: Contact,
    *,
    cancel: CancelForm | None = None,
    given: GivenForm | None = None,
) -> HttpResponse:
    user = reader(request)
    shown = card(found)
    record = getattr(found, "conversation_record", None)
    may_see = record is not None and can_see_openings(user, record)
    return render(
        request,
        "dialogue/contact.html",
        {
            "card": shown,
            "contact": found,
            "promises": promises_of(shown.ids, on=timezone.localdate()),
            "matches": matches_of(found),
            "record": record,
            "may_open": record is not None and can_open_conversation(user, record),
            "may_see_openings": may_see,
            "openings": openings_of(found) if may_see else [],
            "conversation": ConversationForm(writer=user),
            "cancel": cancel or CancelForm(),
            "given": given or GivenForm(),
        },
        status=422 if cancel or given else 200,
    )
