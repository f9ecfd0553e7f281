"""The order of a text: sentences moved and taken out, phrases taken, sections left out."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from orkhon.accounts.reader import reader
from orkhon.observation.actions.statements.sections import (
    leave_out_section,
    take_in_section,
)
from orkhon.observation.actions.statements.sentences import (
    drop_sentence,
    move_sentence,
)
from orkhon.observation.actions.statements.taking_phrases import take_phrase
from orkhon.observation.models import Sentence
from orkhon.observation.views.doors import inside
from orkhon.observation.views.statements.doors import (
    back_to,
    section_of,
    sentence_of,
    statement_of,
)
from orkhon.record.refusals import Refusal


@require_POST
@inside
def drop(
    request: HttpRequest, number: int, statement: int, pk: uuid.UUID
) -> HttpResponse:
    """Take a sentence out."""
    found = statement_of(request, number, statement)
    row = sentence_of(found, pk)
    try:
        drop_sentence(row, revision=_revision(request), by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The sentence is taken out; the record keeps it."))
    return back_to(found, f"sec-{row.section.key}")


@require_POST
@inside
def move(
    request: HttpRequest, number: int, statement: int, pk: uuid.UUID
) -> HttpResponse:
    """Move a sentence up, down, or into another section."""
    found = statement_of(request, number, statement)
    row = sentence_of(found, pk)
    into = row.section
    if request.POST.get("into"):
        into = section_of(found, request.POST["into"])
    order = list(
        Sentence.objects.filter(section=into, dropped_at=None)
        .exclude(pk=row.pk)
        .order_by("precedence", "made_at")
    )
    before = [one for one in order if one.precedence < row.precedence]
    if into != row.section:
        after = order[-1] if order else None
    elif request.POST.get("to") == "up":
        after = before[-2] if len(before) > 1 else None
    else:
        later = [one for one in order if one not in before]
        after = later[0] if later else (before[-1] if before else None)
    try:
        move_sentence(row, by=reader(request), section=into, after=after)
    except Refusal as error:
        messages.error(request, str(error))
    return back_to(found, f"s-{row.pk}")


@require_POST
@inside
def phrase(
    request: HttpRequest, number: int, statement: int, section: str
) -> HttpResponse:
    """Take standard phrases into a section."""
    found = statement_of(request, number, statement)
    into = section_of(found, section)
    try:
        for key in request.POST.getlist("phrase"):
            take_phrase(into, key, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return back_to(found, f"sec-{into.key}")


@require_POST
@inside
def section(
    request: HttpRequest, number: int, statement: int, section: str
) -> HttpResponse:
    """Leave a section out, or take it in again."""
    found = statement_of(request, number, statement)
    row = section_of(found, section)
    try:
        if request.POST.get("act") == "leave-out":
            leave_out_section(row, by=reader(request))
        else:
            take_in_section(row, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    return back_to(found, "left-out" if row.is_left_out else f"sec-{row.key}")


def _revision(request: HttpRequest) -> int:
    """What the reader had before them; 0, which nothing has, for nonsense."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() and len(said) < 10 else 0
