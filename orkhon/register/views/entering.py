"""Enter a person by hand; add spellings and posts, end posts, strike spellings."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from orkhon.engines.periods import PartialDateError
from orkhon.record.roles import Actor
from orkhon.register import actions, queries
from orkhon.register.errors import RegisterError
from orkhon.register.forms import EndForm, NameForm, PersonForm, PostForm, StrikeForm
from orkhon.register.models import Membership, Name, Person
from orkhon.register.queries.finding import SAME
from orkhon.register.views.doors import for_keepers, reader, shown

REFUSALS = (RegisterError, PartialDateError)
"""What a form can answer: the words stand above it, and nothing typed is lost."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def add_person(request: HttpRequest) -> HttpResponse:
    """A new person; near names are shown once before the row is made."""
    form = PersonForm(request.POST or None)
    near: list[tuple[Person, float]] = []
    if request.method == "POST" and form.is_valid():
        if not request.POST.get("anyway"):
            found = queries.near_persons(form.cleaned_data["display_name"])
            near = [(one, score) for one, score in found if score >= SAME]
        if not near:
            try:
                made = actions.add_person(by=reader(request), **form.cleaned_data)
            except REFUSALS as error:
                form.add_error(None, str(error))
            else:
                messages.success(
                    request, _("%(name)s is in the register.") % {"name": made}
                )
                return redirect("register:person", made.pk)
    return shown(
        request,
        "add_person.html",
        {"form": form, "near": near},
        status=422 if form.errors else 200,
    )


@dataclass(frozen=True)
class _Change:
    """One form of the page, and the verb that it asks for."""

    form: forms.Form
    carry_out: Callable[[forms.Form, Person, Actor], object]


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers
def change_person(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The page of changes; each form is one verb."""
    try:
        card = queries.person(pk)
    except Person.DoesNotExist as error:
        raise Http404(str(error)) from error
    act = request.POST.get("act", "")

    def data(name: str) -> object:
        return request.POST if act == name else None

    changes = {
        "name": _Change(NameForm(data("name")), _add_name),  # type: ignore[arg-type]  # -- data or None
        "post": _Change(PostForm(data("post")), _add_post),  # type: ignore[arg-type]  # -- data or None
        "end": _Change(EndForm(data("end"), card=card), _end_post),
        "strike": _Change(StrikeForm(data("strike"), card=card), _strike),
    }
    chosen = changes.get(act)
    if chosen is not None and chosen.form.is_valid():
        person = Person.objects.get(pk=card.ref.id)
        try:
            chosen.carry_out(chosen.form, person, reader(request))
        except REFUSALS as error:
            chosen.form.add_error(None, str(error))
        else:
            messages.success(request, _("The change is in the register."))
            return redirect(card.ref.url)
    return shown(
        request,
        "change_person.html",
        {"card": card, "open_posts": [one for one in card.posts if not one.to_on]}
        | {f"{name}_form": change.form for name, change in changes.items()},
        status=422 if chosen is not None and chosen.form.errors else 200,
    )


def _add_name(form: forms.Form, person: Person, by: Actor) -> object:
    return actions.add_name(person, by=by, **form.cleaned_data)


def _add_post(form: forms.Form, person: Person, by: Actor) -> object:
    return actions.begin_membership(person, by=by, **form.cleaned_data)


def _end_post(form: forms.Form, person: Person, by: Actor) -> object:
    held = Membership.objects.get(pk=form.cleaned_data["held"])
    return actions.end_membership(held, by=by, on=form.cleaned_data["on"])


def _strike(form: forms.Form, person: Person, by: Actor) -> object:
    name = Name.objects.get(pk=form.cleaned_data["name"])
    return actions.supersede_name(name, by=by, why=form.cleaned_data["why"])
