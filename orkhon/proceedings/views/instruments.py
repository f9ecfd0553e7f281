"""The assembly's own legal documents: the list, and one with its versions in time."""

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from orkhon.accounts.reader import reader
from orkhon.legislation.models import Version, Work
from orkhon.legislation.queries.works import versions_of
from orkhon.proceedings.actions.instruments import enter_event
from orkhon.proceedings.forms.renewals import EventForm
from orkhon.proceedings.permissions import (
    can_draft,
    can_read_preparations,
    can_set_rules,
)
from orkhon.proceedings.queries import renewals as reads
from orkhon.proceedings.views.doors import inside, ruling
from orkhon.record.refusals import Refusal


@require_GET
@inside
def legal_documents(request: HttpRequest) -> HttpResponse:
    """Every document with its latest version, its date and its sources."""
    return render(
        request,
        "proceedings/legal_documents.html",
        {"instruments": reads.instruments(), "may_rule": can_set_rules(request.user)},
    )


@require_GET
@inside
def legal_document(request: HttpRequest, work: str) -> HttpResponse:
    """One document: versions in time, what sources say of it, renewals."""
    return _document(request, document_of(work), EventForm())


@require_POST
@ruling
def enter_instrument_event(request: HttpRequest, work: str) -> HttpResponse:
    """Enter what a source says happened to it."""
    found = document_of(work)
    form = EventForm(request.POST)
    if form.is_valid():
        try:
            enter_event(found, form.happened(), by=reader(request), shown=form.shown())
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is entered."))
            return redirect("proceedings:legal-document", work)
    return _document(request, found, form, status=422)


def document_of(key: str) -> Work:
    """A legal document by its key.

    Raises:
        Http404: there is none, or it is a law.
    """
    return get_object_or_404(Work, key=key, kind=Work.Kind.INSTRUMENT)


def _document(
    request: HttpRequest, work: Work, form: EventForm, *, status: int = 200
) -> HttpResponse:
    versions = versions_of(work)
    return render(
        request,
        "proceedings/legal_document.html",
        {
            "work": work,
            "versions": versions,
            "redlines": _redlines(versions),
            "events": reads.events_of(work),
            "renewals": reads.renewals_of(work),
            "form": form,
            "may_rule": can_set_rules(request.user),
            "may_draft": can_draft(request.user),
            "may_open": can_read_preparations(request.user),
            "has_text": any(one.expressions.all() for one in versions),
        },
        status=status,
    )


def _redlines(versions: list[Version]) -> list[dict[str, Any]]:
    """Neighbours in time that have a text in one language: old and new."""
    found = []
    for new, old in pairwise(versions):
        texts = {one.language: one for one in old.expressions.all()}
        found += [
            {"old": texts[one.language], "new": one, "from": old, "to": new}
            for one in new.expressions.all()
            if one.language in texts
        ]
    return found
