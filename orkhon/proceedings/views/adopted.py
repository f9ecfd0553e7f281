"""Adopted texts: the list, one text, giving a symbol, papers, opening to everybody."""

from datetime import date
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from orkhon.accounts.reader import reader
from orkhon.jobs.queries import is_over, latest
from orkhon.jobs.views import following
from orkhon.proceedings.actions import adopted_bundles as bundles
from orkhon.proceedings.actions.adopting import adopt as adopt_text
from orkhon.proceedings.actions.adopting import next_symbol
from orkhon.proceedings.forms.adopted import AdoptForm, FilterForm
from orkhon.proceedings.models import AdoptedText, DraftVersion, Question
from orkhon.proceedings.permissions import can_adopt, can_read_preparations
from orkhon.proceedings.queries import adopted as reads
from orkhon.proceedings.queries.adopted_results import how_adopted
from orkhon.proceedings.queries.adopted_words import (
    incomplete,
    language_texts,
    left_out,
)
from orkhon.proceedings.queries.drafts import standing_of
from orkhon.proceedings.queries.questions import state_of
from orkhon.proceedings.views.doors import adopting, inside, question_of, session_of
from orkhon.record.actions import subject_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal


@require_GET
@inside
def adopted_texts(request: HttpRequest) -> HttpResponse:
    """Every adopted text, what waits for its symbol first."""
    form = FilterForm(request.GET)
    asked = form.asked()
    return render(
        request,
        "proceedings/adopted_texts.html",
        {
            "form": form,
            "asked": asked,
            "texts": reads.searched(reads.adopted_texts(asked), asked.words),
            "waiting": reads.to_adopt() if can_adopt(request.user) else [],
        },
    )


@require_GET
@inside
def adopted(request: HttpRequest, key: str) -> HttpResponse:
    """The adopted texts of one session."""
    session = session_of(key)
    return render(
        request,
        "proceedings/adopted.html",
        {
            "session": session,
            "texts": list(reads.adopted_texts(session=session)),
            "waiting": reads.to_adopt(session) if can_adopt(request.user) else [],
        },
    )


@require_GET
@inside
def adopted_text(
    request: HttpRequest, code: str, year: int, number: int
) -> HttpResponse:
    """One text with its languages, its papers, and who said what."""
    text = _text(code, year, number)
    words = reads.words_of(text)
    asked = request.GET.get("language", "")
    shown = next((one for one in words if one.language == asked), words[0])
    job = latest(subject_of(text), bundles.ISSUE)
    law = reads.model_law_of(text)
    answer = render(
        request,
        "proceedings/adopted_text.html",
        {
            "text": text,
            "session": text.session,
            "part": "adopted",
            "words": words,
            "shown": shown,
            "left_out": reads.left_out_of(text),
            "how": how_adopted(text.question),
            "state": state_of(text.question),
            "papers": reads.papers_of(text),
            "job": job,
            "is_under_way": not is_over(job),
            "law": law,
            "may_adopt": can_adopt(request.user),
            "may_open": can_read_preparations(request.user),
        },
    )
    return following(request, answer, job)


@require_http_methods(["GET", "POST"])
@adopting
def adopt(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Look at what would be adopted, and give it its symbol."""
    question = question_of(key, number)
    version = question.version
    if version is None:
        raise Http404("the question is not about a text")
    before = AdoptedText.objects.filter(version__draft=version.draft).first()
    form = AdoptForm(
        request.POST if request.method == "POST" else None,
        initial={"on": _day(question), "version": version.pk},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        held = get_object_or_404(DraftVersion, pk=said["version"])
        try:
            made = adopt_text(question, on=said["on"], by=reader(request), version=held)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            bundles.ask_for_papers(made, by=reader(request))
            messages.success(
                request,
                _("Adopted as %(symbol)s. Its papers are being made.")
                % {"symbol": made.symbol},
            )
            return _to(made)
    texts = language_texts(version)
    return render(
        request,
        "proceedings/adopt.html",
        {
            "question": question,
            "session": question.session,
            "part": "adopted",
            "version": version,
            "before": before,
            "form": form,
            "symbol": next_symbol(version.draft, _day(question).year),
            "texts": texts,
            "left_out": left_out(version, texts),
            "lacks": incomplete(version, version.draft.authentic),
            "standing": standing_of(version),
            "state": state_of(question),
        },
        status=422 if form.errors else 200,
    )


@require_POST
@adopting
def make_papers(
    request: HttpRequest, code: str, year: int, number: int
) -> HttpResponse:
    """Ask for the papers once more, where a worker could not make them."""
    text = _text(code, year, number)
    bundles.ask_for_papers(text, by=reader(request))
    return _to(text)


@require_POST
@adopting
def publish_text(
    request: HttpRequest, code: str, year: int, number: int
) -> HttpResponse:
    """Open the page of a text to everybody."""
    text = _text(code, year, number)
    try:
        bundles.publish_text(text, by=reader(request))
    except Refusal as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("%(symbol)s is open to everybody.") % {"symbol": text.symbol}
        )
    return _to(text)


@require_GET
@inside
def adopted_paper(
    request: HttpRequest, code: str, year: int, number: int, language: str, form: str
) -> HttpResponse:
    """A paper byte for byte."""
    text = _text(code, year, number)
    paper = get_object_or_404(
        text.papers.select_related("source"), language=language, format=form
    )
    return _file(paper.source)


@require_GET
@inside
def adopted_bundle(
    request: HttpRequest, code: str, year: int, number: int
) -> HttpResponse:
    """Everything a stranger needs to check the text."""
    bundle = _text(code, year, number).bundle
    if bundle is None:
        raise Http404("no bundle yet")
    return _file(bundle)


def _text(code: str, year: int, number: int) -> AdoptedText:
    return get_object_or_404(
        reads.adopted_texts().select_related("session__organ", "evidence"),
        code=code.upper(),
        year=year,
        number=number,
    )


def _to(text: AdoptedText) -> HttpResponse:
    return redirect(
        "proceedings:adopted-text", text.code.lower(), text.year, text.number
    )


def _day(question: Question) -> date:
    """The day on which the question was closed, or the session's if that is to come."""
    session = question.session
    zone = ZoneInfo(session.time_zone or timezone.get_current_timezone_name())
    closed = (question.closed_at or timezone.now()).astimezone(zone).date()
    if session.to_day is not None and session.to_day > closed:
        return session.to_day
    return closed


def _file(source: Source) -> HttpResponse:
    return HttpResponse(
        bytes_of(source),
        content_type=source.media_type,
        headers={
            "Content-Disposition": content_disposition_header(True, source.filename)
            or "attachment"
        },
    )
