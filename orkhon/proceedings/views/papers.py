"""The papers of a session × languages; versions brought in and read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.proceedings.actions import papers as verbs
from orkhon.proceedings.actions.participants import OVER
from orkhon.proceedings.forms.papers import DocumentForm, VersionForm
from orkhon.proceedings.forms.participants import WhyForm
from orkhon.proceedings.models import SessionDocument
from orkhon.proceedings.permissions import can_prepare, can_read_preparations
from orkhon.proceedings.queries.papers import (
    authentic_language,
    circulated_sources,
    paper_of,
    papers_of,
    required_languages,
)
from orkhon.proceedings.views.doors import inside, preparing, session_of
from orkhon.proceedings.views.participants import download
from orkhon.record.queries import bytes_of


@require_GET
@inside
def documents(request: HttpRequest, key: str) -> HttpResponse:
    """Papers × languages, what lacks first."""
    session = session_of(key)
    found = papers_of(session, request.user)
    return render(
        request,
        "proceedings/documents.html",
        {
            "session": session,
            "papers": found,
            "rows": [
                (one, [(code, one.in_language(code)) for code in found.columns])
                for one in found.papers
            ],
            "sees_all": can_read_preparations(request.user),
            "withdrawn": session.papers.filter(withdrawn_at__isnull=False)
            if can_read_preparations(request.user)
            else (),
            "may_prepare": can_prepare(request.user) and session.progress not in OVER,
        },
    )


@require_http_methods(["GET", "POST"])
@preparing
def begin(request: HttpRequest, key: str) -> HttpResponse:
    """Begin a paper; its versions follow language by language."""
    session = session_of(key)
    form = DocumentForm(
        request.POST if request.method == "POST" else None,
        session=session,
        initial={"item": request.GET.get("item", "")},
    )
    if form.is_bound and form.is_valid():
        try:
            made = verbs.begin_document(
                session,
                form.cleaned_data["title"],
                item=form.cleaned_data["item"],
                by=reader(request),
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            return redirect("proceedings:document", key, made.number)
    return render(
        request,
        "proceedings/document_new.html",
        {"session": session, "form": form},
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "POST"])
@inside
def document(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """One paper in its languages; a post brings a version in."""
    found = _document(key, number)
    paper = paper_of(found.session, found, request.user)
    if paper is None or (request.method == "POST" and not can_prepare(request.user)):
        raise Http404("no such page")
    form = VersionForm(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        initial={
            "language": paper.lacks[0] if paper.lacks else "",
            "is_authentic": not paper.latest
            and bool(paper.lacks)
            and paper.lacks[0] == authentic_language(found.session),
        },
    )
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = verbs.add_version(
                found,
                form.cleaned_data["language"],
                file.read(),
                filename=file.name,
                by=reader(request),
                is_authentic=form.cleaned_data["is_authentic"],
            )
        except ValueError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Kept as version %(n)d.") % {"n": made.number})
            return redirect("proceedings:document", key, number)
    return _page(request, found, form)


@require_POST
@preparing
def change(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Name a paper otherwise, or put it under another item."""
    found = _document(key, number)
    form = DocumentForm(request.POST, session=found.session)
    try:
        if not form.is_valid():
            raise ValueError("; ".join(str(one[0]) for one in form.errors.values()))
        verbs.change_document(
            found,
            form.cleaned_data["title"],
            item=form.cleaned_data["item"],
            by=reader(request),
        )
    except ValueError as error:
        messages.error(request, str(error))
    return redirect("proceedings:document", key, number)


@require_POST
@preparing
def authentic(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say which language binds."""
    found = _document(key, number)
    try:
        verbs.name_authentic(
            found, request.POST.get("language", "")[:8], by=reader(request)
        )
    except ValueError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The authentic language is named."))
    return redirect("proceedings:document", key, number)


@require_POST
@preparing
def withdraw(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take a paper out of the table; its number stays used."""
    found = _document(key, number)
    form = WhyForm(request.POST)
    try:
        why = form.cleaned_data["why"] if form.is_valid() else ""
        verbs.withdraw_document(found, why=why, by=reader(request))
    except ValueError as error:
        messages.error(request, str(error))
        return redirect("proceedings:document", key, number)
    messages.success(request, _("Paper %(n)d is withdrawn.") % {"n": number})
    return redirect("proceedings:documents", key)


@require_GET
@never_cache
@inside
def file(
    request: HttpRequest, key: str, number: int, language: str, version: int
) -> HttpResponse:
    """A version byte for byte; a delegation reads what was circulated."""
    found = _document(key, number)
    one = get_object_or_404(
        found.versions.select_related("source"), language=language, number=version
    )
    if not can_read_preparations(request.user) and str(
        one.source_id
    ) not in circulated_sources(found.session):
        raise Http404("no such page")
    return download(bytes_of(one.source), one.source.media_type, one.source.filename)


def _document(key: str, number: int) -> SessionDocument:
    return get_object_or_404(
        SessionDocument.objects.select_related("session__organ", "item"),
        session__key=key,
        number=number,
    )


def _page(
    request: HttpRequest, found: SessionDocument, form: VersionForm
) -> HttpResponse:
    session = found.session
    may_prepare = (
        can_prepare(request.user)
        and session.progress not in OVER
        and found.withdrawn_at is None
    )
    return render(
        request,
        "proceedings/document.html",
        {
            "session": session,
            "part": "documents",
            "document": found,
            "paper": paper_of(session, found, request.user),
            "required": required_languages(session),
            "may_prepare": may_prepare,
            "form": form,
            "change_form": DocumentForm(
                session=session, initial={"title": found.title, "item": found.item}
            ),
            "why_form": WhyForm(),
        },
        status=422 if form.is_bound else 200,
    )
