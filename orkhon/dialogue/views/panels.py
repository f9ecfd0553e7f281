"""Pieces that other rooms' pages fetch: what this room knows of a person or a body."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from orkhon.dialogue.permissions import can_read
from orkhon.dialogue.queries import commitments_with, contacts_with, next_contacts
from orkhon.register.models import Body, Person
from orkhon.register.queries.identity import ids_of
from orkhon.register.queries.people import posts_on

LATEST = 5


@require_GET
def person_panel(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Last and next contacts; promises of the person and of the bodies they are in."""
    _require(request)
    person = get_object_or_404(Person, pk=pk)
    ids = ids_of(person)
    today = timezone.localdate()
    planned = [
        one
        for one in next_contacts(today)
        if any(seen.person.pk in ids for seen in one.present)
    ]
    bodies = {post.body.id for post in posts_on([person.pk], today)[person.pk]}
    owes, is_owed = commitments_with(person_ids=ids, body_ids=bodies, on=today)
    return render(
        request,
        "dialogue/person_panel.html",
        {
            "person": person,
            "contacts": contacts_with(person_ids=ids, limit=LATEST),
            "planned": planned,
            "owes": owes,
            "is_owed": is_owed,
        },
    )


@require_GET
def body_panel(request: HttpRequest, key: str) -> HttpResponse:
    """Last contacts and open promises of a body."""
    _require(request)
    body = get_object_or_404(Body, key=key)
    owes, is_owed = commitments_with(body_ids=[body.pk], on=timezone.localdate())
    return render(
        request,
        "dialogue/person_panel.html",
        {
            "body": body,
            "contacts": contacts_with(body_ids=[body.pk], limit=LATEST),
            "planned": [],
            "owes": owes,
            "is_owed": is_owed,
        },
    )


def _require(request: HttpRequest) -> None:
    """A piece of a page asks nobody to sign in: it is there or it is not."""
    if not can_read(request.user):
        raise Http404("no such page")
