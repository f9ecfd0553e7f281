"""Somebody's programme as a calendar, fetched by telephones without an account."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_GET

from orkhon.protocol.documents.calendar import calendar_bytes
from orkhon.protocol.models import VisitParticipant
from orkhon.protocol.queries.book import book_of


@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar that belongs to a token; a renewed token leaves nothing here."""
    person = (
        VisitParticipant.objects.select_related("visit")
        .filter(feed_token=token)
        .first()
    )
    if person is None:
        raise Http404("no such calendar")
    language = person.language or settings.LANGUAGE_CODE.split("-")[0]
    with override(language):
        data = calendar_bytes(book_of(person.visit), person, language)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="programme.ics"'
    response["Cache-Control"] = "private, max-age=300"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
