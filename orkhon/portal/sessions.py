"""Sessions that were opened: the list, one session, its reports, minutes, documents."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from orkhon.portal.copies import public, while_nothing_changed
from orkhon.portal.files import sent
from orkhon.portal.languages import in_its_language
from orkhon.portal.pages import page
from orkhon.proceedings.queries.published import published_texts
from orkhon.proceedings.queries.published_agenda import (
    published_agenda,
    published_document_file,
    published_documents,
)
from orkhon.proceedings.queries.published_decisions import (
    published_decisions,
    published_minutes,
    published_reports,
)
from orkhon.proceedings.queries.published_meeting import (
    published_participants,
    published_programme,
)
from orkhon.proceedings.queries.published_sessions import (
    PublishedSession,
    published_organs,
    published_session,
    published_sessions,
)

COMING = ("planned", "convened", "open")
"""States of sessions that are not over."""


@require_safe
@public
@while_nothing_changed
@in_its_language
def sessions(request: HttpRequest, language: str) -> HttpResponse:
    """The sessions, what is to come first; perhaps of one organ."""
    organs = published_organs()
    asked = request.GET.get("organ", "")
    organ = asked if asked in dict(organs) else ""
    found = published_sessions(organ)
    return page(
        request,
        "portal/sessions.html",
        language,
        {
            "coming": [one for one in found if one.state in COMING][::-1],
            "past": [one for one in found if one.state not in COMING],
            "organs": organs,
            "organ": organ,
        },
        lambda code: reverse("portal:sessions", args=[code]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def session(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """One session: what was circulated, who took part, what it decided."""
    found = _session(key)
    participants = published_participants(key)
    return page(
        request,
        "portal/session.html",
        language,
        {
            "session": found,
            "agenda": published_agenda(key, language),
            "documents": published_documents(key),
            "programme": published_programme(key),
            "participants": participants,
            "has_names": any(one.people for one in participants),
            "texts": published_texts(session=key),
            "decisions": published_decisions(key),
            "reports": published_reports(key),
            "minutes": published_minutes(key),
        },
        lambda code: reverse("portal:session", args=[code, key]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def report(request: HttpRequest, language: str, key: str, number: int) -> HttpResponse:
    """A report to a session, with the figures that were frozen in it."""
    found = next((one for one in published_reports(key) if one.number == number), None)
    if found is None:
        raise Http404("no such report")
    return page(
        request,
        "portal/session_report.html",
        language,
        {"session": _session(key), "report": found},
        lambda code: reverse("portal:session-report", args=[code, key, number]),
    )


@require_safe
@public
@while_nothing_changed
@in_its_language
def minutes(request: HttpRequest, language: str, key: str, number: int) -> HttpResponse:
    """The minutes of a sitting, as they were approved."""
    found = next((one for one in published_minutes(key) if one.sitting == number), None)
    if found is None:
        raise Http404("no such minutes")
    return page(
        request,
        "portal/session_minutes.html",
        language,
        {"session": _session(key), "minutes": found},
        lambda code: reverse("portal:session-minutes", args=[code, key, number]),
    )


@require_safe
@public
def document(
    request: HttpRequest, key: str, number: int, language: str, form: str
) -> HttpResponse:
    """A document of a session byte for byte, as it was circulated."""
    found = published_document_file(key, number, language)
    if found is not None and found[0].format != form:
        found = None
    return sent(request, found)


def _session(key: str) -> PublishedSession:
    found = published_session(key)
    if found is None:
        raise Http404("no such session")
    return found


ONE = "<language:language>/sessions/<slug:key>/"

urlpatterns: list[URLPattern] = [
    path("<language:language>/sessions/", sessions, name="sessions"),
    path(ONE, session, name="session"),
    path(f"{ONE}reports/<int:number>/", report, name="session-report"),
    path(f"{ONE}minutes/<int:number>/", minutes, name="session-minutes"),
    path(
        "sessions/<slug:key>/documents/<int:number>/<slug:language>.<slug:form>",
        document,
        name="session-document",
    ),
]
