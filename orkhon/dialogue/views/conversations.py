"""The record of a conversation: written once, opened by the people named in it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from orkhon.accounts.reader import reader
from orkhon.dialogue.actions.conversations import (
    open_conversation_record,
    write_conversation_record,
)
from orkhon.dialogue.forms.contacts import ConversationForm
from orkhon.dialogue.models import Contact, ConversationRecord
from orkhon.dialogue.permissions import can_open_conversation, visible
from orkhon.dialogue.queries.contacts import openings_of
from orkhon.dialogue.views.doors import secretariat


@require_POST
@secretariat
def write(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Keep the record of a conversation for the people chosen."""
    contact = get_object_or_404(visible(Contact.objects.all(), request.user), pk=pk)
    form = ConversationForm(request.POST, writer=reader(request))
    if form.is_valid():
        try:
            write_conversation_record(
                contact,
                form.cleaned_data["text"],
                open_to=form.cleaned_data["open_to"],
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("The record of conversation is kept for the people named.")
            )
            return redirect("dialogue:contact", contact.pk)
    return render(
        request,
        "dialogue/conversation_form.html",
        {"form": form, "contact": contact},
        status=422,
    )


@require_POST
@never_cache
@secretariat
def open_record(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Read it. A post, because opening leaves a trace; others find no such page."""
    record = get_object_or_404(
        ConversationRecord.objects.select_related("contact", "source"), contact=pk
    )
    user = reader(request)
    if not can_open_conversation(user, record):
        raise Http404("no such page")
    opened = open_conversation_record(record, by=user)
    return render(
        request,
        "dialogue/conversation.html",
        {
            "contact": record.contact,
            "text": opened.text,
            "openings": openings_of(record.contact),
            "readers": record.open_to.all(),
        },
    )
