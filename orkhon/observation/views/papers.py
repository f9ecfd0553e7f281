"""An observer's personal papers and contact: brought in, opened under trace, deleted."""

import uuid

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.documents_kept import (
    add_document,
    delete_document,
    open_document,
)
from orkhon.observation.actions.observers import match_observer, open_contact
from orkhon.observation.forms.observers import DocumentForm, MatchForm
from orkhon.observation.intake.signs import writable
from orkhon.observation.models import ObserverDocument
from orkhon.observation.permissions import can_open_personal, can_run
from orkhon.observation.views.doors import inside
from orkhon.observation.views.observers import answered, back, named, seen
from orkhon.register.models import Person


@require_POST
@inside
def add(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Keep a document."""
    found = named(request, number, code)

    def act(form: Form) -> str:
        file = form.cleaned_data["file"]
        kept = add_document(
            found,
            file.read(),
            kind=form.cleaned_data["kind"],
            filename=file.name,
            by=reader(request),
        )
        return _("Kept under seal until %(day)s.") % {"day": kept.delete_on}

    form = DocumentForm(request.POST, request.FILES)
    return answered(request, found, form, "document", act)


@require_POST
@never_cache
@inside
def open_one(
    request: HttpRequest, number: int, code: str, pk: uuid.UUID
) -> HttpResponse:
    """Read a document. A post, because opening leaves a trace."""
    found = seen(request, number, code)
    if not can_open_personal(request.user, found.mission):
        raise Http404("no such page")
    document = get_object_or_404(ObserverDocument, observer=found, pk=pk)
    try:
        data = open_document(document, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
        return back(found)
    response = HttpResponse(data, content_type=document.media_type)
    response["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=document.filename)
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@inside
def delete(request: HttpRequest, number: int, code: str, pk: uuid.UUID) -> HttpResponse:
    """Delete a document before its date."""
    found = named(request, number, code)
    document = get_object_or_404(ObserverDocument, observer=found, pk=pk)
    try:
        why = writable(request.POST.get("why", ""))
        delete_document(document, by=reader(request), why=why)
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The document is deleted."))
    return back(found)


@require_POST
@never_cache
@inside
def contact(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Read telephone and mail address. A post, because reading leaves a trace."""
    found = seen(request, number, code)
    if not can_open_personal(request.user, found.mission):
        raise Http404("no such page")
    phone, email = open_contact(found, by=reader(request))
    return render(
        request,
        "observation/observer_contact.html",
        {
            "mission": found.mission,
            "part": "observers",
            "observer": found,
            "phone": phone,
            "email": email,
        },
    )


@require_POST
@inside
def match(request: HttpRequest, number: int, code: str) -> HttpResponse:
    """Say who of the register the observer is; `undo` takes the answer back."""
    found = named(request, number, code)
    if not can_run(request.user, found.mission):
        raise Http404("no such page")
    proposed = request.POST.get("proposed", "")
    if proposed or request.POST.get("act") == "undo":
        try:
            person = _proposed(proposed) if proposed else None
            match_observer(found, person, by=reader(request))
        except ValueError as error:
            messages.error(request, str(error))
        return back(found)

    def act(form: Form) -> str:
        person = form.cleaned_data["person"]
        match_observer(found, person, by=reader(request))
        return _("Matched with %(person)s.") % {"person": person}

    return answered(request, found, MatchForm(request.POST), "match", act)


def _proposed(key: str) -> Person:
    """The person that a button names.

    Raises:
        Http404: there is none.
    """
    try:
        return get_object_or_404(Person, pk=uuid.UUID(key))
    except ValueError as error:
        raise Http404(f"“{key}” is no person") from error
