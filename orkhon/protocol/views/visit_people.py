"""The delegation of a visit and its cars."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from orkhon.accounts.reader import reader
from orkhon.protocol.actions.cars import drop_car, save_car
from orkhon.protocol.actions.visit_people import (
    change_participant,
    enter_participant,
    renew_calendar,
    take_over_body,
    take_over_contact,
    withdraw_participant,
)
from orkhon.protocol.documents.delegation import delegation_bytes
from orkhon.protocol.documents.programme import feed_address
from orkhon.protocol.forms.people import CarForm, ContactForm, ParticipantForm
from orkhon.protocol.forms.visits import CancelForm
from orkhon.protocol.models import Car
from orkhon.protocol.permissions import can_arrange
from orkhon.protocol.queries.people import sides_of
from orkhon.protocol.queries.visits import OPEN
from orkhon.protocol.views.doors import arranging, inside, participant_of, visit_of
from orkhon.record.refusals import Refusal
from orkhon.register.models import Body, Person
from orkhon.register.queries import holders
from orkhon.ui.papers import MEDIA

FORMS = ("pdf", "docx")


@require_safe
@inside
def people(request: HttpRequest, key: str) -> HttpResponse:
    """Guests and hosts in their order; withdrawn ones struck."""
    visit = visit_of(key)
    return render(
        request,
        "protocol/visits/people.html",
        {
            "visit": visit,
            "sides": sides_of(visit),
            "contacts": ContactForm(visit=visit),
            "bodies": [
                (side, body)
                for side, body in (("guest", visit.guest), ("host", visit.host))
            ],
            "forms": FORMS,
            "is_open": visit.progress in OPEN,
            "may_arrange": can_arrange(request.user),
        },
    )


@require_safe
@inside
def delegation_file(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The list as a file, its headings in the reader's language."""
    visit = visit_of(key)
    if form not in FORMS:
        raise Http404(f"there is no list as {form}")
    language = (get_language() or "en").split("-")[0]
    return download(
        delegation_bytes(visit, form, language),
        MEDIA[form],
        f"{key}-delegation-{language}.{form}",
    )


@require_http_methods(["GET", "POST"])
@arranging
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Enter somebody."""
    visit = visit_of(key)
    is_post = request.method == "POST"
    form = ParticipantForm(request.POST if is_post else None, is_new=True)
    if is_post and form.is_valid():
        try:
            made = enter_participant(visit, form.guest(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Entered: %(n)d %(name)s.") % {"n": made.number, "name": made.name},
            )
            return redirect("protocol:people", key)
    return render(
        request,
        "protocol/visits/person_new.html",
        {"visit": visit, "form": form, "part": "people"},
        status=422 if form.errors else 200,
    )


@require_POST
@arranging
def from_contact(request: HttpRequest, key: str) -> HttpResponse:
    """Enter who takes part in a contact of dialogue."""
    visit = visit_of(key)
    form = ContactForm(request.POST, visit=visit)
    if not form.is_valid():
        messages.error(request, _("Choose a contact."))
        return redirect("protocol:people", key)
    made = take_over_contact(visit, form.cleaned_data["contact"], by=reader(request))
    messages.success(request, _entered(len(made)))
    return redirect("protocol:people", key)


@require_http_methods(["GET", "POST"])
@arranging
def from_register(request: HttpRequest, key: str, body: str) -> HttpResponse:
    """Choose among who held posts in a body on the first day of the visit."""
    visit = visit_of(key)
    found = get_object_or_404(Body, key=body)
    error = ""
    if request.method == "POST":
        chosen = Person.objects.filter(pk__in=_ids(request.POST.getlist("person")))
        try:
            made = take_over_body(
                visit,
                found,
                side=request.POST.get("side", "guest"),
                people=list(chosen),
                by=reader(request),
            )
        except Refusal as refused:
            error = str(refused)
        else:
            messages.success(request, _entered(len(made)))
            return redirect("protocol:people", key)
    return render(
        request,
        "protocol/visits/people_register.html",
        {
            "visit": visit,
            "body": found,
            "side": "host" if found == visit.host else "guest",
            "held": holders(found, visit.begins_on),
            "error": error,
            "part": "people",
        },
        status=422 if error else 200,
    )


@require_http_methods(["GET", "POST"])
@arranging
def person(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One person: how they are printed and reached; a post corrects it."""
    row = participant_of(key, number)
    is_post = request.method == "POST"
    form = ParticipantForm(
        request.POST if is_post else None,
        is_new=False,
        initial=ParticipantForm.initial_of(row),
    )
    if is_post and form.is_valid():
        try:
            change_participant(row, form.guest(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is corrected.") % {"name": row.name})
            return redirect("protocol:person", key, number)
    return render(
        request,
        "protocol/visits/person.html",
        {
            "visit": visit_of(key),
            "participant": row,
            "form": form,
            "why_form": CancelForm(),
            "feed": feed_address(row),
            "part": "people",
            "may_change": row.withdrawn_at is None and row.visit.progress in OPEN,
        },
        status=422 if form.errors else 200,
    )


@require_POST
@arranging
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take somebody off the list; the row stays, struck."""
    row = participant_of(key, number)
    try:
        withdraw_participant(row, why=request.POST.get("why", ""), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s is withdrawn.") % {"name": row.name})
    return redirect("protocol:person", key, number)


@require_POST
@arranging
def new_calendar(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Give somebody's calendar a new address."""
    renew_calendar(participant_of(key, number), by=reader(request))
    messages.success(request, _("The calendar has a new address; the old one is dead."))
    return redirect("protocol:person", key, number)


@require_http_methods(["GET", "POST"])
@inside
def cars(request: HttpRequest, key: str) -> HttpResponse:
    """The cars of a visit; a post enters one."""
    visit = visit_of(key)
    if request.method == "POST" and not can_arrange(request.user):
        raise Http404("no such page")
    form = CarForm(request.POST if request.method == "POST" else None, visit=visit)
    if form.is_bound and form.is_valid():
        try:
            save_car(visit, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The car is entered."))
            return redirect("protocol:cars", key)
    return render(
        request,
        "protocol/visits/cars.html",
        {
            "visit": visit,
            "cars": visit.cars.select_related("driver"),
            "form": form,
            "is_open": visit.progress in OPEN,
            "may_arrange": can_arrange(request.user),
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@arranging
def car(request: HttpRequest, key: str, pk: uuid.UUID) -> HttpResponse:
    """Change a car, or take it out (`act=drop`)."""
    visit = visit_of(key)
    found = get_object_or_404(Car.objects.select_related("driver"), visit=visit, pk=pk)
    is_post = request.method == "POST"
    if is_post and request.POST.get("act") == "drop":
        try:
            drop_car(found, by=reader(request))
        except Refusal as error:
            messages.error(request, str(error))
        return redirect("protocol:cars", key)
    form = CarForm(
        request.POST if is_post else None,
        visit=visit,
        initial=CarForm.initial_of(found),
    )
    if is_post and form.is_valid():
        try:
            save_car(visit, car=found, by=reader(request), **form.cleaned_data)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The car is changed."))
            return redirect("protocol:cars", key)
    return render(
        request,
        "protocol/visits/car.html",
        {"visit": visit, "car": found, "form": form, "part": "cars"},
        status=422 if form.errors else 200,
    )


def download(data: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to be saved."""
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=name)
    )
    return response


def _entered(count: int) -> str:
    return ngettext("%(n)d person is entered.", "%(n)d persons are entered.", count) % {
        "n": count
    }


def _ids(texts: list[str]) -> list[uuid.UUID]:
    """Those that are ids; a page sends no others."""
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(text))
        except ValueError as error:
            raise Http404("no such person") from error
    return found
