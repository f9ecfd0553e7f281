"""The briefing book on screen and as a file: for a person, a body or a meeting."""

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from orkhon.accounts.reader import reader
from orkhon.dialogue.documents.briefing import (
    FORMATS,
    MEDIA_TYPES,
    briefing_bytes,
    briefing_paper,
    file_name,
)
from orkhon.dialogue.models import Contact
from orkhon.dialogue.queries.briefing.book import (
    body_briefing,
    contact_briefing,
    person_briefing,
)
from orkhon.dialogue.queries.briefing.values import Briefing
from orkhon.dialogue.views.doors import secretariat
from orkhon.engines.documents import render_html
from orkhon.register.models import Body, Person


class _NoSuchDay(ValueError):
    """The address names a day that the calendar does not have."""


@require_GET
@secretariat
def person(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The book about one person."""
    found = get_object_or_404(Person, pk=pk)
    try:
        return _answer(request, person_briefing(found, _day(request)))
    except _NoSuchDay as error:
        return _refused(request, str(error))


@require_GET
@secretariat
def body(request: HttpRequest, key: str) -> HttpResponse:
    """The book about one body."""
    found = get_object_or_404(Body, key=key)
    try:
        return _answer(request, body_briefing(found, _day(request)))
    except _NoSuchDay as error:
        return _refused(request, str(error))


@require_GET
@secretariat
def contact(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The book for one meeting."""
    found = get_object_or_404(Contact, pk=pk)
    try:
        return _answer(request, contact_briefing(found, _day(request)))
    except _NoSuchDay as error:
        return _refused(request, str(error))


def _day(request: HttpRequest) -> date:
    """The day asked for with `?on=`, else today."""
    asked = request.GET.get("on", "").strip()
    if not asked:
        return timezone.localdate()
    try:
        return date.fromisoformat(asked)
    except ValueError as error:
        raise _NoSuchDay(
            gettext("“%(day)s” is no day; write it as 2027-03-15.") % {"day": asked}
        ) from error


def _answer(request: HttpRequest, briefing: Briefing) -> HttpResponse:
    language = get_language() or "en"
    paper = briefing_paper(
        briefing, language, reader=reader(request), made_at=timezone.now()
    )
    asked = request.GET.get("format", "")
    if asked in FORMATS:
        response = HttpResponse(
            briefing_bytes(paper, asked), content_type=MEDIA_TYPES[asked]
        )
        response["Content-Disposition"] = (
            f'attachment; filename="{file_name(briefing, asked)}"'
        )
        return response
    # The engine escapes every word of the paper; the markup is its own.
    printed = mark_safe(render_html(paper, mark_url=static("ui/mark.svg")))  # noqa: S308 -- see above
    return render(
        request,
        "dialogue/briefing.html",
        {
            "briefing": briefing,
            "title": paper.title,
            "paper": printed,
            "on": briefing.on.isoformat(),
        },
    )


def _refused(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "dialogue/briefing.html", {"error": why}, status=400)
