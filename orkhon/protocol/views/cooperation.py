"""Friendship groups and what members do together in other assemblies."""

from uuid import UUID

from django.contrib import messages
from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.friendship import end_group, record_group, tie
from orkhon.protocol.actions.projects import (
    record_interaction,
    take_back_interaction,
)
from orkhon.protocol.forms import cooperation as forms
from orkhon.protocol.forms.occasions import WhyForm
from orkhon.protocol.models import FriendshipGroup, Interaction
from orkhon.protocol.permissions import can_cooperate
from orkhon.protocol.queries import cooperation as reads
from orkhon.protocol.views.doors import cooperating, inside
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, State
from orkhon.register.queries.labels import named
from orkhon.ui.papers import MEDIA
from orkhon.ui.tables import csv_bytes


@require_GET
@inside
def groups(request: HttpRequest) -> HttpResponse:
    """Groups by owner and partner in English order, then what is not recorded."""
    found = reads.groups(timezone.localdate())
    return render(
        request,
        "protocol/groups.html",
        {
            "groups": found,
            "gaps": reads.gaps(found),
            "may_cooperate": can_cooperate(request.user),
        },
    )


@require_GET
@inside
def group(request: HttpRequest, key: str) -> HttpResponse:
    """One group: members by dated memberships, contacts, promises."""
    row = _group(key)
    today = timezone.localdate()
    return render(
        request,
        "protocol/group.html",
        {
            "group": reads.group(row, today),
            "ties": reads.ties(row, request.user, today),
            "today": today,
            "may_cooperate": can_cooperate(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@cooperating
def new_group(request: HttpRequest) -> HttpResponse:
    """Record a friendship group."""
    form = forms.GroupForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        shown = form.shown()
        try:
            if shown is None:
                raise Refusal(_("Say which words show it."))
            made = record_group(form.said(), by=reader(request), shown=shown)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:group", made.body.key)
    return citing(
        request,
        form,
        _("Record a friendship group"),
        reverse("protocol:groups"),
        _("Friendship groups"),
    )


@require_http_methods(["GET", "POST"])
@cooperating
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Say when a group ended."""
    row = _group(key)
    form = forms.EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            end_group(row, form.cleaned_data["on"], by=reader(request))
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:group", key)
    up = reverse("protocol:group", args=[key])
    return small(request, form, _("It ended"), named(row.body), up=up)


@require_http_methods(["GET", "POST"])
@cooperating
def tie_group(request: HttpRequest, key: str) -> HttpResponse:
    """Tie a contact or promise to a group."""
    row = _group(key)
    form = forms.TieForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            tie(row, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            return redirect("protocol:group", key)
    up = reverse("protocol:group", args=[key])
    return small(request, form, _("Tie a contact or promise"), named(row.body), up=up)


@require_GET
@inside
def elsewhere(request: HttpRequest) -> HttpResponse:
    """What members did together elsewhere, by organisation and year."""
    organisation, year = _asked(request)
    return render(
        request,
        "protocol/elsewhere.html",
        {
            "found": [
                (body, list(years.items()))
                for body, years in reads.interactions(
                    organisation=organisation, year=year
                )
            ],
            "organisations": reads.organisations(),
            "years": reads.interaction_years(),
            "organisation": organisation,
            "year": year,
            "query": request.GET.urlencode(),
            "may_cooperate": can_cooperate(request.user),
        },
    )


@require_GET
@inside
def elsewhere_file(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    organisation, year = _asked(request)
    head = (
        _("Organisation"),
        _("Date"),
        _("Kind"),
        _("What it was"),
        _("Place"),
        _("Parliaments"),
        _("People"),
        _("What was said or done"),
    )
    rows = (
        (
            named(body),
            one.on,
            one.get_kind_display(),
            one.title,
            one.place,
            "; ".join(named(each) for each in _in_order(one)),
            "; ".join(str(each) for each in one.people.all()),
            one.words,
        )
        for body, years in reads.interactions(organisation=organisation, year=year)
        for found in years.values()
        for one in found
    )
    answer = HttpResponse(csv_bytes(head, rows), content_type=MEDIA["csv"])
    answer["Content-Disposition"] = 'attachment; filename="elsewhere.csv"'
    return answer


@require_http_methods(["GET", "POST"])
@cooperating
def new_interaction(request: HttpRequest) -> HttpResponse:
    """Record what members did together elsewhere."""
    form = forms.InteractionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        shown = form.shown()
        try:
            if shown is None:
                raise Refusal(_("Say which words show it."))
            record_interaction(form.said(), by=reader(request), shown=shown)
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is recorded, with the words that show it."))
            return redirect("protocol:elsewhere")
    return citing(
        request,
        form,
        _("Record work in another assembly"),
        reverse("protocol:elsewhere"),
        _("In other assemblies"),
    )


@require_http_methods(["GET", "POST"])
@cooperating
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back what was recorded wrongly."""
    row = get_object_or_404(Interaction, pk=key, state=State.CONFIRMED)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        take_back_interaction(row, form.cleaned_data["why"], by=reader(request))
        return redirect("protocol:elsewhere")
    up = reverse("protocol:elsewhere")
    return small(request, form, _("Take back"), row.title, up=up)


def citing(
    request: HttpRequest, form: Form, title: str, up: str, up_words: str
) -> HttpResponse:
    """A page with a form and the words that show what it says."""
    return render(
        request,
        "protocol/citing_form.html",
        {"form": form, "title": title, "up": up, "up_words": up_words},
        status=422 if form.errors else 200,
    )


def small(
    request: HttpRequest, form: Form, title: str, about: str, *, up: str
) -> HttpResponse:
    """A page with a few fields."""
    return render(
        request,
        "protocol/small_form.html",
        {
            "form": form,
            "title": title,
            "about": about,
            "up": up,
            "up_words": about,
            "keep": _("Keep"),
        },
        status=422 if form.errors else 200,
    )


def _in_order(one: Interaction) -> models.QuerySet[Body]:
    return one.parliaments.order_by("country__english_sort_key", "english_sort_key")


def _asked(request: HttpRequest) -> tuple[Body | None, int | None]:
    key, year = request.GET.get("organisation", ""), request.GET.get("year", "")
    body = get_object_or_404(Body, key=key) if key else None
    return body, int(year) if year.isdecimal() else None


def _group(key: str) -> FriendshipGroup:
    return get_object_or_404(
        FriendshipGroup.objects.select_related(
            "body", "owner__country", "partner", "citation__source"
        ),
        body__key=key,
    )
