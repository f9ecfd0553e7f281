"""Rounds of comments: their list, opening, extending, the matrix, a file's comments."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from orkhon.accounts.reader import reader
from orkhon.engines.documents import DocumentError
from orkhon.legislation.actions.answering import take_over_remarks
from orkhon.legislation.actions.rounds import extend_round, open_round
from orkhon.legislation.documents.comment_matrix import FORMS
from orkhon.legislation.forms.comments import ExtendForm, OfficesForm, RoundForm
from orkhon.legislation.permissions import can_run_round
from orkhon.legislation.queries.comments import (
    RoundLine,
    all_rounds,
    extensions_of,
    texts_with_remarks,
)
from orkhon.legislation.views.comments import comments_of, round_of, version_of
from orkhon.legislation.views.doors import answering, inside
from orkhon.record.refusals import Refusal


@require_GET
@inside
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round, the last to close first."""
    return render(
        request,
        "legislation/rounds.html",
        {"rounds": all_rounds(request.user), "may_run": can_run_round(request.user)},
    )


@require_http_methods(["GET", "POST"])
@answering
def open_(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Open a round for a draft."""
    version = version_of(key, number)
    form = RoundForm(
        request.POST if request.method == "POST" else None,
        initial={"time_zone": timezone.get_current_timezone_name()},
    )
    if form.is_bound and form.is_valid():
        try:
            open_round(
                version,
                form.cleaned_data["closes"],
                form.cleaned_data["time_zone"],
                by=reader(request),
                invitation=form.cleaned_data["invitation"],
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The round is open."))
            return redirect("legislation:comments", key, number)
    return render(
        request,
        "legislation/round_form.html",
        {"work": version.work, "version": version, "form": form},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@answering
def extend(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Set a later deadline."""
    round_ = round_of(key, number)
    form = ExtendForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            extend_round(
                round_,
                form.cleaned_data["closes"],
                form.cleaned_data["reason"],
                by=reader(request),
            )
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The deadline is later now."))
            return redirect("legislation:comments", key, number)
    return render(
        request,
        "legislation/round_form.html",
        {
            "work": round_.version.work,
            "version": round_.version,
            "round": round_,
            "line": RoundLine(round_, 0, 0, 0),
            "extensions": extensions_of(round_),
            "form": form,
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
@answering
def take_over(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Make comments of those inside a Word file of the draft."""
    round_ = round_of(key, number)
    texts = texts_with_remarks(round_)
    if not texts:
        raise Http404("no comments in a file")
    text = texts[0]
    authors = sorted({one["author"] for one in text.remarks})
    form = OfficesForm(
        request.POST if request.method == "POST" else None, authors=authors
    )
    if form.is_bound and form.is_valid():
        try:
            made = take_over_remarks(text, form.offices(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                ngettext(
                    "%(n)d comment is taken over.",
                    "%(n)d comments are taken over.",
                    len(made),
                )
                % {"n": len(made)},
            )
            return redirect("legislation:comments", key, number)
    return render(
        request,
        "legislation/round_take_over.html",
        {
            "work": round_.version.work,
            "version": round_.version,
            "round": round_,
            "expression": text,
            "form": form,
        },
        status=422 if form.errors else 200,
    )


@require_GET
@inside
def matrix(request: HttpRequest, key: str, number: int, form: str) -> HttpResponse:
    """The comment matrix as a file."""
    round_ = round_of(key, number)
    if form not in FORMS:
        raise Http404(f"no matrix of the kind {form}")
    media_type, made = FORMS[form]
    try:
        data = made(round_, comments_of(round_))
    except DocumentError as error:
        messages.error(request, str(error))
        return redirect("legislation:comments", key, number)
    return HttpResponse(
        data,
        content_type=media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                True, f"{key}-{number}-comments.{form}"
            )
            or "attachment"
        },
    )
