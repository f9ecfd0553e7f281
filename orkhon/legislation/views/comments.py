"""A draft with its comments; a comment made, changed, taken back, answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from orkhon.accounts.reader import reader
from orkhon.legislation.actions import comments as verbs
from orkhon.legislation.actions.answering import answer_comment
from orkhon.legislation.forms.comments import FilterForm, LetterForm, SayForm
from orkhon.legislation.models import Comment, CommentRound, Expression, Version
from orkhon.legislation.permissions import can_comment, can_run_round, can_withdraw
from orkhon.legislation.queries.comment_draft import (
    Provisions,
    Shown,
    draft_of,
    shown_of,
)
from orkhon.legislation.queries.comments import (
    RoundLine,
    extensions_of,
    tally,
    texts_with_remarks,
    told_of,
)
from orkhon.legislation.views.doors import answering, inside
from orkhon.record.doors import Rest, View, guarded
from orkhon.record.refusals import Refusal

FILTERS = ("country", "author", "answer", "language")


def commenting(view: View[Rest]) -> View[Rest]:
    """Delegations, for their parliaments, and editors, for who wrote a letter."""
    return guarded(view, can_comment)


def version_of(key: str, number: int) -> Version:
    """The version of a law."""
    return get_object_or_404(
        Version.objects.select_related("work"), work__key=key, number=number
    )


def round_of(key: str, number: int) -> CommentRound:
    """The round of a version."""
    return get_object_or_404(
        CommentRound.objects.select_related("version__work"),
        version__work__key=key,
        version__number=number,
    )


def comments_of(round_: CommentRound) -> list[Comment]:
    """All comments of a round by number, with what is shown of them."""
    return list(
        round_.comments.select_related("country", "citation__source").order_by("number")
    )


@dataclass(frozen=True)
class _Failed:
    """An answer that was refused: the words stay where they were typed."""

    comment: int
    words: str
    why: str


@require_GET
@inside
def draft(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The draft with its comments beside the provisions."""
    version = version_of(key, number)
    round_ = CommentRound.objects.filter(version=version).first()
    if round_ is None:
        return render(
            request,
            "legislation/round_none.html",
            {
                "work": version.work,
                "version": version,
                "may_run": can_run_round(request.user),
            },
        )
    return _page(request, round_)


@require_http_methods(["GET", "POST"])
@commenting
def add(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Say something of a provision, or enter what an office wrote."""
    round_ = round_of(key, number)
    provisions = Provisions(round_.version)
    is_letter = can_run_round(request.user)
    kind = LetterForm if is_letter else SayForm
    initial = {"eid": request.GET.get("provision", "")}
    form: SayForm = (
        kind(request.POST, request.FILES, provisions=provisions)
        if request.method == "POST"
        else kind(initial=initial, provisions=provisions)
    )
    if form.is_bound and form.is_valid():
        try:
            made = _made(request, round_, form)
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                _("Comment %(number)d is kept; it came late and is marked so.")
                % {"number": made.number}
                if made.is_late
                else _("Comment %(number)d is kept.") % {"number": made.number},
            )
            return _to(round_, made.number)
    eid = str(form["eid"].value() or "")
    return render(
        request,
        "legislation/comment_form.html",
        _frame(round_)
        | {
            "form": form,
            "is_letter": is_letter,
            "words": provisions.words(eid) if eid else None,
            "name": provisions.name(eid) if eid else "",
        },
        status=422 if form.errors else 200,
    )


def _made(request: HttpRequest, round_: CommentRound, form: SayForm) -> Comment:
    by = reader(request)
    if not isinstance(form, LetterForm):
        return verbs.comment(round_.version, form.said(), by=by)
    brought = form.brought()
    letter = (
        None
        if brought is None
        else verbs.keep_letter(*brought, language=form.said().language, by=by)
    )
    return verbs.enter_comment(
        round_.version,
        form.said(),
        form.office(),
        by=by,
        received_at=form.received(round_),
        letter=letter,
    )


@require_GET
@inside
def one(request: HttpRequest, key: str, number: int, comment: int) -> HttpResponse:
    """One comment with its history."""
    round_ = round_of(key, number)
    found = _comment(round_, comment)
    provisions = Provisions(round_.version)
    (shown,) = shown_of(round_, [found], provisions)
    return render(
        request,
        "legislation/comment.html",
        _frame(round_)
        | {
            "shown": shown,
            "words": provisions.words(found.eid),
            "told": told_of(found),
            "may_change": can_withdraw(request.user, found)
            and found.withdrawn_at is None,
            "may_answer": can_run_round(request.user),
            "may_open": found.citation is not None
            and found.citation.source.is_open_to(request.user),
        },
    )


@require_http_methods(["GET", "POST"])
@commenting
def change(request: HttpRequest, key: str, number: int, comment: int) -> HttpResponse:
    """Say a comment in other words."""
    round_ = round_of(key, number)
    found = _own(request, round_, comment)
    provisions = Provisions(round_.version)
    form = SayForm(
        request.POST if request.method == "POST" else None,
        initial={
            name: getattr(found, name)
            for name in ("eid", "text", "wording", "language", "english")
        },
        provisions=provisions,
    )
    if form.is_bound and form.is_valid():
        try:
            verbs.change_comment(found, form.said(), by=reader(request))
        except Refusal as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Comment %(n)d is changed.") % {"n": comment})
            return _to(round_, comment)
    return render(
        request,
        "legislation/comment_form.html",
        _frame(round_)
        | {
            "form": form,
            "comment": found,
            "words": provisions.words(found.eid) if found.eid else None,
            "name": provisions.name(found.eid) if found.eid else "",
        },
        status=422 if form.errors else 200,
    )


@require_POST
@commenting
def withdraw(request: HttpRequest, key: str, number: int, comment: int) -> HttpResponse:
    """Take a comment back."""
    round_ = round_of(key, number)
    verbs.withdraw_comment(_own(request, round_, comment), by=reader(request))
    messages.success(
        request, _("Comment %(n)d is taken back; it stays, struck.") % {"n": comment}
    )
    return _to(round_, comment)


@require_POST
@answering
def answer(request: HttpRequest, key: str, number: int, comment: int) -> HttpResponse:
    """Answer a comment and go on to the next that waits."""
    round_ = round_of(key, number)
    found = _comment(round_, comment)
    words = request.POST.get("words", "")
    try:
        answer_comment(
            found,
            request.POST.get("outcome", ""),
            words,
            by=reader(request),
            seen=request.POST.get("seen", ""),
        )
    except Refusal as error:
        return _page(request, round_, _Failed(comment, words, str(error)))
    chosen = {name: request.POST.get(name, "") for name in FILTERS}
    return _to(round_, _next(request, round_, comment), chosen)


def _next(request: HttpRequest, round_: CommentRound, after: int) -> int:
    """The next comment on the page that waits for an answer, else the same one."""
    comments = comments_of(round_)
    asked = {name: request.POST.get(name, "") for name in ("country", "author")}
    shown = shown_of(
        round_,
        FilterForm(asked, comments).chosen(comments),
        Provisions(round_.version),
    )
    numbers = [one.comment.number for one in shown]
    # What was answered may not be among those that are shown: then from the first.
    here = numbers.index(after) if after in numbers else -1
    later = [one.comment for one in [*shown[here + 1 :], *shown[: max(here, 0)]]]
    waiting = [one for one in later if not one.outcome and one.withdrawn_at is None]
    return waiting[0].number if waiting else after


def _page(
    request: HttpRequest, round_: CommentRound, failed: _Failed | None = None
) -> HttpResponse:
    asked = request.POST if failed else request.GET
    comments = comments_of(round_)
    form = FilterForm(asked, comments)
    chosen = form.chosen(comments)
    if failed and all(one.number != failed.comment for one in chosen):
        chosen += [one for one in comments if one.number == failed.comment]
    provisions = Provisions(round_.version)
    expression = _expression(round_.version, asked.get("language", ""))
    shown = shown_of(round_, chosen, provisions)
    user = request.user
    return render(
        request,
        "legislation/comments.html",
        _frame(round_)
        | {
            "draft": draft_of(expression, shown),
            "others": list(round_.version.expressions.exclude(pk=expression.pk)),
            "expression": expression,
            "filter": form,
            "chosen": {name: asked.get(name, "") for name in FILTERS},
            "is_filtered": len(chosen) != len(comments),
            "shown": shown,
            "tally": tally(comments),
            "extensions": extensions_of(round_),
            "failed": failed,
            "may_run": can_run_round(user),
            "may_comment": can_comment(user),
            "own": _own_numbers(request, shown),
            "remarks": texts_with_remarks(round_) if can_run_round(user) else [],
        },
        status=422 if failed else 200,
    )


def _frame(round_: CommentRound) -> dict[str, object]:
    return {
        "round": round_,
        "line": RoundLine(round_, 0, 0, 0),
        "work": round_.version.work,
        "version": round_.version,
    }


def _expression(version: Version, language: str) -> Expression:
    """The text that is asked for, else the reader's language, else the authentic."""
    texts = {one.language: one for one in version.expressions.all()}
    own = (get_language() or "en").split("-")[0]
    binding = version.expressions.order_by("-is_authentic", "language").first()
    found = texts.get(language) or texts.get(own) or binding
    if found is None:
        raise Http404(gettext("no text"))
    return found


def _own_numbers(request: HttpRequest, shown: Sequence[Shown]) -> set[int]:
    """Comments that this reader may change or take back."""
    return {
        one.comment.number
        for one in shown
        if one.comment.withdrawn_at is None and can_withdraw(request.user, one.comment)
    }


def _comment(round_: CommentRound, number: int) -> Comment:
    return get_object_or_404(
        round_.comments.select_related("country", "citation__source"), number=number
    )


def _own(request: HttpRequest, round_: CommentRound, number: int) -> Comment:
    found = _comment(round_, number)
    if not can_withdraw(request.user, found):
        raise Http404("not this reader's comment")
    return found


def _to(
    round_: CommentRound, number: int, chosen: dict[str, str] | None = None
) -> HttpResponseRedirect:
    version = round_.version
    place = reverse("legislation:comments", args=[version.work.key, version.number])
    asked = urlencode({name: said for name, said in (chosen or {}).items() if said})
    return redirect(f"{place}{'?' if asked else ''}{asked}#c{number}")
